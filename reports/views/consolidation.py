"""Consolidated indicators: of a node, of one indicator over quarters, and how one figure came about."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agencies.models import Agency, AgencyKind
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from core.errors import DomainError
from core.together import read_together
from documents.tables import as_paper, as_workbook
from indicators.aggregation.ground import Ground
from indicators.models import Indicator
from periods.models import ReportingPeriod
from periods.querysets import PeriodQuerySet
from periods.spans import Quarter, Span
from reports.consolidation.derivation import derivation_page
from reports.consolidation.filters import ConsolidationForm, TrendForm, all_periods
from reports.consolidation.reach import counted_for, may_ask, nodes_of
from reports.consolidation.sheet import sheet_of
from reports.consolidation.table import Table, table_of
from reports.consolidation.trend import TrendPage, trend_page
from reports.consolidation.trend_sheet import trend_sheet_of
from reports.overview import period_at_hand
from reports.printing.consolidated import consolidated_paper
from reports.printing.trend import trend_pdf

TREND = 8  # quarters shown at first


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def consolidated(request: PortalRequest) -> HttpResponse:
    """The indicators of a node over a period or a range; what is asked for stands in the address."""
    form = _form(request)
    if not request.GET and _last_period(form.periods) is None:
        return render(request, "reports/dashboard_empty.html", {"title": "Tổng hợp chỉ tiêu"})
    table = _table(request, form) if form.is_valid() else None
    status = 200 if table else 422
    context = {"form": form, "table": table, "query": request.GET.urlencode()}
    return render(request, "reports/consolidated.html", context, status=status)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def consolidated_xlsx(request: PortalRequest) -> HttpResponse:
    """The same table as an Excel file."""
    form = _form(request)
    if not form.is_valid():
        raise Http404
    table = _table(request, form)
    return as_workbook(sheet_of(table), f"tong-hop-chi-tieu-{table.node.code}-{table.span.slug}")


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def consolidated_pdf(request: PortalRequest) -> HttpResponse:
    """The same table on paper."""
    form = _form(request)
    if not form.is_valid():
        raise Http404
    table = _table(request, form)
    return as_paper(
        request,
        f"tong-hop-chi-tieu-{table.node.code}-{table.span.slug}",
        back=f"{reverse('reports:consolidated')}?{request.GET.urlencode()}",
        printed=lambda by, at: consolidated_paper(table, form.narrowed, by=by, at=at),
    )


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def trend(request: PortalRequest, code: str, pk: int) -> HttpResponse:
    """One indicator below a node over quarters, read over reorganisations in one of three ways."""
    node, indicator, form, page = _trend_asked(request, code, pk)
    shown = {"form": form, "page": page, "node": node, "indicator": indicator, "query": request.GET.urlencode()}
    may = {"may_open": request.user.may(Perm.VIEW, node)}
    return render(request, "reports/trend.html", shown | may, status=200 if page else 422)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def trend_xlsx(request: PortalRequest, code: str, pk: int) -> HttpResponse:
    """The same series as an Excel file."""
    node, indicator, _, page = _trend_asked(request, code, pk)
    if page is None:
        raise Http404
    return as_workbook(trend_sheet_of(page), f"dien-bien-{node.code}-{indicator.pk}")


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def trend_paper(request: PortalRequest, code: str, pk: int) -> HttpResponse:
    """The same series on paper."""
    node, indicator, _, page = _trend_asked(request, code, pk)
    if page is None:
        raise Http404
    return as_paper(
        request,
        f"dien-bien-{node.code}-{indicator.pk}",
        back=reverse("reports:trend", args=[node.code, indicator.pk]),
        printed=lambda by, at: trend_pdf(page, by=by, at=at),
    )


@guard(Perm.VIEW)
@require_safe
def figure(request: PortalRequest, code: str, period: tuple[int, str], pk: int) -> HttpResponse:
    """How one figure came about: rule, agencies × quarters, who is missing, what is frozen."""
    user, kind, (year, first) = request.user, request.GET.get("kind", ""), period
    if kind and kind not in AgencyKind.values:
        raise Http404
    try:
        span = Span.parse("..".join(filter(None, (f"{year}-{first}", request.GET.get("to", "")))))
    except DomainError as error:
        raise Http404 from error
    nodes, indicators = nodes_of(user, Perm.VIEW).filter(code=code), Indicator.objects.filter(pk=pk)
    periods, ground = ReportingPeriod.objects.filter(year=year)[:1], Ground([span], counted_for(user, Perm.VIEW))
    ground.read(nodes, indicators, periods)
    if not (nodes and indicators and periods):
        raise Http404
    node = nodes[0]
    page = derivation_page(user, node, span, indicators[0], ground=ground, kind=kind)
    may = {"may_trend": may_ask(user, Perm.DASHBOARD_VIEW, node), "may_open": user.may(Perm.VIEW, node)}
    return render(request, "reports/figure.html", {"page": page, **may})


class _Trend(NamedTuple):
    """A series that was asked for; ``page`` is None where the form is wrong."""

    node: Agency
    indicator: Indicator
    form: TrendForm
    page: TrendPage | None


def _trend_asked(request: PortalRequest, code: str, pk: int) -> _Trend:
    nodes = nodes_of(request.user, Perm.DASHBOARD_VIEW).filter(code=code)
    indicators, periods = Indicator.objects.filter(pk=pk), all_periods()
    answered = ReportingPeriod.objects.quarters().filter(indicator_values__indicator=pk).order_by("-ends_on")[:1]
    read_together(nodes, indicators, periods, answered)
    if not nodes or not indicators:
        raise Http404
    node, indicator = nodes[0], indicators[0]
    form = TrendForm(_given(request, lambda: _last_quarters(periods, answered), "period"), periods=periods)
    page = None
    if form.is_valid():
        agencies = counted_for(request.user, Perm.DASHBOARD_VIEW)
        page = trend_page(node, indicator, form.cleaned_data["span"], form.reading_chosen, agencies)
    return _Trend(node, indicator, form, page)


def _form(request: PortalRequest) -> ConsolidationForm:
    seen = nodes_of(request.user, Perm.DASHBOARD_VIEW).order_by("path")
    superiors, periods = seen.filter(subordinate_profiles__isnull=False).distinct(), all_periods()
    read_together(superiors, periods)
    nodes = list(superiors or seen)

    def first() -> dict[str, str]:
        at_hand = period_at_hand(request.user, clock.today()) or _last_period(periods)
        return {"agency": nodes[0].code if nodes else "", "period": at_hand.slug if at_hand else ""}

    return ConsolidationForm(_given(request, first, "agency", "period"), nodes=nodes, periods=periods)


def _given(request: PortalRequest, first: Callable[[], dict[str, str]], *needed: str) -> dict[str, str]:
    """What the address asks for, on top of what is shown at first where it does not say what is ``needed``."""
    given = {name: request.GET.get(name, "") for name in request.GET}
    return given if set(needed) <= given.keys() else first() | given


def _last_quarters(periods: PeriodQuerySet, answered: PeriodQuerySet) -> dict[str, str]:
    """The two years up to the last quarter ``answered``, if there is one, as far as there are periods."""
    last = answered[0] if answered else _last_period(periods)
    if last is None:
        return {}
    end = Quarter.of(last.year, last.quarter_numbers[-1])
    known = {(one.year, one.kind) for one in periods}
    quarters = [one for one in Span(Quarter(end.index - TREND + 1), end) if one.key in known]
    return {"period": quarters[0].slug, "to": quarters[-1].slug}


def _last_period(periods: Iterable[ReportingPeriod]) -> ReportingPeriod | None:
    """The last quarter that has begun, else the first one."""
    quarters = sorted((one for one in periods if one.is_quarter), key=lambda one: one.ends_on)
    begun = [one for one in quarters if one.data_from <= clock.today()]
    return begun[-1] if begun else next(iter(quarters), None)


def _table(request: PortalRequest, form: ConsolidationForm) -> Table:
    chosen = form.cleaned_data
    return table_of(
        request.user,
        chosen["agency"],
        form.span,
        area=chosen["area"],
        kind=chosen["kind"],
        show_all=chosen["show"] == "all",
    )
