"""The lines between areas can be seen: on every skin and on the trunks, in soft and in strong contrast.

Measured on the glass: along each line of the drawing, what differs most from the skin on both of its
sides within a line's breadth, as a contrast of luminances. A few places lie below a name or a dot, and
where lines meet their sides are lines too, so most of the places count, not all."""

import re
import sys
import tempfile
from pathlib import Path

from kiosk import SOURCE_DIR, Kiosk, check_dump, load, tap

sys.path.insert(0, str(SOURCE_DIR / "tests" / "golden"))
import png  # noqa: E402

UI = load("en/strings.json")["ui"]
TONES = ["neutral", "light", "medium", "dark"]
LEAST = {"normal": 2.0, "high": 3.0}
SHARE = 0.92                 # of the places
WHOLE = (56, 412)            # mm: between the fades at the crop
BREADTH, BESIDE = 1.6, 3.6   # mm: half of what a line may take, where the skin is measured
STEP = 5                     # mm from place to place
FRAME_H = 470                # mm
VIEWS = {view: load("en/strings.json")["views"][view]["name"] for view in ("front", "back")}


def places(view):
    """(x, y, unit normal) in mm along the lines of a view."""
    svg = (SOURCE_DIR / "assets" / "figure" / f"{view}.svg").read_text(encoding="utf-8")
    data = re.search(r'<path id="lines" d="([^"]*)"', svg)[1]
    out = []
    for part in data.split("M")[1:]:
        points = flat(part)
        since = STEP / 2
        for (ax, ay), (bx, by) in zip(points, points[1:]):
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            since += length
            if length > 0 and since >= STEP and WHOLE[0] < by < WHOLE[1]:
                out.append((bx, by, (-(by - ay) / length, (bx - ax) / length)))
                since = 0
    return out


def flat(part):
    """Points of absolute path data (after its M), curves flattened."""
    tokens, points, command, i = re.findall(r"[LC]|-?\d*\.?\d+", part), [], "L", 0
    while i < len(tokens):
        if tokens[i] in "LC":
            command, i = tokens[i], i + 1
            continue
        count = 6 if command == "C" else 2
        n = [float(t) for t in tokens[i:i + count]]
        i += count
        if command == "L":
            points.append((n[0], n[1]))
            continue
        (ax, ay), (bx, by, cx, cy, dx, dy) = points[-1], n
        for k in range(1, 13):
            t, s = k / 12, 1 - k / 12
            points.append(tuple(s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d
                                for a, b, c, d in ((ax, bx, cx, dx), (ay, by, cy, dy))))
    return points


def measured(picture, dump, spots):
    """The contrast at each spot, the least first."""
    width, _, channels, rows = picture
    body = dump["stage"]["body"]
    scale = body["h"] / FRAME_H
    middle = body["x"] + body["w"] / 2

    def light(x, y):
        at = (int(body["y"] + y * scale) * width + int(middle + (x - 200) * scale)) * channels
        return check_dump.luminance(rows[at:at + 3])

    out = []
    for x, y, (nx, ny) in spots:
        skin = [light(x + k * BESIDE * nx, y + k * BESIDE * ny) for k in (-1, 1)]
        across = [k * BREADTH / 6 for k in range(-6, 7)]
        inks = [light(x + k * nx, y + k * ny) for k in across]
        # seen against both of its sides
        out.append(max(min(check_dump.ratio(ink, side) for side in skin) for ink in inks))
    return sorted(out)


def main():
    kiosk, faults = Kiosk("24-landscape"), []
    shots = [(tone, step) for step in LEAST for tone in TONES]
    lines = [tap(UI["attract.start"])]
    for tone, step in shots:
        lines += [tap(UI["bar.display"]), tap(UI[f"display.contrast_{step}"]), tap(UI[f"display.tone_{tone}"]), tap(UI["bar.back"])]
        for view, name in VIEWS.items():
            lines += [tap(name), "wait 600", f"shot {tone}-{step}-{view}", "dump"]
    spots = {view: places(view) for view in VIEWS}
    if min(len(s) for s in spots.values()) < 100:
        faults.append("the drawings have hardly any lines")
    with tempfile.TemporaryDirectory() as folder:
        dumps = kiosk.run(lines, shots=folder)
        for i, (tone, step) in enumerate(shots):
            for j, view in enumerate(VIEWS):
                found = measured(png.read(Path(folder) / f"{tone}-{step}-{view}.png"), dumps[i * len(VIEWS) + j], spots[view])
                least = found[int(len(found) * (1 - SHARE))]
                print(f"{tone}, {step}, {view}: {least:.2f}:1 (middle {found[len(found) // 2]:.2f}:1)")
                if least < LEAST[step]:
                    faults.append(f"{tone}, {step}, {view}: lines of {least:.2f}:1, {LEAST[step]}:1 is the least")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
