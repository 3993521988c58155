"""Percentages that do not follow from the fraction they stand with."""

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.reading.document import Document
from documents.reading.tokens import APPROXIMATE, Sort, Token, percentage, share, vietnamese
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.regions import Region, regions_of
from reports.audit.report import found
from reports.audit.wording import MARKER

LINK = re.compile(
    r"(?:đạt|chiếm|tỷ\s+lệ|tỉ\s+lệ|tương\s+đương|tương\s+ứng|bằng|=)\s*(?:với\s+)?(?:tỷ\s+lệ\s*|tỉ\s+lệ\s*)?(?:là\s*|:\s*)?$",
    re.IGNORECASE,
)
ONLY_LINK = re.compile(rf"^\W*(?:{LINK.pattern[:-1]})?\W*$", re.IGNORECASE)
STOP = re.compile(
    r"[.;](?!\s*(?:đạt|chiếm|tương)(?!\w))|trong\s+đó|(?<!\w)(?:so\s+với|bình\s+quân|trung\s+bình)(?!\w)|(?<!\w)còn\s",
    re.IGNORECASE,
)
OUT_OF = re.compile(r"(?<!\w)(?:trên\s+(?:tổng\s+(?:số\s+)?)?|trong\s+tổng\s+(?:số\s+)?)(?:là\s+)?$", re.IGNORECASE)
SHARE = re.compile(r"(?<!\w)chiếm\s+(?:tỷ\s+lệ\s+|tỉ\s+lệ\s+)?$", re.IGNORECASE)
OTHER_WHOLE = re.compile(r"\s*[^,;.]*?(?<!\w)(?:toàn|cả|của|so\s+với|kế\s+hoạch|chỉ\s+tiêu)(?!\w)", re.IGNORECASE)
LONGEST_GAP = 160


def _out_of(region: Region) -> list[Token]:
    """Return the fractions that are spelled out: ``20 trên 27 nhiệm vụ``, ``20 trong tổng số 27``."""
    fractions = []
    for one, other in zip(region.tokens, region.tokens[1:], strict=False):
        between = region.between(one.end, other.start)
        if one.sort != Sort.COUNT or other.sort not in (Sort.COUNT, Sort.UNSURE) or not OUT_OF.search(between):
            continue
        if re.search(r"[,;.:]", between) or not other.value or len(between) > 90:
            continue
        if "tổng" in between.lower() or not one.unit or one.unit == other.unit:
            fractions.append(replace(other, sort=Sort.FRACTION, start=one.start, value=one.value, whole=other.value))
    return fractions


def _bases(region: Region) -> list[Token]:
    written = [token for token in region.tokens if token.sort == Sort.FRACTION and token.whole]
    return sorted([*written, *_out_of(region)], key=lambda token: token.end)


def _beside(region: Region, bases: list[Token], percent: Token) -> Token | None:
    """Return the fraction before a percentage at the same level when the words between link the two."""
    before = [base for base in bases if base.end <= percent.start]
    if not before:
        return None
    base = before[-1]
    between = region.between(base.end, percent.start)
    others = [
        token for token in region.tokens
        if base.end <= token.start < percent.start and token.sort in (Sort.COUNT, Sort.PERCENT, Sort.UNSURE)
    ]  # fmt: skip
    if others or STOP.search(between) or len(between) > LONGEST_GAP or not LINK.search(between):
        return None
    return base


def _in_parenthesis(region: Region, percent: Token) -> Token | None:
    """Return the fraction before ``(đạt 70%)``."""
    opener = region.opener
    if (
        opener is None
        or not opener.tokens[: region.after]
        or not ONLY_LINK.match(region.between(region.start, percent.start))
    ):
        return None
    bases = [base for base in _bases(opener) if base.end <= region.start]
    if not bases or bases[-1].end != opener.tokens[region.after - 1].end:
        return None
    return None if re.search(r"[,;.]", opener.between(bases[-1].end, region.start - 1)) else bases[-1]


def _followed(region: Region) -> tuple[Token, Token] | None:
    """Return the percentage before ``(35/40 hồ sơ)`` and the fraction."""
    opener = region.opener
    figures = [token for token in region.tokens if token.sort != Sort.OTHER]
    if opener is None or region.after == 0 or len(figures) > 2 or not figures:
        return None
    percent, bases = opener.tokens[region.after - 1], _bases(region)
    if percent.sort != Sort.PERCENT or len(bases) != 1 or figures[-1].end != bases[0].end:
        return None
    before = opener.between(opener.start, percent.start)
    gap = opener.between(percent.end, region.start - 1)
    if re.search(r"[,;.]", gap) or re.search(r"(?:vượt|tăng|giảm|thêm)\s*$", before):
        return None
    return percent, bases[0]


def _issue(document: Document, base: Token, percent: Token) -> Issue | None:
    digits = document.text[percent.start : percent.end].rstrip("% \u00a0")
    read = percentage(digits)
    if read is None or not base.whole or APPROXIMATE.search(document.text[max(0, percent.start - 12) : percent.start]):
        return None
    written, decimals = read
    right = share(base.value, base.whole, decimals)
    if written == right or decimals > 6:
        return None
    return found(
        document, Kind.PERCENT, Severity.ERROR, min(base.start, percent.start), max(base.end, percent.end),
        f"{vietnamese(base.value)}/{vietnamese(base.whole)} = {vietnamese(right)}% (làm tròn), "
        f"văn bản ghi {vietnamese(written)}%.",
        at=percent, expected=f"{vietnamese(right)}%", written=f"{vietnamese(written)}%",
        suggestion=f"Ghi {vietnamese(right)}% hoặc kiểm tra lại tử số, mẫu số.",
    )  # fmt: skip


def _share_of_whole(region: Region, percent: Token) -> Token | None:
    """Return M/N before ``N hồ sơ, trong đó M hồ sơ …, chiếm p%``, where both count the same and nothing else does."""
    figures = [token for token in region.tokens if token.sort != Sort.OTHER]
    place = figures.index(percent)
    if place < 2 or any(one.sort != Sort.COUNT for one in figures[place - 2 : place]):
        return None
    whole, part = figures[place - 2 : place]
    linked = MARKER.search(region.between(whole.unit_end, part.start))
    gap, rest = region.between(part.end, percent.start), region.between(percent.end, percent.end + LONGEST_GAP)
    if not part.unit or part.unit != whole.unit or linked is None or not SHARE.search(gap) or STOP.search(gap):
        return None
    if part.value > whole.value or not whole.value or OTHER_WHOLE.match(rest):
        return None
    return replace(part, sort=Sort.FRACTION, whole=whole.value)


def _pairs(region: Region) -> Iterator[tuple[Token, Token]]:
    bases = _bases(region)
    first = True
    for token in region.tokens:
        if token.sort != Sort.PERCENT:
            continue
        base = _beside(region, bases, token) or (_in_parenthesis(region, token) if first else None)
        base = base or _share_of_whole(region, token)
        first = False
        if base is not None:
            yield base, token
    if followed := _followed(region):
        yield followed[1], followed[0]


def check_percents(document: Document) -> Iterator[Issue]:
    """Judge each percentage that stands with a fraction, rounded half-up to the decimals that it is written with."""
    for sentence in document.sentences:
        if not any(token.sort == Sort.PERCENT for token in sentence.tokens):
            continue
        for region in regions_of(sentence):
            for base, percent in _pairs(region):
                if issue := _issue(document, base, percent):
                    yield issue


def _beyond(document: Document, base: Token) -> Issue | None:
    if base.whole is None or base.value <= base.whole or not base.unit or base.unit[0] == "?":
        return None
    part, whole = vietnamese(base.value), vietnamese(base.whole)
    return found(
        document, Kind.PART_EXCEEDS_WHOLE, Severity.ERROR, base.start, base.end,
        f"{part} trên tổng số {whole}: phần lớn hơn tổng.", expected=f"≤ {whole}", written=part,
        suggestion="Kiểm tra lại hai số.",
    )  # fmt: skip


def check_out_of(document: Document) -> Iterator[Issue]:
    """Find ``52 trên tổng số 45 nhiệm vụ``: more than there are."""
    for sentence in document.sentences:
        if "trên" not in sentence.text and "tổng" not in sentence.text:
            continue
        for region in regions_of(sentence):
            for base in _out_of(region):
                if issue := _beyond(document, base):
                    yield issue
