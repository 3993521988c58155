"""``manage.py citations``."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.documents.office import docx_of

TEXT = """Mở đầu.
Thực hiện Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch Kiên Giang về việc cải cách hành chính.
Căn cứ Quyết định số 09/2021/QĐ-UBND; Nghị quyết số 03-NQ/TU ngày 31 tháng 12 năm 2020.
"""


def run(*args):
    out = StringIO()
    call_command("citations", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_every_citation_is_listed_with_its_parts(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(docx_of(TEXT) if name == "a.docx" else TEXT.encode())
    first, second, third = json.loads(run(path, "--json"))
    assert first == {
        "type": "Kế hoạch", "number": "67", "symbol": "67/KH-SDL", "date": "2023-12-28",
        "issuer": "Sở Du lịch Kiên Giang", "text": "Kế hoạch số 67/KH-SDL ngày 28/12/2023", "line": 2,
    }  # fmt: skip
    assert (second["number"], second["symbol"], second["date"]) == ("09", "09/2021/QĐ-UBND", None)
    assert (third["number"], third["date"], third["line"]) == ("03", "2020-12-31", 3)


def test_a_symbol_names_what_its_text_does_not(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Thực hiện 43/2006/NĐ-CP và văn bản 331/SNV-CCHC (ngày 10/3/2022).", encoding="utf-8")
    decree, letter = json.loads(run(path, "--json"))
    assert (decree["type"], decree["issuer"]) == ("Nghị định", "Chính phủ")
    assert (letter["type"], letter["issuer"], letter["text"]) == ("Công văn", "", "331/SNV-CCHC (ngày 10/3/2022)")


def test_citations_are_lines_to_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    first = "dòng 2: Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch Kiên Giang"
    assert run(path).startswith(first)


def test_what_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CommandError, match="Thiếu tệp văn bản"):
        run()
    long = tmp_path / "dai.txt"
    long.write_text("a" * 300_001, encoding="utf-8")
    with pytest.raises(CommandError, match="dài quá"):
        run(long)
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        run(tmp_path / "a.pdf")
