"""An agency's targets of a year: guard, fetch, form, service, answer. Its leaders and administrators edit them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, FieldError
from indicators.forms.targets import BasisForm, TargetEndForm, TargetForm, typed_from_target
from indicators.models import Target, TargetCitation
from indicators.pages.target import period_of, target_detail
from indicators.services import (
    add_target,
    change_target,
    cite_basis,
    end_target,
    is_used,
    restore_target,
    uncite_basis,
)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.TARGET_EDIT)
def add(request: PortalRequest, code: str, year: int) -> HttpResponse:
    """Add a target of an agency and a year."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user, Perm.TARGET_EDIT), code=code)
    if not (back := period_of(year)):
        raise Http404
    form = TargetForm(_posted(request), user=request.user, year=year)
    made: list[Target] = []
    if form.is_valid() and _done(form, lambda: made.append(add_target(agency=agency, year=year, **form.values()))):
        messages.success(request, "Đã thêm mục tiêu; ghi tiếp căn cứ ở dưới.")
        return redirect(made[0])
    form.fields.pop("reason")
    context = {"form": form, "agency": agency, "year": year, "back": back}
    return render(request, "indicators/target_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.TARGET_EDIT)
def change(request: PortalRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Show a target with its legal basis and history; change it."""
    target = _target(request, code, year, pk)
    form = TargetForm(_posted(request), user=request.user, year=year, initial=typed_from_target(target))
    if form.is_valid():
        given = form.cleaned_data
        more = {"seen": given["version"] or 0, "reason": given["reason"]}
        if _done(form, lambda: change_target(target=target, **more, **form.values())):
            messages.success(request, "Đã sửa mục tiêu.")
            return redirect(target)
    return _page(request, target, form, BasisForm(user=request.user))


@require_POST
@guard(Perm.TARGET_EDIT)
def cite(request: PortalRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Add a legal basis to a target."""
    target = _target(request, code, year, pk)
    form = BasisForm(_posted(request), user=request.user)
    if form.is_valid():
        document, locator = form.cleaned_data["cited"], form.cleaned_data["locator"]
        if _done(form, lambda: cite_basis(target=target, document=document, locator=locator)):
            return redirect(f"{target.get_absolute_url()}#basis")
    whole = TargetForm(user=request.user, year=year, initial=typed_from_target(target))
    return _page(request, target, whole, form)


@require_POST
@guard(Perm.TARGET_EDIT)
def uncite(request: PortalRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take back a legal basis that was cited by mistake."""
    rows = TargetCitation.objects.visible_to(request.user, Perm.TARGET_EDIT).select_related("target__agency")
    citation = get_object_or_404(rows, pk=pk, target__agency__code=code, target__year=year)
    target = citation.target
    uncite_basis(citation=citation)
    return redirect(f"{target.get_absolute_url()}#basis")


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.TARGET_EDIT)
def end(request: PortalRequest, code: str, year: int, pk: int) -> HttpResponse:
    """Take a target back: deleted where there are no figures yet, else ended; an ended one holds again."""
    target = _target(request, code, year, pk)
    form = TargetEndForm(_posted(request), initial={"version": target.version})
    if form.is_valid():
        seen, reason = form.cleaned_data["version"] or 0, form.cleaned_data["reason"]
        is_ended = target.ended_on is not None
        gone: list[bool] = []
        act = restore_target if is_ended else end_target
        why = {} if is_ended else {"reason": reason}
        if _done(form, lambda: gone.append(bool(act(target=target, seen=seen, **why)))):
            if gone[0]:
                return _removed(request, target)
            messages.success(request, "Mục tiêu được giao lại." if is_ended else "Đã thôi giao mục tiêu.")
            return redirect(target)
    if target.ended_on:
        form.fields.pop("reason")
    context = {"form": form, "target": target, "is_used": is_used(target)}
    return render(request, "indicators/target_end.html", context, status=422 if form.errors else 200)


def _removed(request: PortalRequest, target: Target) -> HttpResponse:
    messages.success(request, f"Đã bỏ mục tiêu “{target.name}”.")
    return redirect("indicators:targets", target.agency.code, period_of(target.year))


def _target(request: PortalRequest, code: str, year: int, pk: int) -> Target:
    rows = Target.objects.visible_to(request.user, Perm.TARGET_EDIT).select_related("agency", "indicator", "document")
    return get_object_or_404(rows, pk=pk, agency__code=code, year=year)


def _posted(request: PortalRequest) -> dict | None:
    return request.POST.dict() if request.method == "POST" else None


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; a refusal goes to the field that it is about, and what was typed stays."""
    try:
        act()
    except FieldError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except ConflictError as conflict:
        stored = conflict.current
        assert isinstance(stored, Target)  # save_version gives the row that it was asked to write
        form.data = {**form.data, "version": stored.version}
        form.add_error(None, f"{conflict} Bản vừa lưu: {stored}. Lưu lần nữa sẽ thay bản đó.")
    return not form.errors


def _page(request: PortalRequest, target: Target, form: TargetForm, basis: BasisForm) -> HttpResponse:
    page = target_detail(target, with_history=request.user.may(Perm.AUDIT_VIEW, target.agency))
    if not page.is_used:
        form.fields.pop("reason")
    status = 422 if form.errors or basis.errors else 200
    return render(request, "indicators/target.html", {"page": page, "form": form, "basis": basis}, status=status)
