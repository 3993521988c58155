"""Runs of text as HTML: escaped, with the tokens that must stay on one line marked."""

import re
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.printed import Footnote, Inline, Text

_SYMBOL_PART = r"[A-ZĐ][\wĐđ&]*(?:-[A-ZĐ][\wĐđ&]*)*"
_TOGETHER = re.compile(
    # 30/2020/NĐ-CP, 331/SNV-CCHC&TCPCP, 03-NQ/TU
    rf"(?<!\d)\d{{1,9}}[a-z]?(?:/\d{{4}})?[/-]{_SYMBOL_PART}(?:/{_SYMBOL_PART})?"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}"  # 28/12/2023, 12/2023
    r"|[Qq]u[ýí] (?:IV|I{1,3}|[1-4])(?:/\d{4})?"  # Quý II/2024
)


def inlines_html(inlines: Iterable[Inline]) -> SafeString:
    """One paragraph's runs; a footnote stands where its mark is to be."""
    return format_html_join("", "{}", ((_inline_html(inline),) for inline in inlines))


def _inline_html(inline: Inline) -> SafeString:
    if isinstance(inline, Footnote):
        return format_html('<span class="note">{}</span>', inlines_html(inline.inlines))
    html = _kept_together(inline.text)
    if inline.italic:
        html = format_html("<i>{}</i>", html)
    return format_html("<b>{}</b>", html) if inline.bold else html


def _kept_together(text: str) -> SafeString:
    """Document symbols, dates and quarters in spans that do not break; no invisible characters are added."""
    parts: list[SafeString] = []
    place = 0
    for token in _TOGETHER.finditer(text):
        parts += [
            format_html("{}", text[place : token.start()]),
            format_html('<span class="keep">{}</span>', token[0]),
        ]
        place = token.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, format_html("{}", text[place:])]))


def text_of(inlines: Iterable[Inline]) -> str:
    """The runs as plain text, without the footnotes."""
    return "".join(inline.text for inline in inlines if isinstance(inline, Text))
