"""Pages on which the headings of a plan are added, changed, moved and taken out."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError, FieldError
from plans.headings.forms import HeadingForm, HeadingRemovalForm, SeenForm, typed_from
from plans.headings.services import add_heading, change_heading, inner_headings, remove_heading
from plans.models import Plan, PlanSection
from plans.writing import ISSUED

METHODS = ["GET", "HEAD", "POST"]


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def add(request: PortalRequest, pk: int) -> HttpResponse:
    """Put a heading into a plan; ``?after=`` names the place behind which it is wanted."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user, Perm.PLAN_EDIT).select_related("agency"), pk=pk)
    last, after = plan.sections.count(), request.GET.get("after", "")
    place = min(int(after), last) if after.isascii() and after.isdigit() and len(after) < 5 else last
    form = HeadingForm(_posted(request), plan=plan, initial={"place": place + 1})
    made: list[PlanSection] = []

    def act() -> None:
        made.append(add_heading(plan=plan, place=form.cleaned_data["place"], **form.values()))

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã thêm mục “{str(made[0])[:80]}”. Nội dung soạn ở nút Sửa của mục.")
        return _back(plan, made[0])
    return _page(request, plan, None, form)


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a heading and its place."""
    row = _section(request, pk)
    form = HeadingForm(
        _posted(request), plan=row.plan, is_opening=not row.heading and not row.number, initial=typed_from(row)
    )

    def act() -> None:
        change_heading(section=row, seen=form.seen, place=form.wanted_place, **form.values())

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã sửa tiêu đề mục “{str(row)[:80]}”.")
        return _back(row.plan, row)
    return _page(request, row.plan, row, form)


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def remove(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a heading out with its text, once it is clear what goes and what stays."""
    row = _section(request, pk)
    inner = inner_headings(row)
    form = HeadingRemovalForm(_posted(request), inner=len(inner), initial={"version": row.version})
    gone: list[int] = []

    def act() -> None:
        gone.append(remove_heading(section=row, seen=form.seen, with_inner=form.cleaned_data.get("with_inner", False)))

    if form.is_valid() and _done(form, act):
        messages.success(request, f"Đã bỏ {gone[0]} mục khỏi kế hoạch.")
        return redirect(row.plan)
    if row.plan.document_id is not None:
        return _issued(request, row.plan)
    context = {"form": form, "section": row, "plan": row.plan, "inner": inner}
    return render(request, "plans/heading_remove.html", context, status=_status(form))


def _section(request: PortalRequest, pk: int) -> PlanSection:
    rows = PlanSection.objects.filter(plan__in=Plan.objects.visible_to(request.user, Perm.PLAN_EDIT))
    found: PlanSection = get_object_or_404(rows.select_related("plan__agency"), pk=pk)
    return found


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
        form.add_error(None, f"{conflict} Bản đang lưu: “{conflict.current}”. Lưu lần nữa là ghi bản đang thấy.")
    except DomainError as error:
        form.add_error(None, str(error))
    return not form.errors


def _back(plan: Plan, section: PlanSection) -> HttpResponse:
    return redirect(f"{plan.get_absolute_url()}#muc-{section.pk}")


def _issued(request: PortalRequest, plan: Plan) -> HttpResponse:
    messages.error(request, ISSUED)
    return redirect(plan)


def _status(form: SeenForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _page(request: PortalRequest, plan: Plan, section: PlanSection | None, form: HeadingForm) -> HttpResponse:
    if plan.document_id is not None:
        return _issued(request, plan)
    context = {"plan": plan, "section": section, "form": form}
    return render(request, "plans/heading_form.html", context, status=_status(form))
