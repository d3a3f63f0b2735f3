#!/usr/bin/env python3
"""The kiosk without sight: keys name what they come to, screens say what they are, a finger hears first and acts second; all of it
is gone with the visit, and nothing of it is there where nobody asked or nothing can be heard."""

import json
import os
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, SCREENS, Kiosk, tap_on, target

SCREEN = os.environ["HIPKIOSK_SCREEN"]
STRINGS = json.loads((PACK / "en" / "strings.json").read_text(encoding="utf-8"))["ui"]
WELCOME = STRINGS["hear.welcome"]


def texts(dump):
    return [entry["text"] for entry in dump["said"]]


class Hear(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name) / "site.json"

    def run_with(self, lines, lang=None, screen=SCREEN, **sound):
        self.site.write_text(json.dumps({"sound": {"output": "speaker", **sound}}), encoding="utf-8")
        return Kiosk(screen, site=self.site, lang=lang).run(lines)

    def test_the_first_key_switches_it_on_and_names(self):
        dump = self.run_with(["key tab", "wait 30000", "dump"])[0]
        self.assertTrue(dump["listen"]["hears"])
        said = texts(dump)
        self.assertEqual(said[:2], [WELCOME, "Where does your hip hurt?"])
        self.assertRegex(said[-1], r"^Touch to start\. Button, 1 of [23]\.$")
        self.assertEqual(dump["focus"]["label"], "Touch to start")

    def test_a_screen_says_its_title_and_how_much_there_is(self):
        dump = self.run_with(["key tab", "key return", "expect view map", "wait 30000", "dump"])[0]
        count = len({t["id"] for t in dump["targets"]})
        said = texts(dump)
        self.assertIn("Where does it hurt?", said)
        self.assertRegex(said[-1], r"^Things to choose here: \d+\.$")
        self.assertGreater(count, 0)

    def test_every_screen_says_its_own_title(self):
        """Not that of another: a new screen has a row in view/hear.c. Where both ways to it are seen without scrolling."""
        session, phrases = STRINGS["map.session"], STRINGS["phrases.title"]
        dump = self.run_with(["key tab", "key return", "expect view map", *[f'tap "{session}"'] * 2, "expect view session",
                              *[f'tap "{phrases}"'] * 2, "expect view phrases", "wait 1000", "dump"], screen="24-landscape")[0]
        self.assertIn(phrases, texts(dump))
        self.assertNotIn(STRINGS["attract.title"], texts(dump)[2:], "the title of the first screen")

    def test_areas_come_with_their_sides(self):
        dump = self.run_with(["key tab", "key return", *["key tab", "wait 5000"] * 6, "dump"])[0]
        areas = [text for text in texts(dump) if "Area," in text]
        self.assertEqual([text.split(".")[0] for text in areas],
                         ["Left groin crease", "Right groin crease", "Front of left hip bone", "Front of right hip bone",
                          "Left outer hip", "Right outer hip"])
        self.assertEqual([text.split("Area, ")[1].split(" of")[0] for text in areas], list("123456"))

    def test_a_key_silences(self):
        first, second = self.run_with(["key tab", "wait 300", "dump", "key tab", "wait 20000", "dump"])
        self.assertEqual(texts(first), [WELCOME])
        self.assertEqual(texts(second)[-1].split(".")[0], second["focus"]["label"], "only the new thing is still said")
        self.assertNotIn("Touch to start. Button, 1 of 2.", texts(second))

    def test_a_finger_hears_then_acts(self):
        start = ["key tab", "key return", "wait 20000"]
        on_help = [*start, 'tap "Get help now"', "expect view map", "wait 5000", "dump"]
        dump = self.run_with(on_help)[0]
        self.assertEqual(texts(dump)[-2:], [STRINGS["hear.menu"], "Get help now. Button, 8 of 8."])
        self.run_with([*on_help, 'tap "Get help now"', "expect view help"])
        self.run_with([*on_help, 'tap "Home"', "expect view map", 'tap "Get help now"', "expect view map"])

    def test_where_am_i(self):
        dump = self.run_with(["key tab", "key return", "key tab", "wait 20000", "dump", "key where", "wait 60000", "dump"])[1]
        self.assertEqual(texts(dump)[:2], [STRINGS["hear.here"], "Where does it hurt?"])
        self.assertIn("Left groin crease. Area, 1 of ", " ".join(texts(dump)))
        self.assertEqual(texts(dump)[-1], STRINGS["hear.keys"])

    def test_it_is_longer_until_nobody_is_there_and_then_all_is_gone(self):
        at_start, asked, gone = self.run_with(
            ["dump", "key tab", "key return", "wait 270000", "expect view map", "wait 30000", "expect view still", "wait 50000",
             "dump", "wait 60000", "expect view attract", "dump"])
        self.assertIn(STRINGS["hear.still"].replace("{seconds}", "90"), texts(asked))
        self.assertEqual(texts(gone)[-1], "5 seconds left.")
        self.assertEqual(gone["listen"], at_start["listen"])
        self.assertEqual(gone["targets"], at_start["targets"])

    def test_display_switches_it(self):
        display = ['tap "Touch to start"', 'tap "Display"', *["key page-down"] * 3, 'expect text "Hear everything"', "dump"]
        before = self.run_with(display)[0]
        self.assertFalse(before["listen"]["hears"], "paging is not one of the keys that switch it on")
        switch_on = [*display, tap_on(before, target(before, "hear 1")), "wait 40000", *["key page-down"] * 3, "dump"]
        on = self.run_with(switch_on)[1]
        off, still_off = self.run_with([*switch_on, *[tap_on(on, target(on, "hear 0"))] * 2, "wait 20000", "dump", "key tab",
                                        "wait 9000", "dump"])[2:]
        self.assertTrue(on["listen"]["hears"])
        self.assertEqual(texts(on)[:2], [WELCOME, "Text & display"])
        self.assertFalse(off["listen"]["hears"])
        self.assertEqual(texts(off)[-1], STRINGS["hear.off"])
        self.assertEqual((still_off["listen"]["hears"], texts(still_off)), (False, []), "who said no is not asked by a key")

    def test_what_is_for_staff_is_not_said(self):
        self.site.write_text(json.dumps({"sound": {"output": "speaker"}}), encoding="utf-8")
        subprocess.run([os.environ["HIPKIOSK"], "--set-pin", "--site", self.site], input="482915\n", capture_output=True, text=True,
                       check=True)
        kiosk = Kiosk(SCREEN, site=self.site)
        kiosk.more += ["--state", str(self.site.parent / "state")]
        before, *inside = kiosk.run(["key tab", "key return", "wait 20000", "dump", *["tap 5 5"] * 5, "wait 5000", "expect view pin",
                                     "dump", "key tab", "wait 5000", 'tap "4"', 'tap "4"', "wait 5000", "expect view pin", "dump"])
        self.assertTrue(texts(before))
        heard = [text for dump in inside for text in texts(dump)]
        self.assertEqual([text for text in heard if any(c.isdigit() for c in text)], [], "no digit of a PIN")
        self.assertEqual(texts(inside[1]), [])

    def test_the_arrows_go_from_group_to_group(self):
        steps = ["key tab", "key return", "key tab", *["key line-down", "wait 6000", "dump"] * 2, "key line-up", "wait 6000", "dump"]
        out, further, back = self.run_with(steps)
        self.assertNotIn("Area, 2 of", texts(out)[-1])
        self.assertTrue(texts(out)[-1].startswith("I can’t point to one spot."), "past all areas in one step")
        self.assertNotEqual(out["focus"]["id"], further["focus"]["id"])
        self.assertEqual(back["focus"]["id"], out["focus"]["id"])

    def test_a_device_that_goes_and_comes_back(self):
        gone, silent, back = self.run_with(["key tab", "key return", "wait 20000", "sound off", "dump", "key tab", "wait 5000",
                                            "expect no text \"Listen\"", "dump", "sound on", "wait 60000", "expect text \"Listen\"",
                                            "dump"])
        self.assertNotIn("listen", gone)
        self.assertNotIn("listen", silent)
        self.assertTrue(back["listen"]["hears"])
        self.assertIn(STRINGS["hear.here"], texts(back))

    def test_reading_ends_when_the_device_goes(self):
        dump = self.run_with(['tap "Touch to start"', 'tap "Get help now"', 'tap "Listen"', "wait 3000", "sound off",
                              'expect no text "Pause"', "sound on", "wait 20000", 'expect no text "Pause"', "dump"])[0]
        self.assertEqual(dump["listen"]["state"], "off")

    def test_a_monkey_finds_no_silence_and_no_end(self):
        """Keys and touches at random: what is said stays whole and in bounds, and the kiosk goes on."""
        for seed in range(3):
            dice = random.Random(seed)
            width, height = (int(n) for n in SCREENS[SCREEN][0].split("x"))
            lines = ["key tab"]
            for _ in range(250):
                lines.append(dice.choice(["key tab", "key tab", "key shift-tab", "key return", "key return", "key where", "key escape",
                                          "sound off", "sound on", "key page-down", "wait 40", "wait 2500", "wait 9000",
                                          f"tap {dice.randrange(width)} {dice.randrange(height)}",
                                          f"tap {dice.randrange(width)} {dice.randrange(height)}"]))
                lines.append("dump")
            for dump in self.run_with([*lines, "sound on", "wait 900000", "expect view attract", "dump"]):
                self.assertEqual(dump["dropped"], 0)
                for entry in dump.get("said", []):
                    self.assertTrue(0 < len(entry["text"]) < 4096, entry)
                    self.assertNotRegex(entry["text"], "[{}\u2068\u2069]|\\*\\*")

    def test_without_sound_there_is_nothing(self):
        dump = Kiosk(SCREEN).run(["key tab", "key return", 'tap "Display"', 'expect no text "Hear everything"', "dump"])[0]
        self.assertNotIn("listen", dump)


if __name__ == "__main__":
    unittest.main()
