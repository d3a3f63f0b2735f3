#!/usr/bin/env python3
"""Every tests/replay/*.replay on one screen ($HIPKIOSK_SCREEN): its own lines hold, and so does every picture on the way."""

import os
import unittest
from pathlib import Path

from kiosk import Kiosk, check_dump, with_dumps

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
# tools/make-tour makes the tour for one screen: how far its lists must be scrolled differs on others (test_walk.py goes there).
REPLAYS = [path for path in sorted(Path(__file__).parent.glob("*.replay"))
           if path.name != "tour.replay" or SCREEN == "24-landscape"]
if SCREEN == "7":  # the list of areas has a screen of its own there
    REPLAYS = [path for path in REPLAYS if path.name not in ("area.replay", "still.replay")]
kiosk = Kiosk(SCREEN)


class Replays(unittest.TestCase):
    def test_there_are_some(self):
        self.assertGreaterEqual(len(REPLAYS), 3 if SCREEN == "7" else 5)

    def test_each(self):
        for path in REPLAYS:
            with self.subTest(replay=path.name, screen=SCREEN):
                kiosk.run_file(path)  # as it stands, so that a failed line is named
                dumps = kiosk.run(with_dumps(path.read_text(encoding="utf-8")))
                faults = check_dump.check_all(dumps, path.name)
                if faults:
                    self.fail("\n".join(faults))


if __name__ == "__main__":
    unittest.main()
