"""The life of a report: every move by every role, and what each move does."""

from collections.abc import Callable
from datetime import date

import pytest

from agencies.models import User
from core.errors import ConflictError, DomainError
from periods.models import ReportingDuty
from plans.services import record_update
from reports.figures import digest, figures_of
from reports.models import Report, WorkflowStep
from reports.printing import report_document
from reports.services import (
    accept,
    issue,
    moves_open_to,
    return_report,
    start_report,
    submit,
    write_frame,
    write_section,
)
from reports.states import MOVES, ReportState
from tests.shared import shared

PEOPLE = ("lan", "minh", "ky", "quan", "thu", "hoa", "chi", "stranger")
MAY = {
    "submitted": {"lan", "minh"},
    "returned": {"hoa", "chi"},
    "accepted": {"hoa", "chi"},
    "signed": {"ky"},
    "issued": {"quan"},
    "draft": {"ky"},  # a correction
    "recalled": {"ky"},
}


@shared
def people(lan, minh, ky, quan, thu, hoa, chi, stranger) -> dict[str, User]:
    return dict(zip(PEOPLE, (lan, minh, ky, quan, thu, hoa, chi, stranger), strict=True))


def test_the_moves_open_to_a_role_are_those_of_the_table(draft, people):
    for state, moves in MOVES.items():
        draft.state = state
        allowed = {name: [target for target in moves if name in MAY[target]] for name in PEOPLE}
        assert {name: moves_open_to(draft, person) for name, person in people.items()} == allowed, state


def refused_to_all_but(target: str, people: dict[str, User], act: Callable[[User], object]) -> None:
    """Let everybody else try the move: each is told, and the report stays where it was."""
    before = (Report.objects.values().get(), list(WorkflowStep.objects.values()))
    for name in sorted(set(PEOPLE) - MAY[target]):
        with pytest.raises(DomainError, match="không có quyền"):
            act(people[name])
            pytest.fail(f"{name} was not refused")
        assert (Report.objects.values().get(), list(WorkflowStep.objects.values())) == before, name


def test_a_forged_submission_is_refused(draft, people):
    refused_to_all_but("submitted", people, lambda by: submit(report=draft, by=by))


def test_a_forged_acceptance_is_refused(submitted, people):
    refused_to_all_but("accepted", people, lambda by: accept(report=submitted, by=by, seen=submitted.version))


def test_a_forged_return_is_refused(submitted, people):
    refused_to_all_but("returned", people, lambda by: return_report(report=submitted, by=by, reason="Thiếu số liệu"))


def test_a_forged_issue_is_refused(signed, people):
    refused_to_all_but("issued", people, lambda by: issue(work=signed, by=by))


def test_a_step_can_not_be_skipped(draft, hoa, quan):
    with pytest.raises(DomainError, match="Đang soạn"):
        accept(report=draft, by=hoa, seen=draft.version)
    with pytest.raises(DomainError, match="Đang soạn"):
        issue(work=draft, by=quan)


def test_every_step_is_recorded_with_who_and_where_to(issued, minh, hoa, ky, quan):
    steps = list(WorkflowStep.objects.order_by("pk").values_list("from_state", "to_state", "by"))
    assert steps == [
        ("draft", "submitted", minh.pk),
        ("submitted", "accepted", hoa.pk),
        ("accepted", "signed", ky.pk),
        ("signed", "issued", quan.pk),
    ]


def test_a_report_is_made_once_from_the_template(draft, department, quarter):
    again = start_report(agency=department, period=quarter)
    assert again == draft
    assert draft.sections.count() == 3
    assert draft.duty.agency == department


def test_without_a_template_the_refusal_says_what_to_do(department, quarter, duty):
    with pytest.raises(DomainError, match="mẫu báo cáo"):
        start_report(agency=department, period=quarter)


def test_submission_freezes_the_figures_with_their_hash(submitted):
    stored = Report.objects.get()
    assert stored.figures == figures_of(submitted).freeze()
    assert stored.figures_sha256 == digest(stored.figures)
    assert stored.submitted_on == date(2024, 3, 18)


def test_submitted_twice_it_is_submitted_once(submitted, minh):
    before = Report.objects.values().get()
    submit(report=Report.objects.get(), by=minh)
    assert Report.objects.values().get() == before
    assert WorkflowStep.objects.count() == 1


def test_a_change_after_submission_changes_nothing_that_is_printed(submitted, plan, lan, quarter):
    before = report_document(Report.objects.get())
    record_update(task=plan.tasks.first(), quarter=quarter, status="all_done", by=lan)
    assert report_document(Report.objects.get()) == before


def test_a_returned_report_is_live_again(submitted, plan, lan, hoa, quarter):
    returned = return_report(report=submitted, by=hoa, reason="Thiếu kết quả nhiệm vụ 1")
    assert figures_of(returned).progress.performed == 0
    record_update(task=plan.tasks.first(), quarter=quarter, status="all_done", by=lan)
    assert figures_of(Report.objects.get()).progress.performed == 1


def test_a_return_needs_a_reason(submitted, hoa):
    with pytest.raises(DomainError, match="lý do"):
        return_report(report=submitted, by=hoa, reason="  ")
    assert Report.objects.get().state == ReportState.SUBMITTED


def test_a_closed_period_refuses_with_the_day_it_closed(draft, minh):
    ReportingDuty.objects.update(due_on=date(2024, 3, 10), closes_on=date(2024, 3, 17))
    with pytest.raises(DomainError, match="17/03/2024"):
        submit(report=draft, by=minh)
    assert Report.objects.get().state == ReportState.DRAFT


def test_a_longer_period_that_is_open_does_not_open_the_quarters_report(draft, minh, province, department):
    ReportingDuty.objects.update(due_on=date(2024, 3, 10), closes_on=date(2024, 3, 17))
    ReportingDuty.objects.create(
        agency=department,
        superior=province,
        period=draft.period.__class__.objects.create(
            year=2024, kind="N", data_from=date(2023, 12, 15), data_to=date(2024, 12, 14), ends_on=date(2024, 12, 31)
        ),
        due_on=date(2024, 12, 20),
        closes_on=date(2024, 12, 31),
    )
    with pytest.raises(DomainError, match="khóa sổ"):
        submit(report=draft, by=minh)


def test_an_agency_that_has_no_duty_is_told_so(draft, minh):
    Report.objects.update(duty=None)
    ReportingDuty.objects.all().delete()
    with pytest.raises(DomainError, match="không có lịch báo cáo"):
        submit(report=Report.objects.get(), by=minh)


def test_what_no_font_can_print_does_not_go_up(draft, lan, minh):
    section = draft.sections.last()
    write_section(section=section, body="Kết quả tốt 😀", seen=section.version)
    with pytest.raises(DomainError, match="😀"):
        submit(report=draft, by=minh)


def test_a_section_is_written_once_per_version(draft):
    first, second = draft.sections.last(), draft.sections.last()
    write_section(section=first, body="Của tôi", seen=1)
    with pytest.raises(ConflictError) as conflict:
        write_section(section=second, body="Của người khác", seen=1)
    assert str(conflict.value.current.body) == "Của tôi"


def test_a_text_that_arrives_after_the_submission_is_refused(draft, minh):
    section = draft.sections.select_related("report").last()
    submit(report=Report.objects.get(), by=minh)
    with pytest.raises(DomainError, match="Đã trình"):
        write_section(section=section, body="Muộn", seen=section.version)
    assert str(draft.sections.last().body) != "Muộn"


def test_a_text_beyond_any_use_is_refused(draft):
    section = draft.sections.last()
    with pytest.raises(DomainError, match=r"40\.000"):
        write_section(section=section, body="a" * 40_001, seen=section.version)


def frame(**changes):
    return {"title": "T", "opening": "", "closing": "", "addressee": "", "recipients": ""} | changes


def test_the_frame_is_written_once_per_version(draft):
    write_frame(report=draft, seen=1, **frame(title="Mới"))
    with pytest.raises(ConflictError):
        write_frame(report=Report.objects.get(), seen=1, **frame(title="Cũ"))
    assert Report.objects.get().title == "Mới"


def test_the_frame_of_a_sent_report_is_closed(submitted):
    with pytest.raises(DomainError, match="không sửa được"):
        write_frame(report=submitted, seen=submitted.version, **frame())


def test_a_reviewer_decides_on_what_was_on_the_screen(submitted, hoa, minh):
    seen = submitted.version
    return_report(report=Report.objects.get(), by=hoa, reason="Sửa mục I")
    submit(report=Report.objects.get(), by=minh)
    with pytest.raises(ConflictError):
        accept(report=Report.objects.get(), by=hoa, seen=seen)
    with pytest.raises(ConflictError):
        return_report(report=Report.objects.get(), by=hoa, reason="Cũ", seen=seen)
    assert Report.objects.get().state == ReportState.SUBMITTED


def test_accepted_and_issued_twice_it_is_done_once(accepted, hoa, quan, request):
    accept(report=Report.objects.get(), by=hoa, seen=1)
    assert WorkflowStep.objects.count() == 2
    signed = request.getfixturevalue("signed")
    for _ in range(2):
        issue(work=signed, by=quan)
    assert WorkflowStep.objects.count() == 4


def test_the_next_report_goes_to_the_same_recipients(draft, department):
    write_frame(report=draft, seen=1, **frame(recipients="Sở Nội vụ\nLưu: VT, nthcuc"))
    period = draft.period.__class__.objects.create(
        year=2024, kind="Q2", data_from=date(2024, 3, 15), data_to=date(2024, 6, 14), ends_on=date(2024, 6, 30)
    )
    assert start_report(agency=department, period=period).recipients == "Sở Nội vụ\nLưu: VT, nthcuc"
