"""Adding what a pasted table tells: all of it or nothing."""

from datetime import date

from django.db import transaction

from agencies.adding.agencies import AgencySheet, NewAgency
from agencies.adding.people import MOST, PeopleSheet
from agencies.models import Agency, User
from agencies.services import add_agency, add_person, give_role
from core import clock
from core.errors import DomainError


@transaction.atomic
def add_agencies(sheet: AgencySheet, *, valid_from: date) -> list[Agency]:
    """Add the new agencies of ``sheet``, each after its superior; return them. Raises DomainError on a wrong line."""
    _require_right(len(sheet.wrong))
    made: dict[int, Agency] = {}
    for number, new in sheet.in_order():
        made[number] = _add(new, new.superior or made[new.superior_line or 0], valid_from)
    return list(made.values())


def _add(new: NewAgency, superior: Agency, valid_from: date) -> Agency:
    profile = {name: getattr(new, name) for name in ("name", "full_name", "short_name", "symbol", "place")}
    reviews = superior if new.reviews else None
    return add_agency(
        code=new.code, kind=new.kind, valid_from=valid_from, reviews=reviews, superior=superior, **profile
    )


@transaction.atomic
def add_people(sheet: PeopleSheet) -> list[User]:
    """Open the new accounts of ``sheet`` and give the new roles from today on; return those who are new.

    Raises DomainError on a wrong line, and when there would be more links than can be handed out at once.
    """
    _require_right(len(sheet.wrong))
    if sheet.accounts > MOST:
        raise DomainError(f"Có {sheet.accounts} người mới; mỗi lần tạo tối đa {MOST} tài khoản, hãy chia bảng.")
    made: dict[str, User] = {}
    for post in sheet.new:
        user = post.user or made.get(post.username)
        if user is None:
            user = made[post.username] = add_person(username=post.username, full_name=post.full_name)
        give_role(user=user, agency=post.agency, role=post.role, valid_from=clock.today())
    return list(made.values())


def _require_right(wrong: int) -> None:
    if wrong:
        raise DomainError(f"Còn {wrong} dòng chưa đúng; sửa các dòng đó rồi xem trước lại. Chưa thêm gì.")
