"""Writing the text of a plan that is not issued yet, section by section."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from agencies.models import User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.printed import PrintedDocument
from plans.models import Plan, PlanSection
from plans.writing import ISSUED, write_section
from reports.forms import PlanSectionForm
from reports.pages.editor import Editor, plan_section_editor, saved, section_conflict
from reports.printing.plan import plan_section_excerpt
from reports.views.text import OF_SECTION, first_error, shown_pages


@guard(Perm.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_section(request: PortalRequest, pk: int) -> HttpResponse:
    """Open the text of a section; save it."""
    row = _section_of(request.user, pk)
    if request.method == "GET":
        if row.plan.document_id is not None:
            messages.error(request, ISSUED)
            return redirect(row.plan)
        return _editor(request, row, plan_section_editor(row))
    editor = _saved(row, PlanSectionForm(request.POST.dict()))
    if editor is not None:
        return _editor(request, row, editor)
    messages.success(request, f"Đã lưu mục {row}.")
    return HttpResponseClientRedirect(_place(row)) if request.htmx else redirect(_place(row))


@guard(Perm.PLAN_EDIT)
@require_POST
def plan_preview(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the printed pages of a section with the sent text; nothing is stored."""
    row = _section_of(request.user, pk)
    whole = reverse("reports:plan_pdf", args=[row.plan_id])
    return shown_pages(request, lambda: _printed(request, row), whole, note=OF_SECTION)


def _section_of(user: User, pk: int) -> PlanSection:
    rows = PlanSection.objects.filter(plan__in=Plan.objects.visible_to(user, Perm.PLAN_EDIT))
    row: PlanSection = get_object_or_404(rows.select_related("plan__agency"), pk=pk)
    return row


def _printed(request: PortalRequest, row: PlanSection) -> PrintedDocument:
    form = PlanSectionForm({**request.POST.dict(), "version": row.version})
    if not form.is_valid():
        raise DomainError(first_error(form))
    row.body = form.cleaned_data["body"]
    return plan_section_excerpt(row.plan, row)


def _saved(row: PlanSection, form: PlanSectionForm) -> Editor | None:
    def write(seen: int, values: dict[str, Any]) -> None:
        write_section(section=row, seen=seen, **values)

    return saved(form, write, partial(section_conflict, form, row), row.pk)


def _editor(request: PortalRequest, row: PlanSection, editor: Editor) -> HttpResponse:
    template = "reports/_plan_section_editor.html" if request.htmx else "reports/plan_section.html"
    context = {"section": row, "plan": row.plan, "plan_place": _place(row), "editor": editor}
    return render(request, template, context, status=editor.status)


def _place(row: PlanSection) -> str:
    """Where the section stands on the plan's page."""
    return f"{row.plan.get_absolute_url()}#muc-{row.pk}"
