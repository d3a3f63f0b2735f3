"""Spanish: Flesch-Szigriszt, read on the INFLESZ scale.

Szigriszt Pazos 1993, Sistemas predictivos de legibilidad del mensaje escrito (thesis, Madrid): 206.835 - 62.3 S/P - P/F
with S syllables, P words, F sentences. The scale: Barrio-Cantalejo and others 2008, An Sist Sanit Navar 31(2):135-152:
65 to 80 is "bastante fácil", below 55 is hard for most patients.
"""

import re

from reading.language import Language, abbreviations, spelled, syllables_by, words

SMALL = ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
         "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
         "veintinueve").split()
TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()


def below_100(n):
    if n < 30:
        return SMALL[n]
    return TENS[n // 10 - 3] + ("i" + SMALL[n % 10] if n % 10 else "")


def number_words(n):
    return ["cien"] if n == 100 else spelled(n, below_100, lambda h: HUNDREDS[h - 1], "mil")


def part_syllables(word):
    """Spelling tells it all: each strong or stressed vowel is one, an unstressed i or u goes with its neighbour."""
    word = re.sub(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])", "", word)  # an h inside is silent: prohibir
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[eiéí])", "", word)
    word = re.sub(r"y$", "i", word)
    count = 0
    for group in re.findall(r"[aeiouáéíóúü]+", word):
        strong = len(re.findall(r"[aeoáéóíú]", group))
        # guion, ciudad: only weak ones make one syllable, the same one twice makes two (chiita)
        count += strong or (2 if group in ("ii", "uu") else 1)
    return max(count, 1)


syllables = syllables_by(part_syllables, number_words, "coma")


def score(sentences):
    all_words = [w for s in sentences for w in words(s)]
    return 206.835 - 62.3 * sum(map(syllables, all_words)) / len(all_words) - len(all_words) / len(sentences)


CONDITIONS = (r"artrosis|artritis|bursitis|tendinitis|tendinopatía|ciática|(?:una )?distensión|(?:un )?desgarro|"
              r"(?:una )?fractura de cadera|(?:la )?cadera rota")
# What massage is often said to do inside the body.
MECHANISM = (r"\b(?:mejor|aument|activ|estimul|favorec|reforz|refuerz)\w* (?:la |su |las |sus |el )?"
             r"(?:circulación|riego|flujo|defensas|sistema inmun\w+)")
BANNED = [
    (r"\bcur(?:a|an|ar|ará|ación|ativ[oa]s?|e|en)\b", "promises a cure"),
    (r"\bsan(?:ar|ará|ación|ador[ae]?s?)\b", "promises healing"),
    (r"(?<!se )\btrat(?:a|an|ar|ará)\b(?! de)", "massage eases, it does not treat"),
    (r"\b(?:arregl|repar)(?:a|an|ar|ará)\b", "promises a repair"),
    (r"\btoxinas?\b", "massage does not remove toxins"),
    (r"\bd[eé]tox\b|\bdesintoxic\w*|\bdepurativ\w*|\bdepurar?\b", "massage does not detox"),
    (r"\bnudos?\b|\bcontracturas?\b", "say 'puntos sensibles'"),
    (r"\blibera(?:r|n|ción)? (?:de )?(?:la |las |tus |sus )?(?:fascia|tensi[óo]n|tensiones|tejidos?)", "not shown; say what hands do"),
    (r"\b(?:energía|energétic[oa]s?|chi|qi|meridianos?|chakras?)\b", "a belief; only as the shiatsu tradition"),
    (rf"\b(?:usted )?(?:tiene|padece|sufre)(?: de)? (?:una? )?(?:{CONDITIONS})\b", "tells a visitor what they have"),
    (rf"\bsu (?:{CONDITIONS})\b", "tells a visitor what they have"),
    (r"\b(?:el |la |los |las )?mejor(?:es)? (?:masaje|técnica|opción|resultado)s?\b", "ranks; say 'suele usarse'"),
    (r"\b(?:reduc|baj|disminu|alivi|calm|combat)\w* (?:la )?inflamación\b", "not shown in hips"),
    (r"\bantiinflamatori[oa]s?\b", "not shown in hips"),
    (r"\bsin (?:ningún )?efectos? secundarios?\b|\bno tiene efectos secundarios\b", "massage has side effects"),
    (r"\bnatural(?:es|mente)?\b", "natural says nothing about safe"),
    (r"\b(?:es|son|totalmente|completamente|perfectamente) segur[oa]s?\b(?! que)|\bsin riesgos?\b", "nobody can promise this"),
    (r"\bgaranti\w*", "nothing is guaranteed"),
    (r"\b(?:científica|clínica)mente (?:com)?probad[oa]s?\b|\bestá (?:com)?probado que\b", "overclaims"),
    (r"\b(?:alivia|quita|elimina|acaba con|hace desaparecer|termina con) (?:el |su |todo )?dolor\b", "say 'puede aliviar'"),
    (r"\b(?:alivio|resultados?) (?:duradero|permanente|definitivo)s?\b", "not shown"),
    (r"\b(?:endorfinas?|serotonina|dopamina)\b", "the mechanism is not established"),
    (MECHANISM, "the mechanism is not established"),
    (r"\bmilagr\w*|\bmágic\w*|\bmagia\b", "overclaims"),
    (r"\b(?:simplemente|obviamente|por supuesto|basta con)\b", "makes light of the reader's effort"),
    (r"\b(?:sufr|padec)(?:e|en|ir|er|iendo|iendo|imiento|e de)\b|\bvíctimas?\b", "pity; say 'personas con'"),
    (r"\bculpa\b|\bperezos[oa]s?\b|\bobes[oa]s?\b", "blames"),
    (r"\b(?:reserve|compre|contrate) \d+\b|\bbonos? de \d+\b", "sells"),
    (r"\b(?:061|066|091|092|112|911|107|131)\b", "numbers for help come from the site: {emergency_number}"),
    (r"\b(?:Seguridad Social|ambulatorio|centro de salud|SAMU|IMSS|médico de cabecera|EPS|obra social)\b",
     "words of one country; say 'médico' or 'hospital'"),
    (r"\b(?:tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b", "write numbers as digits"),
    (r"\b(?:tú|tu|tus|ti|contigo|vosotr[oa]s|vuestr[oa]s?)\b", "the visitor is usted"),
    (r"^[^¿]*\?|^[^¡]*!", "a question or call opens with ¿ or ¡"),
]
HEARSAY = r"\b(?:oír|oiga|oye|escuch\w+|dice\w*|palabra)\b"
EXCEPTIONS = [
    ("r-hydration", "toxinas?", HEARSAY, "names the popular claim, then says it is a myth"),
    ("trigger-point", "nudos?|contracturas?", HEARSAY,
     "names the popular word, then says experts disagree"),
    ("shiatsu", "energía", r"\btradición\b", "told as a belief, not a health claim"),
    ("holistic", "natural", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", MECHANISM + "|endorfinas?", HEARSAY, "names the popular claim, then says it was not shown"),
]
LANGUAGE = Language(
    tag="es", max_sentence=18, max_page=312, per_english=1.25, banned=BANNED, exceptions=EXCEPTIONS,
    measure="INFLESZ", score=score, limit=65,
    abbreviation=abbreviations("p. ej", "etc", "Dr", "Dra", "Sr", "Sra", "aprox", "núm"),
)
