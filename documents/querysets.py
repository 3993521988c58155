"""Reads of official documents, of what cites them, and of stored files."""

import re
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Q, When

from agencies.permissions import Perm
from agencies.querysets import OwnedQuerySet
from core.text import fold

if TYPE_CHECKING:
    from agencies.models import User


class DocumentQuerySet(models.QuerySet):
    def matching(self, words: str) -> Self:
        """Return the documents that contain each of ``words`` in symbol, issuer or summary, accents ignored."""
        found = self
        for word in fold(words).split():
            found = found.filter(search__contains=word)
        return found

    def numbered_first(self, words: str) -> Self:
        """Put the documents before the others whose number ``words`` begin with, with or without a leading zero."""
        typed = re.match(r"\s*0*(\d{1,6})(?!\d)", words)
        if typed is None:
            return self
        others = Case(When(key__startswith=f"{typed[1]}/", then=0), default=1)
        return self.order_by(others, "-issued_on", "symbol")

    def visible_to(self, user: "User", perm: Perm = Perm.VIEW) -> Self:
        """Return the checked documents, which are common to all, and the others that a text in reach cites.

        A document that was only read in a draft would tell others what the draft says.
        """
        reach = user.reach(perm)
        if not reach.own and not reach.below:
            return self.none()
        seen = Q(is_checked=True) | reach.own_condition("agency")
        for model in citation_models():
            cited = model._default_manager.visible_to(user, perm)  # type: ignore[attr-defined]
            seen |= Q(pk__in=cited.order_by().values("document"))
        return self.filter(seen)


class CitationQuerySet(OwnedQuerySet):
    @property
    def owner(self) -> str:  # type: ignore[override]
        return self.model.owner  # type: ignore[attr-defined]


class StoredFileQuerySet(OwnedQuerySet):
    owner = "agency"


def citation_models() -> list[type[models.Model]]:
    """Return every kind of citation that the apps above keep; their texts are theirs, their documents common."""
    return [model for model in apps.get_models() if isinstance(model._default_manager.all(), CitationQuerySet)]
