"""Running text from .txt, Word and PDF files, and what is said of those that cannot be read."""

import codecs
import unicodedata

import pytest

from core.errors import DomainError
from documents.reading.files import LARGEST, read_file, read_path, read_typed
from tests.documents.office import SPACE, docx, docx_of, mark, paragraph, pdf_drawn, pdf_of, run, table

TEXT = "Báo cáo cải cách hành chính\nTrong quý đã giải quyết 22/27 hồ sơ."


# Text files


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_way_to_save_a_text_gives_the_same(data):
    assert read_file("a.txt", data).text == TEXT


TCVN3 = "B¸o c¸o kÕt qu¶ thùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh quý I n¨m 2024 cña Së Du lÞch tØnh Kiªn Giang"
VNI = "Baùo caùo keát quaû thöïc hieän coâng taùc caûi caùch haønh chính quyù I naêm 2024 cuûa Sôû Du lòch tænh Kieân"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", TCVN3.encode(), "bảng mã cũ TCVN3"),
        ("a.txt", VNI.encode(), "bảng mã cũ VNI"),
        ("a.docx", docx_of(TCVN3), "bảng mã cũ TCVN3"),
        ("a.txt", TCVN3.encode("latin-1"), "không phải văn bản UTF-8"),
        ("a.txt", b"\x7fELF\x01\x00\x00\x01", "không phải là văn bản"),
        ("a.txt", b" \n", "trống"),
        ("a.txt", b"a" * (LARGEST + 1), "lớn hơn 5 MB"),
        ("a.doc", b"x", "“.doc”; các định dạng: .txt, .md, .docx, .pdf"),
        ("a.docx", codecs.BOM_UTF8 + b"x", "không phải là tệp .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", "Word đời cũ hoặc có mật khẩu"),
        ("a.docx", b"PK\x03\x04" + b"x" * 900, "bị hỏng"),
        ("a.docx", docx(), "không có chữ nào"),
        ("a.docx", docx("<w:p>" * 20), "bị hỏng"),
        ("a.docx", docx("<w:sdt>" * 5_000, "</w:sdt>" * 5_000), "bị hỏng"),
        ("a.docx", docx(paragraph(run(" " * 9_000_000))), "Tệp nén bất thường"),
        ("a.docx", docx_of("x").replace(b"word/document.xml", b"word/documenu.xml"), "không phải là văn bản Word"),
        ("a.docx", docx(parts=[("word/styles.xml", "<!DOCTYPE a><a/>")]), "DOCTYPE"),
        ("a.pdf", b"x", "không phải là tệp .pdf"),
        ("a.pdf", b"%PDF-1.7\n" + b"\x00" * 500, "bị hỏng"),
        ("a.pdf", pdf_drawn(b""), "bản quét"),
        ("a.pdf", pdf_drawn(b"", password="mật khẩu"), "có mật khẩu"),
        ("a.pdf", pdf_drawn(*[b""] * 251), "quá 250 trang"),
        ("a.pdf", pdf_drawn(b"0 0 m 1 1 l S " * 40_000), "quá phức tạp"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(name, data, message):
    with pytest.raises(DomainError) as refusal:
        read_file(name, data)
    assert message in str(refusal.value)


def test_vietnamese_and_texts_without_accents_are_no_old_encoding():
    for text in (TEXT, "Bao cao cai cach hanh chinh nam 2024 " * 9, "Café, naïve, déjà vu, Größe, señor " * 9):
        assert read_typed(text).text == text


def test_a_file_that_is_not_there_is_told(tmp_path):
    for path in (tmp_path / "a.txt", tmp_path, "a\x00.txt"):
        with pytest.raises(DomainError):
            read_path(str(path))


# Word


def numbered(level, number=1):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERS = f"""<w:numbering {SPACE}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def test_paragraphs_tables_and_footnotes_come_in_order():
    data = docx(
        paragraph(run("Đã tiếp nhận "), run("27 hồ sơ"), mark(5), run(".")),
        paragraph(),
        table(["TT", "Nhiệm vụ"], ["1", "Kiểm tra"]),
        paragraph(run("Hết.")),
        notes=[("-1", ""), ("5", "Gồm 23 hồ sơ mới."), ("9", "Không có dấu.")],
    )
    source = read_file("a.docx", data)
    lines = ["Đã tiếp nhận 27 hồ sơ[^1].", "TT\tNhiệm vụ", "1\tKiểm tra", "Hết.", "[^1]: Gồm 23 hồ sơ mới."]
    assert source.text.split("\n") == lines
    assert source.told(source.text.index("Kiểm tra")) == "đoạn 3"


def test_numbers_that_word_sets_by_itself_are_read():
    lines = [(0, "KẾT QUẢ"), (1, "Thể chế"), (2, "Việc"), (1, "Thủ tục"), (0, "PHƯƠNG HƯỚNG"), (1, "Việc khác")]
    body = [paragraph(run(text), properties=numbered(level)) for level, text in lines]
    text = read_file("a.docx", docx(*body, parts=[("word/numbering.xml", NUMBERS)])).text
    assert text.split("\n") == [
        "I. KẾT QUẢ", "1. Thể chế", "- Việc", "2. Thủ tục", "II. PHƯƠNG HƯỚNG", "1. Việc khác",
    ]  # fmt: skip


def test_deleted_text_is_left_out_and_text_boxes_are_read():
    deleted = f"<w:del>{run('sai ')}</w:del>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('Trong khung'))}</w:txbxContent></w:pict></w:r>"
    assert read_file("a.docx", docx(paragraph(deleted, run("Đúng"), box))).text == "Đúng\nTrong khung"


def test_a_paragraph_of_a_word_file_is_never_joined_with_the_next():
    long = "Trong quý, Sở đã triển khai đầy đủ các nhiệm vụ được giao theo kế hoạch của Ủy ban nhân dân tỉnh"
    document = read_file("a.docx", docx_of(f"{long}\n{long}")).document()
    assert len(document.paragraphs) == 2


# PDF


def test_a_pdf_is_read_without_its_page_numbers_and_with_its_footnotes():
    note = "<span class=note>Gồm 23 hồ sơ mới.</span>"
    source = read_file("a.pdf", pdf_of(f"<p>Đã tiếp nhận 27 hồ sơ{note}.</p><p style='break-before:page'>Hết.</p>"))
    assert source.text == "Đã tiếp nhận 27 hồ sơ[^1].\n[^1]: Gồm 23 hồ sơ mới.\nHết."
    assert source.told(source.text.index("Hết")) == "trang 2 dòng 1"


def test_a_raised_figure_without_a_note_stays_a_figure():
    assert read_file("a.pdf", pdf_of("<p>Rộng 25 m<sup style='font-size:8pt'>2</sup>.</p>")).text == "Rộng 25 m2."
