#!/usr/bin/env python3
"""The same replay gives the same bytes, in dumps and pictures, with a warm cache and with none."""

import os
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, load, tap

UI = load("en/strings.json")["ui"]
LINES = ["shot 1-attract", "dump", tap(UI["attract.start"]), "shot 2-map", "dump", tap(UI["bar.index"]), "shot 3-index", "dump",
         "key page-down", "wait 60", "shot 4-scrolling", "wait 300", tap(UI["bar.back"]), tap(UI["layer.muscles"]), "wait 100",
         "shot 5-muscles", "dump", tap(UI["bar.help"]), "shot 6-help", "dump"]


def run(cache):
    kiosk = Kiosk("10-landscape", cache=cache)
    with tempfile.TemporaryDirectory() as shots:
        dumps = kiosk.run(LINES, shots=shots)
        return dumps, {path.name: path.read_bytes() for path in Path(shots).iterdir()}


class Same(unittest.TestCase):
    def test_twice(self):
        first = run(os.environ["HIPKIOSK_CACHE"])
        self.assertEqual(len(first[1]), 6)
        for name, data in first[1].items():
            self.assertTrue(data.startswith(b"\x89PNG\r\n\x1a\n"), name)
        again = run(os.environ["HIPKIOSK_CACHE"])
        self.assertEqual(first[0], again[0])
        self.assertEqual(first[1], again[1])

    def test_without_a_cache(self):
        """The cache changes nothing: drawn anew, every picture is the same."""
        first = run(os.environ["HIPKIOSK_CACHE"])
        with tempfile.TemporaryDirectory() as empty:
            again = run(empty)
        self.assertEqual(first[0], again[0])
        self.assertEqual(first[1], again[1])


if __name__ == "__main__":
    unittest.main()
