"""The texts of a language folder that a visitor sees, each with its JSON pointer."""

import re


class Leads:
    """What the screen prints before warning signs and comparisons, from that language's strings.json.

    A sign is read as one sentence with its lead-in, so it is measured with it. Without strings.json there is no lead-in:
    the missing file is a fault of its own.
    """

    def __init__(self, strings):
        self.ui = (strings or {}).get("ui", {})

    def urgent(self, level, sign):
        lead = self.ui.get(f"urgent.{level}")
        return self.ui.get("urgent.line", "{lead} {sign}").format(lead=lead, sign=sign) if lead else sign

    def compare(self, side, item):
        lead = self.ui.get(f"compare.{side}")
        return f"{lead} {item}" if lead else item


def is_whole(text):
    """Does it end as a sentence does? Items of lists often do not."""
    return re.search(r"[.!?…؟।。！？][)”’\"'“»」』）\s]*$", text.replace("**", "")) is not None


class Text:
    """One visible text: where it is, what is read, and whether it is running text."""

    def __init__(self, pointer, text, running=True, read=None):
        self.pointer = pointer
        self.own = text
        self.read = read or text
        self.running = running


def urgent_texts(items, pointer, leads):
    for i, item in enumerate(items):
        yield Text(f"{pointer}/{i}/text", item["text"], read=leads.urgent(item["level"], item["text"]))


def block_texts(block, pointer, leads):
    kind = block["type"]
    if kind in ("heading", "paragraph", "note"):
        yield Text(f"{pointer}/text", block["text"], running=kind != "heading")
    elif kind in ("list", "steps"):
        for i, item in enumerate(block["items"]):
            yield Text(f"{pointer}/items/{i}", item)
    elif kind == "compare":
        for side in ("may", "not"):
            for i, item in enumerate(block[side]):
                yield Text(f"{pointer}/{side}/{i}", item, read=leads.compare(side, item))
    elif kind == "facts":
        for i, item in enumerate(block["items"]):
            yield Text(f"{pointer}/items/{i}/label", item["label"], running=False)
            yield Text(f"{pointer}/items/{i}/text", item["text"])
    else:
        raise ValueError(f"unknown block type {kind!r}")


def page_texts(page, leads):
    yield Text("/title", page["title"], running=False)
    yield Text("/subtitle", page["subtitle"], running=False)
    yield Text("/summary", page["summary"])
    yield from urgent_texts(page["urgent"], "/urgent", leads)
    for i, block in enumerate(page["blocks"]):
        yield from block_texts(block, f"/blocks/{i}", leads)
    yield Text("/evidence/text", page["evidence"]["text"])


def area_texts(area, pointer, leads):
    for key in ("name", "left", "right", "both"):
        if key in area:
            yield Text(f"{pointer}/{key}", area[key], running=False)
    yield Text(f"{pointer}/where", area["where"])
    yield from urgent_texts(area["urgent"], f"{pointer}/urgent", leads)
    for key in ("withheld", "note"):
        if area[key] is not None:
            yield Text(f"{pointer}/{key}", area[key])


def string_texts(strings, pointer=""):
    """The words of buttons, headings, views, parts of the body, card, check and glossary: every text of such a file."""
    for key, value in strings.items() if isinstance(strings, dict) else ((str(at), value) for at, value in enumerate(strings)):
        if key in ("id", "forms"):  # not read as texts of their own
            continue
        place = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if isinstance(value, (dict, list)):
            yield from string_texts(value, place)
        elif value is not None:
            yield Text(place, value, running=is_whole(value))
