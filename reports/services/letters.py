"""Writes on công văn: drafted for agencies that are late, edited. They are signed and issued as reports are."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Agency, User
from agencies.permissions import Perm
from core import clock
from core.errors import DomainError
from core.numbers import cited_day
from core.versions import save_version
from documents.running import RunningText
from documents.running.tokens import require_known
from periods.models import ReportingPeriod
from reports.models import Letter, LetterRecipient
from reports.overview import late_rows
from reports.printing.letter import letter_tokens
from reports.services.citing import cite_letter

UNIT = "VP"
SIGNED = "Công văn đã ký, không sửa được nữa."


def agencies_writing(user: User, perm: Perm = Perm.LETTER_WRITE) -> list[Agency]:
    """Return the agencies at which ``user`` works and writes letters, or holds another ``perm``."""
    found = {post.agency_id: post.agency for post in user.posts if perm in post.perms}
    return list(found.values())


def letters_of(user: User, perm: Perm = Perm.LETTER_VIEW) -> QuerySet[Letter]:
    """Return the letters of the agencies at which ``user`` works and holds ``perm``; others do not exist."""
    rows = Letter.objects.filter(agency__in=agencies_writing(user, perm))
    return rows.select_related("agency", "period", "document", "signer", "written_by", "file")


@transaction.atomic
def write_reminder(*, period: ReportingPeriod, chosen: Collection[int], asked_on: date, by: User) -> Letter:
    """Draft a reminder to the agencies with the ids ``chosen``, asking for the report by ``asked_on``.

    The same wish sent twice is one draft.

    Raises DomainError without an agency to write for, without recipients, for one that is not late, and for a day
    that has passed.
    """
    writers = agencies_writing(by)
    if not writers:
        raise DomainError("Bạn không soạn công văn cho cơ quan nào.")
    if asked_on < clock.today():
        raise DomainError("Ngày đề nghị gửi không được trước hôm nay.")
    rows = [row for row in late_rows(by, period) if row.agency_id in chosen]
    if not rows or len(rows) != len(set(chosen)):
        raise DomainError("Chọn ít nhất một cơ quan đang chậm gửi báo cáo; danh sách có thể vừa thay đổi.")
    drafted = {
        "agency": Agency.objects.select_for_update().get(pk=writers[0].pk),
        "period": period,
        "unit": UNIT,
        "counted_on": clock.today(),
        "written_by": by,
        **_words(period, asked_on),
    }
    if twin := _untouched(drafted, set(chosen)):
        return twin
    letter = Letter.objects.create(**drafted)
    LetterRecipient.objects.bulk_create(
        LetterRecipient(
            letter=letter,
            agency_id=row.agency_id,
            position=place,
            name=row.name,
            due_on=row.due_on,
            days_late=row.days_late,
        )
        for place, row in enumerate(rows, start=1)
    )
    return letter


def _untouched(drafted: dict[str, Any], chosen: set[int]) -> Letter | None:
    """Return the draft that was made of the same wish and not edited since: a button pressed twice."""
    same = Letter.objects.filter(**drafted, document=None, version=1).prefetch_related("reminded")
    return next((one for one in same if {row.agency_id for row in one.reminded.all()} == chosen), None)


def _words(period: ReportingPeriod, asked_on: date) -> dict[str, str]:
    today = cited_day(clock.today())
    return {
        "subject": f"đôn đốc gửi báo cáo cải cách hành chính {period}",
        "before": "Theo quy định về chế độ báo cáo định kỳ, các cơ quan, đơn vị gửi báo cáo cải cách hành chính"
        f" {period} đúng hạn. Tính đến ngày {today}, các cơ quan, đơn vị sau chưa gửi báo cáo:",
        "after": f"Đề nghị các cơ quan, đơn vị nêu trên khẩn trương hoàn thành, gửi báo cáo trước ngày"
        f" {cited_day(asked_on)} để tổng hợp.\n\n"
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp thời để được hướng dẫn.",
        "recipients": f"Lưu: VT, {UNIT}",
    }


@transaction.atomic
def edit_letter(*, letter: Letter, seen: int, **values: RunningText | str) -> Letter:
    """Write the texts of a draft and register what they cite; a plain string is taken as typed.

    Raises ConflictError when somebody was first, DomainError once it is signed and for figures that letters lack.
    """
    stored = Letter.objects.select_for_update().get(pk=letter.pk)
    if not stored.is_editable:
        raise DomainError(SIGNED)
    require_known(f"{values.get('before', '')} {values.get('after', '')}", letter_tokens(stored), "Công văn")
    save_version(letter, seen=seen, **values)
    cite_letter(letter)
    return letter
