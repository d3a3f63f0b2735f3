#!/usr/bin/env python3
"""tools/po: a language goes out as PO and comes back without loss; what is missing, old or broken is told."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import polib

SOURCE_DIR = Path(__file__).resolve().parents[2]
PAGE = "pages/bursitis.json"


def tree_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Po(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hipkiosk-po-")
        self.addCleanup(folder.cleanup)
        self.content = Path(folder.name) / "content"
        self.file = Path(folder.name) / "words.po"
        shutil.copytree(SOURCE_DIR / "content", self.content)

    def po(self, *args, code=0):
        ran = subprocess.run([sys.executable, "-B", SOURCE_DIR / "tools/po", "--content", self.content, *args], text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(ran.returncode, code, ran.stdout + ran.stderr)
        return ran.stdout + ran.stderr

    def change(self, name, old, new):
        path = self.content / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def entries(self):
        return {entry.msgctxt: entry for entry in polib.pofile(str(self.file))}

    def translate(self, change):
        """Go through the PO file as a translator does: change(entry)."""
        po = polib.pofile(str(self.file))
        for entry in po:
            change(entry)
        po.save()

    def test_every_language_comes_back_as_it_was(self):
        for language in json.loads((self.content / "pack.json").read_text())["languages"][1:]:
            tag = language["tag"]
            self.po("current", tag)
            before = tree_of(self.content)
            self.po("out", tag, self.file)
            for entry in polib.pofile(str(self.file)):
                self.assertFalse(entry.fuzzy, entry.msgctxt)
                self.assertTrue(entry.msgstr, entry.msgctxt)
            self.po("in", tag, self.file)
            self.assertEqual(tree_of(self.content), before)
            self.assertIn("0 missing, 0 older", self.po("status", tag))

    def test_gettext_reads_what_is_written(self):
        self.po("out", "ar", self.file)
        subprocess.run(["msgfmt", "--check-format", "-o", os.devnull, self.file], check=True)

    def test_only_the_changed_words_change(self):
        self.po("current", "de")
        before = tree_of(self.content)
        self.po("out", "de", self.file)

        def change(entry):
            if entry.msgctxt == f"{PAGE}#/subtitle":
                entry.msgstr = 'Außen "wund"'
            if entry.msgctxt == f"{PAGE}#/synonyms":
                entry.msgstr = "\n".join(["Beutel"] + [f"ein recht langes Wort Nummer {i}" for i in range(9)])

        self.translate(change)
        self.po("in", "de", self.file)
        after = tree_of(self.content)
        self.assertEqual([name for name in before if after[name] != before[name]], [f"de/{PAGE}"])
        page, old = json.loads(after[f"de/{PAGE}"]), json.loads(before[f"de/{PAGE}"])
        self.assertEqual(page["subtitle"], 'Außen "wund"')
        self.assertEqual(len(page["synonyms"]), 10)
        self.assertEqual({key: page[key] for key in page if key not in ("subtitle", "synonyms")},
                         {key: old[key] for key in old if key not in ("subtitle", "synonyms")})

    def test_newer_english_makes_the_translation_fuzzy(self):
        self.po("current", "de")
        self.change(f"en/{PAGE}", "A sore, tender outer hip", "A sore outer hip")
        self.assertIn(f"de/{PAGE}: ", told := self.po("status", "de", code=1))
        self.assertIn("0 missing, 1 older", told)
        self.po("out", "de", self.file)
        self.assertEqual([context for context, entry in self.entries().items() if entry.fuzzy], [f"{PAGE}#/subtitle"])
        self.po("in", "de", self.file)  # still fuzzy: nobody has seen to it
        self.assertIn("0 missing, 1 older", self.po("status", "de", code=1))
        self.translate(lambda entry: entry.flags.clear())
        self.po("in", "de", self.file)
        self.assertIn("0 missing, 0 older", self.po("status", "de"))

    def test_english_that_changes_while_the_file_is_away(self):
        self.po("current", "de")
        self.po("out", "de", self.file)
        self.change(f"en/{PAGE}", "A sore, tender outer hip", "A sore outer hip")
        self.po("in", "de", self.file)
        self.assertIn("0 missing, 1 older", self.po("status", "de", code=1))

    def test_a_new_language(self):
        self.po("out", "it", self.file)
        self.assertFalse(any(entry.msgstr for entry in polib.pofile(str(self.file))))
        last = f"{PAGE}#/evidence/text"

        def change(entry):
            # longer and other than English, with its places
            entry.msgstr = "" if entry.msgctxt == last else re.sub(r"(?<![{*\w])([a-z])", r"o\1", entry.msgid)

        self.translate(change)
        self.po("in", "it", self.file)
        self.assertFalse((self.content / "it" / PAGE).exists(), "a page half translated was written")
        self.assertTrue((self.content / "it/pages/sciatica.json").exists())
        self.assertIn(f"it/{PAGE}: ", self.po("status", "it", code=1))
        pack = json.loads((self.content / "pack.json").read_text(encoding="utf-8"))
        pack["languages"].append({"tag": "it", "name": "Italiano", "direction": "ltr"})
        (self.content / "pack.json").write_text(json.dumps(pack), encoding="utf-8")
        subprocess.run([os.environ["HIPKIOSK"], "--check", "--content", self.content], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

        self.po("out", "it", self.file)
        self.translate(lambda entry: setattr(entry, "msgstr", "E. " + entry.msgid) if entry.msgctxt == last else None)
        self.po("in", "it", self.file)
        self.assertIn("0 missing, 0 older", self.po("status", "it"))

    def test_a_list_that_grew_in_english(self):
        self.po("current", "de")
        self.change(f"en/{PAGE}", '"Tender when you press the bony point",', '"New in English",\n        "Tender when you press the bony point",')
        self.po("out", "de", self.file)
        entries = self.entries()
        self.assertTrue(entries[f"{PAGE}#/blocks/1/items/0"].fuzzy)
        self.assertEqual(entries[f"{PAGE}#/blocks/1/items/5"].msgstr, "")

        def change(entry):
            if entry.msgctxt.startswith(f"{PAGE}#/blocks/1/items/"):
                entry.msgstr = f"Punkt {entry.msgctxt[-1]}"
                entry.flags = []

        self.translate(change)
        self.po("in", "de", self.file)
        page = json.loads((self.content / "de" / PAGE).read_text(encoding="utf-8"))
        self.assertEqual(page["blocks"][1]["items"], [f"Punkt {i}" for i in range(6)])
        self.assertEqual(page["title"], json.loads((SOURCE_DIR / "content/de" / PAGE).read_text(encoding="utf-8"))["title"])

    def refuses(self, change, reason):
        self.po("out", "de", self.file)
        before = tree_of(self.content)
        self.translate(change)
        self.assertIn(reason, self.po("in", "de", self.file, code=1))
        self.assertEqual(tree_of(self.content), before)

    def test_a_lost_place_is_refused(self):
        self.refuses(lambda entry: setattr(entry, "msgstr", entry.msgstr.replace("{emergency_number}", "112")), "names in braces")

    def test_a_lost_bold_mark_is_refused(self):
        self.refuses(lambda entry: setattr(entry, "msgstr", entry.msgstr.replace("**", "", 1)), "names in braces or **")

    def test_a_text_the_pack_has_not_is_refused(self):
        self.refuses(lambda entry: setattr(entry, "msgctxt", entry.msgctxt.replace("#/title", "#/tittle")), "no such text")

    def test_a_file_that_is_not_there_changes_nothing(self):
        self.assertIn("cannot be written", self.po("out", "de", "/proc/words.po", code=1))
        self.assertIn("cannot be read", self.po("in", "de", self.content / "none.po", code=1))

    def test_wrong_usage(self):
        self.assertIn("usage", self.po("out", "de", code=2))
        self.assertIn("what is translated from", self.po("out", "en", self.file, code=1))
        self.assertIn("no such file", self.po("current", "de", "pages/none.json", code=1))


if __name__ == "__main__":
    unittest.main()
