#!/usr/bin/env python3
"""Outside the hours of the site file the screen is black, wakes by a touch, and never goes dark under a visitor's hands; a clock may jump."""

import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, ReplayFailed

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))
import png  # noqa: E402

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
HOURS = {"daily": "08:00-12:00, 13:00-18:00", "saturday": "09:00-24:00", "sunday": "closed"}
START = 'tap "Touch to start"'
DARK, ATTRACT, MAP = ("expect view dark", "expect view attract", "expect view map")


class Hours(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        site = Path(cls.folder.name, "site.json")
        site.write_text(json.dumps({"hours": HOURS, "idle": {"warn_s": 90, "countdown_s": 30}}), encoding="utf-8")
        cls.kiosk = Kiosk(SCREEN, site=site)

    def test_by_the_clock(self):
        self.kiosk.run([ATTRACT, "wait 3600000", ATTRACT,  # nobody knows the time: lit
                        "clock monday 07:59", DARK, "wait 59999", DARK, "wait 1", ATTRACT,
                        "clock monday 11:59", "wait 59999", ATTRACT, "wait 1", DARK,
                        "wait 3600000", ATTRACT, "clock monday 17:59", ATTRACT, "wait 60000", DARK,
                        "clock friday 18:00", DARK, "wait 54000000", ATTRACT,  # saturday 09:00
                        "clock saturday 23:59", "wait 59999", ATTRACT, "wait 1", DARK,  # sunday 00:00
                        "wait 86400000", DARK, "wait 28800000", ATTRACT])  # over the end of the week

    def test_a_touch_only_wakes(self):
        for wake in ("down 30 30", "key tab", "key escape"):
            with self.subTest(wake=wake):
                self.kiosk.run(["clock sunday 10:00", DARK, wake, ATTRACT, "up 30 30", "wait 300", ATTRACT, "wait 3000", START, MAP])
        # at once, not on release; and the same finger starts nothing, wherever it is let go
        self.kiosk.run(["clock sunday 10:00", "tap 960 300", ATTRACT, "tap 960 300", MAP])

    def test_woken_in_vain(self):
        self.kiosk.run(["clock sunday 10:00", "tap 30 30", "wait 89000", ATTRACT, "wait 1000", DARK])
        self.kiosk.run(["clock monday 12:59", "tap 30 30", "wait 60000", ATTRACT, "wait 900000", ATTRACT])

    def test_not_under_a_visitors_hands(self):
        visit = ["clock monday 11:59", START, "wait 61000", MAP, 'tap "Get help now"', "expect view help", "wait 80000", "expect view help"]
        self.kiosk.run([*visit, "wait 900000", DARK])
        self.kiosk.run(["clock monday 11:59", "wait 59950", "down 960 300", "wait 100", ATTRACT, "up 960 300", MAP])

    def test_a_visit_leaves_what_was_there_before(self):
        before, after = self.kiosk.run(["clock sunday 10:00", "dump", "tap 30 30", START, 'tap "Get help now"', "wait 900000", DARK, "dump"])
        self.assertEqual(before, after)
        self.assertEqual((before["view"], before["targets"], before["texts"]), ("dark", [], []))

    def test_a_clock_that_jumps(self):
        self.kiosk.run(["clock monday 09:00", ATTRACT, "clock monday 03:00", DARK, "clock thursday 09:00", ATTRACT, START,
                        "clock sunday 03:00", MAP, "clock sunday 04:00", "wait 900000", DARK, "clock monday 09:00", ATTRACT])

    def test_black(self):
        with tempfile.TemporaryDirectory() as folder:
            self.kiosk.run(["clock sunday 10:00", "shot dark"], folder)
            _, _, channels, rows = png.read(Path(folder, "dark.png"))
        self.assertFalse(any(any(rows[c::channels]) for c in range(3)))

    def test_without_hours_nothing_is_dark(self):
        Kiosk(SCREEN).run(["clock sunday 03:00", ATTRACT])
        with self.assertRaises(ReplayFailed):
            self.kiosk.run(["clock sunday 03:00", ATTRACT])


if __name__ == "__main__":
    unittest.main()
