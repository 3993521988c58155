"""The page of a report, its start, and the writing of its text."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from core.paging import paged
from core.sorting import heads_of, in_order, order_of
from reports.figures import figures_of
from reports.forms import FrameForm, ListFilter, SectionForm
from reports.models import Report, ReportSection
from reports.pages.editor import Editor, frame_conflict, frame_editor, saved, section_conflict, section_editor
from reports.pages.findings import finding_lines
from reports.pages.listing import COLUMNS, VALUES, current_of, list_lines, periods_listed
from reports.pages.report import (
    FRAME_ANCHOR,
    ReportPage,
    frame_view,
    report_page,
    section_views,
)
from reports.pages.tokens import FigureLinks
from reports.reading import ReportRows
from reports.services import start_report, write_frame, write_section
from reports.views.rows import agency_and_period, agency_period_and_report, report_of


@guard(Perm.VIEW)
@require_safe
def report_list(request: PortalRequest) -> HttpResponse:
    """List the reports that agencies owe; without a filter, those of the period that ends next."""
    periods = periods_listed(request.user)
    current = {"period": current_of(periods)}
    filters = ListFilter(request.GET if "period" in request.GET else current, periods=periods)
    chosen = filters.cleaned_data if filters.is_valid() else current
    lines = list_lines(request.user, **chosen)
    if "sort" in request.GET:
        key, is_reversed = order_of(request.GET, COLUMNS, "agency")
        lines = in_order(lines, VALUES[key], is_reversed=is_reversed)
    listed = paged(request, lines)
    context = listed | {
        "filter": filters,
        "heads": heads_of(request.GET, COLUMNS, ""),
        "period": chosen.get("period", ""),
        "may_batch": request.user.holds(Perm.MANAGE),
        "may_template": request.user.holds(Perm.CATALOGUE_EDIT),
        "acceptable": any(line.acceptable for line in listed["page"]),
        "remindable": bool(chosen.get("period")) and any(line.remindable for line in listed["page"]),
    }
    return render(request, "reports/list.html", context)


@guard(Perm.VIEW)
@require_safe
def detail(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show an agency's report for a period, also before it exists; ``?edit=`` opens a text without script."""
    agency, stored, report = agency_period_and_report(request.user, code, period, Perm.VIEW)
    editor = None
    if report is not None and report.is_editable and request.user.may(Perm.REPORT_EDIT, agency):
        editor = _asked_editor(report, request.GET.get("edit", ""))
    return _page(request, report_page(agency, stored, report, request.user), editor)


def _asked_editor(report: Report, asked: str) -> Editor | None:
    if asked == "frame":
        return frame_editor(report)
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 20
    section = report.sections.filter(pk=asked).first() if is_id else None
    return section_editor(section) if section else None


def _page(request: PortalRequest, page: ReportPage, editor: Editor | None) -> HttpResponse:
    status = editor.status if editor else None
    editor = editor.with_figures(page.figures.tokens) if editor else None
    return render(request, "reports/detail.html", {"page": page, "editor": editor}, status=status)


def _edited(request: PortalRequest, report: Report, editor: Editor) -> HttpResponse:
    """The whole page with an editor that could not be saved."""
    return _page(request, report_page(report.agency, report.period, report, request.user), editor)


@guard(Perm.REPORT_EDIT)
@require_POST
def start(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Make the report from the template, or lead to the one that exists."""
    agency, stored = agency_and_period(request.user, code, period, Perm.REPORT_EDIT)
    try:
        start_report(agency=agency, period=stored)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("reports:detail", code, stored.slug)


@guard(Perm.REPORT_EDIT)
@require_http_methods(["GET", "POST"])
def section(request: PortalRequest, code: str, period: tuple[int, str], pk: int) -> HttpResponse:
    """Open (GET), close (GET ``?close``) or save (POST) the text of one section."""
    report = report_of(request.user, code, period, Perm.REPORT_EDIT)
    row = get_object_or_404(report.sections, pk=pk)
    row.report = report
    if request.method == "GET":
        if not request.htmx:
            return redirect(_place(report, f"muc-{pk}", "" if "close" in request.GET else f"?edit={pk}"))
        if "close" in request.GET or not report.is_editable:
            return _section_part(request, report, pk)
        return _section_editor(request, report, section_editor(row))
    editor = _save_section(row, SectionForm(request.POST.dict()))
    if editor is not None:
        if request.htmx:
            return _section_editor(request, report, editor)
        return _edited(request, report, editor)
    return _section_part(request, report, pk) if request.htmx else redirect(_place(report, f"muc-{pk}"))


def _save_section(row: ReportSection, form: SectionForm) -> Editor | None:
    def write(seen: int, values: dict[str, Any]) -> None:
        write_section(section=row, seen=seen, **values)

    return saved(form, write, partial(section_conflict, form, row), row.pk)


def _section_part(request: PortalRequest, report: Report, pk: int) -> HttpResponse:
    """The section, with the findings that its new text brings or settles."""
    rows = ReportRows(report)
    rows.read()
    links = FigureLinks(report.agency, report.period, rows.indicators)
    views = section_views(list(rows.sections), rows.figures.tokens, links=links)
    context = {
        "section": next(view for view in views if view.pk == pk),
        "report": report,
        "may_edit": report.is_editable,
        "is_live": not report.is_sent,
        "findings": finding_lines(rows, request.user),
    }
    return render(request, "reports/_section_answer.html", context)


def _section_editor(request: HttpRequest, report: Report, editor: Editor) -> HttpResponse:
    figures = figures_of(report)
    links = FigureLinks(report.agency, report.period)
    views = section_views(list(report.sections.all()), figures.tokens, links=links)
    section = next(view for view in views if view.pk == editor.section)
    editor = editor.with_figures(figures.tokens)
    context = {"section": section, "report": report, "editor": editor, "is_live": not report.is_sent}
    return render(request, "reports/_section_editor.html", context, status=editor.status)


@guard(Perm.REPORT_EDIT)
@require_http_methods(["GET", "POST"])
def frame(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Open (GET), close (GET ``?close``) or save (POST) what stands around the sections."""
    report = report_of(request.user, code, period, Perm.REPORT_EDIT)
    if request.method == "GET":
        if not request.htmx:
            return redirect(_place(report, FRAME_ANCHOR, "" if "close" in request.GET else "?edit=frame"))
        if "close" in request.GET or not report.is_editable:
            return _frame_part(request, report)
        return _frame_editor(request, report, frame_editor(report))
    editor = _save_frame(report, FrameForm(request.POST.dict()))
    if editor is not None:
        return _frame_editor(request, report, editor) if request.htmx else _edited(request, report, editor)
    return _frame_part(request, report) if request.htmx else redirect(_place(report, FRAME_ANCHOR))


def _save_frame(report: Report, form: FrameForm) -> Editor | None:
    def write(seen: int, values: dict[str, Any]) -> None:
        write_frame(report=report, seen=seen, **values)

    return saved(form, write, partial(frame_conflict, form, report))


def _frame_part(request: PortalRequest, report: Report) -> HttpResponse:
    rows = ReportRows(report)
    rows.read()
    links = FigureLinks(report.agency, report.period, rows.indicators)
    context = {
        "frame": frame_view(report, rows.figures.tokens, links),
        "report": report,
        "may_edit": report.is_editable,
        "is_live": not report.is_sent,
        "findings": finding_lines(rows, request.user),
    }
    return render(request, "reports/_frame_answer.html", context)


def _frame_editor(request: HttpRequest, report: Report, editor: Editor) -> HttpResponse:
    editor = editor.with_figures(figures_of(report).tokens)
    return render(request, "reports/_frame_editor.html", {"report": report, "editor": editor}, status=editor.status)


def _place(report: Report, anchor: str, query: str = "") -> str:
    url = reverse("reports:detail", args=[report.agency.code, report.period.slug])
    return f"{url}{query}#{anchor}"
