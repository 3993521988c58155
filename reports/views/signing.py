"""Signing and issuing a report or a letter: with a key, or with a file that the agency's own tool has signed."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.requests import PortalRequest
from core.errors import DomainError
from documents.rendering.fonts import FontMissing
from documents.signing.keys import Key, Method, open_key
from reports import services
from reports.models import Issue, Work, prepared_of
from reports.services import moves_open_to, signing_offices
from reports.signing_forms import IssueForm, RecallForm, ReplaceForm, SignedFileForm, SignForm
from reports.states import ReportState
from reports.views.files import pdf_file
from reports.views.moving import ask, decide, move_page

NOT_PREPARED = "Chưa có bản để ký; chọn số, ngày và lập bản để ký trước."


@require_http_methods(["GET", "POST"])
def sign(request: PortalRequest, work: Work) -> HttpResponse:
    """Ask for office, number, day and key; then sign and store the PDF, or print it for the agency's own tool."""
    more: dict[str, Any] = {
        "work": work,
        "offices": signing_offices(work, request.user),
        "owner": request.user.username,
    }
    if request.method == "GET":
        return ask(request, work, ReportState.SIGNED, SignForm(**more))
    if work.state == ReportState.SIGNED:  # pressed twice: its number is its own by now
        return redirect(work)
    form = SignForm(request.POST.dict(), request.FILES, **more)
    if form.is_valid() and form.cleaned_data.get("method") == Method.EXTERNAL:
        return _prepare(request, work, form)

    def act() -> Work:
        values = dict(form.cleaned_data)
        with _key(values, request.user.username) as key:
            return services.sign(work=work, by=request.user, key=key, **values)

    return decide(request, work, ReportState.SIGNED, act, form)


def _prepare(request: PortalRequest, work: Work, form: SignForm) -> HttpResponse:
    values = {name: form.cleaned_data[name] for name in ("office", "number", "issued_on")}
    try:
        services.prepare(work=work, by=request.user, **values)
    except (DomainError, FontMissing) as error:
        return move_page(request, work, ReportState.SIGNED, form, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(work.address("sign_file"))


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


@require_http_methods(["GET", "POST"])
def sign_file(request: PortalRequest, work: Work) -> HttpResponse:
    """Hand out the prepared file, and take it back signed."""
    if work.state == ReportState.SIGNED:
        return redirect(work)
    prepared = prepared_of(work)
    if prepared is None or ReportState.SIGNED not in moves_open_to(work, request.user):
        messages.warning(request, NOT_PREPARED)
        return redirect(work)
    form = SignedFileForm(request.POST.dict(), request.FILES) if request.method == "POST" else SignedFileForm()
    if form.is_valid():
        try:
            content = form.cleaned_data["signed_file"].read()
            services.sign_file(work=work, by=request.user, content=content)
        except DomainError as error:
            form.add_error("signed_file", str(error))
        else:
            messages.success(request, "Đã kiểm tra và lưu văn bản đã ký.")
            return redirect(work)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    addresses = {"prepared_url": work.address("prepared_pdf"), "sign_url": work.address("sign")}
    context = {"work": work, "prepared": prepared, "form": form} | addresses
    return render(request, "reports/sign_file.html", context, status=status)


@require_safe
def prepared_pdf(request: PortalRequest, work: Work) -> HttpResponse:
    """Hand out the work as it was printed for the agency's own signing tool."""
    prepared = prepared_of(work)
    if prepared is None:
        messages.warning(request, NOT_PREPARED)
        return redirect(work)
    return pdf_file(prepared.file.content(), prepared.file.name)


@require_http_methods(["GET", "POST"])
def issue(request: PortalRequest, work: Work) -> HttpResponse:
    """Put the agency's signature on a signed work: it becomes the official document."""
    owner = work.agency.code
    if request.method == "GET":
        return ask(request, work, ReportState.ISSUED, IssueForm(owner=owner))
    if work.state == ReportState.ISSUED:
        return redirect(work)
    form = IssueForm(request.POST.dict(), request.FILES, owner=owner)

    def act() -> Work:
        values = dict(form.cleaned_data)
        if values.get("method") == Method.EXTERNAL:
            content = values["signed_file"].read()
            return services.issue(work=work, by=request.user, content=content)
        with _key(values, owner) as key:
            return services.issue(work=work, by=request.user, key=key)

    return decide(request, work, ReportState.ISSUED, act, form)


@require_http_methods(["GET", "POST"])
def replace(request: PortalRequest, work: Work) -> HttpResponse:
    """Open an issued work again for a document that corrects or replaces it."""
    if request.method == "GET":
        return ask(request, work, ReportState.DRAFT, ReplaceForm())
    form = ReplaceForm(request.POST.dict())

    def act() -> Work:
        return services.replace(work=work, by=request.user, **form.cleaned_data)

    return decide(request, work, ReportState.DRAFT, act, form)


@require_http_methods(["GET", "POST"])
def recall(request: PortalRequest, work: Work) -> HttpResponse:
    """Recall the issued document, with a reason."""
    if request.method == "GET":
        return ask(request, work, ReportState.RECALLED, RecallForm())
    form = RecallForm(request.POST.dict())

    def act() -> Work:
        return services.recall(work=work, by=request.user, **form.cleaned_data)

    return decide(request, work, ReportState.RECALLED, act, form)


@require_safe
def issued_pdf(request: PortalRequest, work: Work, issue: int) -> HttpResponse:
    """Hand out an issued document, also one that was replaced or recalled."""
    found = get_object_or_404(Issue.objects.select_related("file"), **work.key, pk=issue)
    try:
        return pdf_file(found.file.content(), found.file.name)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(work)
