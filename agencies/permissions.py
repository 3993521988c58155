"""Who may do what: permissions are an enum, roles are data, one table joins them."""

from enum import StrEnum

from django.db import models


class Perm(StrEnum):
    """One thing that a person may be allowed to do with an agency's work."""

    VIEW = "view"
    PLAN_EDIT = "plan.edit"
    PROGRESS_RECORD = "progress.record"
    INDICATOR_RECORD = "indicator.record"
    REPORT_EDIT = "report.edit"
    REPORT_SUBMIT = "report.submit"
    REPORT_REVIEW = "report.review"
    REPORT_SIGN = "report.sign"
    REPORT_ISSUE = "report.issue"
    REPORT_FORM = "report.form"
    LETTER_VIEW = "letter.view"
    LETTER_WRITE = "letter.write"
    TEXT_WRITE = "text.write"
    DASHBOARD_VIEW = "dashboard.view"
    DOCUMENT_RECORD = "document.record"
    AUDIT_VIEW = "audit.view"
    MANAGE = "manage"
    CATALOGUE_EDIT = "catalogue.edit"
    TARGET_EDIT = "target.edit"


class Role(models.TextChoices):
    """A role of a person at an agency; stored as a short value in the membership."""

    EDITOR = "editor", "Chuyên viên nhập liệu"
    APPROVER = "approver", "Lãnh đạo đơn vị"
    SIGNATORY = "signatory", "Người ký"
    REVIEWER = "reviewer", "Thẩm định, theo dõi"
    ADMINISTRATOR = "administrator", "Quản trị"
    INSPECTOR = "inspector", "Kiểm tra (chỉ đọc)"


class Extent(StrEnum):
    """How far a role reaches from the agency of its membership."""

    OWN = "own"  # that agency alone
    BELOW = "below"  # what lies below the agency it reviews for, never itself
    WHOLE = "whole"  # itself, what lies below it, and what it reviews


WORK = frozenset(
    {
        Perm.VIEW,
        Perm.PLAN_EDIT,
        Perm.PROGRESS_RECORD,
        Perm.INDICATOR_RECORD,
        Perm.REPORT_EDIT,
        Perm.REPORT_SUBMIT,
        Perm.TEXT_WRITE,
        Perm.DOCUMENT_RECORD,
    }
)

GRANTS: dict[str, frozenset[Perm]] = {
    Role.EDITOR: WORK,
    Role.APPROVER: WORK | {Perm.AUDIT_VIEW, Perm.REPORT_FORM, Perm.TARGET_EDIT},
    Role.SIGNATORY: frozenset({Perm.VIEW, Perm.REPORT_SIGN, Perm.REPORT_FORM, Perm.LETTER_VIEW, Perm.AUDIT_VIEW}),
    Role.REVIEWER: frozenset(
        {
            Perm.VIEW,
            Perm.REPORT_REVIEW,
            Perm.LETTER_VIEW,
            Perm.LETTER_WRITE,
            Perm.TEXT_WRITE,
            Perm.DASHBOARD_VIEW,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Perm.VIEW,
            Perm.PLAN_EDIT,
            Perm.REPORT_ISSUE,
            Perm.REPORT_FORM,
            Perm.LETTER_VIEW,
            Perm.LETTER_WRITE,
            Perm.TEXT_WRITE,
            Perm.DASHBOARD_VIEW,
            Perm.DOCUMENT_RECORD,
            Perm.AUDIT_VIEW,
            Perm.MANAGE,
            Perm.CATALOGUE_EDIT,
            Perm.TARGET_EDIT,
        }
    ),
    Role.INSPECTOR: frozenset({Perm.VIEW, Perm.DASHBOARD_VIEW, Perm.AUDIT_VIEW}),
}

# What reads and changes nothing: it reaches back to those whom an agency carries on for after a reorganisation.
READS = frozenset({Perm.VIEW, Perm.DASHBOARD_VIEW, Perm.AUDIT_VIEW})

# What all agencies share: held only at an agency that guides others (``Agency.guides``), docs/adr.
SHARED = frozenset({Perm.CATALOGUE_EDIT})

EXTENTS: dict[str, Extent] = {
    Role.EDITOR: Extent.OWN,
    Role.APPROVER: Extent.OWN,
    Role.SIGNATORY: Extent.OWN,
    Role.REVIEWER: Extent.BELOW,
    Role.ADMINISTRATOR: Extent.WHOLE,
    Role.INSPECTOR: Extent.WHOLE,
}


def perms_of(role: str, *, guides: bool) -> frozenset[Perm]:
    """Return what ``role`` may do at an agency; ``guides`` says whether the agency guides others."""
    return GRANTS[role] if guides else GRANTS[role] - SHARED
