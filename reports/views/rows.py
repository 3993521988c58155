"""Fetching for the views of reports and letters: what the user may not see does not exist."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard, type_of_view
from periods.models import ReportingPeriod
from reports.models import Letter, Report
from reports.querysets import ReportQuerySet
from reports.services.letters import letters_of


def agency_and_period(user: User, code: str, period: tuple[int, str], perm: Perm) -> tuple[Agency, ReportingPeriod]:
    """Return the agency at which ``user`` holds ``perm`` and the period; 404 for any other."""
    agency = get_object_or_404(Agency.objects.visible_to(user, perm), code=code)
    year, kind = period
    return agency, get_object_or_404(ReportingPeriod, year=year, kind=kind)


def agency_period_and_report(
    user: User, code: str, period: tuple[int, str], perm: Perm
) -> tuple[Agency, ReportingPeriod, Report | None]:
    """Return the agency, the period and the report, None while nobody started it; 404 for any other agency."""
    report = _reports(user, code, period, perm).first()
    if report is not None:
        return report.agency, report.period, report
    return *agency_and_period(user, code, period, perm), None


def report_of(user: User, code: str, period: tuple[int, str], perm: Perm) -> Report:
    """Return the stored report of an agency at which ``user`` holds ``perm``; 404 for any other."""
    report = _reports(user, code, period, perm).first()
    if report is None:
        raise Http404
    return report


def _reports(user: User, code: str, period: tuple[int, str], perm: Perm) -> ReportQuerySet:
    year, kind = period
    reports = Report.objects.visible_to(user, perm).with_names()
    return reports.filter(agency__code=code, period__year=year, period__kind=kind)


def letter_of(user: User, pk: int, perm: Perm) -> Letter:
    """Return a letter of an agency at whose own post ``user`` holds ``perm``; 404 for any other."""
    letter: Letter = get_object_or_404(letters_of(user, perm), pk=pk)
    return letter


type_of_work_view = Callable[..., HttpResponse]


def on_report(view: type_of_work_view, perm: Perm) -> type_of_view:
    """Return ``view``, which takes a work, as the view of a report that ``perm`` opens."""

    @guard(perm)
    def with_report(request: PortalRequest, code: str, period: tuple[int, str], **more: Any) -> HttpResponse:
        return view(request, report_of(request.user, code, period, perm), **more)

    return with_report


def on_letter(view: type_of_work_view, perm: Perm) -> type_of_view:
    """Return ``view``, which takes a work, as the view of a letter that ``perm`` opens."""

    @guard(perm)
    def with_letter(request: PortalRequest, pk: int, **more: Any) -> HttpResponse:
        return view(request, letter_of(request.user, pk, perm), **more)

    return with_letter
