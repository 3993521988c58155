from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register

from documents.rendering.fonts import FontMissing, printable_characters


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(check_font)


def check_font(**kwargs: Any) -> list[CheckMessage]:
    """Say at the start when the machine cannot print official documents; everything else works without the font."""
    try:
        printable_characters()
    except FontMissing as missing:
        return [Warning(str(missing), id="documents.W001")]
    return []
