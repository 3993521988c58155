"""The catalogue of indicators: guard, fetch, form, service, answer. Everybody reads it, who guides others edits it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from core.errors import ConflictError, DomainError
from indicators.definitions import MeaningError
from indicators.forms import CatalogueFilterForm, EndForm, IndicatorForm, MeaningForm, WordsForm
from indicators.forms.catalogue import typed_from
from indicators.models import Indicator
from indicators.pages.catalogue import catalogue_page, indicator_page
from indicators.services import add_indicator, correct_words, define, end_indicator


@require_safe
@guard(Perm.VIEW)
def listing(request: PortalRequest) -> HttpResponse:
    """The indicators by area, found by name or code without accents."""
    form = CatalogueFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = catalogue_page(chosen)
    context = {"form": form, "page": page, "may_edit": request.user.holds(Perm.CATALOGUE_EDIT)}
    return render(request, "indicators/catalogue.html", context)


@require_safe
@guard(Perm.VIEW)
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """An indicator: what it has meant, what uses it, how much has been reported, who changed it."""
    indicator = get_object_or_404(Indicator, pk=pk)
    may_edit = request.user.holds(Perm.CATALOGUE_EDIT)
    page = indicator_page(indicator, with_history=may_edit or request.user.holds(Perm.AUDIT_VIEW))
    return render(request, "indicators/indicator.html", {"page": page, "may_edit": may_edit})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def add(request: PortalRequest) -> HttpResponse:
    """Add an indicator."""
    form = IndicatorForm(request.POST or None, initial={"from_year": clock.today().year})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        where = {name: given[name] for name in ("code", "area_code", "from_year")}
        made: list[Indicator] = []
        if _done(form, lambda: made.append(add_indicator(**where, **form.meaning()))):
            messages.success(request, f"Đã thêm chỉ tiêu “{made[0]}”.")
            return redirect(made[0])
    return _answer(request, form, None, "Thêm chỉ tiêu", "")


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change what an indicator means from a year on."""
    indicator = get_object_or_404(Indicator, pk=pk)
    initial = typed_from(indicator, indicator.version) | {"from_year": clock.today().year + 1}
    form = MeaningForm(request.POST or None, initial=initial)
    form.fields["numerator"].queryset = form.fields["denominator"].queryset.exclude(pk=pk)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        seen, year = form.cleaned_data["version"] or 0, form.cleaned_data["from_year"]
        if _done(form, lambda: define(indicator=indicator, from_year=year, seen=seen, **form.meaning())):
            messages.success(request, f"Đã đổi định nghĩa từ năm {year}; số liệu các năm trước giữ nguyên.")
            return redirect(indicator)
    lead = "Định nghĩa mới dùng từ năm đã chọn; số liệu báo cáo trước đó giữ nguyên theo định nghĩa cũ."
    return _answer(request, form, indicator, "Đổi định nghĩa", lead)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def words(request: PortalRequest, pk: int) -> HttpResponse:
    """Correct the words of the definition in use."""
    indicator = get_object_or_404(Indicator, pk=pk)
    form = WordsForm(request.POST or None, initial=typed_from(indicator, indicator.version))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        seen = given.pop("version") or 0
        if _done(form, lambda: correct_words(indicator=indicator, seen=seen, **given)):
            messages.success(request, "Đã sửa câu chữ.")
            return redirect(indicator)
    lead = "Sửa lỗi câu chữ của định nghĩa đang dùng. Đổi cách tính thì dùng “Đổi định nghĩa”."
    return _answer(request, form, indicator, "Sửa câu chữ", lead)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.CATALOGUE_EDIT)
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """Ask an indicator until a year and no longer, or take that back."""
    indicator = get_object_or_404(Indicator, pk=pk)
    form = EndForm(request.POST or None, initial={"version": indicator.version, "last_year": indicator.valid_to})
    if request.method == "POST" and form.is_valid():
        seen, year = form.cleaned_data["version"] or 0, form.cleaned_data["last_year"]
        if _done(form, lambda: end_indicator(indicator=indicator, last_year=year, seen=seen)):
            messages.success(request, f"Chỉ tiêu kết thúc hết năm {year}." if year else "Chỉ tiêu không kết thúc.")
            return redirect(indicator)
    lead = "Sau năm này không cơ quan nào phải nhập nữa; số liệu đã báo cáo vẫn xem được."
    return _answer(request, form, indicator, "Kết thúc chỉ tiêu", lead)


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; a refusal goes to the field that it is about, and what was typed stays."""
    try:
        act()
    except MeaningError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except ConflictError as error:
        form.add_error(None, f"{error} Những gì bạn nhập còn ở dưới; mở lại trang để xem bản mới.")
    except DomainError as error:
        form.add_error(None, str(error))
    return not form.errors


def _answer(
    request: PortalRequest, form: forms.Form, indicator: Indicator | None, heading: str, lead: str
) -> HttpResponse:
    context = {"form": form, "indicator": indicator, "heading": heading, "lead": lead}
    return render(request, "indicators/catalogue_form.html", context, status=422 if form.errors else 200)
