#!/usr/bin/env python3
"""The kiosk in a real window (Xvfb, a mouse by xdotool): what is on the glass is what a replay draws,
turned as the site says; nothing wakes it while nothing moves; how it ends."""

import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(SOURCE_DIR / "tests" / "replay"), str(SOURCE_DIR / "tests" / "golden")]
import kiosk  # noqa: E402
import png  # noqa: E402

W, H = 1024, 640
CAGE_H = 768  # of the output that cage makes, as wide as the screen
PATIENCE_S = 120  # for a picture to appear: the first start draws, and the machine may be busy


class Screen:
    """An X server whose pixels can be read."""

    def __init__(self, height=H):
        self.height = height
        self.folder = tempfile.TemporaryDirectory()
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{W}x{height}x24", "-fbdir", self.folder.name,
             "-nocursor", "-noreset", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.environment = dict(os.environ, DISPLAY=":" + answer.readline().strip())

    def pixels(self):
        """Rows of RGB, from the server's own memory: a file in the form of xwd."""
        return self.rows_of(Path(self.folder.name, "Xvfb_screen0").read_bytes(), W, self.height)

    @staticmethod
    def rows_of(data, width, height):
        """Of a dump in the form of xwd."""
        head = struct.unpack(">25I", data[:100])
        start, stride = head[0] + 12 * head[19], head[12]
        rows = bytearray()
        for y in range(height):
            row = data[start + y * stride:start + y * stride + 4 * width]
            rgb = bytearray(3 * width)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            rows += rgb
        return bytes(rows)

    def shows(self, wanted):
        return self.shows_part(wanted, W, self.height)

    def shows_part(self, wanted, w, h):
        """Does this picture come to stand in the top left corner?"""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            rows = self.pixels()
            if b"".join(rows[3 * W * y:3 * W * y + 3 * w] for y in range(h)) == wanted:
                return True
            time.sleep(0.1)
        return False

    def tap(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.1", "mousedown", "1", "sleep", "0.1",
                        "mouseup", "1"], env=self.environment, check=True)

    def close(self):
        self.server.kill()
        self.server.wait()
        self.folder.cleanup()


def start(screen, *more):
    command = [os.environ["HIPKIOSK"], "--fullscreen", "--cache", os.environ["HIPKIOSK_CACHE"], *more]
    return subprocess.Popen(command, env=screen.environment, stderr=subprocess.PIPE, text=True)


def drawn(lines, shot, width=W, height=H, content=None):
    """The RGB rows of a replay's last picture."""
    with tempfile.TemporaryDirectory() as folder:
        replay = kiosk.Kiosk("golden", content=content)
        replay.size = f"{width}x{height}"
        replay.run([*lines, f"shot {shot}"], folder)
        _, _, channels, rows = png.read(Path(folder, f"{shot}.png"))
    if channels == 3:
        return bytes(rows)
    rgb = bytearray(3 * width * height)
    for c in range(3):
        rgb[c::3] = rows[c::channels]
    return bytes(rgb)


def turned(rows, degrees):
    """A picture as it lies on glass of W x H that shows it turned clockwise."""
    pixels = [rows[i:i + 3] for i in range(0, len(rows), 3)]
    if degrees == 180:
        return b"".join(reversed(pixels))
    lines = [pixels[y * H:(y + 1) * H] for y in range(W)]  # H wide, W high
    columns = zip(*reversed(lines)) if degrees == 90 else reversed(list(zip(*lines)))
    return b"".join(b"".join(column) for column in columns)


def wakes(pid):
    count = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = (task / "status").read_text(encoding="ascii")
        count += int(next(line for line in status.splitlines() if line.startswith("voluntary")).split()[1])
    return count


def has_drawn_all(pid):
    """Waits for the program that draws the figures to end: until then each picture wakes the kiosk."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if not any(task.read_text(encoding="ascii") for task in Path(f"/proc/{pid}/task").glob("*/children")):
            return True
        time.sleep(0.1)
    return False


class Live(unittest.TestCase):
    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)

    def run_kiosk(self, *more):
        program = start(self.screen, *more)
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        return program

    def test_a_touch_leads_to_the_map_and_then_nothing_wakes(self):
        program = self.run_kiosk()
        self.assertTrue(self.screen.shows(drawn([], "attract")))
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")))
        self.assertTrue(has_drawn_all(program.pid))
        time.sleep(3)  # the light that shows that the figure can be touched is over
        before = wakes(program.pid)
        time.sleep(5)
        self.assertEqual(wakes(program.pid) - before, 0)
        program.terminate()
        self.assertEqual(program.wait(30), 0)

    def test_turned_glass(self):
        for degrees in (90, 180, 270):
            width, height = (W, H) if degrees == 180 else (H, W)
            with self.subTest(degrees=degrees), tempfile.TemporaryDirectory() as folder:
                site = Path(folder, "site.json")
                site.write_text(f'{{"screen": {{"rotation": {degrees}}}}}', encoding="utf-8")
                program = start(self.screen, "--site", str(site))
                try:
                    wanted = turned(drawn([], "attract", width, height), degrees)
                    self.assertTrue(self.screen.shows(wanted), f"ended with {program.poll()}")
                finally:
                    program.kill()
                    program.communicate()

    def test_the_service_manager_is_told(self):
        """Ready with the first picture, alive by a loop that goes round; a loop that stands says nothing."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(manager.close)
        manager.bind(folder.name + "/notify")
        self.screen.environment.update(NOTIFY_SOCKET=folder.name + "/notify", WATCHDOG_USEC="1500000")
        program = self.run_kiosk()
        manager.settimeout(PATIENCE_S)
        ready = manager.recv(4096).decode().splitlines()
        self.assertGreater(len(set(self.screen.pixels())), 1, "no picture stands yet")
        self.assertEqual((ready[0], ready[2]), ("READY=1", "WATCHDOG=1"))
        self.assertRegex(ready[1], r"^STATUS=hipkiosk [\d.]+, content hip [\d.]+ in en .*, no site file, 1024x640 px, \d+ x \d+ mm .*, x11 ")
        self.assertEqual([manager.recv(4096) for _ in range(3)], [b"WATCHDOG=1"] * 3)
        program.send_signal(signal.SIGSTOP)
        manager.settimeout(3)
        with self.assertRaises(TimeoutError):
            while True:
                self.assertEqual(manager.recv(4096), b"WATCHDOG=1")
        program.send_signal(signal.SIGCONT)
        program.terminate()
        self.assertEqual(program.wait(30), 0)
        while (word := manager.recv(4096)) == b"WATCHDOG=1":
            pass
        self.assertEqual(word, b"STOPPING=1")

    def test_how_it_is_can_be_asked(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        told = Path(folder.name, "kiosk.prom")
        site = Path(folder.name, "site.json")
        site.write_text(json.dumps({"metrics": str(told)}), encoding="utf-8")
        program = self.run_kiosk("--site", str(site))

        def ask():
            done = subprocess.run([os.environ["HIPKIOSK"], "--status", "--site", str(site)], capture_output=True, text=True,
                                  check=False)
            self.assertEqual(done.stderr, "")
            return done.returncode, done.stdout

        end = time.monotonic() + PATIENCE_S
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.1)
        code, words = ask()
        self.assertEqual(code, 0, words)
        self.assertRegex(words, r"(?m)^picture     stands, since 20\d\d-\d\d-\d\d \d\d:\d\d$")
        self.assertRegex(words, r"(?m)^words       hip [\d.]+, \d+ of \d+ pages reviewed$")
        site.write_text(json.dumps({"metrics": str(told), "idle": {"warn_s": 1}}), encoding="utf-8")
        while ask()[0] == 0 and time.monotonic() < end:
            time.sleep(0.2)
        self.assertRegex(ask()[1], r"(?m)^faults      1; what is newest is not shown: hipkiosk --check$")
        site.write_text(json.dumps({"metrics": str(told)}), encoding="utf-8")
        while ask()[0] == 1 and time.monotonic() < end:
            time.sleep(0.2)
        self.assertEqual(ask()[0], 0)
        program.terminate()
        self.assertEqual(program.wait(30), 0)
        code, words = ask()
        self.assertEqual(code, 1)
        self.assertIn("picture     none, since", words)

    def test_black_outside_the_hours(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        site = Path(folder.name, "site.json")
        told = Path(folder.name, "kiosk.prom")  # black is a screen without a kiosk, too
        site.write_text(json.dumps({"hours": {"daily": "closed"}, "metrics": str(told)}), encoding="utf-8")
        self.run_kiosk("--site", str(site))
        end = time.monotonic() + PATIENCE_S
        while not (told.exists() and "hipkiosk_dark 1\n" in told.read_text(encoding="utf-8")) and time.monotonic() < end:
            time.sleep(0.1)
        self.assertTrue(self.screen.shows(bytes(3 * W * H)))
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(drawn([], "attract")))
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")))

    def test_ends_with_the_screen(self):
        program = self.run_kiosk()
        self.assertTrue(self.screen.shows(drawn([], "attract")))
        self.screen.server.send_signal(signal.SIGKILL)
        self.assertEqual(program.wait(30), 1)


class Reload(unittest.TestCase):
    """New words while it runs: seen without a word to the kiosk, not under a visitor's hands, never with faults, kept over
    a restart."""

    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.content = self.folder / "content"
        shutil.copytree(SOURCE_DIR / "content", self.content)
        self.strings = self.content / "en" / "strings.json"
        self.site = self.folder / "site.json"
        self.site.write_text('{"idle": {"warn_s": 20, "countdown_s": 10}}', encoding="utf-8")
        state = self.folder / "state"
        state.mkdir()
        self.screen.environment["STATE_DIRECTORY"] = str(state)
        self.good = state / "good"

    def run_kiosk(self, *more):
        program = start(self.screen, "--content", str(self.content), "--site", str(self.site), *more)
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        return program

    def drawn(self, lines, shot):
        return drawn(lines, shot, content=self.content)

    def write(self, before, after):
        words = self.strings.read_text(encoding="utf-8")
        self.assertIn(before, words)
        self.strings.write_text(words.replace(before, after), encoding="utf-8")

    def test_a_visitor_is_not_interrupted(self):
        program = self.run_kiosk()
        self.assertTrue(self.screen.shows(self.drawn([], "attract")))
        old_map = self.drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(old_map))
        self.write("Touch to start", "Begin here")
        self.write("Where does it hurt?", "Where is it sore?")
        end = time.monotonic() + 5  # it is loaded long before, and the visitor is asked after twenty
        while time.monotonic() < end:
            if self.screen.pixels() != old_map:  # a light passes over the areas once; new words would stay
                self.assertTrue(self.screen.shows(old_map))
            time.sleep(0.2)
        self.assertTrue(self.screen.shows(self.drawn([], "attract")))
        self.assertIsNone(program.poll())

    def test_faults_are_refused_also_by_the_next_start(self):
        program = self.run_kiosk()
        first = self.drawn([], "attract")
        self.assertTrue(self.screen.shows(first))
        end = time.monotonic() + PATIENCE_S
        while not self.good.exists() and time.monotonic() < end:
            time.sleep(0.1)
        words = self.strings.read_text(encoding="utf-8")
        self.strings.write_text(words[:len(words) // 2], encoding="utf-8")
        time.sleep(2)
        self.assertTrue(self.screen.shows(first))
        program.terminate()
        said = program.communicate(timeout=30)[1]
        self.assertIn("en/strings.json:/: line ", said)
        self.assertIn("the new content is not shown", said)
        program = self.run_kiosk()
        self.assertTrue(self.screen.shows(first))
        self.strings.write_text(words, encoding="utf-8")
        self.write("Touch to start", "Begin here")
        program.send_signal(signal.SIGHUP)
        self.assertTrue(self.screen.shows(self.drawn([], "attract")))
        program.terminate()
        said = program.communicate(timeout=30)[1]
        self.assertIn("the last good words and settings are shown: hip", said)
        self.assertIn("new content is shown: hip", said)

    def test_who_edits_sees_it_at_once(self):
        self.run_kiosk("--watch")
        self.assertTrue(self.screen.shows(self.drawn([], "attract")))
        self.write("Touch to start", "Begin here")
        wanted = self.drawn([], "attract")
        self.assertTrue(self.screen.shows(wanted))
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(self.drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")))
        self.write("Touch the picture, or choose a name.", "Touch the picture or a name.")
        self.assertTrue(self.screen.shows(self.drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")))


class Changing(unittest.TestCase):
    """A display that changes its mode while the kiosk runs, without a window manager: Xephyr, whose window is resized."""

    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        read, write = os.pipe()
        inner = subprocess.Popen(["Xephyr", "-displayfd", str(write), "-screen", "800x600", "-resizeable", "-no-host-grab",
                                  "-nolisten", "tcp"], pass_fds=[write], env=self.screen.environment,
                                 stderr=subprocess.DEVNULL)
        os.close(write)
        self.addCleanup(inner.wait)
        self.addCleanup(inner.kill)
        with os.fdopen(read) as answer:
            self.inside = dict(os.environ, DISPLAY=":" + answer.readline().strip())

    def test_the_kiosk_follows(self):
        command = [os.environ["HIPKIOSK"], "--fullscreen", "--cache", os.environ["HIPKIOSK_CACHE"]]
        program = subprocess.Popen(command, env=self.inside, stderr=subprocess.DEVNULL)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        self.assertTrue(self.screen.shows_part(drawn([], "attract", 800, 600), 800, 600))
        window = subprocess.run(["xdotool", "search", "--name", "Xephyr"], env=self.screen.environment, capture_output=True,
                                text=True, check=True).stdout.split()[0]
        subprocess.run(["xdotool", "windowsize", window, str(W), str(H)], env=self.screen.environment, check=True)
        self.assertTrue(self.screen.shows(drawn([], "attract")))
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map")))


class Compositor(unittest.TestCase):
    """As it is installed: under cage, which is nested here in an X server, as an ordinary user."""

    def setUp(self):
        self.screen = Screen(CAGE_H)
        self.addCleanup(self.screen.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.environment = dict(self.screen.environment, XDG_RUNTIME_DIR=folder.name, WLR_BACKENDS="x11",
                                WLR_RENDERER="pixman", LIBSEAT_BACKEND="noop", WLR_NO_HARDWARE_CURSORS="1")
        self.user = {}
        if os.getuid() == 0:  # cage refuses to run as root
            for parent in Path(os.environ["HIPKIOSK"]).resolve().parents:
                if not parent.stat().st_mode & 1:
                    self.skipTest(f"an ordinary user may not enter {parent}")
            self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder.name, "nobody", "nogroup")

    def test_the_kiosk_under_cage(self):
        kiosk_command = [os.environ["HIPKIOSK"], "--fullscreen", "--cache", self.environment["XDG_RUNTIME_DIR"] + "/figures"]
        cage = subprocess.Popen(["cage", "-d", "--", *kiosk_command], env=self.environment, stderr=subprocess.DEVNULL,
                                start_new_session=True, cwd="/", **self.user)
        self.addCleanup(cage.wait)
        self.addCleanup(lambda: os.killpg(cage.pid, signal.SIGKILL))
        self.assertTrue(self.screen.shows(drawn([], "attract", W, CAGE_H)), f"cage ended with {cage.poll()}")
        self.screen.tap(W // 2, H // 4)
        self.assertTrue(self.screen.shows(drawn([f"tap {W // 2} {H // 4}", "wait 3000"], "map", W, CAGE_H)))


class NoScreen(unittest.TestCase):
    def test_says_so(self):
        environment = dict(os.environ, DISPLAY=":nowhere", SDL_VIDEODRIVER="x11")
        done = subprocess.run([os.environ["HIPKIOSK"]], env=environment, capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("hipkiosk: no display", done.stderr)


if __name__ == "__main__":
    unittest.main()
