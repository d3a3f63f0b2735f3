#!/usr/bin/env python3
"""The content pack fits together: every id exists, every page is within reach, the safety rules hold.

The program's own loader checks the format; this is a second, independent look at the meaning."""

import json
import unittest
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[2] / "content"


def load(name):
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


PACK = load("pack.json")
MAP = load("map.json")
AREAS = load("en/areas.json")
PAGES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (CONTENT / "en/pages").glob("*.json")}
LEVELS = {(r["condition"], r["technique"]): r["level"] for r in MAP["relations"]}


def of_kind(kind):
    return {name for name, page in PAGES.items() if page["kind"] == kind}


class Coverage(unittest.TestCase):
    GUIDE = ["osteoarthritis", "bursitis", "muscle-strain", "tendinitis", "sciatica", "hip-fracture"]

    def test_everything_the_guide_speaks_of_has_a_page(self):
        self.assertLessEqual(set(self.GUIDE), of_kind("condition"))
        counts = {k: len(of_kind(k)) for k in ("technique", "benefit", "recipient-tip", "practitioner-tip")}
        self.assertEqual(counts, {"technique": 10, "benefit": 6, "recipient-tip": 8,
                                  "practitioner-tip": 7})
        # Beside those that screens lead to, one that credits the drawings.
        self.assertEqual(set(PACK["roles"].values()) | {"about-pictures"}, of_kind("notice"))

    def test_every_region_has_its_words(self):
        self.assertEqual([r["id"] for r in MAP["regions"]], list(AREAS))
        for region in MAP["regions"]:
            area = AREAS[region["id"]]
            self.assertEqual("left" in area, region["sides"] == ["left", "right"], region["id"])
            self.assertEqual(area["withheld"] is not None, bool(region["techniques"]["withheld"]), region["id"])

    def test_every_area_has_a_topic_and_the_guides_stand_first(self):
        for region in MAP["regions"]:
            conditions = region["conditions"]
            self.assertTrue(conditions["primary"] or region["id"] == "not-sure", region["id"])
            for listed in conditions.values():
                of_guide = [c in self.GUIDE for c in listed]
                self.assertEqual(of_guide, sorted(of_guide, reverse=True), region["id"])

    def test_every_page_is_within_reach(self):
        reached = set(PACK["roles"].values()) | of_kind("recipient-tip")
        for region in MAP["regions"]:
            reached.update(region["alerts"], region["tips"])
            for lists in (region["conditions"], region["techniques"]):
                reached.update(*lists.values())
        for page in PAGES.values():
            reached.update(page["relations"])
        self.assertEqual(set(PAGES) - reached, set())


class Pressure(unittest.TestCase):
    STEPS = ["very light", "light", "medium", "firm", "very firm"]

    def test_the_bar_shows_what_the_words_say(self):
        for name in of_kind("technique"):
            facts = [f for b in PAGES[name]["blocks"] if b["type"] == "facts" for f in b["items"] if "of" in f]
            self.assertEqual(len(facts), 1, name)
            low, high = (self.STEPS.index(words) + 1 for words in facts[0]["text"].lower().split(" to "))
            self.assertEqual((facts[0]["from"], facts[0]["level"], facts[0]["of"]), (low, high, len(self.STEPS)), name)
            for language in PACK["languages"][1:]:
                blocks = load(f'{language["tag"]}/pages/{name}.json')["blocks"]
                there = [f for b in blocks if b["type"] == "facts" for f in b["items"] if "of" in f]
                self.assertEqual([(f["from"], f["level"], f["of"]) for f in there], [(low, high, len(self.STEPS))], name)


class Ids(unittest.TestCase):
    def test_pages_carry_their_file_name(self):
        for name, page in PAGES.items():
            self.assertEqual(page["id"], name)

    def test_every_id_exists(self):
        sources = {s["id"] for s in PACK["sources"]}
        cited = {s for p in PAGES.values() for s in p["evidence"]["sources"]}
        self.assertEqual(cited, sources)
        for name, page in PAGES.items():
            self.assertLessEqual(set(page["relations"]), set(PAGES) - {name}, name)
        for structure in MAP["structures"]:
            self.assertLessEqual(set(structure["pages"]), set(PAGES), structure["id"])

    def test_pictures_are_drawn(self):
        drawn = {p.stem for p in (CONTENT.parent / "assets" / "pictures").glob("*.svg")}
        named = {p["picture"] for p in PAGES.values() if "picture" in p}
        named |= {name for p in PAGES.values() for b in p["blocks"] for name in b.get("pictures", [])}
        self.assertEqual(named, drawn)

    def test_highlights_are_known(self):
        parts = {f"structure-{s['id']}" for s in MAP["structures"]} | {f"region-{r['id']}" for r in MAP["regions"]}
        marks = {f"mark-{t}" for t in of_kind("technique")} | {"mark-broken-neck"}
        for name, page in PAGES.items():
            if page["figure"] is None:
                continue
            for part in page["figure"]["highlight"]:
                self.assertIn(part.removesuffix("-left").removesuffix("-right"), parts, name)
            if page["figure"]["marks"] is not None:
                self.assertIn(page["figure"]["marks"], marks, name)


class Safety(unittest.TestCase):
    def test_no_technique_near_an_emergency_page(self):
        emergencies = {n for n, p in PAGES.items() if p.get("emergency")}
        self.assertEqual(emergencies, {"hip-fracture"})
        for name in emergencies:
            self.assertFalse(set(PAGES[name]["relations"]) & of_kind("technique"))
            self.assertNotIn("compare", [b["type"] for b in PAGES[name]["blocks"]])
            self.assertFalse([pair for pair in LEVELS if pair[0] == name])
        for technique in of_kind("technique"):
            self.assertFalse(emergencies & set(PAGES[technique]["relations"]), technique)
        for region in MAP["regions"]:
            self.assertFalse(emergencies & {c for part in region["conditions"].values() for c in part}, region["id"])
            self.assertLessEqual(set(region["alerts"]), emergencies)

    def test_every_technique_stands_once_in_every_region(self):
        for region in MAP["regions"]:
            listed = [t for part in region["techniques"].values() for t in part]
            self.assertEqual(sorted(listed), sorted(of_kind("technique")), region["id"])

    def test_no_massage_where_there_must_be_none(self):
        for region in MAP["regions"]:
            if region["id"] in ("lower-abdomen", "pubic"):
                self.assertEqual(set(region["techniques"]["withheld"]), of_kind("technique"))

    def test_conditions_and_techniques_are_linked_only_where_they_go_together(self):
        conditions = of_kind("condition") - {"hip-fracture"}
        self.assertEqual(set(LEVELS), {(c, t) for c in conditions for t in of_kind("technique")})
        for name, page in PAGES.items():
            for other in page["relations"]:
                pair = (name, other) if page["kind"] == "condition" else (other, name)
                if {page["kind"], PAGES[other]["kind"]} == {"condition", "technique"}:
                    self.assertIn(LEVELS[pair], ("primary", "secondary"), pair)

    def test_every_condition_begins_with_its_urgent_lines(self):
        for name in of_kind("condition"):
            levels = [u["level"] for u in PAGES[name]["urgent"]]
            self.assertLessEqual({"emergency", "today"}, set(levels), name)
            self.assertEqual(levels, sorted(levels, key=("emergency", "today", "soon").index), name)

    def test_nobody_is_named_as_reviewer_who_has_not_signed(self):
        for name, page in PAGES.items():
            signed = [page["review"][k] is not None for k in ("by", "role", "on")]
            self.assertIn(signed, ([False] * 3, [True] * 3), name)


if __name__ == "__main__":
    unittest.main()
