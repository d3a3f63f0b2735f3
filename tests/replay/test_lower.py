#!/usr/bin/env python3
"""Lower controls on tall screens: the figure and all that can be touched stand in the lower half, and under 900 mm over the
floor where the glass reaches so low. What is composed there keeps to the sizes of every other picture."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, check_dump, load, tap, target
from walk import LEAST, Walk

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-portrait")
UI = load("en/strings.json")["ui"]
REACH_MM, MOST_NEEDED_MM = 900, 187  # the screens are composed in so much height, seen from 500 mm


def low_kiosk(**screen):
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "site.json"
    path.write_text(json.dumps({"screen": screen, "access": {"lower_controls": True}}), encoding="utf-8")
    return folder, Kiosk(SCREEN, site=path)


def places(walk):
    """Lines from home: each kind of screen."""
    def beyond(way, action):
        return walk.reach([*walk.start, *walk.home, *way], action)[len(walk.start) + len(walk.home):]

    area = walk.areas()["outer-hip"]
    card = beyond(area, "card")
    letter = next(way for door, (_, way) in walk.doors.items() if door.startswith("letter"))
    return [[], area, beyond(area, "page bursitis"), walk.home[:1], walk.doors["index"][1], letter, walk.doors["session"][1],
            walk.doors["display"][1], walk.doors["touch"][1], card, beyond(card, "safety"), ["wait 95000"]]


class Lower(unittest.TestCase):
    def expect_low(self, dump, mount_mm):
        mm, h = dump["px_per_mm"], dump["h"]
        half = h / mm / 2
        most = half
        if mount_mm:
            most = min(half, max(REACH_MM - (mount_mm - half), MOST_NEEDED_MM))
        name = check_dump.place_of(dump)
        for thing in [*dump["targets"], *([dump["stage"]] if dump["stage"] else [])]:
            top = (h - thing["y"]) / mm  # over the lower edge
            self.assertLessEqual(top, most + 1, f'{name}: {thing.get("label", "the figure")} stands {top:.0f} mm over the edge')
        if mount_mm and REACH_MM - (mount_mm - half) > MOST_NEEDED_MM:  # the glass reaches low enough
            highest = max((h - t["y"]) / mm for t in dump["targets"]) + mount_mm - half
            self.assertLessEqual(highest, REACH_MM + 1, name)

    def walk_low(self, mount_mm, setting):
        folder, kiosk = low_kiosk(**({"mount_height_mm": mount_mm} if mount_mm else {}))
        with folder:
            walk = Walk(kiosk, setting)
            dumps = walk.dumps_at(places(walk), "dump commands")
            for dump in dumps:
                self.expect_low(dump, mount_mm)
            self.assertEqual(check_dump.check_all(dumps, least=LEAST[setting]), [])
            return {d["view"] for d in dumps}

    def test_a_middle_at_1300_mm(self):
        views = self.walk_low(1300, "normal")
        self.assertLessEqual({"map", "area", "page", "help", "index", "card", "safety", "touch", "still"}, views)

    def test_where_the_height_is_not_known(self):
        self.walk_low(0, "normal")

    def test_low_on_the_wall(self):
        self.walk_low(900, "large")

    def test_largest_letters(self):
        self.walk_low(1300, "large" if SCREEN == "15-portrait" else "calm-largest")  # there is no room for the largest

    def test_touches_arrive_where_the_picture_is(self):
        folder, kiosk = low_kiosk(mount_height_mm=1300)
        with folder:
            start = [tap("Touch to start"), "wait 1500"]
            shown = kiosk.run([*start, "dump"])[0]
            for thing in shown["targets"]:
                if thing["role"] == "region":
                    x, y = thing["x"] + thing["w"] // 2, thing["y"] + thing["h"] // 2
                    end = kiosk.run([*start, f"tap {x} {y}", "wait 600", "dump"])[0]
                    self.assertIn(end["view"], ("area", "chooser"))
            over = kiosk.run([*start, f'tap {shown["w"] // 2} 100', "wait 600", "dump"])[0]
            self.assertEqual(over["view"], "map")  # over it there is nothing
            pressed = target(shown, "index")
            at = f'{pressed["x"] + pressed["w"] // 2} {pressed["y"] + pressed["h"] // 2}'
            down = kiosk.run([*start, f"down {at}", "dump"])[0]
            self.assertNotEqual(down["hash"], shown["hash"])  # it is seen to be pressed

    def test_who_listens_finds_every_button_on_the_glass(self):
        folder = tempfile.TemporaryDirectory()
        site = Path(folder.name) / "site.json"
        site.write_text(json.dumps({"access": {"lower_controls": True}, "sound": {"output": "speaker"}}), encoding="utf-8")
        with folder:
            for lang in ("de", "fr"):  # long words
                walk = Walk(Kiosk(SCREEN, lang=lang, site=site), "calm")
                way = walk.reach([*walk.start, *walk.areas()["outer-hip"]], "page tendinitis")
                shown = walk.kiosk.run([*walk.reach(way, "listen start"), "wait 3000", "dump"])[0]
                strip = [t for t in shown["targets"] if t["action"].startswith("listen")]
                self.assertIn("listen stop", [t["action"] for t in strip])
                self.assertLessEqual(max(t["x"] + t["w"] for t in strip), shown["w"], lang)
                self.assertGreaterEqual(min(t["x"] for t in strip), 0, lang)
                if "listen louder" not in [t["action"] for t in strip]:
                    self.assertTrue(walk.reach([*walk.start, walk.to_display], "listen louder"))

    def test_the_card_in_long_words(self):
        folder = tempfile.TemporaryDirectory()
        site = Path(folder.name) / "site.json"
        site.write_text(json.dumps({"access": {"lower_controls": True}, "screen": {"mount_height_mm": 1300}}), encoding="utf-8")
        with folder:
            walk = Walk(Kiosk(SCREEN, lang="de", site=site), "calm")
            way = walk.reach([*walk.start, *walk.areas()["outer-hip"]], "card-add outer-hip")
            shown = walk.kiosk.run([*way, "wait 600", "dump"])[0]
            button, bar = target(shown, "therapist"), min(t["y"] for t in shown["targets"] if t["role"] == "bar")
            if not button["scroll"]:
                self.assertLessEqual(button["y"] + button["h"], bar)

    def test_a_visitor_sets_it(self):
        kiosk = Kiosk(SCREEN)
        on = [tap("Touch to start"), "wait 600", tap(UI["bar.display"]), "wait 600", tap(UI["touch.title"]), "wait 600"]
        shown = kiosk.run([*on, "dump"])[0]
        switch = target(shown, "lower 1")
        at = f'tap {switch["x"] + switch["w"] // 2} {switch["y"] + switch["h"] // 2}'
        low = kiosk.run([*on, at, "wait 600", *["dump", "key page-down", "wait 300"] * 6])
        self.expect_low(low[0], 0)
        # and takes it back there
        screens, switch = next((i, target(d, "lower 0")) for i, d in enumerate(low) if target(d, "lower 0"))
        back = [*["key page-down", "wait 300"] * screens, f'tap {switch["x"] + switch["w"] // 2} {switch["y"] + switch["h"] // 2}']
        self.assertEqual(kiosk.run([*on, at, "wait 600", *back, "wait 600", "dump"])[0]["targets"], shown["targets"])


if __name__ == "__main__":
    unittest.main()
