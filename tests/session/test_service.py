#!/usr/bin/env python3
"""debian/*.service as systemd reads it: no key that it does not know, little to attack, and what the kiosk rests on."""

import re
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE_DIR = Path(__file__).resolve().parents[2]
SERVICE = next((SOURCE_DIR / "debian").glob("*.service"))


def values(key):
    """What a key is set to, in order."""
    return [line.split("=", 1)[1] for line in SERVICE.read_text(encoding="utf-8").splitlines() if line.startswith(f"{key}=")]


class Service(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.unit = Path(folder.name, "hipkiosk.service")  # the programs it names are not installed here
        self.unit.write_text(re.sub(r"/usr/libexec/hipkiosk/hipkiosk-session|/usr/bin/cage", "/bin/true", SERVICE.read_text(encoding="utf-8")),
                             encoding="utf-8")

    def analyze(self, *arguments):
        return subprocess.run(["systemd-analyze", *arguments, str(self.unit)], capture_output=True, text=True, check=False)

    def test_little_to_attack(self):
        done = self.analyze("security", "--offline=yes", "--threshold=15", "--no-pager")
        self.assertEqual(done.returncode, 0, "\n".join(done.stdout.splitlines()[-2:]) + done.stderr)
        self.assertRegex(done.stdout, r"Overall exposure level for hipkiosk.service: (0|1)\.\d")

    def test_no_unknown_key(self):
        said = self.analyze("verify", "--man=no").stderr
        self.assertEqual([line for line in said.splitlines() if "hipkiosk.service" in line], [])

    def test_it_comes_back_and_is_watched(self):
        self.assertEqual((values("Type"), values("Restart"), values("WatchdogSec"), values("NotifyAccess")), (["notify"], ["always"], ["30"], ["all"]))
        self.assertEqual(values("StartLimitIntervalSec"), ["0"])
        self.assertEqual((values("MemoryMax"), values("OOMPolicy")), (["1G"], ["kill"]))

    def test_a_read_only_root_is_enough(self):
        """Every place that is written is one that systemd makes for it, and the program is told where."""
        self.assertEqual(values("ProtectSystem"), ["strict"])
        self.assertEqual(values("ReadWritePaths"), [])
        self.assertEqual([values(f"{kind}Directory") for kind in ("Cache", "State", "Runtime")], [["hipkiosk"]] * 3)
        written = re.findall(r'="?\$\{(\w+):-(/[\w/]+)\}', (SOURCE_DIR / "tools" / "hipkiosk-session").read_text(encoding="utf-8"))
        self.assertEqual({name for name, place in written if place.startswith(("/run", "/var"))}, {"RUNTIME_DIRECTORY"})

    def test_nothing_takes_the_screen_from_the_compositor(self):
        """Each command of a unit hangs up its terminal first: while the compositor runs none may be started beside it."""
        self.assertEqual(values("TTYVHangup"), ["yes"])
        self.assertEqual(values("ExecReload"), [])

    def test_the_printer_can_be_reached(self):
        """hipkiosk-print runs within the same walls: CUPS is asked by its socket, never by the network, and its temporary files are private."""
        self.assertIn("AF_UNIX", values("RestrictAddressFamilies")[0])
        self.assertNotIn("AF_INET", values("RestrictAddressFamilies")[0])
        self.assertEqual(values("PrivateTmp"), ["yes"])
        self.assertEqual(values("InaccessiblePaths"), [])


if __name__ == "__main__":
    unittest.main()
