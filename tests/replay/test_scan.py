#!/usr/bin/env python3
"""One switch: a frame moves over what can be chosen, the key takes what is in it. Two: one moves it, one takes."""

import json
import os
import random
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, tap

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
PERIOD_MS = 2000
MOST_IN_A_GROUP = 6


class Scan(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        site = Path(folder.name) / "site.json"
        site.write_text(json.dumps({"access": {"scanning": "medium"}}), encoding="utf-8")
        cls.kiosk = Kiosk(SCREEN, site=site)

    def frames(self, lines, count, step=("wait %d" % PERIOD_MS,)):
        return self.kiosk.run([*lines, *[line for _ in range(count) for line in ("dump", *step)]])

    def reach(self, lines, action, step, most=60):
        """On until the frame holds what does the action; the key takes it."""
        for _ in range(2):  # the group, then the thing
            dumps = self.frames(lines, most, step)
            at = next((i for i, d in enumerate(dumps) if any(t["action"] == action for t in d.get("frame", []))), None)
            self.assertIsNotNone(at, f"the frame never comes to {action}")
            alone = len(dumps[at]["frame"]) == 1
            lines = [*lines, *step * at, "key return", "wait 50"]
            if alone:
                return lines
        return lines

    def test_nobody_who_touches_sees_it(self):
        dumps = self.kiosk.run([tap("Touch to start"), "wait 400", "dump", "wait 20000", "dump"])
        self.assertNotIn("frame", dumps[1])
        self.assertIsNone(dumps[1]["focus"])

    def test_the_switch_starts_and_a_touch_ends_it(self):
        dumps = self.kiosk.run(["key return", "wait 600", "dump", "tap 3 3", "wait 9000", "dump"])
        self.assertEqual(dumps[0]["view"], "map")
        self.assertTrue(dumps[0]["frame"])
        self.assertNotIn("frame", dumps[1])

    def test_it_moves_by_itself_and_every_stop_is_another_picture(self):
        dumps = self.frames(["key return", "wait 2600"], 12)
        firsts = [d["frame"][0]["id"] for d in dumps]
        self.assertTrue(all(a != b for a, b in zip(firsts, firsts[1:])))
        hashes = [d["hash"] for d in dumps]
        self.assertTrue(all(a != b for a, b in zip(hashes, hashes[1:])))
        self.assertTrue(all(len(d["frame"]) <= MOST_IN_A_GROUP for d in dumps))

    def test_the_groups_hold_everything_that_can_be_done(self):
        dumps = self.frames(["key return", "wait 2600"], 30)
        framed = {t["action"] for d in dumps for t in d["frame"]}
        offered = {t["action"] for t in dumps[0]["targets"] if not t["action"].startswith("scroll")}
        self.assertEqual(offered - framed, set())

    def test_out_of_a_group_again_without_a_press(self):
        dumps = self.frames(["key return", "wait 2600", "key return"], 16)
        sizes = [len(d["frame"]) for d in dumps]
        self.assertEqual(sizes[0], 1)
        self.assertGreater(max(sizes), 1)

    def test_one_key_from_attract_to_help_and_to_a_page(self):
        alone = ("wait %d" % PERIOD_MS,)
        for action, view in (("help", "help"), ("session", "session")):
            lines = self.reach(["key return", "wait 600"], action, alone)
            self.assertEqual(self.kiosk.run([*lines, "wait 500", "dump"])[0]["view"], view)

    def test_two_keys(self):
        step = ("key tab", "wait 400")
        lines = self.reach(["key return", "wait 600", "key tab", "wait 400"], "help", step)
        self.assertEqual(self.kiosk.run([*lines, "wait 500", "dump"])[0]["view"], "help")
        still = self.kiosk.run(["key return", "wait 600", "key tab", "wait 400", "dump", "wait 30000", "dump"])
        self.assertEqual(still[0]["frame"], still[1]["frame"])  # who has two moves it alone

    def test_the_wipe_comes_and_takes_it_along(self):
        dumps = self.kiosk.run(["dump", "key return", "wait 5000", "dump", "wait 600000", "dump"])
        self.assertEqual(dumps[2]["view"], "attract")
        self.assertNotIn("frame", dumps[2])
        self.assertIsNone(dumps[2]["focus"])

    def test_monkey(self):
        for seed in range(4):
            luck = random.Random(seed)
            lines = ["key return"]
            for _ in range(200):
                lines.append(luck.choice(("key return", "key return", "key return", "key tab", "key shift-tab", "key escape",
                                          "tap %d %d" % (luck.randrange(600), luck.randrange(400)))))
                lines.append("wait %d" % luck.choice((50, 700, 2100, 9000)))
            self.kiosk.run([*lines, "wait 600000", "expect view attract"])


if __name__ == "__main__":
    unittest.main()
