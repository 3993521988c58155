"""The figures that a report prints."""

from decimal import Decimal

import pytest

from indicators.models import Indicator, IndicatorValue
from plans.services import record_update
from reports.figures import ReportFigures, digest, live_figures, silent_tasks
from tests.factories import make_period, make_plan, make_task
from tests.shared import shared


@shared
def twenty_of_twenty_seven(department, duty, lan):
    """The plan of Sở Du lịch Kiên Giang in Quý I/2024: 27 tasks, 20 of them done."""
    plan = make_plan(agency=department)
    for place in range(27):
        task = make_task(plan, "Quý I/2024" if place < 20 else "Quý IV/2024")
        if place < 20:
            record_update(task=task, quarter=duty.period, status="all_done", by=lan)


def test_the_official_sentence_has_its_figures(department, quarter, twenty_of_twenty_seven):
    tokens = live_figures(department, quarter).tokens
    assert tokens["nhiem_vu.da_thuc_hien"] == "20"
    assert tokens["nhiem_vu.tong"] == "27"
    assert tokens["nhiem_vu.ti_le"] == "74,1%"


def test_a_count_below_ten_is_padded_in_running_text(department, duty, lan):
    task = make_task(make_plan(agency=department), "Quý I/2024")
    record_update(task=task, quarter=duty.period, status="all_done", by=lan)
    assert live_figures(department, duty.period).tokens["nhiem_vu.tong"] == "01"


def test_an_agency_without_tasks_has_no_percentage(department, quarter):
    assert "nhiem_vu.ti_le" not in live_figures(department, quarter).tokens


@pytest.mark.parametrize(
    ("nature", "value", "printed"),
    [("flow", "4", "04"), ("flow", "1671", "1.671"), ("score", "9", "9"), ("score", "92.5", "92,5")],
)
def test_an_indicator_is_printed_as_running_text(department, quarter, lan, nature, value, printed):
    indicator = Indicator.objects.create(code="X", name="X", unit="hồ sơ", area_code="tthc", nature=nature)
    IndicatorValue.objects.create(
        indicator=indicator, agency=department, quarter=quarter, value=Decimal(value), recorded_by=lan
    )
    assert live_figures(department, quarter).tokens["chi_tieu.X"] == printed


def test_a_ratio_is_printed_half_up_with_two_decimals(department, quarter, lan):
    indicator = Indicator.objects.create(code="X", name="X", unit="%", area_code="tthc", nature="ratio")
    IndicatorValue.objects.create(
        indicator=indicator, agency=department, quarter=quarter, numerator=31, denominator=49, recorded_by=lan
    )
    assert live_figures(department, quarter).tokens["chi_tieu.X"] == "63,27%"


def test_nothing_arose_is_an_answer_and_nothing_entered_is_none(department, quarter, lan):
    silent = Indicator.objects.create(code="Y", name="Y", unit="hồ sơ", area_code="tthc", nature="flow")
    indicator = Indicator.objects.create(code="X", name="X", unit="hồ sơ", area_code="tthc", nature="flow")
    IndicatorValue.objects.create(
        indicator=indicator, agency=department, quarter=quarter, is_not_arisen=True, reason="Không có", recorded_by=lan
    )
    tokens = live_figures(department, quarter).tokens
    assert tokens["chi_tieu.X"] == "không phát sinh"
    assert f"chi_tieu.{silent.code}" not in tokens


@pytest.mark.parametrize(
    ("kind", "name", "following"),
    [
        ("Q1", "Quý I năm 2024", "Quý II năm 2024"),
        ("6T", "6 tháng đầu năm 2024", "6 tháng cuối năm 2024"),
        ("Q4", "Quý IV năm 2024", "Quý I năm 2025"),
        ("N", "năm 2024", "năm 2025"),
    ],
)
def test_a_period_is_named_with_what_follows_it(department, kind, name, following):
    tokens = live_figures(department, make_period(2024, kind)).tokens
    assert (tokens["ky.ten_day_du"], tokens["ky.sau_day_du"]) == (name, following)


def test_frozen_figures_come_back_equal(department, quarter, twenty_of_twenty_seven):
    figures = live_figures(department, quarter)
    assert ReportFigures.thaw(figures.freeze()) == figures


def test_the_hash_depends_on_the_figures_alone():
    assert digest({"a": 1, "b": "ệ"}) == digest({"b": "ệ", "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_silent_tasks_are_those_with_nothing_entered_in_the_quarter(department, duty, lan):
    plan = make_plan(agency=department)
    make_task(plan, "Quý IV/2024", cancelled_on=duty.period.data_from)
    first, _ = make_task(plan, "Quý I/2024"), make_task(plan, "Quý IV/2024")
    assert silent_tasks(department, duty.period).count() == 2
    record_update(task=first, quarter=duty.period, status="not_done", by=lan)
    assert silent_tasks(department, duty.period).count() == 1


@pytest.mark.parametrize(("kind", "within", "so_far"), [("Q2", "03", "05"), ("6T", "05", "05")])
def test_a_flow_is_told_for_the_period_and_for_the_year_so_far(department, quarter, lan, kind, within, so_far):
    indicator = Indicator.objects.create(code="X", name="X", unit="hồ sơ", area_code="tthc", nature="flow")
    for period, value in ((quarter, 2), (make_period(2024, "Q2"), 3)):
        IndicatorValue.objects.create(
            indicator=indicator, agency=department, quarter=period, value=Decimal(value), recorded_by=lan
        )
    tokens = live_figures(department, make_period(2024, kind)).tokens
    assert (tokens["chi_tieu.X"], tokens["luy_ke.X"]) == (within, so_far)
