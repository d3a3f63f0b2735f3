#!/usr/bin/env python3
"""The whole way, in a real window: a hand makes a card and prints it in a CUPS scheduler of the test's own; who goes leaves nothing there."""

import json
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "replay"), str(TESTS / "live")]
import kiosk as replays  # noqa: E402
from scheduler import Scheduler  # noqa: E402
from test_live import Screen, start  # noqa: E402
from walk import Walk  # noqa: E402

KEYS = {"page-down": "Next", "home": "Home"}


def until(what, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


class Live(unittest.TestCase):
    def setUp(self):
        self.cups = Scheduler()
        self.addCleanup(self.cups.stop)
        self.out = self.cups.add("good")
        self.cups.add("slow")
        self.cups.how("slow", "slow")
        self.cups.start()
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        self.screen.environment["CUPS_SERVER"] = self.cups.environment["CUPS_SERVER"]
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def hand(self, queue):
        """Starts the kiosk and prints a card."""
        site = Path(self.folder, "site.json")
        site.write_text(json.dumps({"printer": queue, "idle": {"warn_s": 10, "countdown_s": 10}, "screen": {"diagonal_in": 24}}))
        replay = replays.Kiosk("golden")
        replay.more += ["--site", str(site)]
        walk = Walk(replay, "normal")
        area = next(action for action in walk.doors if action.startswith("area outer-hip") or action.startswith("area groin"))
        lines = walk.start + walk.doors[area][1] + ["wait 500"]
        for action in (area.replace("area", "card-add", 1), "card-side left", "card-answer strength 6", "therapist", "card-print"):
            lines = [*walk.reach(lines, action), "wait 500"]
        self.process = start(self.screen, "--site", str(site), "--diagonal", "24")
        self.addCleanup(self.process.stderr.close)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        for at, line in enumerate(lines):
            if line.startswith("tap "):
                label = line[5:-1]
                targets = replay.run([*lines[:at], "dump"])[0]["targets"]
                found = next(target for target in targets if target["label"] == label)
                if at == 0:
                    self.assertTrue(until(lambda: len(set(self.screen.pixels()[::301])) > 3, 100))
                    time.sleep(2)
                self.screen.tap(int(found["x"] + found["w"] / 2), int(found["y"] + found["h"] / 2))
                time.sleep(0.4)
            elif line.startswith("key "):
                subprocess.run(["xdotool", "key", KEYS[line[4:]]], env=self.screen.environment, check=True)
                time.sleep(0.3)

    def test_it_prints(self):
        self.hand("good")
        self.assertTrue(until(lambda: Path(self.out).is_file() and Path(self.out).read_bytes().endswith(b"%%EOF\n"), 20))
        text = subprocess.run(["pdftotext", "-layout", self.out, "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("6 of 10", text)
        self.assertTrue(until(lambda: self.cups.kept() == [], 5), self.cups.kept())

    def test_who_goes_leaves_no_job(self):
        self.hand("slow")
        self.assertTrue(until(lambda: self.cups.kept() != [], 10))
        self.assertTrue(until(lambda: self.cups.kept() == [], 35), self.cups.kept())
        self.assertIsNone(self.process.poll())

    def test_a_kiosk_that_is_killed_leaves_no_job(self):
        self.hand("slow")
        self.assertTrue(until(lambda: self.cups.kept() != [], 10))
        self.process.kill()
        self.assertTrue(until(lambda: self.cups.kept() == [], 10), self.cups.kept())


if __name__ == "__main__":
    unittest.main()
