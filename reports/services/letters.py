"""Writes on công văn: drafted for agencies that are late, edited, numbered once."""

import copy
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from agencies.capacity import Capacity, capacity_on
from agencies.models import Agency, Office, User
from agencies.permissions import Perm
from core import clock
from core.errors import DomainError
from core.numbers import format_day
from core.versions import save_version
from documents.models import OfficialDocument
from documents.numbering.series import take_number
from documents.numbering.symbols import symbol_after, symbol_of
from documents.preflight.rules import form_findings
from documents.preflight.subject import FormFinding, Subject
from documents.services import register_document
from documents.states import DocumentType
from periods.models import ReportingPeriod
from reports.models import Letter, LetterRecipient
from reports.overview import AgencyRow, overview
from reports.printing.letter import letter_document
from reports.states import Timeliness

UNIT = "VP"
NUMBERED = "Công văn đã lấy số, không sửa được nữa."


def agencies_writing(user: User) -> list[Agency]:
    """Return the agencies at which ``user`` works and writes letters."""
    found = {post.agency_id: post.agency for post in user.posts if Perm.LETTER_WRITE in post.perms}
    return list(found.values())


def letters_of(user: User) -> QuerySet[Letter]:
    """Return the letters of the agencies at which ``user`` writes; others do not exist."""
    rows = Letter.objects.filter(agency__in=agencies_writing(user))
    return rows.select_related("agency", "period", "document", "signer", "written_by")


def late_rows(user: User, period: ReportingPeriod) -> tuple[AgencyRow, ...]:
    """Return the agencies that ``user`` oversees, have not sent the period's report, and whose due day has passed."""
    return tuple(row for row in overview(user, period).rows if row.timeliness == Timeliness.OVERDUE)


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
    today = format_day(clock.today())
    return {
        "subject": f"đôn đốc gửi báo cáo cải cách hành chính {period}",
        "before": "Theo quy định về chế độ báo cáo định kỳ, các cơ quan, đơn vị gửi báo cáo cải cách hành chính"
        f" {period} đúng hạn. Tính đến ngày {today}, các cơ quan, đơn vị sau chưa gửi báo cáo:",
        "after": f"Đề nghị các cơ quan, đơn vị nêu trên khẩn trương hoàn thành, gửi báo cáo trước ngày"
        f" {format_day(asked_on)} để tổng hợp.\n\n"
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp thời để được hướng dẫn.",
        "recipients": f"Lưu: VT, {UNIT}",
    }


@transaction.atomic
def edit_letter(*, letter: Letter, seen: int, **values: str) -> Letter:
    """Write the texts of a draft. Raises ConflictError when somebody was first, DomainError once it is numbered."""
    stored = Letter.objects.select_for_update().get(pk=letter.pk)
    if stored.document_id is not None:
        raise DomainError(NUMBERED)
    save_version(letter, seen=seen, **values)
    return letter


def letter_findings(letter: Letter) -> list[FormFinding]:
    """Return what is wrong with the form of ``letter`` as it stands."""
    printed = letter_document(letter)
    lines = printed.signature.authority if letter.signer is not None else None
    return form_findings(Subject(printed, DocumentType.LETTER, capacity=lines))


@transaction.atomic
def number_letter(
    *, letter: Letter, by: User, office: Office, number: int | None, issued_on: date, seen: int
) -> Letter:
    """Give the letter its number, day and signer; from then on it does not change. Numbered twice, it is once.

    Raises DomainError without capacity, for a day that is not between the counting and today, for a form that is
    wrong and for a used number; ConflictError when the letter is not the one that was seen.
    """
    stored = Letter.objects.select_for_update().get(pk=letter.pk)
    if stored.document_id is not None:
        letter.refresh_from_db()
        return letter
    if not letter.counted_on <= issued_on <= clock.today():
        raise DomainError(f"Ngày công văn từ {format_day(letter.counted_on)} đến hôm nay.")
    capacity = letter_capacity(letter, office, issued_on, by)
    taken = take_number(agency=letter.agency, year=issued_on.year, type=DocumentType.LETTER, number=number)
    symbol = symbol_of(taken.number, letter_symbol(letter, issued_on))
    _require_form(letter, office, capacity.lines, symbol, issued_on)
    document = register_document(
        type=DocumentType.LETTER,
        symbol=symbol,
        issued_on=issued_on,
        issuer=letter.agency.profile_on(issued_on).full_name,
        summary=letter.subject,
        agency=letter.agency,
    )
    taken.document = document
    taken.save(update_fields=["document"])
    save_version(
        letter,
        seen=seen,
        document=document,
        signer=office,
        signer_authority="\n".join(capacity.lines),
        signer_name=office.holder_name,
    )
    return letter


def letter_symbol(letter: Letter, day: date) -> str:
    """Return what stands after the number: ``SNV-VP``."""
    symbol = letter.agency.profile_on(day).symbol
    return symbol_after(type=DocumentType.LETTER, agency_symbol=symbol, unit=letter.unit)


def letter_capacity(letter: Letter, office: Office, day: date, by: User) -> Capacity:
    """Return in what capacity ``office`` signs the letter; raises DomainError when in none, or ``by`` may not."""
    if letter.agency_id not in {agency.pk for agency in agencies_writing(by)}:
        raise DomainError("Bạn không soạn công văn của cơ quan này.")
    if office.agency_id != letter.agency_id:
        raise DomainError("Người ký phải thuộc cơ quan ban hành công văn.")
    held = office.authorisations.all()
    return capacity_on(letter.agency.kind, office, held, day=day, type=DocumentType.LETTER)


def _require_form(letter: Letter, office: Office, lines: Sequence[str], symbol: str, day: date) -> None:
    twin = copy.copy(letter)
    twin.document = OfficialDocument(type=DocumentType.LETTER, symbol=symbol, issued_on=day)
    twin.signer, twin.signer_authority, twin.signer_name = office, "\n".join(lines), office.holder_name
    if blocking := [finding.text for finding in letter_findings(twin) if finding.blocks]:
        raise DomainError("Thể thức chưa đúng, chưa lấy số được. " + " ".join(blocking))
