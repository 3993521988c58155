"""The audit record, which triggers alone write (core.audit), and the events that are no change of a row."""

from collections.abc import Iterable
from decimal import Decimal
from json import JSONDecoder
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Now

from core.audit.pieces import AUDIT_TABLE, HEAD_TABLE, SEAL_TABLE
from core.jobs.models import Job as Job  # a model of this app


class ExactDecoder(JSONDecoder):
    """Read numbers with a fraction as Decimal, digit by digit as the database wrote them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "parse_float": Decimal})


class Action(models.TextChoices):
    INSERT = "insert", "Thêm mới"
    UPDATE = "update", "Sửa"
    DELETE = "delete", "Xóa"


def label_of(row: models.Model) -> str:
    """Return the name under which the writes of ``row`` are recorded; a proxy's is its stored model's."""
    return (row._meta.concrete_model or type(row))._meta.label


class AuditRecordQuerySet(models.QuerySet):
    def for_object(self, row: models.Model) -> Self:
        """Return the records of one row, newest first."""
        return self.for_objects([row])

    def for_objects(self, rows: Iterable[models.Model]) -> Self:
        """Return the records of several rows, of any models, newest first."""
        keys: dict[str, list[str]] = {}
        for row in rows:
            keys.setdefault(label_of(row), []).append(str(row.pk))
        chosen = models.Q(pk__in=[])
        for label, pks in keys.items():
            chosen |= models.Q(model=label, object_id__in=pks)
        return self.filter(chosen).order_by("-pk")


class AuditRecord(models.Model):
    """One change of one row. ``old`` and ``new`` map columns to values; an update has the changed ones only.

    The actor is copied, not linked: a record outlives its user. ``actor_name`` is the user name,
    "hệ thống:<job>", or "db:<role>" for a write outside the portal.
    """

    at = models.DateTimeField("lúc", db_default=Now())
    actor_id = models.BigIntegerField("mã người dùng", null=True)
    actor_name = models.TextField("ai")
    actor_full_name = models.TextField("họ và tên")
    reason = models.TextField("lý do")
    request_id = models.CharField("mã yêu cầu", max_length=64)
    table = models.CharField("bảng", max_length=63, db_column="table_name")
    model = models.CharField("đối tượng", max_length=120)
    object_id = models.CharField("mã đối tượng", max_length=64)
    action = models.CharField("việc", max_length=8, choices=Action)
    old = models.JSONField("nội dung cũ", null=True, decoder=ExactDecoder)
    new = models.JSONField("nội dung mới", null=True, decoder=ExactDecoder)

    objects = AuditRecordQuerySet.as_manager()

    class Meta:
        db_table = AUDIT_TABLE
        verbose_name = "bản ghi nhật ký thay đổi"
        verbose_name_plural = "nhật ký thay đổi"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["model", "object_id"], name="audit_by_object"),
            models.Index(fields=["at"], name="audit_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.model} {self.object_id}"


class AuditSeal(models.Model):
    """A record's place in the chain: the hash of the one before it and of its own content (core.audit.chain)."""

    audited: ClassVar[bool] = False

    position = models.BigIntegerField("vị trí", primary_key=True)
    record_id = models.BigIntegerField("mã bản ghi", unique=True)
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        db_table = SEAL_TABLE
        verbose_name = "mắt xích nhật ký"
        verbose_name_plural = "chuỗi nhật ký"
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: {self.hash}"


class AuditHead(models.Model):
    """The end of the chain as it stood once; the same goes into a file that is kept elsewhere."""

    audited: ClassVar[bool] = False

    at = models.DateTimeField("lúc", db_default=Now())
    position = models.BigIntegerField("vị trí")
    record_id = models.BigIntegerField("mã bản ghi")
    hash = models.CharField("mã băm", max_length=64)

    class Meta:
        db_table = HEAD_TABLE
        verbose_name = "mốc nhật ký"
        verbose_name_plural = "mốc nhật ký"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.position}: {self.hash}"


class EventKind(models.TextChoices):
    """What is recorded although no row of the work changed."""

    SIGNED_IN = "signed_in", "Đăng nhập"
    SIGNED_OUT = "signed_out", "Đăng xuất"
    SIGN_IN_FAILED = "failed", "Đăng nhập không thành công"
    LOCKED = "locked", "Tạm khóa vì thử sai nhiều lần"
    UNLOCKED = "unlocked", "Mở khóa"
    FACTOR_ADDED = "factor_on", "Bật xác thực hai lớp"
    FACTOR_REMOVED = "factor_off", "Tắt xác thực hai lớp"
    FACTOR_FAILED = "code_failed", "Mã xác thực sai"
    PASSWORD_CHANGED = "password", "Đổi mật khẩu"
    LINK_GIVEN = "link", "Cấp liên kết đặt mật khẩu"
    SESSION_ENDED = "idle", "Phiên hết hạn"
    BACKED_UP = "backup", "Sao lưu"
    RESTORED = "restore", "Khôi phục từ bản sao lưu"
    DOWNLOADED = "download", "Tải tệp xuống"
    MALWARE = "malware", "Từ chối tệp có mã độc"
    REFUSED = "refused", "Từ chối truy cập"
    IMPORTED = "import", "Nhập bảng dán"


class SecurityEvent(models.Model):
    """Something that happened to an account; the trigger copies it into the audit record with its actor."""

    audited: ClassVar[bool] = True

    at = models.DateTimeField("lúc", db_default=Now())
    kind = models.CharField("việc", max_length=16, choices=EventKind)
    name = models.CharField("đối tượng", max_length=160)
    about = models.BigIntegerField("mã người dùng", null=True)
    detail = models.CharField("chi tiết", max_length=500)
    request_id = models.CharField("mã yêu cầu", max_length=64)

    class Meta:
        verbose_name = "sự kiện an toàn"
        verbose_name_plural = "sự kiện an toàn"
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["about", "at"], name="events_about_user")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class SettingsInForce(models.Model):
    """The settings with which the server started last: one row, whose audit record tells what changed and when."""

    audited: ClassVar[bool] = True
    audit_exclude: ClassVar = ("digest",)

    values = models.JSONField("thiết lập")
    digest = models.CharField("mã băm", max_length=64)

    class Meta:
        verbose_name = "thiết lập đang dùng"
        verbose_name_plural = "thiết lập đang dùng"

    def __str__(self) -> str:
        return "Thiết lập đang dùng"
