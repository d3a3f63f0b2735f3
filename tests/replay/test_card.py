#!/usr/bin/env python3
"""My card and the check: made by touch in few touches, said in whole sentences, read by a phone, and forgotten."""

import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from kiosk import PACK, Kiosk, check_dump, target
from walk import MORE, Walk

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))
import png  # noqa: E402

SCREEN = os.environ.get("HIPKIOSK_SCREEN", "24-landscape")
LANG = os.environ.get("HIPKIOSK_LANG", "en")
kiosk = Kiosk(SCREEN, lang=None if LANG == "en" else LANG)
walk = Walk(kiosk, "normal")


class Visit:
    """Touches what does an action, wherever it stands, and counts the touches (without those that scroll)."""

    def __init__(self, on=None):
        self.walk = on or walk
        self.lines, self.touches = list(self.walk.start), 0

    def do(self, action):
        self.lines = [*self.walk.reach(self.lines, action), "wait 500"]
        self.touches += 1
        return self

    def dump(self):
        return self.walk.kiosk.run([*self.lines, "dump"])[0]

    def screenfuls(self):
        lines = list(self.lines)
        for _ in range(14):
            lines += ["dump commands", *MORE]
        return self.walk.kiosk.run(lines)


def a_card(on=None, has_side=True):
    visit = Visit(on)
    wanted = ("area outer-hip left", "area groin left", "area outer-hip", "area groin")
    area = next(action for action in wanted if action in visit.walk.doors and (has_side or "left" not in action))
    visit.lines += visit.walk.doors[area][1] + ["wait 500"]
    return visit.do(area.replace("area", "card-add", 1))


def a_random_card(rng):
    """Three areas with a few answers each, and a yes to some rows of the check, a pressing one among them."""
    visit = Visit()
    form, check = (json.loads((PACK / name).read_text(encoding="utf-8")) for name in ("card.json", "safety.json"))
    for area in rng.sample(sorted(walk.areas()), 3):
        visit.lines += [*walk.home, *walk.areas()[area], "wait 500"]
        visit.do(f"card-add {area}")
        for at in sorted(rng.sample(range(len(form["questions"])), 3)):
            question = form["questions"][at]
            option = rng.randint(0, question["max"]) if question["kind"] == "scale" else rng.choice(question["options"])
            visit.do(f'card-answer {question["id"]} {option}')
    visit.do("safety")
    for at in sorted({0, rng.randrange(1, len(check["groups"]))}):
        for group in range(at and 1, at + 1):
            if group:
                visit.do(f"check-group {group}")
        visit.do(f'check-tick {rng.choice(check["groups"][at]["rows"])} yes')
    return visit


OF_THE_CARD = ("card", "ticked", "sentences", "qr", "paper", "print", "hash")
BUTTON = ("card-add", "card")  # of an area: it says whether that is on the card


def outside_the_card(dump):
    """A dump without the card itself, and without the one button of an area that knows of it."""
    here = {key: value for key, value in dump.items() if key not in OF_THE_CARD}
    buttons = [t for t in dump["targets"] if t["action"].split()[0] in BUTTON] if dump["view"] == "area" else []
    inside = lambda thing: any(b["x"] <= thing["x"] and thing["x"] + thing["w"] <= b["x"] + b["w"] + 40 and b["y"] <= thing["y"] + 20  # noqa: E731
                               and thing["y"] + thing["h"] <= b["y"] + b["h"] + 40 for b in buttons)
    here["targets"] = [t for t in dump["targets"] if t not in buttons]
    here["texts"] = [t for t in dump["texts"] if not inside(t)]
    here["commands"] = [c for c in dump["commands"] if not inside(c)]
    return here


class Card(unittest.TestCase):
    maxDiff = 3000

    def test_few_touches_make_an_entry(self):
        visit = a_card()
        visit.touches = 0
        visit.do("card-side left").do("card-answer strength 6").do("card-answer words aching").do("card-answer words sharp")
        visit.do("card-answer since months").do("card-answer worse stairs").do("card-answer worse lying-on-it")
        self.assertLessEqual(visit.touches, 9)
        dump = visit.dump()
        entry = dump["card"][0]
        self.assertEqual((entry["side"], entry["strength"], entry["words"], entry["since"], entry["worse"]),
                         ("left", 6, ["aching", "sharp"], "months", ["stairs", "lying-on-it"]))
        if LANG == "en":
            self.assertEqual(dump["sentences"], ["It feels aching and sharp.", "I have felt it for months.",
                                                 "Worse with stairs and lying on it."])
        for sentence in dump["sentences"]:
            self.assertIn(sentence, dump["qr"])
        self.assertNotIn("{", dump["qr"])
        self.assertNotIn("\u2068", dump["qr"])

    def test_one_touch_takes_back(self):
        visit = a_card().do("card-answer strength 6").do("card-answer strength 6").do("card-answer words aching")
        entry = visit.do("card-answer words aching").dump()["card"][0]
        self.assertEqual((entry["strength"], entry["words"]), (None, []))

    def test_a_side_that_was_not_said_is_said_to_be_so(self):
        words = json.loads((PACK / LANG / "strings.json").read_text(encoding="utf-8"))["ui"]["card.unsaid"] if LANG == "en" else None
        unsaid = a_card(has_side=False).dump()
        said, both = (a_card(has_side=False).do(f"card-side {side}").dump() for side in ("right", "both"))
        self.assertEqual((unsaid["card"][0]["side"], len(unsaid["sentences"]), said["sentences"], both["sentences"]), ("", 1, [], []))
        self.assertIn(unsaid["sentences"][0], unsaid["qr"])
        if words:
            self.assertEqual(unsaid["sentences"], [words])

    def test_an_entry_without_sentences_before_one_that_has_some(self):
        visit = a_card(has_side=False).do("card-side right")
        visit.lines += [*walk.home, *walk.areas()["low-back"], "wait 500"]
        dump = visit.do("card-add low-back").do("card-answer words aching").dump()
        self.assertEqual([entry["area"] for entry in dump["card"]], [dump["card"][0]["area"], "low-back"])
        self.assertGreaterEqual(len(dump["sentences"]), 1)

    def test_removing_and_starting_over(self):
        self.assertEqual(a_card().do("card-remove").dump()["card"], [])
        visit = a_card().do("card-answer strength 3").do("card-clear up")
        self.assertEqual(len(visit.dump()["card"]), 1)  # it asks first
        self.assertEqual(visit.do("card-clear down").dump()["card"], [])

    def test_back_and_home_keep_it_and_the_end_of_the_visit_does_not(self):
        visit = a_card().do("card-answer strength 3")
        kept, gone = kiosk.run([*visit.lines, "key escape", "key home", "dump", "wait 400000", "dump"])
        self.assertEqual(kept["card"][0]["strength"], 3)
        self.assertEqual((gone["view"], gone["card"], gone["ticked"], gone["qr"]), ("attract", [], [], ""))

    def test_no_card_changes_another_screen(self):
        """Rule 1: a page is a function of area and language alone, whatever stands on the card and was ticked."""
        screens = {"": [], **walk.areas(), **{page: way for page, (_, way) in walk.ways().items()}, "index": walk.doors["index"][1],
                   "display": walk.doors["display"][1], "session": walk.doors["session"][1]}
        names = sorted(screens)
        plain = dict(zip(names, walk.dumps_at([screens[name] for name in names], "dump commands")))
        for seed in range(3 if SCREEN == "24-landscape" else 1):
            rng = random.Random(seed)
            lines = list(a_random_card(rng).lines)
            kept = kiosk.run([*lines, "dump"])[0]
            self.assertTrue(kept["card"] and kept["ticked"])
            taken = names if seed == 0 else rng.sample(names, len(names) // 3)
            for name in taken:
                lines += [*walk.home, *screens[name], "dump commands"]
            for name, dump in zip(taken, kiosk.run(lines)):
                with self.subTest(seed=seed, place=name, card=kept["qr"]):
                    self.assertEqual(outside_the_card(dump), outside_the_card(plain[name]))
                    self.assertEqual(dump["card"], kept["card"])

    def test_the_check_speaks_at_once_and_tells_the_therapist(self):
        visit = Visit().do("card").do("safety")
        before = " ".join(t["text"] for d in visit.screenfuls() for t in d["texts"])
        visit.do("check-tick cannot-stand yes")
        after = " ".join(t["text"] for d in visit.screenfuls() for t in d["texts"])
        self.assertEqual(visit.dump()["ticked"], ["cannot-stand"])
        self.assertGreater(len(set(after.split())), len(set(before.split())))
        if LANG == "en":
            self.assertIn("This can be a broken hip", after)
            self.assertIn("112", after)
        visit.do("check-group 1").do("check-group 2").do("check-tick blood-thinners yes").do("card")
        self.assertEqual(visit.dump()["ticked"], ["cannot-stand", "blood-thinners"])
        if LANG == "en":
            self.assertIn("Takes blood thinners", visit.dump()["qr"])

    def test_all_of_it_is_a_good_picture(self):
        full = a_card().do("card-side left")
        for action in ("strength 10", "words aching", "words numb", "since on-and-off", "worse sitting", "better warmth",
                       "spreads down-the-thigh", "affects sleep"):
            full.do(f"card-answer {action}")
        dumps = [*Visit().do("card").screenfuls(), *Visit().do("card").do("safety").do("check-tick saddle-numb yes").screenfuls(),
                 *full.screenfuls(), *full.do("therapist").screenfuls()]
        faults = check_dump.check_all(dumps, least=walk.least)
        self.assertEqual("\n".join(faults), "")


def grey(rows, channels, w, box):
    """A part of a picture as rows of grey pixels."""
    x0, y0, x1, y1 = box
    return [[rows[(y * w + x) * channels] for x in range(x0, x1)] for y in range(y0, y1)]


def photographed(pixels):
    """As a camera sees it: turned by 7 degrees, blurred by a pixel, with 60 % of the contrast."""
    h, w = len(pixels), len(pixels[0])
    cos, sin, side = math.cos(math.radians(7)), math.sin(math.radians(7)), int(1.2 * max(w, h))
    turned = [[255] * side for _ in range(side)]
    for y in range(side):
        for x in range(side):
            u = cos * (x - side / 2) + sin * (y - side / 2) + w / 2
            v = cos * (y - side / 2) - sin * (x - side / 2) + h / 2
            i, k = math.floor(u), math.floor(v)
            if 0 <= i < w - 1 and 0 <= k < h - 1:
                fu, fv = u - i, v - k
                turned[y][x] = ((pixels[k][i] * (1 - fu) + pixels[k][i + 1] * fu) * (1 - fv)
                                + (pixels[k + 1][i] * (1 - fu) + pixels[k + 1][i + 1] * fu) * fv)
    across = [[(row[max(0, x - 1)] + 2 * row[x] + row[min(side - 1, x + 1)]) / 4 for x in range(side)] for row in turned]
    return [[128 + 0.6 * ((across[max(0, y - 1)][x] + 2 * across[y][x] + across[min(side - 1, y + 1)][x]) / 4 - 128)
             for x in range(side)] for y in range(side)]


def write_pgm(path, pixels):
    path.write_bytes(b"P5 %d %d 255\n" % (len(pixels[0]), len(pixels)) + bytes(int(v) for row in pixels for v in row))


def by_zbar(picture):
    done = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, check=False)
    return done.stdout.decode("utf-8").strip("\n")


def by_zxing(picture):
    done = subprocess.run(["ZXingReader", "-1", "-norotate", str(picture)], capture_output=True, check=False,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    found = re.search(r'QRCode "(.*)"$', done.stdout.decode("utf-8"), re.S | re.M)
    plain = re.sub(r"<U\+([0-9A-F]+)>", lambda m: chr(int(m[1], 16)), found[1].replace("<LF>", "\n")) if found else ""
    return plain.strip("\n")


@unittest.skipIf(LANG != "en", "the languages are gone through in English")
class Code(unittest.TestCase):
    """Two readers of their own decode what stands on the screen, and what a camera makes of it."""

    def expect_read(self, lang="en", settings="normal", camera=True):
        visit = a_card(Walk(Kiosk(SCREEN, lang=lang), settings)).do("card-side left").do("card-answer strength 6")
        visit.do("card-answer words aching").do("card-answer since days").do("therapist")
        lines = list(visit.lines)
        for screenful in range(8):  # it may stand further down
            lines += [f"shot {screenful}", "dump commands", *MORE]
        with tempfile.TemporaryDirectory() as folder:
            dumps = visit.walk.kiosk.run(lines, folder)
            wanted = dumps[0]["qr"].strip("\n")
            self.assertTrue(wanted)
            readers = {by_zbar: False, by_zxing: False}
            for screenful, dump in enumerate(dumps):
                picture = Path(folder, f"{screenful}.png")
                if by_zbar(picture) != wanted:
                    continue
                readers[by_zbar] = True
                readers[by_zxing] |= by_zxing(picture) == wanted
                if camera:
                    self.expect_read_by_a_camera(picture, dump, wanted)
                break
            self.assertTrue(all(readers.values()), (lang, settings, readers))

    def expect_read_by_a_camera(self, picture, dump, wanted):
        w, h, channels, rows = png.read(picture)
        code = next(c for c in dump["commands"] if c["kind"] == "bits")
        box = (max(0, code["x"] - 20), max(0, code["y"] - 20), min(w, code["x"] + code["w"] + 20),
               min(h, code["y"] + code["h"] + 20))
        photo = picture.with_suffix(".pgm")
        write_pgm(photo, photographed(grey(rows, channels, w, box)))
        self.assertEqual(by_zbar(photo), wanted)
        self.assertEqual(by_zxing(photo), wanted)

    def test_the_code_says_the_card(self):
        self.expect_read()

    @unittest.skipIf(SCREEN not in ("24-landscape", "10-portrait"), "one large screen and a small one")
    def test_in_every_language_and_theme(self):
        languages = json.loads((PACK / "pack.json").read_text(encoding="utf-8"))["languages"]
        for at, language in enumerate(languages):
            self.expect_read(language["tag"], ("large-strong", "normal")[at % 2], camera=at < 2 or language["tag"] in ("ar", "zh-Hans"))


@unittest.skipIf(LANG != "en", "the clinic's language is English here")
class Faces(unittest.TestCase):
    """The therapist's face of a visitor who reads Arabic, in a clinic that reads English: both, each from its own side."""

    def setUp(self):
        self.site = tempfile.NamedTemporaryFile("w", suffix=".json")
        self.site.write('{"clinic_language": "en"}')
        self.site.flush()

    def tearDown(self):
        self.site.close()

    def face(self, lang, *more):
        """Every screenful, as dumps."""
        visit = a_card(Walk(Kiosk(SCREEN, lang=lang, site=self.site.name), "normal"))
        visit.do("card-side left").do("card-answer strength 5").do("card-answer words aching").do("card-answer since days").do("therapist")
        for action in more:
            visit.do(action)
        return visit.screenfuls()

    def sentences(self, dumps):
        """What is written large, text -> left and right edge in px."""
        return {t["text"].replace("\u2068", "").replace("\u2069", ""): (t["x"], t["x"] + t["w"]) for d in dumps for t in d["texts"]
                if t["cap_px"] / d["px_per_mm"] >= 7.999}

    def test_it_says_the_same_in_both(self):
        english = ["It feels aching.", "I have felt it for days.", "5 of 10"]
        dumps = self.face("ar")
        arabic = [*dumps[0]["sentences"], next(t["text"] for d in dumps for t in d["texts"] if t["text"].endswith("10"))]
        seen = self.sentences(dumps)
        self.assertEqual([line for line in arabic if line.replace("\u2068", "").replace("\u2069", "") not in seen], [])
        if target(dumps[0], "card-face 1"):
            self.assertEqual([line for line in english if line in seen], [])
            seen = self.sentences(self.face("ar", "card-face 1"))
            self.assertEqual([line for line in english if line not in seen], [])
            self.assertEqual([line for line in dumps[0]["sentences"] if line in seen], [])
        else:
            self.assertEqual([line for line in english if line not in seen], [])
            self.assertGreater(min(seen[line][0] for line in dumps[0]["sentences"]), max(seen[line][1] for line in english))
        self.assertEqual(len({seen[line][0] // 4 for line in english[:2]}), 1)  # English begins at the left

    def test_one_language_stands_once(self):
        dumps = self.face("en")
        self.assertIsNone(target(dumps[0], "card-face 1"))
        self.assertEqual(len([t for t in dumps[0]["texts"] if t["text"] == "5 of 10"]), 1)

    def test_phrases_stand_in_both(self):
        words = {lang: [text for key, text in json.loads((PACK / lang / "strings.json").read_text(encoding="utf-8"))["ui"].items()
                        if key.startswith("phrase.")] for lang in ("ar", "en")}
        self.assertGreaterEqual(len(words["en"]), 6)
        for lang, wanted in (("ar", ("ar", "en")), ("en", ("en",))):
            visit = Visit(Walk(Kiosk(SCREEN, lang=lang, site=self.site.name), "normal")).do("session").do("phrases")
            seen = {t["text"] for d in visit.screenfuls() for t in d["texts"]}
            for other, texts in words.items():
                self.assertEqual([text for text in texts if (text in seen) != (other in wanted)], [], (lang, other))

    def test_a_phone_can_tell_the_modules_of_the_code_apart(self):
        codes = [(c["w"] / (c["modules"] + 8), d["px_per_mm"]) for d in self.face("ar") for c in d["commands"] if c["kind"] == "bits"]
        self.assertTrue(codes)
        for module, px_per_mm in codes:
            self.assertGreaterEqual(module / px_per_mm, 0.499)


if __name__ == "__main__":
    unittest.main()
