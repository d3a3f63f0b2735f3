"""How a language is measured: what its files here fill in, and what they share."""

import re
from dataclasses import dataclass, field
from typing import Callable, Optional

# Marks that are part of a word although they are no letters: Arabic vowel signs, and those of Devanagari (not its danda).
MARKS = "\u064b-\u065f\u0670\u0900-\u0903\u093a-\u0963\u200c\u200d"
LETTERS = rf"(?:[^\W_]|[{MARKS}])+"
# A hyphen joins two words into one (side-lying); a chain of more would only hide words.
WORD = re.compile(rf"\d+[.,]\d+|{LETTERS}(?:[’']{LETTERS})*(?:-{LETTERS}(?:[’']{LETTERS})*)?")
# Characters without a width of their own: soft hyphen, zero width space, direction marks and isolates.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2066-\u2069]")

PLACEHOLDERS = {"{emergency_number}": "112", "{clinic_name}": "the clinic", "{name}": "Ann Lee", "{role}": "doctor",
                "{date}": "1 May", "{seconds}": "30", "{done}": "3", "{total}": "9", "{number}": "3", "{list}": "this"}

# A space ends a sentence after its mark, but for the full-width marks, which have none behind them.
END = re.compile(r"(?<=[.!?…؟।])(?:[)”’\"'“]|\s?»)*\s+|(?<=[。！？])[”’」』）]*")


def words(text):
    return WORD.findall(text)


def plain(text):
    """Text as it is read: placeholders filled, bold marks gone."""
    for name, value in PLACEHOLDERS.items():
        text = text.replace(name, value)
    return INVISIBLE.sub("", text.replace("**", ""))


@dataclass(frozen=True)
class Language:
    tag: str
    max_sentence: int
    banned: list
    # (page or area id, pattern of the banned word, pattern the sentence must match, reason)
    exceptions: list = field(default_factory=list)
    units: Callable = words  # what sentences and pages are counted in
    unit: str = "words"
    max_page: int = 250
    per_english: Optional[float] = None  # units a page may have for each word of the same page in English
    # The published measure: its name, how it comes from a list of sentences, and what is still easy.
    measure: Optional[str] = None
    score: Optional[Callable] = None
    limit: float = 0
    higher_is_easier: bool = True
    abbreviation: Optional[re.Pattern] = None  # a full stop that ends no sentence
    bare: Callable = staticmethod(lambda text: text)  # what banned wording is looked for in

    def sentences(self, text):
        """A text cut into sentences; a text without a full stop is one sentence, and "Dr." ends none."""
        whole, at = plain(text).strip(), 0
        parts = []
        for end in END.finditer(whole):
            if not (self.abbreviation and self.abbreviation.search(whole[at:end.start()])):
                parts.append(whole[at:end.end()].strip())
                at = end.end()
        return [p for p in [*parts, whole[at:]] if words(p)]

    def score_of(self, texts):
        """The measure over texts, or None where there is no word or no measure."""
        cut = [s for t in texts for s in self.sentences(t)]
        return self.score(cut) if self.score and cut else None

    def is_hard(self, level):
        level = round(level, 1)
        return level < self.limit if self.higher_is_easier else level > self.limit

    def harder(self, levels):
        levels = [level for level in levels if level is not None]
        return (min if self.higher_is_easier else max)(levels, default=None)


def abbreviations(*short):
    """A pattern for words whose full stop ends no sentence, and for single letters."""
    return re.compile(rf"(?:\b(?:{'|'.join(short)})\.|\b[^\W\d_]\.)[)”’\"']*$")


def spelled(number, below_100, hundreds, thousand):
    """A whole number, 0 to 9999, as the words a reader says for it."""
    if number < 100:
        return [below_100(number)]
    if number < 1000:
        first, rest = [hundreds(number // 100)], number % 100
    else:
        first, rest = [*([below_100(number // 1000)] if number >= 2000 else []), thousand], number % 1000
    return first + (spelled(rest, below_100, hundreds, thousand) if rest else [])


def syllables_by(of_part, number_words, comma):
    """Syllables of a word as `words` gives it: hyphens, digits and decimals included."""

    def count(word):
        word = word.lower()
        if re.fullmatch(r"\d+[.,]\d+", word):
            whole, digits = re.split("[.,]", word)
            return count(whole) + of_part(comma) + sum(count(d) for d in digits)
        if word.isdigit():
            return sum(of_part(w) for w in number_words(int(word[-4:])))
        return sum(of_part(p) if not p.isdigit() else count(p) for p in re.split("[-–/]", word) if p)

    return count
