"""The form of a printed value: each rule finds what is wrong and leaves a real document alone."""

from dataclasses import replace

import pytest

from documents.preflight.rules import form_findings
from documents.preflight.subject import Place, Subject
from documents.printed import Annex, Footnote, Heading, Letterhead, Paragraph, PlaceDate, Text
from documents.states import DocumentType
from tests.documents import samples

AREAS = ("Thể chế", "Thủ tục hành chính", "Tổ chức bộ máy", "Chế độ công vụ", "Tài chính công", "Chính quyền số")
REPORT = samples.quarterly_report()
HEAD = REPORT.letterhead


def found(subject=None, **changes):
    """Findings about Sở Du lịch's report of Quý I/2024, with changes to what is printed."""
    given = {"type": DocumentType.REPORT, "period": "Quý I", "year": 2024, "areas": AREAS}
    given |= {"capacity": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")} | (subject or {})
    return form_findings(Subject(replace(REPORT, **changes), **given))


def texts(subject=None, **changes):
    return [finding.text for finding in found(subject, **changes)]


def blocks_with(*more):
    return (*REPORT.blocks[:-1], *more, REPORT.blocks[-1])


def test_a_real_report_is_left_alone():
    assert found() == []


def test_a_draft_leaves_number_and_day_open_together():
    bare = Letterhead(HEAD.superior, HEAD.agency, "BC-SDL", PlaceDate("Kiên Giang", 2024))
    assert found(letterhead=bare, is_draft=True) == []
    assert texts(letterhead=bare) == ["Chưa có số văn bản.", "Chưa có ngày ban hành."]


@pytest.mark.parametrize(
    ("changes", "text"),
    [({"number": None}, "Chưa có số văn bản."), ({"placed": PlaceDate("Kiên Giang", 2024)}, "Chưa có ngày ban hành.")],
)
def test_one_of_number_and_day_alone_blocks_a_draft_too(changes, text):
    [finding] = found(letterhead=replace(HEAD, **changes), is_draft=True)
    assert (finding.text, finding.blocks, finding.place) == (text, True, Place.OFFICE)


@pytest.mark.parametrize("symbol", ["SDL-BC", "KH-SDL", "bc-sdl"])
def test_a_symbol_of_another_form_blocks(symbol):
    assert "Ký hiệu văn bản" in texts(letterhead=replace(HEAD, symbol=symbol))[0]


def test_a_head_without_a_place_blocks():
    assert "Chưa có địa danh" in texts(letterhead=replace(HEAD, placed=PlaceDate(" ", 2024, 3, 14)))[0]


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("(Kèm theo Báo cáo số 35/BC-SDL ngày 14/03/2024 của Sở Du lịch)", None),
        ("(Kèm theo Báo cáo số 36/BC-SDL ngày 14/03/2024 của Sở Du lịch)", "“36/BC-SDL”, đầu văn bản ghi “35/BC-SDL”"),
        ("(Kèm theo Báo cáo số 35/BC-SDL ngày 15/03/2024 của Sở Du lịch)", "không ghi ngày 14/03/2024"),
        ("", "chưa có dòng “(Kèm theo …)”"),
    ],
)
def test_an_annex_bears_the_number_and_day_of_the_header(reference, text):
    told = texts(annexes=(Annex("BIỂU SỐ LIỆU", (), reference),))
    assert (told == []) if text is None else (text in told[0])


def test_the_real_plan_whose_annex_is_numbered_before_its_header_is_found():
    told = form_findings(Subject(replace(samples.annual_plan(), is_draft=True), DocumentType.PLAN))
    assert [one.text for one in told] == ["Phụ lục ghi kèm theo số “45/KH-SVHTTDL”, đầu văn bản ghi “/KH-SVHTTDL”."]


@pytest.mark.parametrize(
    ("summary", "text", "blocks"),
    [
        (("Công tác cải cách hành chính Quý II năm 2024",), "ghi kỳ khác", True),
        (("Công tác cải cách hành chính năm 2024",), "không ghi kỳ báo cáo (Quý I)", False),
        (("Công tác cải cách hành chính Quý I năm 2023",), "ghi năm 2023", True),
        ((" ",), "Chưa có trích yếu", True),
    ],
)
def test_the_title_names_the_period(summary, text, blocks):
    [finding] = found(summary=summary)
    assert text in finding.text
    assert (finding.blocks, finding.place) == (blocks, Place.FRAME)


@pytest.mark.parametrize("title", ["quý I và chương trình quý II năm 2024", "Quí 1/2024", "quý I năm 2024"])
def test_the_period_is_known_in_other_writings(title):
    assert texts(summary=(title,)) == []


def test_a_period_that_is_no_quarter_is_named_in_words():
    half = {"period": "6 tháng đầu năm"}
    assert texts(half, summary=("Công tác cải cách hành chính 6 tháng đầu năm 2024",)) == []
    assert "không ghi kỳ" in texts(half, summary=("Công tác cải cách hành chính 2024",))[0]


def test_a_superior_is_addressed():
    [finding] = found({"is_reported_up": True})
    assert "không có “Kính gửi”" in finding.text
    assert not finding.blocks
    assert found({"is_reported_up": True}, addressees=("Sở Nội vụ",)) == []


def test_a_letter_without_addressees_blocks():
    head = replace(HEAD, symbol="SDL-VP")
    told = found({"type": DocumentType.LETTER, "period": "", "areas": ()}, letterhead=head, type_name="")
    assert [(one.text, one.blocks) for one in told] == [("Công văn chưa có nơi nhận ở “Kính gửi”.", True)]


def test_an_area_without_a_section_is_named():
    [finding] = found({"areas": (*AREAS, "Đội ngũ cán bộ, công chức")})
    assert finding.text == "Không có mục nào về lĩnh vực: Đội ngũ cán bộ, công chức."
    assert not finding.blocks


def test_the_end_mark_is_missed():
    last = Paragraph((Text("Trên đây là báo cáo."),))
    assert texts(blocks=(*REPORT.blocks[:-1], last)) == ["Thiếu dấu kết thúc “./.” sau câu cuối."]


def test_an_end_mark_before_the_end_is_found_at_its_section():
    [finding] = found(blocks=blocks_with(Heading(1, "V", "KẾT LUẬN"), Paragraph((Text("Xong./."),))))
    headings = [block for block in REPORT.blocks if isinstance(block, Heading)]
    assert finding.text == "Dấu “./.” chỉ đặt sau câu cuối của văn bản."
    assert finding.heading == len(headings)


@pytest.mark.parametrize(
    ("recipients", "text"),
    [
        (("Sở Nội vụ",), "phải kết thúc bằng “Lưu: VT, …”, không phải “Sở Nội vụ”"),
        (("Sở Nội vụ", "Lưu VT"), "phải kết thúc"),
        (("Lưu: VT", "Sở Nội vụ", "Lưu: VT"), "phải đứng cuối"),
        (("Như trên", "Lưu: VT"), "không có “Kính gửi”"),
    ],
)
def test_recipients_that_are_out_of_order_block(recipients, text):
    [finding] = found(recipients=recipients)
    assert text in finding.text
    assert (finding.blocks, finding.place) == (True, Place.ENDING)


def test_as_above_comes_first_after_an_address():
    addressed = {"addressees": ("Sở Nội vụ",)}
    assert found(**addressed, recipients=("Lưu: VT, P. NC",)) == []
    assert "đứng đầu" in texts(**addressed, recipients=("Ban Giám đốc", "Như trên", "Lưu: VT"))[0]


def test_a_heading_that_prints_without_text_is_named():
    end = (Heading(1, "VI", "KẾT LUẬN"), Paragraph((Text("Đã xong."),)))
    [finding] = found(blocks=blocks_with(Heading(1, "V", "KIẾN NGHỊ"), *end))
    assert finding.text == "Mục “V. KIẾN NGHỊ” in ra không có nội dung."
    assert finding.blocks


def test_the_closing_sentence_is_no_text_of_the_last_heading():
    closing = Paragraph((Text("Trên đây là báo cáo Quý I./."),))
    bare = (*REPORT.blocks[:-1], Heading(1, "V", "KIẾN NGHỊ"), closing)
    assert texts(blocks=bare) == ["Mục “V. KIẾN NGHỊ” in ra không có nội dung."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thực hiện Kế hoạch số 67/KH-SDL ngày 28/12/2023.", []),
        ("Thực hiện Nghị quyết số 03-NQ/TU ngày 01/02/2021.", []),
        ("Thực hiện Kế hoạch số 67 /KH-SDL ngày 28/12/2023.", ["Viết liền, không có dấu cách: 67/KH-SDL."]),
        ("Thực hiện Công văn số 206/CV-SNV ngày 28/12/2023.", ["tên viết tắt của cơ quan và đơn vị soạn thảo"]),
    ],
)
def test_citations_are_well_formed(text, told):
    notes = Paragraph((Text("Đã làm."), Footnote((Text(text),))))
    shown = found(blocks=blocks_with(notes))
    assert len(shown) == len(told)
    for finding, part in zip(shown, told, strict=True):
        assert part in finding.text
        assert not finding.blocks


def test_the_signer_bears_the_capacity_of_the_day():
    assert "đúng ra là “GIÁM ĐỐC”" in texts({"capacity": ("GIÁM ĐỐC",)})[0]
    assert texts({"no_capacity": "Chưa được ký."}) == ["Chưa được ký."]
    assert texts(signature=replace(REPORT.signature, name=None)) == ["Chưa có họ và tên người ký."]
