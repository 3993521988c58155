"""Issued documents: made once on issuing, replaced by a new one, or recalled; never changed."""

import dataclasses
from typing import TypeVar

from django.db import transaction

from agencies.models import User
from core.errors import DomainError
from documents.codes import new_code
from documents.models import StoredFile
from reports.figures import digest
from reports.models import Issue, IssueState, PreparedSigning, ReplacementKind, Work, WorkflowStep
from reports.printing import printed_document
from reports.services.moves import lock, move, require_move
from reports.states import ReportState

W = TypeVar("W", bound=Work)

NO_REASON = "Phải ghi lý do; lý do hiện trên trang văn bản và trang kiểm tra văn bản."


def record_issue(work: Work, file: StoredFile, by: User) -> Issue:
    """Keep what is issued with ``file``: bytes, figures, head and signer as they are printed now.

    The document before it, if there is one, is from now on replaced. Call it in the transaction that issues.
    """
    document = work.document
    assert document is not None and document.issued_on is not None  # constraint: signed_report_has_document_and_file
    before = Issue.objects.filter(**work.key, replaced_by=None).order_by("-issued_at", "-pk").first()
    if before is not None and before.state == IssueState.IN_FORCE:
        before.state = IssueState.REPLACED
        before.save(update_fields=["state"])
    opened = WorkflowStep.objects.filter(**work.key, to_state=ReportState.DRAFT).order_by("-at", "-pk").first()
    return Issue.objects.create(
        **work.key,
        document=document,
        file=file,
        code=work.code or new_code(),
        symbol=document.symbol,
        title=document.summary,
        agency_name=document.issuer,
        issued_on=document.issued_on,
        signer_name=work.signer_name,
        signer_authority=work.signer_authority,
        letterhead=_plain(dataclasses.asdict(printed_document(work).letterhead)),
        figures=work.figures,
        figures_sha256=digest(work.figures),
        sha256=file.sha256,
        issued_by=by,
        replaces=before,
        kind=work.replacement_kind if before else "",
        reason=opened.reason if before and opened else "",
    )


@transaction.atomic
def replace(*, work: W, by: User, kind: str, reason: str) -> W:
    """Open an issued work again, so that a new document corrects or replaces it.

    The issued document stays as it is, and in force until the new one is issued. Raises DomainError without a reason.
    """
    if not reason.strip():
        raise DomainError(NO_REASON)
    lock(work)
    require_move(work, ReportState.DRAFT, by)
    if work.state == ReportState.ISSUED:
        _in_force(work, by)
    PreparedSigning.objects.filter(**work.key).delete()
    return move(
        work,
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
def recall(*, work: W, by: User, reason: str) -> W:
    """Recall the issued document: it is kept, and marked wherever it is shown. Raises DomainError without a reason."""
    if not reason.strip():
        raise DomainError(NO_REASON)
    lock(work)
    if work.state == ReportState.RECALLED:
        return work
    require_move(work, ReportState.RECALLED, by)
    issue = _in_force(work, by)
    issue.state, issue.recall_reason = IssueState.RECALLED, reason.strip()
    issue.save(update_fields=["state", "recall_reason"])
    return move(work, ReportState.RECALLED, by=by, reason=reason.strip())


def _in_force(work: Work, by: User) -> Issue:
    """The document in force; one that was issued before documents were kept apart is recorded now."""
    issue = Issue.objects.filter(**work.key, state=IssueState.IN_FORCE).first()
    if issue is None and work.file is not None:
        return record_issue(work, work.file, by)
    if issue is None:
        raise DomainError(
            "Văn bản này ký trên giấy, cổng không lưu bản phát hành nên không thay thế, thu hồi ở đây được."
        )
    return issue


def _plain(value: object) -> object:
    """Tuples as lists, as JSON keeps them."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
