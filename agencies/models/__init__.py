"""Who: agencies with their dated profiles, reorganisations, offices, users and memberships."""

from agencies.models.agency import Agency, AgencyKind, AgencyProfile, NumberSeries
from agencies.models.offices import AUTHORITIES_OF, Authorisation, AuthorityKind, Office, OfficeRank
from agencies.models.people import Membership, User
from agencies.models.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    Succession,
)

__all__ = [
    "AUTHORITIES_OF",
    "Agency",
    "AgencyKind",
    "AgencyProfile",
    "Authorisation",
    "AuthorityKind",
    "Membership",
    "NumberSeries",
    "Office",
    "OfficeRank",
    "Reorganisation",
    "ReorganisationKind",
    "Succession",
    "User",
]
