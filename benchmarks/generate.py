"""A made-up province: agencies with plans, and what they reported of them over the years.

Nothing is drawn by chance: the same arguments give the same rows. Deadlines are worded as in real plans and
pass through the portal's parser, so that tasks have the mix of dated, continuous and on-demand work.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from agencies.models import Agency, AgencyProfile, Membership, User
from agencies.permissions import Role
from benchmarks.work import make_progress, make_tasks
from indicators.models import Indicator, IndicatorValue, Target
from indicators.states import Comparison, Nature
from periods.models import ReportingDuty, ReportingPeriod
from periods.services import create_year
from plans.models import Plan, Programme, ReformArea
from reports.figures import digest, live_figures
from reports.models import Report, ReportTemplate
from reports.states import ReportState

START = date(2010, 1, 1)
AREAS = ("the-che", "tthc", "bo-may", "cong-vu", "tai-chinh-cong", "chinh-quyen-so")
INDICATORS = 11


@dataclass(frozen=True, slots=True)
class Province:
    """What the scenarios need of the generated rows."""

    department: Agency
    editor: User
    reviewer: User


def make_province(agencies: int) -> Province:
    """Make a province with ``agencies`` departments and communes below it, and two people."""
    top = _agencies(None, "province", ["T"])[0]
    below = _agencies(top, "department", [f"T-{number:03d}" for number in range(agencies)])
    office = _agencies(top, "department", ["T-SNV"])[0]
    Agency.objects.filter(pk=office.pk).update(reviews=top)
    Programme.objects.create(code="P", name="Chương trình", resolution="Nghị quyết", first_year=2011, last_year=2030)
    programme = Programme.objects.get()
    ReformArea.objects.bulk_create(
        ReformArea(programme=programme, code=code, name=code, short_name=code, position=place)
        for place, code in enumerate(AREAS)
    )
    Indicator.objects.bulk_create(
        Indicator(code=f"i{n}", name=f"Chỉ tiêu {n}", unit="%", area_code="tthc", nature=_nature(n), position=n)
        for n in range(INDICATORS)
    )
    editor, reviewer = _person("editor", Role.EDITOR, below[0]), _person("reviewer", Role.REVIEWER, office)
    return Province(below[0], editor, reviewer)


def _agencies(superior: Agency | None, kind: str, codes: list[str]) -> list[Agency]:
    made = Agency.objects.bulk_create(
        Agency(code=code, kind=kind, name=f"Cơ quan {code}", path=code, search=code.lower(), starts_on=START)
        for code in codes
    )
    for agency in made:
        agency.path = f"{superior.path if superior else '/'}{agency.pk}/"
    Agency.objects.bulk_update(made, ["path"])
    AgencyProfile.objects.bulk_create(
        AgencyProfile(
            agency=agency,
            name=agency.name,
            full_name=agency.name,
            short_name=agency.name,
            symbol="CQ",
            place="Kiên Giang",
            superior=superior,
            valid_from=START,
        )
        for agency in made
    )
    return made


def _person(name: str, role: Role, agency: Agency) -> User:
    user = User.objects.create(username=name, full_name=name)
    Membership.objects.create(user=user, agency=agency, role=role, valid_from=START)
    return user


def _nature(number: int) -> Nature:
    return (Nature.FLOW, Nature.RATIO, Nature.STOCK)[number % 3]


def make_year(province: Province, year: int, tasks: int, *, through: int = 4) -> None:
    """Give every department a plan of ``tasks`` tasks for ``year``, reported through quarter number ``through``."""
    agencies = list(Agency.objects.filter(code__startswith="T-").exclude(code="T-SNV").order_by("pk"))
    periods = [period for period in create_year(year) if period.is_quarter]
    plans = Plan.objects.bulk_create(
        Plan(agency=agency, year=year, programme=Programme.objects.get(), title=f"Cải cách hành chính {year}")
        for agency in agencies
    )
    make_tasks(plans, tasks)
    reported = periods[:through]
    make_progress(year, reported, province.editor)
    _make_values(agencies, year, reported, province.editor)
    _make_duties(agencies, reported)


def _make_values(agencies: list[Agency], year: int, quarters: list[ReportingPeriod], by: User) -> None:
    indicators = list(Indicator.objects.all())
    Target.objects.bulk_create(
        Target(
            agency=agency,
            year=year,
            indicator=one,
            comparison=Comparison.AT_LEAST,
            value=60,
            text="Tối thiểu 60",
            name=one.name,
            position=place,
        )
        for agency in agencies
        for place, one in enumerate(indicators)
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            agency=agency,
            indicator=one,
            quarter=quarter,
            recorded_by=by,
            value=None if one.nature == Nature.RATIO else Decimal(20 + (agency.pk + one.pk) % 60),
            numerator=Decimal(50 + agency.pk % 50) if one.nature == Nature.RATIO else None,
            denominator=Decimal(100) if one.nature == Nature.RATIO else None,
        )
        for agency in agencies
        for one in indicators
        for quarter in quarters
    )


def _make_duties(agencies: list[Agency], quarters: list[ReportingPeriod]) -> None:
    top = Agency.objects.get(code="T")
    ReportingDuty.objects.bulk_create(
        ReportingDuty(
            agency=agency,
            period=quarter,
            superior=top,
            due_on=quarter.data_to + timedelta(days=6),
            closes_on=quarter.ends_on + timedelta(days=30),
        )
        for quarter in quarters
        for agency in agencies
    )


def submit_reports(period: ReportingPeriod) -> None:
    """Submit the reports of ``period`` of two agencies in three, with figures frozen as the portal freezes them."""
    template, _ = ReportTemplate.objects.get_or_create(code="t", defaults={"name": "Mẫu", "title": "Kết quả"})
    duties = ReportingDuty.objects.filter(period=period).select_related("agency", "period").order_by("pk")
    chosen = [duty for place, duty in enumerate(duties) if place % 3]
    Report.objects.bulk_create(_submitted(duty, template) for duty in chosen)


def _submitted(duty: ReportingDuty, template: ReportTemplate) -> Report:
    figures = live_figures(duty.agency, duty.period).freeze()
    return Report(
        agency=duty.agency,
        period=duty.period,
        duty=duty,
        template=template,
        state=ReportState.SUBMITTED,
        title="Kết quả",
        figures=figures,
        figures_sha256=digest(figures),
        submitted_on=duty.due_on,
    )
