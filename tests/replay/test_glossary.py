#!/usr/bin/env python3
"""Words that not everybody knows: each can be touched where it stands first on its page, by finger and by key, and one plain
sentence says what it means; read aloud where somebody listens. In every language of the pack."""

import json
import os
import re
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, Kiosk, load, target
from walk import MORE, Walk, screens_below

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "10-landscape")
LANGUAGES = [language["tag"] for language in load("pack.json")["languages"]]
PAGE = "page bursitis"


def words_of(dump):
    return [t for t in dump["targets"] if t["role"] == "word"]


def middle(thing):
    return f'{thing["x"] + thing["w"] // 2} {thing["y"] + thing["h"] // 2}'


class Glossary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        site = Path(folder.name) / "site.json"
        site.write_text(json.dumps({"sound": {"output": "speaker"}}), encoding="utf-8")
        cls.kiosk = Kiosk(SCREEN, site=site)
        walk = Walk(cls.kiosk, "calm")
        cls.page = walk.reach([*walk.start, *walk.areas()["outer-hip"]], PAGE)
        cls.page.append("wait 600")
        cls.dump = cls.kiosk.run([*cls.page, "dump"])[0]
        cls.entries = load("en/glossary.json")["words"]

    def test_every_language_explains_the_same_words(self):
        for tag in LANGUAGES:
            entries = load(f"{tag}/glossary.json")["words"]
            self.assertEqual([e["id"] for e in entries], [e["id"] for e in self.entries], tag)
            texts = "".join(path.read_text(encoding="utf-8") for path in sorted((PACK / tag / "pages").glob("*.json")))
            texts = texts.replace("\u00ad", "").lower()
            found = [e["id"] for e in entries if any(form.lower() in texts for form in e["forms"])]
            self.assertGreaterEqual(len(found), len(entries) * 3 // 4, tag)
            for entry in entries:
                self.assertEqual(len(re.findall(r"[.!?。؟।]", entry["text"])), 1, f'{tag}: {entry["text"]}')  # one sentence

    def test_once_a_page(self):
        dumps = self.kiosk.run([*self.page, *["dump", *MORE] * (screens_below(self.dump) + 1)])
        ids = [(t["id"], t["action"]) for d in dumps for t in words_of(d)]
        self.assertEqual(len(set(ids)), len({action for _, action in ids}))
        self.assertGreaterEqual(len(set(ids)), 2)

    def test_a_touch_opens_it_and_a_touch_anywhere_closes_it(self):
        word = next(t for t in words_of(self.dump))
        entry = self.entries[int(word["action"].split()[1])]
        self.assertIn(word["label"].lower(), entry["forms"])
        help_at = middle(target(self.dump, "help"))
        opened, closed, again = self.kiosk.run([*self.page, f"tap {middle(word)}", "wait 300", f'expect text "{entry["text"]}"', "dump",
                                                f"tap {help_at}", "wait 300", f'expect no text "{entry["text"]}"', "dump",
                                                f"tap {help_at}", "wait 500", "dump"])
        self.assertEqual([t["action"] for t in opened["targets"]], ["close-word"])
        self.assertEqual(closed["hash"], self.dump["hash"])  # and did nothing else
        self.assertEqual(again["view"], "help")

    def test_by_key(self):
        dumps = self.kiosk.run([*self.page, *["key tab", "wait 60", "dump"] * 30])
        at = next(i for i, d in enumerate(dumps) if d["focus"]["role"] == "word")
        before = dumps[at - 1] if at else self.dump
        self.assertNotEqual(dumps[at]["hash"], before["hash"])
        text = self.entries[int(dumps[at]["focus"]["action"].split()[1])]["text"]
        self.kiosk.run([*self.page, *["key tab", "wait 60"] * (at + 1), "key return", "wait 100", f'expect text "{text}"', "key escape",
                        "wait 300", f'expect no text "{text}"', "expect view page"])

    def test_it_goes_with_the_place_and_with_the_visit(self):
        word = next(t for t in words_of(self.dump))
        text = self.entries[int(word["action"].split()[1])]["text"]
        self.kiosk.run([*self.page, f"tap {middle(word)}", "wait 400000", "expect view attract", 'tap "Touch to start"', "wait 400",
                        f'expect no text "{text}"'])

    def test_it_is_read_where_somebody_listens(self):
        listen = target(self.dump, "listen start")
        lines = [*self.page, f"tap {middle(listen)}", "wait 1500"]
        shown = self.kiosk.run([*lines, "dump"])[0]
        seen = words_of(shown)
        if not seen:
            self.skipTest("no word is on the screen while it is read")
        entry = self.entries[int(seen[0]["action"].split()[1])]
        text = load("en/strings.json")["ui"]["listen.word"].format(word=entry["word"], text=entry["text"])
        dumps = self.kiosk.run([*lines, f"tap {middle(seen[0])}", "wait 300", f'expect said "{text}"', "tap 5 5", "wait 300", "dump"])
        self.assertEqual(dumps[0]["listen"]["state"], "paused")
        silent = self.kiosk.run([*self.page, f"tap {middle(words_of(self.dump)[0])}", "wait 300", "dump"])[0]
        self.assertEqual(silent["said"], [])

    def test_who_hears_everything_hears_it_too(self):
        display = target(self.dump, "display")
        hear = self.kiosk.run([*self.page, f"tap {middle(display)}", "wait 600", *["dump", *MORE] * 6])
        at, switch = next((i, target(d, "hear 1")) for i, d in enumerate(hear) if target(d, "hear 1"))
        on = [*self.page, f"tap {middle(display)}", "wait 600", *(MORE * at), f"tap {middle(switch)}", "wait 600", "key escape", "wait 60000", "dump"]
        shown = self.kiosk.run(on)[0]
        word = words_of(shown)[0]
        text = self.entries[int(word["action"].split()[1])]["text"]
        touch = [f"tap {middle(word)}", "wait 5000"]
        self.kiosk.run([*on, *touch, f'expect no text "{text}"', *touch, f'expect said "{text}"'])  # named first, then chosen


if __name__ == "__main__":
    unittest.main()
