"""The text of a plan is written with the editor of reports until the plan is issued."""

import json

import pytest

from documents.models import OfficialDocument
from documents.rendering.docx import render_docx
from documents.rendering.pdf import render_pdf
from plans.models import PlanSectionCitation
from reports.printing import plan_document
from tests.documents import paper
from tests.shared import late, shared

HTMX = {"HX-Request": "true"}
SENT = [
    {"type": "paragraph", "text": ["Thực hiện Kế hoạch số 06/KH-UBND ngày 05/01/2024.", {"note": ["Của tỉnh"]}]},
    {"type": "item", "marker": "-", "text": ["Đúng hạn."]},
]


@shared
def section(plan):
    return plan.sections.create(position=1, number="I", heading="MỤC TIÊU", body="Cũ.")


@pytest.fixture
@late
def as_lan(client, lan):
    client.force_login(lan)
    return client


def url(section) -> str:
    return f"/plans/sections/{section.pk}/"


def test_what_the_editor_sends_is_stored_cited_and_printed(as_lan, section):
    page = as_lan.get(url(section)).text
    assert ("data-document=" in page, 'data-do="figure"' in page, "[[tên]]" in page) == (True, False, False)
    answer = as_lan.post(url(section), {"version": "1", "body_doc": json.dumps(SENT)}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == f"/plans/{section.plan_id}/#muc-{section.pk}"
    section.refresh_from_db()
    assert section.body.markup.endswith("05/01/2024.^[Của tỉnh]\n\n- Đúng hạn.")
    assert PlanSectionCitation.objects.get().document.symbol == "06/KH-UBND"
    printed = plan_document(section.plan)
    assert "Của tỉnh" in paper.text(render_pdf(printed))
    assert render_docx(printed)
    assert '<ol class="doc-notes"' in as_lan.get(f"/plans/{section.plan_id}/").text


def test_who_was_second_sees_both_texts_and_replaces_knowingly(as_lan, section):
    as_lan.post(url(section), {"version": "1", "body": "Của người khác."})
    answer = as_lan.post(url(section), {"version": "1", "body": "Của tôi."})
    assert answer.status_code == 409
    assert ("Của người khác." in answer.text, "Của tôi." in answer.text) == (True, True)
    assert as_lan.post(url(section), {"version": "2", "body": "Của tôi."}).status_code == 302


def test_figures_and_issued_plans_are_refused_with_a_sentence(as_lan, section):
    answer = as_lan.post(url(section), {"version": "1", "body": "Đạt [[nhiem_vu.ti_le]]."})
    assert answer.status_code == 422
    assert "Kế hoạch không có số liệu tự điền [[nhiem_vu.ti_le]]" in answer.text
    section.plan.document = OfficialDocument.objects.create(type="KH", symbol="67/KH-SDL", issued_on="2024-01-05")
    section.plan.save()
    answer = as_lan.post(url(section), {"version": "1", "body": "Khác."})
    assert (answer.status_code, "Kế hoạch đã ban hành" in answer.text) == (422, True)
    assert as_lan.get(url(section)).status_code == 302
    assert url(section) not in as_lan.get(f"/plans/{section.plan_id}/").text
    section.refresh_from_db()
    assert section.body.markup == "Cũ."


def test_the_pages_of_a_section_are_shown_and_nothing_is_stored(as_lan, section, quick_print):
    assert 'alt="Trang 1 của bản in"' in as_lan.post(f"{url(section)}preview/", {"body": "Đang gõ."}).text
    section.refresh_from_db()
    assert section.body.markup == "Cũ."
