#!/usr/bin/env python3
"""The floors of src/: a file includes only what stands on its own floor or below.

usage: check_floors.py SRC [PROGRAM]

PROGRAM is one linked from the floors base to view alone; it must need no SDL and no SVG library.
Prints one line a fault; exit code 1 if there is any.
"""

import re
import subprocess
import sys
from pathlib import Path

FLOORS = ["base", "model", "scene", "app", "view", "sys", "main"]
ALLOWED = {floor: set(FLOORS[: at + 1]) for at, floor in enumerate(FLOORS)}
ALLOWED["figures"] = {"base", "figures"}  # programs of their own
ALLOWED["print"] = {"base", "print"}
ALLOWED["voice"] = {"base", "voice"}
ALLOWED[""] = set(FLOORS)  # src/program.c, which starts the kiosk

# Libraries that have a place: a pattern of the header, and the files that may include it.
PLACES = [
    (r"SDL", r"(sys|main)/|program\.c$", "SDL belongs in sys and main"),
    (r"cjson/", r"model/json\.c$", "cJSON belongs in model/json.c"),
    (r"librsvg/", r"figures/", "librsvg belongs in figures"),
    (r"cairo", r"(figures|print)/", "cairo belongs in figures and print"),
    (r"espeak", r"voice/", "espeak-ng belongs in voice"),
    (r"pango/|cups/", r"print/", "Pango and CUPS belong in print"),
    (r"fontconfig/|ft2build|freetype", r"sys/", "fonts belong in sys"),
    (r"hb[.-]", r"(scene|sys)/", "HarfBuzz belongs in scene and sys"),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


# Words are joined by templates of the pack, never by code: other languages have other orders.
JOINED = re.compile(r'"[^"\n]*%s[^"\n]*[ :.,*][^"\n]*%s|"\*\*%s')


def faults_of(src):
    faults = []
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".c", ".h", ".def"):
            continue
        name = path.relative_to(src).as_posix()
        floor = name.split("/")[0] if "/" in name else ""
        if floor not in ALLOWED:
            faults.append(f"{name}: {floor} is no floor")
            continue
        text = path.read_text(encoding="utf-8")
        if floor == "view":
            faults += [f"{name}:{text.count(chr(10), 0, match.start()) + 1}: words are joined here" for match in JOINED.finditer(text)]
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            is_own, header = match[1] == '"', match[2]
            if is_own and header.split("/")[0] not in ALLOWED[floor]:
                faults.append(f'{name}:{line}: "{header}" is above {floor or "it"} or of no floor')
            for pattern, places, reason in PLACES:
                if not is_own and re.match(pattern, header) and not re.match(places, name):
                    faults.append(f"{name}:{line}: <{header}>: {reason}")
    return faults


def faults_of_program(program):
    needed = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    return [f"{program} needs {line.split()[0]}" for line in needed.splitlines()
            if re.search(r"SDL|rsvg|cairo|fontconfig|X11|wayland", line)]


def main(args):
    if len(args) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    src = Path(args[0])
    if not (src / "base").is_dir():
        print(f"{src}: no floors there", file=sys.stderr)
        return 2
    faults = faults_of(src) + (faults_of_program(args[1]) if len(args) > 1 else [])
    print("\n".join(faults) or f"{src}: every include stands on its own floor or below")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
