#!/usr/bin/env python3
"""Every screen of a pack ($HIPKIOSK_PACK, else tests/data/pack-languages) in one language ($HIPKIOSK_LANG), at every text
step: nothing cut, nothing over anything else, nothing left out, nothing still in English.

Two languages are made up as the program runs: en-XA is longer, ar-XB runs from right to left. What is covered where: all
places at the text steps of $HIPKIOSK_SETTINGS on $HIPKIOSK_SCREEN; test_walk.py goes through the whole English pack.
Transitions are off, so that the walk is short."""

import json
import os
import re
import unittest
from pathlib import Path

from kiosk import SOURCE_DIR, Kiosk, check_dump, target
from walk import Walk

PACK = Path(os.environ.get("HIPKIOSK_PACK", SOURCE_DIR / "tests" / "data" / "pack-languages"))
LANG = os.environ.get("HIPKIOSK_LANG", "ar")
SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
STEPS = os.environ.get("HIPKIOSK_SETTINGS", "calm large calm-largest").split()
kiosk = Kiosk(SCREEN, content=PACK, lang=LANG)


def strings(value):
    """All texts in a JSON value."""
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return set().union(*(strings(part) for part in parts))


def words(texts):
    return {word for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)}


def texts_of(folder):
    return set().union(*(strings(json.loads(path.read_text(encoding="utf-8"))) for path in (PACK / folder).rglob("*.json")))


CONTENT = json.loads((PACK / "pack.json").read_text(encoding="utf-8"))
NAMES = {entry["name"] for entry in CONTENT["languages"]}
TITLES = [source["title"] for source in CONTENT["sources"]]  # works are called as they are
PADDING = {"one", "two", "three", "four", "five", "six", "seven"}  # what makes en-XA longer
OURS = words(texts_of(LANG)) if (PACK / LANG).is_dir() else PADDING
# ar-XB turns the English words round by controls that no dump shows: en-XA stands for both.
ENGLISH = words(texts_of("en")) - OURS - words(NAMES) if LANG != "ar-XB" else set()


def untranslated(dump):
    for text in [thing["text"] for thing in dump["texts"]] + [thing["label"] for thing in dump["targets"]]:
        if words([text]) & ENGLISH and not any(title in text for title in TITLES):
            yield f'{check_dump.place_of(dump)}: "{text}" is English'


class Screens:
    """All places of the pack: name -> lines from home."""

    def __init__(self, setting):
        self.walk = walk = Walk(kiosk, setting)
        to_language = [walk.to_display] if SCREEN == "7" else []  # no room on the bar: it stands in Display
        self.ways = {"map": [], "help": walk.home[:1],
                     "language": walk.reach([*walk.start, *to_language], "language")[len(walk.start):]}
        self.ways |= {name: way for name, (_, way) in walk.doors.items() if not name.startswith("letter")}
        self.ways |= {f"map {turn}": way for turn, way in walk.turns([]).items()}
        self.ways |= {f"chooser {at}": way for at, way in enumerate(walk.choosers()[:2])}
        self.ways |= {f"page {page}": way for page, (_, way) in walk.ways(20).items()}


class Languages(unittest.TestCase):
    def test_every_screen(self):
        pages = {path.stem for path in (PACK / "en" / "pages").iterdir()}
        for setting in STEPS:
            with self.subTest(lang=LANG, setting=setting):
                screens = Screens(setting)
                self.assertEqual({name.split()[1] for name in screens.ways if name.startswith("page ")}, pages)
                dumps = screens.walk.screenfuls(list(screens.ways.values()))
                faults = check_dump.check_all(dumps, least=screens.walk.least)
                faults += sorted({fault for dump in dumps for fault in untranslated(dump)})
                faults += [f"{check_dump.place_of(dump)}: no way to another language"
                           for dump in dumps if not target(dump, "display" if SCREEN == "7" else "language")]
                if faults:
                    self.fail(f"{len(faults)} faults on {SCREEN} in {LANG}, {setting}:\n" + "\n".join(faults))


if __name__ == "__main__":
    unittest.main()
