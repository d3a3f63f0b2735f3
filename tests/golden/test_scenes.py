#!/usr/bin/env python3
"""Some places, command by command, as they were found good (scenes/*.txt): whatever is drawn, offered or focused there and
was not so before shows up as a line of a diff.

`test_scenes.py --update` writes the files anew: read the diff, and look at the screens, before you commit. A file that is
missing is a failure, one that no place belongs to as well."""

import difflib
import os
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "replay"))
from kiosk import SOURCE_DIR, Kiosk  # noqa: E402
from walk import MORE, Walk  # noqa: E402

SCENES = HERE / "scenes"
LANGUAGES = SOURCE_DIR / "tests" / "data" / "pack-languages"
# What a command is besides kind and place, in this order.
MORE_OF = ("color", "edge", "radius", "width", "icon", "mirrored", "view", "layer", "page", "u_cm", "v_cm", "px_per_cm", "region",
           "side", "x0", "y0", "x1", "y1", "picture", "stroke", "played", "modules")


def at(thing):
    return f'{thing["x"]},{thing["y"]} {thing["w"]}x{thing["h"]}' + (" scrolls" if thing.get("scroll") else "")


def target_line(target):
    return f'{target["role"]} "{target["label"]}" {target["action"]} {at(target)}' + (" current" if target["current"] else "")


def told(dump):
    """A dump as lines: texts and targets in reading order, then all that is drawn but the runs of those texts."""
    lines = [f'view {dump["view"]} page {dump["page"]} lang {dump["lang"]} dropped {dump["dropped"]} ground {dump["ground"]}']
    lines += [f'text "{t["text"]}" {at(t)} caps {t["cap_px"]} {t["fg"]} on {t["bg"]}' + (" cut" if t["cut"] else "")
              for t in dump["texts"]]
    lines += [target_line(t) for t in dump["targets"]]
    lines.append("focus " + (target_line(dump["focus"]) if dump["focus"] else "nothing"))
    lines += [f'{c["kind"]} {at(c)} ' + " ".join(f"{key}={c[key]}" for key in MORE_OF if key in c) for c in dump["commands"]]
    return [line for line in lines if line.strip()]


def reach(walk, way, action):
    """`way`, and on to what does the action."""
    return walk.reach([*walk.start, *walk.home, *way], action)[len(walk.start) + len(walk.home):]


def english(walk):
    """Name -> lines from home."""
    area = reach(walk, [], "area groin")
    card = reach(walk, area, "card-add groin")
    ways = walk.ways()
    page = lambda name: ways[name][1]  # noqa: E731
    return {
        "map": [], "map-back": reach(walk, [], "view back"), "map-left": reach(walk, [], "view left"),
        "map-muscles": reach(walk, [], "layer muscles"), "map-bones": reach(walk, [], "layer bones"),
        "map-focus": ["key tab"] * 3, "chooser": walk.choosers()[0], "area": area, "area-below": [*area, *MORE],
        "area-not-sure": reach(walk, [], "area not-sure"), "index": walk.doors["index"][1],
        "session": walk.doors["session"][1], "display": walk.doors["display"][1], "help": walk.home[:1],
        "card": card, "therapist": reach(walk, card, "therapist"), "safety": reach(walk, card, "safety"),
        "page-bursitis": page("bursitis"), "page-bursitis-end": [*page("bursitis"), *(MORE * 6)],
        "page-fracture": page("hip-fracture"), "page-swedish": [*page("swedish"), "wait 13000"],
        "page-fracture-end": [*page("hip-fracture"), *(MORE * 6)], "page-drinking": page("r-hydration"),
        "page-other-causes": page("other-causes"), "still": ["wait 90000"],
    }


def few(walk):
    ways = walk.ways()
    return {"map": [], "area": reach(walk, [], "area outer-hip"), "page": ways["bursitis"][1],
            "page-end": [*ways["bursitis"][1], *(MORE * 8)], "index": walk.doors["index"][1]}


def scenes():
    """Name -> lines of text."""
    for name, kiosk, setting, places in (
            ("24", Kiosk("24-landscape"), "normal", english), ("10p", Kiosk("10-portrait"), "normal", few),
            ("strong", Kiosk("15-landscape"), "large-strong", few),
            ("arabic", Kiosk("15-portrait", content=LANGUAGES, lang="ar"), "normal", few)):
        walk = Walk(kiosk, setting)
        yield f"{name}-attract", told(kiosk.run(["dump commands"])[0])
        for place, way in places(walk).items():  # each a visit of its own: a card would be seen ever after
            yield f"{name}-{place}", told(walk.dumps_at([way], "dump commands")[0])


class Scenes(unittest.TestCase):
    def test_every_place_is_drawn_as_it_was(self):
        names = set()
        for name, lines in scenes():
            names.add(f"{name}.txt")
            good = SCENES / f"{name}.txt"
            with self.subTest(scene=name):
                self.assertTrue(good.exists(), "there is no reference")
                diff = difflib.unified_diff(good.read_text(encoding="utf-8").splitlines(), lines, "good", "now", lineterm="", n=0)
                self.assertEqual(list(diff)[:20], [])
        self.assertEqual({path.name for path in SCENES.iterdir()}, names)


def update():
    SCENES.mkdir(exist_ok=True)
    for path in SCENES.iterdir():
        path.unlink()
    for name, lines in scenes():
        (SCENES / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    else:
        unittest.main()
