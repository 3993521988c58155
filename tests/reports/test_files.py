"""PDF files over HTTP."""

import hashlib

import pytest
from django.db import OperationalError
from django.test import Client
from lxml import etree

from core.errors import DomainError
from core.models import AuditRecord
from core.turns import turn
from documents.models import StoredFile
from tests.documents import word
from tests.factories import make_plan
from tests.shared import late

URL = "/reports/KG-SDL/2024-Q1/"


@pytest.fixture
@late
def as_lan(client, lan):
    client.force_login(lan)
    return client


@pytest.fixture
@late
def quick(monkeypatch):
    monkeypatch.setattr("reports.views.files.render_pdf", lambda document: b"%PDF-quick")


def test_a_draft_is_shown_in_the_browser_and_kept_nowhere(as_lan, draft, quick):
    response = as_lan.get(f"{URL}preview.pdf")
    assert response.content == b"%PDF-quick"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Cache-Control"] == "no-store"
    assert not StoredFile.objects.exists()


def test_a_draft_is_handed_out_as_a_word_file(as_lan, draft):
    response = as_lan.get(f"{URL}document.docx")
    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert response["Content-Disposition"] == 'attachment; filename="2024-Q1_KG-SDL_du-thao.docx"'
    assert "BÁO CÁO" in [words for _, words in word.paragraphs(response.content)]
    assert f'href="{URL}document.docx"' in as_lan.get(URL).text


def test_the_word_file_of_a_signed_report_bears_its_number_and_no_mark_of_a_draft(as_lan, signed):
    response = as_lan.get(f"{URL}document.docx")
    assert 'filename="2024-Q1_KG-SDL_35-BC-SDL.docx"' in response["Content-Disposition"]
    assert "Số: 35/BC-SDL" in [words for _, words in word.paragraphs(response.content)]
    assert b"textpath" not in b"".join(etree.tostring(part) for part in word.parts(response.content).values())


def test_a_plan_is_handed_out_as_word_and_its_tables_as_excel(as_lan, plan):
    page = as_lan.get(f"/plans/{plan.pk}/").text
    for name, kind in (("document.docx", "wordprocessingml"), ("annexes.xlsx", "spreadsheetml")):
        response = as_lan.get(f"/plans/{plan.pk}/{name}")
        assert kind in response["Content-Type"]
        assert f'href="/plans/{plan.pk}/{name}"' in page
    assert response["Content-Disposition"] == 'attachment; filename="2024_KG-SDL_du-thao_phu-luc.xlsx"'


def test_a_plan_without_tables_says_that_there_is_nothing_for_excel(as_lan, department):
    plan = make_plan(department)
    response = as_lan.get(f"/plans/{plan.pk}/annexes.xlsx", follow=True)
    assert response.redirect_chain == [(f"/plans/{plan.pk}/", 302)]
    assert "không có bảng hay phụ lục" in response.text


def test_there_is_no_preview_of_nothing(as_lan, duty):
    assert as_lan.get(f"{URL}preview.pdf").status_code == 404


def test_what_can_not_be_printed_is_told_on_the_report(as_lan, draft, monkeypatch):
    def refuse(document):
        raise DomainError("Phông chữ của văn bản không có ký tự “漢”.")

    monkeypatch.setattr("reports.views.files.render_pdf", refuse)
    response = as_lan.get(f"{URL}preview.pdf", follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "không có ký tự “漢”" in response.text


def test_a_draft_has_no_document(as_lan, draft):
    assert as_lan.get(f"{URL}document.pdf").status_code == 404


def test_a_document_too_large_to_print_is_told_on_the_report_and_what_to_do(as_lan, draft, settings):
    settings.PRINT_MEGABYTES = 1
    response = as_lan.get(f"{URL}preview.pdf", follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "cần hơn 1 MB bộ nhớ để in" in response.text
    assert "chia bảng hoặc phụ lục dài" in response.text


def test_a_signed_report_hands_out_its_stored_bytes_and_prints_nothing(as_lan, signed, monkeypatch):
    monkeypatch.delattr("core.limited.warm.Warm.run")
    response = as_lan.get(f"{URL}document.pdf")
    assert response.content == b"%PDF-test 1"
    assert response["ETag"] == f'"{signed.file.sha256}"'
    assert response["Content-Disposition"] == 'attachment; filename="35-BC-SDL_2024-Q1.pdf"'
    again = as_lan.get(f"{URL}document.pdf", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_the_preview_of_a_signed_report_is_the_signed_one(as_lan, signed):
    assert as_lan.get(f"{URL}preview.pdf").headers["Location"] == f"{URL}document.pdf"


def test_tampered_bytes_are_not_handed_out(as_lan, signed):
    with open(signed.file.file.path, "wb") as file:
        file.write(b"%PDF-khac")
    response = as_lan.get(f"{URL}document.pdf", follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "mã băm" in response.text


def test_a_plan_is_printed_for_those_who_may_see_it(client, lan, stranger, department, quick):
    plan = make_plan(department)
    client.force_login(lan)
    response = client.get(f"/plans/{plan.pk}/document.pdf")
    assert response["Content-Disposition"] == 'inline; filename="2024_KG-SDL_du-thao.pdf"'
    client.force_login(stranger)
    assert client.get(f"/plans/{plan.pk}/document.pdf").status_code == 404


@pytest.mark.parametrize(
    ("address", "name"),
    [("preview.pdf", "2024-Q1_KG-SDL_du-thao.pdf"), ("document.docx", "2024-Q1_KG-SDL_du-thao.docx")],
)
def test_a_file_that_leaves_is_one_record_with_its_name_its_reader_and_its_bytes(
    as_lan, draft, lan, quick, address, name
):
    content = as_lan.get(f"{URL}{address}").content
    as_lan.head(f"{URL}{address}")
    as_lan.get(URL)
    [record] = AuditRecord.objects.filter(model="core.SecurityEvent", new__kind="download")
    assert (record.actor_id, record.new["name"], record.new["about"]) == (lan.pk, name, lan.pk)
    assert record.new["detail"] == f"{URL}{address} sha256:{hashlib.sha256(content).hexdigest()}"


def test_without_the_middleware_nothing_is_recorded(as_lan, draft, quick, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("RecordedDownloads")]
    as_lan.get(f"{URL}preview.pdf")
    assert not AuditRecord.objects.filter(model="core.SecurityEvent", new__kind="download").exists()


def test_a_file_that_cannot_be_recorded_is_not_handed_out(lan, draft, quick, monkeypatch):
    def away(**values):
        raise OperationalError("away")

    client = Client(raise_request_exception=False)
    client.force_login(lan)
    monkeypatch.setattr("core.models.SecurityEvent.objects.create", away)
    assert client.get(f"{URL}preview.pdf").status_code == 503


def test_who_has_two_files_made_already_is_told_to_wait_and_led_back(as_lan, draft, lan, quick):
    with turn(lan.pk), turn(lan.pk):
        answer = as_lan.get(f"{URL}preview.pdf", follow=True)
    assert answer.redirect_chain == [(URL, 302)]
    assert "Đang tạo 02 tệp cho bạn" in answer.text
    assert as_lan.get(f"{URL}preview.pdf").content == b"%PDF-quick"
