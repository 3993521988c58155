"""Who: agencies with their dated profiles, reorganisations, offices, users, memberships and sign-in attempts."""

from agencies.models.agency import Agency, AgencyKind, AgencyProfile, NumberSeries
from agencies.models.offices import AUTHORITIES_OF, Authorisation, AuthorityKind, Office, OfficeRank
from agencies.models.people import Membership, User
from agencies.models.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    Succession,
)
from agencies.models.signing_in import SignInAttempts

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
    "SignInAttempts",
    "Succession",
    "User",
]
