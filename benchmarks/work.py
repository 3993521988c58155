"""What the made-up agencies planned and reported: tasks, their deadlines, and the updates of each quarter."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from agencies.models import User
from periods.models import ReportingPeriod
from plans.models import Deliverable, Delivery, Occurrence, Plan, ReformArea, Task, TaskUpdate
from plans.schedules import Schedule, parse_schedule
from plans.states import DONE, Status, implies

DEADLINES = (
    "Thường xuyên",
    "Trong năm {year}",
    "Quý I",
    "Trước ngày 15/3/{year}",
    "Thường xuyên",
    "Quý II, quý IV",
    "Khi có phát sinh",
    "Tháng 6",
    "Hằng quý",
    "Trước ngày 31/12/{year}",
)
RESULT = "Đã tham mưu, ban hành văn bản và tổ chức triển khai thực hiện theo đúng nội dung được giao trong kế hoạch. "


def make_tasks(plans: list[Plan], number: int) -> None:
    """Give every plan ``number`` tasks, each with one to three deliverables and what these have to deliver."""
    areas = list(ReformArea.objects.order_by("position"))
    tasks = Task.objects.bulk_create(
        Task(
            plan=plan,
            area=areas[place * len(areas) // number],
            position=place + 1,
            number=str(place + 1),
            title=f"Nhiệm vụ {place + 1}: xây dựng, ban hành và triển khai kế hoạch về nội dung thứ {place + 1}",
            lead="Văn phòng Sở",
        )
        for plan in plans
        for place in range(number)
    )
    deliverables = Deliverable.objects.bulk_create(_deliverables(tasks))
    Occurrence.objects.bulk_create(_occurrences(deliverables))


def _deliverables(tasks: list[Task]) -> Iterator[Deliverable]:
    for task in tasks:
        mix = task.position * 7 + task.plan.agency_id
        for place in range(1 + (mix % 5 == 0) + (mix % 15 == 0)):
            text = DEADLINES[(mix + place * 3) % len(DEADLINES)].format(year=task.plan.year)
            schedule = _schedule(text, task.plan.year)
            yield Deliverable(
                task=task,
                position=place + 1,
                product="Kế hoạch, báo cáo, văn bản chỉ đạo",
                deadline=text,
                kinds=[kind.name for kind in schedule.kinds],
                is_understood=schedule.understood,
                is_continuous=schedule.is_continuous,
                is_on_demand=not (schedule.due_dates or schedule.is_continuous),
            )


def _occurrences(deliverables: list[Deliverable]) -> Iterator[Occurrence]:
    for deliverable in deliverables:
        schedule = _schedule(deliverable.deadline, deliverable.task.plan.year)
        for day in schedule.due_dates:
            yield Occurrence(deliverable=deliverable, due_on=day)
        if schedule.is_continuous:
            for quarter in (1, 2, 3, 4):
                yield Occurrence(deliverable=deliverable, for_quarter=quarter)


@cache
def _schedule(text: str, year: int) -> Schedule:
    return parse_schedule(text, year=year)


def make_progress(year: int, quarters: list[ReportingPeriod], by: User) -> None:
    """Report the year's tasks quarter by quarter: most in time, some late, some not at all, some as on demand."""
    waiting: dict[int, list[Occurrence]] = {}
    on_demand: dict[int, list[int]] = {}
    for occurrence in Occurrence.objects.filter(deliverable__task__plan__year=year).select_related("deliverable"):
        waiting.setdefault(occurrence.deliverable.task_id, []).append(occurrence)
    demanded = Deliverable.objects.filter(task__plan__year=year, is_on_demand=True)
    for pk, task in demanded.exclude(task__in=waiting).values_list("pk", "task"):
        on_demand.setdefault(task, []).append(pk)
    tasks = list(Task.objects.filter(plan__year=year).order_by("pk").values_list("pk", "position", "plan__agency"))
    for number, quarter in enumerate(quarters, start=1):
        updates = TaskUpdate.objects.bulk_create(_updates(tasks, quarter, number, by))
        for update in updates:
            if update.status in DONE and update.task_id in on_demand:
                made = [Occurrence(deliverable_id=pk, arose_in=quarter) for pk in on_demand[update.task_id]]
                waiting.setdefault(update.task_id, []).extend(made)
        Occurrence.objects.bulk_create(
            one for rows in waiting.values() for one in rows if not one.pk and one.arose_in_id == quarter.pk
        )
        Delivery.objects.bulk_create(_deliveries(updates, waiting, number, quarter.ends_on))


def _updates(tasks: list[tuple], quarter: ReportingPeriod, number: int, by: User) -> Iterator[TaskUpdate]:
    for pk, position, agency in tasks:
        mix = (position * 13 + agency * 5 + number * 11) % 40
        status = {0: Status.NOT_DONE, 1: Status.IN_PROGRESS, 2: Status.IN_PROGRESS, 3: Status.ALL_DONE}.get(mix)
        if mix in (4, 5):
            continue
        yield TaskUpdate(
            task_id=pk,
            quarter=quarter,
            status=status or Status.PERIOD_DONE,
            result=RESULT,
            recorded_by=by,
            delivered_on=quarter.ends_on - timedelta(days=mix) if mix > 10 else None,
        )


def _deliveries(
    updates: list[TaskUpdate], waiting: dict[int, list[Occurrence]], number: int, end: date
) -> Iterator[Delivery]:
    for update in updates:
        kept: list[Occurrence] = []
        for occurrence in waiting.pop(update.task_id, ()):
            due_on, quarter = occurrence.due_on, occurrence.for_quarter
            if occurrence.arose_in_id or implies(
                update.status, due_on=due_on, for_quarter=quarter, quarter=number, ends_on=end
            ):
                yield Delivery(occurrence=occurrence, update=update)
            else:
                kept.append(occurrence)
        if kept:
            waiting[update.task_id] = kept
