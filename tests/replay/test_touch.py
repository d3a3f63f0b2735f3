#!/usr/bin/env python3
"""A touch is answered at once, does one thing, and only on release inside (DESIGN section 2, rule 5)."""

import os
import unittest

from kiosk import Kiosk, load, tap, target

UI = load("en/strings.json")["ui"]
START = [tap(UI["attract.start"]), "expect view map", "wait 2000"]  # the soft light has passed over the map
kiosk = Kiosk(os.environ.get("HIPKIOSK_SCREEN", "24-landscape"))


def middle(thing):
    return thing["x"] + thing["w"] // 2, thing["y"] + thing["h"] // 2


class Touch(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.map = kiosk.run([*START, "dump"])[0]
        cls.help = middle(target(cls.map, "help"))
        cls.home = middle(target(cls.map, "home"))
        cls.item = next(t for t in cls.map["targets"] if t["role"] == "item" and t["action"].startswith("area"))
        cls.region = middle(next(t for t in cls.map["targets"] if t["role"] == "region"))

    def run_on_map(self, *lines):
        """Dumps after the lines; the first is the map untouched."""
        return kiosk.run([*START, "dump", *lines, "dump"])

    def expect_nothing_happened(self, *lines):
        dumps = self.run_on_map(*lines, "wait 400")
        self.assertEqual(dumps[-1], dumps[0])

    def test_press_is_seen_at_once(self):
        for x, y in (self.help, middle(self.item), self.region):
            before, after = self.run_on_map(f"down {x} {y}")
            self.assertNotEqual(before["hash"], after["hash"])
            self.assertEqual(after["view"], "map")

    def test_acts_on_release_inside(self):
        x, y = self.help
        dumps = self.run_on_map(f"down {x} {y}", "dump", f"up {x} {y}")
        self.assertEqual([d["view"] for d in dumps], ["map", "map", "help"])

    def test_sliding_off_cancels(self):
        x, y = self.help
        far = self.map["h"] // 2
        self.expect_nothing_happened(f"down {x} {y}", f"move {x} {far}", f"up {x} {far}")

    def test_sliding_off_an_area_of_the_figure_cancels(self):
        x, y = self.region
        self.expect_nothing_happened(f"down {x} {y}", "move 1 1", "up 1 1")

    def test_sliding_off_and_back_acts(self):
        x, y = self.help
        dumps = self.run_on_map(f"down {x} {y}", f"move {x} {y - 300}", f"move {x} {y}", f"up {x} {y}")
        self.assertEqual(dumps[-1]["view"], "help")

    def test_a_trembling_finger_still_acts(self):
        x, y = self.help
        mm = round(self.map["px_per_mm"])
        moves = [f"move {x + dx * mm} {y + dy * mm}" for dx, dy in ((2, 1), (-2, 0), (1, -2), (0, 2))]
        self.assertEqual(self.run_on_map(f"down {x} {y}", *moves, f"up {x} {y}")[-1]["view"], "help")

    def test_second_finger_does_nothing(self):
        (x, y), (hx, hy) = self.home, self.help
        # while the first rests on a place without a target
        self.expect_nothing_happened("finger 0 down 2 2", f"finger 1 down {hx} {hy}", f"finger 1 up {hx} {hy}",
                                     "finger 0 up 2 2")
        # while the first presses: what the first pressed happens, once
        dumps = self.run_on_map(f"finger 0 down {hx} {hy}", f"finger 1 down {x} {y}", f"finger 1 up {x} {y}",
                                f"finger 0 up {hx} {hy}", "wait 400")
        self.assertEqual(dumps[-1]["view"], "help")

    def test_a_finger_left_over_does_nothing(self):
        (x, y), (hx, hy) = self.home, self.help
        dumps = self.run_on_map(f"finger 0 down {x} {y}", f"finger 1 down {hx} {hy}", f"finger 0 up {x} {y}",
                                f"finger 1 up {hx} {hy}", "wait 400")
        self.assertEqual(dumps[-1]["view"], "map")

    def test_the_next_touch_works_after_two_fingers(self):
        hx, hy = self.help
        dumps = self.run_on_map("finger 0 down 2 2", f"finger 1 down {hx} {hy}", "finger 0 up 2 2",
                                f"finger 1 up {hx} {hy}", f"finger 1 down {hx} {hy}", f"finger 1 up {hx} {hy}")
        self.assertEqual(dumps[-1]["view"], "help")

    def test_pinch_does_nothing(self):
        x, y = self.region
        moves = []
        for step in range(0, 200, 20):
            moves += [f"finger 0 move {x - step} {y}", f"finger 1 move {x + 40 + step} {y}"]
        self.expect_nothing_happened(f"finger 0 down {x} {y}", f"finger 1 down {x + 40} {y}", *moves,
                                     f"finger 1 up {x + 220} {y}", f"finger 0 up {x - 180} {y}")

    def test_long_press_does_nothing_more(self):
        x, y = self.help
        dumps = self.run_on_map(f"down {x} {y}", "dump", "wait 8000", "dump", f"up {x} {y}")
        self.assertEqual(dumps[1], dumps[2])
        self.assertEqual(dumps[-1]["view"], "help")

    def test_one_touch_is_one_action(self):
        """Back after one tap is where the tap was: nothing below the finger was opened as well."""
        for x, y in (self.help, middle(target(self.map, "index")), middle(self.item)):
            dumps = self.run_on_map(f"tap {x} {y}", "dump", "key escape")
            self.assertNotEqual(dumps[1]["view"], "map")
            self.assertEqual(dumps[2]["view"], "map")

    def test_dragging_a_list_scrolls_and_opens_nothing(self):
        x, y = middle(self.item)
        window = self.map["scrolls"][0]
        if window["content_h"] <= window["h"]:
            self.skipTest("the list fits on this screen")
        steps = [f"move {x} {y - d}" for d in range(0, 120, 10)]
        dumps = self.run_on_map(f"down {x} {y}", *steps, "dump", "wait 100", f"up {x} {y - 110}", "wait 600")
        self.assertEqual([d["view"] for d in dumps], ["map"] * 3)
        self.assertGreater(dumps[1]["scrolls"][0]["offset"], 60)


if __name__ == "__main__":
    unittest.main()
