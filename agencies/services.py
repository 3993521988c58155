"""Writes on agencies and people, one function per verb."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import (
    AUTHORITIES_OF,
    Agency,
    AgencyProfile,
    Authorisation,
    Membership,
    Office,
    OfficeRank,
    User,
)
from core.errors import DomainError
from core.text import fold
from core.versions import save_version


@transaction.atomic
def set_profile(
    *,
    agency: Agency,
    name: str,
    full_name: str,
    short_name: str,
    symbol: str,
    place: str,
    superior: Agency | None,
    valid_from: date,
    valid_to: date | None = None,
) -> AgencyProfile:
    """Record what ``agency`` is called and to whom it answers from ``valid_from`` on.

    The profile before it ends on the day before. Raises DomainError when ``superior`` lies below ``agency``.
    """
    require_superior(agency=agency, superior=superior)
    earlier = agency.profiles.filter(valid_from__lt=valid_from, valid_to__isnull=True)
    earlier.update(valid_to=valid_from - timedelta(days=1))
    values = {
        "name": name,
        "full_name": full_name,
        "short_name": short_name,
        "symbol": symbol,
        "place": place,
    }
    profile, _ = AgencyProfile.objects.update_or_create(
        agency=agency,
        valid_from=valid_from,
        defaults=values | {"superior": superior, "valid_to": valid_to},
    )
    _repeat_latest(agency)
    return profile


@transaction.atomic
def add_agency(*, code: str, kind: str, valid_from: date, reviews: Agency | None = None, **profile: Any) -> Agency:
    """Add an agency that stands in the portal from ``valid_from`` on; ``profile`` is what ``set_profile`` takes.

    Raises DomainError when the code is taken.
    """
    try:
        with transaction.atomic():
            agency = Agency.objects.create(code=code, kind=kind, starts_on=valid_from, reviews=reviews)
    except IntegrityError as error:
        raise DomainError(f"Mã {code} đã dùng cho cơ quan khác.") from error
    set_profile(agency=agency, valid_from=valid_from, **profile)
    return agency


@transaction.atomic
def add_person(*, username: str, full_name: str) -> User:
    """Open an account without a password: its owner sets one by a link. Raises DomainError when the name is taken."""
    try:
        with transaction.atomic():
            user = User(username=username, full_name=full_name)
            user.set_unusable_password()
            user.save()
    except IntegrityError as error:
        raise DomainError(f"Tên đăng nhập “{username}” đã có người khác dùng.") from error
    return user


def give_role(*, user: User, agency: Agency, role: str, valid_from: date) -> Membership:
    """Give ``user`` a role at ``agency`` from a day on; given twice, it is given once."""
    return Membership.objects.get_or_create(user=user, agency=agency, role=role, valid_from=valid_from)[0]


def put_tour_away(user: User) -> None:
    """Remember that ``user`` knows the points of all roles held today."""
    seen = dict.fromkeys([*user.tours_seen.split(), *(post.role for post in user.posts)])
    user.tours_seen = " ".join(seen)
    user.save(update_fields=["tours_seen"])


def require_superior(*, agency: Agency, superior: Agency | None) -> None:
    """Raise DomainError when ``superior`` is ``agency`` or lies below it."""
    if superior is not None and agency.path and superior.path.startswith(agency.path):
        raise DomainError(f"{superior} đang trực thuộc {agency}, không thể là cơ quan chủ quản của cơ quan này.")


def search_text(code: str, full_name: str, short_name: str) -> str:
    """Return what an agency is found by: its code and its names, folded."""
    return fold(f"{code} {full_name} {short_name}")


def _repeat_latest(agency: Agency) -> None:
    """Copy the latest profile's name and place in the tree to the agency, and move its subtree along."""
    latest = agency.profiles.select_related("superior").latest("valid_from")
    old_path, root = agency.path, latest.superior.path if latest.superior else "/"
    agency.name, agency.path = latest.full_name, f"{root}{agency.pk}/"
    agency.search = search_text(agency.code, latest.full_name, latest.short_name)
    agency.save(update_fields=["name", "path", "search"])
    if old_path and old_path != agency.path:
        for below in Agency.objects.filter(path__startswith=old_path).exclude(pk=agency.pk):
            below.path = agency.path + below.path.removeprefix(old_path)
            below.save(update_fields=["path"])


@transaction.atomic
def save_office(*, agency: Agency, office: Office | None, seen: int, **values: Any) -> Office:
    """Add an office of ``agency``, or change ``office`` as it was ``seen``; the values are the fields of ``Office``.

    Raises DomainError when the same person holds the same post from the same day already, ConflictError on a race.
    """
    try:
        with transaction.atomic():
            if office is None:
                return Office.objects.create(agency=agency, **values)
            save_version(office, seen=seen, **values)
            return office
    except IntegrityError as error:
        raise DomainError("Chức vụ này của cùng một người, từ cùng ngày, đã được ghi.") from error


@transaction.atomic
def save_authorisation(
    *, office: Office, authorisation: Authorisation | None, seen: int, **values: Any
) -> Authorisation:
    """Record by which document the holder of ``office`` signs, or change what was recorded.

    Raises DomainError when somebody of this rank does not sign on such a footing (NĐ 30/2020/NĐ-CP, Điều 13).
    """
    allowed = AUTHORITIES_OF.get(office.rank, ())
    if values["kind"] not in allowed:
        footing = " hoặc ".join(f"{kind.value}." for kind in allowed)
        rank = OfficeRank(office.rank).label.lower()
        raise DomainError(f"{office} là {rank}: " + (f"chỉ ký {footing}." if footing else "tự ký, không cần ủy quyền."))
    try:
        with transaction.atomic():
            if authorisation is None:
                return Authorisation.objects.create(office=office, **values)
            save_version(authorisation, seen=seen, **values)
            return authorisation
    except IntegrityError as error:
        raise DomainError("Văn bản giao, ủy quyền này đã được ghi từ cùng ngày.") from error


@transaction.atomic
def set_number_series(*, agency: Agency, series: str, seen: int) -> None:
    """Choose how the agency numbers its documents from now on; numbers already used stay used."""
    save_version(agency, seen=seen, number_series=series)


def set_active(*, user: User, is_active: bool, by: User) -> None:
    """Open or close an account. Raises DomainError when somebody would close their own.

    An account opened again counts as used today: it would otherwise be closed as unused at once.
    """
    if user.pk == by.pk and not is_active:
        raise DomainError("Không thể tự đóng tài khoản của mình; nhờ quản trị khác.")
    user.is_active = is_active
    if is_active:
        user.last_login = timezone.now()
    user.save(update_fields=["is_active", "last_login"])
