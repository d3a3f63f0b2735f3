#!/usr/bin/env python3
"""What the pack says stands on the screens, all of it: every string of every page and area, with the site's own choices. A page
whose sources, warnings or evidence are left out is a fault that no test of form would find."""

import json
import re
import tempfile
import unittest
from pathlib import Path

from kiosk import Kiosk, load, pages
from walk import Walk

EVIDENCE = ("strong", "moderate", "limited", "traditional", "none")


def plain(text):
    """As it is drawn: without marks of bold and isolates, blanks single."""
    return re.sub(r"\s+", " ", text.replace("**", "").replace("\u2068", "").replace("\u2069", "")).strip()


def filled(text, number="112"):
    return plain(text.replace("{emergency_number}", number).replace("{clinic_name}", ""))


def said_by(dumps):
    return [plain(text["text"]) for dump in dumps for text in dump["texts"]]


def strings_of(block):
    for key in ("text", "lead"):
        if isinstance(block.get(key), str):
            yield block[key]
    for key in ("items", "may", "not"):
        for item in block.get(key, ()):
            if isinstance(item, str):
                yield item
            else:
                yield from (item[k] for k in ("label", "text") if isinstance(item.get(k), str))


def walk_of(**more):
    return Walk(Kiosk("24-landscape", **more))


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.walk = walk_of()
        cls.pages = pages()
        cls.strings = load("en/strings.json")["ui"]
        cls.sources = {source["id"]: source for source in load("pack.json")["sources"]}
        cls.said = {}
        for page, (_, way) in cls.walk.ways().items():
            cls.said[page] = " \n ".join(said_by(cls.walk.screenfuls([way])))

    def wanted(self, page):
        said = self.pages[page]
        yield from (said["title"], said["subtitle"], said["summary"])
        for line in said["urgent"]:
            yield line["text"]
        for block in said["blocks"]:
            yield from strings_of(block)
        evidence = said["evidence"]
        yield evidence["text"]
        if said["kind"] != "notice" and not said.get("emergency"):  # those rest on rules, not on studies of massage
            yield self.strings[f'evidence.{evidence["label"]}']
        for source in evidence["sources"]:
            yield self.sources[source]["title"]
        for other in said["relations"]:
            yield self.pages[other]["title"]
        yield self.strings["page.disclaimer"]
        if not said["review"]["by"]:
            yield self.strings["page.unreviewed"]

    def test_every_string_of_every_page(self):
        self.assertEqual(set(self.said), set(self.pages))
        missing = [f"{page}: {text[:60]}" for page in self.pages for text in self.wanted(page)
                   if filled(text) not in self.said[page]]
        self.assertEqual(missing, [])

    def test_no_page_claims_other_evidence(self):
        for page, said in self.pages.items():
            own = said["evidence"]["label"]
            words = [self.strings[f"evidence.{label}"] for label in EVIDENCE if label != own]
            found = [word for word in words if f"\n {word} \n" in self.said[page]]
            self.assertEqual(found, [], page)


class Areas(unittest.TestCase):
    def test_every_string_of_every_area(self):
        walk, areas = walk_of(), load("en/areas.json")
        regions = {region["id"]: region for region in load("map.json")["regions"]}
        titles = {page: said["title"] for page, said in pages().items()}
        missing = []
        for area, way in walk.areas().items():
            said = " \n ".join(said_by(walk.screenfuls([way])))
            region = regions[area]
            wanted = [areas[area]["name"], areas[area]["where"], *(line["text"] for line in areas[area]["urgent"])]
            wanted += [text for text in (areas[area]["withheld"], areas[area]["note"]) if text]
            linked = [*region["conditions"]["primary"], *region["conditions"]["secondary"], *region["alerts"],
                      *region["techniques"]["primary"], *region["techniques"]["secondary"], *region["tips"]]
            wanted += [titles[page] for page in linked]
            missing += [f"{area}: {text[:60]}" for text in wanted if filled(text) not in said]
        self.assertEqual(missing, [])

    def test_twenty_tips_are_twenty_tips(self):
        """No screen leaves out what the pack accepts."""
        import shutil
        from kiosk import SOURCE_DIR
        with tempfile.TemporaryDirectory() as root:
            pack = Path(root) / "pack"
            shutil.copytree(SOURCE_DIR / "content", pack)
            tip = json.loads((pack / "en/pages/r-communication.json").read_text(encoding="utf-8"))
            for i in range(20):
                copy = dict(tip, id=f"r-copy-{i:02}", title=f"Copy {i:02} of a tip")
                (pack / f"en/pages/r-copy-{i:02}.json").write_text(json.dumps(copy), encoding="utf-8")
            walk = walk_of(content=pack)
            said = " ".join(said_by(walk.screenfuls([walk.doors["session"][1]])))
            self.assertEqual([i for i in range(20) if f"Copy {i:02} of a tip" not in said], [])


class Site(unittest.TestCase):
    def test_number_and_techniques_are_the_sites(self):
        with tempfile.TemporaryDirectory() as root:
            site = Path(root) / "site.json"
            site.write_text(json.dumps({"emergency_number": "0800 111 222", "techniques": ["swedish"],
                                        "clinic_name": "Clinic by the Lake"}), encoding="utf-8")
            kiosk = Kiosk("24-landscape")
            kiosk.more += ["--site", str(site)]
            walk = Walk(kiosk)
            help_texts = " ".join(said_by(walk.screenfuls([walk.home[:1]])))
            self.assertIn("0800 111 222", help_texts)
            self.assertNotIn("112", help_texts.replace("0800 111 222", ""))
            self.assertIn("Clinic by the Lake", " ".join(said_by(kiosk.run(["dump"]))))
            actions = {thing["action"] for dump in walk.screenfuls(list(walk.areas().values())) for thing in dump["targets"]}
            shown = [page for page, said in pages().items() if said["kind"] == "technique" and f"page {page}" in actions]
            self.assertEqual(shown, ["swedish"])


if __name__ == "__main__":
    unittest.main()
