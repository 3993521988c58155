from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate

from plans.totals import triggers


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(triggers.before_migrate, sender=self, dispatch_uid="totals")
        post_migrate.connect(triggers.after_migrate, sender=self, dispatch_uid="totals")
        register(Tags.database)(triggers.check)
