"""Consolidated indicators in the browser: who sees whose figures, what is missing, and where each figure came from."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from indicators.models import IndicatorValue
from indicators.services import define, record_value
from periods.services import create_year
from reports.models import Report, ReportTemplate
from reports.services import start_report, submit
from tests.documents import paper
from tests.factories import make_agency, make_duty, make_user
from tests.indicators.aggregation.province import end, make_new, put, reorganise
from tests.indicators.catalogue import make_indicator, make_target
from tests.shared import late, shared

PAGE = "/indicators/consolidated/"


@pytest.fixture
@late
def reader(client, hoa):
    client.force_login(hoa)
    return client


@shared
def received(department, province, duty):
    """Sở Du lịch answered Quý I, Sở Y tế did not although it was asked."""
    for year in (2023, 2024):
        create_year(year)
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    make_duty(other, duty.period, superior=province)
    indicator = make_indicator("NHAN", name="Hồ sơ tiếp nhận")
    put(indicator, department, "2023-Q4", 20)
    put(indicator, department, "2024-Q1", 25)
    return indicator


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_table_shows_figure_coverage_and_change(reader, received):
    page = text_of(reader.get(PAGE))
    assert "Tổng hợp chỉ tiêu Quý I/2024" in page
    assert ">25</a>" in page
    assert ">1/2</a> cơ quan" in page
    assert ">Sở Y tế</a>" in page
    assert "+5 (+25%)" in page
    assert f'<a href="/indicators/consolidated/KG-UBND/2023-Q4/{received.pk}/">20</a>' in page


def test_who_is_missing_in_every_row_is_named_once_and_at_a_row_who_is_missing_there_besides(
    reader, received, department, province, duty
):
    third = make_agency("KG-STC", "Sở Tài chính", superior=province)
    make_duty(third, duty.period, superior=province)
    put(received, third, "2024-Q1", 5)
    put(make_indicator("TRA", name="Hồ sơ trả"), department, "2024-Q1", 20)
    page = text_of(reader.get(PAGE))
    assert "Mọi chỉ tiêu trong bảng còn thiếu số của 01 cơ quan: <a" in page
    named, rows = page.split('class="table-wrap"')[0], page.split("<tbody")[1]
    assert (named.count(">Sở Y tế</a>"), rows.split("</table>")[0].count(">Sở Y tế</a>")) == (1, 0)
    assert rows.count("thiếu thêm <a") == 1
    assert "Sở Tài chính</a>" in rows.split("thiếu thêm")[1]


def test_only_the_readers_subtree_is_counted(client, received, province, home_affairs, elsewhere, chi):
    put(received, elsewhere, "2024-Q1", 1000)
    put(received, home_affairs, "2024-Q1", 7)
    client.force_login(chi)
    assert ">32</a>" in text_of(client.get(PAGE))
    client.force_login(make_user("khác", "reviewer", elsewhere))
    page = client.get(PAGE, {"agency": province.code, "period": "2024-Q1"})
    assert page.status_code == 422
    assert ">25</a>" not in text_of(page)


def test_a_reviewer_does_not_count_the_own_agency(reader, received, home_affairs):
    put(received, home_affairs, "2024-Q1", 7)
    assert ">25</a>" in text_of(reader.get(PAGE))


def test_the_address_says_what_is_shown(reader, received, department):
    put(received, department, "2024-Q2", 5)
    query = {"agency": "KG-UBND", "period": "2024-Q2"}
    assert ">5</a>" in text_of(reader.get(PAGE, query))
    assert ">30</a>" in text_of(reader.get(PAGE, query | {"basis": "year"}))
    assert ">50</a>" in text_of(reader.get(PAGE, query | {"period": "2023-Q4", "to": "2024-Q2"}))
    assert "NHAN" not in text_of(reader.get(PAGE, query | {"area": "the-che"}))
    assert "Chưa có số liệu" in text_of(reader.get(PAGE, query | {"kind": "commune"}))


@pytest.mark.parametrize("wrong", [{"period": "2024-Q9"}, {"to": "2023-Q1"}, {"area": "x"}, {"agency": "X"}])
def test_a_wrong_filter_is_told_at_its_field(reader, received, wrong):
    page = reader.get(PAGE, {"agency": "KG-UBND", "period": "2024-Q1"} | wrong)
    assert page.status_code == 422
    assert "field-error" in page.content.decode()


def test_indicators_without_figures_are_shown_on_request(reader, received):
    make_indicator("TRONG", name="Chỉ tiêu còn trống")
    assert "Chỉ tiêu còn trống" not in text_of(reader.get(PAGE))
    assert "Chỉ tiêu còn trống" in text_of(reader.get(PAGE, {"show": "all"}))


def test_the_table_costs_the_same_for_any_number_of_agencies(reader, received, province, django_assert_max_num_queries):
    for number in range(9):
        put(received, make_agency(f"KG-{number}", f"Sở {number}", superior=province), "2024-Q1", number)
    with django_assert_max_num_queries(20):
        reader.get(PAGE, {"agency": "KG-UBND", "period": "2024-Q1"})


def test_paper_holds_the_same_figures_and_who_is_missing(reader, received):
    query = {"agency": "KG-UBND", "period": "2024-Q1", "kind": "department"}
    printed = paper.text(reader.get(f"{PAGE}table.pdf", query).content)
    for shown in ("Tổng hợp chỉ tiêu Quý I/2024", "loại cơ quan: Sở, ban, ngành", "25", "+5 (+25%)", "1/2", "Sở Y tế"):
        assert shown in printed
    assert reader.get(f"{PAGE}table.pdf", {"agency": "X", "period": "2024-Q1"}).status_code == 404


def test_excel_holds_the_same_figures(reader, received):
    answer = reader.get(f"{PAGE}table.xlsx", {"agency": "KG-UBND", "period": "2024-Q1"})
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert ("NHAN", "Hồ sơ tiếp nhận", "hồ sơ", 25) in [row[:4] for row in rows]
    assert reader.get(f"{PAGE}table.xlsx", {"agency": "X", "period": "2024-Q1"}).status_code == 404


class TestDerivation:
    def address(self, indicator, code="KG-UBND", period="2024-Q1", **query) -> str:
        url = reverse("reports:figure", args=[code, period, indicator.pk])
        return f"{url}?{'&'.join(f'{name}={value}' for name, value in query.items())}"

    def test_it_names_rule_parts_missing_and_where_they_were_entered(self, reader, received):
        page = text_of(reader.get(self.address(received)))
        assert "Số của một cơ quan, trong một quý, không phải cộng." in page
        assert f'href="/indicators/KG-SDL/2024-Q1/#indicator-{received.pk}">25</a>' in page
        assert "Còn thiếu 01 cơ quan" in page
        assert "tạm tính" in page

    def test_over_quarters_it_shows_each_with_its_reason(self, reader, received, department):
        put(received, department, "2024-Q2", is_not_arisen=True, reason="Không có hồ sơ")
        page = text_of(reader.get(self.address(received, to="2024-Q2")))
        assert "Cộng các quý." in page
        assert "không phát sinh: Không có hồ sơ" in page

    def test_a_ratio_leads_to_its_parts(self, reader, received, department):
        done = make_indicator("XONG", name="Hồ sơ đã xong")
        rate = make_indicator("TYLE", "ratio", numerator=done, denominator=received)
        put(done, department, "2024-Q1", 20)
        page = text_of(reader.get(self.address(rate)))
        assert "“Hồ sơ đã xong” ÷ “Hồ sơ tiếp nhận” × 100" in page
        assert "b/a = 20/25" in page
        assert f'id="indicator-{done.pk}"' in page

    def test_what_another_answer_stands_for_is_listed_apart(self, reader, received, department):
        unit = make_agency("KG-SDL-TT", "Trung tâm Xúc tiến", kind="unit", superior=department)
        put(received, unit, "2024-Q1", 4)
        page = text_of(reader.get(self.address(received)))
        assert "Có nhập nhưng không cộng" in page
        assert "Trung tâm Xúc tiến: Quý I/2024" in page

    def test_a_sent_report_freezes_its_parts_and_later_changes_show(
        self, reader, received, department, duty, lan, minh
    ):
        ReportTemplate.objects.create(code="quy", name="Báo cáo quý", title="Kết quả", is_default=True)
        report = start_report(agency=department, period=duty.period)
        submit(report=report, by=minh)
        page = text_of(reader.get(self.address(received)))
        assert "đã chốt 18/03/2024" in page
        assert Report.objects.get().figures_sha256 in page
        row = IndicatorValue.objects.get(quarter=duty.period)
        record_value(
            indicator=received, agency=department, quarter=duty.period, by=lan, seen=row.version, value=Decimal(26)
        )  # fmt: skip
        assert "khi chốt: 25" in text_of(reader.get(self.address(received)))

    def test_a_clerk_sees_how_the_own_year_came_about(self, client, received, department, lan):
        put(received, department, "2024-Q2", 5)
        client.force_login(lan)
        page = text_of(client.get(self.address(received, code="KG-SDL", period="2024-6T")))
        assert "Cộng các quý." in page
        assert ">30 <" in page
        assert client.get(self.address(received, code="KG-UBND")).status_code == 404
        entry = text_of(client.get("/indicators/KG-SDL/2024-Q1/"))
        assert reverse("reports:figure", args=["KG-SDL", "2024-Q1", received.pk]) in entry

    def test_history_is_for_those_who_may_audit(self, client, received, lan, minh, department):
        client.force_login(lan)
        address = self.address(received, code="KG-SDL")
        assert "Lịch sử thay đổi" not in text_of(client.get(address))
        client.force_login(minh)
        assert "Lịch sử thay đổi" in text_of(client.get(address))

    @pytest.mark.parametrize("query", [{"to": "x"}, {"to": "2020-Q1"}, {"kind": "x"}])
    def test_what_makes_no_sense_does_not_exist(self, reader, received, query):
        assert reader.get(self.address(received, **query)).status_code == 404


class TestTrend:
    @pytest.fixture
    def state(self, db):
        return make_agency("CP", "Chính phủ", kind="government")

    @pytest.fixture
    def merged(self, client, province, chi, state):
        for number in (2024, 2025):
            create_year(number)
        old = [make_agency(code, code, superior=state, kind="province") for code in ("CU-1", "CU-2")]
        indicator = make_indicator("NHAN")
        for agency in old:
            put(indicator, agency, "2025-Q2", 10)
            end(agency, date(2025, 6, 30))
        new = make_new("MOI", superior=state, kind="province")
        put(indicator, new, "2025-Q3", 30)
        reorganise("merge", *((one, new) for one in old))
        client.force_login(make_user("bộ", "inspector", state))
        return indicator

    def read(self, client, indicator, **query):
        return text_of(client.get(reverse("reports:trend", args=["CP", indicator.pk]), query))

    def test_it_begins_with_what_there_is(self, client, merged):
        page = self.read(client, merged)
        assert "Quý IV/2023" not in page
        assert "Quý III/2025" in page
        assert "CU-1" in page
        assert "202/2025/QH15" in page
        assert "số liệu quy đổi</span>" not in page

    def test_recomputed_figures_are_called_so(self, client, merged):
        page = self.read(client, merged, period="2025-Q2", to="2025-Q3", reading="recomputed")
        assert "số liệu quy đổi</span>" in page
        assert ">20<" in page
        assert "Có số liệu quy đổi." in page

    def test_as_today_the_old_ones_stand_under_the_new_one(self, client, merged):
        page = self.read(client, merged, period="2025-Q2", to="2025-Q3", reading="as-today")
        assert 'class="member"' in page
        assert "gồm các cơ quan cũ" in page

    def test_the_title_compares_and_judges_and_the_chart_marks_target_and_merger(self, client, merged):
        new = Agency.objects.get(code="MOI")
        make_target(new, merged, "Tối thiểu 60", "60", year=2025)
        put(merged, Agency.objects.get(code="CU-2"), "2025-Q1", is_not_arisen=True)
        url = reverse("reports:trend", args=["MOI", merged.pk])
        answer = client.get(url, {"period": "2025-Q1", "to": "2025-Q3"})
        chart = answer.context["page"].chart
        assert chart.finding == (
            "Quý III/2025: 30 hồ sơ, +10 (+50%) so với quý trước, qua sắp xếp ngày 01/07/2025; "
            "lũy kế 50 chưa đạt mục tiêu năm (tối thiểu 60)"
        )
        assert [(one.x, one.label) for one in chart.breaks] == [(220, "sắp xếp 01/07/2025")]
        assert [(one.year, one.y) for one in chart.goals] == [(2025, "36.0")]
        assert chart.runs == ["55,156.0 165,116.0 275,56.0"]  # 0, 20 and 50 of 60
        assert [bar.height for bar in chart.bars] == ["0.0", "40.0", "60.0"]
        page, query = text_of(answer), "?period=2025-Q1&to=2025-Q3"
        printed = paper.text(client.get(f"{url}table.pdf{query}").content)
        sheet = list(load_workbook(BytesIO(client.get(f"{url}table.xlsx{query}").content)).active.values)
        assert chart.finding in printed
        assert ("CU-1", "đến 30/06/2025", None, None, 10, None, None, None, None) in sheet
        assert chart.finding in page
        assert "2025 tối thiểu 60" in page

    def test_a_total_over_a_missing_quarter_is_not_told(self, client, merged):
        make_target(Agency.objects.get(code="MOI"), merged, "Tối thiểu 60", "60", year=2025)
        url = reverse("reports:trend", args=["MOI", merged.pk])
        chart = client.get(url, {"period": "2025-Q1", "to": "2025-Q3"}).context["page"].chart
        assert chart.finding.endswith(
            "; thiếu số liệu Quý I/2025 nên chưa có lũy kế để so với mục tiêu năm (tối thiểu 60)"
        )
        assert chart.runs == []

    def test_what_did_not_arise_in_the_last_quarter_leaves_the_year_judged_by_the_others(self, client, state):
        agency, indicator = make_agency("SO", "Sở", superior=state), make_indicator("DON")
        put(indicator, agency, "2025-Q1", 70)
        put(indicator, agency, "2025-Q2", is_not_arisen=True)
        make_target(agency, indicator, "Tối thiểu 60", "60", year=2025)
        client.force_login(make_user("thanh tra", "inspector", state))
        url = reverse("reports:trend", args=["SO", indicator.pk])
        chart = client.get(url, {"period": "2025-Q1", "to": "2025-Q2"}).context["page"].chart
        assert chart.finding == "Quý II/2025: không phát sinh; lũy kế 70 đạt mục tiêu năm (tối thiểu 60)"

    def test_each_year_is_read_by_its_own_definition(self, client, state):
        agency, indicator = make_agency("SO", "Sở", superior=state), make_indicator("KINHPHI", unit="triệu đồng")
        put(indicator, agency, "2024-Q1", 900)
        define(indicator=indicator, from_year=2025, seen=1, unit="tỷ đồng")
        put(indicator, agency, "2025-Q1", 1)
        client.force_login(make_user("thanh tra", "inspector", state))
        url = reverse("reports:trend", args=["SO", indicator.pk])
        chart = client.get(url, {"period": "2024-Q1", "to": "2025-Q1"}).context["page"].chart
        assert (chart.finding, [one.label for one in chart.breaks]) == ("Quý I/2025: 1 tỷ đồng", ["đổi cách tính"])
        page = client.get(PAGE, {"agency": "CP", "period": "2025-Q1"})
        assert "900 triệu đồng" in text_of(page)

    def test_a_share_is_judged_by_the_quarter_itself(self, client, merged):
        new, rate = Agency.objects.get(code="MOI"), make_indicator("TYLE", "ratio")
        put(rate, new, "2025-Q3", numerator=3, denominator=4)
        make_target(new, rate, "75", "75", year=2025)
        url = reverse("reports:trend", args=["MOI", rate.pk])
        chart = client.get(url, {"period": "2025-Q3"}).context["page"].chart
        assert (chart.finding, chart.runs) == ("Quý III/2025: 75%; đạt mục tiêu năm (75)", [])

    def test_a_wrong_filter_is_told(self, client, merged):
        answer = client.get(reverse("reports:trend", args=["CP", merged.pk]), {"period": "x"})
        assert answer.status_code == 422
