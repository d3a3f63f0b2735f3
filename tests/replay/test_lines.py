"""The lines between areas and those that lead from names can be seen: on every skin and on the trunks, in every contrast.

Measured on the glass: along each line, what differs most from the skin on both of its sides within a line's
breadth, as a contrast of luminances. A few places lie below a name or a dot, and where lines meet their sides
are lines too, so most of the places count, not all."""

import re
import sys
import tempfile
from pathlib import Path

from kiosk import SOURCE_DIR, Kiosk, check_dump
from test_labels import leaders_and_chips
from walk import Walk

sys.path.insert(0, str(SOURCE_DIR / "tests" / "golden"))
import png  # noqa: E402

TONES = ["neutral", "light", "medium", "dark"]
LEAST = {"soft": 2.0, "strong": 3.0, "dark": 3.0}  # by contrast, in the order of the settings
VIEWS = {"soft": ("front", "back"), "strong": ("front",), "dark": ("front",)}
SHARE = 0.92                 # of the places
WHOLE = (56, 412)            # mm: between the fades at the crop
BREADTH, BESIDE = 1.6, 3.6   # mm: half of what a line may take, where the skin is measured
STEP = 5                     # mm from place to place
FRAME_H = 470                # mm


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


def contrasts(picture, spots, breadth, beside):
    """The contrast at each spot (x, y, unit normal), the least first; all px."""
    width, _, channels, rows = picture

    def light(x, y):
        at = (int(y) * width + int(x)) * channels
        return check_dump.luminance(rows[at:at + 3])

    out = []
    for x, y, nx, ny in spots:
        skin = [light(x + k * beside * nx, y + k * beside * ny) for k in (-1, 1)]
        across = [k * breadth / 6 for k in range(-6, 7)]
        inks = [light(x + k * nx, y + k * ny) for k in across]
        # seen against both of its sides
        out.append(max(min(check_dump.ratio(ink, side) for side in skin) for ink in inks))
    return sorted(out)


def borders(picture, dump, view):
    body = dump["stage"]["body"]
    scale = body["h"] / FRAME_H
    middle = body["x"] + body["w"] / 2
    spots = [(middle + (x - 200) * scale, body["y"] + y * scale, *normal) for x, y, normal in places(view)]
    return contrasts(picture, spots, BREADTH * scale, BESIDE * scale)


def leaders(picture, dump):
    """Between the chip and the dot, on the body and beside it."""
    mm, spots = dump["px_per_mm"] * dump["scale"], []
    for x0, y0, x1, y1, _ in leaders_and_chips(dump)[0]:
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        at = 3 * mm
        while at < length - 5 * mm:
            spots.append((x0 + at * ux, y0 + at * uy, -uy, ux))
            at += 2 * mm
    return contrasts(picture, spots, 0.8 * mm, 1.6 * mm)


def main():
    kiosk, faults = Kiosk("24-landscape"), []
    walk = Walk(kiosk, "normal")
    display = {t["action"]: t for t in kiosk.run([*walk.start, walk.to_display, "dump"])[0]["targets"]}
    turns = {t["action"]: t for t in walk.map["targets"]}
    shots, lines = [], list(walk.start)

    def touch(thing):
        lines.append(f'tap {thing["x"] + thing["w"] // 2} {thing["y"] + thing["h"] // 2}')

    for step, contrast in enumerate(LEAST):
        for tone in TONES:
            lines.append(walk.to_display)
            touch(display[f"contrast {step}"])
            touch(display[f"tone {tone}"])
            lines.append("key home")
            for view in VIEWS[contrast]:
                touch(turns[f"view {view}"])
                shots.append((contrast, tone, view))
                lines += ["wait 5000", f"shot {contrast}-{tone}-{view}", "dump commands"]
    if min(len(places(view)) for view in ("front", "back")) < 100:
        faults.append("the drawings have hardly any lines")
    with tempfile.TemporaryDirectory() as folder:
        for (contrast, tone, view), dump in zip(shots, kiosk.run(lines, shots=folder)):
            picture = png.read(Path(folder) / f"{contrast}-{tone}-{view}.png")
            for kind, found in (("borders", borders(picture, dump, view)), ("leaders", leaders(picture, dump))):
                least = found[int(len(found) * (1 - SHARE))]
                said = f"{contrast}, {tone}, {view}: {kind} of {least:.2f}:1 (middle {found[len(found) // 2]:.2f}:1)"
                print(said)
                if least < LEAST[contrast] or len(found) < 50:
                    faults.append(f"{said}; {LEAST[contrast]}:1 is the least")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
