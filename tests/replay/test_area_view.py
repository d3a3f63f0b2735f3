#!/usr/bin/env python3
"""An area is opened where it is seen best and as near as tells, with its name at its place; a view that does not show it says so
and offers the one that does. $HIPKIOSK_SCREEN in $HIPKIOSK_LANG."""

import os
import tempfile
import unittest

from kiosk import Kiosk, load, target
from walk import Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
LANG = os.environ.get("HIPKIOSK_LANG", "en")
kiosk = Kiosk(SCREEN, lang=None if LANG == "en" else LANG)
walk = Walk(kiosk, "normal")
REGIONS = {r["id"]: r for r in load("map.json")["regions"] if r["shape"] == "area"}
LEAST, MOST = 0.25, 0.40  # of the stage, the area's longer side


def inside(a, b):
    return a["x"] >= b["x"] - 1 and a["y"] >= b["y"] - 1 and a["x"] + a["w"] <= b["x"] + b["w"] + 1 and \
        a["y"] + a["h"] <= b["y"] + b["h"] + 1


def overlaps(a, b):
    return a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


def share(dump):
    stage, area = dump["stage"], dump["stage"]["area"]
    return max(area["w"] / stage["w"], area["h"] / stage["h"])


class Area(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.words = load(f"{LANG}/areas.json")
        cls.views = load(f"{LANG}/strings.json")["views"]
        ways = {area: way for area, way in walk.areas().items() if area in REGIONS}
        heads = dict(zip(ways, walk.dumps_at(list(ways.values()))))
        cls.map_body = walk.dumps_at([[]])[0]["stage"]["body"]
        cls.ways, cls.kinds = {}, []
        for area, way in ways.items():
            sides = ["middle"] if REGIONS[area]["sides"] == ["middle"] else ["", "left", "right", "both"]
            for side in sides:
                action = f"side {side}"
                more = [] if side in ("", "middle") else [f"tap {t['x'] + t['w'] // 2} {t['y'] + t['h'] // 2}"
                                                          for t in [target(heads[area], action)]] + ["wait 600"]
                cls.ways[area, side] = [*way, *more]
        cls.dumps = dict(zip(cls.ways, walk.dumps_at(list(cls.ways.values()))))

    def each(self):
        for (area, side), dump in self.dumps.items():
            with self.subTest(area=area, side=side, screen=SCREEN, lang=LANG):
                yield area, side, dump

    def test_each_is_opened_where_it_is_seen_best(self):
        self.assertEqual(set(REGIONS), {area for area, _ in self.dumps})
        for area, side, dump in self.each():
            self.assertEqual(dump["stage"]["figure"], REGIONS[area]["best_view"][side or "both"])

    def test_each_takes_its_share_of_the_stage(self):
        for area, side, dump in self.each():
            stage = dump["stage"]
            self.assertTrue(inside(stage["area"], stage), f'{stage["area"]} in {stage}')
            is_whole = stage["body"]["h"] <= self.map_body["h"] + 1  # nothing is shown smaller than on the map
            if not is_whole:
                self.assertLessEqual(share(dump), MOST + 0.01)
            self.assertGreaterEqual(share(dump), LEAST - 0.01)

    def test_each_has_its_name_beside_it_on_the_stage(self):
        for area, side, dump in self.each():
            stage, words = dump["stage"], self.words[area]
            names = {"left": ["left"], "right": ["right"], "middle": ["name"]}.get(side, ["left", "right"])
            shown = []
            for name in names:
                said = [t for t in dump["texts"] if t["text"].replace("\u00ad", "") == words[name].replace("\u00ad", "") and inside(t, stage)]
                self.assertEqual(len(said), 1, words[name])
                shown.append(said[0])
                if len(names) == 1:
                    self.assertFalse(overlaps(said[0], stage["area"]), "the name stands on the area")
                # Where two are lit, each stands on its own side of the picture.
                elif stage["figure"] in ("front", "back"):
                    is_right = said[0]["x"] + said[0]["w"] / 2 > stage["x"] + stage["w"] / 2
                    self.assertEqual(is_right, (name == "left") == (stage["figure"] == "front"))
            self.assertFalse(len(shown) == 2 and overlaps(*shown), "the names stand on each other")

    def test_each_is_drawn_at_the_scale_it_is_shown_at(self):
        """Else its picture would be stretched at rest."""
        if SCREEN not in ("10-landscape", "24-landscape"):
            return  # drawing takes its time
        lines = list(walk.start)
        for way in self.ways.values():
            for layer in ("skin", "muscles", "bones"):
                lines += [*walk.home, *way, "dump"]
                button = None if layer == "skin" else target(self.dumps[next(iter(self.dumps))], f"layer {layer}")
                if button:
                    lines[-1:] = [f"tap {button['x'] + 9} {button['y'] + button['h'] // 2}", "wait 600", "dump"]
        with tempfile.TemporaryDirectory() as folder:
            for dump in kiosk.run(lines, shots=folder):
                self.assertGreater(dump["stage"]["px_per_cm"], 0)
                self.assertEqual(dump["stage"]["px_per_cm"], dump["stage"]["drawn_at"])

    def test_a_view_that_does_not_show_it_says_so_and_offers_the_one_that_does(self):
        ui, ways, wanted = load(f"{LANG}/strings.json")["ui"], [], []
        for (area, side), dump in self.dumps.items():
            for view in self.views:
                is_shown = view in REGIONS[area]["views"] and not {view, side} == {"left", "right"}
                if side in ("left", "middle") and not is_shown:
                    button = target(dump, f"view {view}")
                    if not button:
                        continue  # where the switch is a button that goes on, the next view alone
                    ways.append([*self.ways[area, side], f"tap {button['x'] + 9} {button['y'] + button['h'] // 2}", "wait 600"])
                    wanted.append((area, side, view))
        self.assertTrue(ways)
        best = [REGIONS[area]["best_view"][side] for area, side, _ in wanted]
        for (area, side, view), view_wanted, dump in zip(wanted, best, walk.dumps_at(ways)):
            with self.subTest(area=area, side=side, view=view):
                self.assertEqual(dump["stage"]["figure"], view)
                self.assertNotIn("area", dump["stage"])
                self.assertIn(ui["area.unseen"], [t["text"].replace("\u00ad", "") for t in dump["texts"]])
                offered = [t for t in dump["targets"] if t["action"] == f"view {view_wanted}" and t["role"] == "primary"
                           and t["label"] == self.views[view_wanted]["show"]]
                self.assertEqual(len(offered), 1)


if __name__ == "__main__":
    unittest.main()
