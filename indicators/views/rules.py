"""The rules between figures: guard, fetch, form, service, answer. Everybody reads them, as the catalogue."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError
from indicators.forms.rules import NewRuleForm, RuleEndForm, RuleFilterForm, RuleForm, typed_from_rule
from indicators.models import ValidationRule
from indicators.pages.rules import rule_list, rule_page
from indicators.services import RuleError, add_rule, change_rule, end_rule


@require_safe
@guard(Perm.VIEW)
def listing(request: PortalRequest) -> HttpResponse:
    """The rules in the order of their codes, found by words or by an indicator's code."""
    form = RuleFilterForm(request.GET)
    page = rule_list(form.cleaned_data if form.is_valid() else {})
    context = {"form": form, "page": page, "may_edit": request.user.holds(Perm.CATALOGUE_EDIT)}
    return render(request, "indicators/rules.html", context)


@require_safe
@guard(Perm.VIEW)
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """A rule: what it says, what it reads, when it is valid, who changed it."""
    rule = get_object_or_404(ValidationRule, pk=pk)
    may_edit = request.user.holds(Perm.CATALOGUE_EDIT)
    page = rule_page(rule, with_history=may_edit or request.user.holds(Perm.AUDIT_VIEW))
    return render(request, "indicators/rule.html", {"page": page, "may_edit": may_edit})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def add(request: PortalRequest) -> HttpResponse:
    """Add a rule."""
    form = NewRuleForm(request.POST.dict() if request.method == "POST" else None)
    made: list[ValidationRule] = []
    if form.is_valid() and _done(form, lambda: made.append(add_rule(**form.values()))):
        messages.success(request, f"Đã thêm quy tắc {made[0].code}.")
        return redirect(made[0])
    return _answer(request, form, None, "Thêm quy tắc", "Quy tắc dùng chung cho mọi cơ quan.")


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change what a rule says."""
    rule = get_object_or_404(ValidationRule, pk=pk)
    form = RuleForm(request.POST.dict() if request.method == "POST" else None, initial=typed_from_rule(rule))
    if form.is_valid():
        seen = form.cleaned_data["version"] or 0
        if _done(form, lambda: change_rule(rule=rule, seen=seen, **form.values())):
            messages.success(request, "Đã sửa quy tắc.")
            return redirect(rule)
    lead = (
        "Sửa ở đây áp dụng cho mọi quý của quy tắc; báo cáo đã trình giữ nguyên cảnh báo như lúc trình. "
        "Muốn đổi cách tính từ một quý: cho quy tắc này ngừng, rồi thêm quy tắc mới."
    )
    return _answer(request, form, rule, "Sửa quy tắc", lead)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """Judge by a rule until a quarter and no longer, or take that back."""
    rule = get_object_or_404(ValidationRule, pk=pk)
    form = RuleEndForm(request.POST.dict() if request.method == "POST" else None, initial=typed_from_rule(rule))
    if form.is_valid():
        given = form.cleaned_data
        last = {"last_year": given["valid_to"], "last_quarter": given["to_quarter"]}
        if _done(form, lambda: end_rule(rule=rule, seen=given["version"] or 0, **last)):
            messages.success(request, f"Quy tắc áp dụng {rule.validity}.")
            return redirect(rule)
    lead = "Sau quý này quy tắc không xét nữa; giải trình và cảnh báo đã có vẫn giữ."
    return _answer(request, form, rule, "Ngừng quy tắc", lead)


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; a refusal goes to the field that it is about, and what was typed stays."""
    try:
        act()
    except RuleError as error:
        for field, sentences in error.problems.items():
            form.add_error(field if field in form.fields else None, sentences)
    except ConflictError as conflict:
        _face(form, conflict)
    return not form.errors


def _face(form: forms.Form, conflict: ConflictError) -> None:
    """Show what is stored now beside what was typed; saved once more, the typed text replaces it knowingly."""
    stored = conflict.current
    assert isinstance(stored, ValidationRule)  # save_version gives the row that it was asked to write
    form.data = {**form.data, "version": stored.version}
    sides = f"{stored.left} {stored.get_comparison_display()} {stored.right}"
    form.add_error(
        None,
        f"{conflict} Bản vừa lưu: “{stored.message}”; {sides}; {stored.get_severity_display()}; {stored.validity}. "
        "Những gì bạn nhập còn ở dưới; lưu lần nữa sẽ thay bản đó.",
    )


def _answer(
    request: PortalRequest, form: forms.Form, rule: ValidationRule | None, heading: str, lead: str
) -> HttpResponse:
    context = {"form": form, "rule": rule, "heading": heading, "lead": lead}
    return render(request, "indicators/rule_form.html", context, status=422 if form.errors else 200)
