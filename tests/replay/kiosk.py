"""Drives hipkiosk --replay for the tests: lines in, dumps out.

The program is $HIPKIOSK, its cache of drawings $HIPKIOSK_CACHE (ctest sets both); the pack $HIPKIOSK_PACK, else content/."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
SOURCE_DIR = Path(__file__).resolve().parents[2]
PACK = Path(os.environ.get("HIPKIOSK_PACK", SOURCE_DIR / "content"))
sys.path.insert(0, str(SOURCE_DIR / "tests" / "dump"))
import check_dump  # noqa: E402,F401
from screens import SCREENS  # noqa: E402

GOLDEN = ("1024x640", 24)  # small, so that the reference pictures are
ACTS = {"tap", "up", "key", "wait", "finger", "down", "move"}


class ReplayFailed(Exception):
    pass


class Kiosk:
    def __init__(self, screen="24-landscape", program=None, cache=None, content=None, lang=None, site=None):
        self.size, self.diagonal = GOLDEN if screen == "golden" else SCREENS[screen]
        self.program = program or os.environ["HIPKIOSK"]
        self.cache = cache or os.environ["HIPKIOSK_CACHE"]
        self.more = ["--content", str(content or PACK), *(["--lang", lang] if lang else []),
                     *(["--site", str(site)] if site else [])]

    def run_file(self, path, shots=None):
        """The dumps of a replay file. Raises ReplayFailed with what the program said."""
        command = [self.program, "--replay", str(path), "--size", self.size, "--diagonal", str(self.diagonal),
                   "--cache", str(self.cache), *self.more]
        if shots:
            command += ["--shots", str(shots)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ReplayFailed(f"exit code {done.returncode}\n{done.stderr}")
        if "Sanitizer" in done.stderr or "runtime error" in done.stderr:
            raise ReplayFailed(done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def run(self, lines, shots=None):
        """The same for a list of lines."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.replay"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return self.run_file(path, shots)


def with_dumps(text):
    """The lines of a replay with a dump after everything a visitor does, and one at the start."""
    lines = ["dump"]
    for line in text.splitlines():
        lines.append(line)
        if line.split() and line.split()[0] in ACTS:
            lines.append("dump")
    return lines


def quoted(label):
    return '"' + label.replace("\\", "\\\\").replace('"', '\\"') + '"'


def tap(label):
    return f"tap {quoted(label)}"


def tap_on(dump, thing):
    """A tap on a target of the dump: by its label if that means this one, else into its middle."""
    named = next(t for t in dump["targets"] if t["label"] == thing["label"])
    if named == thing:
        return tap(thing["label"])
    return f'tap {thing["x"] + thing["w"] // 2} {thing["y"] + thing["h"] // 2}'


def target(dump, action):
    """The first target with that action, None if there is none."""
    return next((t for t in dump["targets"] if t["action"] == action), None)


def load(name):
    return json.loads((PACK / name).read_text(encoding="utf-8"))


def pages(lang="en"):
    """id -> page, of the content the tests run on."""
    return {p.stem: json.loads(p.read_text(encoding="utf-8"))
            for p in sorted((PACK / lang / "pages").glob("*.json"))}
