"""A pasted table of people: each line matched with whom there is, and what adding it would make."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from agencies.adding import names
from agencies.adding.agencies import CALLED
from agencies.models import Agency, AgencyProfile, Membership, User
from agencies.people import looked_after_by
from agencies.permissions import Perm, Role
from agencies.signin.attempts import canonical
from core import clock
from core.sheets import Line, of_list, quoted, read_sheet, without_value
from core.suggest import Suggestions
from core.text import fold

COLUMNS = {
    "name": ("ho va ten", "ho ten", "ten", "nguoi dung"),
    "role": ("vai tro", "quyen"),
    "agency": ("co quan", "co quan, don vi", "co quan don vi", "don vi", "noi cong tac"),
    "username": ("ten dang nhap", "tai khoan"),
}
LABELS = {"name": "Họ và tên", "role": "Vai trò", "agency": "Cơ quan", "username": "Tên đăng nhập"}
ROLES = {
    "chuyen vien": Role.EDITOR,
    "nhap lieu": Role.EDITOR,
    "lanh dao": Role.APPROVER,
    "duyet": Role.APPROVER,
    "nguoi ky": Role.SIGNATORY,
    "ky": Role.SIGNATORY,
    "tham dinh": Role.REVIEWER,
    "tham dinh,": Role.REVIEWER,
    "theo doi": Role.REVIEWER,
    "quan tri": Role.ADMINISTRATOR,
    "kiem tra": Role.INSPECTOR,
}
MOST = 200  # links that can be handed out at once
valid_username = UnicodeUsernameValidator()


@dataclass(frozen=True, slots=True)
class NewPost:
    """A role to be given; ``user`` is there already, or is made with ``username`` and ``full_name``."""

    full_name: str
    username: str
    user: User | None
    role: Role
    agency: Agency


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What a line would do: give ``new``, nothing as it ``is_held``, or nothing because of ``problems``."""

    number: int
    name: str
    new: NewPost | None = None
    is_held: bool = False
    problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    lines: Sequence[PersonLine]
    ignored: Sequence[str]

    @property
    def new(self) -> list[NewPost]:
        return [line.new for line in self.lines if line.new and not line.is_held]

    @property
    def accounts(self) -> int:
        """How many accounts would be made."""
        return len({post.username for post in self.new if post.user is None})

    @property
    def wrong(self) -> list[PersonLine]:
        return [line for line in self.lines if line.problems]


class Known:
    """Where the user may give roles, and who is there: read once for a table."""

    def __init__(self, by: User) -> None:
        today = clock.today()
        self.agencies = {one.pk: one for one in Agency.objects.visible_to(by, Perm.MANAGE).existing_on(today)}
        self.by_name: dict[str, list[Agency]] = {}
        profiles = AgencyProfile.objects.on(today).filter(agency__in=self.agencies)
        for pk, *called in profiles.values_list("agency", *CALLED):
            for name in {names.words_of(one) for one in called}:
                self.by_name.setdefault(name, []).append(self.agencies[pk])
        self.alike = Suggestions({name: found[0].name for name, found in self.by_name.items()})
        mine = looked_after_by(by)
        self.mine = {canonical(user.username): user for user in mine}
        posts = Membership.objects.on(today).filter(user__in=mine).values_list("user", "agency", "role")
        self.posts = set(posts)
        by_pk = {user.pk: (user, fold(user.full_name)) for user in mine}
        self.at = {(by_pk[pk][1], agency): by_pk[pk][0] for pk, agency, _ in self.posts}
        self.made_at: dict[tuple[str, int], str] = {}  # names to sign in with that lines of the table give
        self.usernames = {canonical(name) for name in User.objects.values_list("username", flat=True)}


def read_people(text: str, by: User) -> PeopleSheet:
    """Return what each line of the pasted table would do when ``by`` adds it; a person may stand on many lines.

    A name to sign in with is made where none is given. Raises DomainError for a table that is too long.
    """
    sheet, known = read_sheet(text, COLUMNS), Known(by)
    made: dict[str, NewPost] = {}
    given: set[tuple[str, int, str]] = set()
    lines = [_read(line, known, made, given) for line in sheet.lines]
    return PeopleSheet(lines, sheet.ignored)


def _read(line: Line, known: Known, made: dict[str, NewPost], given: set[tuple[str, int, str]]) -> PersonLine:
    cells = line.cells
    found = PersonLine(line.number, cells["name"])
    if odd := without_value(line, LABELS):
        return replace(found, problems=odd)
    role, (agency, trouble) = of_list(ROLES, cells["role"]), _agency(cells["agency"], known)
    problems = [*_mistakes(cells, role), *trouble]
    if agency and role == Role.REVIEWER and agency.reviews_id is None:
        problems.append(f"{agency} không thẩm định cơ quan nào; vai trò này thuộc cơ quan thẩm định (Sở Nội vụ).")
    if problems or agency is None:
        return replace(found, problems=problems)
    user, username, problems = _person(cells, agency, known, made)
    if problems:
        return replace(found, problems=problems)
    new = NewPost(cells["name"], username, user, Role(role), agency)
    made.setdefault(username, new)
    known.made_at.setdefault((fold(new.full_name), agency.pk), username)
    is_held = bool(user and (user.pk, agency.pk, role) in known.posts) or (username, agency.pk, role) in given
    given.add((username, agency.pk, role))
    return replace(found, new=new, is_held=is_held)


def _mistakes(cells: Mapping[str, str], role: str) -> list[str]:
    found = []
    if not cells["name"]:
        found.append("Thiếu họ và tên.")
    if len(cells["name"]) > 120:
        found.append("Họ và tên dài quá 120 ký tự.")
    if not role:
        labels = ", ".join(one.label for one in Role)
        told = f"Không rõ vai trò {quoted(cells['role'])}" if cells["role"] else "Thiếu vai trò"
        found.append(f"{told}; ghi một trong: {labels}.")
    return found


def _agency(typed: str, known: Known) -> tuple[Agency | None, list[str]]:
    if not typed:
        only = list(known.agencies.values())
        return (only[0], []) if len(only) == 1 else (None, ["Thiếu cơ quan."])
    there = known.by_name.get(names.words_of(typed), [])
    if len(there) == 1:
        return there[0], []
    if there:
        return None, [f"Có {len(there)} cơ quan tên {quoted(typed)}; ghi mã: {', '.join(one.code for one in there)}."]
    alike = known.alike.of(names.words_of(typed))
    hint = f" Gần nhất: {', '.join(alike)}." if alike else ""
    return None, [f"Không tìm thấy cơ quan {quoted(typed)} trong phạm vi của bạn.{hint}"]


def _person(
    cells: Mapping[str, str], agency: Agency, known: Known, made: Mapping[str, NewPost]
) -> tuple[User | None, str, list[str]]:
    """Return the person of a line: whom there is (None: nobody yet), the name to sign in with, what is wrong."""
    name, username = cells["name"], canonical(cells["username"])
    if not username:
        here = (fold(name), agency.pk)
        if user := known.at.get(here):
            return user, user.username, []
        free = _free(_suggested(name, agency), known.usernames, made)
        return None, known.made_at.get(here) or free, []
    user = known.mine.get(username)
    called = user.full_name if user else made[username].full_name if username in made else name
    if fold(called) != fold(name):
        return None, "", [f"Tên đăng nhập {quoted(username)} là của {called}."]
    if user is None and username in known.usernames:
        return None, "", [f"Tên đăng nhập {quoted(username)} đã có người khác dùng."]
    try:
        valid_username(username)
    except ValidationError:
        return None, "", [f"Tên đăng nhập {quoted(username)} chỉ gồm chữ, số và các dấu @ . + - _."]
    return user, user.username if user else username, []


def _suggested(name: str, agency: Agency) -> str:
    """ "Nguyễn Thị Lan" at CM-SDL → "lannt.cm-sdl"."""
    words = [re.sub(r"[^a-z0-9]", "", word) for word in fold(name.partition("(")[0]).split()] or [""]
    return f"{words[-1]}{''.join(word[:1] for word in words[:-1])}.{agency.code.lower()}"[:140]


def _free(username: str, used: Container[str], made: Container[str]) -> str:
    local, _, rest = username.partition(".")
    tries = chain((username,), (f"{local}{number}.{rest}" for number in count(2)))
    return next(one for one in tries if one not in used and one not in made)
