"""The demonstration data, counted against the real documents that it comes from."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import transaction
from django.db.models.signals import pre_save
from django.utils import timezone

from agencies.models import Agency, Membership, User
from agencies.permissions import Role
from core.models import AuditRecord
from documents.models import OfficialDocument
from documents.numbering.series import next_number
from documents.rendering.docx import render_docx
from documents.running.tokens import missing_in, tokens_in
from documents.states import DocumentType
from indicators.figures import in_period, year_to_date
from indicators.models import Indicator, IndicatorValue, RuleExplanation, Target
from periods.models import ReportingDuty, ReportingPeriod
from plans.figures import progress_of
from plans.models import Deliverable, Plan, Task, TaskUpdate
from reports.demo import load
from reports.demo.periods import moment_after, store_as_told
from reports.figures import live_figures
from reports.models import Report
from reports.printing import report_document
from tests.documents import word
from tests.factories import make_agency, make_period, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db  # so that the database is made when this module runs alone

FILES = sorted(Path(settings.BASE_DIR, "fixtures").rglob("*.json"))
EVERYONE = {role.value for role in Role}
DEMO_PLAN = "demo/plans/KG-SDL-2024.json"


def read(name: str) -> dict:
    return json.loads(Path(settings.BASE_DIR, "fixtures", name).read_text(encoding="utf-8"))


def figures_in_file(agency: str, period: str) -> dict[str, Decimal]:
    rows = read("demo/values.json")["values"]
    mine = [row for row in rows if (row["agency"], row["period"]) == (agency, period)]
    return {row["indicator"]: Decimal(row["value"]) for row in mine if "value" in row}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The data, loaded once for the module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(loaded) -> Iterator[None]:
    """Writes of one test, taken back after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# The files


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_composed_text_without_artefacts_of_its_source(path):
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not {"\u00a0", "\u00ad", "\u200b", "\ufeff", "\t"} & set(text)
    assert "  " not in "".join(line.lstrip() for line in text.splitlines())


def test_the_files_were_found():
    assert len(FILES) == 17


def test_the_procedures_plan_has_11_indicators_in_5_groups():
    targets = read("demo/plans/KG-SDL-2024-TTHC.json")["targets"]
    assert Counter(target["group_number"] for target in targets) == {"I": 3, "II": 1, "III": 5, "IV": 1, "V": 1}
    texts = [target["target_text"] for target in targets]
    assert texts == [
        "Tối thiểu 45", "Tối thiểu 50", "Tối thiểu 80", "Tối thiểu 90", "100", "Tối thiểu 50",
        "100", "100", "Tối thiểu 90", "Tối thiểu 95", "100",
    ]  # fmt: skip
    assert [target["value"] for target in targets] == [int(text.split()[-1]) for text in texts]


@pytest.mark.parametrize(
    ("name", "areas", "lines"),
    [("ST-SVHTTDL-2024", [3, 3, 2, 4, 3, 5, 4], 31), ("HG-SVHTTDL-2022", [4, 2, 1, 4, 3, 8, 2], 24)],
)
def test_a_plan_has_24_tasks_in_7_areas(name, areas, lines):
    tasks = read(f"demo/plans/{name}.json")["tasks"]
    assert list(Counter(task["area"] for task in tasks).values()) == areas
    assert sum(len(task["deliverables"]) for task in tasks) == lines
    assert all(line["deadline"] for task in tasks for line in task["deliverables"])


def test_the_invented_plan_says_so_and_tells_the_states_of_its_27_tasks():
    plan = read(DEMO_PLAN)
    expected = plan["expected_states_2024_q1"]
    assert plan["is_demo"]
    assert len(plan["tasks"]) == 27
    assert sorted(position for positions in expected.values() for position in positions) == list(range(1, 28))


def test_the_department_figures_add_up():
    figure = figures_in_file("KG-SDL", "2024-Q1")
    assert figure["CQS.VB.TRAODOI"] == 2107 == figure["CQS.VB.GUI"] + figure["CQS.VB.NHAN"]
    assert figure["CQS.VB.KYSO"] == 2091 == figure["CQS.VB.XULY.GUI"] + figure["CQS.VB.XULY.NHAN"]
    assert (figure["CQS.VB.GUI"], figure["CQS.VB.NHAN"], figure["CQS.VB.XULY.NHAN"]) == (436, 1671, 1655)
    received = figure["TTHC.HS.TIEPNHAN"], figure["TTHC.HS.KYTRUOC"]
    ended = figure["TTHC.HS.GIAIQUYET"], figure["TTHC.HS.DANGGIAIQUYET"]
    assert (received, ended) == ((23, 4), (22, 5))
    assert figure["TTHC.HS.TONG"] == 27 == sum(received) == sum(ended)
    assert figure["TTHC.TONG"] == figure["TTHC.NIEMYET"] == figure["TTHC.MUC4"] == 26
    assert figure["TTHC.MUC4.PHATSINH"] == 5
    kinds = [figure[f"CDDH.VB.{kind}"] for kind in ("QD", "KH", "CV", "KHAC")]
    assert figure["CDDH.VB.TONG"] == 140 == sum(kinds)
    assert kinds[:3] == [32, 16, 80]


@pytest.mark.parametrize(
    ("whole", "value", "parts"),
    [
        ("TTHC.HCC.NHAN", 11093, {"NHAN.TRUCTIEP": 8469, "NHAN.TRUCTUYEN": 2031, "NHAN.BUUCHINH": 593}),
        ("TTHC.HCC.TRA", 9782, {"TRA.DUNGHAN": 9772, "TRA.TREHAN": 10}),
        ("TTHC.HCC.TRA", 9782, {"TRA.TRUCTIEP": 6255, "TRA.TRUCTUYEN": 1380, "TRA.BUUCHINH": 2147}),
        ("TTHC.CONGBO", 363, {"CONGBO.MOI": 179, "CONGBO.BAIBO": 171, "CONGBO.SUADOI": 13}),
        ("CQS.HS", 82602, {"HS.SO": 9225, "HS.HUYEN": 38046, "HS.XA": 35331}),
        ("CQS.ISO", 191, {"ISO.TINH": 31, "ISO.HUYEN": 15, "ISO.XA": 145}),
        ("CQS.CONG", 51, {"CONG.SO": 22, "CONG.HUYEN": 15, "CONG.XA": 14}),
        ("TCC.SN.TUCHU", 851, {"TUCHU.TINH": 138, "TUCHU.HUYEN": 713}),
        ("THECHE.VBQPPL", 12, {"VBQPPL.NQ": 11, "VBQPPL.QD": 1}),
    ],
)
def test_a_provincial_sum_is_that_of_its_parts(whole, value, parts):
    figure = figures_in_file("KG-UBND", "2020-Q3")
    prefix = whole.rsplit(".", 1)[0]
    assert figure[whole] == value == sum(parts.values())
    assert {part: figure[f"{prefix}.{part}"] for part in parts} == parts


def test_the_provincial_bounds_hold():
    figure = figures_in_file("KG-UBND", "2020-Q3")
    assert figure["CQS.HS.XONG"] == 59446 <= figure["CQS.HS"]
    assert figure["CQS.ISO.CONGBO"] == 151 <= figure["CQS.ISO"]


def test_a_false_sum_of_the_source_is_kept_as_printed():
    """The footnote's 13 parts make 176; the report says 170. A later check shall find it."""
    figure = figures_in_file("KG-UBND", "2020-Q3")
    parts = [value for code, value in figure.items() if code.startswith("CONGVU.CHEDO.")]
    assert (len(parts), sum(parts), figure["CONGVU.CHEDO"]) == (13, 176, 170)


def test_the_report_has_the_outline_and_the_ten_footnotes_of_its_source():
    sections = read("demo/reports/KG-SDL-2024-Q1.json")["sections"]
    assert [section["number"] for section in sections if section["level"] == 1] == ["I", "II", "III", "IV"]
    assert sum(section["body"].count("^[") for section in sections) == 10


# What is loaded


def test_loading_does_not_ask_the_calendar(loaded):
    """Quarters of 2020 and 2024 are closed whatever day it is; their figures are there all the same."""
    assert Agency.objects.filter(code__in=["KG-SDL", "KG-SNV", "KG-UBND", "ST-SVHTTDL", "HG-SVHTTDL"]).count() == 5
    assert IndicatorValue.objects.filter(agency__code="KG-UBND", quarter__year=2020).count() > 50


def test_every_plan_arrives_whole(loaded):
    counts = {
        (plan.agency.code, plan.kind): (
            plan.tasks.count(),
            Deliverable.objects.filter(task__plan=plan).count(),
            Target.objects.filter(agency=plan.agency, year=plan.year).count() if plan.kind != "annual" else None,
        )
        for plan in Plan.objects.select_related("agency")
    }
    assert counts == {
        ("KG-SDL", "annual"): (27, 38, None),
        ("KG-SDL", "procedures"): (0, 0, 11),
        ("ST-SVHTTDL", "annual"): (24, 31, None),
        ("HG-SVHTTDL", "annual"): (24, 24, None),
    }


def test_what_was_reported_bears_the_day_after_its_period_not_the_real_clock(loaded):
    moments = [
        *TaskUpdate.objects.values_list("recorded_at", "quarter__data_to"),
        *IndicatorValue.objects.values_list("recorded_at", "quarter__data_to"),
        *RuleExplanation.objects.values_list("written_at", "quarter__data_to"),
    ]
    assert {timezone.localdate(at) - end for at, end in moments} == {timedelta(days=1)}


def test_a_row_of_the_past_is_stored_without_touching_how_others_note_the_present():
    quarter, noted = make_period(2024, "Q1"), TaskUpdate._meta.get_field("recorded_at")
    agency = make_agency("SO", "Sở")
    update = TaskUpdate(
        task=make_task(make_plan(agency)),
        quarter=quarter,
        status="in_progress",
        recorded_by=make_user("lan", "editor", agency),
        recorded_at=moment_after(quarter),
    )
    seen: list[bool] = []

    def look(sender: type, **kwargs: object) -> None:
        seen.append(noted.auto_now)

    pre_save.connect(look, TaskUpdate)
    try:
        store_as_told(update)
    finally:
        pre_save.disconnect(look, TaskUpdate)
    update.refresh_from_db()
    assert (update.recorded_at, seen) == (moment_after(quarter), [True])


def test_every_deadline_is_understood(loaded):
    assert not Deliverable.objects.filter(is_understood=False).exists()


def test_the_quarter_gives_20_of_27(loaded):
    quarter = ReportingPeriod.objects.get(year=2024, kind="Q1")
    tasks = Task.objects.filter(plan__agency__code="KG-SDL").in_year(2024).counted()
    progress = progress_of(tasks, quarter)
    states: dict[str, list[int]] = {}
    for state, position in tasks.with_state(quarter).order_by("position").values_list("state", "position"):
        states.setdefault(state, []).append(position)
    assert (progress.performed, progress.total, progress.percent) == (20, 27, Decimal("74.1"))
    assert states == read(DEMO_PLAN)["expected_states_2024_q1"]
    assert progress.late == 1


def test_the_report_prints_the_official_sentence_and_lacks_no_figure(loaded):
    report = Report.objects.get(agency__code="KG-SDL", period__kind="Q1", period__year=2024)
    tokens = live_figures(report.agency, report.period).tokens
    text = "\n".join(map(str, report.sections.values_list("body", flat=True)))
    assert report.state == "draft"
    assert len(tokens_in(text)) > 20
    assert missing_in(text, tokens) == []
    assert (tokens["nhiem_vu.da_thuc_hien"], tokens["nhiem_vu.tong"], tokens["nhiem_vu.ti_le"]) == (
        "20",
        "27",
        "74,1%",
    )


def test_the_template_lacks_no_figure_where_everything_is_reported(loaded):
    report = Report.objects.get(agency__code="KG-SDL")
    tokens = live_figures(report.agency, report.period).tokens
    frame = [report.template.title, report.template.opening, report.template.closing]
    bodies = [*frame, *report.template.sections.values_list("body", flat=True)]
    assert missing_in("\n".join(map(str, bodies)), tokens) == []


def test_legal_documents_of_the_year_are_37(loaded):
    """In the quarter 12 = 11 + 1; the year so far 37 = 24 + 13."""
    quarter = ReportingPeriod.objects.get(year=2020, kind="Q3")
    values = IndicatorValue.objects.filter(agency__code="KG-UBND")
    indicators = list(Indicator.objects.all())
    so_far = {code: figure.value for (_, code), figure in year_to_date(values, indicators, quarter).items()}
    within = {code: figure.value for (_, code), figure in in_period(values, indicators, quarter).items()}
    codes = ("THECHE.VBQPPL", "THECHE.VBQPPL.NQ", "THECHE.VBQPPL.QD")
    assert [within[code] for code in codes] == [12, 11, 1]
    assert [so_far[code] for code in codes] == [37, 24, 13]


def test_nothing_arose_is_not_zero(loaded):
    value = IndicatorValue.objects.get(agency__code="KG-SDL", indicator__code="THECHE.VBQPPL")
    assert (value.value, value.is_not_arisen) == (None, True)
    assert value.reason == "Trong kỳ, Sở không tham mưu ban hành VBQPPL."


def test_one_user_per_role_and_agency(loaded):
    posts = Membership.objects.values_list("agency__code", "role")
    roles: dict[str, list[str]] = {}
    for agency, role in posts:
        roles.setdefault(agency, []).append(role)
    assert all(len(held) == len(set(held)) for held in roles.values())
    assert set(roles["KG-SNV"]) == set(roles["KG-UBND"]) == EVERYONE
    for code in ("KG-SDL", "ST-SVHTTDL", "HG-SVHTTDL"):
        assert set(roles[code]) == EVERYONE - {Role.REVIEWER}


def test_who_reviews_has_something_to_review(loaded):
    reviewers = Membership.objects.filter(role=Role.REVIEWER)
    assert reviewers.exists()
    assert not reviewers.filter(agency__reviews=None).exists()


def test_every_invented_person_is_marked_and_signs_in_with_the_first_password(loaded):
    password = read("demo/people.json")["password"]
    people = User.objects.filter(memberships__isnull=False)
    assert not people.exclude(full_name__endswith="(dữ liệu mẫu)").exists()
    assert check_password(password, people.get(username="chuyenvien.kg-sdl").password)


def test_who_must_report_in_the_first_quarter_of_2024(loaded):
    duties = ReportingDuty.objects.filter(period__year=2024, period__kind="Q1", superior__code="KG-UBND")
    assert set(duties.values_list("agency__code", flat=True)) >= {"KG-SDL", "KG-SNV", "KG-PHUQUOC"}
    assert not duties.filter(agency__kind__in=["division", "unit"]).exists()


def test_units_of_hau_giang_send_estimates_before_the_window_closes(loaded):
    duty = ReportingDuty.objects.get(agency__code="HG-TVT", period__kind="Q1", period__year=2022)
    assert duty.is_estimate
    assert duty.due_on < duty.period.data_to


def test_a_document_cited_twice_is_one(loaded):
    assert OfficialDocument.objects.filter(symbol="67/KH-SDL").count() == 1


def test_the_next_report_follows_the_numbers_already_used(loaded):
    agency = Agency.objects.get(code="KG-SDL")
    assert next_number(agency=agency, year=2024, type=DocumentType.REPORT) == 26


def test_an_agency_keeps_its_old_name_and_has_a_successor(loaded):
    city = Agency.objects.get(code="KG-PHUQUOC")
    department = Agency.objects.get(code="KG-SDL")
    then = ReportingPeriod.objects.get(year=2020, kind="Q3").ends_on
    assert city.profile_on(then).short_name == "UBND huyện Phú Quốc"
    assert city.name == "Ủy ban nhân dân thành phố Phú Quốc"
    assert [link.successor.code for link in department.succeeded_by.all()] == ["AG-SDL"]


def test_the_provincial_report_prints_its_year_to_date_and_its_footnote_of_thirteen_parts(loaded):
    report = Report.objects.get(agency__code="KG-UBND", period__year=2020)
    printed = report_document(report)
    assert printed.addressees == ("Bộ Nội vụ",)
    assert printed.signature.authority[0] == "TM. ỦY BAN NHÂN DÂN"
    docx = render_docx(printed)
    lines = [words for _, words in word.paragraphs(docx)]
    assert any("lũy kế từ đầu năm 37 văn bản, gồm 24 nghị quyết và 13 quyết định" in words for words in lines)
    assert any("8.469" in words and "11.093 hồ sơ" in words for words in lines)
    [cases, _] = word.notes(docx)
    parts = [int(number) for number in re.findall(r"(\d+) trường hợp", cases)]
    assert (len(parts), sum(parts)) == (13, 176)
    assert not any("chưa có số liệu" in words for words in lines)


# Loading again


def test_loading_again_adds_nothing(undone):
    before = AuditRecord.objects.count()
    assert [tally.added for tally in load()] == [0] * 17
    assert AuditRecord.objects.count() == before


def test_loading_again_keeps_what_people_entered(undone):
    update = TaskUpdate.objects.filter(task__plan__agency__code="KG-SDL").first()
    value = IndicatorValue.objects.filter(value=2107).get()
    section = Report.objects.get(agency__code="KG-SDL").sections.first()
    TaskUpdate.objects.filter(pk=update.pk).update(result="Đã sửa")
    IndicatorValue.objects.filter(pk=value.pk).update(value=1)
    type(section).objects.filter(pk=section.pk).update(body="Đã sửa")
    User.objects.filter(username="chuyenvien.kg-sdl").update(password="khac")
    Agency.objects.filter(code="KG-SDL").update(reviews=None, name="Đã sửa")
    load()
    for row in (update, value, section):
        row.refresh_from_db()
    assert (update.result, value.value, str(section.body)) == ("Đã sửa", 1, "Đã sửa")
    assert User.objects.get(username="chuyenvien.kg-sdl").password == "khac"
    assert Agency.objects.get(code="KG-SDL").name == "Đã sửa"


def test_loading_again_adds_what_is_missing(undone):
    IndicatorValue.objects.filter(value=2107).delete()
    assert {tally.label: tally.added for tally in load() if tally.added} == {"Giá trị chỉ tiêu": 1}
