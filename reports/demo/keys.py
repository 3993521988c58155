"""Keys with which the demonstration signs: made for this installation, kept outside the project's files."""

from pathlib import Path

from django.conf import settings

from agencies.models import Membership
from agencies.permissions import Role
from core import clock
from documents.signing.authority import make_keys
from reports.demo.files import Tally
from reports.demo.people import first_password


def load_keys() -> Tally:
    """Make the missing keys of those who sign and of their agencies; the passphrase is the accounts' first password.

    A person's certificate bears the name that is printed below the signature.
    """
    owners: dict[str, tuple[str, str]] = {}
    posts = Membership.objects.filter(role=Role.SIGNATORY).select_related("user", "agency")
    for post in posts.prefetch_related("agency__offices"):
        office = post.agency.offices.on(clock.today()).first()
        profile = post.agency.profile_on(clock.today())
        superior = profile.superior.profile_on(clock.today()).short_name if profile.superior else profile.full_name
        owners[post.user.username] = (office.holder_name if office else post.user.full_name, profile.full_name)
        owners[post.agency.code] = (profile.full_name, superior)
    made = make_keys(Path(settings.SIGNING_KEYS), owners, first_password())
    return Tally("Khóa ký trình diễn", len(owners), made)
