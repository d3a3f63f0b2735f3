#!/usr/bin/env python3
"""Nothing is kept: in a real window a hand makes a card and shows it; once the visit is over the kiosk's memory holds none of its
sentences, and nothing but drawings was ever written. $HIPKIOSK, $HIPKIOSK_CACHE as in tests/replay (ctest sets them)."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "replay"), str(TESTS / "live")]
import kiosk as replays  # noqa: E402
from test_live import PATIENCE_S, Screen, has_drawn_all  # noqa: E402
from walk import Walk  # noqa: E402

SITE = {"idle": {"warn_s": 10, "countdown_s": 10}, "screen": {"diagonal_in": 24}}
KEYS = {"page-down": "Next", "home": "Home", "escape": "Escape", "tab": "Tab"}
ENTRIES = {"outer-hip left": ["strength 6", "words aching", "words numb", "since months", "worse sitting", "worse stairs", "better warmth",
                              "better cold", "spreads down-the-thigh", "affects sleep", "affects work"],
           "groin right": ["strength 3", "words dull", "words tight", "since days", "worse walking", "worse running", "better rest", "better moving",
                           "spreads up-to-the-back", "affects walking", "affects mood"],
           "front-thigh left": ["strength 9", "words sore", "words stiff", "since years", "worse standing", "worse coughing", "better medicine",
                                "spreads stays", "affects sport", "affects mood"]}


class Forget(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.site = Path(cls.folder.name, "site.json")
        cls.site.write_text(json.dumps(SITE), encoding="utf-8")
        cls.replay = replays.Kiosk("golden", site=cls.site)
        walk = Walk(cls.replay, "normal")
        lines = list(walk.start)
        for area, answers in ENTRIES.items():
            door = walk.doors[f"area {area}"][1] if f"area {area}" in walk.doors else walk.doors[f"area {area.split()[0]}"][1]
            lines += [*walk.home, *door]
            lines = walk.reach(lines, f"card-add {area}" if f"area {area}" in walk.doors else f"card-add {area.split()[0]}")
            for answer in answers:
                lines = walk.reach(lines, f"card-answer {answer}")
        lines = walk.reach([*lines, *walk.home, *walk.reach(walk.start, "card")[-1:]], "therapist")
        cls.lines = [*lines, "key page-down", "key page-down"]
        dump = cls.replay.run([*cls.lines, "dump"])[0]
        cls.planted = [*dump["sentences"], *re.findall(r"^.*: .* of .*$", dump["qr"], re.M)]

    def hand(self, process):
        """Does what the lines say in the window; the replay says where things are."""
        shown = self.replay.run([step for line in self.lines for step in ("dump", line)])
        for line, dump in zip(self.lines, shown):
            self.assertIsNone(process.poll(), "it ended")
            if line.startswith("tap "):
                found = next((t for t in dump["targets"] if t["label"] == line[5:-1]), None)
                x, y = (found["x"] + found["w"] // 2, found["y"] + found["h"] // 2) if found else map(int, line.split()[1:])
                self.screen.tap(x, y)
                time.sleep(0.35)
            elif line.startswith("key "):
                subprocess.run(["xdotool", "key", KEYS[line[4:]]], env=self.screen.environment, check=True)
                time.sleep(0.3)
            elif line.startswith("wait "):
                time.sleep(int(line[5:]) / 1000)

    def start(self, *before):
        """The kiosk in a window, all its figures drawn."""
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
        process = subprocess.Popen([*before, os.environ["HIPKIOSK"], "--fullscreen", "--cache", os.environ["HIPKIOSK_CACHE"],
                                    "--site", str(self.site), "--diagonal", "24"], env=self.screen.environment,
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        end = time.monotonic() + PATIENCE_S
        while len(set(self.screen.pixels()[::301])) <= 3 and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(2)
        return process

    def attract(self):
        """Waits for the end of the visit."""
        time.sleep(SITE["idle"]["warn_s"] + SITE["idle"]["countdown_s"] + 6)

    def found(self, pid):
        """The planted sentences in the memory of the process, and where."""
        found = {}
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
                span, rights, *rest = line.split(maxsplit=5)
                if not rights.startswith("rw") or line.endswith(("[vvar]", "[vsyscall]")):
                    continue
                low, high = (int(end, 16) for end in span.split("-"))
                try:
                    memory.seek(low)
                    block = memory.read(high - low)
                except OSError:
                    continue
                for words in self.planted:
                    at = block.find(words.encode())
                    if at >= 0:
                        found.setdefault(words, []).append((rest[-1] if len(rest) > 3 else span, hex(at)))
        return found

    # A sanitizer keeps back what was freed, whatever is asked for next.
    @unittest.skipIf(b"__asan_init" in Path(os.environ["HIPKIOSK"]).read_bytes(), "memory that is freed is kept back in this build")
    @unittest.skipIf(os.geteuid() != 0, "only root may look into a process that lets nobody")
    def test_the_memory_holds_no_sentence_of_the_card(self):
        self.assertGreaterEqual(len(self.planted), 20, self.planted)
        process = self.start()
        has_drawn_all(process.pid)
        self.hand(process)
        self.assertEqual(set(self.found(process.pid)), set(self.planted))  # else the search finds nothing
        self.attract()
        self.assertIsNone(process.poll())
        found = self.found(process.pid)
        self.assertEqual("\n".join(f"{words} {where}" for words, where in found.items()), "")

    def test_no_core_is_written(self):
        process = self.start()
        limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
        self.assertRegex(limits, r"Max core file size +0 +0 ")
        if os.geteuid() != 0:  # what belongs to root cannot be looked into
            self.assertEqual(os.stat(f"/proc/{process.pid}/mem").st_uid, 0)

    @unittest.skipIf(b"__asan_init" in Path(os.environ["HIPKIOSK"]).read_bytes(), "nothing can look for leaks in what is traced")
    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_nothing_but_drawings_is_written(self):
        log = Path(self.folder.name, "trace")
        process = self.start("strace", "-f", "-qq", "-e", "trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,"
                             "symlinkat,mkdir,mkdirat,truncate,unlink,unlinkat", "-o", str(log))
        self.hand(process)
        self.attract()
        subprocess.run(["pkill", "-TERM", "-P", str(process.pid)], check=True)  # strace itself would wait for what it traces
        process.wait(timeout=PATIENCE_S)
        cache, written = str(Path(os.environ["HIPKIOSK_CACHE"]).resolve()), set()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if " = -1 " in line or ("open" in line.split("(")[0] and not re.search(r"O_(WRONLY|RDWR|CREAT)", line)):
                continue
            for path in re.findall(r'"((?:[^"\\\\]|\\\\.)*)"', line):
                if not os.path.realpath(path).startswith((cache, "/dev/", "/proc/self/", "/memfd")):
                    written.add((line.split("(")[0].split()[-1], path))
        self.assertEqual(written, set())


if __name__ == "__main__":
    unittest.main()
