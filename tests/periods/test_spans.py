"""Runs of quarters: what people type, what is printed, and what is compared."""

import pytest

from core.errors import DomainError
from periods.spans import Quarter, Span


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("2024-Q1", "Quý I/2024"),
        ("2024-6T", "6 tháng đầu năm 2024"),
        ("2024-9T", "9 tháng năm 2024"),
        ("2024-N", "Năm 2024"),
        ("2024-Q2..2024-Q3", "Quý II/2024 – Quý III/2024"),
        ("2024-Q3..2025-Q2", "Quý III/2024 – Quý II/2025"),
        ("2024-N..2025-6T", "Quý I/2024 – Quý II/2025"),
    ],
)
def test_a_span_is_read_and_printed(slug, text):
    assert str(Span.parse(slug)) == text


def test_the_spans_to_compare_with():
    span = Span.parse("2024-Q1")
    assert (span.before.slug, span.year_before.slug) == ("2023-Q4", "2023-Q1")
    assert Span.parse("2024-6T").before.slug == "2023-Q3..2023-Q4"
    assert Span.parse("2024-Q3").year_to_date.slug == "2024-Q1..2024-Q3"
    assert [quarter.slug for quarter in Span.parse("2023-Q4..2024-Q2")] == ["2023-Q4", "2024-Q1", "2024-Q2"]
    assert Quarter.of(2024, 1).key == (2024, "Q1")


@pytest.mark.parametrize("text", ["", "2024", "2024-Q5", "2024-Q1..", "2024-Q1..2024-Q2..2024-Q3", "2024-Q2..2024-Q1"])
def test_what_is_no_span_is_refused_in_a_sentence(text):
    with pytest.raises(DomainError):
        Span.parse(text)
