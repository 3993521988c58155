"""For tests of who gets what: documents in no time."""

import pytest

from documents.preflight.sheets import Measured
from tests.shared import late


@pytest.fixture
@late
def quick_print(monkeypatch) -> None:
    """A PDF and a Word file in no time: what they look like is tested elsewhere."""
    monkeypatch.setattr("reports.pages.preview.page_pictures", lambda content, most: [content])
    printers = ("views.files.render_pdf", "views.letters.render_pdf", "pages.preview.render_pdf")
    for place in (*printers, "services.signing.render_kept"):
        monkeypatch.setattr(f"reports.{place}", lambda printed: b"%PDF-test")
    for place in ("overview", "charts", "trend"):
        monkeypatch.setattr(f"reports.printing.{place}.render_sheet", lambda html, style: b"%PDF-test")
    for place in ("views.files.render_docx", "views.letters.render_docx"):
        monkeypatch.setattr(f"reports.{place}", lambda printed: b"PK-test")
    monkeypatch.setattr("reports.services.form_check.render_pdf", lambda printed: b"%PDF-test")
    monkeypatch.setattr("reports.services.form_check.measured", lambda content, annexes: Measured((), ()))
