#!/usr/bin/env python3
"""A visitor changes the language: by its own name, on every screen; place and scroll stay; the wipe brings the site's back."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from kiosk import SOURCE_DIR, Kiosk, check_dump, tap, tap_on, target
from walk import MORE

PACK = SOURCE_DIR / "tests" / "data" / "pack-languages"
NAMES = {entry["tag"]: entry["name"]
         for entry in json.loads((PACK / "pack.json").read_text(encoding="utf-8"))["languages"]}
PICTURED = ["Move gently", "Hot stone massage", "Bursitis"]  # a drawing, strokes, names of what is lit
LONG = "zh-Hans"  # its words on the bar want more rows of a 10 inch screen than the English ones
kiosk = Kiosk(os.environ.get("HIPKIOSK_SCREEN", "24-landscape"), content=PACK)


def ui(lang, key):
    return json.loads((PACK / lang / "strings.json").read_text(encoding="utf-8"))["ui"][key]


def switch(now, to):
    """From a screen in one language to the same one in another."""
    return [tap(ui(now, "bar.language")), "expect view language", tap(NAMES[to])]


START = [tap(ui("en", "attract.start"))]
PAGE = [*START, tap(ui("en", "bar.help")), *MORE]  # help is a page, and long


class Attract(unittest.TestCase):
    def test_languages_are_offered_by_their_names(self):
        attract = kiosk.run(["dump"])[0]
        self.assertEqual(attract["lang"], "en")
        offered = {t["action"]: t["label"] for t in attract["targets"] if t["action"].startswith("start ")}
        if offered:
            self.assertEqual(offered, {f"start {tag}": name for tag, name in NAMES.items()})
        else:  # no room: one button leads to all of them
            chosen = kiosk.run([tap_on(attract, target(attract, "language")), "expect view language", tap(NAMES["ar"]), "dump"])[0]
            self.assertEqual((chosen["lang"], chosen["view"]), ("ar", "map"))

    def test_touching_one_starts_in_it(self):
        attract = kiosk.run(["dump"])[0]
        for tag in NAMES:
            way = target(attract, f"start {tag}")
            if way:
                dump = kiosk.run([tap_on(attract, way), "dump"])[0]
                self.assertEqual((dump["lang"], dump["view"]), (tag, "map"))

    def test_what_was_chosen_on_ways_off_attract_is_wiped(self):
        attract = kiosk.run(["dump"])[0]
        lines = [tap(ui("en", "bar.help")), "expect view help", *switch("en", "th"), "expect view help", tap(ui("th", "bar.back")),
                 "expect view map", "dump", "wait 90000", "expect view still", "dump", "wait 30000", "expect view attract", "dump"]
        there, asked, after = kiosk.run(lines)
        self.assertEqual([there["lang"], asked["lang"]], ["th", "th"])
        self.assertEqual(after, attract)


class Switch(unittest.TestCase):
    def test_all_are_listed_in_their_own_names(self):
        dump = kiosk.run([*START, tap(ui("en", "bar.language")), "dump"])[0]
        listed = {t["action"]: t["label"] for t in dump["targets"] if t["action"].startswith("set-language ")}
        self.assertEqual(listed, {f"set-language {tag}": name for tag, name in NAMES.items()})
        self.assertEqual(check_dump.check_all([dump]), [])

    def test_place_and_scroll_stay_through_all_languages(self):
        tags = list(NAMES) + ["en"]
        lines = [*PAGE, "dump"]
        for now, to in zip(tags, tags[1:]):
            lines += [*switch(now, to), "wait 400", "dump"]
        first, *others = kiosk.run(lines)
        self.assertGreater(first["scrolls"][0]["offset"], 0)
        for dump, tag in zip(others, tags[1:]):
            self.assertEqual((dump["lang"], dump["view"]), (tag, first["view"]))
            scroll = dump["scrolls"][0]
            end = max(0, scroll["content_h"] - scroll["h"])
            self.assertLessEqual(scroll["offset"], end, "beyond the end of what is shorter in this language")
        self.assertEqual(others[0]["scrolls"][0]["offset"], first["scrolls"][0]["offset"])

    def test_there_and_back_is_the_same_picture(self):
        before, after = kiosk.run([*START, "wait 5000", "dump", *switch("en", "ar"), *switch("ar", "en"), "wait 5000", "dump"])
        self.assertEqual(after["texts"], before["texts"])
        self.assertEqual(after["targets"], before["targets"])

    def test_back_does_not_lead_to_the_question_again(self):
        kiosk.run([*START, tap(ui("en", "bar.index")), *switch("en", "zh-Hans"), "expect view index",
                   tap(ui("zh-Hans", "bar.back")), "expect view map"])


class Pictures(unittest.TestCase):
    """Letters and language both change the room that pictures have; whichever comes first, the end is the same."""

    def shown(self, lines):
        with tempfile.TemporaryDirectory() as shots:
            dump = kiosk.run([*lines, "wait 20000", "shot end", "dump"], shots)[0]
            return dump["hash"], (Path(shots) / "end.png").read_bytes()

    def test_letters_then_language_is_language_then_letters(self):
        def larger(lang):
            return [tap(ui(lang, "bar.display")), tap(ui(lang, "display.text_large")), tap(ui(lang, "bar.back"))]
        for title in PICTURED:
            way = [*START, tap(ui("en", "bar.index")), tap(title[0]), "wait 400", tap(title), "expect view page"]
            one = self.shown([*way, *larger("en"), *switch("en", LONG), "expect view page"])
            other = self.shown([*way, *switch("en", LONG), *larger(LONG), "expect view page"])
            self.assertEqual(one[0], other[0], title)
            self.assertTrue(one[1] == other[1], f"{title}: equal scenes, other pixels")


class Direction(unittest.TestCase):
    def test_the_screen_turns_round_and_the_figure_does_not(self):
        """Targets stand mirrored in Arabic; "your left" stays at the side where the figure's left is."""
        english, arabic = kiosk.run([*START, "dump", *switch("en", "ar"), "wait 400", "dump"])
        for action in ("home", "help", "back"):
            a, b = target(english, action), target(arabic, action)
            self.assertLess((a["x"] + a["w"] / 2 - english["w"] / 2) * (b["x"] + b["w"] / 2 - english["w"] / 2), 0, action)
        for lang, dump in ("en", english), ("ar", arabic):
            views = json.loads((PACK / lang / "strings.json").read_text(encoding="utf-8"))["views"]["front"]
            left, right = (next(t for t in dump["texts"] if t["text"] == views[edge]) for edge in ("left_edge", "right_edge"))
            self.assertLess(left["x"], right["x"])
        regions = [{t["action"]: t["x"] for t in dump["targets"] if t["role"] == "region"} for dump in (english, arabic)]
        sides = [action for action in regions[0] if action.endswith(" left") and action.replace(" left", " right") in regions[0]]
        for places in regions:
            for action in sides:
                other = places.get(action.replace(" left", " right"))
                if action in places and other is not None:
                    self.assertLess(other, places[action], "seen from the front, the right side is at the left")


if __name__ == "__main__":
    unittest.main()
