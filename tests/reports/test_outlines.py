"""The templates of reports in the browser: what a new report begins with, and that begun ones never change."""

import pytest

from agencies.permissions import Role
from core.errors import DomainError, FieldError
from plans.models import Task
from reports.figures import live_figures
from reports.models import ReportTemplate, SectionContent, TemplateSection
from reports.outlines.services import add_section, add_template, change_section, change_template, remove_section
from reports.services import start_report
from tests.factories import make_area, make_period, make_user
from tests.indicators.catalogue import make_indicator

pytestmark = pytest.mark.django_db
AROUND = {"name": "Mẫu", "title": "Kết quả", "opening": "", "closing": ""}


def outline(template: ReportTemplate) -> list[tuple[int, str]]:
    return list(template.sections.values_list("position", "heading"))


def section(template: ReportTemplate, place: int) -> TemplateSection:
    return template.sections.get(position=place)


def test_a_changed_template_changes_no_report_that_was_begun(draft, template):
    before = [(one.heading, one.body.markup) for one in draft.sections.all()]
    change_section(section=section(template, 1), seen=1, place=3, heading="Mục khác", body="Lời khác")
    remove_section(section=section(template, 1), seen=1, with_inner=False)
    change_template(template=template, seen=1, is_default=True, title="Trích yếu khác")
    draft.refresh_from_db()
    assert [(one.heading, one.body.markup) for one in draft.sections.all()] == before
    assert "Trích yếu khác" not in draft.title


def test_a_report_begins_with_the_template_of_its_agencys_kind_that_began_last(template, department, quarter):
    def added(code: str, kinds: str, *since: int) -> ReportTemplate:
        year, number = since or (None, 1)
        values = {"is_default": True, "kinds": kinds, "from_year": year, "from_quarter": number}
        return add_template(code=code, base=template, **AROUND | values)

    def chosen(period=quarter) -> str:
        found = ReportTemplate.objects.for_report(department, period)
        return found.code if found else ""

    assert chosen() == "quy"
    added("xa", "commune")
    added("moi", "", 2024, 2)
    assert (chosen(), chosen(make_period(2024, "Q2"))) == ("quy", "moi")
    added("so", "department,province")
    assert chosen() == "so"
    assert len(start_report(agency=department, period=quarter).sections.all()) == 3
    ReportTemplate.objects.exclude(code="xa").update(is_default=False)
    with pytest.raises(DomainError, match="Chưa có mẫu báo cáo Quý III/2024 cho loại cơ quan “Sở, ban, ngành”"):
        start_report(agency=department, period=make_period(2024, "Q3"))


def test_sections_make_room_and_the_last_one_of_a_template_in_use_stays(template):
    new = add_section(template=template, place=2, level=2, heading="Kiểm tra CCHC")
    assert add_section(template=template, place=2, level=2, heading="Kiểm tra CCHC") == new
    assert [heading for _, heading in outline(template)][1] == "Kiểm tra CCHC"
    change_section(section=new, seen=1, place=99, heading="Kiểm tra CCHC")
    assert outline(template)[-1] == (4, "Kiểm tra CCHC")
    first = section(template, 1)
    with pytest.raises(DomainError, match="phải có ít nhất một mục"):
        remove_section(section=first, seen=1, with_inner=True)
    assert remove_section(section=section(template, 2), seen=1, with_inner=False) == 1
    assert [place for place, _ in outline(template)] == [1, 2, 3]
    empty = add_template(code="rong", base=None, **AROUND)
    with pytest.raises(FieldError, match="Mẫu chưa có mục nào"):
        change_template(template=empty, seen=1, is_default=True)


def test_tables_of_a_section_show_live_figures_of_what_was_chosen(template, plan, duty, department, quarter):
    make_indicator("TTHC.TONG", name="Số hồ sơ", area_code="tthc", levels="department")
    make_indicator("TTHC.XA", name="Hồ sơ của xã", area_code="tthc", levels="commune")
    make_indicator("BM.RIENG", name="Chỉ tiêu chọn riêng", area_code="bo-may", levels="commune")
    Task.objects.filter(title="Kiểm tra").update(area=make_area("tthc", position=2))
    one, two, three = template.sections.all()
    TemplateSection.objects.filter(pk=one.pk).update(
        content=SectionContent.INDICATORS, areas=["tthc"], indicators=["BM.RIENG"]
    )
    TemplateSection.objects.filter(pk=two.pk).update(content=SectionContent.TASKS, areas=["tthc"])

    report = start_report(agency=department, period=quarter)
    figures, tasks = (report.sections.get(position=place).body.markup for place in (1, 2))
    assert figures.splitlines()[1:] == [
        "| 1 | Chỉ tiêu chọn riêng | hồ sơ | [[chi_tieu.BM.RIENG]] |",
        "| 2 | Số hồ sơ | hồ sơ | [[chi_tieu.TTHC.TONG]] |",
    ]
    assert "[[nhiem_vu.tong.tthc]] | [[nhiem_vu.da_thuc_hien.tthc]]" in tasks
    tokens = live_figures(department, quarter).tokens
    assert (tokens["nhiem_vu.tong"], tokens["nhiem_vu.tong.tthc"]) == ("03", "01")


@pytest.fixture
def guide(client, home_affairs):
    """Administers Sở Nội vụ, which guides the others; signed in."""
    client.force_login(make_user("dung", Role.ADMINISTRATOR, home_affairs))
    return client


def test_what_cannot_be_printed_is_refused_at_its_field_and_nothing_typed_is_lost(guide, template):
    url = f"/report-templates/{template.pk}/sections/new/"
    wrong = {
        "place": "x", "level": "1", "heading": "", "content": "indicators", "indicators": "KHONG.CO",
        "body": "Đạt [[nhiem_vu.ti_le.tthc]], [[nhiem_vu.sai]] và [[chi_tieu.KHONG]].",
    }  # fmt: skip
    answer = guide.post(url, wrong)
    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {
            "place": ["Thứ tự là số nguyên, ví dụ 3."],
            "heading": ["Chưa nhập tiêu đề."],
            "indicators": ["Danh mục không có chỉ tiêu mã KHONG.CO; xem mã ở trang Chỉ tiêu."],
            "body": [
                "Không có số liệu tự điền [[nhiem_vu.sai]], [[chi_tieu.KHONG]]; chép đúng tên ở danh sách cuối trang."
            ],
        },
    )
    assert "[[nhiem_vu.sai]]" in answer.text
    assert guide.post(
        "/report-templates/new/", {"code": "quy", "name": "Hai", "title": "B", "from_quarter": "1"}
    ).context["form"].errors == {"code": ["Mã quy đã dùng cho mẫu khác; chọn mã khác."]}


def test_pages_name_who_lacks_a_template_what_a_removal_takes_and_the_stored_words_after_a_conflict(
    guide, template, draft, department
):
    assert "Chưa có mẫu cho báo cáo mới của" not in guide.get("/report-templates/").text
    template.is_default = False
    template.save()
    assert "Sở, ban, ngành" in guide.get("/report-templates/").text
    first = section(template, 1)
    page = guide.get(f"/report-templates/sections/{first.pk}/remove/").text
    assert "1 báo cáo đã lập từ mẫu này giữ nguyên" in page
    assert "Bỏ cả 2 mục cấp dưới" in page
    change_section(section=first, seen=1, place=None, heading="Của người khác", body="Lời của họ")
    sent = {"version": "1", "place": "1", "level": "1", "heading": "Của tôi", "body": "Lời của tôi", "content": "text"}
    answer = guide.post(f"/report-templates/sections/{first.pk}/", sent)
    assert answer.status_code == 422
    assert "Của người khác" in answer.text
    assert "Lời của họ" in answer.text
    again = sent | {"version": str(answer.context["form"]["version"].value())}
    assert guide.post(f"/report-templates/sections/{first.pk}/", again).status_code == 302
    assert section(template, 1).heading == "Của tôi"


@pytest.mark.usefixtures("quick_print")
def test_an_empty_report_is_printed_before_any_period_was_opened(guide, template, department):
    answer = guide.get(f"/report-templates/{template.pk}/preview.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert ReportTemplate.objects.get().report_set.count() == 0
