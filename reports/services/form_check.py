"""The check of a work's form: by rules on what is printed and on the rendered file, recorded with who did it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies.capacity import capacity_on
from agencies.models import User
from agencies.permissions import Perm
from core.errors import DomainError
from documents.preflight.rules import form_findings
from documents.preflight.sheets import measured, sheet_findings
from documents.preflight.subject import FormFinding, Subject
from documents.printed import PrintedDocument
from documents.rendering.pdf import render_pdf
from plans.models import Plan, Programme, ReformArea
from reports.models import FormCheck, Report, Work
from reports.printing import report_document
from reports.services.moves import lock, require_seen
from reports.states import FINAL


def form_of(work: Work, printed: PrintedDocument, areas: Iterable[str] | None = None) -> list[FormFinding]:
    """Return what the rules find in the printed value of ``work``; ``areas`` are its ``area_rows``, if read before."""
    return form_findings(_subject(work, printed, areas))


def form_and_sheets(report: Report, printed: PrintedDocument) -> list[FormFinding]:
    """Return what ``form_of`` does and what measuring the rendered file finds.

    It is rendered as it would be signed, without the mark of a draft. Raises what ``render_pdf`` raises.
    """
    return [
        *form_findings(_subject(report, printed)),
        *_of_sheets(printed, render_pdf(replace(printed, is_draft=False))),
    ]


def require_form(work: Work, printed: PrintedDocument, content: bytes) -> None:
    """Raise DomainError, with every reason, unless the form of what is about to be signed is right."""
    found = [*form_findings(_subject(work, printed)), *_of_sheets(printed, content)]
    if blocking := [finding.text for finding in found if finding.blocks]:
        raise DomainError("Thể thức chưa đúng, chưa ký được. " + " ".join(blocking))


def record_form_check(*, report: Report, by: User, seen: int | None = None) -> FormCheck:
    """Record that ``by`` checked the form of ``report``; ``seen`` is the version on the screen, None for any.

    It is printed before anything is locked, which may take long. Raises DomainError without the right to it, for a
    signed report and while a finding blocks, ConflictError when it changed meanwhile.
    """
    report.refresh_from_db()
    require_seen(report, seen)
    if not by.may(Perm.REPORT_FORM, report.agency):
        raise DomainError("Bạn không có quyền kiểm tra thể thức của cơ quan này.")
    if report.state in FINAL:
        raise DomainError("Báo cáo đã ký; không kiểm tra thể thức nữa.")
    printed, version = report_document(report), report.version
    found = form_and_sheets(report, printed)
    if blocking := [finding.text for finding in found if finding.blocks]:
        raise DomainError("Thể thức chưa đúng. " + " ".join(blocking))
    with transaction.atomic():
        lock(report)
        require_seen(report, version)
        return note_form_check(report, printed, by, [finding.text for finding in found])


def note_form_check(work: Work, printed: PrintedDocument, by: User, warnings: Sequence[str] = ()) -> FormCheck:
    """Write down that ``by`` checked the form of ``printed``, in the caller's transaction; once for the same text."""
    last = FormCheck.objects.filter(**work.key).order_by("-pk").first()
    if last is not None and (last.by_id, last.text_sha256) == (by.pk, text_digest(printed)):
        return last
    return FormCheck.objects.create(**work.key, by=by, text_sha256=text_digest(printed), warnings="\n".join(warnings))


def text_digest(printed: PrintedDocument) -> str:
    """Return the digest of all that ``printed`` says, but for the code of verification, which is drawn on signing."""
    return hashlib.sha256(repr(replace(printed, verification=None)).encode()).hexdigest()


def _of_sheets(printed: PrintedDocument, content: bytes) -> list[FormFinding]:
    return sheet_findings(measured(content, annexes=len(printed.annexes)))


def _subject(work: Work, printed: PrintedDocument, areas: Iterable[str] | None = None) -> Subject:
    capacity, refusal = _capacity(work)
    subject = Subject(document=printed, type=work.type, capacity=capacity, no_capacity=refusal)
    if not isinstance(work, Report):
        return subject
    return _of_report(work, subject, area_rows(work) if areas is None else areas)


def _of_report(report: Report, subject: Subject, areas: Iterable[str]) -> Subject:
    """What the form of a report must agree with besides."""
    return replace(
        subject,
        period=report.period.label,
        year=report.period.year,
        areas=tuple(areas),
        is_reported_up=report.duty is not None and report.duty.superior_id != report.agency_id,
    )


def _capacity(work: Work) -> tuple[tuple[str, ...] | None, str]:
    """The lines that the signer's office gives on the document's day, or why it gives none."""
    document, office = work.document, work.signer
    if office is None or document is None or document.issued_on is None:
        return None, ""
    held = office.authorisations.all()
    try:
        capacity = capacity_on(work.agency.kind, office, held, day=document.issued_on, type=work.type)
    except DomainError as error:
        return None, str(error)
    return capacity.lines, ""


def area_rows(report: Report) -> QuerySet:
    """Return the areas of the programme that the agency's plan of the year follows, else of one that spans the year."""
    year = report.period.year
    followed = Plan.objects.filter(agency=report.agency, year=year).values("programme")[:1]
    spanning = Programme.objects.filter(first_year__lte=year, last_year__gte=year).values("pk")[:1]
    areas = ReformArea.objects.filter(programme=Coalesce(Subquery(followed), Subquery(spanning)))
    return areas.values_list("short_name", flat=True)
