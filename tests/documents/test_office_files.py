"""Word files and PDFs as LibreOffice writes them: each is read, whatever its make, and nothing in it is followed.

``samples/office.zip`` holds own words in 16 makes: headers, nested and merged tables, text boxes, content controls,
tracked changes, links and linked objects outside, lists, breaks, a run for each letter, odd characters, 300 paragraphs.
"""

import zipfile
from pathlib import Path

import pytest

from core.errors import DomainError
from documents.reading.files import read_file

SENTENCE = "Trong quý, cơ quan đã giải quyết 1.671 hồ sơ, đạt 74,1% kế hoạch."
ALSO = {
    "box.docx": "Chữ trong hộp",
    "box.pdf": "Chữ trong hộp",
    "controls.docx": "Ô nhập của mẫu",
    "link.docx": "văn bản kèm theo",
    "nested.docx": "Bảng con",
    "nested.pdf": "Bảng con",
    "tracked.docx": "bản mới",
}
with zipfile.ZipFile(Path(__file__).parent / "samples" / "office.zip") as kept:
    FILES = {name: kept.read(name) for name in kept.namelist()}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_an_office_program_is_read(name):
    text = " ".join(read_file(name, FILES[name]).text.split())
    assert SENTENCE in text
    assert ALSO.get(name, "") in text
    assert "nháp cũ" not in text  # deleted by a tracked change


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.rtf", "a.wps", "a.xls"])
def test_another_kind_is_refused_with_the_kinds_that_are_read(name):
    with pytest.raises(DomainError, match=rf"Chưa đọc được tệp “\{name[1:]}”; các định dạng: .txt, .md, .docx, .pdf"):
        read_file(name, FILES["link.docx"])


def test_an_old_word_file_under_a_new_name_is_refused_with_the_way_out():
    with pytest.raises(DomainError, match="Word đời cũ hoặc có mật khẩu; hãy lưu thành .docx không mật khẩu"):
        read_file("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))
