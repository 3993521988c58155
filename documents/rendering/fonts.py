"""The one font of official documents, and the proof that this machine really has it.

Times metrics are part of the format, and fontconfig never says no: it silently answers with another font, 15 to 20 %
wider, which breaks the head of the page. So the font is checked before the first page is made.
"""

import ctypes
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from core.errors import DomainError

FAMILY = "Liberation Serif"
STYLES = ("", ":bold", ":italic", ":bold:italic")
PACKAGE = "fonts-liberation2"

# Version 1.07 of the same family name (Debian's fonts-liberation) lacks this letter and 91 others of Vietnamese.
TELLTALE_LETTER = "\N{LATIN SMALL LETTER U WITH HORN AND DOT BELOW}"

_FONTCONFIG = "libfontconfig.so.1"
_MATCH_PATTERN = 0  # FcMatchPattern
_FOUND = 0  # FcResultMatch


class FontMissing(RuntimeError):
    """The machine cannot print official documents; the message says which package to install."""


class UnprintableText(DomainError):
    """The document has characters that the font has not; the message names them."""


@cache
def printable_characters() -> frozenset[str]:
    """Every character that all four styles of the font can print. Raises FontMissing."""
    return frozenset.intersection(*(_characters(style) for style in STYLES))


def check_printable(characters: set[str]) -> None:
    """Refuse characters that would be printed in another font, or not at all. Raises UnprintableText, FontMissing."""
    if unknown := sorted(characters - printable_characters()):
        named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in unknown[:5])
        raise UnprintableText(f"Phông chữ của văn bản không có ký tự {named}. Hãy thay bằng ký tự khác.")


def font_file(family: str, style: str) -> tuple[str, Path]:
    """The family and the file that fontconfig answers with for a wish such as ``Liberation Serif`` ``:bold``.

    It is the same question that Pango asks when it lays out text.
    """
    library = _fontconfig()
    pattern = ctypes.c_void_p(library.FcNameParse(f"{family}{style}".encode()))
    library.FcConfigSubstitute(None, pattern, _MATCH_PATTERN)
    library.FcDefaultSubstitute(pattern)
    result = ctypes.c_int()
    match = ctypes.c_void_p(library.FcFontMatch(None, pattern, ctypes.byref(result)))
    try:
        return _property(match, "family"), Path(_property(match, "file"))
    finally:
        library.FcPatternDestroy(pattern)
        library.FcPatternDestroy(match)


def _characters(style: str) -> frozenset[str]:
    family, file = font_file(FAMILY, style)
    if family != FAMILY:
        raise FontMissing(f"Máy chủ chưa có phông {FAMILY}{style}. Hãy cài gói {PACKAGE}.")
    with TTFont(file, lazy=True, fontNumber=0) as font:
        characters = frozenset(map(chr, font.getBestCmap()))
    if TELLTALE_LETTER not in characters:
        raise FontMissing(
            f"Phông {FAMILY} trên máy chủ là bản cũ, thiếu chữ “{TELLTALE_LETTER}”."
            f" Hãy cài gói {PACKAGE} (bản 2.x) và gỡ gói fonts-liberation."
        )
    return characters


@cache
def _fontconfig() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(_FONTCONFIG)
    except OSError as error:
        raise FontMissing("Máy chủ thiếu thư viện fontconfig. Hãy cài gói libpangoft2-1.0-0.") from error
    for name, result, arguments in (
        ("FcNameParse", ctypes.c_void_p, [ctypes.c_char_p]),
        ("FcConfigSubstitute", ctypes.c_int, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]),
        ("FcDefaultSubstitute", None, [ctypes.c_void_p]),
        ("FcFontMatch", ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]),
        (
            "FcPatternGetString",
            ctypes.c_int,
            [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)],
        ),
        ("FcPatternDestroy", None, [ctypes.c_void_p]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _property(match: ctypes.c_void_p, name: str) -> str:
    value = ctypes.c_char_p()
    found = _fontconfig().FcPatternGetString(match, name.encode(), 0, ctypes.byref(value))
    if found != _FOUND or value.value is None:
        raise FontMissing(f"Máy chủ chưa có phông chữ nào. Hãy cài gói {PACKAGE}.")
    return value.value.decode()
