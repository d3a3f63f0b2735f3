#!/usr/bin/env python3
"""Cards show a picture of what they lead to, and all that stands beside letters grows with them. $HIPKIOSK_SCREEN."""

import collections
import os
import unittest

from kiosk import Kiosk, load, pages
from walk import LEAST, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
kiosk = Kiosk(SCREEN)
walk = Walk(kiosk, "calm")
GROWTH = 8.0 / 4.8  # of the largest text, DESIGN section 3
REGIONS = {r["id"]: r for r in load("map.json")["regions"]}


def inside(a, b):
    return a["x"] >= b["x"] - 1 and a["y"] >= b["y"] - 1 and a["x"] + a["w"] <= b["x"] + b["w"] + 1 and \
        a["y"] + a["h"] <= b["y"] + b["h"] + 1


def pictures(dump, card):
    """What is drawn in the card but words, its ground and its frame."""
    return [c for c in dump["commands"] if c["kind"] in ("figure", "print", "icon", "zone") and inside(c, card)
            and not c.get("icon", "").startswith("chevron")]


class Pictures(unittest.TestCase):
    def cards(self, way):
        for dump in walk.screenfuls([way]):
            window = dump["scrolls"][0]
            for card in dump["targets"]:
                kind, *name = card["action"].split()
                is_whole = window["y"] < card["y"] and card["y"] + card["h"] < window["y"] + window["h"]
                if card["role"] == "item" and kind in ("page", "area") and inside(card, window):
                    yield dump, card if is_whole else None, name[0]

    def check(self, way):
        said, seen = pages(), set()
        for dump, card, name in self.cards(way):
            seen.add(name)
            if not card:
                continue  # cut by the window's edge
            with self.subTest(card=card["label"], screen=SCREEN):
                shown = pictures(dump, card)
                self.assertTrue(shown, "no picture")
                page, figure = said.get(name), next((c for c in shown if c["kind"] == "figure"), None)
                if not page or any(c["kind"] == "icon" for c in shown):
                    continue
                if page["figure"]:
                    self.assertEqual(figure["page"], name)
                    self.assertEqual(figure["view"], page["figure"]["view"])
                    strokes = [c for c in shown if c["kind"] == "print"]
                    self.assertEqual(bool(strokes), bool(page["figure"]["marks"]))
                else:
                    self.assertEqual([c["picture"] for c in shown if c["kind"] == "print"], [page["picture"]])
        return seen

    def test_in_an_area(self):
        for area in ("outer-hip", "groin"):
            region, seen = REGIONS[area], self.check(walk.areas()[area])
            wanted = {*region["conditions"]["primary"], *region["conditions"]["secondary"], *region["tips"],
                      *region["techniques"]["primary"], *region["techniques"]["secondary"], *region["alerts"]}
            self.assertEqual(wanted - seen, set())

    def test_in_the_session_and_beside_a_page(self):
        reach = lambda action: walk.reach(walk.start, action)[len(walk.start):]
        self.assertGreaterEqual(len(self.check(reach("session"))), 7)
        self.assertTrue(self.check(walk.ways()["swedish"][1]))

    def test_an_area_is_not_long(self):
        for area, dump in zip(walk.areas(), walk.dumps_at(list(walk.areas().values()))):
            with self.subTest(area=area, screen=SCREEN):
                scroll = dump["scrolls"][0]
                self.assertLessEqual(scroll["content_h"] / scroll["h"], 3.1 if kiosk.diagonal >= 20 else 4.2)


class Growth(unittest.TestCase):
    """Discs, dots, bars, steps of meters, bullets, icons: what has round ends or is an icon, no larger than a finger."""

    @staticmethod
    def marks(dumps):
        found = collections.Counter()
        for dump in dumps:
            most = 13 * dump["px_per_mm"] * dump["scale"]
            for c in dump["commands"]:
                size = min(c["w"], c["h"])
                is_pill = c["kind"] == "fill" and 2 <= size <= most * GROWTH and max(c["w"], c["h"]) <= 3 * size and abs(2 * c["radius"] - size) <= 1
                if c["scroll"] and (is_pill and max(c["w"], c["h"]) <= most * GROWTH or c["kind"] == "icon"):
                    found[c["kind"], c.get("icon"), size] += 1
        return found

    def test_everything_grows_with_the_text(self):
        if "calm-largest" not in LEAST or kiosk.diagonal < 13:
            return
        large = Walk(kiosk, "calm-largest")
        for page in ("swedish", "r-hydration", "hip-fracture", "bursitis"):
            small, big = (self.marks(w.screenfuls([w.ways()[page][1]])) for w in (walk, large))
            with self.subTest(page=page, screen=SCREEN):
                self.assertTrue(small)
                for (kind, icon, size) in small:
                    grown = [s for k, i, s in big if (k, i) == (kind, icon) and abs(s - size * GROWTH) <= 1.5]
                    self.assertTrue(grown, f"{kind} {icon or ''} of {size} px does not grow: {sorted(big)}")


if __name__ == "__main__":
    unittest.main()
