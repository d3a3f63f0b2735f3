"""A few pictures that were looked at and found good; what is drawn now must look the same.

Another version of a font or of librsvg may move an edge by a shade, so a share of the pixels may
differ: see LIMITS. `test_golden.py --update` writes the pictures anew: look at them before you
commit. A picture that is missing is a failure."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "replay"))
sys.path.insert(0, str(HERE))
from kiosk import SOURCE_DIR, Kiosk, load, tap  # noqa: E402
import png  # noqa: E402

UI = load("en/strings.json")["ui"]
TITLE = load("en/pages/bursitis.json")["title"]
AREA = load("en/areas.json")["groin"]["name"]
# Pixels that may differ by more than 32 in a channel, and the mean difference of all.
LIMITS = {"share": 0.004, "mean": 0.8}
LINES = ["shot attract", tap(UI["attract.start"]), "shot map", tap(AREA), "shot area", tap(UI["bar.index"]),
         tap(TITLE[0]), "wait 400", tap(TITLE), "shot page", tap(UI["bar.help"]), "shot help"]
PACK = SOURCE_DIR / "tests" / "data" / "pack-languages"


def in_language(lang, name):
    """The map and a page of the language pack."""
    read = lambda path: json.loads((PACK / lang / path).read_text(encoding="utf-8"))  # noqa: E731
    ui, area, title = read("strings.json")["ui"], read("areas.json")["outer-hip"]["name"], read("pages/bursitis.json")["title"]
    lines = [tap(ui["attract.start"]), f"shot map-{name}", tap(area), tap(title), "expect view page", f"shot page-{name}"]
    return Kiosk("golden", content=PACK, lang=lang), lines


WALKS = [(Kiosk("golden"), LINES), in_language("ar", "arabic"), in_language("zh-Hans", "chinese")]
SHOTS = [line.split()[1] for _, lines in WALKS for line in lines if line.startswith("shot")]


def differences(good, now):
    """(share of pixels, mean difference); raises if the sizes differ."""
    if good[:3] != now[:3]:
        raise ValueError(f"{now[:3]} instead of {good[:3]}")
    a, b, step = good[3], now[3], good[2]
    far, total = set(), 0
    for i, (x, y) in enumerate(zip(a, b)):
        if x != y:
            total += abs(x - y)
            if abs(x - y) > 32:
                far.add(i // step)
    return len(far) / (good[0] * good[1]), total / len(a)


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for kiosk, lines in WALKS:
            kiosk.run(lines, shots=folder)
        for shot in SHOTS:
            good, now = HERE / f"{shot}.png", Path(folder) / f"{shot}.png"
            if "--update" in sys.argv:
                shutil.copyfile(now, good)
                continue
            if not good.exists():
                faults.append(f"{good.name}: there is no reference")
                continue
            share, mean = differences(png.read(good), png.read(now))
            print(f"{good.name}: {share:.5f} of the pixels, mean {mean:.3f}")
            if share > LIMITS["share"] or mean > LIMITS["mean"]:
                kept = Path(os.environ.get("HIPKIOSK_GOLDEN_OUT", tempfile.gettempdir())) / f"golden-{shot}.png"
                shutil.copyfile(now, kept)
                faults.append(f"{good.name}: looks different; what is drawn now is {kept}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
