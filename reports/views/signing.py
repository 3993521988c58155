"""Signing and issuing: with a key, or with a file that the agency's own tool has signed."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.rendering.fonts import FontMissing
from documents.signing.keys import Key, Method, open_key
from reports import services
from reports.models import PreparedSigning, Report
from reports.services import signing_offices
from reports.signing_forms import IssueForm, RecallForm, ReplaceForm, SignedFileForm, SignForm
from reports.states import ReportState
from reports.views.files import pdf_file
from reports.views.rows import report_of
from reports.views.workflow import ask, decide, move_page

NOT_PREPARED = "Chưa có bản để ký; chọn số, ngày và lập bản để ký trước."


@guard(Perm.REPORT_SIGN)
@require_http_methods(["GET", "POST"])
def sign(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Ask for office, number, day and key; then sign and store the PDF, or print it for the agency's own tool."""
    report = report_of(request.user, code, period, Perm.REPORT_SIGN)
    more: dict[str, Any] = {
        "report": report,
        "offices": signing_offices(report, request.user),
        "owner": request.user.username,
    }
    if request.method == "GET":
        return ask(request, report, ReportState.SIGNED, SignForm(**more))
    if report.state == ReportState.SIGNED:  # pressed twice: its number is its own by now
        return redirect(report)
    form = SignForm(request.POST.dict(), request.FILES, **more)
    if form.is_valid() and form.cleaned_data.get("method") == Method.EXTERNAL:
        return _prepare(request, report, form)

    def act() -> Report:
        values = dict(form.cleaned_data)
        with _key(values, request.user.username) as key:
            return services.sign(report=report, by=request.user, key=key, **values)

    return decide(request, report, ReportState.SIGNED, act, form)


def _prepare(request: PortalRequest, report: Report, form: SignForm) -> HttpResponse:
    values = {name: form.cleaned_data[name] for name in ("office", "number", "issued_on")}
    try:
        services.prepare(report=report, by=request.user, **values)
    except (DomainError, FontMissing) as error:
        return move_page(request, report, ReportState.SIGNED, form, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("reports:sign_file", report.agency.code, report.period.slug)


@contextmanager
def _key(values: dict[str, Any], owner: str) -> Iterator[Key | None]:
    """Open the key that the form names and take the form's key fields out of ``values``; None for paper."""
    method, passphrase = values.pop("method", ""), values.pop("passphrase", "")
    file, _ = values.pop("key_file", None), values.pop("signed_file", None)
    if not method:
        yield None
        return
    with open_key(method, owner=owner, passphrase=passphrase, content=file.read() if file else b"") as key:
        yield key


@guard(Perm.REPORT_SIGN)
@require_http_methods(["GET", "POST"])
def sign_file(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Hand out the prepared file, and take it back signed."""
    report = report_of(request.user, code, period, Perm.REPORT_SIGN)
    if report.state == ReportState.SIGNED:
        return redirect(report)
    prepared = _prepared(report)
    if prepared is None or report.state != ReportState.ACCEPTED:
        messages.warning(request, NOT_PREPARED)
        return redirect(report)
    form = SignedFileForm(request.POST.dict(), request.FILES) if request.method == "POST" else SignedFileForm()
    if form.is_valid():
        try:
            content = form.cleaned_data["signed_file"].read()
            services.sign_file(report=report, by=request.user, content=content)
        except DomainError as error:
            form.add_error("signed_file", str(error))
        else:
            messages.success(request, "Đã kiểm tra và lưu văn bản đã ký.")
            return redirect(report)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"report": report, "prepared": prepared, "form": form}
    return render(request, "reports/sign_file.html", context, status=status)


@guard(Perm.REPORT_SIGN)
@require_safe
def prepared_pdf(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Hand out the report as it was printed for the agency's own signing tool."""
    report = report_of(request.user, code, period, Perm.REPORT_SIGN)
    prepared = _prepared(report)
    if prepared is None:
        messages.warning(request, NOT_PREPARED)
        return redirect(report)
    return pdf_file(prepared.file.content(), prepared.file.name)


def _prepared(report: Report) -> PreparedSigning | None:
    return PreparedSigning.objects.select_related("file", "number", "office").filter(report=report).first()


@guard(Perm.REPORT_ISSUE)
@require_http_methods(["GET", "POST"])
def issue(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Put the agency's signature on a signed report: it becomes the official document."""
    report = report_of(request.user, code, period, Perm.REPORT_ISSUE)
    owner = report.agency.code
    if request.method == "GET":
        return ask(request, report, ReportState.ISSUED, IssueForm(owner=owner))
    if report.state == ReportState.ISSUED:
        return redirect(report)
    form = IssueForm(request.POST.dict(), request.FILES, owner=owner)

    def act() -> Report:
        values = dict(form.cleaned_data)
        if values.get("method") == Method.EXTERNAL:
            content = values["signed_file"].read()
            return services.issue(report=report, by=request.user, content=content)
        with _key(values, owner) as key:
            return services.issue(report=report, by=request.user, key=key)

    return decide(request, report, ReportState.ISSUED, act, form)


@guard(Perm.REPORT_SIGN)
@require_http_methods(["GET", "POST"])
def replace(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Open an issued report again for a document that corrects or replaces it."""
    report = report_of(request.user, code, period, Perm.REPORT_SIGN)
    if request.method == "GET":
        return ask(request, report, ReportState.DRAFT, ReplaceForm())
    form = ReplaceForm(request.POST.dict())

    def act() -> Report:
        return services.replace(report=report, by=request.user, **form.cleaned_data)

    return decide(request, report, ReportState.DRAFT, act, form)


@guard(Perm.REPORT_SIGN)
@require_http_methods(["GET", "POST"])
def recall(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Recall the issued document, with a reason."""
    report = report_of(request.user, code, period, Perm.REPORT_SIGN)
    if request.method == "GET":
        return ask(request, report, ReportState.RECALLED, RecallForm())
    form = RecallForm(request.POST.dict())

    def act() -> Report:
        return services.recall(report=report, by=request.user, **form.cleaned_data)

    return decide(request, report, ReportState.RECALLED, act, form)


@guard(Perm.VIEW)
@require_safe
def issued_pdf(request: PortalRequest, code: str, period: tuple[int, str], pk: int) -> HttpResponse:
    """Hand out an issued document, also one that was replaced or recalled."""
    report = report_of(request.user, code, period, Perm.VIEW)
    issue = get_object_or_404(report.issues.select_related("file"), pk=pk)
    try:
        return pdf_file(issue.file.content(), issue.file.name)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(report)
