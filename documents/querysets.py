"""Reads of official documents and stored files."""

from typing import Self

from django.db import models

from agencies.querysets import OwnedQuerySet
from core.text import fold


class DocumentQuerySet(models.QuerySet):
    def matching(self, words: str) -> Self:
        """Return the documents whose symbol, issuer or summary contains ``words``, accents ignored."""
        return self.filter(search__contains=fold(words))


class StoredFileQuerySet(OwnedQuerySet):
    owner = "agency"
