"""The register: every cited document becomes one row, however its number, its day and its issuer are written.

A citation finds its row by number and symbol, then by issuer, then by day. Numbers start again every January, so the
same number of the same issuer in one year is one document: a second day in that year is a contradiction. Such a
citation is registered nowhere; the text's reader is told of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, Q

from agencies.models import Agency, AgencyProfile
from core.text import fold, nfc
from documents.issuers import bare_issuer, central_issuer, issuer_key, same_issuer
from documents.models import OfficialDocument
from documents.querysets import citation_models
from documents.reading.citations import Cited
from documents.symbols import normal_symbol, own_year, parts_of, symbol_key, type_of

LONGEST_SYMBOL, LONGEST_ISSUER = 64, 255


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation, ready to be found: ``issuer`` in full where it is known, with its key and its agency."""

    symbol: str
    key: str
    type: str
    day: date | None
    issuer: str
    issuer_key: str
    agency: int | None
    summary: str


@dataclass(frozen=True, slots=True)
class Match:
    """What the register holds of a citation: its row, or the row of the same number that it contradicts.

    ``is_open`` tells that it holds neither, and that the citation may be registered.
    """

    document: OfficialDocument | None = None
    contradicted: OfficialDocument | None = None
    is_open: bool = False


def quotes(cited: Iterable[Cited], *, context: Agency | None, today: date) -> list[Quoted]:
    """Return the citations of a text of ``context`` with the offices that they mean: one query.

    "UBND tỉnh" and a bare "67/KH-SDL" mean the offices nearest to the one that writes.
    """
    cited = list(cited)
    offices = _offices([parts_of(one.name) for one in cited], context)
    found = []
    for one in cited:
        symbol = normal_symbol(nfc(one.name))[:LONGEST_SYMBOL]
        parts = parts_of(symbol)
        office = _office(bare_issuer(one.issuer), parts, _then(offices, one.day or today), context)
        issuer = office.full_name if office else bare_issuer(one.issuer) or central_issuer(parts)
        agency = office.agency_id if office else None
        key, kind = symbol_key(symbol), type_of(symbol, one.type)
        issuer = issuer[:LONGEST_ISSUER]
        found.append(Quoted(symbol, key, kind, one.day, issuer, issuer_key(issuer), agency, one.title))
    return found


def matches(found: Sequence[Quoted]) -> list[Match]:
    """Return what the register holds of each citation, in their order: one query, nothing is written."""
    rows = OfficialDocument.objects.filter(key__in={one.key for one in found}).order_by("pk")
    by_key: defaultdict[str, list[OfficialDocument]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    return [_match(one, by_key[one.key]) for one in found]


@transaction.atomic
def register(found: Sequence[Quoted]) -> list[OfficialDocument | None]:
    """Return the row of each citation, made when it is new; None for one that contradicts the register.

    A citation with its day comes before one without, so that the two become one row.
    """
    known = matches(found)
    by_key: defaultdict[str, list[OfficialDocument]] = defaultdict(list)
    rows: dict[int, OfficialDocument | None] = {}
    for place in sorted(range(len(found)), key=lambda index: found[index].day is None):
        one, match = found[place], known[place]
        if match.is_open:
            match = _match(one, by_key[one.key])
        if match.is_open:
            match = Match(_new(one))
            by_key[one.key] += [match.document] if match.document else []
        rows[place] = match.document
    return [rows[place] for place in range(len(found))]


def forget_unused(documents: Iterable[int]) -> None:
    """Remove those of ``documents`` that were only read in a text and that nothing cites or uses any more."""
    unused = OfficialDocument.objects.filter(pk__in=set(documents), is_checked=False)
    for model in citation_models():
        unused = unused.exclude(pk__in=model._default_manager.order_by().values("document"))
    for document in unused:
        try:
            with transaction.atomic():
                document.delete()
        except ProtectedError:
            continue


def _new(one: Quoted) -> OfficialDocument:
    return OfficialDocument.objects.get_or_create(
        symbol=one.symbol,
        issued_on=one.day,
        issuer=one.issuer,
        defaults={
            "type": one.type,
            "summary": one.summary,
            "agency_id": one.agency,
            "is_checked": False,
            "search": fold(f"{one.symbol} {one.issuer} {one.summary}"),
        },
    )[0]


def _match(one: Quoted, rows: list[OfficialDocument]) -> Match:
    theirs = [row for row in rows if _one_issuer(one, row)]
    if one.day is None:
        return _match_without_day(theirs)
    for row in theirs:
        if row.issued_on == one.day:
            return Match(row)
    for row in theirs:
        if row.issued_on and (own_year(one.symbol) or row.issued_on.year == one.day.year):
            return Match(contradicted=row)
    return Match(is_open=True)


def _match_without_day(rows: list[OfficialDocument]) -> Match:
    """Return the only document of a number; among several years it is nobody's guess which one is meant."""
    dated = [row for row in rows if row.issued_on]
    if len(dated) > 1:
        return Match()
    found = dated or rows
    return Match(found[0]) if found else Match(is_open=True)


def _one_issuer(one: Quoted, row: OfficialDocument) -> bool:
    if one.agency and row.agency_id:
        return one.agency == row.agency_id
    return same_issuer(one.issuer_key, issuer_key(row.issuer))


def _offices(parts: Iterable[list[str]], context: Agency | None) -> list[AgencyProfile]:
    """Return what the offices in the tree of ``context`` were called at any time under one of the symbols."""
    symbols = {part for one in parts for part in one}
    if not symbols or context is None:
        return []
    root = f"/{context.path.split('/')[1]}/"
    inside = Q(agency__path__startswith=root)
    return list(
        AgencyProfile.objects.filter(inside, symbol__in=symbols).select_related("agency").order_by("valid_from")
    )


def _then(offices: list[AgencyProfile], day: date) -> list[AgencyProfile]:
    """Return one profile of each office: the one of ``day``, else the last one before it, else the first."""
    chosen: dict[int, AgencyProfile] = {}
    for one in offices:
        if one.agency_id not in chosen or one.valid_from <= day:
            chosen[one.agency_id] = one
    return list(chosen.values())


def _office(
    issuer: str, parts: list[str], offices: list[AgencyProfile], context: Agency | None
) -> AgencyProfile | None:
    """Return the office that a citation means: the writer's own, else the nearest above it, else the only one.

    The office stands first in the symbol of a công văn (``SDL-TTr``) and last in any other.
    """
    if context is None or not parts:
        return None
    bearing = parts[0] if type_of("1/" + "-".join(parts)) == "CV" else parts[-1]
    key = issuer_key(issuer)
    fitting = [one for one in offices if one.symbol == bearing and _named(key, one)]
    above = [one for one in fitting if context.path.startswith(one.agency.path)]
    if above:
        return max(above, key=lambda one: len(one.agency.path))
    return fitting[0] if len(fitting) == 1 else None


def _named(key: str, office: AgencyProfile) -> bool:
    """Tell whether an issuer's key means this office; "UBND tỉnh" is written for UBND tỉnh Kiên Giang."""
    if not key:
        return True
    names = (office.full_name, office.name, office.short_name)
    if any(key == issuer_key(name) for name in names):
        return True
    if key.endswith((" tinh", " thanh pho", " huyen", " xa", " phuong")):
        return fold(office.full_name).startswith(key)
    full = issuer_key(office.full_name)
    return key.startswith(f"{full} ") or (full.startswith(f"{key} ") and key != "uy ban nhan dan")
