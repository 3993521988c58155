"""How much text is read at once: more than any report has, and no more than is read within a second. Pure."""

import re

LONGEST = 300_000  # characters, some 120 pages
MOST_NUMBERS = 20_000  # a dense report has one in a hundred characters; each is looked at many times
MOST_LINES = 20_000
WRITTEN = re.compile(r"\S.*")
DIGITS = re.compile(r"\d+")


def too_much(text: str) -> str:
    """Return a sentence that says why ``text`` is not read as a whole, "" where it is."""
    if len(text) > LONGEST:
        return "Văn bản dài quá 300.000 ký tự (khoảng 120 trang), hãy soát xét từng phần."
    if sum(1 for _ in DIGITS.finditer(text)) > MOST_NUMBERS:
        return "Văn bản có quá 20.000 con số, hãy soát xét từng phần."
    if sum(1 for _ in WRITTEN.finditer(text)) > MOST_LINES:
        return "Văn bản có quá 20.000 dòng, hãy soát xét từng phần."
    return ""
