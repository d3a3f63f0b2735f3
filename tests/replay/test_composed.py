#!/usr/bin/env python3
"""Every screen is composed, not squeezed (DESIGN section 3): the figure whole and uncovered, enough names at once, one row of
switches, an area and a page with what matters first. $HIPKIOSK_SCREEN in $HIPKIOSK_LANG."""

import json
import os
import unittest

from kiosk import PACK, Kiosk
from walk import Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
LANG = os.environ.get("HIPKIOSK_LANG", "en")
kiosk = Kiosk(SCREEN, lang=None if LANG == "en" else LANG)
walk = Walk(kiosk, "normal")
DIAGONAL = kiosk.diagonal
LEAST = 0 if DIAGONAL < 9 else 5 if DIAGONAL < 13 else 8


def overlaps(a, b):
    return a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


def inside(a, b):
    return a["x"] >= b["x"] - 1 and a["y"] >= b["y"] - 1 and a["x"] + a["w"] <= b["x"] + b["w"] + 1 and \
        a["y"] + a["h"] <= b["y"] + b["h"] + 1


def read(path):
    """A file of the pack; where words may be parted no dump tells."""
    return json.loads((PACK / path).read_text(encoding="utf-8").replace("\u00ad", ""))


def words(texts):
    return [text["text"].replace("\u00ad", "") for text in texts]


class Map(unittest.TestCase):
    """Of every view and layer."""

    @classmethod
    def setUpClass(cls):
        cls.turns = walk.turns([])
        cls.dumps = dict(zip(cls.turns, walk.dumps_at(list(cls.turns.values()))))

    def each(self):
        for turn, dump in self.dumps.items():
            with self.subTest(turn=turn, screen=SCREEN, lang=LANG):
                yield dump

    def test_the_figure_stands_whole_and_uncovered(self):
        for dump in self.each():
            stage = dump["stage"]
            self.assertTrue(inside(stage["body"], stage), f'{stage["body"]} in {stage}')
            covering = [t["label"] for t in dump["targets"] if t["role"] not in ("label", "region")
                        and overlaps(t, stage["body"])]
            self.assertEqual(covering, [])

    def test_enough_areas_have_names_on_the_figure(self):
        dump = self.dumps[""]
        named = {t["action"] for t in dump["targets"] if t["role"] == "label"}
        # Longer names find room for fewer.
        least = LEAST if LANG in ("en", "ar", "zh-Hans") else LEAST - 3
        self.assertGreaterEqual(len(named), least)

    def test_enough_areas_stand_in_the_list(self):
        if DIAGONAL < 9:
            return  # they have a screen of their own
        window = self.dumps[""]["scrolls"][0]
        whole = [t for t in self.dumps[""]["targets"] if t["role"] == "item" and t["action"].startswith("area ")
                 and inside(t, window)]
        self.assertGreaterEqual(len(whole), LEAST if LANG == "en" else LEAST // 2 if LANG == "en-XA" else LEAST - 2)

    def test_the_switches_stand_in_one_row(self):
        for dump in self.each():
            rows = {t["y"] for t in dump["targets"] if t["action"].split()[0] in ("view", "layer")}
            self.assertEqual(len(rows), 1)

    def test_no_two_things_have_one_name(self):
        for dump in self.each():
            names = [t["label"] for t in dump["targets"] if t["role"] in ("tab", "bar", "primary", "button")]
            self.assertEqual(sorted(names), sorted(set(names)))


class Area(unittest.TestCase):
    def test_each_shows_what_matters_first(self):
        if DIAGONAL < 13 or LANG == "en-XA":
            return
        language = LANG if (PACK / LANG).is_dir() else "en"
        areas = read(f"{language}/areas.json")
        regions = {r["id"]: r for r in read("map.json")["regions"]}
        ways = walk.areas()
        heads = walk.dumps_at(list(ways.values()))
        below = walk.dumps_at([[*way, "key page-down", "wait 600"] for way in ways.values()])
        # Where five rows are a screen, an area of seven topics wants a second More in a language of long lines.
        beyond = below
        if DIAGONAL < 15 and LANG != "en":
            beyond = walk.dumps_at([[*way, *["key page-down", "wait 600"] * 2] for way in ways.values()])
        for area, head, more, last in zip(ways, heads, below, beyond):
            with self.subTest(area=area, screen=SCREEN, lang=LANG):
                texts = " ".join(words(head["texts"]))
                if LANG != "ar-XB":
                    self.assertIn(areas[area]["name"], texts)
                    for line in areas[area]["urgent"][:1]:
                        self.assertIn(line["text"].split("**")[0][:20], texts)
                if "left" in areas[area]:
                    self.assertEqual(len([t for t in head["targets"] if t["action"].startswith("side")]), 3)
                pages = [t["action"] for t in head["targets"] if t["action"].startswith("page ")]
                self.assertTrue(pages, "no topic without scrolling")
                reached = {*pages, *(t["action"] for t in [*more["targets"], *last["targets"]])}
                linked = regions[area]["conditions"]
                missing = [c for c in [*linked["primary"], *linked["secondary"]] if f"page {c}" not in reached]
                self.assertEqual(missing, [], "not within one More")


class Page(unittest.TestCase):
    def test_each_shows_title_summary_and_first_warning(self):
        if DIAGONAL < 13 or LANG not in ("en", "ar"):
            return
        ways = walk.ways()
        for page, dump in zip(ways, walk.dumps_at([way for _, way in ways.values()])):
            with self.subTest(page=page, screen=SCREEN, lang=LANG):
                said = read(f"{LANG}/pages/{page}.json")
                texts = " ".join(words(dump["texts"]))
                self.assertIn(said["title"], texts)
                self.assertIn(said["summary"].split("{")[0].split("**")[0][:25], texts)
                for line in said["urgent"][:1]:
                    self.assertIn(line["text"].split("**")[0].split("{")[0][:15], texts)


if __name__ == "__main__":
    unittest.main()
