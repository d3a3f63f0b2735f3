#!/usr/bin/env python3
"""A page that is read aloud: in which order, lit word by word, silent at a touch, wiped with the visit; and nothing of all that
where a site has no sound."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, Kiosk

SCREEN = os.environ["HIPKIOSK_SCREEN"]
BURSITIS = ["tap \"Touch to start\"", "tap \"A–Z\"", "tap \"B\"", "tap \"Bursitis\"", "expect view page"]
LISTEN = [*BURSITIS, "tap \"Listen\""]
PAGE = json.loads(next((PACK / "en" / "pages").glob("*bursitis*.json")).read_text(encoding="utf-8"))


class Listen(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name) / "site.json"

    def run_with(self, lines, **sound):
        self.site.write_text(json.dumps({"sound": {"output": "speaker", **sound}}), encoding="utf-8")
        return Kiosk(SCREEN, site=self.site).run(lines)

    def test_the_whole_page_is_said_in_order(self):
        dump = self.run_with([*LISTEN, "wait 600000", "dump"])[0]
        said = [entry["text"] for entry in dump["said"]]
        self.assertEqual({entry["lang"] for entry in dump["said"]}, {"en"})
        self.assertEqual(dump["listen"]["state"], "off")
        title = said.index(f"Heading: {PAGE['title']}")
        warning = next(i for i, text in enumerate(said) if "if you fell and cannot stand" in text)
        self.assertEqual(warning, title + 1, "warnings come right after the title")
        self.assertLess(warning, said.index(PAGE["subtitle"]))
        for block in PAGE["blocks"]:
            for text in ([f"Heading: {block['text']}"] if block["type"] == "heading" else block.get("items", [])):
                self.assertIn(text, said)
        self.assertFalse([text for text in said if "doi" in text.lower()], "nobody wants to hear how a study is found")

    def test_the_word_is_lit_and_the_page_follows(self):
        for dump in self.run_with([*LISTEN, *["wait 1500", "dump"] * 40]):
            if dump["listen"]["state"] != "saying":
                break
            self.assertEqual(dump["dropped"], 0)
            self.assertTrue(dump["said"] or dump["listen"]["word"])
        moved = self.run_with([*LISTEN, "wait 60000", "dump"])[0]["scrolls"][0]["offset"]
        self.assertGreater(moved, 0)

    def test_a_touch_silences_at_once(self):
        touch = ["down 900 5", "wait 100", "dump", "up 900 5", "dump"]
        down, held, paused, later, on = self.run_with([*LISTEN, "wait 9000", "dump", *touch, "wait 20000", "dump",
                                                       "tap \"Go on\"", "wait 3000", "dump"])
        self.assertEqual(down["listen"]["state"], "saying")
        self.assertEqual([dump["listen"]["state"] for dump in (held, paused, later)], ["held", "paused", "paused"])
        self.assertEqual({dump["listen"]["word"] for dump in (down, held, paused, later)}, {down["listen"]["word"]})
        self.assertEqual(held["said"] + paused["said"] + later["said"], [])
        self.assertTrue(on["said"][0]["text"].startswith(down["listen"]["word"]), "on from the word that was heard")

    def test_the_strip(self):
        slow, loud, stopped = self.run_with(
            [*LISTEN, "wait 2000", "tap \"Slower\"", "dump", *["tap \"Louder\""] * 9, "dump", "tap \"Next part\"", "wait 200",
             "expect said \"Heading: \"", "tap \"Pause\"", "expect text \"Go on\"", "tap \"Go on\"", "expect text \"Pause\"",
             "tap \"Again\"", "tap \"Stop\"", "expect no text \"Again\"", "dump"], limit=7)
        self.assertEqual(slow["listen"]["speed"], 1)
        self.assertEqual(loud["listen"]["volume"], 7, "not over the site's limit")
        self.assertEqual(stopped["listen"]["state"], "off")

    def test_another_place_ends_it(self):
        dump = self.run_with([*LISTEN, "wait 2000", "tap \"Home\"", "expect view map", "dump", "wait 30000", "dump"])[1]
        self.assertEqual((dump["listen"]["state"], dump["said"]), ("off", []))

    def test_who_listens_is_not_asked_but_who_has_gone_is_forgotten(self):
        start, end = self.run_with(["dump", *LISTEN, "tap \"Slower\"", "tap \"Louder\"", "wait 100000", "expect view page",
                                    "wait 900000", "expect view attract", "dump"])
        self.assertEqual(end["listen"], start["listen"])

    def test_without_sound_there_is_nothing(self):
        for dump in Kiosk(SCREEN).run(["dump", *BURSITIS, "dump"]):
            self.assertNotIn("listen", dump)
            self.assertNotIn("Listen", [thing["label"] for thing in dump["targets"]])


if __name__ == "__main__":
    unittest.main()
