"""What may be printed above a signature: none, TM., Q., KT., TL., TUQ. (NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7).

Pure: rows in, lines out; nothing is read from the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agencies.models import AUTHORITIES_OF, AgencyKind, Authorisation, AuthorityKind, Office, OfficeRank
from core.errors import DomainError
from core.numbers import format_day

# A committee decides together; its chairman signs on its behalf.
COMMITTEES = (AgencyKind.PROVINCE, AgencyKind.DISTRICT, AgencyKind.COMMUNE)
ON_BEHALF = "TM. ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class Capacity:
    """The printed lines, and the authorisation on which they rest (None for a head)."""

    lines: tuple[str, ...]
    authorisation: Authorisation | None = None


def authority_lines(kind: str, office: Office, footing: AuthorityKind | None = None) -> tuple[str, ...]:
    """Return the lines above a signature: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") for a deputy director.

    ``kind`` is the agency's; ``footing`` tells TL. from TUQ., else the rank's usual one is taken.
    """
    title, head = office.title.upper(), office.head_title.upper()
    on_behalf = (ON_BEHALF,) if kind in COMMITTEES else ()
    match office.rank:
        case OfficeRank.DEPUTY:
            return (*on_behalf, f"{AuthorityKind.FOR_HEAD.value}. {head}", title)
        case OfficeRank.UNIT:  # in the name of the head, never of the committee
            return (f"{(footing or AuthorityKind.BY_ORDER).value}. {head}", title)
        case OfficeRank.ACTING:
            return (*on_behalf, f"Q. {head}")
    return (*on_behalf, title)


def capacity_on(
    kind: str, office: Office, authorisations: Iterable[Authorisation], *, day: date, type: str
) -> Capacity:
    """Return in what capacity the holder of ``office`` signs a document of ``type`` on ``day``.

    Raises DomainError, with the reason, when the office is not held on that day or no written authorisation of
    ``authorisations`` (those of this office) covers the type and the day.
    """
    if day < office.valid_from or (office.valid_to and day > office.valid_to):
        raise DomainError(f"{office} không giữ chức vụ vào ngày {format_day(day)}.")
    wanted = AUTHORITIES_OF.get(office.rank, ())
    if not wanted:
        return Capacity(authority_lines(kind, office))
    held = [one for one in authorisations if one.kind in wanted]
    valid = [one for one in held if one.is_valid_on(day) and one.covers(type)]
    if not valid:
        raise DomainError(_reason(office, held, day, type))
    best = max(valid, key=lambda one: (bool(one.types), one.valid_from))  # one made for this type goes first
    return Capacity(authority_lines(kind, office, AuthorityKind(best.kind)), best)


def _reason(office: Office, held: list[Authorisation], day: date, type: str) -> str:
    footing = "/".join(f"{kind.value}." for kind in AUTHORITIES_OF[office.rank])
    in_time = [one for one in held if one.is_valid_on(day)]
    if in_time:
        why = f"văn bản giao, ủy quyền ({in_time[0].document}) không gồm loại văn bản {type}"
    elif held:
        why = f"không văn bản giao, ủy quyền nào có hiệu lực vào ngày {format_day(day)}"
    else:
        why = "chưa có văn bản giao, ủy quyền nào được ghi"
    return f"{office} chưa được ký {footing}: {why}. Quản trị của cơ quan ghi văn bản đó ở trang “Người ký văn bản”."
