"""Whose signature or seal looks how."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from core.versions import Versioned


class SignatureImage(Versioned):
    """The image that a person's signature, or an agency's seal, shows on paper when it is put on digitally.

    A new image is a new file and a new version; earlier files stay, and the audit tells who changed it. Without a
    file the stamp shows name and time.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="người ký",
        null=True,
        blank=True,
        related_name="signature_image",
    )
    agency = models.OneToOneField(
        Agency, models.PROTECT, verbose_name="cơ quan", null=True, blank=True, related_name="seal_image"
    )
    file = models.ForeignKey(
        "documents.StoredFile", models.PROTECT, verbose_name="ảnh", null=True, blank=True, related_name="+"
    )
    is_transparent = models.BooleanField("nền trong suốt", default=False)

    class Meta:
        verbose_name = "ảnh chữ ký, con dấu"
        verbose_name_plural = "ảnh chữ ký, con dấu"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, agency__isnull=True) | Q(person__isnull=True, agency__isnull=False),
                name="image_of_a_person_or_an_agency",
            )
        ]

    def __str__(self) -> str:
        return f"Ảnh con dấu {self.agency}" if self.agency else f"Ảnh chữ ký {self.person}"
