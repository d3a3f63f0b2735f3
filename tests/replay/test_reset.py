#!/usr/bin/env python3
"""A screen that was left forgets: the state after the wipe is the state at the start (DESIGN section 2, rule 2)."""

import json
import os
import unittest

from kiosk import Kiosk, load, pages, quoted, tap
from walk import Walk

UI = load("en/strings.json")["ui"]
START = [tap(UI["attract.start"])]
STAY = tap(UI["still.stay"])
kiosk = Kiosk(os.environ.get("HIPKIOSK_SCREEN", "24-landscape"))
WARN_S, COUNTDOWN_S = 90, 30  # defaults of the site file


class Reset(unittest.TestCase):
    def expect_wiped(self, *visit, warn_s=WARN_S):
        # the wait on attract brings its soft pulse back to rest
        dumps = kiosk.run(["dump", *START, *visit, f"wait {warn_s * 1000}", "expect view still",
                           f"wait {COUNTDOWN_S * 1000}", "expect view attract", "dump"])
        self.assertEqual(dumps[-1], dumps[0])

    def test_map(self):
        self.expect_wiped()

    def test_index_scrolled(self):
        self.expect_wiped(tap(UI["bar.index"]), "key page-down", "wait 300")

    def test_view_layer_and_area(self):
        words = load("en/strings.json")
        self.expect_wiped(tap(words["views"]["back"]["name"]), tap(UI["layer.bones"]),
                          tap(UI["bar.help"]), tap(UI["bar.home"]), tap(UI["map.session"]))

    def test_text_and_display(self):
        self.expect_wiped(tap(UI["bar.display"]), tap(UI["display.text_largest"]), tap(UI["display.contrast_high"]),
                          tap(UI["display.motion_reduced"]), tap(UI["display.tone_dark"]), "key home")

    def test_finger_still_down_elsewhere(self):
        self.expect_wiped("finger 3 down 5 5", "finger 3 up 5 5", "key tab")

    def test_the_second_visit_is_as_the_first(self):
        first = kiosk.run([*START, "dump", tap(UI["bar.index"]), "dump"])
        second = kiosk.run([*START, tap(UI["bar.help"]), tap(UI["bar.index"]), "key page-down",
                            "wait 90000", "wait 30000", "expect view attract", *START, "dump", tap(UI["bar.index"]), "dump"])
        self.assertEqual(second, first)

    def test_touch_in_time_keeps_the_visit(self):
        dumps = kiosk.run([*START, tap(UI["bar.index"]), "dump", "wait 90000", "wait 29000", "expect view still", STAY, "dump"])
        self.assertEqual(dumps[1], dumps[0])

    def test_it_can_be_put_off_without_end(self):
        again = ["wait 90000", "expect view still", STAY, "expect view map"]
        kiosk.run([*START, *(again * 20), "wait 119000", "expect view still", "wait 1000", "expect view attract"])

    def test_any_touch_stays_and_does_nothing_else(self):
        dumps = kiosk.run([*START, "dump", "wait 90000", "tap 3 3", "dump"])
        self.assertEqual(dumps[1], dumps[0])

    def expect_time_to_read(self, page, *visit):
        """100 words a minute, counted as the content check counts: blanks part words."""
        def texts(value):
            if isinstance(value, dict):
                for key, inner in value.items():
                    yield from () if key in ("type", "level", "of") else texts(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from texts(inner)
            elif isinstance(value, str):
                yield value

        shown = [page[key] for key in ("title", "subtitle", "summary", "urgent", "blocks")] + [page["evidence"]["text"]]
        needed_ms = 600 * sum(any(map(str.isalnum, word)) for text in texts(shown) for word in text.split())
        self.assertGreater(needed_ms, WARN_S * 1000 + 10000, "too short to tell")
        # a tap waits a moment for the picture to rest
        kiosk.run([*START, *visit, f"wait {needed_ms - 1000}", "expect no text " + quoted(UI["still.title"]), "wait 1000",
                   "expect view still"])
        self.expect_wiped(*visit, warn_s=needed_ms // 1000 + 1)

    def test_a_long_page_gives_time_to_read(self):
        ways = Walk(kiosk).ways()
        page = max(pages().values(), key=lambda page: len(json.dumps(page["blocks"])))
        self.expect_time_to_read(page, *ways[page["id"]][1], "expect view page")

    def test_so_does_the_help(self):
        self.expect_time_to_read(pages()["get-help"], tap(UI["bar.help"]), "expect view help")


if __name__ == "__main__":
    unittest.main()
