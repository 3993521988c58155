"""Cut a text into the numbers that mean something: counts, fractions, percentages, dates, symbols of documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from documents.reading import units

LONGEST_NUMBER = 15
# What may repeat is bounded where the next place could begin the same: a text of digits alone took minutes.
SCRIPT = re.MULTILINE | re.VERBOSE

TOKEN = re.compile(
    r"""
    (?P<symbol>(?<![\w/])\d{1,6}[a-zA-Z]?\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐ&]*(?:\s?-\s?[A-ZĐ][\wĐ&]*(?:\.[\wĐ&]+)*)*
        |(?<![\w/])\d{1,6}\s?-\s?[A-ZĐ][\wĐ]*(?:/[A-ZĐ][\wĐ]*|-[A-ZĐ]{2,}))
    |(?P<spelled>(?i:ngày)\s+(?P<sd>\d{1,3})\s+(?P<sword>tháng|năm)\s+(?P<sm>\d{1,3})(?:,?\s+năm\s+(?P<sy>\d{1,9}))?)
    |(?P<date>(?<![\d/.,])(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})\s?/\s?(?P<y>\d{2,9})(?![\d/])
        |(?<![\d/.,-])(?P<hd>\d{1,2})(?P<hs>[-.])(?P<hm>\d{1,2})(?P=hs)(?P<hy>\d{4})(?![\d/-]|\.\d))
    |(?P<daymonth>(?i:ngày|lễ|dịp)\s+(?P<dd>\d{1,2})/(?P<dm>\d{1,2})(?![\d/%.,]*\d))
    |(?P<quarter>(?i:qu[ýí])\s+(?P<q>III|II|IV|I|VI|V|\d)(?!\w|\.\d)(?:\s?(?:/|-|năm|,\s?năm)\s?(?P<qy>\d{4,9}))?)
    |(?P<span>(?<![\d/.])(?:(?i:từ\s+)?(?i:năm)\s+)?(?P<y1>(?:19|20)\d\d)\s?(?:[-–—]|đến)\s?(?:(?i:năm)\s+)?(?P<y2>(?:19|20)\d\d)(?![\d/]))
    |(?P<month>(?i:tháng)\s+(?P<mm>\d{1,2})(?!\s?%|[.,/]?\d)(?:\s?(?:,|và|-|–|đến)\s?(?:tháng\s)?\d{1,2}(?!\d))*
        (?:\s?(?:/|năm)\s?(?P<my>\d{4,9}))?|(?i:tháng)\s+(?P<mm2>\d{1,2})\s?/\s?(?P<my2>\d{4,9}))
    |(?P<monthyear>(?<![\d/.,])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/]))
    |(?P<year>(?i:năm|đến|từ)\s+(?P<yy>(?:19|20)\d{2,7})(?![\d.,/]?\d))
    |(?P<percent>(?<![\d/])(?P<p>\d[\d.,]{0,40})\s?%)
    |(?P<ratio>(?<![\d/.,])(?P<n2>\d[\d.]{0,40})\s(?P<noun>[^\W\d_]{1,20}(?:\s[^\W\d_]{1,20}){0,3})\s?/\s?(?P<of2>\d[\d.]{0,40})
        \s(?P=noun)(?!\w))
    |(?P<fraction>(?<![\d/.,])(?P<n>\d[\d.]{0,40})\s?/\s?(?P<of>\d[\d.]{0,40})(?![/\d]))
    |(?P<enumerator>\(\d{1,2}\)|^\s{0,40}\d{1,2}(?:\.\d{1,2}){0,9}[.)]\s)
    |(?P<standard>(?:ISO|TCVN)[\s:]*\d[\d:\s.-]*\d)
    |(?P<named>(?<!\w)(?:(?P<head>(?i:(?<!danh\ )mục|bảng|biểu|hạng|bậc|nhóm|loại|khóa|khoá|đợt|thứ|khoản|điều))
        |(?i:đề\ án|ban\ chỉ\ đạo|phụ\ lục|mức\ độ|chỉ\ số|phiên\ bản|tổ\ công\ tác|ngày|mùng)
        |Nghị\ quyết|Chỉ\ thị|Kết\ luận|COVID|Covid)[\s-]+(?P<label>\d{1,4})
        (?:\s?(?:,|và|-|–|đến)\s?\d(?![\d.,]*\d))*(?![\d.,]*\d|\s?/\s?\d|-\d))
    |(?P<glued>(?<=[^\W\d_])\d[\d.,]*|\d[\d.,]{0,40}(?=[^\W\d_]))
    |(?P<number>\d(?:[\d.,]*\d)?)
    """,
    SCRIPT,
)
# Where a token may begin, in lower case: trying the whole pattern at each letter would take most of the time.
STARTS = re.compile(
    r"""
    \d|\(\d|^\s+\d
    |(?:ngày|mùng|lễ|dịp|quý|quí|từ|năm|đến|tháng|iso|tcvn|mục|bảng|biểu|hạng|bậc|nhóm|loại|khóa|khoá|đợt|thứ|khoản|điều
        |đề\ án|ban\ chỉ\ đạo|phụ\ lục|mức\ độ|chỉ\ số|phiên\ bản|tổ\ công\ tác|nghị\ quyết|chỉ\ thị|kết\ luận|covid)
        [\s:-]*+(?:năm\s++)?[\div]
    """,
    SCRIPT,
)
WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
BROKEN = re.compile(r"(?:\s?[.,]\s?|[^\S\n])\d{3}(?![\d.,/%]*\d|\s?%)|[^\S\n]\d{1,3}(?:\.\d{3})+(?![\d.,/%]*\d|\s?%)")
TORN = re.compile(r"\d(?:[^\S\n]|[^\S\n][.,]|[.][^\S\n])$")  # a new line is a new paragraph
# A number or a day that character recognition tore: "số 10 9/KH-UBND", "ngày 1 6/01/2022", "ngày 06/01/20 22".
LED_BY_A_PIECE = re.compile(r"(?:số\s*:?|ngày)\s*\d{1,4}\s$", re.IGNORECASE)
YEAR_IN_TWO = re.compile(r"\s\d{2}(?!\d|\s?/)")
APPROXIMATE = re.compile(r"(?:hơn|trên|dưới|gần|khoảng|ít nhất|tối thiểu|tối đa|không quá)\s*$", re.IGNORECASE)


class Sort(StrEnum):
    """What a number is. Only counts and fractions are ever added up."""

    COUNT = "count"
    FRACTION = "fraction"
    PERCENT = "percent"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A number and its place in the clean text.

    ``name`` is the group of the pattern, ``value`` a count or the upper part of a fraction, ``whole`` its lower part,
    ``unit`` the noun behind it in lower case: '' when none follows, '?word' when it is not a noun we know.
    """

    sort: Sort
    name: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    whole: Decimal | None = None
    unit: str = ""
    unit_end: int = 0


def whole_number(digits: str) -> Decimal | None:
    """Read ``11.093`` or ``11093``; None where the figure can be read in two ways or is out of all measure."""
    if len(digits) > LONGEST_NUMBER or not digits.isascii() or not WHOLE.fullmatch(digits):
        return None
    return Decimal(digits.replace(".", ""))


def percentage(digits: str) -> tuple[Decimal, int] | None:
    """Read ``63,26``: its value and how many decimals are written; None when it is not one number."""
    if len(digits) > LONGEST_NUMBER or not digits.isascii() or not re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return None
    value = Decimal(digits.replace(",", "."))
    return value, -int(value.as_tuple().exponent)


def share(part: Decimal, whole: Decimal, decimals: int) -> Decimal:
    """Return part ÷ whole in percent, rounded half-up to ``decimals``; ``whole`` is not zero."""
    return (part * 100 / whole).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def vietnamese(value: Decimal) -> str:
    """Write a number with a dot for thousands and a comma for decimals."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _unit(text: str, end: int) -> tuple[str, int]:
    if found := units.COUNTED.match(text, end, end + 60):
        return found[1].lower(), found.end()
    following = units.NEXT_WORD.match(text, end, end + 30)
    if following is None or following[1].lower() in units.BARE:
        return "", end
    return "?" + following[1].lower(), following.end()


def _number(text: str, start: int, end: int) -> Token:
    digits = text[start:end].rstrip(".,")
    end = start + len(digits)
    value = whole_number(digits)
    if value is None or BROKEN.match(text, end) or TORN.search(text, max(0, start - 3), start):
        return Token(Sort.UNSURE, "number", start, end)
    if (measure := units.MEASURED.match(text, end)) and not units.COUNTED.match(text, end, end + 60):
        return Token(Sort.OTHER, "measure", start, measure.end())
    if value == value.to_integral() and 1900 <= value <= 2100 and "." not in digits and _unit(text, end)[0] == "":
        return Token(Sort.UNSURE, "number", start, end, value)
    unit, unit_end = _unit(text, end)
    sort = Sort.UNSURE if APPROXIMATE.search(text, max(0, start - 12), start) else Sort.COUNT
    return Token(sort, "number", start, end, value, None, unit, unit_end)


def _fraction(text: str, match: re.Match[str]) -> Token:
    upper, lower = (match["n2"], match["of2"]) if match["ratio"] else (match["n"], match["of"])
    part, whole = whole_number(upper), whole_number(lower.rstrip("."))
    end = match.end("of2" if match["ratio"] else "of") - (len(lower) - len(lower.rstrip(".")))
    if part is None or whole is None or TORN.search(text, max(0, match.start() - 3), match.start()):
        return Token(Sort.UNSURE, "fraction", match.start(), end)
    unit, unit_end = _unit(text, end)
    return Token(Sort.FRACTION, "fraction", match.start(), end, part, whole, unit, unit_end)


def _torn(text: str, match: re.Match[str]) -> bool:
    led = LED_BY_A_PIECE.search(text, max(0, match.start() - 12), match.start())
    in_two = match["y"] and len(match["y"]) == 2 and YEAR_IN_TWO.match(text, match.end())
    return bool(led or in_two)


def _matches(text: str) -> Iterator[re.Match[str]]:
    lowered = text.replace("İ", "I").lower()  # the one letter that two make in lower case: places stay the same
    place = 0
    while start := STARTS.search(lowered, place):
        match = TOKEN.match(text, start.start())
        place = match.end() if match else start.start() + 1
        if match:
            yield match


def scan(text: str) -> list[Token]:
    """Return every number of ``text`` as a token, in order, in one pass."""
    found: list[Token] = []
    for match in _matches(text):
        name = match.lastgroup or ""
        name = next((key for key in GROUPS if match[key] is not None), name)
        if name == "named" and match["head"] and units.COUNTED.match(text, match.end(), match.end() + 60):
            name = "number"  # "xếp loại 25 cơ quan" counts agencies
        if name == "number":
            found.append(_number(text, match.start("label") if match["label"] else match.start(), match.end()))
        elif name in ("fraction", "ratio"):
            found.append(_fraction(text, match))
        elif name in ("symbol", "date") and _torn(text, match):
            found.append(Token(Sort.OTHER, "torn", match.start(), match.end()))
        elif name == "percent":
            read = None if TORN.search(text, max(0, match.start() - 3), match.start()) else percentage(match["p"])
            value = read[0] if read else Decimal(0)
            found.append(Token(Sort.PERCENT if read else Sort.UNSURE, name, match.start(), match.end(), value))
        else:
            found.append(Token(Sort.OTHER, name, match.start(), match.end()))
    return found


GROUPS = (
    "symbol", "spelled", "date", "daymonth", "quarter", "span", "month", "monthyear", "year", "percent", "ratio",
    "fraction", "enumerator", "standard", "named", "glued", "number",
)  # fmt: skip
