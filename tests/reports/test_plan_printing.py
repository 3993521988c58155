"""From a plan to the value that is printed: text, tables of tasks, annex of indicators."""

from datetime import date
from decimal import Decimal

from documents.printed import GroupRow, Heading, Inline, Row, Table, Text
from documents.rendering.spans import place
from documents.services import register_document
from indicators.models import Indicator, Target
from plans.models import PlanCitation, PlanSection, ReformArea
from reports.printing import plan_document
from tests.factories import make_plan, make_programme, make_task
from tests.shared import shared


@shared
def number(department):
    return register_document(
        type="KH", symbol="45/KH-SDL", issued_on=date(2024, 1, 9), issuer="Sở Du lịch", agency=department
    )


@shared
def plan(named, department, number):
    plan = make_plan(
        agency=department,
        document=number,
        annex_title="PHÂN CÔNG CỤ THỂ",
        recipients="UBND tỉnh\nLưu: VT",
        signer_authority="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        signer_name="Nguyễn Chí Thanh",
    )
    PlanSection.objects.create(plan=plan, position=1, body="Sở Du lịch ban hành Kế hoạch như sau:")
    PlanSection.objects.create(plan=plan, position=2, number="I", heading="MỤC TIÊU", body="Đẩy mạnh CCHC.")
    return plan


@shared
def areas(plan):
    names = ("Cải cách thể chế", "Cải cách công vụ")
    programme = make_programme()
    return [
        ReformArea.objects.create(programme=programme, code=f"a{place}", name=name, short_name=name, position=place)
        for place, name in enumerate(names)
    ]


def lines(table: Table) -> list[list[str]]:
    """The text of each row's own cells."""
    return [
        [row.text] if isinstance(row, GroupRow) else [" / ".join(map(words, cell.lines)) for cell in row.cells]
        for row in table.rows
    ]


def words(line: tuple[Inline, ...]) -> str:
    return "".join(run.text for run in line if isinstance(run, Text))


def test_an_issued_plan_prints_its_number_day_and_signer(plan):
    document = plan_document(plan)
    assert (document.letterhead.number, document.letterhead.symbol) == ("45", "KH-SDL")
    assert document.letterhead.placed.day == 9
    assert document.signature.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert document.signature.name == "Nguyễn Chí Thanh"
    assert not document.is_draft


def test_a_plan_without_a_number_is_a_draft(plan):
    plan.document = None
    document = plan_document(plan)
    assert document.is_draft
    assert (document.letterhead.number, document.letterhead.symbol) == (None, "KH-SDL")


def test_the_text_of_a_plan_stands_under_its_headings(plan):
    blocks = plan_document(plan).blocks
    assert isinstance(blocks[1], Heading)
    assert blocks[1].marker == "I."
    assert blocks[-1].inlines[-1].text == "Đẩy mạnh CCHC./."


def test_the_legal_grounds_open_a_plan_that_has_no_text_of_its_own(plan):
    law = register_document(type="KH", symbol="218/KH-UBND", issued_on=date(2023, 12, 19), issuer="UBND tỉnh")
    PlanCitation.objects.create(plan=plan, document=law)
    assert plan_document(plan).bases == ()
    plan.sections.filter(heading="").delete()
    [[base]] = plan_document(plan).bases
    assert base.text == "Căn cứ Kế hoạch số 218/KH-UBND ngày 19/12/2023 của UBND tỉnh"


def test_area_and_task_span_what_they_yield(plan, areas):
    make_task(plan, "Quý I/2024", "Quý IV/2024", area=areas[0], title="Kiểm tra", lead="Thanh tra Sở")
    make_task(plan, "Trong năm 2024", area=areas[0], title="Tham mưu")
    make_task(plan, "Tháng 12/2024", area=areas[1], title="Đào tạo")
    [annex] = plan_document(plan).annexes
    [table] = annex.blocks
    assert lines(table) == [
        ["Cải cách thể chế", "1. Kiểm tra", "Sản phẩm 1", "Thanh tra Sở", "", "Quý I/2024"],
        ["Sản phẩm 2", "Quý IV/2024"],
        ["2. Tham mưu", "Sản phẩm 1", "", "", "Trong năm 2024"],
        ["Cải cách công vụ", "3. Đào tạo", "Sản phẩm 1", "", "", "Tháng 12/2024"],
    ]
    assert [cell.rowspan for cell in table.rows[0].cells] == [3, 2, 1, 2, 2, 1]
    assert len(place(table)) == 19


def test_activities_stand_below_their_task(plan, areas):
    task = make_task(plan, "Quý I/2024", "Quý IV/2024", area=areas[0], title="Kiểm tra")
    task.deliverables.update(activity="Ban hành kế hoạch")
    task.collaborators.create(label="Các phòng thuộc Sở")
    [annex] = plan_document(plan).annexes
    assert lines(annex.blocks[0]) == [
        ["Cải cách thể chế", "1. Kiểm tra", "", "", "- Các phòng thuộc Sở", ""],
        ["- Ban hành kế hoạch", "- Sản phẩm 1", "Quý I/2024"],
        ["- Ban hành kế hoạch", "- Sản phẩm 2", "Quý IV/2024"],
    ]
    assert place(annex.blocks[0])


def test_a_task_that_yields_nothing_still_has_its_row(plan, areas):
    make_task(plan, area=areas[0], title="Theo dõi")
    [annex] = plan_document(plan).annexes
    assert lines(annex.blocks[0]) == [["Cải cách thể chế", "1. Theo dõi", "", "", "", ""]]


def test_the_annex_says_what_it_belongs_to(plan, areas):
    make_task(plan, "Quý I/2024", area=areas[0])
    [annex] = plan_document(plan).annexes
    assert annex.title == "PHÂN CÔNG CỤ THỂ"
    assert annex.reference == "(Kèm theo Kế hoạch số 45/KH-SDL ngày 09/01/2024 của Sở Du lịch)"
    assert annex.landscape
    assert annex.number is None


def test_tasks_in_the_body_stand_in_groups_where_the_section_shows_them(plan, areas):
    plan.task_layout = "body"
    PlanSection.objects.create(plan=plan, position=3, number="II", heading="TRIỂN KHAI", shows_tasks=True)
    PlanSection.objects.create(plan=plan, position=4, number="III", heading="TỔ CHỨC", body="Thực hiện.")
    make_task(plan, "Quý I/2024", "Quý II/2024", area=areas[0], number="1.1", title="Kiểm tra")
    make_task(plan, "Thường xuyên", area=areas[1], area_label="3. Công vụ", number="", title="Đào tạo")
    document = plan_document(plan)
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Paragraph", "Heading", "Paragraph", "Heading", "Table", "Heading", "Paragraph"]
    assert document.annexes == ()
    assert lines(document.blocks[4]) == [
        ["1. Cải cách thể chế"],
        ["1.1", "Kiểm tra", "Sản phẩm 1", "", "", "Quý I/2024"],
        ["Sản phẩm 2", "Quý II/2024"],
        ["3. Công vụ"],
        ["", "Đào tạo", "Sản phẩm 1", "", "", "Thường xuyên"],
    ]


def make_target(plan, code: str, **more) -> Target:
    indicator = Indicator.objects.create(code=code, name=code, unit="%", area_code="tthc", nature="ratio")
    values = {
        "agency": plan.agency,
        "year": 2024,
        "comparison": "at_least",
        "value": Decimal(45),
        "text": "Tối thiểu 45",
        "document": plan.document,
        "name": f"Tỷ lệ {code}",
    }
    return Target.objects.create(indicator=indicator, **(values | more))


def test_the_indicators_of_a_plan_stand_in_their_groups(plan):
    make_target(plan, "X", group_number="I", group="Chỉ tiêu điện tử", number="1", lead="Văn phòng", note="a là")
    make_target(plan, "Y", group_number="II", group="Số hóa", number="1", position=2)
    [annex] = plan_document(plan).annexes
    [table] = annex.blocks
    assert [column.group for column in table.columns].count("Thực hiện trong năm 2024") == 2
    assert lines(table) == [
        ["Chỉ tiêu điện tử"],
        ["1", "Tỷ lệ X / a là", "Văn phòng", "", "%", "Tối thiểu 45", ""],
        ["Số hóa"],
        ["1", "Tỷ lệ Y", "", "", "%", "Tối thiểu 45", ""],
    ]
    assert [row.number for row in table.rows if isinstance(row, GroupRow)] == ["I", "II"]
    assert all(isinstance(row, GroupRow | Row) for row in table.rows)


def test_tasks_and_indicators_take_an_annex_each(plan, areas):
    make_task(plan, "Quý I/2024", area=areas[0])
    make_target(plan, "X")
    first, second = plan_document(plan).annexes
    assert (first.number, first.title) == ("I", "PHÂN CÔNG CỤ THỂ")
    assert (second.number, second.title) == ("II", "CHỈ TIÊU CỤ THỂ NĂM 2024")


def test_targets_of_another_plan_are_not_printed(plan, department):
    other = register_document(type="KH", symbol="1/KH-SDL", issued_on=date(2024, 1, 2), issuer="Sở Du lịch")
    make_target(plan, "X", document=other)
    assert plan_document(plan).annexes == ()


def test_a_plan_with_everything_in_its_body_has_no_annex(plan):
    make_target(plan, "X")
    plan.task_layout = "body"
    assert plan_document(plan).annexes == ()


def test_printing_a_plan_asks_as_often_for_one_task_as_for_three(plan, areas, django_assert_num_queries):
    make_task(plan, "Quý I/2024", area=areas[0])
    plan = type(plan).objects.select_related("agency", "document").get()
    with django_assert_num_queries(11):
        plan_document(plan)
    for _ in range(2):
        make_task(plan, "Quý I/2024", "Quý II/2024", area=areas[1])
    plan = type(plan).objects.select_related("agency", "document").get()
    with django_assert_num_queries(11):
        plan_document(plan)
