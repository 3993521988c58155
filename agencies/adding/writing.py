"""Adding what a pasted table tells: all of it or nothing, in a few statements whatever its length."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from agencies.adding.agencies import AgencySheet, NewAgency
from agencies.adding.people import MOST, PeopleSheet
from agencies.models import Agency, AgencyProfile, Membership, User
from agencies.services import search_text
from core import clock
from core.audit.events import record_event
from core.errors import DomainError
from core.models import EventKind

PROFILE = ("name", "full_name", "short_name", "symbol", "place")
MEANWHILE = "Người khác vừa thêm một phần của bảng này; xem trước lại rồi thêm phần còn thiếu. Chưa thêm gì."


@transaction.atomic
def add_agencies(sheet: AgencySheet, *, valid_from: date) -> list[Agency]:
    """Add the new agencies of ``sheet``, level by level; return them.

    Raises DomainError on a wrong line, and when somebody took one of the codes meanwhile.
    """
    _require_right(len(sheet.wrong))
    made: dict[int, Agency] = {}
    try:
        with transaction.atomic():
            for level in sheet.levels():
                made |= _add_level(level, made, valid_from)
    except IntegrityError as error:
        raise DomainError(MEANWHILE) from error
    _record("bảng cơ quan", sheet, f"thêm {len(made)} cơ quan")
    return list(made.values())


def _add_level(
    level: Sequence[tuple[int, NewAgency]], made: Mapping[int, Agency], valid_from: date
) -> dict[int, Agency]:
    """Add agencies whose superiors are all there; return them by their lines. As ``services.add_agency`` does one."""
    above = {number: new.superior or made[new.superior_line or 0] for number, new in level}
    rows = {number: _agency(new, above[number], valid_from) for number, new in level}
    Agency.objects.bulk_create(rows.values())
    for number, row in rows.items():
        row.path = f"{above[number].path}{row.pk}/"
    Agency.objects.bulk_update(rows.values(), ["path"], batch_size=100)
    AgencyProfile.objects.bulk_create(
        AgencyProfile(
            agency=rows[number],
            superior=above[number],
            valid_from=valid_from,
            **{name: getattr(new, name) for name in PROFILE},
        )
        for number, new in level
    )
    return rows


def _agency(new: NewAgency, superior: Agency, valid_from: date) -> Agency:
    return Agency(
        code=new.code,
        kind=new.kind,
        name=new.full_name,
        search=search_text(new.code, new.full_name, new.short_name),
        reviews=superior if new.reviews else None,
        starts_on=valid_from,
    )


@transaction.atomic
def add_people(sheet: PeopleSheet) -> list[User]:
    """Open the new accounts of ``sheet`` and give the new roles from today on; return those who are new.

    Raises DomainError on a wrong line, when there would be more links than can be handed out at once, and when
    somebody gave one of the accounts or roles meanwhile.
    """
    _require_right(len(sheet.wrong))
    if sheet.accounts > MOST:
        raise DomainError(f"Có {sheet.accounts} người mới; mỗi lần tạo tối đa {MOST} tài khoản, hãy chia bảng.")
    made = {
        post.username: User(username=post.username, full_name=post.full_name) for post in sheet.new if not post.user
    }
    for user in made.values():
        user.set_unusable_password()
    today = clock.today()
    try:
        with transaction.atomic():
            User.objects.bulk_create(made.values())
            Membership.objects.bulk_create(
                Membership(user=post.user or made[post.username], agency=post.agency, role=post.role, valid_from=today)
                for post in sheet.new
            )
    except IntegrityError as error:
        raise DomainError(MEANWHILE) from error
    _record("bảng người dùng", sheet, f"thêm {len(made)} tài khoản, {len(sheet.new)} vai trò")
    return list(made.values())


def _record(name: str, sheet: AgencySheet | PeopleSheet, done: str) -> None:
    record_event(EventKind.IMPORTED, name=name, detail=f"{len(sheet.lines)} dòng: {done}")


def _require_right(wrong: int) -> None:
    if wrong:
        raise DomainError(f"Còn {wrong} dòng chưa đúng; sửa các dòng đó rồi xem trước lại. Chưa thêm gì.")
