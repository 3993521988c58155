"""The data of a document beside its pages: what an archive can read without reading the pages."""

import json
from dataclasses import asdict
from datetime import datetime

from weasyprint import Attachment

from documents.printed import PrintedDocument

NAME = "du-lieu.json"


def data_attachment(document: PrintedDocument) -> Attachment:
    """Return the printed value as a file of JSON to be attached. It serves once.

    Its time is the document's own day, so that the same value gives the same bytes.
    """
    placed = document.letterhead.placed
    day = datetime(placed.year, placed.month or 1, placed.day or 1)
    value = asdict(document)
    del value["is_excerpt"]  # what is attached is whole
    data = json.dumps(value, ensure_ascii=False, indent=1)
    return Attachment(
        string=data, name=NAME, description="Dữ liệu của văn bản", created=day, modified=day, relationship="Data"
    )
