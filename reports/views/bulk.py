"""Accepting several reports at once, after seeing them together."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from reports.pages.bulk import chosen_reports
from reports.services import accept_many

MOST = 200


@guard(Perm.REPORT_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: PortalRequest) -> HttpResponse:
    """Show the reports that were ticked in the list; accept them when that is confirmed."""
    asked = request.POST if request.method == "POST" else request.GET
    seen = _read(asked.getlist("report"))
    chosen = chosen_reports(request.user, list(seen))
    status = HTTPStatus.OK
    if request.method == "POST":
        if chosen:
            done = accept_many(reports=[(one.report, seen[one.report.pk]) for one in chosen], by=request.user)
            if done.accepted:
                messages.success(request, f"Đã tiếp nhận {len(done.accepted)} báo cáo.")
            for report, reason in done.refused:
                messages.warning(request, f"{report.agency}, {report.period}: chưa tiếp nhận. {reason}")
            return redirect("reports:list")
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "reports/accept_many.html", {"chosen": chosen}, status=status)


def _read(keys: list[str]) -> dict[int, int]:
    """Return the versions (0: not said) by the ids of reports such as "17" and "17:3"; what is none is left out."""
    found: dict[int, int] = {}
    for key in keys[:MOST]:
        pk, _, version = key.partition(":")
        if _is_number(pk) and (not version or _is_number(version)):
            found[int(pk)] = int(version or 0)
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
