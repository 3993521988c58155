"""Agencies with their dated names, the mergers of 2025, and who heads them."""

from agencies.models import Agency, Authorisation, Office, Reorganisation, Succession
from agencies.services import set_profile
from reports.demo.files import Data, Tally, day, day_or_none, read


def load_agencies() -> Tally:
    """Add the agencies that are missing. One that exists keeps everything, whoever has changed it."""
    rows = read("demo/agencies.json")["agencies"]
    known = set(Agency.objects.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in known]
    for row in missing:
        _add(row)
    for row in missing:  # last, for an agency may review one that comes after it
        if row["reviews"]:
            Agency.objects.filter(code=row["code"]).update(reviews=Agency.objects.get(code=row["reviews"]))
    return Tally("Cơ quan, đơn vị", len(rows), len(missing))


def _add(row: Data) -> None:
    agency = Agency.objects.create(
        code=row["code"],
        kind=row["kind"],
        starts_on=day(row["starts_on"]),
        ends_on=day_or_none(row["ends_on"]),
    )
    for profile in row["profiles"]:
        superior = profile["superior"]
        set_profile(
            agency=agency,
            name=profile["name"],
            full_name=profile["full_name"],
            short_name=profile["short_name"],
            symbol=profile["symbol"],
            place=profile["place"],
            superior=Agency.objects.get(code=superior) if superior else None,
            valid_from=day(profile["valid_from"]),
            valid_to=day_or_none(profile["valid_to"]),
        )


def load_reorganisations() -> Tally:
    """Add the reorganisations, and who follows whom by them."""
    total = added = 0
    for row in read("demo/agencies.json")["reorganisations"]:
        event, _ = Reorganisation.objects.get_or_create(
            effective_on=day(row["effective_on"]), kind=row["kind"], legal_basis=row["legal_basis"]
        )
        for predecessor, successor in row["links"]:
            _, is_new = Succession.objects.get_or_create(
                reorganisation=event,
                predecessor=Agency.objects.get(code=predecessor),
                successor=Agency.objects.get(code=successor),
            )
            total, added = total + 1, added + is_new
    return Tally("Cơ quan kế thừa", total, added)


def load_offices() -> Tally:
    """Add who holds which office."""
    rows = read("demo/agencies.json")["offices"]
    added = 0
    for row in rows:
        _, is_new = Office.objects.get_or_create(
            agency=Agency.objects.get(code=row["agency"]),
            title=row["title"],
            holder_name=row["holder_name"],
            valid_from=day(row["valid_from"]),
            defaults={
                "head_title": row["head_title"],
                "rank": row["rank"],
                "valid_to": day_or_none(row["valid_to"]),
            },
        )
        added += is_new
    return Tally("Chức vụ", len(rows), added)


def load_authorisations() -> Tally:
    """Add the written authorisations by which deputies sign."""
    rows = read("demo/agencies.json")["authorisations"]
    added = 0
    for row in rows:
        _, is_new = Authorisation.objects.get_or_create(
            office=Office.objects.get(agency__code=row["agency"], holder_name=row["holder_name"]),
            kind=row["kind"],
            document=row["document"],
            valid_from=day(row["valid_from"]),
            defaults={"scope": row["scope"], "types": row["types"], "valid_to": day_or_none(row["valid_to"])},
        )
        added += is_new
    return Tally("Văn bản giao, ủy quyền ký", len(rows), added)
