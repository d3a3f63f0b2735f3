#!/usr/bin/env python3
"""The kiosk on a touchscreen that knows several fingers and changes its mode: Xorg with the drivers `dummy` and `inputtest`.

Only root may start such a server."""

import os
import random
import socket
import struct
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from test_live import H, PATIENCE_S, W, Screen, drawn, start, turned

HERE = Path(__file__).resolve().parent
TOUCH_BEGIN, TOUCH_UPDATE, TOUCH_END = 18, 19, 20
FULL = 65535  # the panel's own coordinates reach so far
MIDDLE = (W // 2, H // 4)  # a place of the first screen that opens the map


class Panel:
    """Fingers, in px of the glass, by the protocol of xf86-input-inputtest 1.1."""

    VALUATORS = 64
    CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(str(path))
        self.size = (W, H)
        self._send(self.CLIENT_VERSION, struct.pack("=HH", 1, 1))
        self.socket.recv(64)

    def _send(self, kind, body=b""):
        self.socket.sendall(struct.pack("=II", 8 + len(body), kind) + body)

    def _touch(self, kind, finger, x=0, y=0):
        mask = bytes([3]) + bytes((self.VALUATORS + 7) // 8 - 1)
        head = struct.pack("=III", finger, kind, 0) + mask
        head += bytes(-(8 + len(head)) % 8)  # doubles are aligned
        values = [x / self.size[0] * FULL, y / self.size[1] * FULL] + [0.0] * (2 * self.VALUATORS - 2)
        self._send(self.TOUCH, head + struct.pack(f"={len(values)}d", *values))
        self._send(self.WAIT_FOR_SYNC)
        self.socket.recv(64)

    def down(self, finger, x, y):
        self._touch(TOUCH_BEGIN, finger, x, y)

    def move(self, finger, x, y):
        self._touch(TOUCH_UPDATE, finger, x, y)

    def up(self, finger):
        self._touch(TOUCH_END, finger)

    def tap(self, x, y, finger=0):
        self.down(finger, x, y)
        time.sleep(0.1)
        self.up(finger)


class TouchScreen(Screen):
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        config = Path(self.folder.name, "xorg.conf")
        config.write_text((HERE / "touchscreen.conf").read_text(encoding="utf-8").replace("FOLDER", self.folder.name),
                          encoding="utf-8")
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xorg", "-displayfd", str(write), "-config", str(config), "-noreset", "-nolisten", "tcp", "-novtswitch",
             "-sharevts", "vt7", "-logfile", self.folder.name + "/log"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(Path(self.folder.name, "log").read_text(encoding="utf-8")[-2000:])
        self.environment = dict(os.environ, DISPLAY=":" + number)
        self.height, self.width = H, W
        self.panel = Panel(Path(self.folder.name, "panel"))

    def close(self):
        self.panel.socket.close()
        super().close()

    def pixels(self):
        data = subprocess.run(["xwd", "-root", "-silent"], env=self.environment, capture_output=True, check=True).stdout
        return self.rows_of(data, self.width, self.height)

    def mode(self, width, height):
        subprocess.run(["xrandr", "--output", "DUMMY0", "--mode", f"{width}x{height}"], env=self.environment, check=True)
        self.width, self.height = self.panel.size = width, height

    def shows(self, wanted):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self.pixels() == wanted:
                return True
            time.sleep(0.1)
        return False


@unittest.skipUnless(os.getuid() == 0, "only root may start a server of its own configuration")
class Touch(unittest.TestCase):
    def setUp(self):
        self.screen = TouchScreen()
        self.addCleanup(self.screen.close)
        self.panel = self.screen.panel

    def run_kiosk(self, *more):
        self.program = start(self.screen, *more)
        self.addCleanup(self.program.communicate)
        self.addCleanup(self.program.kill)

    def expect(self, lines, name, width=W, height=H):
        if not self.screen.shows(drawn(lines, name, width, height)):
            end = self.program.poll()
            self.program.kill()
            self.fail(f"{name} is not on the glass; ended with {end}, said {self.program.stderr.read()}")

    def test_a_second_finger_does_not_act_while_the_first_rests(self):
        self.run_kiosk()
        self.expect([], "attract")
        self.panel.down(7, *MIDDLE)
        time.sleep(0.3)
        self.panel.tap(40, H - 40, finger=8)
        self.panel.up(7)
        self.expect([f"tap {MIDDLE[0]} {MIDDLE[1]}", "wait 3000"], "map")

    def test_it_works_after_a_storm_of_ten_fingers(self):
        self.run_kiosk()
        self.expect([], "attract")
        dice, down = random.Random(7), set()
        for _ in range(300):
            finger, x, y = dice.randrange(10), dice.randrange(W), dice.randrange(H)
            if finger not in down:
                down.add(finger)
                self.panel.down(finger, x, y)
            elif dice.random() < 0.5:
                self.panel.move(finger, x, y)
            else:
                down.remove(finger)
                self.panel.up(finger)
        for finger in down:
            self.panel.up(finger)
        self.assertIsNone(self.program.poll())
        subprocess.run(["xdotool", "key", "Home"], env=self.screen.environment, check=True)
        self.expect([f"tap {MIDDLE[0]} {MIDDLE[1]}", "wait 4000"], "home")

    def test_turned_glass_is_touched_where_it_shows(self):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, "site.json")
            site.write_text('{"screen": {"rotation": 90}}', encoding="utf-8")
            self.run_kiosk("--site", str(site))
            self.assertTrue(self.screen.shows(turned(drawn([], "attract", H, W), 90)))
            x, y = H // 2, W // 4  # as the visitor sees it; turned clockwise it lies at (W - 1 - y, x)
            self.panel.tap(W - 1 - y, x)
            self.assertTrue(self.screen.shows(turned(drawn([f"tap {x} {y}", "wait 3000"], "map", H, W), 90)))

    def test_a_change_of_mode_is_followed(self):
        self.run_kiosk()
        self.expect([], "attract")
        self.screen.mode(800, 600)
        self.expect([], "smaller", 800, 600)
        self.panel.tap(400, 150)
        self.expect(["tap 400 150", "wait 3000"], "map", 800, 600)
        self.screen.mode(W, H)
        self.expect(["tap 400 150", "wait 3000"], "map-again")


if __name__ == "__main__":
    unittest.main()
