#!/usr/bin/env python3
"""The command line, from outside: what it prints and how it ends (DESIGN section 6).

The program is $HIPKIOSK, its cache of drawings $HIPKIOSK_CACHE (ctest sets both)."""

import json
import os
import resource
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
PROGRAM, CACHE = os.environ["HIPKIOSK"], os.environ["HIPKIOSK_CACHE"]


def run(*args, **more):
    """A finished run; one that a sanitizer ended is never what was wanted."""
    more.setdefault("stdout", subprocess.PIPE)
    done = subprocess.run([PROGRAM, *map(str, args)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          timeout=120, check=False, **more)
    if "Sanitizer" in done.stderr or "runtime error" in done.stderr:
        raise AssertionError(done.stderr)
    return done


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def replay(self, text, *args, **more):
        return run("--replay", self.write("lines.replay", text), "--cache", CACHE, *args, **more)

    def pack(self):
        shutil.copytree(SOURCE_DIR / "content", self.folder / "pack")
        return self.folder / "pack"


class Usage(unittest.TestCase):
    WRONG = [  # arguments, what the message says
        (["--nope"], "unknown option --nope"),
        (["stray"], "unknown option stray"),
        (["--content"], "--content wants a value"),
        (["--content", ""], "--content wants a value"),
        (["--replay"], "--replay wants a value"),
        (["--check", "--replay", "x"], "only one of"),
        (["--help", "--version"], "only one of"),
        (["--check", "--region-at", "front", "1", "2"], "only one of"),
        (["--replay", "x", "--size"], "--size wants"),
        (["--replay", "x", "--diagonal", "6.9"], "--diagonal wants"),
        (["--replay", "x", "--diagonal", "0x18"], "--diagonal wants"),
        (["--replay", "x", "--diagonal", "nan"], "--diagonal wants"),
        (["--replay", "x", "--diagonal", ""], "--diagonal wants"),
        (["--window", "800"], "--window wants"),
        (["--renderer", "best"], "--renderer is"),
        (["--shots", "x"], "--shots goes with --replay"),
        (["--size", "800x600"], "--size goes with --replay"),
        (["--check", "--window", "800x600"], "--window goes with"),
        (["--replay", "x", "--fullscreen"], "--fullscreen goes with"),
        (["--replay", "x", "--record", "y"], "--record goes with"),
        (["--fonts"], "--fonts goes with --check"),
        (["--figures"], "--figures goes with --check"),
        (["--region-at", "front", "1"], "--region-at wants VIEW X Y"),
        (["--region-at", "front", "a", "1"], "X and Y are numbers"),
        (["--region-at", "front", "1e400", "1"], "X and Y are numbers"),
        (["--region-at", "top", "1", "1"], 'there is no view "top"'),
    ]
    SIZES = ["", "800", "x600", "800x", "800x600x", "800X600", " 800x600", "800x 600", "+800x600", "-800x600",
             "0x320x600", "319x600", "800x16385", "4294968096x600", "99999999999999999999x600", "800,600"]

    def test_wrong_usage_is_told_and_ends_with_2(self):
        cases = self.WRONG + [(["--replay", "x", "--size", size], "--size wants") for size in self.SIZES]
        for args, message in cases:
            with self.subTest(args=args):
                done = run(*args)
                self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
                self.assertIn(message, done.stderr)

    def test_help_and_version(self):
        done = run("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for option in ("--content", "--site", "--lang", "--window", "--fullscreen", "--check", "--replay", "--size",
                       "--diagonal", "--shots", "--region-at", "--record", "--help", "--version", "exit codes"):
            self.assertIn(option, done.stdout)
        self.assertRegex(run("--version").stdout, r"\Ahipkiosk \d+\.\d+\.\d+\n\Z")


class Figures(Folder):
    """--check --figures: what cannot be drawn is found before a visitor sees a gap."""

    def setUp(self):
        super().setUp()
        here = self.folder / "build" / "copy"  # where a program looks for ../../assets
        here.mkdir(parents=True)
        for name in ("hipkiosk", "hipkiosk-figures"):
            shutil.copy2(Path(PROGRAM).with_name(name), here)
        for name in ("assets", "content"):
            shutil.copytree(SOURCE_DIR / name, self.folder / name)
        self.program = here / "hipkiosk"

    def check(self, cache):
        return subprocess.run([self.program, "--check", "--figures", "--cache", cache], capture_output=True, text=True,
                              timeout=300, check=False)

    def test_all_pictures_can_be_drawn_and_bad_ones_are_named(self):
        cache = self.folder / "cache"
        done = self.check(cache)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\Acontent hip [^\n]*: no faults\n\Z")
        icon = self.folder / "assets/icons/home.svg"
        head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        for bad in (head + "</svg>", head + '<image href="a.png" width="9" height="9"/></svg>', head + '<g inkscape:label="x"><path d="M0 0h9v9z"/></g></svg>'):
            icon.write_text(bad)
            done = self.check(cache)
            self.assertEqual((done.returncode, done.stdout.count("cannot be drawn")), (1, 1), bad)
            self.assertIn("home.svg", done.stderr)


class RegionAt(unittest.TestCase):
    def test_every_landmark_lies_in_its_region(self):
        for landmark in json.loads((SOURCE_DIR / "tests/data/landmarks.json").read_text())["landmarks"]:
            for view, point in landmark["views"].items():
                with self.subTest(landmark=landmark["id"], view=view):
                    done = run("--region-at", view, point["u"], point["v"], "--cache", CACHE)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertIn(done.stdout.splitlines()[0].replace(" ", "-"), point["regions"])

    def test_beside_the_body_there_is_none(self):
        for view, x, y in (("front", 40, 0), ("back", 0, 60), ("left", -30, 0), ("right", 1e5, -1e5)):
            done = run("--region-at", view, x, y, "--cache", CACHE)
            self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)


class Check(Folder):
    def spoil(self, pack, name, change):
        path = pack / name
        data = json.loads(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(json.dumps(data), encoding="utf-8")

    def test_all_faults_of_all_files_at_once(self):
        pack = self.pack()
        self.spoil(pack, "pack.json", lambda d: d.update(format=2))
        self.spoil(pack, "map.json", lambda d: d["regions"][0].update(shape="star"))
        self.spoil(pack, "en/strings.json", lambda d: d["ui"].pop("bar.home"))
        self.spoil(pack, "en/areas.json", lambda d: d["sit-bone"].update(name=7))
        self.spoil(pack, "en/pages/sleep.json", lambda d: d.update({"a/b~c": 1}))
        (pack / "en/pages/pain.json").write_bytes(b'{"id": "\xff"}')
        site = self.write("site.json", '{"idle": {"warn_s": 1}, "languages": ["xx"]}')
        done = run("--check", "--content", pack, "--site", site)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(set(done.stdout.splitlines()), {
            "pack.json:/format: 2 is not between 1 and 1",
            "map.json:/regions/0/shape: expected one of area, arrow, button",
            "en/strings.json:/ui/bar.home: missing",
            "en/areas.json:/sit-bone/name: expected a text, found a number",
            "en/pages/sleep.json:/a~1b~0c: unknown key",
            "en/pages/pain.json:/: line 1, column 9: not valid UTF-8",
            f"{site}:/idle/warn_s: 1 is not between 10 and 3600",
        })

    def test_a_warning_says_so_and_is_no_failure(self):
        pack = self.pack()
        old = {"by": "A. Nurse", "role": "Nurse", "on": "2020-01-01"}
        self.spoil(pack, "en/pages/sleep.json", lambda d: d.update(review=old))
        done = run("--check", "--content", pack)
        self.assertEqual(done.returncode, 0)
        warning, good = done.stdout.splitlines()
        self.assertEqual(warning, "en/pages/sleep.json:/review/on: reviewed more than 24 months ago (a warning)")
        self.assertRegex(good, r"^content hip .* no site file: no faults, 1 warning$")

    def logo(self, name, content):
        self.write(name, content)
        site = self.write("site.json", json.dumps({"logo": name}))
        return run("--check", "--site", site)

    def test_a_logo_that_shows_nothing_is_named(self):
        head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        pixels = zlib.compress(b"".join(b"\0" + os.urandom(4 * 64) for _ in range(64)))

        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 6, 0, 0, 0))
        whole = png + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
        for name, content in [("good.svg", head + '<rect width="40" height="20" fill="#204060"/></svg>'), ("good.png", whole)]:
            done = self.logo(name, content)
            self.assertEqual((done.returncode, done.stderr), (0, ""), name)
            self.assertRegex(done.stdout, r"\Acontent hip [^\n]*; site file [^\n]*/site\.json: no faults\n\Z", name)
        done = self.logo("both.svg", head + '<rect width="40" height="20" fill="#204060"/><text y="15">Clinic</text></svg>')
        self.assertEqual(done.returncode, 0)
        warning, good = done.stdout.splitlines()
        self.assertTrue(warning.endswith("both.svg: has <text>, which is not drawn: turn its words into paths (a warning)"), warning)
        self.assertTrue(good.endswith("no faults, 1 warning"), good)
        clear = png + chunk(b"IDAT", zlib.compress(bytes(65) * 64 * 4)) + chunk(b"IEND", b"")
        for name, content in [("text.svg", head + '<text y="15">Clinic</text></svg>'), ("image.svg", head + '<image href="a.png"/></svg>'),
                              ("none.svg", head + "</svg>"), ("cut.png", whole[:len(whole) // 2]), ("clear.png", clear)]:
            done = self.logo(name, content)
            self.assertEqual(done.returncode, 1, name)  # libpng has a word of its own
            self.assertRegex(done.stdout, rf"\A[^\n]*{name}: [^\n]+\n\Z")

    def test_a_pack_that_is_none(self):
        for path in (self.folder / "none", self.write("file", "x"), self.folder):
            self.assertEqual(run("--check", "--content", path).returncode, 1, path)

    def test_the_kiosk_is_sorry_for_what_the_check_refuses(self):
        pack = self.pack()
        self.spoil(pack, "en/pages/sleep.json", lambda d: d.update(title=""))
        self.assertEqual(run("--check", "--content", pack).returncode, 1)
        for content in (pack, self.folder / "none"):
            done = self.replay('expect view sorry\nexpect text "front desk"\ntap 500 500\nwait 200000\nkey home\n'
                               "expect view sorry\ndump\n", "--content", content)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout)["targets"], [])


class Replay(Folder):
    def test_a_good_one_says_nothing(self):
        done = self.replay('# all kinds of lines\r\nexpect view attract\r\n\r\ntap "Touch to start"\r\n'
                           'tap "I can’t point to one spot"\r\nexpect view area\r\nkey home # back\r\nfinger 2 down 3 3\r\n'
                           "finger 2 up 3 3\r\ndown 2 2\r\nmove 9 9\r\nup 9 9\r\nwait 10\r\nexpect no text \"zebra\"")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_a_line_that_fails_is_named_with_what_was_there(self):
        failing = [
            ("expect view page", "expected view page, there is map"),
            ('tap "Nöpe"', 'no target "Nöpe" in map; there is "Groin crease"'),
            ('expect text "zebra"', 'no text "zebra" in map; there is "Where does it hurt?"'),
            ('expect no text "does it"', 'unwanted text "does it" in map; there is "Where does it hurt?"'),
        ]
        for line, message in failing:
            done = self.replay(f'tap "Touch to start"\n\n{line}\nexpect view map\n')
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"lines.replay:3: {message}", done.stderr)

    def test_nothing_is_done_if_a_line_cannot_be_read(self):
        done = self.replay("dump\nexpect view nowhere\n")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("lines.replay:2: ", done.stderr)

    def test_what_cannot_be_read(self):
        for path in (self.folder / "none", self.folder, self.write("bad", b"tap \"\xff\"\n"), self.write("nul", b"dump\0")):
            done = run("--replay", path)
            self.assertEqual(done.returncode, 1)
            self.assertIn(str(path), done.stderr)
        self.assertEqual(run("--replay", self.write("x", "dump"), "--lang", "xx").returncode, 1)

    def test_the_list_comes_before_the_map(self):
        done = self.replay('tap "Touch to start"\ndump\ntap "Outer hip"\nexpect view area\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        targets = json.loads(done.stdout)["targets"]
        roles = [t["role"] for t in targets]
        self.assertNotIn("region", roles[:roles.index("item")])

    def test_a_dump_has_what_tests_and_tools_need(self):
        done = self.replay('dump\ntap "Touch to start"\ntap "Get ready for your session"\ntap "Tell your story"\nexpect view page\ndump\n', "--size", "1080x1920",
                           "--diagonal", "27")
        self.assertEqual(done.returncode, 0, done.stderr)
        first, page = map(json.loads, done.stdout.splitlines())
        self.assertEqual((first["view"], first["lang"], first["page"]), ("attract", "en", None))
        self.assertEqual((page["view"], page["page"], page["dropped"]), ("page", "r-communication", 0))
        self.assertAlmostEqual(page["px_per_mm"], (1080**2 + 1920**2) ** 0.5 / 27 / 25.4, places=3)
        self.assertNotEqual(page["hash"], first["hash"])
        for target in page["targets"]:
            self.assertLessEqual({"label", "role", "action", "x", "y", "w", "h"}, set(target))
        for text in page["texts"]:
            self.assertLessEqual({"text", "x", "y", "w", "h", "cap_px", "fg", "bg"}, set(text))

    def test_shots_on_a_disk_that_takes_no_more(self):
        small_files = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)), "restore_signals": False}
        shots = self.folder / "shots"
        done = self.replay("wait 1\nshot one\n", "--shots", shots, **small_files)
        self.assertEqual(done.returncode, 1)
        self.assertIn("lines.replay:2: ", done.stderr)
        self.assertIn("could not be written", done.stderr)
        self.assertEqual(list(shots.iterdir()), [])

    def test_shots_where_no_folder_can_be(self):
        for place in ("/dev/full", "/proc/none"):
            self.assertEqual(self.replay("shot one\n", "--shots", place).returncode, 1)


class FullDisk(Folder):
    def test_what_was_asked_for_did_not_arrive(self):
        dump = self.write("dump.replay", "dump\n")
        for args in (["--help"], ["--version"], ["--replay", dump], ["--region-at", "front", "8", "0", "--cache", CACHE]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = run(*args, stdout=full)
            self.assertEqual(done.returncode, 1, args)
            self.assertIn("No space left", done.stderr)

    def test_a_recording_that_cannot_be_written_ends_the_kiosk(self):
        blind = dict(os.environ, SDL_VIDEODRIVER="dummy")
        for path, reason in (("/dev/full", "No space left"), (self.folder / "none/x", "No such file")):
            done = run("--window", "800x600", "--cache", CACHE, "--record", path, env=blind)
            self.assertEqual(done.returncode, 1)
            self.assertIn(reason, done.stderr)


if __name__ == "__main__":
    unittest.main()
