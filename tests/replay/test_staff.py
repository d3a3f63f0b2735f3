#!/usr/bin/env python3
"""What is for staff, on one screen ($HIPKIOSK_SCREEN): the way in and out, and that every picture on it holds, in three languages."""

import json
import os
import sqlite3
import subprocess
import tempfile
import unittest
from contextlib import closing
from pathlib import Path

from kiosk import PACK, Kiosk, ReplayFailed, check_dump, load, tap
from screens import SCREENS

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
DOWN = ["key page-down", "wait 500"] if SCREEN == "7" else []  # to what a low screen has further down
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
                     tap(ui["staff.enter"]), "expect view staff", "dump", *DOWN, tap(ui["staff.leave"]), "expect view attract",
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


class Inside(Clinic):
    site = {"clinic_name": "Riverside Massage", "staff": {"reviewers": [{"name": "Dana Cole", "role": "physiotherapist"},
                                                                        {"name": "Dr. \"Ola\" Berg", "role": "doctor"}]}}
    SECTIONS = {"staff.content": "staff-content", "staff.ruler": "ruler", "staff.clean": "cleaning-lock",
                "index.therapists": "staff-tips"}

    def setUp(self):
        super().setUp()
        self.assertEqual(self.set_pin().returncode, 0)

    def way_back(self, kiosk, ui):
        """Whether the list of sections stands beside each of them."""
        dump = kiosk.run([*self.come_in(), tap(ui["staff.ruler"]), "dump"])[0]
        return [] if any(t["label"] == ui["staff.content"] for t in dump["targets"]) else [tap(ui["staff.title"])]

    def test_every_screen(self):
        back = self.way_back(self.kiosk(), self.words())
        for lang in ("en", "de", "ar"):
            ui, home = self.words(lang), [tap(self.words(lang)["staff.title"])] if back else []
            lines = [*self.come_in(lang), "dump commands"]
            for key, view in self.SECTIONS.items():
                lines += [tap(ui[key]), f"expect view {view}", "dump commands", *home]
            lines += [tap(ui["staff.screen"]), "expect view touch-test", "dump commands", "down 40 40", "move 300 300", "dump",
                      "up 300 300", tap(ui["staff.colors"]), "expect view colors"]
            for _ in range(5):
                lines += ["dump", tap(ui["staff.color_hint"])]
            lines += ["expect view touch-test", tap(ui["staff.done"]), "expect view staff", "dump commands"]
            with self.subTest(lang=lang):
                self.holds(self.kiosk(lang).run(lines), lang)

    def test_the_ruler_where_the_site_says_the_size(self):
        ui = self.words()
        dump = self.kiosk().run([*self.come_in(), tap(ui["staff.ruler"]), *["key page-down"] * 3, "dump"])[0]  # --diagonal is given
        self.assertTrue(any("diagonal_in" in text["text"] for text in dump["texts"]))
        self.assertFalse(any(t["label"] == ui["staff.keep"] for t in dump["targets"]))

    def test_a_size_that_is_kept(self):
        """Nobody says how large the screen is: then staff do, and it is laid out so from then on."""
        ui = self.words()
        def run(lines):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "lines.replay"
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
                done = subprocess.run([os.environ["HIPKIOSK"], "--replay", path, "--site", self.path, "--state", self.state,
                                       "--cache", os.environ["HIPKIOSK_CACHE"]], capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                return [json.loads(line) for line in done.stdout.splitlines()]
        pin = [f'tap "{digit}"' for digit in PIN]
        before, after, left = run(["dump", *["tap 5 5"] * 5, *pin, tap(ui["staff.enter"]), tap(ui["staff.ruler"]),
                                   'tap "\u2068+1\u2069"', 'tap "\u2068+0.1\u2069"', tap(ui["staff.keep"]), "dump",
                                   *DOWN, tap(ui["staff.leave"]), "dump"])
        for dump in (after, left, run(["dump"])[0]):
            self.assertAlmostEqual(before["px_per_mm"] / dump["px_per_mm"], 25.1 / 24, places=3)
        self.holds([after], "kept")

    @unittest.skipIf(SCREEN == "7", "the kinds of pages are further down there")
    def test_a_signature_is_kept_and_goes_with_the_words(self):
        ui = self.words()
        page = next(p for p in (json.loads(f.read_text(encoding="utf-8")) for f in
                                sorted((PACK / "en" / "pages").glob("*.json"))) if p["kind"] == "technique")
        who = 'Dr. "Ola" Berg'
        scroll = ["key page-down"] * 12
        inside = [*self.come_in(), tap(ui["staff.content"]), tap(ui["kind.technique"])]
        dumps = self.kiosk().run([*inside, "dump"])
        target = next((t for t in dumps[0]["targets"] if t["label"] == page["title"]), None)
        lines = [*inside, *([] if target else ["key page-down"]), tap(page["title"]), "expect view staff-page", *scroll, "dump",
                 tap(who), *scroll, "dump", tap(ui["staff.sign_now"]), *["key page-up"] * 12, "dump"]
        dumps = self.kiosk().run(lines)
        self.holds(dumps, "sign")
        kept = json.loads((self.state / "staff.json").read_text(encoding="utf-8"))
        self.assertEqual([(r["page"], r["lang"], r["by"], r["role"]) for r in kept["reviews"]],
                         [(page["id"], "en", who, "doctor")])
        again = self.kiosk().run([*self.come_in(), tap(ui["staff.content"]), tap(ui["kind.technique"]),
                                  *([] if target else ["key page-down"]), "dump"])[0]
        self.assertTrue(any(who in text["text"] for text in again["texts"]), [t["text"] for t in again["texts"]])
        # Another language is another text, and so are other words.
        kept["reviews"][0]["text"] = "0" * 16
        (self.state / "staff.json").write_text(json.dumps(kept), encoding="utf-8")
        changed = self.kiosk().run([*self.come_in(), tap(ui["staff.content"]), tap(ui["kind.technique"]),
                                    *([] if target else ["key page-down"]), "dump"])[0]
        self.assertFalse(any(who in text["text"] for text in changed["texts"]))

    def test_a_damaged_file_is_put_aside(self):
        self.state.mkdir()
        (self.state / "staff.json").write_text('{"reviews": [{"page": 1}]}', encoding="utf-8")
        self.kiosk().run([*self.come_in(), "expect view staff"])
        self.assertTrue((self.state / "staff.json.bad").exists())


class Counted(Clinic):
    site = {"counts": True}
    ENTER = ["tap 5 5", "expect view map"]

    def visit(self, *lines):
        """One visit to its end, in a state folder of its own; the folder."""
        self.state = Path(self.folder.name) / f"state{len(list(Path(self.folder.name).glob('state*')))}"
        self.kiosk().run([*self.ENTER, *lines, "wait 400000", "expect view attract"])
        return self.state

    def open_page(self, title):
        """By the alphabet, where each title stands under its letter."""
        return [tap("A–Z"), tap(title[0]), tap(title), "expect view page"]

    def rows(self, state):
        with closing(sqlite3.connect(state / "counts.db")) as db:
            return {(what, name): times for what, name, times in db.execute("SELECT what, name, times FROM counts")}

    @unittest.skipIf(SCREEN == "7", "a letter has a screen of its own there")
    def test_the_order_of_a_visit_is_in_no_byte(self):
        first, second = self.open_page("Bursitis"), self.open_page("Sciatica")
        one = self.visit(*first, *second, tap("Home"), *first)
        two = self.visit(*second, tap("Home"), *first, *first, "wait 30000")
        other = self.visit(*second, tap("Home"), *second, *first)
        self.assertEqual((one / "counts.db").read_bytes(), (two / "counts.db").read_bytes())
        self.assertNotEqual((one / "counts.db").read_bytes(), (other / "counts.db").read_bytes())
        self.assertEqual(self.rows(one), {("visit", ""): 1, ("page", "bursitis"): 2, ("page", "sciatica"): 1,
                                          ("language", "en"): 1})
        self.assertEqual([f.name for f in one.iterdir()], ["counts.db"])

    def test_neither_card_nor_check_nor_numbers_are_in_it(self):
        state = self.visit(tap("Get help now"), tap("Back"))
        self.assertEqual(self.rows(state), {("visit", ""): 1, ("warning", "help"): 1, ("language", "en"): 1})

    def test_staff_are_no_visit(self):
        self.set_pin()
        self.kiosk().run([*self.come_in(), *DOWN, tap("Leave"), "wait 400000"])
        self.assertFalse((self.state / "counts.db").exists())

    def scrolled(self, lines):
        """Every text of the screen that the lines end on, however far down, in reading order; and the dumps."""
        dumps = self.kiosk().run([*lines, *["dump", "key page-down"] * 5, "dump"])
        return list(dict.fromkeys(t["text"] for dump in dumps for t in dump["texts"])), dumps

    def test_few_stay_few(self):
        self.set_pin()
        visits = [*self.ENTER, "wait 400000", "expect view attract"]
        for count, seen in ((3, "< 5"), (4, "7")):  # of both runs
            texts, dumps = self.scrolled([*visits * count, *self.come_in()])
            self.assertEqual(texts[texts.index(self.words()["staff.visits"]) - 1], seen)
            self.holds(dumps, seen)

    def test_damage_is_told(self):
        self.set_pin()
        self.state.mkdir()
        (self.state / "counts.db").write_bytes(b"nothing of the kind" * 100)
        texts, dumps = self.scrolled([*self.ENTER, "wait 400000", *self.come_in()])
        self.assertIn(self.words()["staff.counts_damaged"], texts)
        self.assertTrue((self.state / "counts.db.bad").exists())
        self.holds(dumps, "damage")


class Uncounted(Clinic):
    def test_nothing_is_counted_unless_the_site_asks(self):
        self.set_pin()
        dumps = self.kiosk().run(["tap 5 5", tap("Get help now"), "wait 400000", "expect view attract", *self.come_in(), "dump"])
        self.assertFalse((self.state / "counts.db").exists())
        self.holds(dumps, "off")


if __name__ == "__main__":
    unittest.main()
