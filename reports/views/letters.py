"""Công văn that remind agencies of late reports: chosen on the dashboard, edited, printed."""

from collections.abc import Iterable
from functools import cache, partial
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from agencies.models import User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.audit.trail import Entry, trail_of
from core.errors import DomainError
from documents.rendering.docx import render_docx
from documents.rendering.pdf import render_pdf
from documents.running.shown import passage
from periods.models import ReportingPeriod
from reports.letter_forms import LetterForm, ReminderForm
from reports.models import Letter, LetterRecipient
from reports.overview import late_rows
from reports.pages.editor import Editor, letter_conflict, letter_editor, saved
from reports.pages.findings import letter_lines
from reports.pages.form import check_rows, form_checks, letter_form
from reports.pages.life import issues_of, moves_of, step_rows, steps_of
from reports.pages.tokens import letter_token_groups
from reports.printing.letter import letter_document, letter_tokens
from reports.reading import read_letter
from reports.services import stored_pdf
from reports.services.letters import (
    agencies_writing,
    edit_letter,
    letters_of,
    write_reminder,
)
from reports.views.files import pdf_file, rendered
from reports.views.rows import letter_of


@guard(Perm.LETTER_WRITE)
@require_http_methods(["GET", "POST"])
def reminder(request: PortalRequest, period: tuple[int, str]) -> HttpResponse:
    """Show who is late, all chosen; draft a letter to those who stay chosen."""
    year, kind = period
    found = get_object_or_404(ReportingPeriod, year=year, kind=kind)
    rows = late_rows(request.user, found)
    late = [(str(row.agency_id), row.name) for row in rows]
    chosen_at_first = request.GET.getlist("agencies") or [pk for pk, _ in late]
    form = ReminderForm(request.POST if request.method == "POST" else None, late=late)
    if form.is_valid():
        chosen = [int(agency) for agency in form.cleaned_data["agencies"]]
        try:
            asked_on = form.cleaned_data["asked_on"]
            return redirect(write_reminder(period=found, chosen=chosen, asked_on=asked_on, by=request.user))
        except DomainError as error:
            form.add_error(None, str(error))
    letters = letters_of(request.user).filter(period=found)
    context = {
        "period": found,
        "rows": rows,
        "form": form,
        "chosen": form.data.getlist("agencies") if form.is_bound else chosen_at_first,  # type: ignore[attr-defined]
        "letters": letters,
        "history": _history(request.user, letters),
        "writer": next(iter(agencies_writing(request.user)), None),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "reports/reminder.html", context, status=status)


@guard(Perm.LETTER_VIEW)
@require_http_methods(["GET", "POST"])
def letter(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a letter; save its texts."""
    row = letter_of(request.user, pk, Perm.LETTER_VIEW if request.method == "GET" else Perm.LETTER_WRITE)
    if request.method == "GET":
        return _page(request, row)
    editor = _saved(row, LetterForm(request.POST.dict()))
    if editor is not None:
        return _editor(request, row, editor) if request.htmx else _page(request, row, editor)
    messages.success(request, "Đã lưu công văn.")
    return HttpResponseClientRedirect(row.get_absolute_url()) if request.htmx else redirect(row)


def _saved(row: Letter, form: LetterForm) -> Editor | None:
    def write(seen: int, values: dict[str, Any]) -> None:
        edit_letter(letter=row, seen=seen, **values)

    return saved(form, write, partial(letter_conflict, form, row))


@guard(Perm.LETTER_VIEW)
@require_safe
def letter_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Print the letter; a signed one is handed out as it was stored."""
    row = letter_of(request.user, pk, Perm.LETTER_VIEW)
    if row.file is None:
        return rendered(request, letter_document(row), render_pdf, f"{_name(row)}.pdf", row)
    try:
        return pdf_file(stored_pdf(row), row.file.name)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(row)


@guard(Perm.LETTER_VIEW)
@require_safe
def letter_word(request: PortalRequest, pk: int) -> HttpResponse:
    """Hand out the letter as a Word file."""
    row = letter_of(request.user, pk, Perm.LETTER_VIEW)
    return rendered(request, letter_document(row), render_docx, f"{_name(row)}.docx", row)


def _history(user: User, rows: Iterable[Letter]) -> list[Entry] | None:
    """What was changed in the letters, None for who may not audit their agency."""
    seen = [row for row in rows if user.may(Perm.AUDIT_VIEW, row.agency)]
    reminded = LetterRecipient.objects.filter(letter__in=seen)
    return trail_of([*seen, *reminded]) if seen else None


def _name(row: Letter) -> str:
    symbol = row.document.symbol.replace("/", "-") if row.document else "du-thao"
    return f"{row.period.slug}_{row.agency.code}_nhac-bao-cao_{symbol}"


def _page(request: PortalRequest, row: Letter, editor: Editor | None = None) -> HttpResponse:
    may_write = row.agency in agencies_writing(request.user)
    taken, records, issues = step_rows(row), check_rows(row), issues_of(row)
    read_letter(row, taken, records, issues)
    values, printed = letter_tokens(row), cache(lambda: letter_document(row))
    if editor is None and row.is_editable and may_write:
        editor = letter_editor(row)
    context = {
        "letter": row,
        "reminded": row.reminded.all(),
        "before": passage(row.before.markup, values, is_final=not row.is_editable),
        "after": passage(row.after.markup, values, is_final=not row.is_editable),
        "findings": letter_form(row, printed(), request.user) if row.is_editable else (),
        "citations": letter_lines(row) if row.is_editable else (),
        "checks": form_checks(records, printed),
        "issues": issues,
        "steps": steps_of(taken),
        "moves": moves_of(row, request.user),
        "history": _history(request.user, [row]),
        "may_write": may_write,
        "editor": editor and editor.with_figures(values),
        "tokens": letter_token_groups(values),
    }
    return render(request, "reports/letter.html", context, status=editor.status if editor else HTTPStatus.OK)


def _editor(request: PortalRequest, row: Letter, editor: Editor) -> HttpResponse:
    context = {"letter": row, "editor": editor.with_figures(letter_tokens(row))}
    return render(request, "reports/_letter_editor.html", context, status=editor.status)
