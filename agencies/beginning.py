"""The beginning of a portal that knows nobody: the agency at its top and who administers it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.adding import names
from agencies.adding.people import valid_username
from agencies.models import Agency, AgencyKind, Membership, User
from agencies.permissions import Role
from agencies.services import add_agency, add_person, give_role
from agencies.signin.attempts import canonical
from agencies.signin.passwords import password_link
from core import clock
from core.errors import DomainError
from core.sheets import of_list
from core.text import clean, fold


@dataclass(frozen=True, slots=True)
class Beginning:
    """Who may begin, where, and the path of the link by which they set a password."""

    agency: Agency
    user: User
    link: str


@transaction.atomic
def begin(*, agency_name: str, code: str, full_name: str, username: str) -> Beginning:
    """Make the agency, unless it is there, and its administrator.

    Asked again before the link was used, it gives a new link. Raises DomainError when somebody administers the
    portal already: that person adds others on the page of people.
    """
    agency = _agency(clean(agency_name), code.strip().upper())
    name, called = clean(full_name), canonical(username)
    if not name:
        raise DomainError("Thiếu họ và tên người quản trị.")
    user = _waiting(called) or _new_person(called, name)
    give_role(user=user, agency=agency, role=Role.ADMINISTRATOR, valid_from=clock.today())
    return Beginning(agency, user, password_link(user))


def _waiting(username: str) -> User | None:
    """Return the person of this name who was made before and never set a password."""
    posts = Membership.objects.on(clock.today()).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    found = [post.user for post in posts.select_related("user")]
    others = [user for user in found if user.has_usable_password() or user.username != username]
    if others:
        raise DomainError(f"Cổng đã có người quản trị ({others[0].username}); thêm người khác tại trang Người dùng.")
    return found[0] if found else None


def _new_person(username: str, full_name: str) -> User:
    try:
        valid_username(username)
    except ValidationError as error:
        raise DomainError(f"Tên đăng nhập “{username}” chỉ gồm chữ, số và các dấu @ . + - _.") from error
    return add_person(username=username, full_name=full_name)


def _agency(typed: str, code: str) -> Agency:
    name = names.full_words(typed)
    kind = of_list(names.KINDS, names.words_of(name))
    if not kind:
        raise DomainError(f"Không rõ loại cơ quan của “{typed}”; ví dụ: Ủy ban nhân dân tỉnh Cà Mau.")
    place = names.place_of(name) or name
    known = Agency.objects.filter(code=code or _code(name, kind)).first()
    if known is not None:
        return known
    if Agency.objects.exists():
        codes = ", ".join(Agency.objects.order_by("path").values_list("code", flat=True)[:3])
        raise DomainError(f"Cổng đã có cơ quan; chọn một cơ quan bằng --code, ví dụ: {codes}.")
    if code and not names.CODE.fullmatch(code):
        raise DomainError(f"Mã “{code}” chỉ gồm chữ không dấu, số và dấu gạch ngang; ví dụ: CM-UBND.")
    return add_agency(
        code=code or _code(name, kind),
        kind=kind,
        valid_from=clock.today().replace(month=1, day=1),
        name=name,
        full_name=name,
        short_name=name.replace(names.COMMITTEE, "UBND", 1)[:120],
        symbol=names.symbol_of(name, kind),
        place=place[:120],
        superior=None,
    )


def _code(name: str, kind: str) -> str:
    """ "Ủy ban nhân dân tỉnh Cà Mau" → "CM-UBND"; another agency's symbol."""
    place = fold(names.place_of(name))
    initials = "".join(word[0] for word in place.split()).upper()
    symbol = names.code_of(name, AgencyKind.OTHER, names.symbol_of(name, kind), "")
    return f"{initials}-{symbol}" if initials else symbol
