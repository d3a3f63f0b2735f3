#!/usr/bin/env python3
"""tools/hipkiosk-session with a cage that only tells how it was called: which renderer, whose content, what is remembered."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
SESSION = SOURCE_DIR / "tools" / "hipkiosk-session"
CAGE = """#!/bin/sh
echo "renderer $WLR_RENDERER, watchdog of ${WATCHDOG_PID:-all}, $*"
"""


class Session(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "cage").write_text(CAGE, encoding="utf-8")
        (self.folder / "cage").chmod(0o755)
        (self.folder / "dri").mkdir()
        (self.folder / "dri" / "card0").touch()
        self.environment = {"PATH": f"{self.folder}:{os.environ['PATH']}", "DRI": str(self.folder / "dri"),
                            "RUNTIME_DIRECTORY": str(self.folder), "WATCHDOG_PID": "1"}

    def run_session(self, *arguments, **more):
        return subprocess.run([SESSION, *arguments], env=dict(self.environment, **more), capture_output=True, text=True,
                              timeout=30, check=False)

    def renderer(self, **more):
        done = self.run_session(**more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.splitlines()[-1].split(",")[0]

    def add_gpu(self):
        (self.folder / "dri" / "renderD128").touch()

    def test_how_cage_is_called(self):
        last = self.run_session().stdout.splitlines()[-1]
        self.assertEqual(last, "renderer pixman, watchdog of all, -d -s -- /usr/bin/hipkiosk --fullscreen")
        last = self.run_session(HIPKIOSK_CONTENT="/srv/my words").stdout.splitlines()[-1]
        self.assertTrue(last.endswith("--fullscreen --content /srv/my words"), last)

    def test_the_renderer_is_chosen_by_what_there_is(self):
        self.assertEqual(self.renderer(), "renderer pixman")
        self.add_gpu()
        self.assertEqual(self.renderer(), "renderer gles2")
        self.assertEqual(self.renderer(WLR_RENDERER="vulkan"), "renderer vulkan")

    def test_a_gpu_that_comes_late_is_waited_for(self):
        (self.folder / "dri" / "card0").unlink()
        session = subprocess.Popen([SESSION], env=self.environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(session.stdout.close)
        time.sleep(1)
        self.assertIsNone(session.poll())
        self.add_gpu()
        (self.folder / "dri" / "card0").touch()
        self.assertEqual(session.wait(5), 0)
        self.assertIn("renderer gles2", session.stdout.read())

    def test_after_a_crash_the_processor_draws_until_the_machine_starts_anew(self):
        self.add_gpu()
        for result in ("success", "watchdog", "oom-kill", "resources"):
            self.assertEqual(self.run_session("ended", SERVICE_RESULT=result).stdout, "")
            self.assertEqual(self.renderer(), "renderer gles2", result)
        for result in ("signal", "core-dump", "exit-code", "timeout"):
            done = self.run_session("ended", SERVICE_RESULT=result, EXIT_STATUS="SEGV")
            self.assertIn("the next start draws without the GPU", done.stdout)
            self.assertEqual(self.renderer(), "renderer pixman", result)
            self.assertEqual(self.run_session("ended", SERVICE_RESULT=result).stdout, "", "told twice")
            (self.folder / "gl-is-broken").unlink()  # memory is empty when the machine starts anew
            self.assertEqual(self.renderer(), "renderer gles2")

    def test_stop_ends_the_kiosk_and_waits_for_cage(self):
        (self.folder / "hipkiosk").write_text("#!/bin/sh\ntrap 'exit 0' TERM\nwhile :; do sleep 0.1; done\n", encoding="utf-8")
        (self.folder / "hipkiosk").chmod(0o755)
        cage = subprocess.Popen(["sh", "-c", f"{self.folder}/hipkiosk; echo kiosk: $?"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(cage.stdout.close)
        time.sleep(0.5)
        self.assertEqual(self.run_session("stop", str(cage.pid)).returncode, 0)
        self.assertEqual(cage.wait(5), 0)
        self.assertEqual(cage.stdout.read(), "kiosk: 0\n")

    def test_where_sockets_lie_and_that_the_kiosk_is_gone(self):
        run = self.folder / "run"
        run.mkdir()
        own = {"XDG_RUNTIME_DIR": str(run / "session"), "RUNTIME_DIRECTORY": str(run)}
        for _ in range(2):
            self.assertEqual(self.run_session(**own).returncode, 0)
            self.assertEqual((run / "session").stat().st_mode & 0o777, 0o700)
        told = run / "hipkiosk.prom"
        self.run_session("ended", SERVICE_RESULT="success", **own)
        self.assertFalse(told.exists())
        told.write_text("hipkiosk_upper 1\nhipkiosk_up 1\nhipkiosk_restarts_total 1\n", encoding="utf-8")
        self.run_session("ended", SERVICE_RESULT="watchdog", **own)
        self.assertEqual(told.read_text(encoding="utf-8"), "hipkiosk_upper 1\nhipkiosk_up 0\nhipkiosk_restarts_total 1\n")
        self.assertEqual(told.stat().st_mode & 0o777, 0o644)
        self.assertEqual({file.name for file in run.iterdir()}, {"session", "hipkiosk.prom"})

    def test_wrong_use(self):
        done = self.run_session("restart")
        self.assertEqual(done.returncode, 2)
        self.assertIn("usage: hipkiosk-session", done.stderr)


if __name__ == "__main__":
    unittest.main()
