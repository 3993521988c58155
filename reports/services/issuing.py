"""Issued documents: made once on issuing, replaced by a new one, or recalled; never changed."""

import dataclasses

from django.db import transaction

from agencies.models import User
from core.errors import DomainError
from documents.codes import new_code
from documents.models import StoredFile
from reports.models import Issue, IssueState, PreparedSigning, ReplacementKind, Report
from reports.printing import report_document
from reports.services.moves import lock, move, require_move
from reports.states import ReportState

NO_REASON = "Phải ghi lý do; lý do hiện trên trang báo cáo và trang kiểm tra văn bản."


def record_issue(report: Report, file: StoredFile, by: User) -> Issue:
    """Keep what is issued with ``file``: bytes, figures, head and signer as they are printed now.

    The document before it, if there is one, is from now on replaced. Call it in the transaction that issues.
    """
    document = report.document
    assert document is not None and document.issued_on is not None  # constraint: signed_report_has_document_and_file
    before = report.issues.filter(replaced_by=None).order_by("-issued_at", "-pk").first()
    if before is not None and before.state == IssueState.IN_FORCE:
        before.state = IssueState.REPLACED
        before.save(update_fields=["state"])
    step = report.steps.filter(to_state=ReportState.DRAFT).order_by("-at", "-pk").first() if before else None
    return Issue.objects.create(
        report=report,
        document=document,
        file=file,
        code=report.code or new_code(),
        symbol=document.symbol,
        title=document.summary,
        agency_name=document.issuer,
        issued_on=document.issued_on,
        signer_name=report.signer_name,
        signer_authority=report.signer_authority,
        letterhead=_plain(dataclasses.asdict(report_document(report).letterhead)),
        figures=report.figures,
        figures_sha256=report.figures_sha256,
        sha256=file.sha256,
        issued_by=by,
        replaces=before,
        kind=report.replacement_kind if before else "",
        reason=step.reason if step else "",
    )


@transaction.atomic
def replace(*, report: Report, by: User, kind: str, reason: str) -> Report:
    """Open an issued report again, so that a new document corrects or replaces it.

    The issued document stays as it is, and in force until the new one is issued. Raises DomainError without a reason.
    """
    if not reason.strip():
        raise DomainError(NO_REASON)
    lock(report)
    require_move(report, ReportState.DRAFT, by)
    _in_force(report, by)
    PreparedSigning.objects.filter(report=report).delete()
    return move(
        report,
        ReportState.DRAFT,
        by=by,
        reason=reason.strip(),
        document=None,
        file=None,
        signer=None,
        signer_authority="",
        signer_name="",
        code="",
        replacement_kind=ReplacementKind(kind),
    )


@transaction.atomic
def recall(*, report: Report, by: User, reason: str) -> Report:
    """Recall the issued document: it is kept, and marked wherever it is shown. Raises DomainError without a reason."""
    if not reason.strip():
        raise DomainError(NO_REASON)
    lock(report)
    if report.state == ReportState.RECALLED:
        return report
    require_move(report, ReportState.RECALLED, by)
    issue = _in_force(report, by)
    if issue is not None:
        issue.state, issue.recall_reason = IssueState.RECALLED, reason.strip()
        issue.save(update_fields=["state", "recall_reason"])
    return move(report, ReportState.RECALLED, by=by, reason=reason.strip())


def _in_force(report: Report, by: User) -> Issue | None:
    """The document in force; one that was issued before documents were kept apart is recorded now."""
    issue = report.issues.filter(state=IssueState.IN_FORCE).first()
    if issue is None and report.state == ReportState.ISSUED and report.file is not None:
        return record_issue(report, report.file, by)
    return issue


def _plain(value: object) -> object:
    """Tuples as lists, as JSON keeps them."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
