"""What agencies and their superiors are called at any time, read with other rows."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from agencies.models import Agency, AgencyProfile
from core.together import keep_related


def profiles_around(agencies: Collection[Agency]) -> QuerySet[AgencyProfile]:
    """Return the profiles of ``agencies`` and of those who were ever their superiors."""
    above = AgencyProfile.objects.filter(agency__in=agencies).exclude(superior=None).values("superior")
    rows = AgencyProfile.objects.filter(Q(agency__in=agencies) | Q(agency__in=above))
    return rows.select_related("superior").order_by("agency", "valid_from")


def keep_profiles(agencies: Iterable[Agency], profiles: Iterable[AgencyProfile]) -> None:
    """Let ``agencies`` and their superiors know their profiles, those of ``profiles_around``."""
    known = list(profiles)
    mine = {agency.pk for agency in agencies}
    superiors = [one.superior for one in known if one.superior is not None and one.agency_id in mine]
    keep_related([*agencies, *superiors], "profiles", known, "agency_id")
