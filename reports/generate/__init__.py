"""A made-up province at real size: the tree, the people, and years of plans, results, figures and reports.

Everything is drawn from the seed: the same options give the same rows, but for the moments at which they were
written. Rows are loaded in bulk, past the services, yet as these would leave them: deadlines pass the portal's
parser, deliveries follow what a status implies, figures are frozen as on submission. Names are invented.
"""

from collections.abc import Callable

from django.db import connection, transaction

from agencies.models import Agency
from core.errors import DomainError
from reports.generate.calendars import make_calendar
from reports.generate.options import Options
from reports.generate.organisation import ROOT, Province, make_organisation
from reports.generate.people import make_people
from reports.generate.plans import make_plans
from reports.generate.progress import make_progress
from reports.generate.reports import make_reports
from reports.generate.values import make_targets, make_values

Tell = Callable[[str], None]

__all__ = ["Options", "Province", "generate", "make_base", "make_year", "require_room"]


def require_room(*, beside: bool) -> None:
    """Raise DomainError when the database holds agencies already, or, with ``beside``, a made-up province."""
    if Agency.objects.filter(code=ROOT).exists():
        raise DomainError(f"Cơ sở dữ liệu đã có tỉnh sinh tự động ({ROOT}); hãy dùng một cơ sở dữ liệu khác.")
    if not beside and Agency.objects.exists():
        raise DomainError(
            "Cơ sở dữ liệu đã có cơ quan: lệnh này chỉ nạp vào cơ sở dữ liệu trống. "
            "Nếu vẫn muốn nạp thêm một tỉnh giả lập bên cạnh, hãy dùng --beside-existing."
        )


@transaction.atomic
def generate(options: Options, tell: Tell) -> Province:
    """Make the province with all its years, and say after each step what was made."""
    province = make_base(options, tell)
    for year in options.all_years:
        make_year(province, year, tell)
    return province


@transaction.atomic
def make_base(options: Options, tell: Tell) -> Province:
    """Make what stands before any year: programmes, catalogue, templates, agencies and people."""
    province = make_organisation(options)
    tell(f"Cơ quan, đơn vị: {len(province.reporting)} nơi báo cáo, từ trước đến nay")
    tell(f"Người dùng: {make_people(province)}")
    return province


@transaction.atomic
def make_year(province: Province, year: int, tell: Tell) -> None:
    """Make one year: calendar, plans, and what was reported of them until the options' day."""
    make_calendar(province, year)
    plans = make_plans(province, year)
    tell(f"{year}: {len(plans)} kế hoạch")
    let_the_planner_know()
    tell(f"{year}: {make_progress(province, year)} kết quả quý")
    make_targets(province, year)
    tell(f"{year}: {make_values(province, year)} giá trị chỉ tiêu")
    let_the_planner_know()
    tell(f"{year}: {make_reports(province, year)} báo cáo")


def let_the_planner_know() -> None:
    """Bring PostgreSQL's statistics up to date; its autovacuum sees nothing of a transaction that goes on."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
