#!/usr/bin/env python3
"""A visit with the eyes closed, by four keys (next, previous, select, where am I): from attract to a page, to a finished card shown to
the therapist, to the safety check and help. Every word that is said stands in tests/replay/hear/TAG.txt, to be read by people.

usage: test_hear_visit.py [--update]   HIPKIOSK_LANG: tag of the language"""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, Kiosk

TAG = os.environ.get("HIPKIOSK_LANG", "en")
HEARD = Path(__file__).resolve().parent / "hear" / f"{TAG}.txt"
FARTHEST = 60  # presses of a key to anything on a screen
# What is chosen, one after the other; with how it is reached: forwards or backwards.
VISIT = [
    ("start", "tab"), ("area outer-hip right", "tab"), ("page bursitis", "tab"), ("back", "shift-tab"),
    ("card-add outer-hip right", "tab"), ("card-answer strength 6", "tab"), ("card-answer words burning", "tab"),
    ("therapist", "shift-tab"), ("card", "tab"), ("safety", "shift-tab"), ("check-tick cannot-stand yes", "tab"), ("help", "shift-tab"),
]
SCREENS = ["attract", "map", "area", "page", "area", "card", "card", "card", "therapist", "card", "safety", "safety", "help"]


def said(dump):
    return [entry["text"] for entry in dump["said"]]


class Visit:
    def __init__(self):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site.json"
            site.write_text(json.dumps({"sound": {"output": "speaker"}}), encoding="utf-8")
            self.kiosk = Kiosk("24-landscape", site=site, lang=TAG)
            self.lines, self.heard, self.screens = [], [], []
            for action, key in VISIT:
                self.walk(action, key)
            self.lines += ["key where", "wait 60000", "dump"]
            self.dumps = self.kiosk.run(self.lines)

    def walk(self, action, key):
        """Adds the presses that lead to the thing with that action, and the one that chooses it."""
        tries = self.kiosk.run([*self.lines, *[f"key {key}", "dump"] * FARTHEST])[-FARTHEST:]
        reached = [dump["focus"] and dump["focus"]["action"] for dump in tries]
        if action not in reached:
            raise LookupError(f"no {action} among {reached}")
        presses = reached.index(action) + 1
        for _ in range(presses):
            self.lines += [f"key {key}", "wait 9000" if self.lines else "wait 40000", "dump"]
        self.lines += ["key return", "wait 240000", "dump"]

    def transcript(self):
        """Paragraphs: what was said after each press."""
        presses = [line for line in self.lines if line.startswith("key ")]
        out = []
        for press, dump in zip(presses, self.dumps, strict=True):
            out.append(f"[{press[4:]}: {dump['view']}]")
            out += said(dump)
        return "\n".join(out) + "\n"


class Closed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.visit = Visit()
        cls.said = "\n".join(text for dump in cls.visit.dumps for text in said(dump))

    def test_every_word(self):
        self.maxDiff = None
        self.assertEqual(self.visit.transcript(), HEARD.read_text(encoding="utf-8"))

    def test_every_press_says_something(self):
        silent = [index for index, dump in enumerate(self.visit.dumps) if not said(dump)]
        self.assertEqual(silent, [])

    def test_all_in_the_language(self):
        others = {entry["lang"] for dump in self.visit.dumps for entry in dump["said"]} - {TAG}
        self.assertEqual(others, set())

    def test_where_it_led(self):
        chosen = [dump["view"] for line, dump in zip([line for line in self.visit.lines if line.startswith("key ")],
                                                     self.visit.dumps, strict=True) if line == "key return"]
        self.assertEqual(chosen, SCREENS[1:])

    def test_what_is_on_the_card_is_heard(self):
        therapist = next(dump for dump in self.visit.dumps if dump["view"] == "therapist")
        for sentence in therapist["sentences"]:
            self.assertIn(sentence.replace("**", ""), "\n".join(said(therapist)))

    def test_advice_is_heard_at_once(self):
        words = json.loads((PACK / TAG / "safety.json").read_text(encoding="utf-8"))
        ticked = next(dump for dump in self.visit.dumps if dump["ticked"])
        heard = "\n".join(said(ticked))
        self.assertTrue([row for row in words["rows"].values() if row.get("says") and row["says"].replace("**", "") in heard], heard)


if __name__ == "__main__":
    if "--update" in sys.argv:
        HEARD.parent.mkdir(exist_ok=True)
        HEARD.write_text(Visit().transcript(), encoding="utf-8")
    else:
        unittest.main()
