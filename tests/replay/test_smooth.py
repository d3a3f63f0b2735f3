"""The skin is shaded without steps, on every skin: where nothing is drawn on the body, neighbouring pixels differ by
next to nothing, and so do the means of neighbouring patches."""

import sys
import tempfile
from pathlib import Path

from kiosk import SOURCE_DIR, Kiosk, load, tap

sys.path.insert(0, str(SOURCE_DIR / "tests" / "golden"))
import png  # noqa: E402

UI = load("en/strings.json")["ui"]
TONES = ["neutral", "light", "medium", "dark"]
# mm of the drawing, x from and to, y from and to: belly, both thighs
PATCHES = {"belly": (128, 192, 110, 118), "right thigh": (72, 122, 391, 402), "left thigh": (278, 328, 391, 402)}
MOST = 2            # of 255, between neighbours
MOST_STEP = 1.5     # of 255, between the means of columns side by side: a step has no width, a slope has
FRAME_H = 470       # mm


def faults_of(name, picture, dump):
    width, _, channels, rows = picture
    body = dump["stage"]["body"]
    scale = body["h"] / FRAME_H
    middle = body["x"] + body["w"] / 2
    out = []
    for patch, (x0, x1, y0, y1) in PATCHES.items():
        xs = range(int(middle + (x0 - 200) * scale), int(middle + (x1 - 200) * scale))
        ys = range(int(body["y"] + y0 * scale), int(body["y"] + y1 * scale))
        at = lambda x, y: rows[(y * width + x) * channels:(y * width + x) * channels + 3]  # noqa: E731
        worst = max(max(abs(a - b) for a, b in zip(at(x, y), at(x + dx, y + dy)))
                    for y in ys for x in xs for dx, dy in ((1, 0), (0, 1)))
        means = [[sum(at(x, y)[c] for y in ys) / len(ys) for c in range(3)] for x in xs]
        step = max(abs(p - q) for a, b in zip(means, means[1:]) for p, q in zip(a, b))
        print(f"{name}, {patch}: {worst} between neighbours, {step:.2f} between columns")
        if worst > MOST or step > MOST_STEP:
            out.append(f"{name}, {patch}: shaded in steps of {worst} (at most {MOST}), columns of {step:.2f} (at most {MOST_STEP})")
        if len({tuple(at(x, ys[0])) for x in xs}) < 4:
            out.append(f"{name}, {patch}: not shaded at all")
    return out


def main():
    lines, faults = [tap(UI["attract.start"])], []
    for tone in TONES:
        lines += [tap(UI["bar.display"]), tap(UI[f"display.tone_{tone}"]), tap(UI["bar.back"]), "wait 600", f"shot {tone}", "dump"]
    with tempfile.TemporaryDirectory() as folder:
        dumps = Kiosk("24-landscape").run(lines, shots=folder)
        for tone, dump in zip(TONES, dumps):
            faults += faults_of(tone, png.read(Path(folder) / f"{tone}.png"), dump)
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
