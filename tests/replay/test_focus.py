#!/usr/bin/env python3
"""Keys walk to everything, in the order of reading, and one sees where they are: two neighbouring stops never give the same
picture, what they walk to is on the screen, and Back finds the place again."""

import os
import unittest

from kiosk import Kiosk, tap, tap_on

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
kiosk = Kiosk(SCREEN)
START = [tap("Touch to start"), "wait 2000"]
# Walking scrolls by itself; where it has come to the end, these are gone.
SCROLLERS = ("scroll up", "scroll down")


def opened(way, action):
    """The way on through the first target whose action begins so."""
    dump = kiosk.run([*way, "dump"])[0]
    return [*way, tap_on(dump, next(t for t in dump["targets"] if t["action"].startswith(action))), "wait 600"]


class Focus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        area = opened(START, "area ")
        cls.ways = {"attract": [], "map": START, "area": area, "page": opened(area, "page "),
                    **{view: opened(START, view) for view in ("help", "display")}}

    def walk(self, view, key="tab", most=400):
        dumps = kiosk.run([*self.ways[view], "dump", *[line for _ in range(most) for line in (f"key {key}", "wait 400", "dump")]])
        self.assertEqual({d["view"] for d in dumps}, {view})
        stops = [d["focus"]["id"] for d in dumps[1:]]
        return dumps, stops.index(stops[0], 1)

    def test_every_stop_is_seen_and_differs_from_its_neighbour(self):
        for view in self.ways:
            with self.subTest(view=view):
                dumps, count = self.walk(view)
                pictures = [d["hash"] for d in dumps[:count + 1]]
                same = [dumps[i]["focus"]["label"] for i in range(1, count + 1) if pictures[i] == pictures[i - 1]]
                self.assertEqual(same, [])
                hidden = [d["focus"]["label"] for d in dumps[1:count + 1] if d["focus"]["h"] <= 0 or d["focus"]["w"] <= 0]
                self.assertEqual(hidden, [])

    def test_all_that_can_be_touched_can_be_walked_to(self):
        for view in self.ways:
            with self.subTest(view=view):
                dumps, count = self.walk(view)
                walked = {d["focus"]["id"] for d in dumps[1:count + 1]}
                self.assertEqual([t["label"] for d in dumps[:1] for t in d["targets"] if t["id"] not in walked and t["action"] not in SCROLLERS], [])

    def test_back_finds_the_focus_again(self):
        first = kiosk.run([*self.ways["area"], *["key tab"] * 9, "wait 400", "dump"])[0]["focus"]
        dumps = kiosk.run([*self.ways["area"], *["key tab"] * 9, "wait 400", "key page-down", "wait 600", "dump",
                           "key return", "wait 600", "dump", "key escape", "wait 600", "dump"])
        self.assertEqual(dumps[0]["focus"]["id"], first["id"])  # a screenful further it is the same thing still
        if dumps[1]["view"] != "area":
            self.assertIsNone(dumps[1]["focus"])
            self.assertEqual(dumps[2]["focus"]["id"], first["id"])

    def test_a_touch_takes_the_focus_away(self):
        dumps = kiosk.run([*START, "key tab", "dump", "tap 3 3", "wait 300", "dump"])
        self.assertIsNotNone(dumps[0]["focus"])
        self.assertIsNone(dumps[1]["focus"])


if __name__ == "__main__":
    unittest.main()
