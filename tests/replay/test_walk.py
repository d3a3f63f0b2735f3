#!/usr/bin/env python3
"""Walks through everything on one screen: every topic within three touches, every picture as it must be.

The screen is $HIPKIOSK_SCREEN (kiosk.SCREENS), text size and contrast are $HIPKIOSK_SETTINGS (walk.SETTINGS). The walk is made from what the kiosk offers, so it needs no upkeep
when content or layout change."""

import os
import unittest

from kiosk import Kiosk, check_dump, load, pages
from walk import MOST_TOUCHES, SETTING, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
TOPIC_KINDS = {"condition", "technique", "benefit", "recipient-tip", "practitioner-tip"}
PAGES = pages()
TOPICS = sorted(p for p, page in PAGES.items() if page["kind"] in TOPIC_KINDS)
kiosk = Kiosk(SCREEN)
walk = Walk(kiosk)
WAYS = walk.ways()


MOST_TOUCHES = 4 if SCREEN == "7" else 3  # under 9 inches one thing stands on the screen at a time


class Topics(unittest.TestCase):
    @unittest.skipIf(SETTING != "normal", "larger text takes more screenfuls")
    def test_every_topic_is_within_three_touches(self):
        self.assertNotEqual(TOPICS, [])
        far = {topic: WAYS[topic][0] if topic in WAYS else None for topic in TOPICS
               if topic not in WAYS or WAYS[topic][0] > MOST_TOUCHES}
        self.assertEqual(far, {}, "touches from the map")

    def test_every_page_opens(self):
        self.assertEqual(set(WAYS), set(PAGES))
        lines = list(walk.start)
        for _, way in WAYS.values():
            lines += [*walk.home, *way, "expect view page", "dump"]
        for page, dump in zip(WAYS, kiosk.run(lines)):
            self.assertEqual(dump["page"], page)
            self.assertIn(PAGES[page]["title"], [t["text"] for t in dump["texts"]])


class Pictures(unittest.TestCase):
    def expect_no_faults(self, faults):
        if faults:
            self.fail(f"{len(faults)} faults on {SCREEN}, {SETTING}:\n" + "\n".join(faults))

    def expect_good(self, ways):
        self.expect_no_faults(check_dump.check_all(walk.screenfuls(ways), least=walk.least))

    def test_every_page(self):
        self.expect_good([way for _, way in WAYS.values()])

    def test_every_screen_but_pages(self):
        choosers = walk.choosers()
        self.assertNotEqual(choosers, [], "nowhere on the figure is asked which area is meant")
        self.expect_good([[], *(way for _, way in walk.doors.values()), *choosers, walk.home[:1]])

    def test_every_area_and_side(self):
        areas = walk.areas()
        self.assertEqual(set(areas), {r["id"] for r in load("map.json")["regions"]})
        self.expect_good([way for area in areas.values() for way in walk.turns(area).values()])

    def test_every_view_and_layer_of_the_map(self):
        turns = walk.turns([])
        figure = load("map.json")
        views, layers = ({f'view {view["id"]}' for view in figure["views"]}, {f"layer {layer}" for layer in figure["layers"]})
        # What there is one of has no switch.
        self.assertEqual(set(turns), {""} | (views if len(views) > 1 else set()) | (layers if len(layers) > 1 else set()))
        self.expect_good(list(turns.values()))

    def test_pressed(self):
        """A finger on each target: contrast must hold then too."""
        lines = list(walk.start)
        for go, dump in (walk.home, walk.map), (walk.doors["display"][1], None):
            dump = dump or walk.dumps_at([go])[0]
            for pressed in (t for t in dump["targets"] if t["role"] != "region"):
                at = f'{pressed["x"] + pressed["w"] // 2} {pressed["y"] + pressed["h"] // 2}'
                lines += [*go, "wait 300", f"down {at}", "dump", "move 0 0", "up 0 0"]
        self.expect_no_faults(check_dump.check_all(kiosk.run(lines), least=walk.least))


if __name__ == "__main__":
    unittest.main()
