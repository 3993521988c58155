"""Texts that nobody would write: an answer in a short time, and never a wrong figure."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.audit import AuditContext, Figure, TextTooLong, audit_text


def official(number: int) -> str:
    """Write a whole number as official texts do."""
    return f"{number:02,d}".replace(",", ".")


GENEROUS = 20  # seconds for what takes under three: only growth beyond the linear fails here
HOSTILE = {
    "parentheses": "(" * 10_000 + "12 hồ sơ" + ")" * 10_000,
    "siblings": "12 hồ sơ " + "(1 hồ sơ) " * 19_000,
    "digits": "9" * 5_000 + " hồ sơ, trong đó 05 hồ sơ trực tuyến, 06 hồ sơ trực tiếp.",
    "dots": "." * 200_000,
    "additions": "1 + " * 19_000,
    "fractions": "1/" * 19_000,
    "markers": "05 hồ sơ, trong đó " * 10_000,
    "citations": "12/KH-UBND ngày 01/02/2024 " * 4_500,
    "notes": "x1 " + "1 Abc xyz\n" * 19_000,
    "defined notes": "[^1]: Gồm 05 hồ sơ\n" * 10_000,
    "bullets": "a 05 hồ sơ:\n" + "- b 05 hồ sơ:\n+ c 04 hồ sơ:\n" * 6_000,
    "one word": "a" * 200_000,
    "acts": "đã tiếp nhận 28 hồ sơ, " * 8_000,
    "openings": "Trong quý, " * 20_000 + "đã tiếp nhận 28 hồ sơ.",
    "torn": "1 " * 19_000,
    "torn in threes": "1.093 " * 9_500,
    "tasks": "thực hiện 20/27 nhiệm vụ " * 8_000,
    "plans": "của kế hoạch " * 15_000 + "29/27 nhiệm vụ",
    "blank": " \n\t" * 60_000,
    "blanks after a number": "5" + " " * 200_000 + "hồ sơ",
}
CONTEXT = AuditContext(
    figures=(Figure("Số hồ sơ tiếp nhận", Decimal(3482)), Figure("nhiệm vụ", Decimal(21), Decimal(27)))
)


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_only(name):
    began = process_time()
    issues = audit_text(HOSTILE[name], context=CONTEXT)
    assert process_time() - began < GENEROUS
    assert not [issue for issue in issues if issue.kind == "sum" and issue.severity == "error"]


def test_a_text_beyond_any_report_is_refused_at_once():
    with pytest.raises(TextTooLong, match=r"300\.000 ký tự"):
        audit_text("a" * 5_000_000)
    with pytest.raises(TextTooLong, match=r"20\.000 con số"):
        audit_text("1/" * 100_000)
    with pytest.raises(TextTooLong, match=r"20\.000 dòng"):
        audit_text("a\n" * 100_000)


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_finding_lies_in_it(text):
    for issue in audit_text(text):
        assert 0 <= issue.start < issue.end


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=8), st.integers(-50, 50))
def test_a_sum_is_told_exactly_when_it_is_wrong(parts, off):
    total = sum(parts) + off
    listed = ", ".join(f"loại {letter} {official(part)} hồ sơ" for letter, part in zip("abcdefgh", parts, strict=False))
    text = f"Đã tiếp nhận {official(max(total, 1))} hồ sơ, gồm: {listed}."
    told = [issue for issue in audit_text(text) if issue.kind in ("sum", "part_exceeds_whole")]
    running = {sum(parts[:count]) for count in range(2, len(parts) + 1)}
    assert bool(told) == (max(total, 1) not in running)


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(0, 2))
def test_the_rounded_percentage_is_always_silent(one, other, decimals):
    part, whole = sorted((one, other))
    scaled = (part * 100 * 10**decimals * 2 + whole) // (whole * 2)
    digits = f"{scaled:0{decimals + 1}d}"
    share = digits if decimals == 0 else f"{digits[:-decimals]},{digits[-decimals:]}"
    text = f"Đã giải quyết {official(part)}/{official(whole)} hồ sơ, đạt {share}%."
    assert [issue for issue in audit_text(text) if issue.kind == "percent"] == []
