"""Writing with the editor: what it sends is stored as a document, pasted text is read, pages are shown."""

import json

import pytest

from documents.printed import Table
from documents.rendering.pages import page_pictures
from documents.rendering.pdf import render_part
from reports.pages import preview
from reports.printing import section_excerpt
from tests.shared import late, shared

URL = "/reports/KG-SDL/2024-Q1/"
HTMX = {"headers": {"HX-Request": "true"}}
SENT = [
    {"type": "heading", "level": 4, "text": ["a) Kết quả"]},
    {"type": "paragraph", "text": ["Đạt ", {"figure": "nhiem_vu.ti_le"}, {"note": ["Số liệu [một cửa"]}, "."]},
]
STORED = "#### a) Kết quả\n\nĐạt [[nhiem_vu.ti_le]]^[Số liệu (một cửa]."


@pytest.fixture
@late
def as_lan(client, lan):
    client.force_login(lan)
    return client


@shared
def section(draft):
    return draft.sections.last()


def draft_body(section):
    return type(section).objects.get(pk=section.pk).body


def save(client, section, **sent):
    return client.post(f"{URL}sections/{section.pk}/", {"version": 1, **sent}, **HTMX)


def test_what_the_editor_sends_is_stored_as_a_document(as_lan, section):
    assert save(as_lan, section, body="chữ cũ", body_doc=json.dumps(SENT)).status_code == 200
    section.refresh_from_db()
    assert section.body.markup == STORED
    opened = as_lan.get(f"{URL}sections/{section.pk}/", **HTMX).text
    assert "{&quot;figure&quot;: &quot;nhiem_vu.ti_le&quot;}" in opened
    assert 'data-figures="{&quot;nhiem_vu.ti_le&quot;: &quot;0%&quot;}"' in opened


@pytest.mark.parametrize("sent", ["{", "[" * 100_000, '[{"type": "html", "text": ["<b>"]}]', '"<p>"', "\0"])
def test_what_is_no_document_is_refused_with_a_sentence(as_lan, section, sent):
    answer = save(as_lan, section, body_doc=sent)
    assert answer.status_code == 422
    assert "không đúng dạng văn bản" in answer.text
    assert draft_body(section) == section.body


def test_a_document_that_is_too_long_comes_back_whole(as_lan, section):
    answer = save(as_lan, section, body_doc=json.dumps([{"type": "paragraph", "text": ["dài " * 10_001]}]))
    assert answer.status_code == 422
    assert "dài quá 40000" in answer.text
    assert answer.text.count("dài ") > 20_000  # as typed, and as a document


def test_pasted_text_comes_back_as_a_document_and_is_stored_nowhere(as_lan, section):
    answer = as_lan.post("/documents/paste/", {"html": "<ul><li><b>Việc</b> một<img></li></ul>"})
    assert answer.json()["blocks"] == [{"type": "item", "marker": "-", "text": ["Việc một"]}]
    assert answer.json()["told"] == ["Đã bỏ 01 hình ảnh; hình ảnh đính kèm ở phụ lục."]
    refused = as_lan.post("/documents/paste/", {"html": "<img>"})
    assert (refused.status_code, refused.json()) == (
        422,
        {"problem": "Đoạn dán không có chữ nào; hình ảnh thì đính kèm ở phụ lục."},
    )


@pytest.fixture
def printed(monkeypatch) -> list:
    """What was rendered."""
    documents: list = []

    def render(document) -> bytes:
        documents.append(document)
        return b"%PDF-test"

    monkeypatch.setattr(preview, "render_pdf", render)
    monkeypatch.setattr(preview, "page_pictures", lambda content, most: [content])
    return documents


def test_the_same_text_is_rendered_once_and_nothing_is_stored(as_lan, section, printed):
    for body in ("Xem trước một.", "Xem trước một.", "Xem trước hai."):
        answer = as_lan.post(f"{URL}text/preview/", {"section": section.pk, "body": body})
        assert 'alt="Trang 1 của bản in"' in answer.text
    assert [document.blocks[-1].inlines[0].text for document in printed] == ["Xem trước một.", "Xem trước hai."]
    section.refresh_from_db()
    assert "Xem trước" not in section.body.markup


@pytest.mark.parametrize("body", ["- việc\n" * 5000, "| a | b |\n" * 3000, "x^[ghi chú] " * 2000])
def test_of_a_long_text_the_beginning_is_shown(as_lan, section, printed, body):
    answer = as_lan.post(f"{URL}text/preview/", {"section": section.pk, "body": body})
    assert "Chỉ hiện phần đầu" in answer.text
    [document] = printed
    last = document.blocks[-1]
    parts = last.rows if isinstance(last, Table) else last.inlines
    assert 100 < max(len(document.blocks), len(parts)) <= 301


def test_the_frame_is_shown_as_the_document_begins_and_ends(as_lan, draft, printed):
    sent = {"title": "Trích yếu đang gõ", "opening": "Mở", "closing": "Kết", "recipients": "Sở Nội vụ"}
    assert as_lan.post(f"{URL}text/preview/", sent).status_code == 200
    [document] = printed
    assert (document.summary, len(document.blocks), document.is_excerpt) == (("Trích yếu đang gõ",), 2, False)


@pytest.mark.parametrize(("body", "told"), [("Tốt 😀", "không có ký tự “😀”"), ("dài " * 10_001, "dài quá 40000")])
def test_what_cannot_be_printed_says_why_beside_the_text(as_lan, section, body, told):
    answer = as_lan.post(f"{URL}text/preview/", {"section": section.pk, "body": body})
    assert answer.status_code == 422
    assert told in answer.text


def test_an_excerpt_is_the_section_alone(draft, section):
    document = section_excerpt(draft, section)
    assert (document.summary, document.recipients, document.bases) == ((), (), ())
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph", "ListItem"]


def test_pages_become_pictures():
    pages = page_pictures(render_part("<p>một<p style='page-break-before: always'>hai"), 5)
    assert [(page[:2], page[-2:]) for page in pages] == [(b"\xff\xd8", b"\xff\xd9")] * 2
