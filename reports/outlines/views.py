"""The templates of reports: who guides the agencies writes them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from core.errors import ConflictError, DomainError, FieldError
from documents.rendering.pdf import render_pdf
from reports.models import ReportTemplate, TemplateSection
from reports.outlines.forms import (
    NewTemplateForm,
    OutlineForm,
    OutlineRemovalForm,
    SeenForm,
    TemplateForm,
    typed_from_section,
    typed_from_template,
)
from reports.outlines.pages import empty_report, figures_for_writing, template_lines, template_page, without_template
from reports.outlines.services import (
    add_section,
    add_template,
    change_section,
    change_template,
    inner_sections,
    remove_section,
)
from reports.printing import report_document
from reports.setup.steps import superior_of
from reports.views.files import rendered

LIST = "reports:templates"
METHODS = ["GET", "HEAD", "POST"]
KEEPS = "Báo cáo đã lập giữ nguyên; thay đổi chỉ có ở báo cáo lập sau đó."


@require_safe
@guard(Perm.CATALOGUE_EDIT)
def templates(request: PortalRequest) -> HttpResponse:
    """The templates, with who begins a report with them; and the kinds of agencies that have none."""
    below = Agency.objects.directly_below(superior_of(request.user).pk, clock.today())
    lacking = without_template(below.order_by().values_list("kind", flat=True).distinct())
    return render(request, "reports/outlines/list.html", {"lines": template_lines(), "lacking": ", ".join(lacking)})


@require_safe
@guard(Perm.CATALOGUE_EDIT)
def template(request: PortalRequest, pk: int) -> HttpResponse:
    """A template with its sections in their order."""
    return render(request, "reports/outlines/detail.html", {"page": template_page(_template(pk))})


@require_safe
@guard(Perm.CATALOGUE_EDIT)
def preview(request: PortalRequest, pk: int) -> HttpResponse:
    """Print an empty report as the template makes it."""
    row = _template(pk)
    report, sections, figures = empty_report(row, superior_of(request.user))
    printed = report_document(report, sections, figures)
    return rendered(request, printed, render_pdf, f"mau_{row.code}.pdf", row)


@require_http_methods(METHODS)
@guard(Perm.CATALOGUE_EDIT)
def add(request: PortalRequest) -> HttpResponse:
    """Add a template, empty or with the sections of another."""
    form = NewTemplateForm(_posted(request))
    made: list[ReportTemplate] = []

    def act() -> None:
        given = form.cleaned_data
        made.append(add_template(code=given["code"], base=given["base"], **form.values()))

    if form.is_valid() and _done(form, act):
        messages.success(request, "Đã thêm mẫu. Xem và sửa các mục, rồi chọn dùng cho báo cáo mới.")
        return redirect(made[0])
    return _page(request, form, "Thêm mẫu báo cáo", "Mẫu mới chưa được dùng cho đến khi bạn chọn.", reverse(LIST))


@require_http_methods(METHODS)
@guard(Perm.CATALOGUE_EDIT)
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change what stands around the sections, and for whom and from when the template is used."""
    row = _template(pk)
    form = TemplateForm(_posted(request), initial=typed_from_template(row))
    if form.is_valid():
        seen = form.cleaned_data["version"] or 0
        if _done(form, lambda: change_template(template=row, seen=seen, **form.values())):
            messages.success(request, f"Đã sửa mẫu. {KEEPS}")
            return redirect(row)
    return _page(request, form, f"Sửa mẫu: {row}", KEEPS, row.get_absolute_url(), row)


@require_http_methods(METHODS)
@guard(Perm.CATALOGUE_EDIT)
def section_add(request: PortalRequest, pk: int) -> HttpResponse:
    """Put a section into a template; ``?after=`` names the place behind which it is wanted."""
    row = _template(pk)
    last, after = row.sections.count(), request.GET.get("after", "")
    place = min(int(after), last) if after.isascii() and after.isdigit() and len(after) < 5 else last
    form = OutlineForm(_posted(request), initial={"place": place + 1})

    def act() -> None:
        add_section(template=row, place=form.cleaned_data["place"], **form.values())

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã thêm mục “{form.cleaned_data['heading'][:80]}”. {KEEPS}")
        return redirect(row)
    return _page(request, form, "Thêm mục", KEEPS, row.get_absolute_url(), row)


@require_http_methods(METHODS)
@guard(Perm.CATALOGUE_EDIT)
def section(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a section and its place."""
    row = _section(pk)
    form = OutlineForm(_posted(request), initial=typed_from_section(row))

    def act() -> None:
        seen = form.cleaned_data["version"] or 0
        change_section(section=row, seen=seen, place=form.wanted_place, **form.values())

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã sửa mục. {KEEPS}")
        return redirect(row.template)
    return _page(request, form, f"Sửa mục: {row}", KEEPS, row.template.get_absolute_url(), row.template, row)


@require_http_methods(METHODS)
@guard(Perm.CATALOGUE_EDIT)
def section_remove(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a section out, once it is clear what goes and what stays."""
    row = _section(pk)
    inner = inner_sections(row)
    form = OutlineRemovalForm(_posted(request), inner=len(inner), initial={"version": row.version})
    gone: list[int] = []

    def act() -> None:
        seen, with_inner = form.cleaned_data["version"] or 0, form.cleaned_data.get("with_inner", False)
        gone.append(remove_section(section=row, seen=seen, with_inner=with_inner))

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã bỏ {gone[0]} mục. {KEEPS}")
        return redirect(row.template)
    context = {"form": form, "section": row, "inner": inner, "reports": row.template.report_set.count()}
    return render(request, "reports/outlines/remove.html", context, status=_status(form))


def _template(pk: int) -> ReportTemplate:
    return get_object_or_404(ReportTemplate, pk=pk)


def _section(pk: int) -> TemplateSection:
    return get_object_or_404(TemplateSection.objects.select_related("template"), pk=pk)


def _posted(request: PortalRequest) -> Any:
    return request.POST.copy() if request.method == "POST" else None


def _done(form: SeenForm, act: Callable[[], object]) -> bool:
    """Do it; a refusal goes to the field that it is about, and what was typed stays."""
    try:
        act()
    except FieldError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except ConflictError as conflict:
        form.data["version"] = conflict.current.version  # type: ignore[index,attr-defined]
        form.add_error(None, f"{conflict} {_stored(conflict.current)} Lưu lần nữa là ghi bản đang thấy.")
    except DomainError as error:
        form.add_error(None, str(error))
    return not form.errors


def _stored(current: object) -> str:
    """What is stored by now, in short: beside it stands what was typed."""
    said = current.body.markup if isinstance(current, TemplateSection) else ""
    return f"Bản đang lưu: “{current}”{f'; nội dung gợi ý: {said[:300]}' if said else ''}."


def _status(form: SeenForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _page(
    request: PortalRequest,
    form: SeenForm,
    heading: str,
    lead: str,
    back: str,
    row: ReportTemplate | None = None,
    part: TemplateSection | None = None,
) -> HttpResponse:
    context = {"form": form, "heading": heading, "lead": lead, "back": back, "template": row, "section": part}
    context["tokens"] = figures_for_writing()
    return render(request, "reports/outlines/form.html", context, status=_status(form))
