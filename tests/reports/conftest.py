"""Reports of Sở Du lịch for Quý I/2024, in each state of their life."""

from datetime import date

import pytest

from agencies.models import AgencyProfile
from documents.preflight.sheets import Measured
from reports.models import Report, ReportTemplate, TemplateSection
from reports.services import accept, issue, sign, start_report, submit
from tests.factories import make_office, make_plan, make_task
from tests.shared import late, shared

TITLE = (
    "Kết quả thực hiện công tác cải cách hành chính [[ky.ten]]\n"
    "và phương hướng, nhiệm vụ trọng tâm [[ky.sau]] năm [[ky.nam]]"
)
OUTLINE = (
    (1, "I", "Công tác chỉ đạo, điều hành CCHC", ""),
    (
        2,
        "1",
        "Tiến độ thực hiện Kế hoạch CCHC",
        "Trong [[ky.ten]] đã thực hiện [[nhiem_vu.da_thuc_hien]]/[[nhiem_vu.tong]] nhiệm vụ theo đúng tiến độ"
        " và thời gian quy định; đạt [[nhiem_vu.ti_le]].",
    ),
    (
        2,
        "2",
        "Giải quyết hồ sơ",
        "Tiếp nhận [[chi_tieu.TTHC-TIEP-NHAN]] hồ sơ.\n\n"
        "- Số liệu một cửa^[Từ ngày [[ky.tu_ngay]] đến ngày [[ky.den_ngay]].] đầy đủ.",
    ),
)


@shared
def template(db) -> ReportTemplate:
    template = ReportTemplate.objects.create(
        code="quy",
        name="Báo cáo quý",
        title=TITLE,
        opening="Sở Du lịch báo cáo kết quả như sau:",
        closing="Trên đây là báo cáo [[ky.ten]]",
        is_default=True,
    )
    for position, (level, number, heading, body) in enumerate(OUTLINE, start=1):
        TemplateSection.objects.create(
            template=template, position=position, level=level, number=number, heading=heading, body=body
        )
    return template


@shared
def named(department, province) -> None:
    """The names that a letterhead prints."""
    AgencyProfile.objects.filter(agency=department).update(full_name="Sở Du lịch tỉnh Kiên Giang", symbol="SDL")
    AgencyProfile.objects.filter(agency=province).update(short_name="UBND tỉnh Kiên Giang")


@shared
def plan(department):
    """A plan with three tasks: two are due in Quý I."""
    plan = make_plan(agency=department)
    make_task(plan, "Quý I/2024", title="Ban hành kế hoạch")
    make_task(plan, "Quý I/2024", title="Kiểm tra")
    make_task(plan, "Quý IV/2024", title="Báo cáo năm")
    return plan


@shared
def office(department, ky):
    return make_office(department, ky)


@shared
def draft(template, named, plan, duty, department, quarter) -> Report:
    return start_report(agency=department, period=quarter)


@shared
def submitted(draft, minh) -> Report:
    return submit(report=draft, by=minh)


@shared
def accepted(submitted, hoa) -> Report:
    return accept(report=submitted, by=hoa, seen=submitted.version)


@pytest.fixture
@late
def unmeasured(monkeypatch) -> None:
    """Bytes that are no PDF are not measured."""
    monkeypatch.setattr("reports.services.form_check.measured", lambda content, annexes: Measured((), ()))


@pytest.fixture
@late
def printer(monkeypatch, unmeasured) -> list:
    """A PDF in no time: what would be printed is collected, the bytes say only which print it was."""
    printed: list = []

    def render(document) -> bytes:
        printed.append(document)
        return b"%PDF-test " + str(len(printed)).encode()

    monkeypatch.setattr("reports.services.signing.render_kept", render)
    return printed


@pytest.fixture
def signed(accepted, ky, office, printer) -> Report:
    return sign(work=accepted, by=ky, office=office, number=35, issued_on=date(2024, 3, 15))


@pytest.fixture
def issued(signed, quan) -> Report:
    return issue(work=signed, by=quan)
