"""Every state × every target × every person, through the services and through the pages: these moves and no others.

The table stands here a second time, by person and not by permission, so that a change of ``MOVES`` or ``GRANTS``
has to be made knowingly.
"""

from datetime import date

import pytest
from django.db import transaction

from agencies.models import Office, User
from agencies.permissions import GRANTS, Perm, Role
from core.audit.triggers import remove_triggers
from core.errors import DomainError
from reports import services
from reports.models import Report, ReportSection, WorkflowStep
from reports.states import MOVES, ReportState
from tests.calls import call
from tests.test_permission_matrix import WHO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

LIFE: dict[tuple[str, str], set[str]] = {
    ("draft", "submitted"): {"lan", "minh"},
    ("submitted", "returned"): {"hoa", "chi"},
    ("submitted", "accepted"): {"hoa", "chi"},
    ("returned", "submitted"): {"lan", "minh"},
    ("accepted", "returned"): {"hoa", "chi"},
    ("accepted", "signed"): {"ky"},
    ("signed", "issued"): {"quan"},
    ("issued", "draft"): {"ky"},
    ("issued", "recalled"): {"ky"},
    ("recalled", "draft"): {"ky"},
}
STATES = tuple(ReportState.values)
TARGETS = ("submitted", "returned", "accepted", "signed", "issued", "draft", "recalled")
NAMES = dict(zip(TARGETS, ("submit", "return", "accept", "sign", "issue", "replace", "recall"), strict=True))


def by_page(world, who: str, target: str) -> None:
    answer = call(world, who, "post", f"reports:{NAMES[target]}")
    assert answer.status_code in (302, 403, 404, 409, 422)


def by_service(world, who: str, target: str) -> None:
    if who == "anonymous":
        return  # a service is called with a user alone
    report, by = Report.objects.get(pk=world.own.report), User.objects.get(username=who)
    office = Office.objects.get(pk=world.own.office)
    acts = {
        "submitted": lambda: services.submit(report=report, by=by),
        "returned": lambda: services.return_report(report=report, by=by, reason="Mục I chưa khớp"),
        "accepted": lambda: services.accept(report=report, by=by, seen=report.version),
        "signed": lambda: services.sign(work=report, by=by, office=office, number=35, issued_on=date(2024, 3, 15)),
        "issued": lambda: services.issue(work=report, by=by),
        "draft": lambda: services.replace(work=report, by=by, kind="correction", reason="Sai số"),
        "recalled": lambda: services.recall(work=report, by=by, reason="Sai thẩm quyền"),
    }
    try:
        acts[target]()
    except DomainError as error:
        assert str(error)


def moved_by(world, state: str, target: str, way) -> set[str]:
    """Let everybody try to move the report from ``state`` to ``target``; return who did.

    A move is the new state and one step in the mover's name; whoever did not move must have changed nothing.
    """
    world.put_reports_in(state)
    return {who for who in WHO if _moves(world, who, state, target, way)}


def _moves(world, who: str, state: str, target: str, way) -> bool:
    reports = Report.objects.filter(pk=world.own.report)
    with transaction.atomic():
        before, known = reports.values().get(), list(WorkflowStep.objects.values_list("pk", flat=True))
        way(world, who, target)
        new = WorkflowStep.objects.exclude(pk__in=known)
        after, steps = reports.values().get(), list(new.values_list("from_state", "to_state", "by"))
        transaction.set_rollback(True)
    if after == before and not steps:
        return False
    assert (after["state"], after["version"]) == (target, before["version"] + 1)
    assert steps == [(state, target, world.people[who].pk)]
    return True


@pytest.mark.parametrize("way", [by_service, by_page])
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("state", STATES)
def test_a_report_moves_as_the_table_says_and_not_otherwise(world, state, target, way):
    assert moved_by(world, state, target, way) == LIFE.get((state, target), set())


@pytest.mark.parametrize("way", [by_service, by_page])
def test_a_move_too_many_in_the_table_of_moves_is_noticed(world, monkeypatch, way):
    monkeypatch.setitem(MOVES["signed"], "returned", Perm.REPORT_REVIEW)
    remove_triggers()  # or the database refuses it
    assert moved_by(world, "signed", "returned", way) - LIFE.get(("signed", "returned"), set()) == {"hoa", "chi"}


@pytest.mark.parametrize("way", [by_service, by_page])
def test_a_right_too_many_in_the_table_of_grants_is_noticed(world, monkeypatch, way):
    monkeypatch.setitem(GRANTS, Role.INSPECTOR, GRANTS[Role.INSPECTOR] | {Perm.REPORT_SUBMIT})
    assert moved_by(world, "draft", "submitted", way) - LIFE["draft", "submitted"] == {"thu"}


@pytest.mark.parametrize("way", [by_service, by_page])
def test_a_move_that_is_missing_is_noticed(world, monkeypatch, way):
    monkeypatch.delitem(MOVES["signed"], "issued")
    assert LIFE["signed", "issued"] - moved_by(world, "signed", "issued", way) == {"quan"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ["reports:section", "reports:frame"])
def test_the_text_is_written_in_a_draft_and_after_a_return_alone(world, name, state):
    world.put_reports_in(state)
    before = _texts(world)
    answer = call(world, "lan", "post", name)
    is_open = state in ("draft", "returned")
    assert answer.status_code == (302 if is_open else 422)
    assert (_texts(world) != before) is is_open
    if not is_open:
        assert f"Báo cáo ở trạng thái “{ReportState(state).label}”, không sửa được nội dung." in answer.text


def _texts(world) -> tuple:
    return (
        Report.objects.values().get(pk=world.own.report),
        ReportSection.objects.values().get(pk=world.own.section),
    )
