#!/usr/bin/env python3
"""For hands that shake: taps that come twice count once, and holding instead of letting go is what chooses."""

import json
import os
import random
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, load, tap, target

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
kiosk = Kiosk(SCREEN)
UI = load("en/strings.json")["ui"]
START = [tap("Touch to start"), "wait 2000"]
HOLD_MS = 800


def middle(thing):
    return f'{thing["x"] + thing["w"] // 2} {thing["y"] + thing["h"] // 2}'


def site(**access):
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "site.json"
    path.write_text(json.dumps({"access": access}), encoding="utf-8")
    return folder, Kiosk(SCREEN, site=path)


def quick(at, beat_ms, times):
    """Taps of 60 ms in that beat."""
    return [line for _ in range(times) for line in (f"down {at}", "wait 60", f"up {at}", f"wait {beat_ms - 60}")]


class Twice(unittest.TestCase):
    def test_a_bounce_is_no_second_tap(self):
        """Where "Touch to start" was, the map has something else: it is not chosen by accident."""
        shown = kiosk.run([*START, "dump"])[0]
        at = middle(target(shown, "display"))
        for beat, taps in ((120, 2), (240, 2), (100, 3)):
            told = kiosk.run([*START, *quick(at, beat, taps), "wait 600", "dump"])[0]
            self.assertEqual(told["view"], "display")
        for other in (t for t in shown["targets"] if t["role"] != "region"):  # attract can be touched anywhere
            once, twice = (kiosk.run([*quick(middle(other), 120, taps), "wait 600", "dump"])[0]["view"] for taps in (1, 2))
            self.assertEqual(once, twice, other["label"])

    def test_two_quick_taps_are_two(self):
        dumps = kiosk.run([*START, "dump"])
        view = target(dumps[0], "view back")
        other = target(dumps[0], "display")
        ends = kiosk.run([*START, f"down {middle(view)}", "wait 40", f"up {middle(view)}", "wait 40",
                          f"down {middle(other)}", "wait 40", f"up {middle(other)}", "wait 600", "dump"])
        self.assertEqual(ends[0]["view"], "display")  # at another place at once
        index = kiosk.run([*START, tap(UI["bar.index"]), "wait 1500", "dump"])[0]
        letters = [t for t in index["targets"] if t["action"].startswith("letter")]
        self.assertGreater(len(letters), 3)
        down = target(index, "scroll down")
        if down:  # at one place in the beat of a hurried hand
            offsets = [kiosk.run([*START, tap(UI["bar.index"]), "wait 1500", *quick(middle(down), 300, times), "wait 1500",
                                  "dump"])[0]["scrolls"][0]["offset"] for times in (1, 2)]
            self.assertGreater(offsets[1], offsets[0])

    def test_as_long_as_the_visitor_wants(self):
        for setting, window in (("half-second", 500), ("second", 1000)):
            folder, shaking = site(ignore_repeats=setting)
            with folder:
                more = shaking.run([*START, tap(UI["bar.index"]), "wait 600", "dump"])[0]
                down = target(more, "scroll down")
                if not down:
                    continue
                at = middle(down)
                for gap, counts in ((window - 60, 1), (window + 60, 2)):
                    lines = [*START, tap(UI["bar.index"]), "wait 1500"]
                    lines += [f"down {at}", "wait 60", f"up {at}", f"wait {gap}"] * 2
                    moved = shaking.run([*lines, "wait 1500", "dump"])[0]["scrolls"][0]["offset"]
                    once = shaking.run([*START, tap(UI["bar.index"]), "wait 1500", f"down {at}", "wait 60", f"up {at}",
                                        "wait 3000", "dump"])[0]["scrolls"][0]["offset"]
                    (self.assertEqual if counts == 1 else self.assertGreater)(moved, once, (setting, gap))


class Hold(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder, cls.kiosk = site(hold_to_choose=True)
        cls.addClassCleanup(cls.folder.cleanup)
        cls.map = cls.kiosk.run([*START, "dump"])[0]
        cls.at = middle(target(cls.map, "help"))

    def view(self, *lines):
        return self.kiosk.run([*START, *lines, "wait 600", "dump"])[0]["view"]

    def test_held_it_acts_while_the_finger_is_there(self):
        self.assertEqual(self.view(f"down {self.at}", f"wait {HOLD_MS + 50}"), "help")
        self.assertEqual(self.view(f"down {self.at}", f"wait {HOLD_MS + 50}", "wait 3000"), "help")  # once

    def test_lifted_early_it_does_nothing(self):
        self.assertEqual(self.view(f"down {self.at}", f"wait {HOLD_MS - 100}", f"up {self.at}"), "map")

    def test_slid_off_it_does_nothing_and_begins_anew_on_it(self):
        self.assertEqual(self.view(f"down {self.at}", "wait 500", "move 3 3", "wait 1000"), "map")
        self.assertEqual(self.view(f"down {self.at}", "wait 500", "move 3 3", "wait 100", f"move {self.at}", "wait 500", f"up {self.at}"), "map")

    def test_an_area_of_the_figure_too(self):
        region = next(t for t in self.map["targets"] if t["role"] in ("region", "label"))
        at = middle(region)
        self.assertEqual(self.view(f"down {at}", f"wait {HOLD_MS - 100}", f"up {at}"), "map")
        self.assertIn(self.view(f"down {at}", f"wait {HOLD_MS + 100}", f"up {at}"), ("area", "chooser"))

    def test_the_ring_fills(self):
        dumps = self.kiosk.run([*START, f"down {self.at}", *["wait 160", "dump"] * 4])
        self.assertEqual([d["held"] for d in dumps], sorted({d["held"] for d in dumps}))
        self.assertEqual(len({d["hash"] for d in dumps}), len(dumps))
        self.assertNotIn("held", self.kiosk.run([*START, "dump"])[0])

    def test_the_start_needs_no_holding_and_the_wipe_goes_back_to_the_site(self):
        dumps = self.kiosk.run([*START, "wait 400000", "dump", *START, f"down {self.at}", "wait 100", f"up {self.at}", "wait 500", "dump"])
        self.assertEqual([d["view"] for d in dumps], ["attract", "map"])

    def test_it_asks_later(self):
        self.assertEqual(self.view("wait 170000"), "map")
        self.assertEqual(self.view("wait 182000"), "still")

    def test_monkey(self):
        for seed in range(4):
            luck = random.Random(seed)
            lines = list(START)
            for _ in range(120):
                x, y = luck.randrange(self.map["w"]), luck.randrange(self.map["h"])
                lines += [f"down {x} {y}", f"wait {luck.choice((30, 400, 900, 2000))}"]
                if luck.random() < 0.3:
                    lines += [f"move {min(x + 90, self.map['w'] - 1)} {y}", "wait 300"]
                lines += [f"up {x} {y}", f"wait {luck.choice((10, 300))}"]
                if luck.random() < 0.2:
                    lines.append(f"key {luck.choice(('tab', 'return', 'escape'))}")
            self.kiosk.run([*lines, "wait 400000", "expect view attract"])


class Set(unittest.TestCase):
    def test_a_visitor_sets_it_and_the_wipe_forgets_it(self):
        on = [*START, tap(UI["bar.display"]), "wait 600"]
        head = kiosk.run([*on, *["key page-down", "wait 400"] * 4, "dump"])[0]
        self.assertIsNotNone(target(head, "touch"))
        on += [*["key page-down", "wait 400"] * 4, tap(UI["touch.title"]), "wait 600"]
        start, shown = kiosk.run(["dump", *on, "dump"])
        self.assertEqual(shown["view"], "touch")
        hold = next(d for d in kiosk.run([*on, *["dump", "key page-down", "wait 400"] * 4]) if target(d, "hold 1"))
        at = middle(target(hold, "hold 1"))
        way = [*on, *["key page-down", "wait 400"] * (0 if target(shown, "hold 1") else 1)]
        dumps = kiosk.run([*way, f"tap {at}", "wait 300", "dump", f'tap {middle(target(start, "help") or target(shown, "help"))}',
                           "wait 500", "dump", "wait 600000", "dump", *START, tap(UI["bar.help"]), "wait 500", "dump"])
        self.assertTrue(target(dumps[0], "hold 1")["current"])
        self.assertEqual([d["view"] for d in dumps[1:]], ["touch", "attract", "help"])


if __name__ == "__main__":
    unittest.main()
