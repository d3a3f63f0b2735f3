#!/usr/bin/env python3
"""Contrast as it is on the glass, measured in the pixels of every kind of screen: letters, what tells a control apart, and what
tells its states apart, for eyes that see all colours and for three kinds that do not.

Letters: 7:1, strong and dark 15:1 (WCAG 2.2, 1.4.6, and more). Edges and states: 3:1 (1.4.11): what a state changes differs
in luminance from what was there before, so that no state is told by hue alone. Colour blindness as in G. M. Machado,
M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6),
2009, severity 1.0, on linear RGB."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, check_dump, load, tap_on, target
from PIL import Image, ImageChops
from walk import LEAST, MORE, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "15-landscape")
SETTING = os.environ.get("HIPKIOSK_SETTINGS", "calm")
IS_WIDE = os.environ.get("HIPKIOSK_WIDE") == "1"  # every page, and the figure from every side
TURN = ["calm", "strong", "dark"].index(SETTING) * 3  # else each theme has pages of its own
UI = load("en/strings.json")["ui"]
EDGE = 3.0
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LINEAR = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (byte / 255 for byte in range(256))]


def luminance(rgb, eyes="all colours", known={}):
    key = (rgb, eyes)
    if key not in known:
        linear = [LINEAR[c] for c in rgb]
        seen = [min(1, max(0, sum(m * c for m, c in zip(row, linear)))) for row in EYES[eyes]]
        known[key] = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    return known[key]


def ratio(a, b, eyes="all colours"):
    return check_dump.ratio(luminance(a, eyes), luminance(b, eyes))


def crop(image, thing, by=0):
    return image.crop((max(0, thing["x"] - by), max(0, thing["y"] - by), min(image.width, thing["x"] + thing["w"] + by),
                       min(image.height, thing["y"] + thing["h"] + by)))


def letters(image, text):
    """The contrast of the ink that most of the letters have with the ground they stand on."""
    colours = crop(image, text).getcolors(1 << 24)
    ground = max(colours)[1]
    inks = [(count, ratio(rgb, ground)) for count, rgb in colours]
    full = max(contrast for count, contrast in inks if count >= 3)
    return max((count, contrast) for count, contrast in inks if contrast >= 0.8 * full)[1]


def is_whole(dump, thing):
    """Not under the fade at the edge of what scrolls."""
    if not thing["scroll"]:
        return True
    window, fade = dump["scrolls"][thing["scroll"] - 1], 6 * dump["px_per_mm"] * dump["scale"]
    return thing["y"] >= window["y"] + fade and thing["y"] + thing["h"] <= window["y"] + window["h"] - fade


def edge(image, dump, thing):
    """The contrast along the sides, from a little outside to a little inside: that of the second best side."""
    out, into = (round(mm * dump["px_per_mm"]) for mm in (1.6, 1.6))
    x, y, w, h = (thing[key] for key in "xywh")
    sides = [[(x + w // 2, y + i) for i in range(-out, into)], [(x + w // 2, y + h - 1 - i) for i in range(-out, into)],
             [(x + i, y + h // 2) for i in range(-out, into)], [(x + w - 1 - i, y + h // 2) for i in range(-out, into)]]
    found = []
    for side in sides:
        seen = [luminance(image.getpixel(at)) for at in side if 0 <= at[0] < image.width and 0 <= at[1] < image.height]
        found.append(check_dump.ratio(max(seen), min(seen)))
    return sorted(found)[-2]


def has_icon(image, dump, thing):
    """A sign within it that stands out from its ground."""
    for command in dump["commands"]:
        if command["kind"] in ("icon", "print") and check_dump.is_inside(command, thing):
            colours = crop(image, command).getcolors(1 << 24)
            if max(ratio(rgb, max(colours)[1]) for count, rgb in colours if count >= 3) >= EDGE:
                return True
    return False


def told_apart(before, after, thing, by, eyes):
    """How many pixels of it differ in luminance by 3:1."""
    box = ImageChops.difference(crop(before, thing, by), crop(after, thing, by)).getbbox()
    if not box:
        return 0
    pairs = {}
    thing = {"x": max(0, thing["x"] - by) + box[0], "y": max(0, thing["y"] - by) + box[1], "w": box[2] - box[0], "h": box[3] - box[1]}
    by = 0
    for pair in zip(crop(before, thing, by).getdata(), crop(after, thing, by).getdata()):
        pairs[pair] = pairs.get(pair, 0) + 1
    return sum(count for (a, b), count in pairs.items() if a != b and ratio(a, b, eyes) >= EDGE)


class Pixels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        site = cls.folder / "site.json"
        site.write_text(json.dumps({"sound": {"output": "speaker"}}), encoding="utf-8")
        cls.heard = Kiosk(SCREEN, site=site)
        cls.kiosk = Kiosk(SCREEN)  # where there is sound the first key asks for it and moves nothing
        cls.walk = Walk(cls.kiosk, SETTING)

    def shots(self, lines, kiosk=None):
        """The lines, a dump and a picture wherever they say "look"."""
        out, count = [], 0
        for line in lines:
            if line == "look":
                out += [f"shot look-{count}", "dump commands"]
                count += 1
            else:
                out.append(line)
        dumps = (kiosk or self.kiosk).run([*self.walk.start, *out], shots=self.folder)
        for at, dump in enumerate(dumps):
            yield dump, Image.open(self.folder / f"look-{at}.png").convert("RGB")

    def ways(self):
        walk = self.walk
        area = walk.areas()["outer-hip"]
        card = walk.reach([*walk.start, *walk.home, *area, ], "card")[len(walk.start) + len(walk.home):]
        safety = walk.reach([*walk.start, *walk.home, *card], "safety")[len(walk.start) + len(walk.home):]
        pages = [way for _, way in sorted(walk.ways().values(), key=str)]
        doors = [way for door, (_, way) in walk.doors.items() if door.split()[0] in ("index", "display", "touch", "session", "list")]
        turned = list(walk.turns([]).values()) if IS_WIDE else []
        few = [[], *doors, area, card, safety, walk.home[:1]]
        more = [*walk.choosers()[:1], *turned, *pages] if IS_WIDE else pages[TURN::9]
        return [*few, *more, ["wait 95000"]]

    def test_letters_and_edges(self):
        faults, seen = set(), 0
        lines = []
        for way in self.ways():
            lines += [*self.walk.home, *way, "wait 400", "look", *MORE, "wait 400", "look"]
            if way[:1] == ["wait 95000"]:
                lines = lines[:-5] + ["look"]
        for dump, image in self.shots(lines):
            place = check_dump.place_of(dump)
            for text in dump["texts"]:
                if not is_whole(dump, text) or text["w"] < 4 or text["h"] < 4:
                    continue
                seen += 1
                found = letters(image, text)
                if found < LEAST[SETTING]["contrast"] - 0.1:
                    faults.add(f'{place}: "{text["text"][:40]}" {found:.1f}:1')
            for thing in dump["targets"]:
                if thing["role"] == "region" or not is_whole(dump, thing):
                    continue
                found = edge(image, dump, thing)
                # What a letter of A-Z lists are lines of text, each its own sign; words in texts have their dotted line.
                if thing["role"] == "word" or (dump["view"] == "index" and thing["role"] == "item"):
                    continue
                if found < EDGE - 0.05 and not has_icon(image, dump, thing):
                    faults.add(f'{place}: "{thing["label"][:40]}" ({thing["role"]}) its edge {found:.2f}:1')
        self.assertGreater(seen, 200)
        self.assertEqual(sorted(faults)[:30], [])

    def expect_apart(self, name, pictures, thing, dump):
        """Each of the named pictures of the thing differs from each other."""
        by = round(2.2 * dump["px_per_mm"] * dump["scale"])
        least = thing["w"] + thing["h"]
        names = list(pictures)
        for i, one in enumerate(names):
            for other in names[i + 1:]:
                for eyes in EYES:
                    found = told_apart(pictures[one], pictures[other], thing, by, eyes)
                    self.assertGreaterEqual(found, least, f"{name}: {one} and {other}, {eyes}")

    def test_states(self):
        """At rest, pressed, focused, chosen: of a thing in a list, a switch, a button of the bar, a name on the figure."""
        walk = self.walk
        shown = walk.dumps_at([[]])[0]
        display = walk.doors["display"][1]
        options = walk.dumps_at([display])[0]
        item = next(t for t in shown["targets"] if t["action"].startswith("area ") and t["role"] == "item")
        tab = target(options, "motion 0")
        cases = [("item", [], shown, item), ("bar", [], shown, target(shown, "index")), ("tab", display, options, tab)]
        label = next((t for t in shown["targets"] if t["role"] == "label"), None)
        if label:
            cases.append(("label", [], shown, label))
        for name, way, dump, thing in cases:
            at = f'{thing["x"] + thing["w"] // 2} {thing["y"] + thing["h"] // 2}'
            keys = self.kiosk.run([*walk.start, *walk.home, *way, *["key tab", "wait 50", "dump"] * 60])
            steps = next(i for i, d in enumerate(keys) if d["focus"]["id"] == thing["id"]) + 1
            lines = [*walk.home, *way, "wait 400", "look", f"down {at}", "wait 100", "look", "move 1 1", "up 1 1", *walk.home, *way, "wait 400",
                     *["key tab", "wait 50"] * steps, "wait 400", "look"]
            if name == "tab":
                lines += [*walk.home, *way, tap_on(dump, thing), "wait 1200", "look"]
            pictures = dict(zip(("at rest", "pressed", "focused", "chosen"), (image for _, image in self.shots(lines))))
            with self.subTest(thing=name):
                self.expect_apart(name, pictures, thing, dump)

    def test_the_word_that_is_heard_is_lit(self):
        page = self.walk.reach([*self.walk.start, *self.walk.home, *self.walk.areas()["outer-hip"]], "page bursitis")[len(self.walk.start):]
        listen = self.heard.run([*self.walk.start, *page, "wait 500", "dump"])[0]
        lines = [*page, "wait 500", tap_on(listen, target(listen, "listen start")), "wait 1200", "look", "wait 900", "look"]
        (one, first), (two, second) = self.shots(lines, self.heard)
        self.assertNotEqual(one["listen"]["word"], two["listen"]["word"])
        moved = {"x": 0, "y": 0, "w": one["w"], "h": one["h"]}
        for eyes in EYES:  # where the light was and where it is now
            self.assertGreater(told_apart(first, second, moved, 0, eyes), 20 * one["px_per_mm"], eyes)


if __name__ == "__main__":
    unittest.main()
