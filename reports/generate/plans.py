"""Annual plans with their tasks: deadlines as officials write them, read by the portal's own parser."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from random import Random
from zlib import crc32

from agencies.models import Agency
from core.text import fold
from documents.models import OfficialDocument
from documents.states import DocumentType
from plans.models import Collaborator, Deliverable, Occurrence, Plan, Programme, ReformArea, Task
from plans.schedules import Schedule, parse_schedule
from plans.services import asked_since, understand
from reports.generate.organisation import Province
from reports.generate.wording import DEADLINES, LATE_DEADLINES, LEADS, PRODUCTS, SUBJECTS, TASKS

DELIVERABLES = (1, 1, 1, 1, 2, 2, 3)
CANCELLED = 0.02
ADDED = 50  # one task in so many
ADDED_IN = (4, 7, 9)  # after the year's first, second and within its third quarter


def make_plans(province: Province, year: int) -> list[Plan]:
    """Give every agency of the year its annual plan with tasks, deliverables and what these demand."""
    agencies = province.standing_in(year)
    random = province.options.random("plans", year)
    programme = Programme.objects.get(first_year__lte=year, last_year__gte=year)
    documents = OfficialDocument.objects.bulk_create(_document(province, agency, year) for agency in agencies)
    plans = Plan.objects.bulk_create(
        Plan(
            agency=agency,
            year=year,
            programme=programme,
            title=f"Thực hiện cải cách hành chính năm {year}",
            document=document,
            recipients="UBND tỉnh\nSở Nội vụ\nLưu: VT",
        )
        for agency, document in zip(agencies, documents, strict=True)
    )
    make_tasks(plans, random, *province.options.tasks)
    return plans


def _document(province: Province, agency: Agency, year: int) -> OfficialDocument:
    begins = max(agency.starts_on, date(year, 1, 1))
    number = crc32(agency.code.encode()) % 150 + 1  # an id would differ from one database to another
    symbol = f"{number:02d}/KH-{province.symbols[agency.pk]}"
    return OfficialDocument(
        type=DocumentType.PLAN,
        symbol=symbol,
        issued_on=begins.replace(day=15),
        issuer=agency.name,
        agency=agency,
        summary=f"Thực hiện cải cách hành chính năm {year}",
        search=fold(f"{symbol} {agency.name} Thực hiện cải cách hành chính năm {year}"),
    )


def make_tasks(plans: list[Plan], random: Random, least: int, most: int) -> None:
    """Give every plan ``least`` to ``most`` tasks, area by area, each with one to three deliverables."""
    areas = list(ReformArea.objects.filter(programme=plans[0].programme).order_by("position"))
    drafts = [task for plan in plans for task in _tasks(plan, areas, random, random.randint(least, most))]
    _add_some_later(drafts)
    tasks = Task.objects.bulk_create(drafts)
    Collaborator.objects.bulk_create(
        Collaborator(task=task, label="Các phòng, đơn vị trực thuộc") for task in tasks if task.position % 3 == 0
    )
    demanded: list[tuple[Deliverable, tuple]] = [pair for task in tasks for pair in _deliverables(task, random)]
    Deliverable.objects.bulk_create(deliverable for deliverable, _ in demanded)
    Occurrence.objects.bulk_create(
        Occurrence(deliverable=deliverable, due_on=day, for_quarter=quarter)
        for deliverable, things in demanded
        for day, quarter in things
    )


def _tasks(plan: Plan, areas: list[ReformArea], random: Random, number: int) -> Iterator[Task]:
    in_area: dict[str, int] = {}
    for place in range(number):
        area = areas[place * len(areas) // number]
        in_area[area.code] = in_area.get(area.code, 0) + 1
        words = TASKS[area.code]
        title = words[in_area[area.code] % len(words)].format(year=plan.year)
        is_cancelled = random.random() < CANCELLED
        yield Task(
            plan=plan,
            area=area,
            position=place + 1,
            number=str(in_area[area.code]),
            title=f"{title}; {random.choice(SUBJECTS)}",
            lead=random.choice(LEADS),
            cancelled_on=date(plan.year, random.choice((5, 8, 11)), 20) if is_cancelled else None,
        )


def _add_some_later(tasks: Iterable[Task]) -> None:
    """Let an amendment have brought some of the tasks during the year; no draw, so that nothing else moves."""
    for task in tasks:
        drawn = crc32(f"{task.plan.agency.code}/{task.plan.year}/{task.position}".encode())
        if drawn % ADDED == 0 and task.cancelled_on is None and task.plan.agency.starts_on.year < task.plan.year:
            task.added_on = date(task.plan.year, ADDED_IN[drawn // ADDED % len(ADDED_IN)], 10)


def _deliverables(task: Task, random: Random) -> Iterator[tuple[Deliverable, tuple]]:
    year = task.plan.year
    begins_late = task.plan.agency.starts_on.year == year
    texts, weights = zip(*(LATE_DEADLINES if begins_late else DEADLINES), strict=True)
    for place in range(1, random.choice(DELIVERABLES) + 1):
        deliverable = Deliverable(task=task, position=place, product=random.choice(PRODUCTS))
        text = random.choices(texts, weights)[0].format(year=year)
        days, quarters = asked_since(task.added_on, year, *understand(deliverable, _schedule(text, year)))
        kept = [quarter for quarter in quarters if not begins_late or quarter > task.plan.agency.starts_on.month // 4]
        yield deliverable, (*((day, None) for day in days), *((None, quarter) for quarter in kept))


@cache
def _schedule(text: str, year: int) -> Schedule:
    return parse_schedule(text, year=year)
