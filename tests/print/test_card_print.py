#!/usr/bin/env python3
"""Printing as a visitor meets it: a button only where the site names a printer, kind words for each end, forgotten at the wipe; and
the paper says what the card says, in both languages.

$HIPKIOSK, $HIPKIOSK_CACHE, $HIPKIOSK_SCREEN as in tests/replay; $HIPKIOSK_PRINT makes the page (ctest sets all)."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "replay"))
from kiosk import PACK, Kiosk, check_dump  # noqa: E402
from walk import Walk  # noqa: E402

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
SITE = tempfile.NamedTemporaryFile("w", suffix=".json", delete=False)
SITE.write('{"printer": "desk"}')
SITE.close()


def tearDownModule():
    os.remove(SITE.name)


def kiosk_of(lang=None, site=True):
    kiosk = Kiosk(SCREEN, lang=lang)
    kiosk.more += ["--site", SITE.name] if site else []
    return kiosk


def therapist(kiosk, side="left", strength=6):
    """The lines to a card and its therapist's face."""
    walk = Walk(kiosk, "normal")
    area = next(action for action in walk.doors if action.startswith("area outer-hip") or action.startswith("area groin"))
    lines = walk.start + walk.doors[area][1] + ["wait 500"]
    for action in (area.replace("area", "card-add", 1), f"card-side {side}", f"card-answer strength {strength}",
                   "card-answer words aching", "therapist"):
        lines = [*walk.reach(lines, action), "wait 500"]
    return walk, lines


def words(text):
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c)[0] not in "MC")


def strings(tag):
    return json.loads((PACK / tag / "strings.json").read_text(encoding="utf-8"))["ui"]


class Print(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kiosk = kiosk_of()
        cls.walk, cls.lines = therapist(cls.kiosk)
        cls.printing = cls.walk.reach(cls.lines, "card-print")
        cls.ui = strings("en")

    def texts_after(self, *more):
        dump = self.kiosk.run([*self.printing, *more, "dump"])[0]
        return dump, [text["text"] for text in dump["texts"]]

    def test_no_printer_no_button(self):
        kiosk = kiosk_of(site=False)
        _, lines = therapist(kiosk)
        for dump in kiosk.run([*lines, "dump", "key page-down", "dump", "key page-down", "dump"]):
            self.assertNotIn("card-print", [target["action"] for target in dump["targets"]])
            self.assertNotIn("paper", dump)

    def test_each_end_has_its_words_and_only_these(self):
        every = {state: self.ui["print." + state] for state in ("working", "done", "empty", "help", "away", "failed")}
        for state in every:
            dumps = self.kiosk.run([*self.printing, f"print {state}", "dump", "key page-down", "wait 500", "dump"])
            texts = {text["text"] for dump in dumps for text in dump["texts"]}
            actions = {target["action"] for dump in dumps for target in dump["targets"]}
            self.assertEqual({dump["print"] for dump in dumps}, {state})
            self.assertEqual([text for text in every.values() if text in texts], [every[state]], state)
            self.assertEqual("card-print" in actions, state != "working", state)
            self.assertEqual([dump["dropped"] for dump in dumps], [0, 0])

    def test_every_picture_holds_what_must_hold(self):
        for state in ("working", "empty"):
            dumps = self.kiosk.run([*self.printing, f"print {state}", "dump commands", "key page-down", "wait 500", "dump commands"])
            self.assertEqual(check_dump.check_all(dumps, least=self.walk.least), [])

    def test_news_of_a_card_nobody_asked_for_is_dropped(self):
        dump = self.kiosk.run([*self.lines, "print done", "dump"])[0]
        self.assertEqual(dump["print"], "none")

    def test_the_wipe_forgets_it(self):
        dump, texts = self.texts_after("wait 600000", "print done", "dump")
        self.assertEqual((dump["view"], dump["print"], dump["paper"], dump["card"]), ("attract", "none", "", []))

    def test_starting_over_forgets_it(self):
        lines = self.printing
        for action in ("card", "card-clear up", "card-clear down"):
            lines = [*self.walk.reach(lines, action), "wait 500"]
        dump = self.kiosk.run([*lines, "print done", "dump"])[0]
        self.assertEqual((dump["print"], dump["card"], dump["paper"]), ("none", [], ""))

    def test_the_paper_says_what_the_card_says(self):
        for lang in ("en", "de", "zh-Hans", "hi"):
            kiosk = kiosk_of(lang)
            dump = kiosk.run([*therapist(kiosk)[1], "dump"])[0]
            pdf = subprocess.run([os.environ["HIPKIOSK_PRINT"], "--pdf"], input=dump["paper"].encode(), stdout=subprocess.PIPE,
                                 check=True).stdout
            text = words(subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True).stdout.decode())
            for line in [*dump["sentences"], strings(lang)["therapist.title"]]:
                self.assertIn(words(line), text)
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["pdftoppm", "-r", "203", "-gray", "-singlefile", "-png", "-", f"{folder}/page"], input=pdf, check=True)
                read = subprocess.run(["zbarimg", "-q", "--raw", f"{folder}/page.png"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                      check=False)
            self.assertEqual(read.stdout.decode().strip(), dump["qr"].strip())

    def picture(self, lines, kiosk=None):
        """The figure as the printing program gets it: rows of grey pixels, None where there is none."""
        with tempfile.TemporaryDirectory() as folder:
            (kiosk or self.kiosk).run([*lines, "card job"], folder)
            card = Path(folder, "job.card").read_bytes()
        self.assertTrue(card.startswith(b"language ") and card.endswith(b"end\n"))
        subprocess.run([os.environ["HIPKIOSK_PRINT"], "--pdf"], input=card, stdout=subprocess.DEVNULL, check=True)
        head = re.search(rb"^picture (\d+) (\d+)\n", card, re.M)
        if not head:
            return None
        w, h = int(head[1]), int(head[2])
        pixels = card[head.end():head.end() + w * h]
        return [pixels[y * w:(y + 1) * w] for y in range(h)]

    def test_the_figure_is_marked_on_the_side_that_was_said(self):
        left, right, more = (self.picture(therapist(self.kiosk, side, strength)[1])
                             for side, strength in (("left", 6), ("right", 6), ("left", 9)))
        w = len(left[0])
        self.assertEqual(min(left[1][:20]), 255)  # on white
        darker = lambda one, other, x0, x1: sum(a < 60 and b > 90 for row, beside in zip(one, other)  # noqa: E731
                                                for a, b in zip(row[x0:x1], beside[x0:x1]))
        middle = w // 2
        # The visitor's left is at the right of a picture from the front.
        self.assertGreater(darker(left, right, middle, w), 20 * (darker(left, right, 0, middle) + 1))
        self.assertGreater(darker(right, left, 0, middle), 20 * (darker(right, left, middle, w) + 1))
        self.assertNotEqual(left, more)  # the number

    def test_no_figure_is_better_than_one_on_a_grey_ground(self):
        kiosk = kiosk_of(site=False)  # nothing was drawn for paper
        self.assertIsNone(self.picture(therapist(kiosk)[1], kiosk))

    def test_a_visitor_of_another_language_has_both(self):
        languages = re.search(r'"languages": \[(.*?)\]', (PACK / "pack.json").read_text(encoding="utf-8"), re.S)[1]
        self.assertIn('"ar"', languages)
        dump = self.kiosk.run([*self.walk.reach([*self.walk.reach(self.lines, "language"), "wait 500"], "set-language ar"), "wait 500", "dump"])[0]
        self.assertEqual(re.findall(r"^language (.*)$", dump["paper"], re.M), ["en ltr", "ar rtl"])


if __name__ == "__main__":
    unittest.main()
