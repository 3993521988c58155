"""A view of the dashboard that somebody wants to see again: a name, and the address with its filters."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.versions import Versioned
from reports.querysets import SavedViewQuerySet


class SavedView(Versioned):
    """One person's, nobody else's; ``address`` is one that ``reports.charts.addresses`` accepts.

    It holds no figure: whoever opens the address sees what they may see then.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người dùng", related_name="saved_views"
    )
    name = models.CharField("tên", max_length=120)
    address = models.CharField("địa chỉ", max_length=1000)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "chế độ xem đã lưu"
        verbose_name_plural = "chế độ xem đã lưu"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], name="one_saved_view_per_name_and_user"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:saved_view", args=[self.pk])
