#!/usr/bin/env python3
"""Contacts that never end: drivers lose events, water and dirt look like fingers. The kiosk works on, and the visit ends."""

import random
import unittest

from kiosk import Kiosk, tap, target

kiosk = Kiosk("24-landscape")
HOURS = 3600 * 1000


def middle(thing):
    return thing["x"] + thing["w"] // 2, thing["y"] + thing["h"] // 2


class Stuck(unittest.TestCase):
    def run_and_expect(self, *lines):
        kiosk.run(lines)

    def test_on_attract(self):
        self.run_and_expect("finger 1 down 500 500", f"wait {HOURS}", tap("Touch to start"), "wait 500", "expect view map")

    def test_a_visit_with_a_bag_against_the_glass_ends(self):
        self.run_and_expect(tap("Touch to start"), "wait 500", tap("Outer hip"), "wait 500", "finger 1 down 1600 700",
                            f"wait {10 * HOURS}", "expect view attract")

    def test_a_drop_on_the_glass_blocks_no_finger(self):
        self.run_and_expect(tap("Touch to start"), "wait 600", "expect view map", "finger 7 down 5 5", "wait 100",
                            tap("Outer hip"), "wait 600", "expect view area")

    def test_storms_of_lost_ends(self):
        """Touches of four fingers anywhere, one end in three lost: then a while of nobody, and all is as at the start."""
        starts = kiosk.run(["dump", *["wait 12000", "dump"] * 6])  # the question is asked in each language in turn
        for seed in range(6):
            luck = random.Random(seed)
            lines = []
            for _ in range(150):
                finger, x, y = luck.randrange(4), luck.randrange(1920), luck.randrange(1080)
                lines += [f"finger {finger} down {x} {y}", f"wait {luck.choice((20, 90, 400, 1500))}"]
                if luck.random() < 0.4:
                    lines.append(f"finger {finger} move {x + luck.randrange(-300, 300)} {y + luck.randrange(-300, 300)}")
                if luck.random() < 2 / 3:
                    lines.append(f"finger {finger} up {x} {y}")
            end = kiosk.run([*lines, "wait 400000", "expect view attract", f"wait {8 * 4000}", "dump",
                             tap("Touch to start"), "wait 400", "expect view map"])[-1]
            parts = [{key: dump[key] for key in ("targets", "texts", "lang")} for dump in (end, *starts)]
            self.assertIn(parts[0], parts[1:], f"seed {seed}")

    def test_the_chooser_shows_what_was_asked_then(self):
        dumps = kiosk.run([tap("Touch to start"), "wait 600", "dump"])
        stage = dumps[0]["targets"]
        body = [t for t in stage if t["role"] == "region"]
        x = sum(middle(t)[0] for t in body) // len(body)
        for y in range(300, 800, 4):
            asked = kiosk.run([tap("Touch to start"), "wait 600", f"tap {x - 150} {y}", "wait 600", "dump"])[0]
            if asked["view"] == "chooser":
                break
        self.assertEqual(asked["view"], "chooser")
        index = target(asked, "index")
        x2, y2 = middle(index)
        again = kiosk.run([tap("Touch to start"), "wait 600", f"tap {x - 150} {y}", "wait 600", f"tap {x2} {y2}", "wait 600",
                           tap("About this screen"), "wait 600", "key escape", "wait 600", "key escape", "wait 600",
                           "dump"])[0]
        self.assertEqual(again["view"], "chooser")
        self.assertEqual([t["label"] for t in again["targets"]], [t["label"] for t in asked["targets"]])


if __name__ == "__main__":
    unittest.main()
