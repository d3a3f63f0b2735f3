#!/usr/bin/env python3
"""The first and the last that is seen: the question in all languages, the seconds that are left, the number to call."""

import unittest

from kiosk import Kiosk, load, tap

UI = load("en/strings.json")["ui"]
LANGUAGES = [language["tag"] for language in load("pack.json")["languages"]]
TURN_S = 12


def said(dump):
    return [t["text"] for t in dump["texts"]]


class Attract(unittest.TestCase):
    def test_the_question_goes_through_the_languages(self):
        lines = ["dump"]
        for _ in LANGUAGES:
            lines += [f"wait {TURN_S * 1000}", "dump"]
        dumps = Kiosk().run(lines)
        asked = [load(f"{tag}/strings.json")["ui"]["attract.title"].replace("\u00ad", "") for tag in LANGUAGES]
        for question, dump in zip([*asked, asked[0]], dumps):
            self.assertIn(question, " ".join(said(dump)).replace("\u00ad", ""))
            self.assertEqual(dump["targets"], dumps[0]["targets"])
            self.assertEqual(dump["lang"], LANGUAGES[0])

    def test_a_pulse_later_nothing_but_the_question_differs(self):
        before, after = Kiosk().run([f"wait {TURN_S * 1000 - 1000}", "dump commands", "wait 2000", "dump commands"])
        self.assertNotEqual(said(before), said(after))
        rest = [[c for c in dump["commands"] if c["kind"] != "run"] for dump in (before, after)]
        self.assertEqual(*rest)


class Still(unittest.TestCase):
    def test_a_dot_for_each_second_that_is_left(self):
        lines = [tap(UI["attract.start"]), "wait 90500"]
        for _ in range(3):
            lines += ["dump commands", "wait 7000"]
        for dump in Kiosk().run(lines):
            self.assertEqual(dump["view"], "still")
            seconds = next(int(text) for text in said(dump) if text.isdigit())
            dots = [c for c in dump["commands"] if c["kind"] == "line" and c["x0"] == c["x1"] and c["y0"] == c["y1"]][-30:]
            colors = [c["color"] for c in dots]
            self.assertEqual(colors.count(colors[-1]), seconds)


class Help(unittest.TestCase):
    def at(self, screen="24-landscape", more=()):
        return Kiosk(screen).run([tap(UI["attract.start"]), *more, tap(UI["bar.help"]), "wait 600", "dump commands"])[0]

    def test_the_number_is_30_mm_high(self):
        for screen in ("24-landscape", "24-portrait"):
            dump = self.at(screen)
            number = next(t for t in dump["texts"] if t["text"] == "112")
            self.assertGreaterEqual(number["cap_px"] / dump["px_per_mm"] / dump["scale"], 29.5)

    def test_what_to_do_stands_above_the_signs(self):
        dump, page = self.at(), load("en/pages/get-help.json")
        step = next(t for t in dump["texts"] if t["text"] == next(b for b in page["blocks"] if b["type"] == "steps")["items"][0])
        sign = next(t for t in dump["texts"] if page["urgent"][0]["text"] in t["text"])
        self.assertLess(step["y"] + step["h"], sign["y"])

    def test_strong_contrast_keeps_a_true_red(self):
        dump = self.at(more=[tap(UI["bar.display"]), tap(UI["display.contrast_high"]), "key home"])
        red = [c for c in dump["commands"] if c["color"] == "#FFC00000"]
        self.assertTrue([c for c in red if c["kind"] == "frame" and c["width"] >= 1.9 * dump["px_per_mm"]])
        self.assertTrue([c for c in red if c["kind"] == "icon"])
        self.assertFalse([t for t in dump["texts"] if t["fg"] == "#C00000"])  # text wants more contrast


if __name__ == "__main__":
    unittest.main()
