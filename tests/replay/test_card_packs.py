#!/usr/bin/env python3
"""Cards that a pack may ask for: thirty questions, one, none, all the answers there can be; and sentences that lack their places."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, Kiosk, check_dump
from walk import MORE, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
LONG = "socks, shoes and everything else that has to be put on in the morning"


class Packs(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def pack(self, questions, words):
        """The pack in English alone, with another card."""
        path = Path(self.folder.name, "pack")
        shutil.copytree(PACK, path, ignore=lambda folder, names: [n for n in names if Path(folder) == PACK and (PACK / n / "card.json").exists()
                                                                  and n != "en"])
        pack = json.loads((path / "pack.json").read_text(encoding="utf-8"))
        pack["languages"] = [language for language in pack["languages"] if language["tag"] == "en"]
        (path / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
        (path / "card.json").write_text(json.dumps({"entries": 6, "questions": questions}), encoding="utf-8")
        (path / "en" / "card.json").write_text(json.dumps({"questions": words}), encoding="utf-8")
        return path

    def check(self, path):
        done = subprocess.run([os.environ["HIPKIOSK"], "--check", "--content", str(path)], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def card(self, path, answers=()):
        """Every screenful of the card of two areas, and of the therapist's face."""
        kiosk = Kiosk(SCREEN, content=path)
        walk = Walk(kiosk, "normal")
        lines, dumps = list(walk.start), []
        for area in list(walk.areas())[:2]:
            lines = walk.reach([*lines, *walk.home, *walk.areas()[area], "wait 500"], f"card-add {area}")
            for answer in answers:
                lines = walk.reach([*lines, "wait 300"], f"card-answer {answer}")
        for screen in (lines, walk.reach([*lines, "wait 300"], "therapist")):
            more = [*screen, "wait 500"]
            for _ in range(25):
                more += ["dump commands", *MORE]
            dumps += kiosk.run(more)
        return walk, dumps

    def expect_good(self, walk, dumps):
        self.assertEqual("\n".join(check_dump.check_all(dumps, least=walk.least)), "")
        self.assertEqual({dump["dropped"] for dump in dumps}, {0})

    def test_thirty_questions_with_long_answers(self):
        ids = [f"q-{at}" for at in range(30)]
        questions = [{"id": name, "kind": "many", "options": ["one", "two"], "limit": 2, "offers_check": []} for name in ids]
        words = {name: {"ask": f"Question {name}, which is a long one too?", "sentence": f"To {name} I say {{list}}.",
                        "options": {"one": {"label": LONG, "inside": LONG}, "two": {"label": "two", "inside": "two"}}} for name in ids}
        path = self.pack(questions, words)
        self.assertEqual(self.check(path)[0], 0, self.check(path)[1])
        walk, dumps = self.card(path, [f"{name} {option}" for name in ids[:7] for option in ("one", "two")])
        self.expect_good(walk, dumps)
        text = dumps[-1]["qr"]
        self.assertLessEqual(len(text.encode()), 1000)
        self.assertTrue(text.rstrip().endswith("\u2026"))  # not all of it finds room, and it says so
        self.assertGreaterEqual(len(dumps[-1]["sentences"]), 14)

    def test_one_question(self):
        path = self.pack([{"id": "strength", "kind": "scale", "max": 3}],
                         {"strength": {"ask": "How strong?", "low": "None", "high": "Worst", "brief": "{number} of 3",
                                       "sentence": "It is {number} of 3."}})
        self.assertEqual(self.check(path)[0], 0, self.check(path)[1])
        walk, dumps = self.card(path, ["strength 3"])
        self.expect_good(walk, dumps)
        self.assertIn("3 of 3", dumps[-1]["qr"])

    def test_no_question(self):
        path = self.pack([], {})
        self.assertEqual(self.check(path)[0], 0, self.check(path)[1])
        walk, dumps = self.card(path)
        self.expect_good(walk, dumps)
        self.assertEqual(len(dumps[-1]["card"]), 2)

    def test_a_sentence_without_its_place_is_refused(self):
        for sentence in ("It feels bad.", "It feels {words}.", "It feels {list} and {list}."):
            path = self.pack([{"id": "words", "kind": "one", "options": ["aching"], "offers_check": []}],
                             {"words": {"ask": "How?", "sentence": sentence, "options": {"aching": {"label": "a", "inside": "a"}}}})
            code, said = self.check(path)
            shutil.rmtree(path)
            self.assertEqual(code, 1, sentence)
            self.assertIn("en/card.json:/questions/words/sentence", said)


if __name__ == "__main__":
    unittest.main()
