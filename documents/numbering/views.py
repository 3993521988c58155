"""The page of the book of outgoing documents, on which văn thư also explains its gaps."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from core.audit.trail import trail_of
from core.errors import DomainError
from documents.numbering.forms import VoidForm
from documents.numbering.register import register_of, register_years
from documents.numbering.series import void_numbers


@guard(Perm.VIEW)
@require_safe
def numbers(request: PortalRequest, code: str, year: int) -> HttpResponse:
    """Show the numbers of an agency in a year, the documents that bear them and the gaps."""
    agency = _agency(request, code, year, Perm.VIEW)
    return _page(request, agency, year, VoidForm())


@guard(Perm.REPORT_ISSUE)
@require_POST
def void(request: PortalRequest, code: str, year: int) -> HttpResponse:
    """Record that numbers will never be used, with the reason."""
    agency = _agency(request, code, year, Perm.REPORT_ISSUE)
    form = VoidForm(request.POST)
    if form.is_valid():
        try:
            count = void_numbers(agency=agency, year=year, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã ghi bỏ {count} số.")
            return redirect("documents:numbers", code, year)
    return _page(request, agency, year, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _agency(request: PortalRequest, code: str, year: int, perm: Perm) -> Agency:
    """The agency, if it has a book of that year; this year's is there before its first number."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user, perm), code=code)
    if year != clock.today().year and year not in register_years(agency):
        raise Http404
    return agency


def _page(
    request: PortalRequest, agency: Agency, year: int, form: VoidForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    series = register_of(agency, year)
    void = [line.row for one in series for line in one.lines if line.row is not None and line.void_reason]
    years = sorted({*register_years(agency), year}, reverse=True)
    context = {
        "agency": agency,
        "year": year,
        "tabs": [
            {"label": str(one), "url": reverse("documents:numbers", args=[agency.code, one]), "active": one == year}
            for one in years
        ],
        "series": series,
        "audit": trail_of(void) if void and request.user.may(Perm.AUDIT_VIEW, agency) else None,
        "form": form if request.user.may(Perm.REPORT_ISSUE, agency) else None,
    }
    return render(request, "documents/numbers.html", context, status=status)
