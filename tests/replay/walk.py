"""What the kiosk offers on one screen, found by trying it: the ways from the map to everything."""

import math

from kiosk import load, tap, tap_on, target

UI = load("en/strings.json")["ui"]
START = [tap(UI["attract.start"]), "expect view map"]
MORE = ["key page-down", "wait 300"]  # what the button "More" does, whether it is there or not
MOST_TOUCHES = 3


def screens_below(dump):
    """How often "More" must be touched to reach the end."""
    if not dump["scrolls"]:
        return 0
    scroll = dump["scrolls"][0]
    return max(0, math.ceil((scroll["content_h"] - scroll["h"]) / (0.8 * scroll["h"])))


class Walk:
    def __init__(self, kiosk):
        self.kiosk = kiosk
        self.map, self.index = kiosk.run([*START, "dump", tap(UI["bar.index"]), "dump"])
        self.doors = self._doors()

    def _doors(self):
        """Ways off the map: name -> the lines that go there from home, of one or two touches."""
        found = {"index": [tap_on(self.map, target(self.map, "index"))]}
        for letter in (t for t in self.index["targets"] if t["action"] == "letter"):
            found[f'letter {letter["label"]}'] = found["index"] + [tap_on(self.index, letter)]
        for way in self.map["targets"]:
            if way["action"].split()[0] in ("area", "session"):
                found.setdefault(way["action"], [tap_on(self.map, way)])
        return found

    def ways(self):
        """The shortest way from the map to every page that is within MOST_TOUCHES: id -> (touches, lines)."""
        lines, tried = list(START), []
        for way in self.doors.values():
            for more in (0, 1):
                if len(way) + more < MOST_TOUCHES:
                    go = [*way, *(MORE if more else [])]
                    lines += ["key home", *go, "dump"]
                    tried.append((len(way) + more + 1, go))
        found = {}
        for (touches, go), dump in zip(tried, self.kiosk.run(lines)):
            for item in (t for t in dump["targets"] if t["action"].startswith("page ")):
                page = item["action"].split()[1]
                if page not in found or found[page][0] > touches:
                    found[page] = (touches, [*go, tap_on(dump, item)])
        return found

    def areas(self):
        """The lines from home to every area of the list, id -> lines. The list may be longer than the screen."""
        lines = list(START)
        screens = screens_below(self.map) + 1
        for screen in range(screens):
            lines += ["key home", *(MORE * screen), "dump"]
        found = {}
        for screen, dump in enumerate(self.kiosk.run(lines)):
            for item in dump["targets"]:
                parts = item["action"].split()
                if parts[0] == "area" and len(parts) == 2:
                    found.setdefault(parts[1], [*(MORE * screen), tap_on(dump, item)])
        return found

    def choosers(self):
        """Lines from home that touch the figure where two areas meet, in the first view; the first that asks."""
        boxes = [t for t in self.map["targets"] if t["role"] == "region"]
        lines, tried = list(START), []
        for at, a in enumerate(boxes):
            for b in boxes[at + 1:]:
                x = (a["x"] + b["x"]) // 2 + a["w"] // 2
                y = (a["y"] + b["y"]) // 2 + a["h"] // 2
                tried.append(f"tap {x} {y}")
                lines += ["key home", tried[-1], "dump"]
        dumps = self.kiosk.run(lines)
        return [[line] for line, dump in zip(tried, dumps) if dump["view"] == "chooser"]
