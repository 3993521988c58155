"""A model of the tests with a column of every kind that the audit treats differently."""

from typing import ClassVar

from django.db import connection, models
from django.test.utils import isolate_apps

from core.audit.tables import table_of
from core.audit.triggers import install_triggers

with isolate_apps("core"):

    class Sample(models.Model):
        audited: ClassVar[bool] = True
        audit_exclude: ClassVar = ("seen_at",)
        audit_masked: ClassVar = ("phone",)

        name = models.TextField("tên")
        amount = models.DecimalField("số tiền", max_digits=15, decimal_places=2, null=True)
        day = models.DateField("ngày", null=True)
        active = models.BooleanField("đang dùng", default=True)
        details = models.JSONField("chi tiết", null=True)
        content = models.BinaryField("tệp", null=True)
        phone = models.CharField("điện thoại", max_length=20, default="")
        password = models.CharField("mật khẩu", max_length=20, default="")
        seen_at = models.DateTimeField("xem lúc", null=True)

        objects: ClassVar[models.Manager] = models.Manager()

        class Meta:
            app_label = "core"

        def __str__(self) -> str:
            return self.name


def create_sample_table() -> None:
    """Create the table with its audit triggers, inside the test's transaction."""
    editor = connection.schema_editor()
    editor.deferred_sql = []
    with connection.cursor() as cursor:
        cursor.execute(*editor.table_sql(Sample))
    install_triggers(extra=(table_of(Sample),))
