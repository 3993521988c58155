"""The people of the made-up province; nobody can sign in unless a password was given."""

import string

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from agencies.models import Agency, Membership, User
from agencies.permissions import Role
from reports.generate.names import person
from reports.generate.organisation import Province

WORKING = ((Role.EDITOR, "nhaplieu"), (Role.APPROVER, "lanhdao"), (Role.SIGNATORY, "nguoiky"))
NAMES = dict(WORKING) | {Role.REVIEWER: "thamdinh", Role.ADMINISTRATOR: "quantri", Role.INSPECTOR: "kiemtra"}
KEY_LENGTH = 40


def make_people(province: Province) -> int:
    """Make who works at each agency, who reviews, administers and inspects; return how many."""
    posts = [(role, agency) for agency in province.reporting for role, _ in WORKING]
    posts += [(Role.REVIEWER, province.office), (Role.ADMINISTRATOR, province.office), (Role.EDITOR, province.office)]
    posts += [(Role.INSPECTOR, province.top), (Role.ADMINISTRATOR, province.top)]
    random = province.options.random("people")
    shared = make_password(province.options.password) if province.options.password else ""
    users = User.objects.bulk_create(
        User(
            username=username_of(role, agency),
            full_name=person(random),
            password=shared or UNUSABLE_PASSWORD_PREFIX + "".join(random.choices(string.ascii_letters, k=KEY_LENGTH)),
        )
        for role, agency in posts
    )
    Membership.objects.bulk_create(
        Membership(user=user, agency=agency, role=role, valid_from=agency.starts_on, valid_to=agency.ends_on)
        for user, (role, agency) in zip(users, posts, strict=True)
    )
    for user, (role, agency) in zip(users, posts, strict=True):
        if role == Role.EDITOR:
            province.writers[agency.pk] = user
    return len(users)


def username_of(role: Role, agency: Agency) -> str:
    """Return the name with which the agency's person of this role signs in."""
    return f"{NAMES[role]}.{agency.code.lower()}"
