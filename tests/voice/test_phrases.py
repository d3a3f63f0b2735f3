#!/usr/bin/env python3
"""Numbers, units, ranges, dates and abbreviations as they are said: tests/data/phrases/TAG.tsv holds a phrase a line, as it is
written, as it goes to the voice, and as it sounds in the letters of the IPA.

usage: test_phrases.py [--update]   HIPKIOSK_LANG: tag; HIPKIOSK_SPOKEN, HIPKIOSK_VOICE: the programs.
--update fills in the second and third columns anew; read what changes."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
TAG = os.environ["HIPKIOSK_LANG"]
TABLE = SOURCE_DIR / "tests" / "data" / "phrases" / f"{TAG}.tsv"
LEAST = 40


def run(command, text):
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def spoken(phrases):
    out = run([os.environ["HIPKIOSK_SPOKEN"], str(SOURCE_DIR / "content"), str(SOURCE_DIR / "assets" / "figure"), TAG],
              "\n".join(phrases) + "\n")
    return out.splitlines()


def phonemes(text):
    out = run([os.environ["HIPKIOSK_VOICE"], "--language", TAG, "--phonemes"], text)
    return " ".join(out.split())


def rows():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def made(phrases):
    return [[phrase, said, phonemes(said)] for phrase, said in zip(phrases, spoken(phrases), strict=True)]


class Phrases(unittest.TestCase):
    maxDiff = None

    def test_each_is_said_as_the_table_says(self):
        table = rows()
        self.assertGreaterEqual(len(table), LEAST)
        self.assertEqual(made([row[0] for row in table]), table)

    def test_nothing_is_read_as_a_sign(self):
        """No dash, slash or soft hyphen is left between digits or in a word."""
        for phrase, said, sound in rows():
            with self.subTest(phrase):
                self.assertNotRegex(said, "\\d[-–/~]\\d|[\u00ad\u200b\u2068\u2069]")
                self.assertTrue(sound)


if __name__ == "__main__":
    if "--update" in sys.argv:
        TABLE.write_text("".join("\t".join(row) + "\n" for row in made([row[0] for row in rows()])), encoding="utf-8")
    else:
        unittest.main()
