"""The province of the deadline and the people who work in it (benchmarks.deadline)."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, User
from agencies.permissions import Role
from core.audit.context import acting
from periods.models import ReportingPeriod
from plans.models import TaskUpdate
from plans.states import DONE, PlanKind
from reports.generate import Options, let_the_planner_know, make_base, make_year
from reports.generate.people import username_of

HANDS = (Role.EDITOR, Role.APPROVER)


@dataclass
class Person:
    """Who saves which row, and what came of it."""

    session: str
    reviewer: str  # session of somebody who sees the whole province
    address: str
    plan_pdf: str
    task: int
    version: int
    stored: int = 0  # its version in the database, afterwards
    saves: list[float] = field(default_factory=list)  # seconds
    looks: list[float] = field(default_factory=list)
    pdfs: list[float] = field(default_factory=list)
    waits: int = 0  # times that no turn to print was free
    errors: list[str] = field(default_factory=list)


def made_people(agencies: int, people: int) -> tuple[str, list[Person]]:
    """Make the province of this year; return the dashboard's address, and who saves which row."""
    call_command("migrate", verbosity=0)
    options = Options(agencies=agencies, years=1)
    with acting(name="benchmark"):
        province = make_base(options, lambda line: None)
        make_year(province, options.until.year, lambda line: None)
    let_the_planner_know()
    period = ReportingPeriod.objects.quarters().get(data_from__lte=options.until, data_to__gte=options.until)
    reviewer = _session(username_of(Role.REVIEWER, province.office))
    made = [_person(row, period, reviewer) for row in _rows(period)[:people]]
    connections.close_all()
    return reverse("reports:dashboard", args=[period.slug]), made


def _rows(period: ReportingPeriod) -> list[tuple[int, Agency, TaskUpdate]]:
    """Return rows to save, one of each agency, then a second one of each, and so on, with their turn."""
    updates = TaskUpdate.objects.filter(task__plan__kind=PlanKind.ANNUAL, quarter=period, status__in=DONE)
    turns: Counter[int] = Counter()
    found = []
    for update in updates.select_related("task__plan__agency").order_by("task"):
        agency = update.task.plan.agency
        if agency.ends_on is None:
            found.append((turns[agency.pk], agency, update))
            turns[agency.pk] += 1
    return sorted(found, key=lambda row: row[0])


def _person(row: tuple[int, Agency, TaskUpdate], period: ReportingPeriod, reviewer: str) -> Person:
    turn, agency, update = row
    return Person(
        session=_session(username_of(HANDS[turn % len(HANDS)], agency)),
        reviewer=reviewer,
        address=reverse("plans:record", args=[agency.code, period.slug, update.task_id]),
        plan_pdf=reverse("reports:plan_pdf", args=[update.task.plan_id]),
        task=update.task_id,
        version=update.version,
    )


def _session(username: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client.cookies["sessionid"].value


def read_versions(people: list[Person]) -> None:
    """Note which version of each row the database has."""
    found = dict(TaskUpdate.objects.filter(task__in=[one.task for one in people]).values_list("task", "version"))
    for person in people:
        person.stored = found[person.task]
