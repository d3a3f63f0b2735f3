#!/usr/bin/env python3
"""Strokes of a technique play once and rest; with moving pictures off they are there at once, as they rest."""

import unittest

from kiosk import Kiosk, load, pages, tap

UI = load("en/strings.json")["ui"]
PAGE = "swedish"
STROKES_MS = 13000


class Strokes(unittest.TestCase):
    def to_page(self, before=()):
        """Lines to the page by A to Z."""
        title = pages()[PAGE]["title"]
        return [tap(UI["attract.start"]), *before, tap(UI["bar.index"]), tap(title[0]), "wait 400", tap(title), "expect view page"]

    def hashes(self, lines):
        return [dump["hash"] for dump in Kiosk().run(lines)]

    def test_play_once_and_rest(self):
        early, middle, late, later = self.hashes(
            [*self.to_page(), "dump", "wait 1000", "dump", f"wait {STROKES_MS}", "dump", "wait 40000", "dump"])
        self.assertEqual(len({early, middle, late}), 3)
        self.assertEqual(late, later)

    def test_without_motion(self):
        still = [tap(UI["bar.display"]), tap(UI["display.motion_reduced"]), "key escape"]
        at_once, later = self.hashes([*self.to_page(still), "dump", f"wait {STROKES_MS}", "dump"])
        rested = self.hashes([*self.to_page(), f"wait {STROKES_MS}", "dump"])[0]
        self.assertEqual(at_once, later)
        self.assertEqual(at_once, rested)

    def test_each_stroke_is_named_while_it_is_made(self):
        words, lines = pages()[PAGE]["figure"]["strokes"], self.to_page()
        for _ in range(100):
            lines += ["wait 80", "dump commands"]
        seen = []
        for dump in Kiosk().run(lines):
            chips = {t["text"]: t["bg"] for t in dump["texts"] if t["text"] in words}
            self.assertEqual(set(chips), set(words))
            played = [c for c in dump["commands"] if c["kind"] == "print" and "stroke" in c and not c["scroll"]]
            making = [c["stroke"] for c in played if c["played"] < 255]
            lit = [text for text, ground in chips.items() if ground != "#FFFEFB"]
            if making:
                self.assertEqual(lit, [words[making[-1]]])
                seen.append(making[-1])
            elif len(played) == len(words):
                self.assertEqual(lit, [])
        self.assertEqual(sorted(set(seen)), list(range(len(words))))

    def test_the_same_again(self):
        lines = [*self.to_page(), "wait 1777", "dump", "wait 900", "dump"]
        self.assertEqual(self.hashes(lines), self.hashes(lines))


if __name__ == "__main__":
    unittest.main()
