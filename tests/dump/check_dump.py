#!/usr/bin/env python3
"""What must hold for every picture of the kiosk, checked on the dumps of a replay.

usage: check_dump.py [FILE...]      one dump a line (hipkiosk --replay ... with "dump" lines); default: standard input

Prints DUMP: property: reason, DUMP being FILE:LINE (view page); exit code 1 if there is any fault.
The numbers are those of DESIGN section 3. Sizes in a dump are px; millimetres are px / px_per_mm.
"""

import json
import re
import sys
from itertools import combinations
from pathlib import Path

# By the diagonal: a smaller screen is looked at from nearer. All in mm; letters at the three text sizes.
CLASSES = [(13.0, {"caps": (3.8, 4.9, 6.3), "target": 15.0, "gap": 1.5}),
           (20.0, {"caps": (4.3, 5.5, 7.1), "target": 18.0, "gap": 2.0}),
           (1e9, {"caps": (4.8, 6.1, 7.9), "target": 20.0, "gap": 2.0})]
LEAST = {"text_step": 0, "contrast": 7.0}  # at normal text size and contrast; a visitor may ask for more
ROUND_CAP_PX = 0.5      # the em size was

VIEWS_WITHOUT_HELP = {
    "still",  # one question lies over the place; any touch leads back to where help is
    "sorry",  # there is no content to help with; it sends the visitor to the front desk
    "help",   # is the help itself
    "staff", "staff-content", "staff-page", "staff-tips", "touch-test", "colors", "ruler", "cleaning-lock",  # only who knows the PIN is there
}

# What need not hold, and why. property -> [(reason, condition on (dump, thing or pair))].
EXCEPTIONS = {
    "target-size": [
        ("A word in running text is as large as its letters (WCAG 2.2, 2.5.8 excepts it); what lies nearest within the slop is meant.",
         lambda dump, thing: thing["role"] == "word"),
    ],
    "gap": [
        ("The same: words stand as close as the text has them.",
         lambda dump, pair: "word" in (pair[0]["role"], pair[1]["role"])),
        ("The figure answers by its true shapes, not by these boxes: they only tell dumps and keys where a region is.",
         lambda dump, pair: "region" in (pair[0]["role"], pair[1]["role"])),
    ],
}

STRINGS = Path(__file__).resolve().parents[2] / "content" / "en" / "strings.json"
STRING_KEYS = set(json.loads(STRINGS.read_text(encoding="utf-8"))["ui"])
PLACEHOLDER = re.compile(r"\{[A-Za-z_]+\}")


def overlaps(a, b):
    return a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]


def is_inside(thing, window):
    return (thing["x"] >= window["x"] and thing["y"] >= window["y"] and
            thing["x"] + thing["w"] <= window["x"] + window["w"] and thing["y"] + thing["h"] <= window["y"] + window["h"])


def distance(a, b):
    """Gap in px between two rects that do not overlap."""
    dx = max(a["x"] - b["x"] - b["w"], b["x"] - a["x"] - a["w"], 0)
    dy = max(a["y"] - b["y"] - b["h"], b["y"] - a["y"] - a["h"], 0)
    return (dx * dx + dy * dy) ** 0.5


def luminance(rgb):
    """WCAG 2.2 relative luminance of red, green and blue, 0 to 255."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (byte / 255 for byte in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(a, b):
    """WCAG 2.2 contrast ratio of two luminances."""
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def contrast(a, b):
    """The same of two colours, #RRGGBB."""
    return ratio(*(luminance(bytes.fromhex(color[1:7])) for color in (a, b)))


def rect_text(thing):
    return f'{thing["x"]},{thing["y"]} {thing["w"]}x{thing["h"]}'


def class_of(dump):
    inches = (dump["w"] ** 2 + dump["h"] ** 2) ** 0.5 / dump["px_per_mm"] / 25.4
    return next(sizes for under, sizes in CLASSES if inches < under - 0.01)


def check_targets(dump):
    mm = dump["px_per_mm"]
    sizes = class_of(dump)
    screen = {"x": 0, "y": 0, "w": dump["w"], "h": dump["h"]}
    for target in dump["targets"]:
        name = f'"{target["label"]}" ({target["role"]}, {rect_text(target)})'
        if min(target["w"], target["h"]) < sizes["target"] * mm:
            yield ("target-size", f'{name} is {target["w"] / mm:.1f} x {target["h"] / mm:.1f} mm', target)
        if not is_inside(target, screen):
            yield ("target-place", f"{name} is not wholly on the screen", target)
        if not target["label"].strip():
            yield ("target-label", f"{name} has no label", target)
        if target["action"] == "none":
            yield ("target-action", f"{name} does nothing", target)
    for a, b in combinations(dump["targets"], 2):
        names = f'"{a["label"]}" ({rect_text(a)}) and "{b["label"]}" ({rect_text(b)})'
        if overlaps(a, b):
            yield ("disjoint", f"targets {names} overlap", (a, b))
        elif distance(a, b) < sizes["gap"] * mm:
            yield ("gap", f"targets {names} are {distance(a, b) / mm:.1f} mm apart", (a, b))


def check_texts(dump, least):
    screen = {"x": 0, "y": 0, "w": dump["w"], "h": dump["h"]}
    least_cap = class_of(dump)["caps"][least["text_step"]] * dump["px_per_mm"] * dump["scale"] - ROUND_CAP_PX
    for text in dump["texts"]:
        name = f'"{text["text"][:60]}" ({rect_text(text)})'
        if not is_inside(text, screen):
            yield ("text-place", f"{name} is not wholly on the screen", text)
        if text["cut"]:
            yield ("text-cut", f"{name} lost a part", text)
        if contrast(text["fg"], text["bg"]) < least["contrast"]:
            yield ("contrast", f'{name} {text["fg"]} on {text["bg"]}: {contrast(text["fg"], text["bg"]):.2f}', text)
        if text["cap_px"] < least_cap:
            yield ("text-size", f'{name}: capitals of {text["cap_px"]:.2f} px, least {least_cap:.2f}', text)
        if text["text"].strip() in STRING_KEYS:
            yield ("string-key", f"{name} is the name of a string", text)
        if PLACEHOLDER.search(text["text"]):
            yield ("placeholder", f"{name} has a gap that was not filled", text)
        if not text["text"].strip():
            yield ("text-empty", f"{name} is empty", text)
    for a, b in combinations(dump["texts"], 2):
        if overlaps(a, b):
            yield ("text-overlap", f'"{a["text"][:40]}" ({rect_text(a)}) and "{b["text"][:40]}" ({rect_text(b)})', (a, b))


# --- contrast with what lies beneath, from the commands themselves ("dump commands"); the text's own word is not enough ---

UNKNOWN = ((0, 0, 0), (255, 255, 255))  # beneath a translucent ground over a picture: the worst of both
PICTURES = ("figure", "zone", "image", "print", "bits")


def rgba(color):
    """#AARRGGBB"""
    return int(color[1:3], 16) / 255, tuple(int(color[i:i + 2], 16) for i in (3, 5, 7))


def blend(color, beneath):
    alpha, rgb = rgba(color)
    return tuple(round(c * alpha + b * (1 - alpha)) for c, b in zip(rgb, beneath))


def clipped(thing, dump):
    if not thing["scroll"]:
        return thing
    window = dump["scrolls"][thing["scroll"] - 1]
    x, y = max(thing["x"], window["x"]), max(thing["y"], window["y"])
    return {"x": x, "y": y, "w": min(thing["x"] + thing["w"], window["x"] + window["w"]) - x,
            "h": min(thing["y"] + thing["h"], window["y"] + window["h"]) - y}


def grounds_of(dump, text):
    """Every colour that may lie beneath the text."""
    commands, found = dump["commands"], {rgba(dump["ground"])[1]}
    first = text["command"]
    for command in commands[:first]:
        part = clipped(command, dump)
        if part["w"] <= 0 or part["h"] <= 0 or not overlaps(part, text):
            continue
        covers = is_inside(text, part)
        if command["kind"] == "fill":
            laid = {blend(command["color"], beneath) for beneath in found}
            found = laid if covers else found | laid
        elif command["kind"] in PICTURES:
            found = set(UNKNOWN) if covers else found | set(UNKNOWN)
    return found if commands[first:first + 1] and commands[first]["kind"] == "run" else set()


def check_grounds(dump, least):
    """The contrast of each text with the worst of what lies beneath."""
    for text in dump["texts"] if "commands" in dump else []:
        name = f'"{text["text"][:60]}" ({rect_text(text)})'
        grounds = grounds_of(dump, text)
        if not grounds:
            yield ("drawn", f"{name} is told, but not drawn", text)
            continue
        worst, ground = min((contrast(text["fg"], "#%02X%02X%02X" % ground), ground) for ground in grounds)
        if worst < least["contrast"]:
            yield ("contrast-beneath", f'{name} {text["fg"]} on {"#%02X%02X%02X" % ground}: {worst:.2f}', text)


def check_whole(dump):
    if dump["dropped"]:
        yield ("dropped", f'{dump["dropped"]} things did not fit into the scene', None)
    if not any(target["action"] == "help" for target in dump["targets"]) and dump["view"] not in VIEWS_WITHOUT_HELP:
        yield ("help", "no target leads to help", None)
    if not dump["texts"]:
        yield ("text-empty", "there is no text at all", None)


def is_excepted(dump, kind, thing):
    return any(holds(dump, thing) for _, holds in EXCEPTIONS.get(kind, []))


def check(dump, least=None):
    """(property, reason) of every fault of one dump."""
    found = [*check_whole(dump), *check_targets(dump), *check_texts(dump, least or LEAST),
             *check_grounds(dump, least or LEAST)]
    return [(kind, reason) for kind, reason, thing in found if not is_excepted(dump, kind, thing)]


def state_of(dump):
    """What can be seen: not what a touch would do, nor what is known beside the picture."""
    unseen = ("hash", "focus", "card", "ticked", "sentences", "qr", "commands")
    seen = {key: value for key, value in dump.items() if key not in unseen}
    seen["texts"] = [{key: value for key, value in text.items() if key != "command"} for text in dump["texts"]]
    seen["targets"] = [{key: value for key, value in target.items() if key not in ("action", "id")}
                       for target in dump["targets"]]
    return json.dumps(seen, sort_keys=True)


def check_hashes(dumps):
    """Equal hash, equal picture: else a change would never be drawn. (Pictures may differ where dumps do not.)"""
    seen = {}
    for at, dump in enumerate(dumps):
        first = seen.setdefault(dump["hash"], at)
        if state_of(dumps[first]) != state_of(dump):
            yield at, "hash", f'the same hash as dump {first + 1} ({dumps[first]["view"]}), yet what is shown differs'


def place_of(dump):
    return dump["view"] + (f' {dump["page"]}' if dump["page"] else "")


def check_all(dumps, name="dump", least=None):
    """Faults as lines, each only once for the same view and page."""
    lines = []
    for at, dump in enumerate(dumps):
        lines += [f"{name}:{at + 1} ({place_of(dump)}): {kind}: {reason}" for kind, reason in check(dump, least)]
    lines += [f"{name}:{at + 1} ({place_of(dumps[at])}): {kind}: {reason}" for at, kind, reason in check_hashes(dumps)]
    seen, once = set(), []
    for line in lines:
        key = line.split(" ", 1)[1]
        if key not in seen:
            seen.add(key)
            once.append(line)
    return once


def main(args):
    faults = []
    count = 0
    for name in args or ["-"]:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        dumps = [json.loads(line) for line in text.splitlines() if line]
        count += len(dumps)
        faults += check_all(dumps, name)
    if not count:
        faults.append("there is no dump to check")
    print("\n".join(faults) or f"{count} dumps are good")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
