"""What the pages of agencies show: frozen values, ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from agencies.models import (
    AUTHORITIES_OF,
    Agency,
    AgencyProfile,
    Authorisation,
    Membership,
    Office,
    OfficeRank,
    Succession,
    User,
)
from agencies.models.agency import GOVERNMENTS
from agencies.permissions import Perm
from core import clock
from core.audit.trail import Entry, trail_of
from core.together import read_together


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A line of the register; ``depth`` counts the agencies above it that are shown too."""

    agency: Agency
    depth: int


@dataclass(frozen=True, slots=True)
class AgencyPage:
    agency: Agency
    profiles: Iterable[AgencyProfile]
    offices: Iterable[Office]
    people: Iterable[Membership]
    predecessors: Iterable[Succession]
    successors: Iterable[Succession]
    has_ended: bool
    audit: Sequence[Entry] | None
    today: date
    may_manage: bool
    reviewed: Agency | None


def indented(agencies: Iterable[Agency]) -> list[AgencyRow]:
    """Return the agencies in the order of the tree with their depth among those shown."""
    rows: list[AgencyRow] = []
    above: list[str] = []
    for agency in sorted(agencies, key=lambda agency: [int(pk) for pk in agency.path.strip("/").split("/")]):
        while above and not agency.path.startswith(above[-1]):
            above.pop()
        rows.append(AgencyRow(agency, len(above)))
        above.append(agency.path)
    return rows


def agency_page(agency: Agency, user: User) -> AgencyPage:
    """Gather an agency's page. People are shown as they hold their roles today; the history to who may audit."""
    today = clock.today()
    profiles = agency.profiles.select_related("superior").order_by("-valid_from")
    offices, people = agency.offices.on(today), agency.memberships.on(today).select_related("user")
    written = Authorisation.objects.filter(office__in=agency.offices.on(today).values("pk"))
    predecessors = agency.successor_of.select_related("predecessor", "reorganisation")
    successors = agency.succeeded_by.select_related("successor", "reorganisation")
    read_together(profiles, offices, people, written, predecessors, successors)
    return AgencyPage(
        agency=agency,
        profiles=profiles,
        offices=offices,
        people=people,
        predecessors=predecessors,
        has_ended=agency.ends_on is not None and agency.ends_on < today,
        successors=successors,
        audit=trail_of([agency, *profiles, *offices, *written, *people]) if user.may(Perm.AUDIT_VIEW, agency) else None,
        today=today,
        may_manage=user.may(Perm.MANAGE, agency),
        reviewed=_reviewed(agency, user),
    )


def _reviewed(agency: Agency, user: User) -> Agency | None:
    """The agency whose reviewing units the user may name, here where it or one of those units is shown."""
    if agency.kind in GOVERNMENTS and user.heads(agency):
        return agency
    return agency.reviews if agency.reviews and user.heads(agency.reviews) else None


@dataclass(frozen=True, slots=True)
class SignerLine:
    """An office with the documents by which its holder signs; ``lacks``: needs one and has none today."""

    office: Office
    authorisations: Sequence[Authorisation]
    needs: bool
    lacks: bool
    is_past: bool


def signer_lines(agency: Agency) -> list[SignerLine]:
    """Return who signs for ``agency``, the offices that have ended last."""
    today = clock.today()
    written = Prefetch("authorisations", Authorisation.objects.order_by("-valid_from"))
    offices = agency.offices.select_related("holder").prefetch_related(written).order_by("rank", "holder_name")
    lines = [_signer_line(office, today) for office in offices]
    return sorted(lines, key=lambda line: (line.is_past, list(OfficeRank).index(OfficeRank(line.office.rank))))


def _signer_line(office: Office, today: date) -> SignerLine:
    written, needs = list(office.authorisations.all()), bool(AUTHORITIES_OF.get(office.rank))
    is_past = office.valid_to is not None and office.valid_to < today
    lacks = needs and not is_past and not any(one.is_valid_on(today) for one in written)
    return SignerLine(office, written, needs, lacks, is_past)
