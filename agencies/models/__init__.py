"""Who: agencies with their dated profiles, reorganisations, offices, users and memberships."""

from agencies.models.agency import Agency, AgencyKind, AgencyProfile
from agencies.models.offices import Office, OfficeRank
from agencies.models.people import Membership, User
from agencies.models.reorganisation import (
    Reorganisation,
    ReorganisationKind,
    Succession,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyProfile",
    "Membership",
    "Office",
    "OfficeRank",
    "Reorganisation",
    "ReorganisationKind",
    "Succession",
    "User",
]
