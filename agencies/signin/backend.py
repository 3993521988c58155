"""Who signed in: read with all that every page asks of them, in one statement."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from agencies.models import User
from agencies.models.people import posts_of
from core.together import read_together


class PortalBackend(ModelBackend):
    """Django's own, whose user comes with the posts of today and knows of a second factor."""

    def get_user(self, user_id: int) -> User | None:
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        users = User.objects.filter(pk=user_id).annotate(has_second_factor=Exists(factors))  # type: ignore[no-redef]
        posts = posts_of(user_id)
        read_together(users, posts)
        user = next(iter(users), None)
        if user is None or not self.user_can_authenticate(user):
            return None
        user.posts = list(posts)
        return user
