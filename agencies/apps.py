from importlib import import_module

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = "Cơ quan, đơn vị"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("agencies.signin.receivers")
