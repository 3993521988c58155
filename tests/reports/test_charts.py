"""The views of the dashboard on a province of three agencies, two of which merged: figures worked out by hand.

Sở A and Sở B reported Quý I/2024; from 1/4/2024 they are Sở C. Sở Du lịch reports both periods. It is 18/6/2024.
"""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indicators.services import define
from periods.models import ReportingPeriod
from plans.figures import progress_by_area
from plans.models import Task
from plans.services import record_update
from plans.totals.standings import Standing, standings
from reports.charts.boards import asked_for
from reports.figures import live_figures
from reports.models import Report, ReportTemplate
from tests.documents import paper
from tests.factories import make_agency, make_area, make_duty, make_period, make_plan, make_task, make_user
from tests.indicators.aggregation.province import end, make_new, put, reorganise
from tests.indicators.catalogue import make_indicator, make_target

PAGE = "/dashboard/charts/"
MERGED = date(2024, 4, 1)


@pytest.fixture
def merged(settings, province, department, hoa):
    """What the head of this file says."""
    first, second = make_period(2024, "Q1"), make_period(2024, "6T")
    make_period(2024, "Q2")
    old = [make_agency(f"KG-{one}", f"Sở {one}", superior=province) for one in ("A", "B")]
    new = make_new("KG-C", superior=province, since=MERGED)
    new.profiles.update(full_name="Sở C")
    for agency in old:
        end(agency, date(2024, 3, 31))
    reorganise("merge", *((one, new) for one in old), on=MERGED)
    for agency in (department, *old):
        make_duty(agency, first, superior=province)
    for agency in (department, new):
        make_duty(agency, second, superior=province, due_on=date(2024, 6, 20), closes_on=date(2024, 7, 31))
    plan_and_work(department, ("Quý I/2024", "Quý I/2024", "Quý II/2024", "Quý IV/2024"), done=1)
    plan_and_work(old[0], ("Quý I/2024", "Quý I/2024"), done=2)
    plan_and_work(old[1], ("Quý I/2024",), done=0)
    plan_and_work(new, ("Quý IV/2024",), done=0)
    send(department, first, date(2024, 3, 19))
    send(old[0], first, date(2024, 3, 25))
    settings.PORTAL_TODAY = date(2024, 6, 18)
    return old, new


def plan_and_work(agency, deadlines, *, done: int) -> None:
    """A plan of which the first tasks are done in Quý I, the last one of another area."""
    plan, clerk = make_plan(agency=agency), make_user(f"của {agency.code}", "editor", agency)
    area, other = make_area(), make_area("tthc", name="Cải cách thủ tục", short_name="TTHC", position=2)
    for number, deadline in enumerate(deadlines, start=1):
        task = make_task(plan, deadline, title=f"Việc {number}", area=other if number == len(deadlines) else area)
        if number <= done:
            record_update(task=task, quarter=make_period(2024, "Q1"), status="all_done", by=clerk)


def send(agency, period, on: date) -> None:
    template, _ = ReportTemplate.objects.get_or_create(code="quy", name="Quý", title="Kết quả")
    duty = agency.duties.get(period=period)
    frozen = live_figures(agency, period).freeze()
    known = {"agency": agency, "period": period, "duty": duty, "template": template, "title": "Kết quả"}
    Report.objects.create(**known, state="submitted", submitted_on=on, figures=frozen)


def board(user, **query):
    return asked_for(user, query).board


def cells(line) -> list[str]:
    return [cell.note or f"{cell.text} {cell.parts}{'*' if cell.is_provisional else ''}" for cell in line.cells]


class TestHeatMap:
    def test_each_cell_is_what_the_agency_did_by_then(self, hoa, merged):
        found = board(hoa, view="heat", period="2024-6T")
        assert {line.name: cells(line) for line in found.chart.lines} == {
            "Sở A": ["100% 2/2", "không phải báo cáo"],
            "Sở B": ["0% 0/1*", "không phải báo cáo"],
            "Sở C": ["không phải báo cáo", "0% 0/1*"],
            "Sở Du lịch": ["25,0% 1/4", "25,0% 1/4*"],
        }
        assert [cell.level for line in found.chart.lines for cell in line.cells] == [
            "4",
            "",
            "0",
            "",
            "",
            "0",
            "1",
            "1",
        ]
        assert [f"{cell.text} {cell.parts}" for cell in found.chart.totals] == ["42,9% 3/7", "20,0% 1/5"]

    def test_the_title_says_who_did_least_and_most(self, hoa, merged):
        assert board(hoa, view="heat", period="2024-6T").finding == (
            "6 tháng đầu năm 2024: đã thực hiện 1/5 nhiệm vụ (20,0%); "
            "thấp nhất là Sở C (0%), cao nhất là Sở Du lịch (25,0%)"
        )

    def test_a_merger_is_marked_where_it_falls_and_told(self, hoa, merged):
        found = board(hoa, view="heat", period="2024-6T")
        assert [day for _, day in found.chart.heads] == ["", "01/04/2024"]
        assert [event.text for event in found.events] == [
            "Từ ngày 01/04/2024: Sở A, Sở B → Sở C (Nghị quyết số 202/2025/QH15)."
        ]
        assert {line.name: line.life for line in found.chart.lines if line.life} == {
            "Sở A": "đến 31/03/2024",
            "Sở B": "đến 31/03/2024",
            "Sở C": "từ 01/04/2024",
        }

    def test_a_cell_leads_to_its_tasks_or_its_report(self, client, hoa, merged):
        client.force_login(hoa)
        assert "/tasks/?agency=KG-SDL&amp;period=2024-6T" in client.get(PAGE, {"period": "2024-6T"}).text
        states = client.get(PAGE, {"period": "2024-6T", "measure": "state"}).text
        assert "/reports/KG-C/2024-6T/" in states
        assert "6 tháng đầu năm 2024: 0/2 cơ quan đã gửi báo cáo, 2 cơ quan chưa lập" in states


def test_timeliness_counts_on_time_late_missing_and_not_yet(hoa, merged):
    found = board(hoa, view="timely", period="2024-6T")
    assert [bar.label for bar in found.chart.bars] == [
        "Quý I/2024: đúng hạn 1, gửi chậm 1, quá hạn gửi 1",
        "6 tháng đầu năm 2024: chưa đến hạn 2",
    ]
    assert [bar.share for bar in found.chart.bars] == ["33,3%", "—"]
    assert [(part.x, part.width) for part in found.chart.bars[0].parts] == [
        ("0", "333"),
        ("333", "333"),
        ("666", "334"),
    ]
    assert {line.name: (line.on_time, line.settled) for line in found.chart.lines} == {
        "Sở A": (0, 1), "Sở B": (0, 1), "Sở C": (0, 0), "Sở Du lịch": (1, 1),
    }  # fmt: skip
    first = board(hoa, view="timely", period="2024-Q1")
    assert first.finding == "Quý I/2024: 1/3 cơ quan gửi đúng hạn, 1 gửi chậm, 1 quá hạn chưa gửi"


@pytest.fixture
def aims(merged, department):
    """Four targets of Sở Du lịch, one of Sở C, each in another condition at the end of Quý I or II."""
    (_, _), new = merged
    rate = make_indicator("TYLE", "ratio")
    flow, silent, none = [make_indicator(code) for code in ("NHAN", "TRONG", "KHONG")]
    for indicator, text, goal in (
        (rate, "Tối thiểu 60", "60"),
        (flow, "200", "200"),
        (silent, "5", "5"),
        (none, "1", "1"),
    ):
        make_target(department, indicator, text, goal)
    make_target(new, flow, "10", "10", comparison="at_most")
    put(rate, department, "2023-Q1", numerator=1, denominator=4)
    put(rate, department, "2024-Q1", numerator=3, denominator=4)
    put(flow, department, "2023-Q1", 30)
    put(flow, department, "2023-Q4", 900)
    put(flow, department, "2024-Q1", 50)
    put(flow, department, "2024-Q2", 60)
    put(none, department, "2024-Q1", is_not_arisen=True)
    put(flow, new, "2024-Q2", 4)
    return rate, flow


class TestTargets:
    def test_by_indicator_they_are_counted_over_all_agencies(self, hoa, aims):
        found = board(hoa, view="targets", period="2024-6T")
        assert {one.indicator.code: dict(one.numbers) for one in found.chart.summaries}["NHAN"] == {
            "Đạt": 1, "Chưa đạt": 1, "Chưa có số liệu": 0, "Không phát sinh": 0,
        }  # fmt: skip
        assert found.finding == (
            "6 tháng đầu năm 2024: 2/5 mục tiêu năm đã đạt, 1 chưa đạt, 1 chưa đo được, 1 không phát sinh"
        )

    def test_one_agency_has_a_bullet_for_each_with_goal_and_last_year(self, hoa, aims):
        found = board(hoa, view="targets", period="2024-6T", agency="KG-SDL")
        told = {
            one.indicator.code: (one.text, one.goal_text, one.before_text, one.verdict) for one in found.chart.bullets
        }
        assert told == {
            "TYLE": ("75%", "Tối thiểu 60", "25%", "Đạt"),
            "NHAN": ("110", "tối thiểu 200", "30", "Chưa đạt"),
            "TRONG": ("", "tối thiểu 5", "", "Chưa đo được: chưa có số liệu"),
            "KHONG": ("—", "tối thiểu 1", "", "Không phát sinh"),
        }
        rate, flow, *blank = found.chart.bullets
        assert (rate.bar, rate.goal, rate.past) == ("750", "600", "250")
        assert (flow.bar, flow.goal) == ("509", "926")  # of 200 and a little room
        assert [one.bar for one in blank] == ["", ""]
        assert found.finding.startswith("Sở Du lịch, 6 tháng đầu năm 2024: 1/4 mục tiêu năm đã đạt")

    def test_one_indicator_shows_the_agencies_side_by_side(self, hoa, aims):
        found = board(hoa, view="targets", period="2024-6T", indicator=str(aims[1].pk))
        assert {one.agency.code: one.verdict for one in found.chart.bullets} == {"KG-SDL": "Chưa đạt", "KG-C": "Đạt"}

    def test_last_years_figure_is_what_it_meant_last_year(self, hoa, aims, department):
        money, online, whole = [make_indicator(code) for code in ("TIEN", "TRUCTUYEN", "TATCA")]
        share = make_indicator("SHARE", "ratio", formula="TRUCTUYEN / TATCA")
        define(indicator=money, from_year=2024, seen=1, unit="tỷ đồng")
        define(indicator=share, from_year=2024, seen=1, formula="TRUCTUYEN / (TRUCTUYEN + TATCA)")
        for indicator, past, now in ((money, 500, 2), (online, 1, 3), (whole, 2, 4)):
            put(indicator, department, "2023-Q1", past)
            put(indicator, department, "2024-Q1", now)
        make_target(department, money, "4", "4")
        make_target(department, share, "40", "40")
        found = board(hoa, view="targets", period="2024-6T", agency="KG-SDL").chart.bullets
        told = {one.indicator.code: (one.text, one.before_text, one.past) for one in found}
        assert told["TIEN"] == ("2", "500 hồ sơ", "")  # of another unit: told, not drawn on one scale
        assert told["SHARE"] == ("42,86%", "50%", "500")


class TestChanges:
    def test_what_changed_is_told_by_state_area_and_agency(self, hoa, merged):
        found = board(hoa, view="changes", period="2024-6T")
        assert {line.name: (line.before_text, line.now_text, line.states_text) for line in found.chart.agencies} == {
            "Sở Du lịch": ("1/4 (25,0%)", "1/4 (25,0%)", "Quá hạn +1, Chưa đến hạn −1"),
        }
        assert (found.chart.same, found.chart.new) == (0, 1)  # Sở C was none at the end of Quý I
        areas = {line.name: (line.before.overdue, line.now.overdue) for line in found.chart.areas}
        assert areas == {"Cải cách thể chế": (1, 2), "Cải cách thủ tục": (0, 0)}
        assert found.finding == (
            "Từ Quý I/2024 đến 6 tháng đầu năm 2024: tỷ lệ thực hiện 25,0% → 25,0% (0 điểm %), nhiệm vụ quá hạn +1"
        )

    def test_the_first_period_of_all_is_compared_with_nothing(self, client, hoa, merged):
        client.force_login(hoa)
        query = {"view": "changes", "period": "2024-Q1"}
        page = client.get(PAGE, query).text
        assert "Chưa có kỳ báo cáo nào trước Quý I/2024 để so" in page
        assert "Không có gì để xem" in page
        assert client.get(f"{PAGE}table.xlsx", query).status_code == 200
        assert client.get(f"{PAGE}table.pdf", query).status_code == 200

    def test_for_one_agency_each_task_that_changed_is_named(self, client, hoa, merged):
        found = board(hoa, view="changes", period="2024-6T", agency="KG-SDL")
        assert [(one.title, one.before.label, one.now.label) for one in found.chart.tasks] == [
            ("Việc 3", "Chưa đến hạn", "Quá hạn")
        ]
        client.force_login(hoa)
        assert found.chart.tasks[0].url in client.get(PAGE, found_query()).text

    def test_two_years_have_two_plans_and_no_common_tasks(self, hoa, department, province, merged):
        make_duty(department, make_period(2023, "N"), superior=province)
        found = board(hoa, view="changes", period="2024-6T", since="2023-N", agency="KG-SDL")
        assert (found.chart.is_one_year, found.chart.tasks) == (False, [])
        assert found.finding.endswith("không đủ số liệu để so")


def found_query() -> dict[str, str]:
    return {"view": "changes", "period": "2024-6T", "agency": "KG-SDL"}


@pytest.mark.parametrize("view", ["heat", "timely", "targets", "changes"])
def test_excel_and_paper_hold_what_the_page_shows(client, hoa, aims, view):
    client.force_login(hoa)
    query = {"view": view, "period": "2024-6T"} | ({"agency": "KG-SDL"} if view == "targets" else {})
    found, page = board(hoa, **query), client.get(PAGE, query).text
    sheet = list(load_workbook(BytesIO(client.get(f"{PAGE}table.xlsx", query).content)).active.values)
    printed = paper.text(client.get(f"{PAGE}table.pdf", query).content)
    assert sheet[0][0] == found.label
    assert sheet[1][0] == found.finding
    assert found.finding in page
    assert found.finding in printed
    kept = [tuple(_plain(value) for value in row) for row in sheet[len(found.about) + 4 :]]
    assert kept == [tuple(_plain(value) for value in row) for row in found.sheet.rows]
    for shown in {
        "heat": ("42,9%", "1/4"),
        "timely": ("33,3%",),
        "targets": ("75%", "3/4"),
        "changes": ("1 → 2 (+1)",),
    }[view]:
        assert shown in page
        assert shown in printed


def _plain(value):
    return Decimal(str(value)).normalize() if isinstance(value, int | float | Decimal) else value or None


def test_standings_are_the_derived_ones_of_every_period_and_area(hoa, merged):
    periods = list(ReportingPeriod.objects.order_by("ends_on", "kind"))
    agencies = Task.objects.order_by().values_list("plan__agency", flat=True).distinct()
    for _ in ("counted", "kept"):
        found = standings(list(agencies), periods, by_area=True)
        derived = {
            Standing(agency, period.pk, area): (progress.states, progress.total)
            for period in periods
            for agency in agencies
            for code, area in (("the-che", "the-che"), ("tthc", "tthc"))
            for progress in progress_by_area(Task.objects.filter(plan__agency=agency, area__code=code), period).values()
        }
        assert {key: (one.states, one.total) for key, one in found.items()} == derived


@pytest.mark.parametrize(
    "query",
    [
        {"period": "2024-Q9"},
        {"view": "changes", "period": "2024-6T", "since": "2024-6T"},
        {"period": "2024-Q1", "since": "2024-6T"},
        {"view": "targets", "agency": "KG-KHAC"},
        {"kind": "x"},
    ],
)
def test_a_filter_that_makes_no_sense_is_told_at_its_field(client, hoa, merged, query):
    client.force_login(hoa)
    answer = client.get(PAGE, query)
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert client.get(f"{PAGE}table.xlsx", query).status_code == 404


def test_nobody_sees_agencies_that_they_do_not_oversee(client, merged, elsewhere, lan):
    client.force_login(make_user("ngoài", "reviewer", elsewhere))
    assert "Sở Du lịch" not in client.get(PAGE).text
    client.force_login(lan)
    assert client.get(PAGE).status_code == 403


def test_no_view_asks_more_than_ten_times_or_more_for_more_agencies(client, hoa, province, aims):
    client.force_login(hoa)
    asked = [
        {"view": view, "period": "2024-6T"} | more
        for view, more in (
            ("heat", {}), ("timely", {}), ("targets", {}), ("targets", {"agency": "KG-SDL"}),
            ("changes", {}), ("changes", {"agency": "KG-SDL"}),
        )
    ]  # fmt: skip
    few = [count(client, query) for query in asked]
    for number in range(3):
        agency = make_agency(f"KG-{number}", f"Sở {number}", superior=province)
        make_duty(agency, make_period(2024, "6T"), superior=province)
        plan_and_work(agency, ("Quý I/2024", "Quý III/2024"), done=0)
        make_target(agency, aims[0], "1", "1")
    assert [count(client, query) for query in asked] == few
    assert max(few) <= 10


def count(client, query) -> int:
    """The queries of a page whose totals are kept."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as sent:
            assert client.get(PAGE, query).status_code == 200
    return len(sent)
