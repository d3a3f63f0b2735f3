"""The texts of a language's files that are translated, each with its JSON pointer and its place in the file.

Files are changed by putting new words in the places of old ones, so that everything else stays as somebody wrote it.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

FILES = ("strings", "areas", "card", "safety", "glossary")  # beside pages/; the last three are optional
KEPT = {"id", "kind", "type", "level", "of", "from", "order", "when", "emergency", "figure", "picture", "pictures", "relations",
        "sources", "review"}  # the same in every language; the kiosk's check compares them
WIDTH = 130  # of a list of synonyms on one line

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


@dataclass
class Text:
    """One text, or all synonyms of a page or area (then `words` is a list)."""

    pointer: str
    words: object  # str, or a list of str
    start: int  # where it stands in the file: characters
    end: int


class FileError(Exception):
    pass


def step(pointer, key):
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def read_value(token, tokens, pointer, kept, found):
    """Take the value that begins with `token`; put its texts into `found`."""
    word, start, end, inside = token.group(), token.start(), token.end(), []
    if word in "{[":
        key = -1
        for token in tokens:
            end = token.end()
            if token.group() in "}]":
                break
            if token.group() == ",":
                continue
            if word == "[":
                key += 1
            else:
                key = json.loads(token.group())
                next(tokens)  # the colon
                token = next(tokens)
            at = step(pointer, key)
            is_kept = (kept or key in KEPT or at == "/evidence/label") and at != "/figure/strokes"
            read_value(token, tokens, step(pointer, key), is_kept, inside)
        if pointer.endswith(("/synonyms", "/forms")) and not kept:
            inside = [Text(pointer, [text.words for text in inside], start, end)]
    elif word[0] == '"' and not kept:
        inside = [Text(pointer, json.loads(word), start, end)]
    found += inside


def texts_of(path):
    """(the file's characters, its Texts in their order)."""
    try:
        source = path.read_text(encoding="utf-8")
        json.loads(source)
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: cannot be read: {error}") from None
    found = []
    tokens = TOKEN.finditer(source)
    read_value(next(tokens), tokens, "", False, found)
    return source, found


def quoted(words, indent):
    """`words` as JSON, a list on one line where it fits."""
    if isinstance(words, str):
        return json.dumps(words, ensure_ascii=False)
    line = "[" + ", ".join(quoted(word, "") for word in words) + "]"
    if len(line) <= WIDTH - len(indent):
        return line
    return "[" + ",".join(f"\n{indent}  {quoted(word, '')}" for word in words) + f"\n{indent}]"


def replaced(source, texts, new):
    """`source` with the words of `new` (pointer: words) in the places of `texts`."""
    parts, at = [], 0
    for text in texts:
        if text.pointer in new and new[text.pointer] != text.words:
            line = source[source.rfind("\n", 0, text.start) + 1 : text.start]
            parts += [source[at : text.start], quoted(new[text.pointer], re.match(r"\s*", line).group())]
            at = text.end
    return "".join(parts) + source[at:]


def files_of(folder):
    """Names of a language's files, below its folder."""
    names = [f"{name}.json" for name in FILES if (folder / f"{name}.json").is_file()]
    return names + [f"pages/{path.name}" for path in sorted((folder / "pages").glob("*.json"))]


def places(words):
    """What a translation must keep: names in braces, and how often bold begins or ends."""
    return sorted(re.findall(r"\{\w+\}", words)), words.count("**")
