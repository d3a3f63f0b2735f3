#!/usr/bin/env python3
"""check_dump.py accepts a good dump and finds each fault planted into it."""

import copy
import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_dump  # noqa: E402

# 24 inches, 1920x1080: 3.6137 px a mm. 20 mm are 72.3 px, 2 mm are 7.2, capitals 17.3.
GOOD = {
    "view": "map", "lang": "en", "page": None, "w": 1920, "h": 1080, "px_per_mm": 3.6137, "scale": 1.0, "dropped": 0,
    "hash": "00000000000000aa",
    "scrolls": [{"x": 1000, "y": 200, "w": 900, "h": 600, "content_h": 2000, "offset": 300}],
    "targets": [
        {"label": "Hip crest", "role": "item", "action": "area hip-crest", "current": False, "scroll": 1,
         "x": 1010, "y": 152, "w": 400, "h": 80},
        {"label": "Groin crease", "role": "item", "action": "area groin", "current": False, "scroll": 1,
         "x": 1010, "y": 240, "w": 400, "h": 73},
        {"label": "Right groin", "role": "region", "action": "area groin right", "current": False, "scroll": 0,
         "x": 300, "y": 400, "w": 73, "h": 73},
        {"label": "Left groin", "role": "region", "action": "area groin left", "current": False, "scroll": 0,
         "x": 381, "y": 400, "w": 73, "h": 73},
        {"label": "Home", "role": "bar", "action": "home", "current": True, "scroll": 0,
         "x": 14, "y": 980, "w": 130, "h": 76},
        {"label": "Get help now", "role": "bar", "action": "help", "current": False, "scroll": 0,
         "x": 1600, "y": 980, "w": 300, "h": 76},
    ],
    "texts": [
        {"text": "Where does it hurt?", "scroll": 0, "x": 1000, "y": 60, "w": 600, "h": 50, "cap_px": 37.9,
         "fg": "#1E2B2E", "bg": "#FFFFFF", "cut": False},
        {"text": "Groin crease", "scroll": 1, "x": 1030, "y": 250, "w": 200, "h": 36, "cap_px": 17.0,
         "fg": "#1E2B2E", "bg": "#FFFFFF", "cut": False},
    ],
}


def planted(change):
    dump = copy.deepcopy(GOOD)
    change(dump)
    return {kind for kind, _ in check_dump.check(dump)}


class Good(unittest.TestCase):
    def test_no_fault(self):
        self.assertEqual(check_dump.check(GOOD), [])
        self.assertEqual(check_dump.check_all([GOOD, GOOD]), [])

    def test_contrast_is_that_of_wcag(self):
        self.assertAlmostEqual(check_dump.contrast("#000000", "#FFFFFF"), 21)
        self.assertAlmostEqual(check_dump.contrast("#767676", "#FFFFFF"), 4.54, places=2)

    def test_every_exception_has_a_reason(self):
        for cases in check_dump.EXCEPTIONS.values():
            for reason, _ in cases:
                self.assertGreater(len(reason), 20)


class Planted(unittest.TestCase):
    def expect(self, kind, change):
        self.assertIn(kind, planted(change))

    def test_target_too_small(self):
        self.expect("target-size", lambda d: d["targets"][4].update(h=60))
        self.expect("target-size", lambda d: d["targets"][5].update(w=72))

    def test_small_screens_may_have_one_short_side(self):
        def small(dump, h):
            dump.update(px_per_mm=8.585)  # 10.1 inches
            for target in dump["targets"]:
                target.update(x=20, y=20, w=500, h=172)
            dump["targets"] = [dict(dump["targets"][5], h=h)]
        self.assertNotIn("target-size", planted(lambda d: small(d, 130)))
        self.assertIn("target-size", planted(lambda d: small(d, 120)))

    def test_targets_overlap_or_leave_the_screen(self):
        self.expect("disjoint", lambda d: d["targets"][5].update(x=100, w=300))
        self.expect("gap", lambda d: d["targets"][5].update(x=146, w=300))
        self.expect("target-place", lambda d: d["targets"][5].update(x=1700))
        self.expect("target-place", lambda d: d["targets"][4].update(x=-1))

    def test_target_says_and_does_something(self):
        self.expect("target-label", lambda d: d["targets"][4].update(label=" "))
        self.expect("target-action", lambda d: d["targets"][4].update(action="none"))

    def test_text(self):
        text = lambda **change: lambda d: d["texts"][0].update(change)  # noqa: E731
        self.expect("text-place", text(x=1500))
        self.expect("text-place", text(y=1060))
        self.expect("text-cut", text(cut=True))
        self.expect("contrast", text(fg="#6B7A7D"))
        self.expect("contrast", text(bg="#204048"))
        self.expect("text-size", text(cap_px=16.0))
        self.expect("string-key", text(text="map.title"))
        self.expect("placeholder", text(text="In an emergency call {emergency_number}"))
        self.expect("text-empty", text(text=""))
        self.expect("text-overlap", text(y=220, w=100, x=1040))
        self.expect("text-empty", lambda d: d.update(texts=[]))

    def test_text_grows_with_large_screens(self):
        self.expect("text-size", lambda d: d.update(scale=1.5))

    def test_a_visitor_may_ask_for_more(self):
        kinds = {kind for kind, _ in check_dump.check(GOOD, {"text_step": 2, "contrast": 15.0})}
        self.assertEqual(kinds, {"text-size", "contrast"})

    def test_whole(self):
        self.expect("dropped", lambda d: d.update(dropped=1))
        self.expect("help", lambda d: d["targets"].pop())
        self.assertNotIn("help", planted(lambda d: (d["targets"].pop(), d.update(view="still"))))

    def test_hash(self):
        other = copy.deepcopy(GOOD)
        other["texts"][0]["text"] = "Something else"
        self.assertEqual([line.split(": ")[1] for line in check_dump.check_all([GOOD, other])], ["hash"])


INK = {"kind": "run", "x": 1000, "y": 60, "w": 600, "h": 50, "scroll": 0, "color": "#FF1E2B2E"}
CARD = {"kind": "fill", "x": 900, "y": 0, "w": 1000, "h": 800, "scroll": 0, "color": "#FFFFFFFF", "radius": 0}
FIGURE = {"kind": "figure", "x": 900, "y": 0, "w": 1000, "h": 800, "scroll": 0, "color": "#00000000"}


class Beneath(unittest.TestCase):
    """The contrast with what is drawn beneath a text, whatever the text says of its ground."""

    def kinds(self, *commands):
        first = next((at for at, command in enumerate(commands) if command is INK), len(commands))
        dump = dict(GOOD, texts=[dict(GOOD["texts"][0], command=first)], ground="#FFF8F3EB", commands=list(commands))
        return {kind for kind, _ in check_dump.check(dump)}

    def test_on_a_card(self):
        self.assertEqual(self.kinds(FIGURE, CARD, INK), set())

    def test_on_the_ground_alone(self):
        self.assertEqual(self.kinds(INK), set())

    def test_on_a_dark_card(self):
        self.assertEqual(self.kinds(dict(CARD, color="#FF334455"), INK), {"contrast-beneath"})

    def test_half_on_a_dark_card(self):
        self.assertEqual(self.kinds(CARD, dict(CARD, color="#FF334455", w=200), INK), {"contrast-beneath"})

    def test_on_a_picture(self):
        self.assertEqual(self.kinds(CARD, FIGURE, INK), {"contrast-beneath"})
        self.assertEqual(self.kinds(CARD, FIGURE, dict(CARD, color="#80FFFFFF"), INK), {"contrast-beneath"})

    def test_what_is_drawn_later_lies_above(self):
        self.assertEqual(self.kinds(CARD, INK, dict(CARD, color="#FF334455")), set())

    def test_a_scrolled_card_ends_at_its_window(self):
        self.assertEqual(self.kinds(CARD, dict(CARD, color="#FF334455", scroll=1), INK), set())

    def test_told_but_not_drawn(self):
        self.assertEqual(self.kinds(CARD), {"drawn"})


class CommandLine(unittest.TestCase):
    def run_on(self, text):
        return subprocess.run([sys.executable, check_dump.__file__], input=text, capture_output=True, text=True, check=False)

    def test_exit_codes(self):
        self.assertEqual(self.run_on(json.dumps(GOOD) + "\n").returncode, 0)
        self.assertEqual(self.run_on(json.dumps(dict(GOOD, dropped=3)) + "\n").returncode, 1)
        self.assertEqual(self.run_on("").returncode, 1)  # nothing checked is not good


if __name__ == "__main__":
    unittest.main()
