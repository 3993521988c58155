"""The view that an address asks for: its filters, and the board that page, Excel table and paper share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from agencies.models import Agency, AgencyKind, User
from agencies.permissions import Perm
from core import clock
from indicators.models import Target
from periods.models import ReportingPeriod
from reports.charts.board import LABELS, Board, View
from reports.charts.changes import change_board
from reports.charts.filters import ChartForm
from reports.charts.grid import grid_of
from reports.charts.heat import SHARE, heat_board
from reports.charts.targets import target_board, targets_in_force
from reports.charts.timely import timely_board
from reports.overview import period_at_hand, periods_overseen

FROZEN = "Báo cáo đã gửi lấy số liệu đã chốt; cơ quan chưa gửi lấy số liệu đang nhập, ghi “tạm tính”."
LIVE = (
    "Các cơ quan phải báo cáo kỳ sau; so theo kết quả đang có trong cổng của từng nhiệm vụ ở cuối mỗi kỳ, "
    "số đã chốt xem ở Bảng tổng quan."
)
SO_FAR = "Số liệu lũy kế từ đầu năm đến hết kỳ, đánh giá trên số chưa làm tròn."


@dataclass(frozen=True)
class Asked:
    """What an address asks for; ``form`` is None where nobody overseen has to report, ``board`` where it is wrong."""

    view: View
    form: ChartForm | None
    board: Board | None = None

    @property
    def period(self) -> ReportingPeriod | None:
        return self.form.cleaned_data.get("period") if self.form is not None and self.form.is_valid() else None


def asked_for(user: User, query: Mapping[str, str]) -> Asked:
    """Read the view that ``query`` names, as far as ``user`` may see it; at first the heat map of the next period."""
    wanted = query.get("view", "")
    view = View(wanted) if wanted in list(View) else View.HEAT
    periods = periods_overseen(user)
    if not periods:
        return Asked(view, None)
    given = {name: query.get(name, "") for name in query}
    if not given.get("period"):
        at_hand = period_at_hand(user, clock.today())
        given["period"] = (at_hand or periods[0]).slug
    if view in (View.TARGETS, View.CHANGES):
        return _of_agencies(user, view, given, periods)
    form = ChartForm(given, view=view, periods=periods)
    if not form.is_valid():
        return Asked(view, form)
    chosen = form.cleaned_data
    measure = (chosen["measure"] or SHARE) if view == View.HEAT else ""
    grid = grid_of(user, chosen["run"], chosen["kind"], with_progress=measure == SHARE)
    if measure:
        return Asked(view, form, heat_board(grid, measure, _about(chosen, FROZEN if measure == SHARE else "")))
    return Asked(view, form, timely_board(grid, _about(chosen)))


def tabs(view: str, period: ReportingPeriod | None, kind: str = "") -> list[dict[str, Any]]:
    """Return the tabs of the dashboard: its table ("" as ``view``), the views, those "saved"; period and kind stay."""
    address = reverse("reports:charts")
    query = {name: value for name, value in (("period", period.slug if period else ""), ("kind", kind)) if value}
    table = reverse("reports:dashboard", args=[period.slug]) if period else reverse("reports:dashboard_now")
    kept = f"?{urlencode({'kind': kind})}" if kind else ""
    views = [(str(one), LABELS[one], f"{address}?{urlencode({'view': str(one)} | query)}") for one in View]
    saved = ("saved", "Đã lưu", reverse("reports:saved_views"))
    found = [("", "Bảng tổng quan", f"{table}{kept}"), *views, saved]
    return [{"label": label, "url": url, "active": key == view, "count": None} for key, label, url in found]


def _of_agencies(user: User, view: View, given: Mapping[str, str], periods: Sequence[ReportingPeriod]) -> Asked:
    """The views in which one agency may be chosen, of those that have to report in the period."""
    period = next((one for one in periods if one.slug == given["period"]), None)
    agencies = _reporting(user, period, given.get("kind", "")) if period else {}
    by_code = {agency.code: agency for agency in agencies.values()}
    targets = targets_in_force(agencies, period) if period and view == View.TARGETS else []
    form = ChartForm(given, view=view, periods=periods, agencies=agencies.values(), indicators=_named(targets))
    if not form.is_valid():
        return Asked(view, form)
    chosen = form.cleaned_data
    agency, about = by_code.get(chosen["agency"]), _about(chosen, SO_FAR if view == View.TARGETS else LIVE)
    if view == View.TARGETS:
        indicator = int(chosen["indicator"]) if chosen["indicator"] else None
        board = target_board(
            targets,
            chosen["period"],
            about,
            agency=agency,
            indicator=indicator,
            to_indicator=_narrowed(chosen, view, "indicator"),
        )
    else:
        since, to_agency = chosen["run"][0], _narrowed(chosen, view, "agency")
        board = change_board(agencies, since, chosen["period"], about, agency=agency, to_agency=to_agency)
    return Asked(view, form, board)


def _narrowed(chosen: Mapping[str, Any], view: View, name: str) -> Callable[[object], str]:
    """Return a function from a code or id to the address of the same view with it as the filter ``name``."""
    kept = {"view": str(view), "period": chosen["period"].slug, "kind": chosen["kind"]}
    if "since" in chosen:
        kept["since"] = chosen["run"][0].slug
    query = urlencode({key: value for key, value in kept.items() if value})
    return lambda one: f"{reverse('reports:charts')}?{query}&{name}={one}"


def _reporting(user: User, period: ReportingPeriod, kind: str) -> dict[int, Agency]:
    """The agencies overseen that have to report in ``period``, by id: one query."""
    found = Agency.objects.visible_to(user, Perm.DASHBOARD_VIEW).filter(duties__period=period).order_by("path")
    if kind in AgencyKind.values:
        found = found.filter(kind=kind)
    return {agency.pk: agency for agency in found.only("code", "name", "kind", "path", "starts_on")}


def _named(targets: Sequence[Target]) -> list[tuple[int, str]]:
    names = {target.indicator_id: target.name for target in reversed(targets)}
    return sorted(names.items(), key=lambda one: one[1])


def _about(chosen: Mapping[str, Any], source: str = "") -> list[str]:
    """What is shown, in words: it stands on the page, on paper and above the table in Excel."""
    run = chosen["run"]
    period = chosen["period"]
    begin = f"{run[0]} – {period}" if "since" in chosen and len(run) > 1 else str(period)
    kind = f"; loại cơ quan: {AgencyKind(chosen['kind']).label}" if chosen["kind"] else ""
    return [f"{begin}{kind}.", *filter(None, [source])]
