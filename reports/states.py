"""The life of a report: its states and the one table of moves between them."""

from datetime import date

from django.db import models

from agencies.permissions import Perm


class ReportState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã trình"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    SIGNED = "signed", "Đã ký"
    ISSUED = "issued", "Đã phát hành"
    RECALLED = "recalled", "Đã thu hồi"


MOVES: dict[str, dict[str, Perm]] = {  # from → to, and who may
    ReportState.DRAFT: {ReportState.SUBMITTED: Perm.REPORT_SUBMIT},
    ReportState.SUBMITTED: {
        ReportState.RETURNED: Perm.REPORT_REVIEW,
        ReportState.ACCEPTED: Perm.REPORT_REVIEW,
    },
    ReportState.RETURNED: {ReportState.SUBMITTED: Perm.REPORT_SUBMIT},
    ReportState.ACCEPTED: {
        ReportState.RETURNED: Perm.REPORT_REVIEW,
        ReportState.SIGNED: Perm.REPORT_SIGN,
    },
    ReportState.SIGNED: {ReportState.ISSUED: Perm.REPORT_ISSUE},
    ReportState.ISSUED: {ReportState.DRAFT: Perm.REPORT_SIGN, ReportState.RECALLED: Perm.REPORT_SIGN},
    ReportState.RECALLED: {ReportState.DRAFT: Perm.REPORT_SIGN},
}

LETTER_MOVES: dict[str, dict[str, Perm]] = {
    ReportState.DRAFT: {ReportState.SIGNED: Perm.REPORT_SIGN},
    **{state: MOVES[state] for state in (ReportState.SIGNED, ReportState.ISSUED, ReportState.RECALLED)},
}
LETTER_STATES = [(state.value, state.label) for state in ReportState if state in LETTER_MOVES]

ACTIONS: dict[str, str] = {
    ReportState.SUBMITTED: "Trình báo cáo",
    ReportState.RETURNED: "Trả lại",
    ReportState.ACCEPTED: "Tiếp nhận",
    ReportState.SIGNED: "Ký ban hành",
    ReportState.ISSUED: "Phát hành",
    ReportState.DRAFT: "Lập văn bản thay thế",
    ReportState.RECALLED: "Thu hồi",
}

EDITABLE = (ReportState.DRAFT, ReportState.RETURNED)
SENT = (
    ReportState.SUBMITTED,
    ReportState.ACCEPTED,
    ReportState.SIGNED,
    ReportState.ISSUED,
)
FINAL = (ReportState.SIGNED, ReportState.ISSUED)
SEALED = (ReportState.ISSUED, ReportState.RECALLED)  # what was printed does not change, by no path
MISSING = "missing"  # no state: nobody started the report yet


class Timeliness(models.TextChoices):
    """Whether a report came by its due date."""

    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Gửi chậm"
    WAITING = "waiting", "Chưa đến hạn"
    OVERDUE = "overdue", "Quá hạn gửi"


def signing_day_problem(earliest: tuple[date, str], day: date, today: date) -> str:
    """Say why a work cannot be dated ``day``, "" when it can; ``earliest`` is its first day, and what day that is."""
    if day > today:
        return f"Ngày ký không được sau hôm nay ({today:%d/%m/%Y})."
    begins_on, what = earliest
    if day < begins_on:
        return f"Ngày ký không được trước {what} ({begins_on:%d/%m/%Y})."
    return ""


def timeliness_of(due_on: date, submitted_on: date | None, today: date) -> tuple[Timeliness, int]:
    """Judge a report that is due on a day, and say by how many days it is late; ``None``: not sent yet."""
    late = ((submitted_on or today) - due_on).days
    if submitted_on is not None:
        return (Timeliness.LATE, late) if late > 0 else (Timeliness.ON_TIME, 0)
    return (Timeliness.OVERDUE, late) if late > 0 else (Timeliness.WAITING, 0)
