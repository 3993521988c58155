"""What becomes an official document: a report or a letter. It is signed by a person, then issued by its agency."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Agency, Office
from agencies.permissions import Perm
from core.versions import Versioned
from documents.models import OfficialDocument, StoredFile
from documents.states import DocumentType
from periods.models import ReportingPeriod
from reports.states import FINAL


class Work(Versioned):
    """A text with its state and, from signing on, what it bears: document (number and day), signer, file and code.

    A concrete work says its ``type``, what it is called (``noun``), and its table of ``moves``.
    """

    type: ClassVar[DocumentType]
    noun: ClassVar[str]
    moves: ClassVar[dict[str, dict[str, Perm]]]

    agency_id: int
    agency: models.ForeignKey[Agency, Agency]
    period: models.ForeignKey[ReportingPeriod, ReportingPeriod]
    state: models.CharField
    figures: Any
    unit: Any
    issues: Any
    form_checks: Any

    signer = models.ForeignKey(
        Office, models.PROTECT, verbose_name="người ký", null=True, blank=True, related_name="+", editable=False
    )
    signer_authority = models.TextField("quyền hạn, chức vụ đã in", blank=True, editable=False)
    signer_name = models.CharField("họ và tên đã in", max_length=120, blank=True, editable=False)
    code = models.CharField("mã kiểm tra", max_length=20, blank=True, editable=False)
    replacement_kind = models.CharField("hình thức thay", max_length=12, blank=True, editable=False)
    document = models.OneToOneField(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản phát hành",
        null=True,
        blank=True,
        related_name="%(model_name)s",
        editable=False,
    )
    file = models.OneToOneField(
        StoredFile,
        models.PROTECT,
        verbose_name="bản PDF",
        null=True,
        blank=True,
        related_name="%(model_name)s",
        editable=False,
    )

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    @property
    def key(self) -> dict[str, Any]:
        """What finds and makes the rows that belong to this work: ``{"report": …}``."""
        return {str(self._meta.model_name): self}

    @property
    def earliest_signing(self) -> tuple[date, str]:
        """The first day that the document may bear, and what day that is."""
        raise NotImplementedError

    def address(self, step: str, *more: Any) -> str:
        """Return the address of a step (``sign``, ``issue`` …) of this work."""
        raise NotImplementedError


def signed_bears(name: str, *parts: str) -> models.CheckConstraint:
    """Return the constraint that a signed work has these ``parts``."""
    bears = Q(**{f"{part}__isnull": False for part in parts})
    return models.CheckConstraint(condition=~Q(state__in=FINAL) | bears, name=name)


def of_one_work(name: str) -> models.CheckConstraint:
    """Return the constraint that a row belongs to a report or to a letter."""
    of_report = Q(report__isnull=False, letter__isnull=True)
    of_letter = Q(report__isnull=True, letter__isnull=False)
    return models.CheckConstraint(condition=of_report | of_letter, name=name)
