"""Invented people, one per role and agency, who all sign in with one known password."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from agencies.models import Agency, Membership, User
from agencies.permissions import Role
from reports.demo.files import Tally, day, read


@dataclass(frozen=True, slots=True)
class Account:
    """With what a visitor signs in, and as whom."""

    username: str
    role: str
    agency: str


def load_people() -> Tally:
    """Add the people who are missing, with their role. Those who exist keep their password and their roles."""
    file = read("demo/people.json")
    known = set(User.objects.values_list("username", flat=True))
    missing = [row for row in file["people"] if row["username"] not in known]
    if missing:
        password = make_password(file["password"])  # once: thirty times would take as many seconds
        for row in missing:
            user = User.objects.create(username=row["username"], full_name=row["full_name"], password=password)
            agency = Agency.objects.get(code=row["agency"])
            start = day(row["valid_from"])
            Membership.objects.create(user=user, agency=agency, role=row["role"], valid_from=start)
    return Tally("Tài khoản", len(file["people"]), len(missing))


def editor_of(agency: Agency) -> User:
    """Return the person in whose name the agency's figures are loaded."""
    post = Membership.objects.filter(agency=agency, role=Role.EDITOR).select_related("user").order_by("pk")
    return post[0].user


def accounts() -> list[Account]:
    """Return the demonstration accounts that exist, in the order of the file."""
    rows = read("demo/people.json")["people"]
    known = set(User.objects.filter(is_active=True).values_list("username", flat=True))
    names = dict(Agency.objects.values_list("code", "name"))
    return [
        Account(row["username"], Role(row["role"]).label, names[row["agency"]])
        for row in rows
        if row["username"] in known
    ]


def first_password() -> str:
    """Return the password that every demonstration account starts with."""
    return read("demo/people.json")["password"]
