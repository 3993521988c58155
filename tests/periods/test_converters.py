"""Periods in addresses."""

import pytest

from core.errors import DomainError
from periods.converters import PeriodConverter, parse_slug
from periods.lookup import period_of
from tests.factories import make_period


@pytest.mark.parametrize(
    ("slug", "period"),
    [("2024-Q1", (2024, "Q1")), ("2024-q4", (2024, "Q4")), ("2024-6T", (2024, "6T")), (" 2024-n ", (2024, "N"))],
)
def test_a_slug_names_a_period(slug, period):
    assert parse_slug(slug) == period


@pytest.mark.parametrize(
    "slug", ["", "2024", "2024-Q5", "2024-Q0", "24-Q1", "2024-3T", "2024-Q1-", "2024/Q1", "２０２４-Q1", "2024-Q¹"]
)
def test_another_text_is_refused_with_an_example(slug):
    with pytest.raises(ValueError, match="2024-Q1"):
        parse_slug(slug)


def test_an_endless_text_is_quoted_by_its_beginning():
    with pytest.raises(ValueError, match="2024-Q1") as refused:
        parse_slug("9" * 5000)
    assert str(refused.value).startswith(f"Không hiểu kỳ báo cáo “{'9' * 29}…”;")


def test_a_period_that_is_not_there_is_named_without_what_stood_around_it(quarter):
    with pytest.raises(DomainError) as refused:
        period_of(" " * 5000 + "2023-q1")
    assert str(refused.value) == "Chưa có kỳ báo cáo “2023-Q1”. Gần nhất: 2024-Q1."


def test_a_period_writes_its_own_address(db):
    period = make_period(2024, "9T")
    converter = PeriodConverter()
    assert converter.to_url(period) == "2024-9T"
    assert converter.to_python(converter.to_url(period)) == (2024, "9T")


@pytest.mark.parametrize("slug", ["2024-Q5", "2024-3T", "20244-Q1", "2024"])
def test_an_address_with_another_text_is_not_found(client, lan, slug):
    client.force_login(lan)
    assert client.get(f"/indicators/KG-SDL/{slug}/").status_code == 404
