#!/usr/bin/env python3
"""What is for staff, on one screen ($HIPKIOSK_SCREEN): the way in and out, and that every picture on it holds, in three languages."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, ReplayFailed, check_dump, load, tap
from screens import SCREENS

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
PIN = "482915"
CORNER = ["tap 5 5"] * 5
OTHER_CORNER = [f"tap {int(SCREENS[SCREEN][0].split('x')[0]) - 6} 5"] * 5  # in Arabic buttons of a 7 inch map stand in the left one


class Clinic(unittest.TestCase):
    """A site file, a PIN beside it and a folder for what outlives a restart."""
    site = {"clinic_name": "Riverside Massage"}

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name) / "site.json"
        self.state = Path(self.folder.name) / "state"
        self.path.write_text(json.dumps(self.site), encoding="utf-8")

    def set_pin(self, pin=PIN):
        return subprocess.run([os.environ["HIPKIOSK"], "--set-pin", "--site", self.path], input=pin + "\n",
                              capture_output=True, text=True, check=False)

    def kiosk(self, lang=None):
        kiosk = Kiosk(SCREEN, lang=lang, site=self.path)
        kiosk.more += ["--state", str(self.state)]
        return kiosk

    def words(self, lang="en"):
        return load(f"{lang}/strings.json")["ui"]

    def come_in(self, lang="en"):
        return [*(OTHER_CORNER if lang == "ar" else CORNER), *(f'tap "{digit}"' for digit in PIN), tap(self.words(lang)["staff.enter"])]

    def holds(self, dumps, name):
        faults = check_dump.check_all(dumps, name)
        if faults:
            self.fail("\n".join(faults))


class WayIn(Clinic):
    def test_in_and_out(self):
        self.assertEqual(self.set_pin().returncode, 0)
        for lang in ("en", "de", "ar"):
            ui = self.words(lang)
            lines = ["dump", *(OTHER_CORNER if lang == "ar" else CORNER), "expect view pin", "dump", 'tap "4"', 'tap "8"', "dump", 'tap "2"', 'tap "9"',
                     tap(ui["staff.enter"]), "dump commands", *(f'tap "{digit}"' for digit in PIN),
                     tap(ui["staff.enter"]), "expect view staff", "dump", tap(ui["staff.leave"]), "expect view attract",
                     "dump"]
            with self.subTest(lang=lang):
                dumps = self.kiosk(lang).run(lines)
                self.holds(dumps, lang)
                self.assertIn(ui["staff.wrong"], [text["text"] for text in dumps[3]["texts"]])
                self.assertEqual(dumps[0]["hash"], dumps[-1]["hash"])  # nothing of it is left

    def test_no_digit_is_ever_shown(self):
        self.set_pin()
        kiosk = self.kiosk()
        first, second = (kiosk.run([*CORNER, f'tap "{a}"', f'tap "{b}"', "dump commands"])[0] for a, b in ("48", "15"))
        self.assertEqual(first["hash"], second["hash"])

    def test_without_a_pin_there_is_nothing(self):
        lines = ["dump", *CORNER, *CORNER, "dump", "wait 200000", "dump"]
        kiosk = self.kiosk()
        self.assertEqual([dump["view"] for dump in kiosk.run(lines)], ["attract", "map", "attract"])
        self.assertFalse(self.state.exists())
        plain = Kiosk(SCREEN, site=self.path).run(lines)
        self.assertEqual([d["hash"] for d in plain], [d["hash"] for d in kiosk.run(lines)])

    def test_five_wrong_lock_over_a_restart(self):
        self.set_pin()
        wrong = ['tap "0"', 'tap "8"', 'tap "1"', 'tap "5"', 'tap "Enter"']
        dumps = self.kiosk().run([*CORNER, *wrong * 5, "dump", "wait 61000", "expect view map", *CORNER, "dump"])
        self.holds(dumps, "locked")
        self.assertTrue(any("5:00" in text["text"] for text in dumps[0]["texts"]), dumps[0]["texts"])
        self.assertTrue(any("3:5" in text["text"] for text in dumps[1]["texts"]), dumps[1]["texts"])
        with self.assertRaises(ReplayFailed):  # no key is there to type on
            self.kiosk().run(self.come_in())
        # The lock passes, whatever the screen shows meanwhile.
        self.kiosk().run(["wait 301000", *self.come_in(), "expect view staff"])

    def test_bad_pins_are_refused(self):
        for pin in ("", "123", "1234", "0000", "abcd", "123456789"):
            done = self.set_pin(pin)
            self.assertEqual(done.returncode, 1, pin)
            self.assertFalse((self.path.parent / "staff.pin").exists())
        self.assertEqual(self.set_pin().returncode, 0)
        self.assertNotIn(PIN, (self.path.parent / "staff.pin").read_text(encoding="utf-8"))
        self.assertEqual(self.set_pin("12").returncode, 1)
        self.kiosk().run([*self.come_in(), "expect view staff"])  # the one before still holds


if __name__ == "__main__":
    unittest.main()
