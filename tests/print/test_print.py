#!/usr/bin/env python3
"""hipkiosk-print (src/print/README.md): what its pages say, and what becomes of a job, with a CUPS scheduler of the test's own.

The program is $HIPKIOSK_PRINT, $HIPKIOSK_CODE makes the line of a QR code (ctest sets both)."""

import os
import re
import signal
import subprocess
import tempfile
import time
import unicodedata
import unittest
from pathlib import Path

from scheduler import Scheduler

PROGRAM, CODE = os.environ["HIPKIOSK_PRINT"], os.environ["HIPKIOSK_CODE"]
PLANTED = "Quittenblüte"  # a word that must be found on paper and nowhere else

FACES = {
    "en": ("ltr", ["title For your therapist", "area Left outer hip", "brief 6 of 10", "say It has been there for some weeks.",
                   f"say It is worse when I climb stairs. {PLANTED}", "know Please know", "item I take blood thinners."]),
    "de": ("ltr", ["title Für Ihre Therapeutin", "area Äußere Hüfte links", "say Es schmerzt größtenteils nachts."]),
    "ar": ("rtl", ["title لمعالجك", "area الورك الخارجي من اليسار", "brief 6 من 10", "say بدأ منذ بضعة أسابيع.",
                   "know يرجى العلم", "item أتناول أدوية مميعة للدم."]),
    "zh-Hans": ("ltr", ["title 给您的治疗师", "area 左侧髋外侧", "brief 6 / 10", "say 已经有几个星期了。", "know 请知悉",
                        "item 我正在服用抗凝药。"]),
}
A4, LETTER = (595, 842), (612, 792)


def code(text):
    return subprocess.run([CODE, text], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def card(*languages, media="A4", more=(), repeat=1):
    lines = [f"media {media}"]
    for language in languages:
        direction, texts = FACES[language]
        lines += [f"language {language} {direction}", texts[0], *(texts[1:] * repeat)]
    return ("\n".join([*lines, *more, "end"]) + "\n").encode()


def page(text, ok=True):
    done = subprocess.run([PROGRAM, "--pdf"], input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, check=False)
    if ok and done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout if ok else done


def said(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def letters(text):
    """As it reads, without what an extractor adds or turns round: blanks, marks of direction, the order inside lam-alef."""
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c)[0] not in "MC")
    return re.sub("ل([اأإآ])|([اأإآ])ل", lambda found: (found[1] or found[2]) + "ل", kept)


def info(pdf):
    done = subprocess.run(["pdfinfo", "-"], input=pdf, stdout=subprocess.PIPE, check=True).stdout.decode()
    pages = int(re.search(r"Pages: *(\d+)", done)[1])
    w, h = re.search(r"Page size: *([\d.]+) x ([\d.]+)", done).groups()
    return pages, round(float(w)), round(float(h)), done


class Pages(unittest.TestCase):
    def test_each_language_says_all_its_lines_in_order(self):
        for language, (_, lines) in FACES.items():
            for media in ("A4", "na_letter_8.5x11in", "X80MMY297MM"):
                with self.subTest(language=language, media=media):
                    text = letters(said(page(card(language, media=media))))
                    at = 0
                    for line in lines:
                        words = line.split(" ", 1)[1]
                        # An extractor puts numbers and stops of a line from right to left where it likes.
                        if language == "ar":
                            words = words.strip(".").replace("6 ", "").replace(" 10", "")
                        found = text.find(letters(words), at)
                        self.assertGreaterEqual(found, 0, f"{words!r} after {at} in {text!r}")
                        at = found + 1

    def test_two_languages_stand_on_one_page(self):
        for media in ("A4", "X80MMY297MM"):
            pdf = page(card("ar", "en", media=media))
            text = letters(said(pdf))
            self.assertIn(letters("Left outer hip"), text)
            self.assertIn(letters("يرجى العلم"), text)
            self.assertEqual(info(pdf)[0], 1)

    def test_arabic_begins_at_the_right(self):
        def span(language):
            done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=page(card(language)), stdout=subprocess.PIPE, check=True)
            boxes = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', done.stdout.decode())
            return min(float(box[0]) for box in boxes), max(float(box[1]) for box in boxes)

        self.assertLess(span("de")[0], 60)
        self.assertLess(span("de")[1], 400)
        self.assertGreater(span("ar")[1], A4[0] - 60)

    def test_paper(self):
        for media, size in (("A4", A4), ("iso_a4_210x297mm", A4), ("Letter", LETTER), ("na_letter_8.5x11in", LETTER)):
            self.assertEqual(info(page(card("en", media=media)))[:3], (1, *size), media)
        pages, w, h, _ = info(page(card("en", media="X80MMY297MM")))
        self.assertEqual((pages, w), (1, 227))
        self.assertLess(h, 500)  # ends where the card does
        longer = info(page(card("en", media="X80MMY297MM", repeat=3)))[2]
        self.assertGreater(longer, h + 100)

    def test_a_long_card_keeps_to_one_page(self):
        for media, size in (("A4", A4), ("Letter", LETTER)):
            for repeat in (1, 6, 30):
                pdf = page(card("en", "ar", media=media, repeat=repeat, more=[code("x" * 900)]))
                self.assertEqual(info(pdf)[:3], (1, *size))
                self.assertEqual("…" in said(pdf), repeat == 30, (media, repeat))

    def test_the_file_tells_nothing_of_itself(self):
        told = info(page(card("en")))[3]
        for key in ("Title", "Author", "Subject", "Keywords"):
            self.assertNotIn(key + ":", told)

    def test_the_code_reads_from_the_paper(self):
        text = "Left outer hip: 6 of 10\nالورك الأيسر 左侧髋 größtenteils"
        for media in ("A4", "Letter", "X80MMY297MM", "X58MMY297MM"):
            pdf = page(card("en", media=media, more=[code(text)]))
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["pdftoppm", "-r", "203", "-gray", "-singlefile", "-png", "-", f"{folder}/page"], input=pdf, check=True)
                done = subprocess.run(["zbarimg", "-q", "--raw", f"{folder}/page.png"], stdout=subprocess.PIPE, check=False)
            self.assertEqual(done.stdout.decode().strip(), text, media)

    def test_the_figure_is_on_the_page(self):
        def dark(more):
            pdf = page(card("en").replace(b"end\n", more + b"end\n"))
            done = subprocess.run(["pdftoppm", "-r", "20", "-gray", "-singlefile", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
            return sum(1 for value in done.stdout[20:] if value < 150)

        self.assertGreater(dark(b"picture 40 50\n" + bytes([90]) * 2000), dark(b"") + 1000)

    def test_bad_cards_are_refused(self):
        for text, reason in (
                (b"", "no end"), (b"end\n", "no language"), (b"say x\nend\n", "before any language"),
                (b"language en\nend\n", "ltr or rtl"), (b"language en up\nend\n", "ltr or rtl"),
                (b"language en ltr\n" * 3 + b"end\n", "more than 2"), (b"language en ltr\nsay\nend\n", "is empty"),
                (b"language en ltr\nsay \xff\nend\n", "not UTF-8"), (b"language en ltr\nsong x\nend\n", "none of a card's"),
                (b"language en ltr\n" + b"say x\n" * 300 + b"end\n", "more than 256"), (b"language en ltr\nsay x", "not whole"),
                (b"language en ltr\nsay " + b"x" * 70000 + b"\nend\n", "longer than"), (b"code 20 00\n", "21 to 177"),
                (b"code 21 00\n", "112 hex"), (b"code 21 " + b"zz" * 56 + b"\n", "0-9a-f"), (b"picture 0 4\n", "1 to 2400"),
                (b"picture 9999 9\n", "1 to 2400"), (b"picture 9 9\nabc", "fewer than 81"),
                (card("en", media="a-napkin"), "nobody knows")):
            done = page(text, ok=False)
            self.assertEqual(done.returncode, 1, text[:40])
            self.assertIn(reason, done.stderr.decode())
            self.assertEqual(done.stdout, b"")

    def test_wrong_options(self):
        for options in ([], ["--pdf", "--printer", "x"], ["--printer", "x", "--timeout", "0"], ["--printer", "x", "--timeout", "9s"],
                        ["--pdf", "more"], ["--nope"]):
            done = subprocess.run([PROGRAM, *options], input=b"", stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            self.assertEqual((done.returncode, done.stdout), (2, b""), options)


class Queues(unittest.TestCase):
    HOW = ("slow", "paper", "took", "away", "door", "stops", "broken")

    @classmethod
    def setUpClass(cls):
        cls.cups = cups = Scheduler()
        cls.addClassCleanup(cups.stop)
        cls.out = {"good": cups.add("good"), "letter": cups.add("letter", "Letter", *LETTER),
                   "roll": cups.add("roll", "X80MMY200MM", 227, 567)}
        for name in cls.HOW:
            cls.out[name] = cups.add(name, policy="abort-job" if name == "broken" else "retry-job")
            cups.how(name, name)
        cups.add("paused", state="Stopped")
        cups.add("closed", accepting="No")
        cups.add("gone", device="ipp://127.0.0.1:9/ipp/print")  # the port where nothing ever listens
        cups.start()

    def start(self, queue, timeout=3, text=None):
        process = subprocess.Popen([PROGRAM, "--printer", queue, "--timeout", str(timeout)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, env=self.cups.environment)
        process.stdin.write(text if text is not None else card("en"))
        process.stdin.close()
        self.addCleanup(process.stdout.close)
        return process

    def answers(self, queue, **more):
        process = self.start(queue, **more)
        lines = process.stdout.read().decode().splitlines()
        self.assertEqual(process.wait(60), 0 if lines[-1] == "done" else 1)
        self.nothing_is_left()
        return lines

    def nothing_is_left(self):
        """Not a job, not a file of one, not a word of the card but on the paper."""
        time.sleep(0.3)
        self.assertEqual(self.cups.kept(), [])
        for folder in ("etc", "state", "spool", "cache", "log"):
            for path in Path(self.cups.root, folder).rglob("*"):
                if path.is_file():
                    self.assertNotIn(PLANTED.encode(), path.read_bytes(), path)

    def test_it_prints(self):
        lines = self.answers("good")
        self.assertEqual(lines[0], "state sending")
        self.assertEqual(lines[-1], "done")
        pdf = Path(self.out["good"]).read_bytes()
        self.assertEqual(info(pdf)[:3], (1, *A4))
        self.assertIn(PLANTED, said(pdf))

    def test_the_page_is_as_large_as_the_paper_of_the_queue(self):
        self.assertEqual(self.answers("letter")[-1], "done")
        self.assertEqual(info(Path(self.out["letter"]).read_bytes())[:3], (1, *LETTER))
        self.assertEqual(self.answers("roll")[-1], "done")
        self.assertEqual(info(Path(self.out["roll"]).read_bytes())[1], 227)

    def test_failures_have_their_names(self):
        for queue, why in (("nosuch", "unknown"), ("paused", "paused"), ("closed", "paused"), ("stops", "paused"), ("broken", "refused"),
                           ("paper", "paper"), ("took", "paper"), ("door", "help"), ("away", "away"), ("slow", "late"), ("gone", "late")):
            with self.subTest(queue):
                self.assertTrue(self.answers(queue)[-1].startswith(f"fail {why} "), queue)

    def test_what_the_printer_says_is_told_while_it_waits(self):
        self.assertIn("state paper", self.answers("paper"))

    def test_a_mended_printer_prints_nobodys_card(self):
        self.answers("paper")
        self.cups.how("paper", "good")
        self.addCleanup(self.cups.how, "paper", "paper")
        time.sleep(1)
        self.assertFalse(os.path.exists(self.out["paper"]))
        self.assertEqual(self.answers("paper", timeout=20)[-1], "done")
        self.assertEqual(info(Path(self.out["paper"]).read_bytes())[0], 1)
        os.remove(self.out["paper"])

    def test_told_to_stop_it_takes_the_job_out(self):
        process = self.start("slow", timeout=60)
        while process.stdout.readline() != b"state printing\n":
            self.assertIsNone(process.poll())
        self.assertNotEqual(self.cups.kept(), [])
        process.send_signal(signal.SIGTERM)
        self.assertRegex(process.stdout.read().decode(), r"^fail cancelled .*\n$")
        self.assertEqual(process.wait(20), 1)
        self.nothing_is_left()

    def test_it_does_not_outlive_its_parent(self):
        text = card("en").decode()
        parent = subprocess.Popen(["python3", "-c", "import subprocess, sys\n"
                                   f"subprocess.run([{PROGRAM!r}, '--printer', 'slow', '--timeout', '60'], input=sys.argv[1].encode())",
                                   text], stdout=subprocess.PIPE, env=self.cups.environment)
        while parent.stdout.readline() != b"state printing\n":
            self.assertIsNone(parent.poll())
        parent.kill()
        parent.wait()
        self.assertIn("fail cancelled", parent.stdout.read().decode())
        parent.stdout.close()
        self.nothing_is_left()

    def test_a_bad_card_never_reaches_the_queue(self):
        self.assertTrue(self.answers("good", text=b"language en ltr\nsay x\n")[-1].startswith("fail card "))

    def test_no_answer_holds_a_word_of_the_card(self):
        for text in (card("en"), card("en").replace(b"end\n", PLANTED.encode() + b" x\nend\n")):
            self.assertNotIn(PLANTED, "".join(self.answers("good", text=text)))

    def test_the_title_says_nothing(self):
        process = self.start("slow", timeout=60)
        while process.stdout.readline() != b"state printing\n":
            self.assertIsNone(process.poll())
        log = self.cups.log()
        process.terminate()
        process.wait(20)
        titles = set(re.findall(r'argv\[3\]="([^"]*)"', log))
        self.assertEqual(titles, {"Page"})


class NoService(unittest.TestCase):
    def test_no_cups_there(self):
        done = subprocess.run([PROGRAM, "--printer", "x"], input=card("en"), stdout=subprocess.PIPE, timeout=60, check=False,
                              env={**os.environ, "CUPS_SERVER": "/nonexistent/socket"})
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stdout.startswith(b"fail service "), done.stdout)

    def test_a_scheduler_that_ends_while_it_prints(self):
        cups = Scheduler()
        self.addCleanup(cups.stop)
        cups.add("slow")
        cups.how("slow", "slow")
        cups.start()
        process = subprocess.Popen([PROGRAM, "--printer", "slow", "--timeout", "12"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   env=cups.environment)
        process.stdin.write(card("en"))
        process.stdin.close()
        self.addCleanup(process.stdout.close)
        while process.stdout.readline() != b"state printing\n":
            self.assertIsNone(process.poll())
        cups.halt()
        cups.run()
        self.assertTrue(process.stdout.read().decode().splitlines()[-1].startswith("fail "))
        process.wait(30)
        time.sleep(0.3)
        self.assertEqual(cups.kept(), [])


if __name__ == "__main__":
    unittest.main()
