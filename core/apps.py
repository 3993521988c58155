from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from core.audit.connections import prepare_connection
from core.audit.roles import check_role
from core.audit.triggers import after_migrate, before_migrate, check_triggers
from core.durability import check_durability
from core.sentences import speak


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        speak()
        connection_created.connect(prepare_connection, dispatch_uid="audit")
        # sent once per app: one is enough, and it comes after the migrations of all of them
        pre_migrate.connect(before_migrate, sender=self, dispatch_uid="audit")
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="audit")
        register(Tags.database)(check_triggers)
        register(Tags.database)(check_role)
        register(Tags.database)(check_durability)
