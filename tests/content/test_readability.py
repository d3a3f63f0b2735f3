#!/usr/bin/env python3
"""tools/readability.py: it measures what it says, finds each fault, and finds none in content/en."""

import copy
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
TOOL = SOURCE_DIR / "tools" / "readability.py"

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("readability", TOOL)
readability = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readability)
from reading import en  # noqa: E402, readability.py makes it known
from reading.language import words  # noqa: E402

EN = readability.language_of("en")
STRINGS = json.loads((SOURCE_DIR / "content/en/strings.json").read_text(encoding="utf-8"))
LEADS = readability.Leads(STRINGS)


def check(page):
    return readability.check(EN, page["id"], list(readability.page_texts(page, LEADS)))


GOOD_PAGE = {
    "id": "good",
    "kind": "notice",
    "title": "A good page",
    "subtitle": "Short and calm",
    "synonyms": ["cure", "best massage"],
    "summary": "The hip may ache. A warm bath may help.",
    "urgent": [{"level": "today", "text": "for a fever."}],
    "blocks": [
        {"type": "heading", "text": "What may help"},
        {"type": "paragraph", "text": "Walk a little each day."},
        {"type": "list", "items": ["A warm pack", "A soft seat"]},
        {"type": "steps", "items": ["Sit down.", "Breathe out."]},
        {"type": "compare", "may": ["Bring comfort."], "not": ["Grow bone."]},
        {"type": "facts", "items": [{"label": "Pressure", "text": "Light", "level": 1, "of": 5}]},
        {"type": "note", "text": "Ask if you are not sure."},
    ],
    "evidence": {"label": "limited", "text": "A few small studies.", "sources": ["x"]},
    "relations": [],
    "figure": None,
    "review": {"by": None, "role": None, "on": None},
}
GOOD_AREA = {
    "name": "Outer hip",
    "left": "Left outer hip",
    "right": "Right outer hip",
    "both": "Both outer hips",
    "where": "The bump on the side.",
    "synonyms": [],
    "urgent": [],
    "withheld": None,
    "note": None,
}

# One text for each banned pattern, in the order of the table.
BANNED_TEXTS = [
    "It cures a sore hip.",
    "It heals the joint.",
    "Massage treats the hip.",
    "We fix hips here.",
    "It clears toxins.",
    "A detoxing rub.",
    "Water flushes you clean.",
    "It breaks up knots.",
    "Hands release the fascia.",
    "It balances your energy.",
    "You may have bursitis.",
    "This eases your sciatica.",
    "The best massage for you.",
    "It reduces inflammation.",
    "An anti-inflammatory rub.",
    "There are no side effects.",
    "It is a natural way.",
    "You are safe here.",
    "Guaranteed to work.",
    "It is proven to work.",
    "It relieves pain.",
    "It gives lasting relief.",
    "Your body makes endorphins.",
    "It improves circulation.",
    "The touch is magic.",
    "Just lie down.",
    "People who suffer from pain.",
    "It is your fault.",
    "Book 10 sessions.",
    "Call 999 now.",
    "Ask your GP.",
    "Come in two days.",
]


class Measuring(unittest.TestCase):
    def test_syllables(self):
        known = {
            "hip": 1, "pain": 1, "the": 1, "ache": 1, "aches": 1, "stretched": 1, "massage": 2, "muscle": 2,
            "muscles": 2, "tendon": 2, "people": 2, "careful": 2, "clothes": 1, "places": 2, "needed": 2,
            "settled": 2, "therapist": 3, "sciatica": 4, "bursitis": 3, "emergency": 4, "doesn’t": 2,
            "don’t": 1, "body’s": 2, "osteoarthritis": 6, "physiotherapist": 6, "side-lying": 3, "area": 3,
            "7": 2, "11": 3, "25": 3, "100": 3, "1.5": 3, "2016": 5,
        }
        for word, count in known.items():
            self.assertEqual(en.syllables(word), count, word)

    def test_words(self):
        self.assertEqual(words("Pins, needles – 1.5 to 25: “stop” (side-lying)."),
                         ["Pins", "needles", "1.5", "to", "25", "stop", "side-lying"])
        self.assertEqual(len(words("a three-in-one-and-more word, the body’s x–y")), 9)

    def test_sentences(self):
        self.assertEqual(len(EN.sentences("Sit. Stand up! Does it hurt? Say “stop.” Rest")), 5)
        self.assertEqual(EN.sentences("Between 1.5 and 25 people"), ["Between 1.5 and 25 people"])
        self.assertEqual(EN.sentences("**Call** {emergency_number}."), ["Call 112."])
        self.assertEqual(len(EN.sentences("Ask Dr. Lee, e.g. about oils (St. John etc.) today.")), 1)
        self.assertEqual(len(EN.sentences("Ask a doctor. Rest at home.")), 2)

    def test_grades(self):
        # 6 words, 6 syllables, 1 sentence: 0.39 * 6 + 11.8 - 15.59
        self.assertAlmostEqual(EN.score_of(["The cat sat on the mat."]), -1.45, places=2)
        # 8 words, 1 + 3 + 3 + 2 + 3 + 1 + 2 + 2 syllables, 1 sentence
        self.assertAlmostEqual(EN.score_of(["A qualified therapist listens carefully to every concern."]),
                               0.39 * 8 + 11.8 * 17 / 8 - 15.59, places=2)
        # 8 words, 4 + 6 syllables, 2 sentences
        self.assertAlmostEqual(EN.score_of(["The hip may ache. Massage may bring comfort."]),
                               0.39 * 4 + 11.8 * 10 / 8 - 15.59, places=2)
        self.assertIsNone(EN.score_of([]))

    def test_short_items_do_not_flatter_the_grade(self):
        page = copy.deepcopy(GOOD_PAGE)
        page["blocks"][1]["text"] = "Rehabilitation specialists recommend individualised therapeutic activities regularly."
        page["blocks"] += [{"type": "list", "items": ["Rest", "Warmth", "A walk"] * 20}]
        faults = check(page)[0]
        self.assertTrue(any(reason.startswith("reading grade") for _, reason in faults), faults)

    def test_headings_do_not_flatter_the_grade(self):
        page = copy.deepcopy(GOOD_PAGE)
        before = check(page)[3]
        page["blocks"] += [{"type": "heading", "text": "Go"}] * 20
        self.assertEqual(check(page)[3], before)


class Faults(unittest.TestCase):
    def faults(self, page):
        return check(page)[0]

    def with_note(self, text, name="good"):
        page = copy.deepcopy(GOOD_PAGE)
        page["id"] = name
        page["blocks"][6]["text"] = text
        return self.faults(page)

    def test_a_good_page_has_none(self):
        self.assertEqual(self.faults(GOOD_PAGE), [])

    def test_every_banned_pattern_is_found(self):
        self.assertEqual(len(BANNED_TEXTS), len(EN.banned))
        for text, (_, reason) in zip(BANNED_TEXTS, EN.banned):
            found = self.with_note(text)
            self.assertTrue(any(p == "/blocks/6/text" and reason in r for p, r in found), (text, found))

    def test_ordinary_words_are_let_through(self):
        for text in ("Your health comes first.", "See a treat of a view on page 9115.", "An injury may ache.",
                     "Press one spot, then another.", "Her doctor agrees.", "If you have a fever, wait."):
            found = [r for _, r in self.with_note(text) if "treat" not in r]
            self.assertEqual(found, [], text)

    def test_each_exception_holds_for_its_page_and_sentence_alone(self):
        told = {
            "r-hydration": "You may hear that water flushes out toxins.",
            "trigger-point": "You may hear the word knots.",
            "shiatsu": "In the shiatsu tradition, pressure balances energy.",
            "holistic": "You may hear that massage is natural.",
        }
        self.assertEqual(set(told), {e[0] for e in EN.exceptions})
        for name, text in told.items():
            self.assertEqual(self.with_note(text, name), [], name)
            self.assertNotEqual(self.with_note(text), [], name)
        self.assertNotEqual(self.with_note("It balances your energy.", "shiatsu"), [])
        self.assertNotEqual(self.with_note("Water flushes out toxins.", "r-hydration"), [])

    def test_long_sentence(self):
        self.assertEqual(self.with_note("You can sit on a soft seat and rest your hip for a while."), [])
        found = self.with_note("You can sit on a soft seat and then rest your sore hip for a while.")
        self.assertEqual([p for p, _ in found], ["/blocks/6/text"])
        self.assertIn("16 words", found[0][1])

    def test_the_lead_in_counts(self):
        page = copy.deepcopy(GOOD_PAGE)
        page["urgent"][0]["text"] = "if the hip is hot and red and you feel very ill."
        self.assertIn(("/urgent/0/text", 16), [(p, int(r.split()[0])) for p, r in self.faults(page)])

    def test_grade(self):
        found = self.with_note("Professional rehabilitation interventions incorporating individualised "
                               "biomechanical considerations demonstrate superiority. " * 3)
        self.assertTrue(any(r.startswith("reading grade") for _, r in found), found)

    def test_long_page(self):
        page = copy.deepcopy(GOOD_PAGE)
        page["blocks"][2]["items"] = ["A warm pack on the hip"] * 50
        self.assertTrue(any("words on the page" in r for _, r in self.faults(page)))


class Running(unittest.TestCase):
    def folder(self, pages, areas, strings=STRINGS):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "pages").mkdir()
        for name, text in pages.items():
            (folder / "pages" / name).write_text(text, encoding="utf-8")
        if areas is not None:
            (folder / "areas.json").write_text(json.dumps(areas), encoding="utf-8")
            (folder / "strings.json").write_text(json.dumps(strings), encoding="utf-8")
        return folder

    def run_on(self, folder):
        out, err = io.StringIO(), io.StringIO()
        return readability.run(folder, out, err), out.getvalue(), err.getvalue()

    def test_good_folder(self):
        folder = self.folder({"good.json": json.dumps(GOOD_PAGE)}, {"outer-hip": GOOD_AREA})
        code, out, err = self.run_on(folder)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("good.json: 52 words, longest sentence 7, grade", out)
        self.assertIn("areas.json:/outer-hip:", out)

    def test_planted_bad_page_and_area(self):
        page = copy.deepcopy(GOOD_PAGE)
        page["evidence"]["text"] = "It cures all."
        area = dict(GOOD_AREA, note="No side effects.")
        code, _, err = self.run_on(self.folder({"good.json": json.dumps(page)}, {"outer-hip": area}))
        self.assertEqual(code, 1)
        self.assertIn("good.json:/evidence/text: banned wording “cures”", err)
        self.assertIn("areas.json:/outer-hip/note: banned wording", err)

    def test_planted_bad_strings(self):
        strings = {"ui": {"page.disclaimer": "This screen is natural and can heal you. " + "word " * 16 + "end."},
                   "structures": {"femur": "A bone that cures"}}
        code, _, err = self.run_on(self.folder({"good.json": json.dumps(GOOD_PAGE)}, {"outer-hip": GOOD_AREA}, strings))
        self.assertEqual(code, 1)
        for fault in ("strings.json:/ui/page.disclaimer: banned wording “heal”", "strings.json:/ui/page.disclaimer: 17 words",
                      "strings.json:/structures/femur: banned wording “cures”"):
            self.assertIn(fault, err)

    def test_broken_files(self):
        page = dict(GOOD_PAGE)
        del page["summary"]
        code, _, err = self.run_on(self.folder({"a.json": "{", "b.json": json.dumps(page)}, None))
        self.assertEqual(code, 1)
        for name in ("a.json:/: cannot be read", "b.json:/: not in the content format", "areas.json:/: cannot be read", "strings.json:/: cannot be read"):
            self.assertIn(name, err)

    def test_words_of_card_and_check_are_measured(self):
        folder = self.folder({"good.json": json.dumps(GOOD_PAGE)}, {"outer-hip": GOOD_AREA})
        (folder / "safety.json").write_text(json.dumps({"rows": {"fall": {"ask": "A fall", "detail": None, "says": "It heals."}}}))
        self.assertIn("safety.json:/rows/fall/says: banned wording “heals”", self.run_on(folder)[2])

    def test_empty_folder_fails(self):
        self.assertEqual(self.run_on(self.folder({}, {}))[0], 1)

    def command(self, *args):
        return subprocess.run([sys.executable, "-B", str(TOOL), *args], capture_output=True, text=True, cwd=SOURCE_DIR)

    def test_wrong_usage(self):
        self.assertEqual(self.command().returncode, 2)
        self.assertEqual(self.command("no-such-folder").returncode, 2)
        self.assertEqual(self.command("content/schema").returncode, 2)
        self.assertEqual(self.command("--help").returncode, 0)

    def test_the_english_content_is_readable(self):
        result = self.command("content/en")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        pages = len(list((SOURCE_DIR / "content/en/pages").glob("*.json")))
        self.assertGreaterEqual(result.stdout.count(" words, longest sentence "), pages)


if __name__ == "__main__":
    unittest.main()
