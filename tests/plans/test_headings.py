"""The outline of a plan that is not issued: headings are added, changed, moved and taken out, each with its text."""

from datetime import date

import pytest

from documents.models import OfficialDocument
from documents.running import RunningText
from documents.services import register_document
from plans.models import Plan, PlanSection
from plans.writing import write_section

HEADINGS = ((1, "I", "MỤC TIÊU"), (2, "1", "Mục tiêu chung"), (2, "2", "Mục tiêu cụ thể"), (1, "II", "NHIỆM VỤ"))
NEW = {"place": "2", "level": "2", "number": "1", "heading": "Yêu cầu"}


@pytest.fixture
def as_lan(client, lan, plan):
    client.force_login(lan)
    for position, (level, number, heading) in enumerate(HEADINGS, start=1):
        plan.sections.create(position=position, level=level, number=number, heading=heading, body=f"Chữ {position}.")
    return client


def outline(plan: Plan) -> list[tuple[int, str, str]]:
    return [(one.position, str(one), one.body.markup) for one in plan.sections.order_by("position")]


def typed(section: PlanSection, **changes) -> dict:
    names = ("level", "number", "heading", "version")
    place = {"place": section.position, "place_seen": section.position}
    return {name: getattr(section, name) for name in names} | place | changes


def test_a_heading_is_added_behind_the_one_that_was_chosen_and_once(as_lan, plan):
    assert 'value="2"' in as_lan.get(f"/plans/{plan.pk}/headings/new/?after=1").text
    for _ in range(2):
        answer = as_lan.post(f"/plans/{plan.pk}/headings/new/", NEW)
    new = plan.sections.get(heading="Yêu cầu")
    assert answer.headers["Location"] == f"/plans/{plan.pk}/#muc-{new.pk}"
    assert [line[1] for line in outline(plan)] == [
        "I. MỤC TIÊU", "1. Yêu cầu", "1. Mục tiêu chung", "2. Mục tiêu cụ thể", "II. NHIỆM VỤ",
    ]  # fmt: skip


def test_a_heading_is_renamed_and_moves_with_its_text(as_lan, plan):
    last = plan.sections.get(position=4)
    as_lan.post(f"/plans/headings/{last.pk}/", typed(last, heading="NHIỆM VỤ, GIẢI PHÁP", number="I", place=1))
    assert outline(plan)[0] == (1, "I. NHIỆM VỤ, GIẢI PHÁP", "Chữ 4.")
    assert [position for position, *_ in outline(plan)] == [1, 2, 3, 4]


def test_what_somebody_else_stored_is_shown_and_what_was_typed_stays(as_lan, plan):
    first = plan.sections.get(position=1)
    as_lan.post(f"/plans/headings/{first.pk}/", typed(first, heading="CỦA NGƯỜI KHÁC"))
    answer = as_lan.post(f"/plans/headings/{first.pk}/", typed(first, heading="CỦA TÔI"))
    assert answer.status_code == 422
    assert ("CỦA NGƯỜI KHÁC" in answer.text, "CỦA TÔI" in answer.text) == (True, True)
    assert as_lan.post(f"/plans/headings/{first.pk}/", typed(first, heading="CỦA TÔI", version=2)).status_code == 302


@pytest.mark.parametrize(("with_inner", "left"), [(True, ["II. NHIỆM VỤ"]), (False, ["1. Mục tiêu chung"])])
def test_a_heading_goes_with_its_text_and_with_those_under_it_if_wanted(as_lan, plan, with_inner, left):
    first = plan.sections.get(position=1)
    write_section(section=first, body=RunningText.typed("Theo Kế hoạch số 06/KH-UBND ngày 05/01/2024."), seen=1)
    assert "06/KH-UBND" in as_lan.get(f"/plans/headings/{first.pk}/remove/").text
    sent = {"version": "2"} | ({"with_inner": "on"} if with_inner else {})
    assert as_lan.post(f"/plans/headings/{first.pk}/remove/", sent).status_code == 302
    assert outline(plan)[0][:2] == (1, left[0])
    assert len(outline(plan)) == (1 if with_inner else 3)
    assert not OfficialDocument.objects.exists()


def test_the_table_of_tasks_is_printed_behind_one_heading(as_lan, plan):
    Plan.objects.update(task_layout="body")
    first, second = plan.sections.filter(position__lte=2)
    as_lan.post(f"/plans/headings/{first.pk}/", typed(first, shows_tasks="on"))
    answer = as_lan.post(f"/plans/headings/{second.pk}/", typed(second, shows_tasks="on"))
    assert "Bảng nhiệm vụ đã in sau mục “I. MỤC TIÊU”" in answer.text


def test_an_issued_plan_keeps_its_headings(as_lan, plan):
    paper = register_document(type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), agency=plan.agency)
    Plan.objects.update(document=paper)
    first = plan.sections.get(position=1)
    for address, sent in (
        (f"/plans/{plan.pk}/headings/new/", NEW),
        (f"/plans/headings/{first.pk}/", typed(first, heading="KHÁC")),
        (f"/plans/headings/{first.pk}/remove/", {"version": "1"}),
    ):
        assert "không sửa nội dung được nữa" in as_lan.post(address, sent, follow=True).text
        assert as_lan.get(address).status_code == 302
    assert [line[1] for line in outline(plan)] == [
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "2. Mục tiêu cụ thể",
        "II. NHIỆM VỤ",
    ]
