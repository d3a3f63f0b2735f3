#!/usr/bin/env python3
"""Walks through everything on one screen: every topic within three touches, every picture as it must be.

The screen is $HIPKIOSK_SCREEN (kiosk.SCREENS). The walk is made from what the kiosk offers, so it needs no upkeep
when content or layout change."""

import os
import unittest

from kiosk import Kiosk, check_dump, load, pages, tap, tap_on
from walk import MORE, MOST_TOUCHES, START, Walk, screens_below

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
UI = load("en/strings.json")["ui"]
TOPIC_KINDS = {"condition", "technique", "benefit", "recipient-tip", "practitioner-tip"}
PAGES = pages()
TOPICS = sorted(p for p, page in PAGES.items() if page["kind"] in TOPIC_KINDS)
kiosk = Kiosk(SCREEN)
walk = Walk(kiosk)
WAYS = walk.ways()


class Topics(unittest.TestCase):
    def test_every_topic_is_within_three_touches(self):
        self.assertEqual(len(TOPICS), 36)
        self.assertEqual([t for t in TOPICS if t not in WAYS], [], "not reached in three touches")
        lines = list(START)
        for topic in TOPICS:
            count, way = WAYS[topic]
            self.assertLessEqual(count, MOST_TOUCHES)
            lines += ["key home", *way, "expect view page", "dump"]
        for topic, dump in zip(TOPICS, kiosk.run(lines)):
            self.assertEqual(dump["page"], topic)
            self.assertIn(PAGES[topic]["title"], [t["text"] for t in dump["texts"]])


class Pictures(unittest.TestCase):
    def expect_good(self, places):
        """`places`: lines from home to a place. Every screenful of every place is checked."""
        lines, heads = list(START), []
        for way in places:
            lines += ["key home", *way, "dump"]
        heads = kiosk.run(lines)
        lines = list(START)
        for way, head in zip(places, heads):
            lines += ["key home", *way]
            for _ in range(screens_below(head)):
                lines += [*MORE, "dump"]
        faults = check_dump.check_all(heads + kiosk.run(lines))
        self.assertEqual(faults, [], f"{len(faults)} faults on {SCREEN}:\n" + "\n".join(faults))

    def test_every_page(self):
        self.expect_good([way for _, way in WAYS.values()])

    def test_every_screen_but_pages(self):
        choosers = walk.choosers()
        self.assertNotEqual(choosers, [], "nowhere on the figure is asked which area is meant")
        self.expect_good([[], *walk.doors.values(), *choosers, [tap(UI["bar.help"])]])

    def test_every_area_and_side(self):
        areas = walk.areas()
        self.assertEqual(set(areas), {r["id"] for r in load("map.json")["regions"]})
        lines = list(START)
        for way in areas.values():
            lines += ["key home", *way, "expect view area", "dump"]
        places = list(areas.values())
        for way, dump in zip(areas.values(), kiosk.run(lines)):
            tabs = [t for t in dump["targets"] if t["action"].split()[0] in ("side", "view", "layer")]
            places += [[*way, tap_on(dump, t)] for t in tabs if not t["current"]]
        self.expect_good(places)

    def test_every_view_and_layer_of_the_map(self):
        tabs = [t for t in walk.map["targets"] if t["action"].split()[0] in ("view", "layer")]
        self.assertGreaterEqual(len(tabs), 6)
        self.expect_good([[tap_on(walk.map, t)] for t in tabs])

    def test_pressed(self):
        """A finger on each target: contrast must hold then too."""
        lines = []
        for dump in kiosk.run(["dump", *START, "dump"]):
            go = START if dump["view"] == "map" else []
            for t in (t for t in dump["targets"] if t["role"] != "region"):
                at = f'{t["x"] + t["w"] // 2} {t["y"] + t["h"] // 2}'
                lines.append([*go, f"down {at}", "dump", "move 1 1", "up 1 1"])
        dumps = [d for part in lines for d in kiosk.run(part)]
        faults = check_dump.check_all(dumps)
        self.assertEqual(faults, [], "\n".join(faults))


if __name__ == "__main__":
    unittest.main()
