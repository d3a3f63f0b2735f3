"""German: the first Wiener Sachtextformel.

Bamberger and Vanecek 1984, Lesen - Verstehen - Lernen - Schreiben (Vienna):
0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875 with MS words of 3 or more syllables, IW of more than 6 letters,
ES of one syllable, in percent, and SL words a sentence. It gives a school year, 4 to 15.
"""

import re

from reading.language import Language, abbreviations, spelled, syllables_by, words

SMALL = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
STEMS = "ein zwei drei vier fünf sech sieb acht neun".split()
TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def below_100(n):
    if n < 13:
        return SMALL[n]
    if n < 20:
        return STEMS[n - 11] + "zehn"
    return (("sieben" if n % 10 == 7 else STEMS[n % 10 - 1]) + "und" if n % 10 else "") + TENS[n // 10 - 2]


def number_words(n):
    """One word, as German writes it."""
    return ["".join(spelled(n, below_100, lambda h: STEMS[h - 1] + "hundert", "tausend"))]


# The i of these endings is said apart from the e: Familie, Arterie.
FAMILIE = re.compile(r"(?:famil|arter|stud|ser|mater|bakter|fol|lin|ferr?|prämi|hyster)ie$")


def part_syllables(word):
    word = re.sub(r"qu", "q", word.replace("’", ""))
    word = re.sub(r"^y(?=[aeiou])|(?<=[aeou])y(?=[aeiou])", "j", word)
    # Two vowels that are two: beurteilen, geeignet, Patient, Museum; but beide, Bein, dient.
    word = re.sub(r"^(be|ge)(?=urteil|unruh|umst|inhalt|irr|impf|ehr|eil|ein|eign|end|eng|erd|erb)", r"\1-", word)
    word = re.sub(r"(?<=[tlrz])ient", "i-ent", re.sub(r"(?<=[sl])eum", "e-um", word))
    word = re.sub(r"ien(?=s?$)", "i-en", word) if not re.search(r"^(?:wien|schien|dien|ihn)", word) else word
    count = len(re.findall(r"äu|eu|au|ai|ay|ei|ey|ie|aa|ee|oo|oi|ou|[aeiouäöüy]", word))
    return max(count + bool(FAMILIE.search(word)), 1)


syllables = syllables_by(part_syllables, number_words, "komma")


def score(sentences):
    all_words = [w for s in sentences for w in words(s)]
    counts = [syllables(w) for w in all_words]
    percent = 100 / len(all_words)
    long = sum(len(re.sub(r"[\W_]", "", w)) > 6 for w in all_words)
    return (0.1935 * percent * sum(c >= 3 for c in counts) + 0.1672 * len(all_words) / len(sentences)
            + 0.1297 * percent * long - 0.0327 * percent * sum(c == 1 for c in counts) - 0.875)


CONDITIONS = (r"(?:eine )?(?:Hüft)?(?:gelenks)?[Aa]rthrose|Arthritis|(?:eine )?Schleimbeutelentzündung|(?:eine )?Bursitis|"
              r"(?:eine )?Sehnenentzündung|(?:eine )?Tendinitis|(?:eine )?Tendinopathie|Ischias|(?:eine )?Zerrung|"
              r"(?:einen )?Muskelfaserriss|(?:einen )?Hüftbruch|(?:eine )?gebrochene Hüfte|(?:einen )?Schenkelhalsbruch")
# What massage is often said to do inside the body.
MECHANISM = (r"\b(?:fördert|verbessert|steigert|stärkt|regt) (?:die |den |Ihre |das )?(?:Durchblutung|Kreislauf|Abwehr\w*|Immun\w*)|"
             r"\bdurchblutungsfördernd\w*")
BANNED = [
    (r"\bkurier\w*", "promises a cure"),
    (r"\b(?:ver|aus|ge)?heil(?:t|en|te|ung|end\w*|sam\w*)\b", "promises healing"),
    (r"\bbehandel[tn]\b", "massage eases, it does not treat"),
    (r"\brepar\w*|\beinrenken\b|\brenkt\b", "promises a repair"),
    (r"\b(?:Giftstoff\w*|Gifte?\b|Toxine?\b|Schlacken?\b)", "massage does not remove toxins"),
    (r"\b(?:entgift|entschlack|detox)\w*", "massage does not detox"),
    (r"\b(?:aus|durch)(?:ge)?(?:spül|schwemm)\w*", "massage flushes nothing out"),
    (r"\b(?:Muskel)?(?:knoten|verhärtung)(?:en)?\b", "say 'empfindliche Stellen'"),
    (r"\b(?:löst|lösen|befreit) (?:die |Ihre )?(?:Faszien?|Verspannung(?:en)?|Blockaden?|Gewebe)\b", "not shown; say what hands do"),
    (r"\b(?:\w*energie\w*|Chi|Qi|Meridiane?|Chakr\w*)\b", "a belief; only as the shiatsu tradition"),
    (rf"\b(?:Sie haben|haben Sie|leiden Sie (?:an|unter)|Sie leiden (?:an|unter)) (?:{CONDITIONS})\b", "tells a visitor what they have"),
    (rf"\bIhre[rnms]? (?:{CONDITIONS})\b", "tells a visitor what they have"),
    (r"\bbeste[nrsm]? (?:Massage|Technik|Wahl|Methode|Ergebnis)\w*", "ranks; say 'oft gewählt'"),
    (r"\b(?:lindert|senkt|hemmt|verringert|bekämpft|stoppt) (?:die |eine )?Entzündung\w*", "not shown in hips"),
    (r"\bentzündungshemm\w*", "not shown in hips"),
    (r"\b(?:keine|ohne) Nebenwirkung\w*|\bnebenwirkungsfrei\w*", "massage has side effects"),
    (r"\bnatürlich\w*|\bNaturheil\w*|\bnaturrein\w*", "natural says nothing about safe"),
    (r"\b(?:völlig|ganz|absolut|vollkommen|garantiert) (?:sicher|ungefährlich|harmlos|unbedenklich)\b|\bist (?:sicher|ungefährlich|harmlos)\b|\brisikofrei\w*",
     "nobody can promise this"),
    (r"\bgarant\w*", "nothing is guaranteed"),
    (r"\b(?:wissenschaftlich|klinisch) (?:bewiesen|erwiesen|belegt|nachgewiesen)\b|\bnachweislich\b|\berwiesenermaßen\b", "overclaims"),
    (r"\b(?:lindert|beseitigt|nimmt|vertreibt|beendet|stoppt) (?:den |die |Ihre[n]? )?\w*schmerz\w*", "say 'kann lindern'"),
    (r"\b(?:dauerhaft|anhaltend|nachhaltig)\w* (?:Linderung|Erfolg|Wirkung|Besserung|Ergebnis)\w*", "not shown"),
    (r"\b(?:Endorphin|Serotonin|Dopamin)\w*", "the mechanism is not established"),
    (MECHANISM, "the mechanism is not established"),
    (r"\bWunder(?:mittel|bar\w*|heil\w*)?\b|\bmagisch\w*|\bMagie\b|\bZauber\w*", "overclaims"),
    (r"\b(?:einfach nur|selbstverständlich|offensichtlich|lediglich)\b", "makes light of the reader's effort"),
    (r"\b(?:leiden|leidet|leidend\w*|Leidende\w*|Opfer)\b", "pity; say 'Menschen mit'"),
    (r"\bselbst schuld\b|\bIhre (?:eigene )?Schuld\b|\bfaul(?:e[nrs]?)?\b|\bfettleibig\w*", "blames"),
    (r"\b(?:buchen|kaufen) Sie \d+|\b\w*erkarten?\b", "sells"),
    (r"\b(?:112|110|144|911|1450|116 ?117)\b", "numbers for help come from the site: {emergency_number}"),
    (r"\b(?:Hausarzt|Hausärztin|Krankenkasse|Kassenarzt|Heilpraktiker(?:in)?|Rettungsdienst 112|AOK|Spital)\b",
     "words of one country; say 'ärztliche Hilfe', 'Arztpraxis' or 'Krankenhaus'"),
    (r"\b(?:zwei|drei|vier|fünf|sechs|sieben|neun|zehn|elf|zwölf)\b", "write numbers as digits"),
    (r"\b(?:du|dich|dir|dein\w*|euch|euer|eure\w*)\b", "the visitor is Sie"),
    (r"[\"”]", "German quotes are „ and “"),
]
HEARSAY = r"\b(?:hör\w+|heißt|sag\w+|Wort|liest|lesen)\b"
EXCEPTIONS = [
    ("r-hydration", r"Giftstoffe?n?|Gifte?|Toxine?|Schlacken?|(?:aus|durch)(?:ge)?(?:spül|schwemm)\w*|entgift\w*", HEARSAY,
     "names the popular claim, then says it is a myth"),
    ("trigger-point", r"(?:Muskel)?(?:knoten|verhärtung)(?:en)?", HEARSAY, "names the popular word, then says experts disagree"),
    ("shiatsu", r"\w*energie\w*", r"\b(?:Shiatsu-)?(?:Tradition|Lehre)\b", "told as a belief, not a health claim"),
    ("holistic", r"natürlich\w*", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", MECHANISM + "|Endorphine?n?", HEARSAY, "names the popular claim, then says it was not shown"),
]
LANGUAGE = Language(
    tag="de", max_sentence=15, max_page=312, per_english=1.25, banned=BANNED, exceptions=EXCEPTIONS,
    measure="Wiener Sachtextformel", score=score, limit=7.5, higher_is_easier=False,
    abbreviation=abbreviations(r"z\. ?B", r"d\. ?h", r"u\. ?a", "bzw", "ca", "Dr", "Nr", "evtl", "usw", r"\d{1,2}"),
)
