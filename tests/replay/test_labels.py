#!/usr/bin/env python3
"""The names beside the figure lead where they mean, in every view and layer: no leader crosses another one, runs through the chip of
another name or past another's dot as if it ended there, and no chip covers another. $HIPKIOSK_SCREEN in every language, in some at every
text step."""

import os
import unittest
from itertools import combinations, permutations

from kiosk import Kiosk, check_dump, load, tap_on
from walk import Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
LANGUAGES = [language["tag"] for language in load("pack.json")["languages"]] + ["en-XA", "ar-XB"]
LARGER = ("large",) if SCREEN.startswith("10") else ("large", "calm-largest")  # under 13 inches there are two text sizes
STEPS = {"en": LARGER, "ar": LARGER, "en-XA": LARGER}


def leaders_and_chips(dump):
    """The lines with the dot each ends in, and the grounds of the names."""
    lines, dots, chips = [], [], []
    labels = [t for t in dump["targets"] if t["role"] == "label"]
    for command in dump["commands"]:
        if command["kind"] == "line" and (command["x0"], command["y0"]) != (command["x1"], command["y1"]):
            lines.append(command)
        elif command["kind"] == "line":
            dots.append(command)
        elif command["kind"] == "frame" and any(check_dump.is_inside(command, label) for label in labels):
            chips.append(command)
    leaders = []
    for line in lines:
        sizes = [dot["width"] for dot in dots if (dot["x1"], dot["y1"]) == (line["x1"], line["y1"])]
        if sizes:
            leader = (line["x0"], line["y0"], line["x1"], line["y1"], max(sizes) / 2)
            if leader not in leaders:  # a casing and its core are one
                leaders.append(leader)
    return leaders, chips


def side(a, b, p):
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def cross(a, b):
    p, q, r, s = a[:2], a[2:4], b[:2], b[2:4]
    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def away(line, x, y):
    """px from a point to the line."""
    x0, y0, x1, y1 = line[:4]
    dx, dy = x1 - x0, y1 - y0
    t = max(0, min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
    return ((x0 + t * dx - x) ** 2 + (y0 + t * dy - y) ** 2) ** 0.5


def meets(line, rect):
    """Whether a part of the line lies in the rect: what is left of it between the rect's four sides."""
    x0, y0, x1, y1 = line[:4]
    start, end = 0, 1
    for at, by, low, size in ((x0, x1 - x0, rect["x"], rect["w"]), (y0, y1 - y0, rect["y"], rect["h"])):
        if by == 0:
            if not low < at < low + size:
                return False
            continue
        near, far = sorted(((low - at) / by, (low + size - at) / by))
        start, end = max(start, near), min(end, far)
    return end - start > 1e-6


def faults(dump):
    leaders, chips = leaders_and_chips(dump)
    labels = [t for t in dump["targets"] if t["role"] == "label"]
    if not len(leaders) == len(chips) == len(labels):
        yield f"{len(labels)} names, {len(chips)} chips, {len(leaders)} leaders"
    for a, b in combinations(leaders, 2):
        if cross(a, b):
            yield f"leaders {a} and {b} cross"
    for a, b in permutations(leaders, 2):
        if away(a, b[2], b[3]) < 1.3 * b[4]:
            yield f"leader {a} runs through the dot of {b}"
    for leader in leaders:
        own = min(chips, key=lambda c: min(abs(c["x"] - leader[0]), abs(c["x"] + c["w"] - leader[0])) + abs(c["y"] + c["h"] / 2 - leader[1]))
        for chip in chips:
            if chip is not own and meets(leader, chip):
                yield f"leader {leader} runs through a chip at {check_dump.rect_text(chip)}"
    for a, b in combinations(chips, 2):
        if check_dump.overlaps(a, b):
            yield f"chips at {check_dump.rect_text(a)} and {check_dump.rect_text(b)} cover each other"


def pictures(walk):
    """What the switches of the map lead to, one after the other: (view, layer) -> its dump."""
    found, fresh = {}, [[]]
    while fresh:
        ways, fresh = fresh, []
        for way, dump in zip(ways, walk.dumps_at(ways, "dump commands")):
            figure = next(c for c in dump["commands"] if c["kind"] == "figure")
            if (figure["view"], figure["layer"]) in found:
                continue
            found[figure["view"], figure["layer"]] = dump
            fresh += [[*way, tap_on(dump, t), "wait 600"] for t in dump["targets"] if t["action"].split()[0] in ("view", "layer")]
    return found


class Labels(unittest.TestCase):
    def test_each_leads_to_its_own_dot(self):
        for language in LANGUAGES:
            kiosk = Kiosk(SCREEN, lang=language)
            for step in ("calm", *STEPS.get(language, ())):
                for (view, layer), dump in pictures(Walk(kiosk, step)).items():
                    with self.subTest(language=language, step=step, view=view, layer=layer):
                        self.assertEqual(list(faults(dump)), [])

    def test_the_pack_says_where_a_name_points(self):
        anchors = {(region["id"], view): point for region in load("map.json")["regions"] for view, point in region.get("anchor", {}).items()}
        dumps = pictures(Walk(Kiosk(SCREEN), "calm"))
        for (region, view), (u, v) in anchors.items():
            dump = dumps[view, 0]
            figure = next(c for c in dump["commands"] if c["kind"] == "figure")
            wanted = [((side * u - figure["u_cm"]) * figure["px_per_cm"], (v - figure["v_cm"]) * figure["px_per_cm"]) for side in (1, -1)]
            dots = [(x - figure["x"], y - figure["y"]) for _, _, x, y, _ in leaders_and_chips(dump)[0]]
            near = [dot for dot in dots if any(abs(dot[0] - x) < 1 and abs(dot[1] - y) < 1 for x, y in wanted)]
            is_named = any(t["action"] == f"area {region}" for t in dump["targets"] if t["role"] == "label")
            self.assertEqual(len(near), int(is_named), f"{region} in the view {view}: {dots}, wanted {wanted}")


if __name__ == "__main__":
    unittest.main()
