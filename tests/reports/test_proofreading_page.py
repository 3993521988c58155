"""The page "Soát xét văn bản"."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from documents.models import StoredFile
from documents.reading.files import LARGEST
from reports.audit import Issue, Kind, Severity
from reports.pages.proof import passages
from tests.documents.office import docx_of
from tests.shared import late

URL = "/proofreading/"
WRONG = "Đến nay mở 31/49 lớp, đạt 63,26% kế hoạch."


def post(client, **data):
    return client.post(URL, data)


@pytest.fixture
@late
def signed(client, lan):
    client.force_login(lan)
    return client


def test_a_pasted_text_is_shown_with_its_findings_and_marks_that_lead_to_each_other(signed):
    answer = post(signed, text=f"Câu <b>đúng</b>.\r\n{WRONG}")
    assert answer.status_code == 200
    assert 'id="cho-1" href="#diem-1"' in answer.text
    assert 'id="diem-1"' in answer.text
    assert 'href="#cho-1"' in answer.text
    assert "31/49 = 63,27% (làm tròn), văn bản ghi 63,26%." in answer.text
    assert "dòng 2" in answer.text
    assert "Câu &lt;b&gt;đúng&lt;/b&gt;." in answer.text


def test_a_word_file_is_read_and_not_kept(signed):
    answer = post(signed, file=SimpleUploadedFile("báo cáo.docx", docx_of(f"I. KẾT QUẢ\n{WRONG}")))
    assert "đoạn 2" in answer.text
    assert StoredFile.objects.count() == 0


def test_hints_on_form_can_be_left_out(signed):
    text = "Trong kỳ đã ban hành 5 quyết định về công bố TTHC."
    assert "Gợi ý" in post(signed, text=text, style="on").text
    assert "Không thấy điểm nào mâu thuẫn" in post(signed, text=text).text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Hãy dán văn bản hoặc chọn một tệp"),
        ({"text": "a", "file": SimpleUploadedFile("a.txt", b"a")}, "chỉ một trong hai"),
        ({"text": "a" * 300_001}, "Văn bản dài quá 300.000 ký tự"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "các định dạng: .txt"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04")}, "bị hỏng"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "trống"),
        ({"file": SimpleUploadedFile("a.txt", b"a" * (LARGEST + 1))}, "lớn hơn 5 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_in_place_and_the_text_kept(signed, data, message):
    answer = post(signed, **data)
    assert answer.status_code == 422
    assert message in answer.text
    assert data.get("text", "")[:50] in answer.text


def test_a_text_beyond_what_the_server_reads_is_refused_with_the_way_out(signed, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
    answer = post(signed, text="a" * 2_600_000)
    assert answer.status_code == 400
    assert "vượt quá 2,5 MB" in answer.text
    assert "gửi từng phần" in answer.text


def test_a_break_inside_a_paragraph_of_word_is_shown_as_one():
    assert [passage.text for passage in passages("a\vb", [])] == ["a\nb"]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=8))
def test_passages_make_the_text_and_every_finding_begins_once(pairs):
    text = "".join(chr(ord("a") + place % 26) for place in range(40))
    issues = [
        Issue(Kind.SUM, Severity.ERROR, start, min(end, 40), 1, "", "") for start, end in sorted(pairs) if start < 40
    ]
    cut = passages(text, issues)
    assert "".join(passage.text for passage in cut) == text
    assert sorted(number for passage in cut for number in passage.begins) == list(range(1, len(issues) + 1))
