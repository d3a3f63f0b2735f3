#!/usr/bin/env python3
"""Check that English content is easy to read and promises nothing it should not.

usage: tools/readability.py content/en

Prints one line a page and one line an area: words, longest sentence, grade (Flesch-Kincaid).
Every fault is one line on standard error, FILE:/json/pointer: reason.
Exit code: 0 fine, 1 faults, 2 wrong usage.

What is counted:
  words     all text of the page or area, without what the screen adds
  sentence  with the lead-in the screen adds ("Call for help now ..."); each item is a sentence of its own
  grade     running text alone: titles, subtitles, headings and labels would flatter it
"""

import json
import re
import sys
from pathlib import Path

MAX_WORDS = 250
MAX_SENTENCE = 15
MAX_GRADE = 6.0

# What the screen prints before a text of this kind; it is read as one sentence with it.
URGENT_LEAD = {
    "emergency": "Call for help now",
    "today": "Get medical advice today",
    "soon": "See a doctor soon",
}
COMPARE_LEAD = {"may": "Massage may", "not": "Massage does not"}

PLACEHOLDERS = {"{emergency_number}": "112", "{clinic_name}": "the clinic"}

CONDITIONS = (
    r"(?:osteo)?arthritis|bursitis|tendinitis|tendinopathy|sciatica|"
    r"(?:a )?(?:muscle )?strain|(?:a )?pulled muscle|(?:a )?broken hip|(?:a )?hip fracture"
)

# (pattern, why it is banned). Patterns ignore case.
BANNED = [
    (r"\bcur(?:e[sd]?|ing)\b", "promises a cure"),
    (r"\bheal(?:s|ed|ing|er)?\b", "promises healing"),
    (r"\btreat(?:s|ed|ing)?\b", "massage eases, it does not treat"),
    (r"\bfix(?:es|ed|ing)?\b", "promises a repair"),
    (r"\btoxins?\b", "massage does not remove toxins"),
    (r"\bdetox\w*", "massage does not detox"),
    (r"\bflush\w*", "massage flushes nothing out"),
    (r"\bknots?\b", "say 'tender spots'"),
    (r"\breleas(?:e|es|ing) (?:the |your )?(?:fascia|tension|tissue)", "not shown; say what hands do"),
    (r"\b(?:energy|qi|chi|meridians?)\b", "a belief; only as the shiatsu tradition"),
    (rf"\byou (?:\w+ )?(?:have|have got|suffer from) (?:an? )?(?:{CONDITIONS})\b", "tells a visitor what they have"),
    (rf"\byour (?:{CONDITIONS})\b", "tells a visitor what they have"),
    (r"\bbest (?:massage|technique|results?|choice)\b", "ranks; say 'often used'"),
    (r"\b(?:reduc|decreas|lower|cut|eas|calm|fight)\w* (?:the )?inflammation", "not shown in hips"),
    (r"\banti-?inflammatory\b", "not shown in hips"),
    (r"\bno side[- ]effects?\b", "massage has side effects"),
    (r"\bnatural(?:ly)?\b", "natural says nothing about safe"),
    (r"\b(?:you are|you're|you’re|is|are|completely|totally|perfectly) safe\b", "nobody can promise this"),
    (r"\bguarantee\w*", "nothing is guaranteed"),
    (r"\bproven to\b", "overclaims"),
    (r"\b(?:relieves?|relieving|removes?|ends?|banish\w*) (?:the |your |hip )?pain\b", "say 'may ease'"),
    (r"\blasting (?:relief|results?)\b", "not shown"),
    (r"\b(?:endorphins?|serotonin|dopamine)\b", "the mechanism is not established"),
    (r"\b(?:boost|improv|increas)\w* (?:your |the )?(?:circulation|blood flow|immun\w+)", "the mechanism is not established"),
    (r"\bmiracle\w*|\bmagic\w*", "overclaims"),
    (r"\b(?:just|simply|obviously|of course)\b", "makes light of the reader's effort"),
    (r"\b(?:suffer(?:s|ing|ers?)?|victims?)\b", "pity; say 'people with'"),
    (r"\byour fault\b|\blazy\b|\bobese\b", "blames"),
    (r"\b(?:book|buy) \d+\b", "sells"),
    (r"\b(?:999|911|111|000)\b", "numbers for help come from the site: {emergency_number}"),
    (r"\b(?:GP|A&E|NHS|ER)\b", "words of one country; say 'doctor' or 'hospital'"),
    (r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", "write numbers as digits"),
]

# (page or area id, pattern of the banned word, pattern the sentence must match, reason).
EXCEPTIONS = [
    ("r-hydration", "toxins", r"\bmay hear\b", "names the popular claim, then says it is a myth"),
    ("r-hydration", r"flush\w*", r"\bmay hear\b", "names the popular claim, then says it is a myth"),
    ("trigger-point", "knots", r"\bmay hear\b", "names the popular word, then says experts disagree"),
    ("shiatsu", "energy", r"\bshiatsu tradition\b", "told as a belief, not a health claim"),
    ("holistic", "natural", r"\bmay hear\b", "names the popular claim, then says what is missing"),
]

# Syllables the rules below get wrong.
SYLLABLES = {
    "a": 1, "the": 1, "be": 1, "he": 1, "she": 1, "me": 1, "we": 1, "ache": 1, "aches": 1, "ached": 1,
    "aching": 2, "achy": 2, "agree": 2, "agreed": 2, "agrees": 2, "allergies": 3, "allergy": 3,
    "antibiotic": 5, "anxiety": 4, "anxious": 2, "area": 3, "areas": 3, "aromatherapy": 6,
    "artery": 3, "arteries": 3, "asthma": 2, "being": 2, "began": 2, "body": 2, "bodies": 2,
    "breathe": 1, "bruise": 1, "bruises": 2, "bruised": 1, "business": 2, "bursae": 2,
    "carefully": 3, "cartilage": 3, "chaperone": 3, "clothes": 1, "clothed": 1, "comfortable": 4,
    "create": 2, "client": 2, "clients": 2, "diet": 2, "coccyx": 2, "cortisol": 3, "cushion": 2,
    "diabetes": 4, "didn’t": 2, "disease": 2, "does": 1, "doesn’t": 2, "don’t": 1, "can’t": 1,
    "isn’t": 2, "won’t": 1, "it’s": 1, "that’s": 1, "ease": 1, "eased": 1, "eases": 2, "easing": 2,
    "easier": 3, "easiest": 3, "easily": 3, "emergency": 4, "epilepsy": 4, "evening": 2, "evenly": 3,
    "every": 2, "everyday": 3, "everything": 3, "evidence": 3, "exercise": 3, "exercises": 4,
    "experience": 4, "eye": 1, "eyes": 1, "fascia": 3, "fear": 1, "fever": 2, "feverish": 3,
    "fluid": 2, "forearm": 2, "forearms": 2, "genitals": 3, "gluteal": 3, "guideline": 2,
    "guidelines": 2, "hamstring": 2, "hernia": 3, "holistic": 3, "hour": 1, "hours": 1, "hurried": 2,
    "idea": 3, "ideas": 3, "inflammation": 4, "injuries": 3, "interest": 2, "jewellery": 3,
    "kidney": 2, "kidneys": 2, "knead": 1, "kneading": 2, "knee": 1, "latex": 2, "layer": 2, "leisure": 2,
    "lifestyle": 2, "liver": 2, "lived": 1, "lives": 1, "lying": 2, "lies": 1, "massage": 2, "measure": 2,
    "measured": 2, "medical": 3, "medicine": 3, "medicines": 3, "menopause": 3, "midwife": 2,
    "muscle": 2, "muscles": 2, "myofascial": 5, "nerve": 1, "nerves": 1, "neuromuscular": 6,
    "nearby": 2, "oil": 1, "oils": 1, "oiled": 1, "osteoarthritis": 6, "osteoporosis": 6, "people": 2,
    "period": 3, "pelvic": 2, "physio": 3, "physiotherapist": 6, "physiotherapists": 6, "posture": 2,
    "pregnancy": 3, "pressure": 2, "pressures": 3, "quiet": 2, "quieter": 3, "quickly": 2, "quinolone": 3,
    "real": 1, "really": 2, "relax": 2, "relaxed": 2, "relaxes": 3, "review": 2, "reviewed": 2, "reviews": 2,
    "rhythm": 2, "rhythmic": 2, "risen": 2, "riding": 2, "rising": 2, "routine": 2, "sciatic": 4, "sciatica": 5,
    "scale": 1, "science": 2, "several": 3, "shiatsu": 3, "shoe": 1, "shoes": 1, "shoulder": 2,
    "side": 1, "sides": 1, "sideways": 2, "sitting": 2, "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2,
    "spine": 1, "stiffness": 2, "strain": 1, "studies": 2, "study": 2, "studied": 2, "surgeon": 2,
    "swedish": 2, "technique": 2, "techniques": 2, "tendinitis": 4, "tendinopathy": 6, "testicle": 3,
    "thai": 1, "therapies": 3, "therapist": 3, "therapists": 3, "therapy": 3, "thigh": 1, "tired": 1,
    "toes": 1, "towel": 2, "training": 2, "trial": 2, "trials": 2, "tried": 1, "tries": 1, "treatment": 2,
    "unless": 2, "urgent": 2, "useful": 2, "usual": 3, "usually": 4, "valued": 2, "values": 2, "vein": 1,
    "vomiting": 3, "warmth": 1, "welcome": 2, "whole": 1, "woman": 2, "women": 2, "worse": 1, "worry": 2,
    "yoga": 2, "you": 1, "your": 1, "yourself": 2, "pelvis": 2, "pubic": 2, "midline": 2, "inguinal": 3,
    "sacroiliac": 6, "bowel": 2, "lowest": 2, "lower": 2, "mirror": 2, "cautious": 2, "caution": 2,
    "reduce": 2, "serious": 3, "various": 3, "previous": 3, "obvious": 3, "period’s": 3, "steadily": 3,
    "goes": 1, "gentle": 2, "gently": 2, "simple": 2, "single": 2, "able": 2, "table": 2, "trouble": 2,
    "ankle": 2, "sample": 2, "uncle": 2, "middle": 2, "little": 2, "bottle": 2, "double": 2, "possible": 3,
    "handle": 2, "needle": 2, "needles": 2, "suitable": 3, "reliable": 4, "bearable": 3, "available": 4,
    "uncomfortable": 5, "vehicle": 3, "circle": 2, "cycle": 2, "article": 3, "title": 2, "people’s": 2,
    "fibre": 2, "fibres": 2, "centre": 2, "metre": 2, "acre": 2, "litre": 2,
    "noticed": 2, "based": 1, "placed": 1, "used": 1, "useless": 2, "homework": 2, "safely": 2, "safety": 2,
    "sorely": 2, "surely": 2, "likely": 2, "widely": 2, "rarely": 2, "barely": 2, "mostly": 2, "closely": 2,
    "severely": 3, "sheet": 1, "lead": 1, "react": 2, "reaction": 3, "create": 2, "created": 3, "idle": 2,
    "moisture": 2, "movement": 2, "movements": 2, "statement": 2, "basement": 2, "agreement": 3,
    "judgement": 2, "improvement": 3, "replacement": 3, "replaces": 3, "engine": 2, "genuine": 3,
    "ruin": 2, "doing": 2, "going": 2, "seeing": 2, "trying": 2, "drying": 2, "staying": 2, "saying": 2,
    "playing": 2, "walked": 1, "touched": 1, "poem": 2, "violet": 3, "riot": 2, "giant": 2, "lion": 2,
    "diagnose": 3, "diagnosis": 4, "diarrhoea": 4, "via": 2, "radius": 3, "ischial": 3, "iliac": 4,
    "piriformis": 4, "tissue": 2, "tissues": 2, "queue": 1, "tongue": 1, "league": 1, "fatigue": 2,
    "unsure": 2, "ensure": 2, "insure": 2, "hope": 1, "sore": 1, "core": 1, "before": 2, "therefore": 2,
    "forehead": 2, "foreign": 2, "elsewhere": 2, "hereby": 2, "whereas": 2, "whatever": 3, "however": 3,
    "supposed": 2, "composed": 2, "imagined": 3, "imagine": 3, "determined": 3, "examine": 3, "examined": 3,
    "outside": 2, "inside": 2, "beside": 2, "besides": 2, "sidelong": 2, "alongside": 3, "japan": 2, "chinese": 2,
    "recommended": 4, "recommend": 3, "stethoscope": 3, "telephone": 3, "hormone": 2, "hormones": 2,
    "guarded": 2, "needed": 2, "wanted": 2, "ended": 2, "started": 2, "injected": 3, "unexplained": 3,
}


def number_syllables(n):
    """Syllables of a whole number said aloud, 0 to 9999."""
    small = [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2]
    tens = [0, 0, 2, 2, 2, 2, 2, 3, 2, 2]
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + (small[n % 10] if n % 10 else 0)
    if n < 1000:
        return small[n // 100] + 2 + (1 + number_syllables(n % 100) if n % 100 else 0)
    return number_syllables(n // 1000) + 2 + (number_syllables(n % 1000) if n % 1000 else 0)


def part_syllables(word):
    """Syllables of one unhyphenated lower-case word, by table, then by rule."""
    if word in SYLLABLES:
        return SYLLABLES[word]
    if word.isdigit():
        return number_syllables(int(word[-4:]))
    stem = re.sub(r"[’']s?$", "", word)
    if stem != word:
        return part_syllables(stem) if stem else 1
    if not re.search(r"[aeiouy]", word):
        return 1
    count = len(re.findall(r"[aeiouyàâäéèêëîïôöùûü]+", word))
    count += len(re.findall(r"i(?:a(?!l\b|n\b)|o(?!n|us)|um)|[aeo]ing\b|eo(?!u)|ual|ue[ln]t|[^q]ui[dt]y|ness?es\b", word))
    count += len(re.findall(r"(?:[^aeiouy])i(?:an|al)\b", re.sub(r"(?:c|t|s)i(?:an|al)\b", "", word)))
    if re.search(r"[^aeiouy]e\b", word) and not re.search(r"[^aeiouy]le\b", word):
        count -= 1
    elif re.search(r"[^aeiouy]es\b", word) and not re.search(r"(?:[sxzcg]|ch|sh)es\b|[^aeiouy]les\b", word):
        count -= 1
    elif re.search(r"[^aeiouytd]ed\b", word) and not re.search(r"[^aeiouy][lr]ed\b", word):
        count -= 1
    if re.search(r"[^aeiouy]e(?:ly|ful|less|ness|ment)\b", word):
        count -= 1
    return max(count, 1)


def syllables(word):
    """Syllables of a word as `words` gives it: hyphens, digits and decimals included."""
    word = word.lower().replace("'", "’")
    if re.fullmatch(r"\d+\.\d+", word):
        whole, digits = word.split(".")
        return number_syllables(int(whole)) + 1 + sum(number_syllables(int(d)) for d in digits)
    if word in SYLLABLES:
        return SYLLABLES[word]
    return sum(part_syllables(p) for p in re.split(r"[-–/]", word) if p)


WORD = re.compile(r"\d+\.\d+|[^\W_]+(?:[’'\-][^\W_]+)*")


def words(text):
    return WORD.findall(text)


def plain(text):
    """Text as it is read: placeholders filled, bold marks gone."""
    for name, value in PLACEHOLDERS.items():
        text = text.replace(name, value)
    return text.replace("**", "")


def sentences(text):
    """A text cut into sentences; a text without a full stop is one sentence."""
    parts = re.split(r"(?<=[.!?])[)”’\"']*\s+", plain(text).strip())
    return [p for p in parts if words(p)]


def grade(texts):
    """Flesch-Kincaid grade of running text, or None where there is no word."""
    all_sentences = [s for t in texts for s in sentences(t)]
    all_words = [w for s in all_sentences for w in words(s)]
    if not all_words:
        return None
    count = sum(syllables(w) for w in all_words)
    return 0.39 * len(all_words) / len(all_sentences) + 11.8 * count / len(all_words) - 15.59


class Text:
    """One visible text: where it is, what is read, and whether it is running text."""

    def __init__(self, pointer, text, running=True, lead=""):
        self.pointer = pointer
        self.own = text
        self.read = f"{lead} {text[:1].lower()}{text[1:]}" if lead else text
        self.running = running


def urgent_texts(items, pointer):
    for i, item in enumerate(items):
        yield Text(f"{pointer}/{i}/text", item["text"], lead=URGENT_LEAD[item["level"]])


def block_texts(block, pointer):
    kind = block["type"]
    if kind in ("heading", "paragraph", "note"):
        yield Text(f"{pointer}/text", block["text"], running=kind != "heading")
    elif kind in ("list", "steps"):
        for i, item in enumerate(block["items"]):
            yield Text(f"{pointer}/items/{i}", item)
    elif kind == "compare":
        for side, lead in COMPARE_LEAD.items():
            for i, item in enumerate(block[side]):
                yield Text(f"{pointer}/{side}/{i}", item, lead=lead)
    elif kind == "facts":
        for i, item in enumerate(block["items"]):
            yield Text(f"{pointer}/items/{i}/label", item["label"], running=False)
            yield Text(f"{pointer}/items/{i}/text", item["text"])
    else:
        raise ValueError(f"unknown block type {kind!r}")


def page_texts(page):
    yield Text("/title", page["title"], running=False)
    yield Text("/subtitle", page["subtitle"], running=False)
    yield Text("/summary", page["summary"])
    yield from urgent_texts(page["urgent"], "/urgent")
    for i, block in enumerate(page["blocks"]):
        yield from block_texts(block, f"/blocks/{i}")
    yield Text("/evidence/text", page["evidence"]["text"])


def area_texts(area, pointer):
    for key in ("name", "left", "right", "both"):
        if key in area:
            yield Text(f"{pointer}/{key}", area[key], running=False)
    yield Text(f"{pointer}/where", area["where"])
    yield from urgent_texts(area["urgent"], f"{pointer}/urgent")
    for key in ("withheld", "note"):
        if area[key] is not None:
            yield Text(f"{pointer}/{key}", area[key])


def excused(name, found, sentence):
    return any(
        name == who and re.fullmatch(word, found, re.I) and re.search(context, sentence, re.I)
        for who, word, context, _ in EXCEPTIONS
    )


def banned(name, text):
    """(word, reason) for each banned wording in a text of the page or area `name`."""
    for sentence in sentences(text.replace("{emergency_number}", "the number")):
        for pattern, reason in BANNED:
            for match in re.finditer(pattern, sentence, re.I):
                if match.group() == "ER" or pattern != r"\b(?:GP|A&E|NHS|ER)\b" or match.group().isupper():
                    if not excused(name, match.group(), sentence):
                        yield match.group(), reason


def check(name, texts):
    """(faults as (pointer, reason), words, longest sentence, grade) of one page or area."""
    faults = []
    total = longest = 0
    for text in texts:
        total += len(words(plain(text.own)))
        for sentence in sentences(text.read):
            length = len(words(sentence))
            longest = max(longest, length)
            if length > MAX_SENTENCE:
                faults.append((text.pointer, f"{length} words in a sentence, at most {MAX_SENTENCE}: {sentence}"))
        for found, reason in banned(name, text.own):
            faults.append((text.pointer, f"banned wording “{found}”: {reason}"))
    level = grade([t.read for t in texts if t.running])
    if total > MAX_WORDS:
        faults.append(("", f"{total} words on the page, at most {MAX_WORDS}"))
    if level is not None and round(level, 1) > MAX_GRADE:
        faults.append(("", f"reading grade {level:.1f}, at most {MAX_GRADE:g}"))
    return faults, total, longest, level


def load(path, faults):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        faults.append(f"{path}:/: cannot be read: {error}")
        return None


def run(folder, out, err):
    """Check a language folder; returns the exit code."""
    faults = []
    grades = []
    units = []
    for path in sorted((folder / "pages").glob("*.json")):
        units.append((path, "", load(path, faults)))
    areas_path = folder / "areas.json"
    for name, area in (load(areas_path, faults) or {}).items():
        units.append((areas_path, "/" + name, area))
    for path, pointer, unit in units:
        if unit is None:
            continue
        try:
            name = pointer[1:] if pointer else unit["id"]
            texts = list(area_texts(unit, pointer) if pointer else page_texts(unit))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            faults.append(f"{path}:{pointer or '/'}: not in the content format: {error!r}")
            continue
        found, total, longest, level = check(name, texts)
        faults += [f"{path}:{p or pointer or '/'}: {reason}" for p, reason in found]
        if level is not None:
            grades.append(level)
        shown = "-" if level is None else f"{level:.1f}"
        print(f"{path}{pointer and ':' + pointer}: {total} words, longest sentence {longest}, grade {shown}", file=out)
    if not units:
        faults.append(f"{folder}:/: no pages and no areas here")
    if grades:
        print(f"{len(grades)} texts, grade {min(grades):.1f} to {max(grades):.1f}", file=out)
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
    return run(folder, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
