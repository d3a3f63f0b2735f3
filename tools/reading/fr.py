"""French: Kandel and Moles.

Kandel and Moles 1958, Application de l'indice de Flesch à la langue française, Cahiers d'études de radio-télévision 19:
253-274: 207 - 1.015 W/S - 73.6 Y/W with W words, S sentences, Y syllables. Read as Flesch's scale: 60 to 70 is ordinary.
"""

import re

from reading.language import Language, abbreviations, spelled, syllables_by, words

SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
TENS = "vingt trant quarant cinquant soixant".split()  # as they sound before another word


def below_100(n):
    """70 and 90 go on counting from 60 and 80. Spelled for counting alone: vingttéun, soixantdix."""
    if n < 17:
        return SMALL[n]
    if n < 20:
        return "dix" + SMALL[n - 10]
    if n < 80:
        ten = min(n // 10, 6)
        rest = n - ten * 10
        return TENS[ten - 2] + ("" if not rest else "té" + below_100(rest) if rest in (1, 11) else below_100(rest))
    return "quatrevingt" + (below_100(n - 80) if n > 80 else "")


def number_words(n):
    return spelled(n, below_100, lambda h: "cent" if h == 1 else SMALL[h] + "cent", "mille")


# -ent is silent in verbs (ils aident), and in few other words; -ment is said, but for a few verbs.
ENT_SAID = re.compile(r"ment$|(?:souv|arg|cont|différ|indiffér|fréqu|réc|urg|abs|prés|par|ag|viol|évid|"
                      r"prud|excell|précéd|adolesc|perman|équival|contin|serp|tal|couv|imm|immin|pertin|innoc|intellig|nég|néglig|"
                      r"transpar|appar|adhér|référ|antécéd|consci|incid|résid|accid|compét|suppl|turbul|cli|pati|ingrédi|effici|"
                      r"inconvéni|expédi|orient|auparav)ent$")
MENT_SILENT = set("aiment forment calment dorment ferment confirment transforment estiment consomment expriment affirment enferment "
                  "déforment endorment informent enflamment".split())


def silent_ent(word):
    return word.endswith("ent") and len(word) > 4 and (word in MENT_SILENT or not ENT_SAID.search(word))


def part_syllables(word):
    """As said with care: a silent e counts inside a word (doucement), not at its end (massage, aident)."""
    word = re.sub("[’']", "", word.replace("œ", "oe"))
    has_silent_ent = silent_ent(word)
    word = re.sub(r"qu$", "q", word)  # jusqu’à, cut at its apostrophe
    word = re.sub(r"(?<=q)u(?=[aeiouyàâéèêëîïô])|(?<=g)u(?=[eiyéèêëîï])", "", word)
    word = re.sub(r"(?<=[aeiouéâ])y(?=[aeiouéèê])|^y(?=[aeiou])", "j", word)  # voyage, yeux
    word = re.sub(r"(?<=[aeou])il(?:l(?=[aeiouéèê])|$)", "j", word)  # feuille, travail, bouillotte
    if has_silent_ent:
        word = word[:-3]
    elif re.search(r"[^aeiouéèêâîôû]es?$|(?<=[aiouéy])es?$", word):
        word = re.sub(r"es?$", "", word)
    sounds = list(re.finditer(r"eau|oeu|ou|oû|où|oi|oî|ai|aî|au|ei|eî|eu|eû|oe|[aàâäeéèêëiîïoôöuùûüy]", word))
    count = len(sounds)
    for one, two in zip(sounds, sounds[1:]):
        # i, u and ou glide into the vowel they touch (pied, muet, oui), but not after two consonants (client, ouvrier).
        is_glide = one.end() == two.start() and one.group() in ("i", "u", "y", "ou", "ï")
        is_apart = re.search(r"[bcdfgptv][rl]$", word[:one.start()]) and one.group() + two.group() != "ui"
        count -= bool(is_glide and not is_apart)
    return max(count, 1)


syllables = syllables_by(part_syllables, number_words, "virgule")


def spoken_words(sentence):
    """An elided word is a word of its own (l’eau is two, as is usual when French is counted), aujourd’hui is one."""
    for word in words(sentence):
        yield from [word] if word.lower().startswith("aujourd") else re.split("[’']", word)


def score(sentences):
    all_words = [w for s in sentences for w in spoken_words(s)]
    # The l of l’eau has no vowel: it belongs to the syllable that follows.
    count = sum(syllables(w) for w in all_words if not re.fullmatch(r"[b-df-hj-np-tv-xz]|qu", w.lower()))
    return 207 - 1.015 * len(all_words) / len(sentences) - 73.6 * count / len(all_words)


CONDITIONS = (r"(?:de l[’'])?(?:une? )?arthrose|(?:une )?arthrite|(?:une )?bursite|(?:une )?tendinite|(?:une )?tendinopathie|"
              r"(?:une )?sciatique|(?:une )?élongation|(?:un )?claquage|(?:une )?fracture de (?:la )?hanche|(?:une )?hanche cassée")
# What massage is often said to do inside the body.
MECHANISM = (r"\b(?:amélior|stimul|augment|activ|renforc|favoris|boost)\w* (?:la |votre |les |vos |le )?"
             r"(?:circulation|flux|défenses|système immun\w+|immunité)")
BANNED = [
    (r"\bcures?\b", "promises a cure"),
    (r"\bguéri\w*", "promises healing"),
    (r"\b(?:trait(?:e|ent|er|era)|soign(?:e|ent|er|era))\b", "massage eases, it does not treat"),
    (r"\brépar\w*|\bremet(?:tre|tra)?s? en place\b", "promises a repair"),
    (r"\btoxines?\b", "massage does not remove toxins"),
    (r"\bdétox\w*|\bpurifi\w*|\bdépurati\w*", "massage does not detox"),
    (r"\bnœuds?\b|\bnoeuds?\b", "say 'points sensibles'"),
    (r"\b(?:libèr|relâch|débloqu)\w* (?:la |les |le |vos )?(?:fascias?|tensions?|tissus?)", "not shown; say what hands do"),
    (r"\b(?:énergie|énergétiques?|qi|chi|méridiens?|chakras?)\b", "a belief; only as the shiatsu tradition"),
    (rf"\b(?:vous (?:\w+ )?(?:avez|souffrez d[e’']|êtes atteint\w* d[e’']))\s?(?:{CONDITIONS})\b", "tells a visitor what they have"),
    (rf"\bvotre (?:{CONDITIONS})\b", "tells a visitor what they have"),
    (r"\bmeilleure?s? (?:massage|technique|choix|résultat)s?\b", "ranks; say 'souvent utilisé'"),
    (r"\b(?:rédui|diminu|baiss|soulag|calm|apais|combat)\w* (?:l[’']|une )?inflammation\b", "not shown in hips"),
    (r"\banti-?inflammatoires?\b", "not shown in hips"),
    (r"\b(?:sans|aucun|pas d[’']) ?effets? (?:secondaires?|indésirables?)\b", "massage has side effects"),
    (r"\bnaturel(?:le)?s?\b|\bnaturellement\b", "natural says nothing about safe"),
    (r"\bsans (?:aucun )?(?:danger|risque)\b|\b(?:totalement|parfaitement|complètement) sûre?s?\b", "nobody can promise this"),
    (r"\bgaranti\w*", "nothing is guaranteed"),
    (r"\b(?:scientifique|clinique)ment prouvé\w*|\best prouvé que\b", "overclaims"),
    (r"\b(?:soulage|supprime|élimine|enlève|chasse|fait disparaître|met fin à) (?:la |les |vos |votre )?douleurs?\b", "say 'peut soulager'"),
    (r"\b(?:soulagement|effets?|résultats?) (?:durable|permanent|définitif)s?\b", "not shown"),
    (r"\b(?:endorphines?|sérotonine|dopamine)\b", "the mechanism is not established"),
    (MECHANISM, "the mechanism is not established"),
    (r"\bmiracles?\b|\bmiraculeu\w*|\bmagi(?:e|ques?)\b", "overclaims"),
    (r"\b(?:simplement|évidemment|bien sûr|il suffit de)\b", "makes light of the reader's effort"),
    (r"\bsouffr(?:e|ent|ez|ir|ant\w*|ances?)\b|\bvictimes?\b", "pity; say 'personnes qui ont'"),
    (r"\bvotre faute\b|\bparesseu\w*|\bobèses?\b", "blames"),
    (r"\b(?:réservez|achetez) \d+\b|\bforfaits?\b", "sells"),
    (r"\b(?:appel\w*|composez|faites|numéro)\s(?:le\s)?(?:15|17|18|112|114|117|118|144|911)\b|\b(?:112|911|144)\b",
     "numbers for help come from the site: {emergency_number}"),
    (r"\b(?:SAMU|pompiers|médecin traitant|généraliste|Sécu|Sécurité sociale|Assurance maladie|CHU|CLSC)\b",
     "words of one country; say 'médecin' or 'hôpital'"),
    (r"\b(?:trois|quatre|cinq|six|sept|huit|dix|onze|douze)\b", "write numbers as digits"),
    (r"\b(?:tu|toi|tes)\b", "the visitor is vous"),
    (r"(?<![\s?!])[?!;]|(?<=\w):(?=\s|$)|(?<= )[?!;:»]|« ", "a no-break space goes before ? ! ; : and inside « »"),
]
HEARSAY = r"\b(?:enten\w+|dit|disent|mot|lire)\b"
EXCEPTIONS = [
    ("r-hydration", "toxines?", HEARSAY, "names the popular claim, then says it is a myth"),
    ("trigger-point", "n(?:œ|oe)uds?", HEARSAY, "names the popular word, then says experts disagree"),
    ("shiatsu", "énergie", r"\btradition\b", "told as a belief, not a health claim"),
    ("holistic", "naturel(?:le)?s?", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", MECHANISM + "|endorphines?", HEARSAY, "names the popular claim, then says it was not shown"),
]
LANGUAGE = Language(
    tag="fr", max_sentence=18, max_page=312, per_english=1.25, banned=BANNED, exceptions=EXCEPTIONS,
    measure="Kandel-Moles", score=score, limit=65,
    abbreviation=abbreviations(r"p\. ex", "etc", "Dr", "Dre", "M", "Mme", "env", r"c\.-à-d"),
)
