from django.apps import AppConfig

from core.jobs.kinds import register


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Báo cáo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register("report_batch", "reports.batch.making.BATCH")
