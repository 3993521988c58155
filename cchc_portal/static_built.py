"""Static files that are made from others: one style sheet, one editor of many small files, one small font.

A page then needs few requests and few bytes: the whole font is 352 KB, its Vietnamese part 37 KB. They are
made when they are asked for and out of date, in a folder beside the data that git does not know.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(settings.BASE_DIR)
BUILT = ROOT / ".run" / "static"

STYLES = ROOT / "static" / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FIRST = ("tokens.css", "base.css", "layout.css")
ALONE = ("print.css", "print-charts.css", "print-dashboard.css", "print-document.css")  # for paper, linked on their own

MODULES = {
    "orderedmap": "dist/index.cjs",
    "prosemirror-model": "dist/index.cjs",
    "prosemirror-transform": "dist/index.cjs",
    "prosemirror-state": "dist/index.cjs",
    "prosemirror-view": "dist/index.cjs",
    "w3c-keyname": "index.cjs",
    "prosemirror-keymap": "dist/index.cjs",
    "prosemirror-commands": "dist/index.cjs",
    "rope-sequence": "dist/index.cjs",
    "prosemirror-history": "dist/index.cjs",
}
OWN = ("schema", "tables", "figures", "paste", "preview", "views", "main")

ENTRY = ("", "-keys", "-drafts", "-changes", "-paste", "-fill", "-merge", "-found")
GRID = ("areas", "fold", *(f"entry{part}" for part in ENTRY))

FONT = ROOT / "node_modules" / "inter-ui" / "variable" / "InterVariable.woff2"
LETTERS = (
    range(0x20, 0x7F),
    range(0xA0, 0x100),  # â ê ô and the letters with one mark
    (0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),  # ă đ ĩ ũ ơ ư
    (0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323),  # marks, for text that was pasted decomposed
    range(0x1EA0, 0x1EFA),  # letters with two marks
    range(0x2010, 0x2040),  # dashes, quotes, ellipsis
    (0x20AB, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25B2, 0x25BC, 0x2713),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]
WEIGHTS = (400, 700)
TEXT_SIZE = 14


def sheets() -> list[Path]:
    """Return every style sheet of the screen: the ground first, then the components by name."""
    others = sorted({path.name for path in STYLES.glob("*.css")} - {*FIRST, *ALONE})
    return [STYLES / name for name in (*FIRST, *others)]


def build_sheet(target: Path) -> None:
    """Write the style sheets one after another, without indentation and comments."""
    text = COMMENT.sub("", "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets()))
    target.write_text("\n".join(filter(None, map(str.strip, text.splitlines()))), encoding="utf-8")


def build_font(target: Path) -> None:
    """Write the Vietnamese letters of Inter in the weights that the style sheets use; takes two seconds."""
    with TTFont(FONT) as font:
        subsetter = Subsetter(Options(layout_features=FEATURES))
        subsetter.populate(unicodes={code for codes in LETTERS for code in codes})
        subsetter.subset(font)
        instancer.instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": WEIGHTS}, inplace=True)
        font.flavor = "woff2"
        font.save(target)


def modules() -> dict[str, Path]:
    """Return the packages of the editor by name: each is one CommonJS file that needs those above it alone."""
    return {name: ROOT / "node_modules" / name / place for name, place in MODULES.items()}


def scripts() -> list[Path]:
    """Return our own part of the editor, in the order in which the files build on each other."""
    return [ROOT / "static" / "js" / "editor" / f"{name}.js" for name in OWN]


def grid_scripts() -> list[Path]:
    """Return what a grid of entry needs, in the order in which the files build on each other."""
    return [ROOT / "static" / "js" / f"{name}.js" for name in GRID]


def writing_scripts() -> list[Path]:
    """Return what a page with texts to be written needs before the editor itself comes."""
    return [ROOT / "static" / "js" / f"{name}.js" for name in ("cite", "text-drafts", "editor-load")]


def build_scripts(paths: list[Path], target: Path) -> None:
    """Write the scripts one after another, without indentation and lines of comment."""
    lines = [line.strip() for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    target.write_text("\n".join(line for line in lines if line and not line.startswith("//")), encoding="utf-8")


def build_editor(target: Path) -> None:
    """Write the editor's packages and our scripts as one file; indentation is left out, comments they have none."""
    parts = ['(function () {\n"use strict";\nconst made = {};\nconst require = (name) => made[name];\n']
    for name, path in modules().items():
        code = "\n".join(filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())))
        parts.append(f"made[{name!r}] = (function (module) {{ const exports = module.exports;\n{code}\n")
        parts.append("return module.exports; })({ exports: {} });\n")
    parts.append("window.ProseMirror = Object.assign({}, ...Object.values(made));\n})();\n")
    target.write_text("".join(parts + [path.read_text(encoding="utf-8") for path in scripts()]), encoding="utf-8")


RECIPES: dict[str, tuple[Callable[[], list[Path]], Callable[[Path], None]]] = {
    "css/portal.css": (lambda: [STYLES, *sheets()], build_sheet),
    "fonts/inter-vi.woff2": (lambda: [FONT], build_font),
    "js/grid.js": (grid_scripts, lambda target: build_scripts(grid_scripts(), target)),
    "js/writing.js": (writing_scripts, lambda target: build_scripts(writing_scripts(), target)),
    "js/editor.js": (lambda: [*modules().values(), *scripts()], build_editor),
}


def up_to_date(name: str, folder: Path = BUILT) -> Path:
    """Return the place of the built file ``name``, made anew when one of its sources is younger."""
    sources, build = RECIPES[name]
    target = folder / name
    youngest = max(path.stat().st_mtime for path in [*sources(), Path(__file__)])
    if not target.exists() or target.stat().st_mtime < youngest:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=target.parent)
        os.close(handle)
        build(Path(draft))
        Path(draft).chmod(0o644)
        Path(draft).replace(target)  # at once, or another process could read half a file
    return target


class BuiltFilesFinder(BaseFinder):
    """Finds the files of ``RECIPES`` and makes them when needed."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=BUILT)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Nothing to complain of: missing packages are the other finder's message."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file's place on disk ([] when it is not ours); a list with ``find_all``."""
        if path not in RECIPES:
            return []
        place = str(up_to_date(path))
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every file with its storage, for collectstatic."""
        for name in RECIPES:
            up_to_date(name)
            yield name, self.storage
