"""What the kiosk offers on one screen, found by trying it: the ways from the map to everything."""

import math
import os

from kiosk import check_dump, tap_on, target

# What the visitor has chosen in "Text & display"; $HIPKIOSK_SETTINGS names one of them.
SETTINGS = {
    "normal": [],
    "large": ["motion 1", "text-size 1"],
    "large-strong": ["contrast 1", "text-size 1"],
    "strong": ["motion 1", "contrast 1"],
    "dark": ["motion 1", "contrast 2"],
    "largest": ["contrast 1", "text-size 2"],
    "calm": ["motion 1"],
    "calm-largest": ["motion 1", "text-size 2"],
}
SETTING = os.environ.get("HIPKIOSK_SETTINGS", "normal")
LEAST = {  # capitals in mm, contrast (DESIGN section 3)
    "normal": {"text_step": 0, "contrast": 7.0},
    "large": {"text_step": 1, "contrast": 7.0},
    "large-strong": {"text_step": 1, "contrast": 15.0},
    "largest": {"text_step": 2, "contrast": 15.0},
    "strong": {"text_step": 0, "contrast": 15.0},
    "dark": {"text_step": 0, "contrast": 15.0},
    "calm": {"text_step": 0, "contrast": 7.0},
    "calm-largest": {"text_step": 2, "contrast": 7.0},
}
MORE = ["key page-down", "wait 300"]  # what the button "More" does, whether it is there or not
MOST_TOUCHES = 3


def screens_below(dump):
    """How often "More" must be touched to reach the end."""
    if not dump["scrolls"]:
        return 0
    scroll = dump["scrolls"][0]
    height, card = scroll["h"], 30 * dump["px_per_mm"] * dump["scale"]
    step = min(max(height - card, 0.4 * height), 0.85 * height)
    return max(0, math.ceil((scroll["content_h"] - height) / step * 1.03 + 0.1))  # a step too many does no harm


class Walk:
    """Finds its way by what targets do, not by what they say: it walks in every language."""

    def __init__(self, kiosk, setting=SETTING):
        self.kiosk = kiosk
        self.least = LEAST[setting]
        self.start = self.reach([], "start")
        to_help, self.to_display = (self.reach(self.start, action)[-1] for action in ("help", "display"))
        for choice in SETTINGS[setting]:
            self.start = [*self.reach([*self.start, self.to_display], choice), "key home"]
        self.start.append("expect view map")
        self.home = [to_help, "key home"]  # the map as it is first seen, at the top of its list
        self.map, self.index = kiosk.run([*self.start, "dump", self.reach(self.start, "index")[-1], "dump"])
        self.doors = self._doors()

    def reach(self, lines, action):
        """The lines, and a tap on what does the action; it may stand further down."""
        shown = [*lines, "dump", *[*MORE, "dump"] * 20]
        for at, dump in enumerate(self.kiosk.run(shown)):
            found = target(dump, action)
            if found:
                return [*lines, *(MORE * at), tap_on(dump, found)]
        raise LookupError(f"nothing does {action} after {lines}")

    def dumps_at(self, ways, dump="dump"):
        """One dump for each way: lines from home."""
        lines = list(self.start)
        for way in ways:
            lines += [*self.home, *way, dump]
        return self.kiosk.run(lines)

    def screenfuls(self, ways):
        """A dump, with all that is drawn, of every screenful of the places that the ways lead to."""
        heads = self.dumps_at(ways, "dump commands")
        lines = list(self.start)
        for way, head in zip(ways, heads):
            lines += [*self.home, *way]
            for _ in range(screens_below(head)):
                lines += [*MORE, "dump commands"]
        below, at = self.kiosk.run(lines), 0
        for head in heads:
            at += screens_below(head)
            if target(below[at - 1] if screens_below(head) else head, "scroll down"):
                raise LookupError(f"{check_dump.place_of(head)}: the walk stopped before the end")
        return heads + below

    def _doors(self):
        """Ways off the map: action -> (touches, lines from home). What stands further down the list takes a "More" each."""
        index = [tap_on(self.map, target(self.map, "index"))]
        found = {"index": (1, index), "display": (1, [tap_on(self.map, target(self.map, "display"))])}
        for area in (t for t in self.map["targets"] if t["role"] == "region"):
            found.setdefault(area["action"], (1, [tap_on(self.map, area)]))
        self._add(found, 1, index, self.index, ("letter",))
        display = found["display"][1]
        self._add(found, 1, display, self.dumps_at([display])[0], ("touch",))
        self._add(found, 0, [], self.map, ("area", "session", "list"))
        if "list" in found:  # a small screen shows the areas on one of their own
            touches, way = found["list"]
            self._add(found, touches, way, self.dumps_at([way])[0], ("area",))
        return found

    def _add(self, found, touches, way, head, actions):
        """What can be touched at the end of the way, and further down there."""
        screens = range(screens_below(head) + 1)
        for screen, dump in zip(screens, self.dumps_at([[*way, *(MORE * screen)] for screen in screens])):
            for thing in dump["targets"]:
                if thing["action"].split()[0] in actions:
                    found.setdefault(thing["action"], (touches + screen + 1, [*way, *(MORE * screen), tap_on(dump, thing)]))

    def ways(self, most_of_index=1):
        """The shortest way found from the map to every page: id -> (touches, lines). A letter is scrolled so often at most."""
        tried = []
        for (touches, way), head in zip(self.doors.values(), self.dumps_at([way for _, way in self.doors.values()])):
            screens = min(screens_below(head), most_of_index if head["view"] == "index" else 20)
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
        if 0 < len(boxes) < 6:  # a small screen has room for few boxes: try a grid around them
            left, right = min(t["x"] - t["w"] for t in boxes), max(t["x"] + 2 * t["w"] for t in boxes)
            top, bottom = min(t["y"] for t in boxes), max(t["y"] + t["h"] for t in boxes)
            tried += [[f"tap {left + (right - left) * i // 12} {top + (bottom - top) * k // 8}"]
                      for i in range(13) for k in range(9)]
        return [way for way, dump in zip(tried, self.dumps_at(tried)) if dump["view"] == "chooser"]
