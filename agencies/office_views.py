"""Who signs for an agency: its administrators keep the offices and the written authorisations."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.models import Agency
from agencies.office_forms import AuthorisationForm, NumberSeriesForm, OfficeForm
from agencies.pages import signer_lines
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from agencies.services import save_authorisation, save_office, set_number_series
from core.access import guard
from core.errors import ConflictError, DomainError

SIGNERS = "agencies:offices"
OFFICE_FIELDS = ("title", "rank", "head_title", "holder_name", "holder", "valid_from", "valid_to", "version")
AUTHORISATION_FIELDS = ("kind", "document", "scope", "types", "valid_from", "valid_to", "version")


def _managed(request: PortalRequest, code: str) -> Agency:
    return get_object_or_404(Agency.objects.visible_to(request.user, Perm.MANAGE), code=code)


@guard(Perm.MANAGE)
@require_safe
def offices(request: PortalRequest, code: str) -> HttpResponse:
    """List who signs for the agency and by which document, those of today first."""
    return _signers(request, _managed(request, code))


def _signers(
    request: PortalRequest, agency: Agency, form: NumberSeriesForm | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    form = form or NumberSeriesForm(initial={"number_series": agency.number_series, "version": agency.version})
    context = {"agency": agency, "lines": signer_lines(agency), "series": form}
    return render(request, "agencies/offices.html", context, status=status)


@guard(Perm.MANAGE)
@require_POST
def number_series(request: PortalRequest, code: str) -> HttpResponse:
    """Choose how the agency's documents are numbered."""
    agency = _managed(request, code)
    form = NumberSeriesForm(request.POST.dict())
    if not form.is_valid():
        return _signers(request, agency, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    values = form.cleaned_data
    try:
        set_number_series(agency=agency, series=values["number_series"], seen=values["version"])
    except ConflictError as conflict:
        form = NumberSeriesForm({**form.data, "version": agency.version})
        form.add_error("number_series", str(conflict))
        return _signers(request, agency, form, HTTPStatus.CONFLICT)
    messages.success(request, f"Cách lấy số: {agency.get_number_series_display().lower()}.")
    return redirect(SIGNERS, code)


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: PortalRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Add or change an office; ``pk`` is None for a new one."""
    agency = _managed(request, code)
    row = get_object_or_404(agency.offices, pk=pk) if pk is not None else None
    initial = {name: getattr(row, name) for name in OFFICE_FIELDS} if row else {}
    form = OfficeForm(_posted(request), agency=agency, initial=initial)

    def save(seen: int, values: dict[str, Any]) -> None:
        save_office(agency=agency, office=row, seen=seen, **values)

    return _edit(request, agency, form, save, str(row) if row else "Thêm chức vụ", "Đã lưu chức vụ.")


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def authorisation(request: PortalRequest, code: str, pk: int, number: int | None = None) -> HttpResponse:
    """Add or change a written authorisation of the office ``pk``; ``number`` is None for a new one."""
    agency = _managed(request, code)
    held = get_object_or_404(agency.offices, pk=pk)
    row = get_object_or_404(held.authorisations, pk=number) if number is not None else None
    initial = {name: getattr(row, name) for name in AUTHORISATION_FIELDS} if row else {}
    form = AuthorisationForm(_posted(request), office=held, initial=initial)

    def save(seen: int, values: dict[str, Any]) -> None:
        save_authorisation(office=held, authorisation=row, seen=seen, **values)

    return _edit(request, agency, form, save, f"Giao, ủy quyền ký: {held}", "Đã lưu văn bản giao, ủy quyền ký.")


def _posted(request: PortalRequest) -> dict[str, Any] | None:
    return request.POST.dict() if request.method == "POST" else None


def _edit(
    request: PortalRequest,
    agency: Agency,
    form: forms.Form,
    save: Callable[[int, dict[str, Any]], None],
    heading: str,
    done: str,
) -> HttpResponse:
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            values = dict(form.cleaned_data)
            try:
                save(values.pop("version") or 0, values)
            except ConflictError as conflict:
                status = HTTPStatus.CONFLICT
                form.data = {**form.data, "version": conflict.current.version}  # type: ignore[attr-defined]
                form.add_error(None, str(conflict))
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, done)
                return redirect(SIGNERS, agency.code)
    context = {"agency": agency, "form": form, "heading": heading}
    return render(request, "agencies/office_form.html", context, status=status)
