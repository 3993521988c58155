"""``manage.py audit_text``."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.documents.office import docx_of, pdf_of


def run(*args):
    out = StringIO()
    call_command("audit_text", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "bao-cao.txt"
    path.write_text("Dòng đầu.\n\nĐến nay mở 31/49 lớp, đạt 63,26% kế hoạch.\n", encoding="utf-8")
    return path


def test_findings_are_json_with_their_line_quote_and_what_was_expected(report):
    [finding] = json.loads(run(report, "--json"))
    assert (finding["kind"], finding["severity"], finding["line"]) == ("percent", "error", 3)
    assert "63,26" in finding["quote"]
    assert "63,27" in finding["expected"]
    assert "63,26" in finding["found"]


def test_findings_are_lines_to_read(report):
    assert run(report).startswith("percent error dòng 3: “")


def test_a_word_file_gives_the_paragraph_and_a_pdf_the_page_and_line(tmp_path):
    wrong = "Đến nay mở 31/49 lớp, đạt 63,26% kế hoạch."
    word, pdf = tmp_path / "a.docx", tmp_path / "a.pdf"
    word.write_bytes(docx_of(f"I. KẾT QUẢ\n{wrong}"))
    pdf.write_bytes(pdf_of(f"<p>I. KẾT QUẢ</p><p style='break-before:page'>{wrong}</p>"))
    assert run(word).startswith("percent error đoạn 2: “31/49 lớp, đạt 63,26%”")
    [finding] = json.loads(run(pdf, "--json"))
    assert (finding["kind"], finding["page"], finding["line"]) == ("percent", 2, 1)


def test_a_sound_text_gives_an_empty_list(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Tổng số 363 TTHC (trong đó: mới 179; bãi bỏ 171; sửa đổi 13).", encoding="utf-8")
    assert json.loads(run(path, "--json")) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.doc", b"x", "“.doc”; các định dạng: .txt, .md, .docx, .pdf"),
        ("a.txt", b"\xff\xfe\x00", "không phải văn bản UTF-8"),
        ("a.docx", b"PK\x03\x04", "bị hỏng"),
        ("a.txt", None, "Không đọc được tệp"),
        ("a.txt", b"a" * 600_001, "ký tự"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as refusal:
        run(path)
    assert message in str(refusal.value)


def test_without_a_file_there_is_a_sentence():
    with pytest.raises(CommandError, match="Thiếu tệp văn bản"):
        run()
