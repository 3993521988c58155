"""Static files that are made from others: one style sheet of many small ones, one small font of a large one.

A page then needs few requests and few bytes: the whole font is 352 KB, its Vietnamese part 37 KB. Both are
made when they are asked for and out of date, in a folder beside the data that git does not know.
"""

import os
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
FIRST = ("tokens.css", "base.css", "layout.css")
ALONE = ("print.css", "print-dashboard.css", "print-document.css")  # for paper, linked on their own

FONT = ROOT / "node_modules" / "inter-ui" / "variable" / "InterVariable.woff2"
LETTERS = (
    range(0x20, 0x180),  # Latin with its first extensions: ă â đ ê ô
    range(0x1A0, 0x1B1),  # ơ ư
    range(0x300, 0x324),  # combining marks, for text that was pasted decomposed
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
    """Write the style sheets one after another."""
    target.write_text("".join(sheet.read_text(encoding="utf-8") for sheet in sheets()), encoding="utf-8")


def build_font(target: Path) -> None:
    """Write the Vietnamese letters of Inter in the weights that the style sheets use; takes two seconds."""
    with TTFont(FONT) as font:
        subsetter = Subsetter(Options(layout_features=FEATURES))
        subsetter.populate(unicodes={code for codes in LETTERS for code in codes})
        subsetter.subset(font)
        instancer.instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": WEIGHTS}, inplace=True)
        font.flavor = "woff2"
        font.save(target)


RECIPES: dict[str, tuple[Callable[[], list[Path]], Callable[[Path], None]]] = {
    "css/portal.css": (lambda: [STYLES, *sheets()], build_sheet),
    "fonts/inter-vi.woff2": (lambda: [FONT], build_font),
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
