#!/usr/bin/env python3
"""tools/new-pack: what it writes passes every check and can be walked through; it never writes over anything."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "replay"))
from kiosk import SOURCE_DIR, Kiosk, check_dump  # noqa: E402
from walk import Walk  # noqa: E402


def new_pack(*args):
    return subprocess.run([sys.executable, "-B", str(SOURCE_DIR / "tools/new-pack"), *args], capture_output=True, text=True,
                          check=False)


class NewPack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.pack = Path(cls.folder.name) / "knee"
        cls.made = new_pack("--part", "knee", str(cls.pack))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_it_passes_every_check(self):
        self.assertEqual((self.made.returncode, self.made.stderr), (0, ""))
        kiosk = Kiosk()
        done = subprocess.run([kiosk.program, "--check", "--fonts", "--figures", "--content", str(self.pack)],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\Acontent [^\n]*: no faults\n\Z")

    def test_it_speaks_of_its_part_alone(self):
        words = (self.pack / "en/strings.json").read_text(encoding="utf-8")
        self.assertIn("knee", words)
        self.assertNotRegex(words, r"(?i)\bhips?\b")

    def test_every_page_is_reached_and_well_drawn(self):
        for screen in ("10-portrait", "15-landscape"):
            walk = Walk(Kiosk(screen, content=self.pack), "normal")
            ways = walk.ways()
            self.assertEqual(set(ways), {path.stem for path in (self.pack / "en/pages").iterdir()})
            self.assertEqual(check_dump.check_all(walk.screenfuls([way for _, way in ways.values()]), least=walk.least), [])

    def test_a_folder_that_is_there_is_left_alone(self):
        before = {path: path.read_bytes() for path in self.pack.rglob("*") if path.is_file()}
        again = new_pack("--part", "elbow", str(self.pack))
        self.assertEqual(again.returncode, 1)
        self.assertIn("File exists", again.stderr)
        self.assertEqual(before, {path: path.read_bytes() for path in self.pack.rglob("*") if path.is_file()})

    def test_a_part_is_one_small_word(self):
        self.assertEqual(new_pack("--part", "My Knee", str(self.pack) + "2").returncode, 2)
        self.assertEqual(json.loads((self.pack / "pack.json").read_text(encoding="utf-8"))["id"], "knee")


if __name__ == "__main__":
    unittest.main()
