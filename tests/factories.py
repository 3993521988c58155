"""Dull rows for tests. A default here is never what a test is about."""

from datetime import date

from agencies.models import Agency, Authorisation, Membership, Office, OfficeRank, User
from agencies.services import set_profile
from periods.models import ReportingDuty, ReportingPeriod
from periods.states import calendar_end, data_window
from plans.models import Deliverable, Plan, Programme, ReformArea, Task
from plans.services import set_deadline


def make_agency(code: str, name: str, *, superior: Agency | None = None, kind: str = "department", **more) -> Agency:
    """An agency with one profile since 2010; the symbol is the code's last part."""
    agency = Agency.objects.create(code=code, kind=kind, starts_on=date(2010, 1, 1), **more)
    set_profile(
        agency=agency,
        name=name,
        full_name=name,
        short_name=name,
        symbol=code.rsplit("-", 1)[-1],
        place="Kiên Giang",
        superior=superior,
        valid_from=date(2010, 1, 1),
    )
    return agency


def make_user(username: str, role: str, agency: Agency, **more) -> User:
    """A user who has held ``role`` at ``agency`` since 2010; the password is "mat-khau-thu"."""
    user = User.objects.create_user(username=username, password="mat-khau-thu", full_name=username, **more)
    Membership.objects.create(user=user, agency=agency, role=role, valid_from=date(2010, 1, 1))
    return user


def make_period(year: int = 2024, kind: str = "Q1") -> ReportingPeriod:
    start, end = data_window(year, kind)
    values = {"data_from": start, "data_to": end, "ends_on": calendar_end(year, kind)}
    return ReportingPeriod.objects.get_or_create(year=year, kind=kind, defaults=values)[0]


def make_duty(agency: Agency, period: ReportingPeriod, **more) -> ReportingDuty:
    """A duty due on 20/3/2024 and closing on 30/4/2024 unless said otherwise."""
    values = {"due_on": date(2024, 3, 20), "closes_on": date(2024, 4, 30), "superior": agency} | more
    return ReportingDuty.objects.create(agency=agency, period=period, **values)


def make_programme(**more) -> Programme:
    values = {"name": "Chương trình tổng thể", "resolution": "Nghị quyết số 76/NQ-CP"} | more
    return Programme.objects.get_or_create(code="NQ76", defaults=values | {"first_year": 2021, "last_year": 2030})[0]


def make_area(code: str = "the-che", **more) -> ReformArea:
    values = {"name": "Cải cách thể chế", "short_name": "Thể chế", "position": 1} | more
    return ReformArea.objects.get_or_create(programme=make_programme(), code=code, defaults=values)[0]


def make_plan(agency: Agency, **more) -> Plan:
    """An annual plan of 2024."""
    values = {"programme": make_programme(), "year": 2024, "title": "Thực hiện cải cách hành chính năm 2024"} | more
    return Plan.objects.create(agency=agency, **values)


def make_task(plan: Plan, *deadlines: str, title: str = "Ban hành kế hoạch", **more) -> Task:
    """A task with one deliverable for each of ``deadlines``."""
    position = (plan.tasks.order_by("position").values_list("position", flat=True).last() or 0) + 1
    values = {"area": make_area(), "number": str(position)} | more
    task = Task.objects.create(plan=plan, position=position, title=title, **values)
    for place, deadline in enumerate(deadlines, start=1):
        deliverable = Deliverable(task=task, position=place, product=f"Sản phẩm {place}")
        set_deadline(deliverable=deliverable, text=deadline)
    return task


def make_office(agency: Agency, holder: User | None = None, *, authorised: bool = True, **more) -> Office:
    """A deputy director who signs "KT. GIÁM ĐỐC", authorised to do so since 2010."""
    values = {
        "title": "Phó Giám đốc",
        "head_title": "Giám đốc",
        "rank": "deputy",
        "holder_name": "Nguyễn Chí Thanh",
        "holder": holder,
        "valid_from": date(2010, 1, 1),
    } | more
    office = Office.objects.create(agency=agency, **values)
    if authorised and office.rank == OfficeRank.DEPUTY:
        make_authorisation(office)
    return office


def make_authorisation(office: Office, **more) -> Authorisation:
    """A deputy's, for every type of document, since 2010."""
    values = {"kind": "KT", "document": "Quyết định số 12/QĐ-SDL ngày 05/01/2010", "valid_from": date(2010, 1, 1)}
    return Authorisation.objects.create(office=office, **(values | more))
