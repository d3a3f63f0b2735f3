#!/usr/bin/env python3
"""Keys walk to everything, in the order of reading, and one sees where they are: two neighbouring stops never give the same
picture, what they walk to is on the screen, and Back finds the place again."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, tap, tap_on
from walk import MORE, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
kiosk = Kiosk(SCREEN)
START = [tap("Touch to start"), "wait 2000"]
# Walking scrolls by itself; where it has come to the end, these are gone.
SCROLLERS = ("scroll up", "scroll down")
STILL = ["wait 91000"]
PRESSED = "#FFF0E8DB"  # the ground of what a finger is on


def opened(way, action, at=kiosk):
    """The way on through the first target whose action begins so; it may stand further down."""
    for screens, dump in enumerate(at.run([*way, "dump", *[*MORE, "dump"] * 12])):
        for thing in dump["targets"]:
            if thing["action"].startswith(action):
                return [*way, *(MORE * screens), tap_on(dump, thing), "wait 600"]
    raise LookupError(f"nothing does {action} after {way}")


def with_sound(folder):
    site = Path(folder) / "site.json"
    site.write_text(json.dumps({"sound": {"output": "speaker"}}), encoding="utf-8")
    return Kiosk(SCREEN, site=site)


def places(heard):
    """name -> (kiosk, lines to it, the view that it is); `heard`: a kiosk with sound."""
    area, muscles = opened(START, "area "), opened(START, "layer muscles")
    card = opened(area, "card-add")
    walk = Walk(kiosk, "normal")
    question = [*walk.start, *walk.home, *walk.choosers()[0], "wait 600"]
    ways = {"attract": [], "map": START, "map of muscles": muscles, "area": area, "page": opened(area, "page "), "card": card,
            "therapist": opened(card, "therapist"), "safety": opened(card, "safety"), "chooser": question,
            "chooser of a structure": opened(muscles, "structure "),
            **{view: opened(START, view) for view in ("help", "display", "session", "index", "language")}}
    found = {name: (kiosk, way, name.split()[0]) for name, way in ways.items()}
    heard_page = opened(opened(START, "area ", heard), "page ", heard)
    # Any key holds the voice; so it is held from the start.
    found["page that is heard"] = (heard, [*opened(heard_page, "listen", heard), tap("Pause"), "wait 600"], "page")
    return found


class Focus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.places = places(with_sound(cls.folder.name))
        cls.walks = {name: cls.walk(*place) for name, place in cls.places.items()}

    @staticmethod
    def walk(at, way, view, most=30):
        """The dump of the place, and those of every stop until the first comes again."""
        while True:
            dumps = at.run([*way, "dump", *["key tab", "wait 400", "dump"] * most])
            stops = [d["focus"]["id"] for d in dumps[1:]]
            if stops[0] in stops[1:]:
                count = stops.index(stops[0], 1)
                assert {d["view"] for d in dumps} == {view}, f"walking leaves {view}"
                return dumps[:count + 2]
            most *= 3

    def test_every_stop_is_seen_and_differs_from_its_neighbour(self):
        for name, dumps in self.walks.items():
            with self.subTest(place=name):
                self.assertEqual([b["focus"]["label"] for a, b in zip(dumps, dumps[1:]) if a["hash"] == b["hash"]], [])
                self.assertEqual([d["focus"]["label"] for d in dumps[1:] if d["focus"]["h"] <= 0 or d["focus"]["w"] <= 0], [])

    def test_all_that_can_be_touched_can_be_walked_to(self):
        for name, dumps in self.walks.items():
            with self.subTest(place=name):
                walked = {d["focus"]["id"] for d in dumps[1:]}
                missed = [t["label"] for t in dumps[0]["targets"] if t["id"] not in walked and t["action"] not in SCROLLERS]
                self.assertEqual(missed, [])

    def test_whoever_is_asked_is_still_here_at_any_key(self):
        asked, back = kiosk.run([*START, *STILL, "dump", "key tab", "dump"])
        self.assertEqual((asked["view"], back["view"]), ("still", "map"))

    def lit(self, dump):
        """What is lit: areas on the body, and targets whose ground is that of a pressed one."""
        grounds = [c for c in dump["commands"] if c["kind"] == "fill" and c["color"] == PRESSED]
        zones = {c["region"] for c in dump["commands"] if c["kind"] == "zone"}
        return zones, {(t["role"], t["action"].split()[1]) for t in dump["targets"] for c in grounds
                       if t["x"] <= c["x"] and t["y"] <= c["y"] + 1 and c["x"] + c["w"] <= t["x"] + t["w"] and c["y"] + c["h"] <= t["y"] + t["h"] + 1}

    def together(self, dump, action):
        """An area that was touched or walked to is lit on the body, at its name and in the list."""
        area = action.split()[1]
        zones, names = self.lit(dump)
        shown = {t["role"] for t in dump["targets"] if t["action"].split()[:2] == ["area", area]} - {"region"}
        self.assertEqual(zones, {area})
        self.assertEqual(names, {(role, area) for role in shown})

    def test_an_area_its_name_and_its_row_light_together(self):
        rest = kiosk.run([*START, "dump"])[0]
        rows = {t["action"].split()[1]: t for t in rest["targets"] if t["role"] == "item" and t["action"].startswith("area ")}
        things = [t for t in rest["targets"] if t["role"] in ("label", "region", "item") and t["action"].split()[0] == "area"
                  and any(r["role"] == "region" and r["action"].split()[1] == t["action"].split()[1] for r in rest["targets"])]
        self.assertEqual({t["role"] for t in things}, {"label", "region", "item"})
        self.assertTrue(rows)
        lines = list(START)
        for thing in things:
            x, y = thing["x"] + thing["w"] // 2, thing["y"] + thing["h"] // 2
            off = 2 if x > rest["w"] / 2 else rest["w"] - 2  # sliding off takes the press back
            lines += [f"down {x} {y}", "wait 50", "dump commands", f"move {off} {y}", f"up {off} {y}", "wait 300"]
        for thing, dump in zip(things, kiosk.run(lines)):
            with self.subTest(pressed=thing["label"], role=thing["role"]):
                self.together(dump, thing["action"])
        count = len(self.walks["map"]) - 1
        walked = [d for d in kiosk.run([*START, *["key tab", "wait 400", "dump commands"] * count]) if d["focus"]["action"].startswith("area ")]
        for dump in walked:
            with self.subTest(focus=dump["focus"]["label"], role=dump["focus"]["role"]):
                area = dump["focus"]["action"]
                if any(t["role"] == "region" and t["action"].split()[1] == area.split()[1] for t in dump["targets"]):
                    self.together(dump, area)

    def test_back_finds_the_focus_again(self):
        first = kiosk.run([*self.places["area"][1], *["key tab"] * 9, "wait 400", "dump"])[0]["focus"]
        dumps = kiosk.run([*self.places["area"][1], *["key tab"] * 9, "wait 400", "key page-down", "wait 600", "dump",
                           "key return", "wait 600", "dump", "key escape", "wait 600", "dump"])
        self.assertEqual(dumps[0]["focus"]["id"], first["id"])  # a screenful further it is the same thing still
        if dumps[1]["view"] != "area":
            self.assertIsNone(dumps[1]["focus"])
            self.assertEqual(dumps[2]["focus"]["id"], first["id"])

    def test_a_touch_takes_the_focus_away(self):
        dumps = kiosk.run([*START, "key tab", "dump", "tap 3 3", "wait 300", "dump"])
        self.assertIsNotNone(dumps[0]["focus"])
        self.assertIsNone(dumps[1]["focus"])


if __name__ == "__main__":
    unittest.main()
