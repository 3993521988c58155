"""Which units review the work below an agency, and from which day: handed over from one to the other.

From its first day on a unit reviews all that is not settled, whoever it was submitted to; what the unit before
accepted stays accepted. Where both are to review for a while, the days of the two overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from agencies.models import Agency
from core import clock
from core.audit.trail import Entry, trail_of
from core.errors import ConflictError, FieldError
from core.numbers import format_day
from core.versions import CHANGED, save_version

FIELDS = ("reviews", "reviews_from", "reviews_to", "reviews_basis")


@dataclass(frozen=True, slots=True)
class ReviewerLine:
    """A unit that reviews, did or will; ``state`` names which."""

    unit: Agency
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class ReviewersPage:
    """Who reviews the work below an agency; ``gap`` is the first day from today on which nobody does."""

    lines: list[ReviewerLine]
    gap: date | None
    seen: str
    history: list[Entry]


def reviewers_page(superior: Agency) -> ReviewersPage:
    """Read who reviews the work below ``superior``, those of today first."""
    today, units = clock.today(), _units(superior)
    lines = [_line(one, today) for one in units]
    lines.sort(key=lambda line: ("open", "waiting", "closed").index(line.state))
    labels = {str(Agency._meta.get_field(name).verbose_name) for name in FIELDS}  # type: ignore[union-attr]
    told = [one for one in trail_of(units) if any(change.label.lower() in labels for change in one.changes)]
    return ReviewersPage(lines, _gap(units, today), seen_of(units), told)


def candidates(superior: Agency) -> Sequence[Agency]:
    """Return the agencies that may review the work below ``superior``: itself, those directly below, and who does."""
    below = Agency.objects.directly_below(superior.pk, clock.today()).values("pk")
    return list(Agency.objects.filter(Q(pk=superior.pk) | Q(pk__in=below) | Q(reviews=superior)).order_by("path"))


def seen_of(units: Sequence[Agency]) -> str:
    """Return what tells one state of affairs from another."""
    return ",".join(f"{one.pk}:{one.version}" for one in units)


@transaction.atomic
def set_reviewer(
    *,
    superior: Agency,
    unit: Agency,
    seen: str,
    since: date | None,
    until: date | None,
    basis: str,
    instead_of: Agency | None,
) -> None:
    """Let ``unit`` review the work below ``superior`` between two days; ``instead_of`` ends on the day before.

    Raises FieldError for days that cannot be and for a unit that reviews elsewhere, ConflictError on a race.
    """
    Agency.objects.select_for_update().get(pk=superior.pk)  # two who hand over at once wait for each other
    units = _units(superior)
    if seen != seen_of(units):
        raise ConflictError(CHANGED, current=superior)
    if unit.reviews_id not in (None, superior.pk):
        raise FieldError("unit", f"{unit} đang được giao thẩm định các cơ quan trực thuộc {unit.reviews}.")
    if since and unit.starts_on > since:
        raise FieldError("since", f"{unit} thành lập ngày {format_day(unit.starts_on)}; chọn từ ngày đó trở đi.")
    if instead_of is not None:
        if since is None:
            raise FieldError("since", "Chưa nhập ngày bàn giao.")
        if instead_of == unit:
            raise FieldError("instead_of", "Cơ quan nhận bàn giao phải khác cơ quan bàn giao.")
        _end(instead_of, since - timedelta(days=1))
    values = {"reviews": superior, "reviews_from": since, "reviews_to": until, "reviews_basis": basis}
    save_version(unit, seen=unit.version, **values)


def _end(unit: Agency, day: date) -> None:
    if unit.reviews_from and unit.reviews_from > day:
        raise FieldError(
            "since", f"{unit} chỉ bắt đầu thẩm định từ ngày {format_day(unit.reviews_from)}; chọn ngày sau đó."
        )
    save_version(unit, seen=unit.version, reviews_to=day)


def _units(superior: Agency) -> list[Agency]:
    return list(Agency.objects.filter(reviews=superior).order_by("path"))


def _line(unit: Agency, today: date) -> ReviewerLine:
    if unit.reviews_on(today):
        return ReviewerLine(unit, "open", "Đang thẩm định")
    is_coming = unit.reviews_from is not None and unit.reviews_from > today
    return ReviewerLine(unit, *(("waiting", "Sẽ thẩm định") if is_coming else ("closed", "Đã thôi")))


def _gap(units: Sequence[Agency], today: date) -> date | None:
    """The first day from today on which none of the units reviews."""
    ends = {one.reviews_to + timedelta(days=1) for one in units if one.reviews_to and one.reviews_to >= today}
    return next((day for day in sorted({today} | ends) if not any(one.reviews_on(day) for one in units)), None)
