"""A copy that is not the issued file is told how it differs, and is never called authentic."""

import io

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from core.models import EventKind, SecurityEvent
from documents.comparing.differences import Differences, differences
from documents.comparing.pages import NO_PDF, TOO_LONG, page_digests
from documents.rendering.pdf import render_part
from reports.models import Issue
from reports.pages.copy import ONLY_THE_SAME, compared
from reports.services import stored_pdf
from reports.signing_forms import MAX_SIGNED_FILE
from tests.core.clamd import EICAR, scanner

SAME = "giống hệt bản đã phát hành"
PAGE = "<p style='page-break-after: always'>"


def pdf_of(*pages: str) -> bytes:
    return render_part("".join(f"{PAGE}{page}</p>" for page in pages))


def saved_again(content: bytes, *, blank_pages: int = 0) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for _ in range(blank_pages):
        writer.add_blank_page()
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def original() -> bytes:
    return pdf_of("Quý I thực hiện 20/27 nhiệm vụ.", "Đạt 74,1% kế hoạch.")


@pytest.fixture
def printer(monkeypatch, unmeasured, original) -> None:
    monkeypatch.setattr("reports.services.signing.render_kept", lambda document: original)


@pytest.fixture
def told(client, issued):
    """Return what the page says of a copy."""
    cache.clear()
    url = Issue.objects.get().get_absolute_url()

    def ask(content: bytes) -> str:
        return client.post(url, {"copy": SimpleUploadedFile("a.pdf", content)}).text

    return ask


def test_the_issued_file_is_the_same_and_nothing_else_is_looked_at(told, issued):
    text = told(stored_pdf(issued))
    assert SAME in text
    assert "chữ ký số" not in text


def test_any_other_file_is_told_how_it_differs(told, original):
    cases = {
        saved_again(original): "Chữ trên cả 02 trang giống bản đã phát hành: có thể tệp đã được lưu lại",
        pdf_of("Quý I thực hiện 20/27 nhiệm vụ.", "Đạt 94,1% kế hoạch."): "Chữ khác bản đã phát hành ở trang 2.",
        pdf_of("Nội dung khác.", "Cũng khác."): "có lẽ đây là văn bản khác",
        pdf_of("Quý I thực hiện 20/27 nhiệm vụ."): "Thiếu trang 2 của bản đã phát hành.",
        saved_again(original, blank_pages=1): "Thừa trang 3 so với bản đã phát hành.",
        saved_again(original, blank_pages=250): TOO_LONG,
        b"PK\x03\x04 Word": NO_PDF,
        b"%PDF-1.7 rubbish": NO_PDF,
    }
    for content, wanted in cases.items():
        text = told(content)
        assert wanted in text
        assert "Không phải cùng một tệp" in text
        assert ONLY_THE_SAME in text
        assert SAME not in text
        assert ("Tệp không có chữ ký số." in text) == (wanted not in (NO_PDF,))
        assert "20/27" not in text


def test_a_file_that_is_too_large_is_not_read(issued):
    copy = SimpleUploadedFile("a.pdf", b"")
    copy.size = MAX_SIGNED_FILE + 1
    assert compared(Issue.objects.get(), copy).text.startswith("Tệp lớn hơn 50 MB")


def test_spaces_and_composed_letters_are_told_from_other_words():
    pages = [page_digests(pdf_of(text))[0] for text in ("27 1 hồ sơ", "27  1 hồ sơ", "271 hồ sơ", "27 2 hồ sơ")]
    found = [differences([pages[0]], [page]) for page in pages]
    assert [(one.changed, one.spaced, one.is_same_text) for one in found] == [
        ((), (), True), ((), (), True), ((), (1,), False), ((1,), (), False),
    ]  # fmt: skip
    assert Differences(2, (1,), (), (2,), ()).is_other_document


def test_a_copy_is_scanned_before_its_pages_are_read(told, issued, settings):
    with scanner() as address:
        settings.MALWARE_SCANNER = address
        text = told(saved_again(stored_pdf(issued)) + EICAR)
    assert "có mã độc" in text
    assert "Chữ trên cả" not in text
    assert SecurityEvent.objects.filter(kind=EventKind.MALWARE).count() == 1
