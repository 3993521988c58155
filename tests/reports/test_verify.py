"""Anyone who has a document's code sees what was issued and may compare a copy."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.codes import ALPHABET, grouped, new_code, read_code
from reports.models import Issue
from reports.printing import report_document
from reports.services import recall, stored_pdf
from reports.views.verify import PER_MINUTE, UNKNOWN
from tests.shared import late


@pytest.fixture(autouse=True)
@late
def fresh(db) -> None:
    cache.clear()


@pytest.fixture
def url(issued) -> str:
    return Issue.objects.get().get_absolute_url()


def test_a_code_shows_number_day_agency_signer_hash_and_state(client, url, issued):
    text = client.get(url).text
    for shown in ("35/BC-SDL", "15/03/2024", "Sở Du lịch tỉnh Kiên Giang", "Nguyễn Chí Thanh", "Đã phát hành"):
        assert shown in text
    assert issued.file.sha256 in text


def test_the_same_file_is_told_from_any_other(client, url, issued):
    content = stored_pdf(issued)
    same = client.post(url, {"copy": SimpleUploadedFile("a.pdf", content)})
    assert "giống hệt bản đã phát hành" in same.text
    other = client.post(url, {"copy": SimpleUploadedFile("a.pdf", content + b"\n")})
    assert "không phải bản đã phát hành" in other.text
    assert "Chưa chọn tệp" in client.post(url).text


def test_a_recalled_document_says_so(client, url, issued, ky):
    recall(work=issued, by=ky, reason="Ban hành sai thẩm quyền")
    text = client.get(url).text
    assert "Đã thu hồi" in text
    assert "Ban hành sai thẩm quyền" in text


def test_unknown_and_impossible_codes_get_one_answer(client, db):
    answers = [client.get(f"/verify/{code}/") for code in ("A" * 20, "7KQ2M", "--")]
    assert {(answer.status_code, answer.context["problem"]) for answer in answers} == {(404, UNKNOWN)}


def test_guessing_is_slowed_down(client, url):
    codes = [client.get(f"/verify/{new_code()}/").status_code for _ in range(PER_MINUTE + 2)]
    assert codes == [404] * PER_MINUTE + [429] * 2
    assert client.get(url).status_code == 200  # who has a code is not


def test_a_typed_code_leads_to_the_document(client, url, issued):
    typed = grouped(issued.code).lower().replace("0", "o").replace("1", "l")
    assert client.post("/verify/", {"code": f" {typed} "}).headers["Location"] == url
    assert client.post("/verify/", {"code": "7KQ"}).status_code == 404
    assert "Mã kiểm tra" in client.get("/verify/").text


def test_the_document_bears_address_and_code(issued):
    printed = report_document(issued).verification
    assert printed.url == f"https://cchc.example.vn/verify/{issued.code}/"
    assert printed.code == grouped(issued.code)


def test_codes_are_long_random_and_read_back():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert len(set(ALPHABET)) == 32  # 20 signs of 5 bits
    assert all(read_code(grouped(code)) == code for code in codes)
    assert read_code("x" * 1000) == ""
