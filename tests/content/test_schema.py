#!/usr/bin/env python3
"""The schemas, which serve editors while they type, agree with the loader, which decides.

Files are changed in many small ways. What a schema refuses, the loader must refuse: an editor is never told off for
something that works. And where a key is missing, unknown or of the wrong type the schema must say so, not the loader
alone."""

import copy
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from itertools import zip_longest
from pathlib import Path

import jsonschema

SOURCE_DIR = Path(__file__).resolve().parents[2]
CONTENT = SOURCE_DIR / "content"
PROGRAM = os.environ["HIPKIOSK"]
SITE = {"clinic_name": "A", "emergency_number": "999", "languages": ["en"], "techniques": ["swedish"],
        "screen": {"diagonal_in": 24, "distance_mm": 500, "mount_height_mm": 1300, "display": 1, "rotation": 90, "touch_rotation": 180,
                                               "touch_mirror": "none"}, "idle": {"warn_s": 60, "countdown_s": 30}, "fonts": ["Inter"],
        "access": {"ignore_repeats": "second", "hold_to_choose": True, "scanning": "slow", "lower_controls": False},
        "skin_tone": "neutral", "printer": "Front_desk", "metrics": "/run/kiosk.prom", "content": ".",
        "hours": {"daily": "08:00-12:00, 13:00-18:00", "sunday": "closed"},
        "counts": True, "staff": {"reviewers": [{"name": "A", "role": "B"}]}}
# Files that are changed together, one change in each, as the loader tells all faults of all of them at once. What
# pack.json and map.json say decides how the others are read, so they are changed alone.
TOGETHER = [["pack.json"], ["map.json"], ["card.json", "safety.json"],
            ["site.json", "en/areas.json", "en/strings.json", "en/say.json", "en/card.json", "en/safety.json", "en/glossary.json", *(f"en/pages/{page}.json" for page in
             ("bursitis", "hip-fracture", "swedish", "sleep", "r-advice", "p-tailor", "get-help"))]]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def validator(name):
    schema = load(CONTENT / "schema" / f"{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALIDATORS = {name: validator(name) for name in ("pack", "map", "areas", "strings", "say", "page", "site", "card", "safety",
                                                 "card-words", "safety-words", "translated-from", "glossary")}


def validator_of(file):
    path = Path(file)
    if path.parent.name == "pages":
        return VALIDATORS["page"]
    is_form = path.stem in ("card", "safety")
    return VALIDATORS[f"{path.stem}-words" if is_form and path.parent.name else path.stem]


def first_keys(value, way):
    """The keys of an object; two where each stands for an area, a word, a view, a structure, a question, an option, a row."""
    is_table = len(value) > 12 and not {"kind", "format"} & set(value) and (not way or way[0] in ("ui", "structures"))
    is_table |= bool(way) and way[-1] in ("questions", "options", "groups", "rows")
    return [*value][:2] if is_table else [*value]


def places(value, way=()):
    """(way, value) of the document and of what is in it; of arrays the first item alone."""
    yield way, value
    if isinstance(value, dict):
        for key in first_keys(value, way):
            yield from places(value[key], (*way, key))
    if isinstance(value, list) and value:
        yield from places(value[0], (*way, 0))


def changed(document, way, change):
    """A copy of the document with change(parent, key) carried out where the way leads."""
    fresh = {"": copy.deepcopy(document)}
    parent, key = fresh, ""
    for step in way:
        parent, key = parent[key], step
    change(parent, key)
    return fresh[""]


def put(new):
    return lambda parent, key: parent.__setitem__(key, new)


def changes(document):
    """(what was done, is it about a key or type, the new document). Values may be refused for reasons that only the
    loader can know; keys and types not."""
    for way, value in places(document):
        name = "/" + "/".join(map(str, way))
        other = {} if not isinstance(value, dict) else []
        yield f"{name} of another type", True, changed(document, way, put(other))
        yield f"{name} null", value is not None, changed(document, way, put(None))
        if isinstance(value, dict):
            yield f"{name} with an unknown key", True, changed(document, way, lambda p, k: p[k].update(zzz={"a": 1}))
            for key in first_keys(value, way):
                yield f"{name} without {key}", True, changed(document, (*way, key), lambda p, k: p.pop(k))
        elif isinstance(value, str):
            yield f"{name} without words", False, changed(document, way, put(""))
        elif isinstance(value, list):
            yield f"{name} empty", False, changed(document, way, put([]))
            if value:
                yield f"{name} with one twice", False, changed(document, way, lambda p, k: p[k].append(p[k][0]))
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            for new in (-1e6, 2.5):
                yield f"{name} {new}", False, changed(document, way, put(new))


def loader_says(folder, texts):
    """file -> its faults, lines without FILE:. `folder` is a copy of the pack and put right again afterwards."""
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    done = subprocess.run([PROGRAM, "--check", "--content", folder, "--site", folder / "site.json"], capture_output=True,
                          text=True, timeout=60, check=False)
    for file in texts:
        (folder / file).write_text(json.dumps(original(file)), encoding="utf-8")
    if done.stderr:
        raise AssertionError(done.stderr)
    lines = [line.removeprefix(f"{folder}/") for line in done.stdout.splitlines()]
    return {file: [line[len(file) + 1:] for line in lines if line.startswith(f"{file}:")] for file in texts}


def original(file):
    return SITE if file == "site.json" else load(CONTENT / file)


class Schema(unittest.TestCase):
    def test_every_file_of_the_pack_passes(self):
        for path in sorted(CONTENT.rglob("*.json")):
            file = str(path.relative_to(CONTENT))
            if not file.startswith("schema/"):
                faults = [e.message for e in validator_of(file).iter_errors(load(path))]
                self.assertEqual(faults, [], file)
        for site in (load(SOURCE_DIR / "debian/site.json"), SITE, {}):
            self.assertEqual([e.message for e in VALIDATORS["site"].iter_errors(site)], [])

    def test_the_small_packs_pass(self):
        small = SOURCE_DIR / "tests/data/pack-small"
        for path in sorted(small.rglob("*.json")):
            faults = [e.message for e in validator_of(str(path.relative_to(small))).iter_errors(load(path))]
            self.assertEqual(faults, [], path)

    def test_an_emergency_page_compares_nothing(self):
        page = load(CONTENT / "en/pages/hip-fracture.json")
        page["blocks"].append({"type": "compare", "may": ["Help."], "not": ["Harm."]})
        self.assertFalse(VALIDATORS["page"].is_valid(page))

    def test_schema_and_loader_agree(self):
        wrong = []
        with tempfile.TemporaryDirectory() as root:
            folder = Path(root) / "pack"
            shutil.copytree(CONTENT, folder)
            (folder / "site.json").write_text(json.dumps(SITE), encoding="utf-8")
            for files in TOGETHER:
                for cases in zip_longest(*(changes(original(file)) for file in files)):
                    now = {file: case for file, case in zip(files, cases) if case}
                    told = loader_says(folder, {file: json.dumps(new) for file, (_, _, new) in now.items()})
                    wrong += [fault for file, case in now.items() for fault in self.disagreement(file, case, told[file])]
        self.assertEqual("\n".join(wrong), "")

    def disagreement(self, file, case, told):
        what, is_form, new = case
        refused = not validator_of(file).is_valid(new)
        if refused and not told:
            yield f"{file}: {what}: the schema alone refuses it"
        if is_form and told and not refused and not self.needs_other_files(file, told):
            yield f"{file}: {what}: the schema lets it pass, the loader says {told[0]}"

    @staticmethod
    def needs_other_files(file, told):
        """Keys that name areas, words, views, structures, questions, options or rows, whether something is withheld in an
        area at all, whether a group of the check gives advice: only all files together tell."""
        depth = {"en/areas.json": 1, "en/strings.json": 2, "en/card.json": 4, "en/safety.json": 3}.get(file, 0)
        return all(line.split(": ")[0].count("/") <= depth and line.endswith((": missing", ": unknown key")) or
                   line.endswith("but no reason is given") for line in told)


if __name__ == "__main__":
    unittest.main()
