#!/usr/bin/env python3
"""tools/readability.py in other languages than English: the formulas on known texts, and each banned wording found."""

import importlib.util
import sys
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("readability", SOURCE_DIR / "tools/readability.py")
readability = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readability)
from reading import de, es, fr  # noqa: E402, readability.py makes them known
from reading.content import Text  # noqa: E402
from reading.language import words  # noqa: E402
from readability_faults import FAULTS, FINE  # noqa: E402


class Syllables(unittest.TestCase):
    def known(self, language, text):
        for pair in text.split():
            word, count = pair.split("=")
            self.assertEqual(language.syllables(word), int(count), word)

    def test_spanish(self):
        self.known(es, "cadera=3 día=2 país=2 ciudad=2 cuídese=3 aún=2 guerra=2 pingüino=3 queso=2 muy=1 hay=1 prohibido=3 "
                       "héroe=3 fisioterapeuta=6 Europa=3 búho=2 leer=2 cooperar=4 tensión=2 y=1 7=2 21=3 45=5 100=1 112=4 1,5=6")

    def test_french(self):
        self.known(fr, "hanche=1 massage=2 muscle=1 aident=1 souvent=2 médicament=4 aiment=1 patient=2 client=2 pied=1 bien=1 "
                       "feuille=1 travail=2 cuillère=2 voyage=2 yeux=1 quelque=1 longue=1 guérir=2 eau=1 œil=1 idée=2 vie=1 "
                       "maïs=2 aujourd’hui=3 ouvrier=3 pluie=1 articulation=5 le=1 7=1 21=3 45=3 71=4 80=3 100=1 112=2")

    def test_german(self):
        self.known(de, "Hüfte=2 Schmerz=1 Knie=1 Familie=4 Arterien=4 Physiotherapie=6 Operation=5 Patientin=4 Museum=3 beurteilen=4 "
                       "beide=2 Bein=1 geeignet=3 geht=1 teuer=2 quer=1 See=1 Häuser=2 Yoga=2 Ischias-Nerv=4 7=2 21=4 100=3 1,5=4")


class Formulas(unittest.TestCase):
    """Each by hand: words, syllables and sentences counted with a pencil."""

    def test_inflesz(self):
        # 7 words, 3 + 2 + 2 + 2 + 2 + 1 + 3 syllables, 1 sentence
        self.assertAlmostEqual(es.score(["Camine hoy poco, pero hable con cuidado."]),
                               206.835 - 62.3 * sum([3, 1, 2, 2, 2, 1, 3]) / 7 - 7, places=6)
        # two sentences of 2 words: Sién-te-se bien. Res-pi-re bien.
        self.assertAlmostEqual(es.score(["Siéntese bien.", "Respire bien."]), 206.835 - 62.3 * 8 / 4 - 2, places=6)

    def test_kandel_moles(self):
        # l’ is a word without a syllable: L’ eau est bonne: 4 words, 3 syllables
        self.assertAlmostEqual(fr.score(["L’eau est bonne."]), 207 - 1.015 * 4 - 73.6 * 3 / 4, places=6)
        self.assertAlmostEqual(fr.score(["Votre hanche est calme.", "Marchez un peu."]),
                               207 - 1.015 * 7 / 2 - 73.6 * 8 / 7, places=6)

    def test_wiener_sachtextformel(self):
        # Die Hüf-te tut weh: of 4 words none long, none with more than 6 letters, 3 of one syllable
        self.assertAlmostEqual(de.score(["Die Hüfte tut weh."]), 0.1672 * 4 - 0.0327 * 75 - 0.875, places=6)
        # Be-we-gung hilft: 2 words, 1 of 3 syllables, 1 of 8 letters, 1 of one syllable
        self.assertAlmostEqual(de.score(["Bewegung hilft."]),
                               0.1935 * 50 + 0.1672 * 2 + 0.1297 * 50 - 0.0327 * 50 - 0.875, places=6)

    def test_what_counts(self):
        self.assertEqual(len(words("يُعالِج التدليكُ الألمَ")), 3)  # vowel signs part no word
        self.assertEqual(len(words("आपके कूल्हे में दर्द है।")), 5)
        zh = readability.language_of("zh-Hans")
        self.assertEqual(len(zh.units("10分钟后，请告诉 Swedish 治疗师。")), 11)
        self.assertEqual(de.LANGUAGE.sentences("Schul\u00adter tut weh."), ["Schulter tut weh."])

    def test_sentences(self):
        for tag, text, count in (
            ("es", "¿Le duele? Vea al Dr. Lee. Descanse…  Respire", 4),
            ("fr", "« Stop ! » Vous pouvez le dire. Ça va ? Oui", 4),
            ("de", "Sagen Sie „Stopp!“ Am 3. Tag z. B. gehen. Ruhe", 3),
            ("ar", "هل تتألم؟ توقف. استرح", 3),
            ("hi", "दर्द है। डॉ. ली से मिलें। आराम करें", 3),
            ("zh-Hans", "疼吗？请告诉医生。“停。”休息", 4),
        ):
            self.assertEqual(len(readability.language_of(tag).sentences(text)), count, (tag, text))


class Limits(unittest.TestCase):
    def faults(self, tag, text, most=None):
        return [reason for _, reason in readability.check(readability.language_of(tag), "page", [Text("/x", text)], most)[0]]

    def test_each_language_has_its_limit(self):
        for tag, word, end, most in (("es", "va ", "bien.", 18), ("fr", "va ", "bien.", 18), ("de", "so ", "gut.", 15),
                                     ("ar", "هو ", "هنا.", 15), ("hi", "यह ", "है।", 20), ("zh-Hans", "好", "了。", 36)):
            self.assertEqual(self.faults(tag, word * (most - 1) + end), [], tag)
            found = self.faults(tag, word * most + end)
            self.assertEqual(len(found), 1, (tag, found))
            self.assertIn(f"{most + 1} ", found[0])

    def test_hard_words(self):
        for tag, text, name in (
            ("es", "Recomendaciones especializadas individualizadas favorecen rehabilitaciones multidisciplinarias.", "INFLESZ"),
            ("fr", "Recommandations spécialisées individualisées facilitant réadaptations multidisciplinaires.", "Kandel-Moles"),
            ("de", "Individualisierte Bewegungstherapieempfehlungen unterstützen Rehabilitationsmaßnahmen.", "Wiener"),
        ):
            self.assertTrue(any(reason.startswith(name) for reason in self.faults(tag, text)), tag)

    def test_a_page_may_have_a_quarter_more_words_than_in_english(self):
        page = SOURCE_DIR / "content/es/pages/bursitis.json"
        english = readability.json.loads((SOURCE_DIR / "content/en/pages/bursitis.json").read_text(encoding="utf-8"))
        own = readability.count(readability.language_of("en"), readability.page_texts(english, readability.Leads(None)))
        self.assertEqual(readability.page_limit(es.LANGUAGE, page), round(1.25 * own))
        self.assertEqual(readability.page_limit(es.LANGUAGE, page.with_name("none.json")), 312)
        self.assertIn("5 words on the page, at most 4", self.faults("es", "Va bien. Va muy bien.", 4))

    def test_tags(self):
        for tag, found in (("es-MX", "es"), ("zh-CN", "zh-Hans"), ("zh-Hans", "zh-Hans"), ("ar-EG", "ar")):
            self.assertEqual(readability.language_of(tag).tag, found)
        for tag in ("zh-Hant", "th", "e", "enx"):
            self.assertIsNone(readability.language_of(tag))


class Leads(unittest.TestCase):
    def test_the_lead_comes_from_the_strings_of_the_language(self):
        leads = readability.Leads({"ui": {"urgent.today": "Consulte hoy a un médico", "urgent.line": "**{lead}** {sign}",
                                          "compare.not": "El masaje no"}})
        page = [{"level": "today", "text": "si tiene fiebre."}]
        self.assertEqual(next(readability.page_texts.__globals__["urgent_texts"](page, "/urgent", leads)).read,
                         "**Consulte hoy a un médico** si tiene fiebre.")
        self.assertEqual(leads.compare("not", "quita la causa."), "El masaje no quita la causa.")
        self.assertEqual(readability.Leads(None).urgent("today", "si tiene fiebre."), "si tiene fiebre.")


class Banned(unittest.TestCase):
    def test_every_banned_wording_is_found(self):
        for tag, texts in FAULTS.items():
            language = readability.language_of(tag)
            self.assertEqual(len(texts), len(language.banned), tag)
            for text, (pattern, reason) in zip(texts, language.banned):
                reasons = [r for _, r in readability.banned(language, "some-page", text)]
                self.assertIn(reason, reasons, (tag, text, pattern))

    def test_ordinary_words_are_let_through(self):
        for tag, texts in FINE.items():
            for text in texts:
                self.assertEqual(list(readability.banned(readability.language_of(tag), "some-page", text)), [], (tag, text))

    def test_exceptions_are_few_and_hold_for_their_page_alone(self):
        for tag in FAULTS:
            self.assertLessEqual(len(readability.language_of(tag).exceptions), 6, tag)
        told = {"es": "Quizá oiga que el agua elimina toxinas.", "fr": "On dit que l’eau chasse les toxines.",
                "de": "Man hört, Wasser spüle Giftstoffe aus.", "ar": "قد يقال إن الماء يطرد السموم.",
                "hi": "आप सुन सकते हैं कि पानी टॉक्सिन निकालता है।", "zh-Hans": "您可能听说喝水能排毒。"}
        for tag, text in told.items():
            language = readability.language_of(tag)
            self.assertEqual(list(readability.banned(language, "r-hydration", text)), [], tag)
            self.assertNotEqual(list(readability.banned(language, "swedish", text)), [], tag)


if __name__ == "__main__":
    unittest.main()
