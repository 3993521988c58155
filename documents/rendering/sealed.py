"""What the server of the limited children imports (core.limited.warm): printing, with all that it reads read already.

A child can open no file, so that templates, style sheets, fonts and the colour profile are read here, once. Of the
portal's settings there are only those that decide how something is written (a test compares them); no address of a
database, no secret. The functions that children run are those of ``documents.rendering.writing``.
"""

import logging
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.template.loader import get_template
from PIL import Image

from documents.rendering import laying_out
from documents.rendering.fonts import STYLES
from documents.rendering.html import TEMPLATES
from documents.rendering.kept_files import keep_files
from documents.rendering.measure import width_mm
from documents.rendering.specimen import specimen
from documents.rendering.writing import render_kept, render_part, render_pdf, render_sheet, render_signable

__all__ = ["render_kept", "render_part", "render_pdf", "render_sheet", "render_signable"]

ROOT = Path(__file__).resolve().parent.parent.parent
WRITTEN_AS = {
    "LANGUAGE_CODE": "vi",
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
    "USE_TZ": True,
    "USE_I18N": True,
    "FORMAT_MODULE_PATH": ["cchc_portal.formats"],
}


def written_as() -> tuple[bytes, dict[str, Any]]:
    """Return by which settings this process writes; a test compares them with the portal's."""
    return b"", WRITTEN_AS


def _set_up() -> None:
    logging.disable()  # what WeasyPrint says of a style sheet is nothing for the portal's log
    settings.configure(
        **WRITTEN_AS,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [ROOT / "templates"]}],
        STATIC_URL="static/",
        STATICFILES_DIRS=[ROOT / "static"],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    )
    django.setup()


def _read_everything() -> None:
    keep_files()
    Image.init()
    for file in (ROOT / "templates" / TEMPLATES).iterdir():
        get_template(f"{TEMPLATES}/{file.name}")
    for file in (ROOT / "static" / "css").glob("print-*.css"):
        laying_out.style(f"css/{file.name}")
    for style in STYLES:
        width_mm("a", 14, style=style)
    for render in (render_pdf, render_kept):  # every font, and what is imported late
        render(specimen())


_set_up()
_read_everything()
