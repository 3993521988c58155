"""On what paper: cited and issued documents, citations, stored files and the numbers they bear."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from core.audit.frozen import Frozen
from core.errors import DomainError
from core.numbers import cited_day
from core.versions import Versioned
from documents.fields import SymbolKeyField
from documents.pictures.models import SignatureImage as SignatureImage  # a model of this app
from documents.querysets import CitationQuerySet, DocumentQuerySet, StoredFileQuerySet
from documents.states import DocumentType, RelationKind
from documents.symbols import about


class OfficialDocument(Versioned):
    """A document that is cited or that the portal issues. Cited twice, it is still one row.

    ``key`` is the same for ``9/SDL-VP`` and ``09/SDL-VP``. One that was only read in somebody's text is not
    ``is_checked``: who may see that text sees it, and it goes when no text cites it any more.
    """

    type = models.CharField("loại văn bản", max_length=4, choices=DocumentType)
    symbol = models.CharField("số, ký hiệu", max_length=64, help_text="Ví dụ: 67/KH-SDL")
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=255, blank=True)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan trong hệ thống",
        null=True,
        blank=True,
        related_name="documents",
    )
    summary = models.TextField("trích yếu", blank=True)
    is_checked = models.BooleanField("đã đối chiếu", default=True)
    search = models.TextField(editable=False)
    key = SymbolKeyField(max_length=80, editable=False, default="", db_index=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering: ClassVar = ["-issued_on", "symbol"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["symbol", "issued_on", "issuer"],
                name="one_document_per_symbol_day_and_issuer",
            ),
            models.CheckConstraint(
                condition=~Q(symbol=""),
                name="document_has_a_symbol",
                violation_error_message="Văn bản phải có số, ký hiệu.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-issued_on", "symbol"], name="documents_by_day"),
            models.Index(fields=["agency", "issued_on", "type"], name="documents_issued_by_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} số {self.symbol}"

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.pk])

    @property
    def citation(self) -> str:
        """The document as it is cited: type, number, day and issuer, without the summary."""
        day = f" ngày {cited_day(self.issued_on)}" if self.issued_on else ""
        issuer = f" của {self.issuer}" if self.issuer else ""
        return f"{self.get_type_display()} số {self.symbol}{day}{issuer}"

    @property
    def full_citation(self) -> str:
        """The document as it is cited for the first time: with what it is about."""
        return f"{self.citation} {about(self.summary)}".strip()


class DocumentRelation(Versioned):
    """What became of ``target`` on a day: amended, replaced or repealed by ``document``, or expired.

    What expires by itself has no ``document``, or the one that goes on in its place.
    """

    target = models.ForeignKey(
        OfficialDocument, models.PROTECT, verbose_name="văn bản bị tác động", related_name="fates"
    )
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản mới",
        null=True,
        blank=True,
        related_name="effects",
    )
    kind = models.CharField("quan hệ", max_length=8, choices=RelationKind)
    effective_on = models.DateField("từ ngày")
    note = models.CharField("phần được sửa, căn cứ", max_length=500, blank=True)

    class Meta:
        verbose_name = "quan hệ giữa các văn bản"
        verbose_name_plural = "quan hệ giữa các văn bản"
        ordering: ClassVar = ["target", "effective_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["target", "document", "kind"],
                name="one_relation_of_a_kind_between_two_documents",
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | ~Q(document=F("target")),
                name="document_does_nothing_to_itself",
                violation_error_message="Một văn bản không thể thay thế hay sửa đổi chính nó.",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(kind=RelationKind.EXPIRES),
                name="only_expiry_needs_no_document",
                violation_error_message="Chưa chọn văn bản sửa đổi, thay thế hoặc bãi bỏ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.get_kind_display()} từ {self.effective_on:%d/%m/%Y}"


class Citation(models.Model):
    """A reference to an official document, with the place in it; concrete ones say what cites.

    ``owner`` is the lookup path of the agency whose work cites, ``citing`` the field that names the work, ``named``
    the paths to what the work's own name names besides.
    """

    owner: ClassVar[str]
    citing: ClassVar[str]
    named: ClassVar[tuple[str, ...]] = ()

    document = models.ForeignKey(OfficialDocument, models.PROTECT, verbose_name="văn bản", related_name="+")
    locator = models.CharField("điều, mục", max_length=255, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)

    objects = CitationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.document} ({self.locator})" if self.locator else str(self.document)

    @property
    def place(self) -> str:
        """Where in the work, or down to which item of the document."""
        return self.locator

    @property
    def source(self) -> tuple[str, str]:
        """What cites, and the address of its page ("" where it has none)."""
        work = getattr(self, self.citing)
        return str(work), work.get_absolute_url() if hasattr(work, "get_absolute_url") else ""


def stored_path(instance: "StoredFile", _filename: str) -> str:
    """Return a generated storage name; a name that a user chose never reaches the disk."""
    return f"documents/{instance.sha256[:2]}/{instance.sha256}"


class StoredFile(models.Model):
    """Bytes that never change, kept once with their hash. The shown name is separate from the stored one."""

    frozen: ClassVar[Frozen] = Frozen(
        columns=("id", "agency_id", "name", "content_type", "size", "sha256", "file", "created_by_id", "created_at")
    )

    audited: ClassVar[bool] = True

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="files")
    name = models.CharField("tên tệp", max_length=255)
    content_type = models.CharField("loại nội dung", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    file = models.FileField("tệp", upload_to=stored_path)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người tạo")
    created_at = models.DateTimeField("lúc", auto_now_add=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp lưu trữ"
        verbose_name_plural = "tệp lưu trữ"
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def content(self) -> bytes:
        """Return the bytes. Raises DomainError when they are gone or are not what was stored."""
        try:
            with self.file.open("rb") as file:
                content: bytes = file.read()
        except OSError as error:
            raise DomainError("Không đọc được bản PDF lưu trữ; hãy báo người quản trị hệ thống.") from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DomainError("Bản PDF lưu trữ không còn khớp mã băm; hãy báo người quản trị hệ thống.")
        return content


class IssuedNumber(models.Model):
    """A number of an agency's register of a year: borne by a document, or void for a reason; never used twice.

    ``is_common``: taken from the one series of all types of documents, not from that of its type.
    """

    frozen: ClassVar[Frozen] = Frozen(
        columns=("agency_id", "year", "number", "type", "document_id"), when="{row}.document_id IS NOT NULL"
    )

    audited: ClassVar[bool] = True

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="numbers")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    type = models.CharField("loại văn bản", max_length=4, choices=DocumentType)
    document = models.OneToOneField(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản",
        null=True,
        blank=True,
        related_name="number",
    )
    is_common = models.BooleanField("dãy số chung", default=False)
    void_reason = models.CharField("lý do bỏ số", max_length=500, blank=True)

    class Meta:
        verbose_name = "số văn bản"
        verbose_name_plural = "số văn bản"
        ordering: ClassVar = ["agency", "year", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "number", "type"],
                name="one_use_of_a_number_per_type_and_year",
            ),
            models.UniqueConstraint(
                fields=["agency", "year", "number"],
                condition=Q(is_common=True),
                name="one_use_of_a_common_number_per_year",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="document_number_is_positive"),
            models.CheckConstraint(
                condition=Q(void_reason="") | Q(document__isnull=True), name="void_number_has_no_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}/{self.year}"
