"""Recording a value: when it is refused, and what is stored of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from core.audit.trail import trail
from core.errors import ConflictError, DomainError
from indicators.models import IndicatorValue
from tests.factories import make_period
from tests.indicators.catalogue import make_indicator, record
from tests.shared import shared


@shared
def received(db):
    return make_indicator("NHAN")


def test_the_version_grows_with_every_save(received, department, duty, quarter, lan):
    first = record(received, department, quarter, lan, 5)
    assert first.version == 1
    second = record(received, department, quarter, lan, 6, seen=1)
    assert (second.pk, second.version, second.value) == (first.pk, 2, 6)
    assert second.recorded_at > first.recorded_at


def test_a_stale_version_is_a_conflict_that_shows_the_stored_row(received, department, duty, quarter, lan, minh):
    record(received, department, quarter, lan, 5)
    record(received, department, quarter, minh, 6, seen=1)
    with pytest.raises(ConflictError) as conflict:
        record(received, department, quarter, lan, 7, seen=1)
    assert conflict.value.current.value == 6
    assert conflict.value.current.recorded_by == minh
    assert IndicatorValue.objects.get().value == 6


def test_two_first_entries_meet_as_a_conflict(received, department, duty, quarter, lan, minh):
    record(received, department, quarter, lan, 5)
    with pytest.raises(ConflictError):
        record(received, department, quarter, minh, 7)


def test_the_same_entry_sent_twice_is_recorded_once(received, department, duty, quarter, lan):
    record(received, department, quarter, lan, 5)
    again = record(received, department, quarter, lan, 5)
    assert again.version == 1
    assert len(trail(again)) == 1


def test_a_cleared_value_keeps_its_row(received, department, duty, quarter, lan):
    record(received, department, quarter, lan, 5)
    record(received, department, quarter, lan, seen=1)
    stored = IndicatorValue.objects.get()
    assert (stored.value, stored.version) == (None, 2)
    assert not IndicatorValue.objects.entered().exists()


def test_a_closed_quarter_names_the_day_it_closed(received, department, duty, quarter, lan, settings):
    settings.PORTAL_TODAY = date(2024, 5, 1)
    with pytest.raises(DomainError, match="đã khóa sổ ngày 30/04/2024"):
        record(received, department, quarter, lan, 5)


def test_a_derived_ratio_is_not_typed(received, department, duty, quarter, lan):
    ratio = make_indicator("TYLE", "ratio", numerator=received, denominator=make_indicator("TONG"))
    with pytest.raises(DomainError, match="không nhập tay"):
        record(ratio, department, quarter, lan, numerator=1, denominator=2)


def test_figures_are_entered_by_quarter(received, department, duty, lan):
    with pytest.raises(DomainError, match="nhập theo quý"):
        record(received, department, make_period(2024, "6T"), lan, 5)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"is_not_arisen": True, "reason": "Không có.", "value": Decimal(0)}, "not_arisen_has_no_value"),
        ({"is_not_arisen": True}, "not_arisen_has_a_reason"),
        ({"denominator": Decimal(-1)}, "denominator_is_not_negative"),
    ],
)
def test_the_database_refuses_what_must_never_be(received, department, quarter, lan, values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        IndicatorValue.objects.create(indicator=received, agency=department, quarter=quarter, recorded_by=lan, **values)


def test_only_a_ratio_has_parts_and_has_both(received):
    with pytest.raises(IntegrityError, match="only_a_ratio_has_both_parts"), transaction.atomic():
        make_indicator("TYLE", "ratio", numerator=received)
    with pytest.raises(IntegrityError, match="only_a_ratio_has_both_parts"), transaction.atomic():
        make_indicator("DEM", "flow", numerator=received, denominator=received)


@pytest.mark.parametrize("number", ["123456789012345.678", "0.1234567890123456", "NaN", "Infinity"])
def test_a_number_that_no_database_would_keep_is_refused(received, department, duty, quarter, lan, number):
    with pytest.raises(DomainError, match="quá nhiều chữ số"):
        record(received, department, quarter, lan, Decimal(number))
    assert not IndicatorValue.objects.exists()
