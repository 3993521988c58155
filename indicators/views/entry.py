"""Entering the indicators of a quarter, and the year's targets: guard, fetch, form, service, answer."""

from collections.abc import Container
from http import HTTPStatus
from typing import Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError
from core.saving import Save
from core.together import read_together
from indicators.book import Book
from indicators.catalogue import typed
from indicators.checks import slug_of
from indicators.explaining import Attempt, save_explanation
from indicators.forms import IndicatorValueForm
from indicators.models import Indicator, IndicatorValue
from indicators.pages.areas import area_marks, beside, touched
from indicators.pages.checked import RulePanel, rule_panel
from indicators.pages.entry import SHOWS, answered, entry_page, entry_rows, tally_of
from indicators.pages.lines import grid_line, shared_by
from indicators.pages.rows import IDLE, Outcome, typed_in
from indicators.pages.targets import target_page
from indicators.services import record_value
from periods.models import ReportingPeriod
from periods.states import QUARTERS
from periods.windows import Window, governing, window_in


@require_safe
@guard(Perm.VIEW)
def entry(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the indicators of a quarter; a longer period leads to the last quarter it covers."""
    agency = _to_read(request.user, code)
    found = _period(period)
    if not found.is_quarter:
        last = QUARTERS[found.quarter_numbers[-1] - 1]
        return redirect("indicators:entry", code, f"{found.year}-{last}")
    return _page(request, agency, found)


@require_http_methods(["GET", "POST"])
@guard(Perm.INDICATOR_RECORD)
def record(request: PortalRequest, code: str, period: tuple[int, str], pk: int) -> HttpResponse:
    """Save one row; asked for (GET), show it as it is stored."""
    agency, window = _to_record(request.user, code, period)
    quarter = window.quarter
    book = Book(agency, quarter)
    book.read_few()
    asked = book.asked
    indicator = next((one for one in typed(asked) if one.pk == pk), None)
    if indicator is None:
        raise Http404
    outcome = _save(request, indicator, agency, window) if request.method == "POST" else IDLE
    if request.htmx:
        now = book.with_saved(outcome.value) if outcome.value else book
        return _row(request, indicator, now, window, outcome)
    if outcome.save.status != HTTPStatus.OK:
        return _page(request, agency, quarter, {pk: outcome})
    return redirect(f"{reverse('indicators:entry', args=[code, quarter.slug])}#indicator-{pk}")


@require_POST
@guard(Perm.INDICATOR_RECORD)
def explain(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Save what the agency says to a warning; answer with the panel of findings."""
    agency, window = _to_record(request.user, code, period)
    quarter = window.quarter
    attempt = save_explanation(request.POST.dict(), agency, quarter, request.user)
    if request.htmx:
        may_explain = window.is_open
        book = Book(agency, quarter)
        book.read_few()
        asked = book.asked
        known = {one.pk for one in asked}
        rules = rule_panel(book, known, may_explain=may_explain, attempt=attempt)
        context = {"agency": agency, "quarter": quarter, "rules": rules}
        context |= _checked(rules, asked, answered(book, asked), known)
        status = attempt.save.status if attempt else HTTPStatus.OK
        return render(request, "indicators/_rules_answer.html", context, status=status)
    if attempt:
        return _page(request, agency, quarter, attempt=attempt)
    place = f"kiem-tra-{slug_of(request.POST['rule'])}"
    return redirect(f"{reverse('indicators:entry', args=[code, quarter.slug])}#{place}")


@require_safe
@guard(Perm.VIEW)
def targets(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the year's targets of an agency against the figures up to the end of the period."""
    agency = _to_read(request.user, code)
    may = {"may_edit": request.user.may(Perm.TARGET_EDIT, agency), "may_open": request.user.may(Perm.VIEW, agency)}
    return render(request, "indicators/targets.html", {"page": target_page(agency, _period(period)), **may})


def _to_read(user: User, code: str) -> Agency:
    """Return an agency that the user sees, or one that such an agency carries on for."""
    seen = user.own_agency(code, Perm.VIEW) or Agency.objects.visible_to(user).filter(code=code).first()
    return seen or get_object_or_404(Agency.objects.visible_to(user, past=True), code=code)


def _to_record(user: User, code: str, period: tuple[int, str]) -> tuple[Agency, Window]:
    """Return an agency whose figures the user records, and when it may enter the quarter; else 404."""
    own = user.own_agency(code, Perm.INDICATOR_RECORD)
    agency = own or get_object_or_404(Agency.objects.visible_to(user, Perm.INDICATOR_RECORD), code=code)
    asked = ReportingPeriod(year=period[0], kind=period[1])
    quarters, duties = ReportingPeriod.objects.filter(year=asked.year, kind=asked.kind), governing(agency, asked)
    read_together(quarters, duties)
    if not quarters or not asked.is_quarter:
        raise Http404
    return agency, window_in(quarters[0], duties)


def _save(request: PortalRequest, indicator: Indicator, agency: Agency, window: Window) -> Outcome:
    form = IndicatorValueForm(request.POST, indicator=indicator)
    if form.is_blank():
        return IDLE
    if not form.is_valid():
        return Outcome(Save.ERROR, errors=form.first_messages(), typed=typed_in(form))
    values = form.cleaned_data
    seen = values.pop("version")
    try:
        known: dict[str, Any] = {"quarter": window.quarter, "window": window, "meaning": indicator}  # as defined then
        value = record_value(indicator=indicator, agency=agency, by=request.user, seen=seen, **known, **values)
    except ConflictError as conflict:
        theirs = cast(IndicatorValue, conflict.current)
        return Outcome(Save.CONFLICT, str(conflict), theirs=theirs, typed=typed_in(form, theirs.version))
    except DomainError as error:
        return Outcome(Save.ERROR, str(error), typed=typed_in(form))
    return Outcome(Save.SAVED, value=value)


def _page(
    request: PortalRequest,
    agency: Agency,
    quarter: ReportingPeriod,
    outcomes: dict[int, Outcome] | None = None,
    attempt: Attempt | None = None,
) -> HttpResponse:
    may = request.user.may
    page = entry_page(
        agency,
        quarter,
        may_edit=may(Perm.INDICATOR_RECORD, agency),
        user=request.user,
        show=show if (show := request.GET.get("show", "")) in SHOWS else "",
        with_history=request.user.may_read(Perm.AUDIT_VIEW, agency),
        outcomes=outcomes or {},
        attempt=attempt,
    )
    saves = [outcome.save for outcome in (outcomes or {}).values()] + ([attempt.save] if attempt else [])
    status = max((save.status for save in saves), default=HTTPStatus.OK)
    return render(request, "indicators/entry.html", {"page": page, "may_open": may(Perm.VIEW, agency)}, status=status)


def _row(
    request: PortalRequest,
    indicator: Indicator,
    book: Book,
    window: Window,
    outcome: Outcome,
) -> HttpResponse:
    """Answer with the row's save cell and what it changes elsewhere; asked for, with the row itself."""
    agency, quarter, asked = book.agency, book.quarter, book.asked
    around = book.catalogue.around(indicator)  # the indicators whose figures the row changes, and the parts of these
    rows = entry_rows(book, around, window, may_edit=True, outcomes={indicator.pk: outcome})
    shared, known = shared_by(agency, quarter), {one.pk for one in asked}
    context = {
        "agency": agency,
        "quarter": quarter,
        "line": next(grid_line(row, shared) for row in rows if row.indicator.pk == indicator.pk),
        "derived": [grid_line(row, shared) for row in rows if not row.is_typed and row.indicator.pk in known],
    }
    if request.method == "GET":
        return render(request, "indicators/_row.html", context)
    if outcome.save is Save.SAVED:
        rules = rule_panel(book, known, may_explain=window.is_open)
        entered, changed = answered(book, asked), {one.pk for one in around}
        context |= {"tally": tally_of(asked, entered), "rules": rules}
        context |= _checked(rules, asked, entered, changed | touched(rules, changed))
    return render(request, "indicators/_answer.html", context, status=outcome.save.status)


def _checked(
    rules: RulePanel, asked: list[Indicator], entered: Container[int], changed: Container[int]
) -> dict[str, Any]:
    """Return what stands of the findings in the strip of areas, and beside those indicators that are ``changed``."""
    places = beside(rules, asked)
    marks = area_marks(asked, entered, places).values()
    return {"marks": marks, "places": [place for pk, place in places.items() if pk in changed]}


def _period(period: tuple[int, str]) -> ReportingPeriod:
    year, kind = period
    return get_object_or_404(ReportingPeriod, year=year, kind=kind)
