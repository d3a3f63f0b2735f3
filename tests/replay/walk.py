"""What the kiosk offers on one screen, found by trying it: the ways from the map to everything."""

import math
import os

from kiosk import load, tap, tap_on, target

UI = load("en/strings.json")["ui"]
# What the visitor has chosen in "Text & display"; $HIPKIOSK_SETTINGS names one of them.
SETTINGS = {
    "normal": [],
    "large": ["display.motion_reduced", "display.text_large"],
    "large-strong": ["display.contrast_high", "display.text_large"],
    "largest": ["display.contrast_high", "display.text_largest"],
}
SETTING = os.environ.get("HIPKIOSK_SETTINGS", "normal")
CHOICES = [tap(UI["bar.display"]), *(tap(UI[name]) for name in SETTINGS[SETTING]), "key home"] if SETTINGS[SETTING] else []
START = [tap(UI["attract.start"]), *CHOICES, "expect view map"]
LEAST = {  # capitals in mm, contrast (DESIGN section 3)
    "normal": {"cap_mm": 4.8, "contrast": 7.0},
    "large": {"cap_mm": 6.1, "contrast": 7.0},
    "large-strong": {"cap_mm": 6.1, "contrast": 15.0},
    "largest": {"cap_mm": 8.0, "contrast": 15.0},
}[SETTING]
MORE = ["key page-down", "wait 300"]  # what the button "More" does, whether it is there or not
MOST_TOUCHES = 3
HOME = [tap(UI["bar.help"]), "key home"]  # the map as it is first seen, at the top of its list


def screens_below(dump):
    """How often "More" must be touched to reach the end."""
    if not dump["scrolls"]:
        return 0
    scroll = dump["scrolls"][0]
    height, card = scroll["h"], 30 * dump["px_per_mm"] * dump["scale"]
    step = min(max(height - card, 0.4 * height), 0.85 * height)
    return max(0, math.ceil((scroll["content_h"] - height) / step * 1.03 + 0.1))  # a step too many does no harm


class Walk:
    def __init__(self, kiosk):
        self.kiosk = kiosk
        self.map, self.index = kiosk.run([*START, "dump", tap(UI["bar.index"]), "dump"])
        self.doors = self._doors()

    def dumps_at(self, ways):
        """One dump for each way: lines from home."""
        lines = list(START)
        for way in ways:
            lines += [*HOME, *way, "dump"]
        return self.kiosk.run(lines)

    def _doors(self):
        """Ways off the map: action -> (touches, lines from home). What stands further down the list takes a "More" each."""
        index = [tap_on(self.map, target(self.map, "index"))]
        found = {"index": (1, index), "display": (1, [tap_on(self.map, target(self.map, "display"))])}
        for area in (t for t in self.map["targets"] if t["role"] == "region"):
            found.setdefault(area["action"], (1, [tap_on(self.map, area)]))
        for letter in (t for t in self.index["targets"] if t["action"] == "letter"):
            found[f'letter {letter["label"]}'] = (2, index + [tap_on(self.index, letter)])
        screens = range(screens_below(self.map) + 1)
        for screen, dump in zip(screens, self.dumps_at([MORE * screen for screen in screens])):
            for way in dump["targets"]:
                if way["action"].split()[0] in ("area", "session"):
                    found.setdefault(way["action"], (screen + 1, [*(MORE * screen), tap_on(dump, way)]))
        return found

    def ways(self):
        """The shortest way found from the map to every page: id -> (touches, lines)."""
        tried = []
        for (touches, way), head in zip(self.doors.values(), self.dumps_at([way for _, way in self.doors.values()])):
            screens = min(screens_below(head), 1 if head["view"] == "index" else 20)
            tried += [(touches + more, [*way, *(MORE * more)]) for more in range(screens + 1)]
        found = {}
        for (touches, way), dump in zip(tried, self.dumps_at([way for _, way in tried])):
            for item in (t for t in dump["targets"] if t["action"].startswith("page ")):
                page = item["action"].split()[1]
                if page not in found or found[page][0] > touches + 1:
                    found[page] = (touches + 1, [*way, tap_on(dump, item)])
        return found

    def areas(self):
        """The lines from home to every area of the list: id -> lines."""
        return {action.split()[1]: way for action, (_, way) in self.doors.items()
                if action.startswith("area ") and len(action.split()) == 2}

    def turns(self, way):
        """From a place with a figure, what its switches lead to: action -> lines from home, the place itself as ""."""
        found, fresh = {"": way}, [""]
        while fresh:
            ways = [found[name] for name in fresh]
            fresh = []
            for lines, dump in zip(ways, self.dumps_at(ways)):
                for switch in dump["targets"]:
                    if switch["action"].split()[0] in ("view", "layer", "side") and switch["action"] not in found:
                        found[switch["action"]] = [*lines, tap_on(dump, switch)]
                        fresh.append(switch["action"])
        return found

    def choosers(self):
        """Lines from home that touch the figure where two areas meet, in the first view; the first that asks."""
        boxes = [t for t in self.map["targets"] if t["role"] == "region"]
        tried = []
        for at, a in enumerate(boxes):
            for b in boxes[at + 1:]:
                x = (a["x"] + b["x"]) // 2 + a["w"] // 2
                y = (a["y"] + b["y"]) // 2 + a["h"] // 2
                tried.append([f"tap {x} {y}"])
        if len(boxes) < 6:  # a small screen has room for few boxes: try a grid around them
            left, right = min(t["x"] - t["w"] for t in boxes), max(t["x"] + 2 * t["w"] for t in boxes)
            top, bottom = min(t["y"] for t in boxes), max(t["y"] + t["h"] for t in boxes)
            tried += [[f"tap {left + (right - left) * i // 12} {top + (bottom - top) * k // 8}"]
                      for i in range(13) for k in range(9)]
        return [way for way, dump in zip(tried, self.dumps_at(tried)) if dump["view"] == "chooser"]
