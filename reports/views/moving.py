"""The page on which somebody confirms a step of a report or a letter; the step itself is a service."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from agencies.models import User
from agencies.requests import PortalRequest
from core.errors import ConflictError, DomainError
from documents.rendering.fonts import FontMissing
from reports.models import Letter, Report, Work
from reports.pages.findings import finding_lines, frozen_warnings
from reports.pages.form import check_rows, form_checks, form_lines, letter_form
from reports.printing import report_document
from reports.printing.letter import letter_document
from reports.reading import ReportRows, read_letter
from reports.services import moves_open_to
from reports.services.form_check import area_rows, form_of
from reports.states import ReportState
from reports.views.words import done_of, words_of

FORM_SHOWN = (ReportState.SUBMITTED, ReportState.SIGNED)
CLOSING = (ReportState.DRAFT, ReportState.RECALLED)  # of what was issued, no longer of its figures


def ask(request: PortalRequest, work: Work, target: ReportState, form: forms.Form | None = None) -> HttpResponse:
    """Show the page of a move; one that is not open now leads back to the work."""
    if target not in moves_open_to(work, request.user):
        messages.warning(request, f"{work.noun} đang ở trạng thái “{ReportState(work.state).label}”.")
        return redirect(work)
    return move_page(request, work, target, form)


def decide(
    request: PortalRequest,
    work: Work,
    target: ReportState,
    act: Callable[[], Work],
    form: forms.Form | None,
) -> HttpResponse:
    """Do the move and lead back to the work; what is refused shows the page again with the reason."""
    if form is not None and not form.is_valid():
        return move_page(request, work, target, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        act()
    except ConflictError as conflict:
        if form is not None and "version" in form.fields:
            form = type(form)({**form.data, "version": work.version})
        return move_page(request, work, target, form, str(conflict), HTTPStatus.CONFLICT)
    except (DomainError, FontMissing) as error:
        return move_page(request, work, target, form, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, done_of(work, target))
    return redirect(work)


def move_page(
    request: PortalRequest,
    work: Work,
    target: ReportState,
    form: forms.Form | None = None,
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show what is known of the work, what stands against the move, and its form."""
    context = {
        "work": work,
        "words": words_of(work, target),
        "form_findings": (),
        "form_checks": None,
        "form": form,
        "problem": problem,
        "url": request.path,
    }
    if isinstance(work, Report):
        context |= _of_report(work, target, request.user)
    elif isinstance(work, Letter) and target in FORM_SHOWN:
        read_letter(work)
        context["form_findings"] = letter_form(work, letter_document(work), request.user)
    return render(request, "reports/move.html", context, status=status)


def _of_report(report: Report, target: ReportState, user: User) -> dict[str, Any]:
    rows, is_sent_up, shows_form = ReportRows(report), target == ReportState.SUBMITTED, target in FORM_SHOWN
    checks, areas, sections = check_rows(report), area_rows(report), rows.sections
    rows.read(checks, *([areas] if shows_form else ()), paper=True)
    printed = cache(lambda: report_document(report, list(sections), rows.figures))
    found = form_of(report, printed(), areas) if shows_form else ()
    return {
        "report": report,
        "form_findings": form_lines(report, list(sections), found, user),
        "form_checks": form_checks(checks, printed) if target == ReportState.SIGNED else None,
        "progress": rows.figures.progress,
        "findings": finding_lines(rows, user) if is_sent_up else (),
        "warnings": frozen_warnings(rows.figures) if target not in CLOSING else (),
    }
