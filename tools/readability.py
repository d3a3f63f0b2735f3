#!/usr/bin/env python3
"""Check that a language of a pack is easy to read and promises nothing it should not.

usage: tools/readability.py content/en

The folder's name says the language: ar, de, en, es, fr, hi or zh-Hans (en-GB is measured as en).
Prints one line a page, one an area and one a file of strings: words, longest sentence, and the measure of the language:
    en  grade (Flesch-Kincaid), 6 or lower             es  INFLESZ (Flesch-Szigriszt), 65 or higher
    fr  Kandel-Moles, 65 or higher                     de  Wiener Sachtextformel (the first), 7.5 or lower
    ar, hi, zh-Hans  none is published that holds for short texts: sentence length alone
Every fault is one line on standard error, FILE:/json/pointer: reason.
Exit code: 0 fine, 1 faults, 2 wrong usage.

What is counted:
  words     all text of the page or area, without what the screen adds (Chinese: characters)
  sentence  with the lead-in the screen adds ("Call for help now ..."), from strings.json; each item is a sentence of its own
  measure   running text alone: titles, subtitles, headings and labels would flatter it. Short items of lists
            flatter it as well, so whole sentences are measured again without them, and the worse counts
tools/reading/ holds a file for each language: syllables, and the wording that is banned with the reason why.
"""

import importlib
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from reading.content import Leads, area_texts, is_whole, page_texts, string_texts
from reading.language import plain

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "zh-Hans")
SHORT_PAGE = 100  # words: where English has fewer, a translation may have as many as if it had these


def language_of(tag):
    """How a tag is measured, the nearest of LANGUAGES (es-MX is es, zh-CN is zh-Hans), or None."""
    tag = "zh-Hans" if tag in ("zh-CN", "zh-SG") else tag
    found = [have for have in LANGUAGES if f"{tag}-".lower().startswith(f"{have}-".lower())]
    return importlib.import_module(f"reading.{found[0].replace('-', '_').lower()}").LANGUAGE if found else None


def worse_score(language, texts):
    """The measure of all these running texts, or of the whole sentences among them: the harder one."""
    return language.harder([language.score_of(texts), language.score_of([t for t in texts if is_whole(t)])])


def excused(language, name, found, sentence):
    return any(
        name == who and re.fullmatch(word, found, re.I) and re.search(context, sentence, re.I)
        for who, word, context, _ in language.exceptions
    )


def banned(language, name, text):
    """(word, reason) for each banned wording in a text of the page or area `name`."""
    for sentence in language.sentences(text.replace("{emergency_number}", "the number")):
        sentence = language.bare(sentence)
        for pattern, reason in language.banned:
            for match in re.finditer(pattern, sentence, re.I):
                if not excused(language, name, match.group(), sentence):
                    yield match.group(), reason


def count(language, texts):
    return sum(len(language.units(plain(t.own))) for t in texts)


def check(language, name, texts, most=None):
    """(faults as (pointer, reason), words, longest sentence, measure) of one page, area or file of strings."""
    faults = []
    unit = language.unit
    most = language.max_page if most is None else most
    longest = 0
    for text in texts:
        for sentence in language.sentences(text.read):
            length = len(language.units(sentence))
            longest = max(longest, length)
            if length > language.max_sentence:
                faults.append((text.pointer, f"{length} {unit} in a sentence, at most {language.max_sentence}: {sentence}"))
        for found, reason in banned(language, name, text.own):
            faults.append((text.pointer, f"banned wording “{found}”: {reason}"))
    level = worse_score(language, [t.read for t in texts if t.running])
    total = count(language, texts)
    if total > most:
        faults.append(("", f"{total} {unit} on the page, at most {most:g}"))
    if level is not None and language.is_hard(level):
        bound = "at least" if language.higher_is_easier else "at most"
        name = "reading grade" if language.measure == "grade" else language.measure
        faults.append(("", f"{name} {level:.1f}, {bound} {language.limit:g}"))
    return faults, total, longest, level


def load(path, faults):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        faults.append(f"{path}:/: cannot be read: {error}")
        return None


def page_limit(language, path):
    """How long a page may be: as the same page in English allows, where that lies beside it."""
    english = path.parents[2] / "en" / "pages" / path.name
    if not language.per_english or not english.is_file():
        return language.max_page
    try:
        texts = page_texts(json.loads(english.read_text(encoding="utf-8")), Leads(None))
        own = count(language_of("en"), texts)
    except (KeyError, TypeError, ValueError, AttributeError):
        return language.max_page  # a fault of the English, told when that is checked
    return round(language.per_english * max(own, SHORT_PAGE))


def units_of(folder, faults):
    """(file, pointer, name, content, how its texts are found, is it a page) for all that a visitor reads."""
    strings_path, areas_path = folder / "strings.json", folder / "areas.json"
    strings = load(strings_path, faults)
    leads = Leads(strings if isinstance(strings, dict) else None)
    for path in sorted((folder / "pages").glob("*.json")):
        yield path, "", path.stem, load(path, faults), lambda unit: page_texts(unit, leads), True
    for name, area in (load(areas_path, faults) or {}).items():
        yield areas_path, "/" + name, name, area, lambda unit, at=name: area_texts(unit, "/" + at, leads), False
    yield strings_path, "", "strings", strings, string_texts, False
    for name in ("card", "safety", "glossary"):
        path = folder / f"{name}.json"
        if path.exists():
            yield path, "", name, load(path, faults), string_texts, False


def run(folder, out, err):
    """Check a language folder; returns the exit code."""
    language = language_of(folder.resolve().name) or language_of("en")
    faults = []
    scores = []
    seen = 0
    for path, pointer, name, unit, texts_of, is_page in units_of(folder, faults):
        seen += texts_of is not string_texts
        if unit is None:
            continue
        try:
            texts = list(texts_of(unit))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            faults.append(f"{path}:{pointer or '/'}: not in the content format: {error!r}")
            continue
        most = page_limit(language, path) if is_page else float("inf") if texts_of is string_texts else None
        found, total, longest, level = check(language, name, texts, most)
        faults += [f"{path}:{p or pointer or '/'}: {reason}" for p, reason in found]
        shown = ""
        if language.score:
            shown = f", {language.measure} " + ("-" if level is None else f"{level:.1f}")
        if level is not None:
            scores.append(level)
        print(f"{path}{pointer and ':' + pointer}: {total} {language.unit}, longest sentence {longest}{shown}", file=out)
    if not seen:
        faults.append(f"{folder}:/: no pages and no areas here")
    if scores:
        print(f"{len(scores)} texts, {language.measure} {min(scores):.1f} to {max(scores):.1f}", file=out)
    for fault in faults:
        print(fault, file=err)
    return 1 if faults else 0


def main(args):
    if len(args) != 1 or args[0].startswith("-"):
        print(__doc__.strip(), file=sys.stdout if args in (["--help"], ["-h"]) else sys.stderr)
        return 0 if args in (["--help"], ["-h"]) else 2
    folder = Path(args[0])
    if not folder.is_dir():
        print(f"{folder}: no such folder", file=sys.stderr)
        return 2
    if not language_of(folder.resolve().name):
        print(f"{folder}: no way to measure this language; the folder's name must be one of {', '.join(LANGUAGES)}",
              file=sys.stderr)
        return 2
    return run(folder, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
