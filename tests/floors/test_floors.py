#!/usr/bin/env python3
"""check_floors.py finds each kind of fault it is there for."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_floors  # noqa: E402


def faults(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check_floors.faults_of(Path(folder))


class Floors(unittest.TestCase):
    def test_good(self):
        self.assertEqual(faults({
            "base/a.c": '#include "base/a.h"\n#include <string.h>\n',
            "model/json.c": '#include <cjson/cJSON.h>\n#include "base/a.h"\n',
            "sys/s.c": '#include <SDL.h>\n#include "view/v.h"\n',
            "main/m.c": '#include <SDL_ttf.h>\n#include "sys/s.h"\n',
            "figures/f.c": '#include <librsvg/rsvg.h>\n#include "base/a.h"\n',
            "print/p.c": '#include <pango/pangocairo.h>\n#include <cups/cups.h>\n#include "base/a.h"\n',
            "program.c": '#include <SDL_main.h>\n#include "main/m.h"\n',
        }), [])

    def test_each_fault(self):
        for name, text in [
            ("base/a.c", '#include "model/m.h"'),
            ("model/a.h", '#include "scene/m.h"'),
            ("view/a.c", '#  include "sys/font.h"'),
            ("app/a.c", '#include "view/view.h"'),
            ("figures/a.c", '#include "model/content.h"'),
            ("sys/a.c", '#include "figures/draw.h"'),
            ("view/a.c", "#include <SDL2/SDL.h>"),
            ("scene/a.c", "\n#include <SDL_ttf.h>"),
            ("model/other.c", "#include <cjson/cJSON.h>"),
            ("sys/a.c", "#include <librsvg/rsvg.h>"),
            ("print/a.c", "#include <librsvg/rsvg.h>"),
            ("print/a.c", '#include "model/qr.h"'),
            ("main/a.c", "#include <cups/cups.h>"),
            ("sys/a.c", "#include <pango/pango.h>"),
            ("model/a.c", "#include <hb.h>"),
            ("base/a.c", '#include "stray.h"'),
            ("view/a.c", 'snprintf(out, size, "%s: %s", lead, text);'),
            ("view/a.c", 'snprintf(out, size, "**%s** now", lead);'),
            ("attic/a.c", ""),
        ]:
            with self.subTest(name=name, text=text):
                self.assertEqual(len(faults({name: text})), 1, faults({name: text}))


if __name__ == "__main__":
    unittest.main()
