"""From a report to the value that is printed."""

from datetime import date

import pytest

from documents.printed import Footnote, Heading, ListItem, Paragraph, Text
from documents.rendering.pdf import render_pdf
from indicators.models import Indicator, IndicatorValue
from reports.models import Report
from reports.printing import report_document
from reports.printing.frame import ended
from reports.services import new_report, sign, stored_pdf, write_frame
from tests.documents.paper import text as text_of_pdf


def paragraphs(document) -> list[str]:
    return [
        "".join(run.text for run in block.inlines if isinstance(run, Text))
        for block in document.blocks
        if isinstance(block, Paragraph | ListItem)
    ]


def test_a_draft_has_the_letterhead_of_its_period_and_no_number(draft):
    document = report_document(draft)
    head = document.letterhead
    assert (head.superior, head.agency) == (("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",))
    assert (head.number, head.symbol) == (None, "BC-SDL")
    assert (head.placed.place, head.placed.year, head.placed.day) == ("Kiên Giang", 2024, None)
    assert document.is_draft


def test_title_lines_are_filled(draft):
    assert report_document(draft).summary == (
        "Kết quả thực hiện công tác cải cách hành chính Quý I",
        "và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024",
    )


def test_the_outline_keeps_its_numbers_and_levels(draft):
    headings = [block for block in report_document(draft).blocks if isinstance(block, Heading)]
    assert [(heading.level, heading.marker) for heading in headings] == [(1, "I."), (2, "1."), (2, "2.")]


def test_the_progress_sentence_is_filled(draft):
    assert "Trong Quý I đã thực hiện 0/03 nhiệm vụ theo đúng tiến độ và thời gian quy định; đạt 0%." in paragraphs(
        report_document(draft)
    )


def test_a_draft_shows_missing_figures_and_the_final_print_leaves_the_line_out(draft, signed, printer):
    missing = "Tiếp nhận [chưa có số liệu] hồ sơ."
    unsigned = Report.objects.get()
    unsigned.document = None
    assert missing in paragraphs(report_document(unsigned))
    [printed] = printer
    assert not [line for line in paragraphs(printed) if line.startswith("Tiếp nhận")]


def test_a_footnote_is_filled_where_it_stands(draft):
    [item] = [block for block in report_document(draft).blocks if isinstance(block, ListItem)]
    assert item.inlines[1] == Footnote((Text("Từ ngày 15/12/2023 đến ngày 14/3/2024.".replace("14/3", "14/03")),))


def test_a_text_indicator_never_becomes_a_sign(draft, department, quarter, lan):
    indicator = Indicator.objects.create(code="TTHC-TIEP-NHAN", name="X", unit="", area_code="tthc", nature="text")
    IndicatorValue.objects.create(
        indicator=indicator, agency=department, quarter=quarter, text="\n- ^[giả] [[ky.ten]]", recorded_by=lan
    )
    document = report_document(draft)
    assert len([block for block in document.blocks if isinstance(block, ListItem)]) == 1
    assert any("^[giả] [[ky.ten]]" in line for line in paragraphs(document))


def test_the_last_sentence_ends_the_document(draft):
    assert paragraphs(report_document(draft))[-1] == "Trên đây là báo cáo Quý I./."


@pytest.mark.parametrize("typed", ["Hết", "Hết.", "Hết./.", "Hết; ", "Hết. ./."])
def test_the_end_mark_stands_once(typed):
    assert ended([Paragraph((Text(typed),))]) == (Paragraph((Text("Hết./."),)),)


def test_the_end_mark_follows_a_final_footnote_or_heading():
    note = Footnote((Text("x"),))
    assert ended([Paragraph((Text("Hết"), note))])[-1].inlines == (Text("Hết"), note, Text("./."))
    assert ended([Heading(1, "I", "X")])[-1] == Paragraph((Text("./."),))
    assert ended([]) == (Paragraph((Text("./."),)),)


def test_addressees_and_recipients_stand_on_lines_of_their_own(draft):
    frame = {"title": "T", "opening": "", "closing": "", "recipients": "Sở Nội vụ\n\nCác phòng"}
    write_frame(report=draft, seen=1, addressee="Sở Nội vụ\nUBND tỉnh", **frame)
    document = report_document(draft)
    assert document.addressees == ("Sở Nội vụ", "UBND tỉnh")
    assert document.recipients == ("Sở Nội vụ", "Các phòng", "Lưu: VT")


def test_a_draft_names_the_post_and_nobody(draft, office):
    signature = report_document(draft).signature
    assert signature.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signature.name is None


def test_a_committee_prints_no_superior(template, province, elsewhere, quarter):
    province.profiles.update(superior=elsewhere)
    assert report_document(*new_report(province, quarter)).letterhead.superior == ()


def test_a_report_that_is_not_stored_prints_like_one_that_is(template, named, plan, duty, department, quarter, draft):
    unsaved = new_report(department, quarter)
    assert report_document(*unsaved) == report_document(draft)
    assert unsaved[0].pk is None


def test_the_head_of_the_signing_day_is_printed(accepted, ky, office, department, printer):
    first = department.profiles.get()
    first.valid_to = date(2024, 3, 13)
    first.save()
    department.profiles.create(
        name="Sở Du lịch và Văn hóa",
        full_name="Sở Du lịch và Văn hóa tỉnh Kiên Giang",
        short_name="Sở DLVH",
        symbol="SDLVH",
        place="Rạch Giá",
        superior=first.superior,
        valid_from=date(2024, 3, 14),
    )
    sign(work=accepted, by=ky, office=office, number=3, issued_on=date(2024, 3, 14))
    [printed] = printer
    assert printed.letterhead.agency == ("SỞ DU LỊCH VÀ VĂN HÓA",)
    assert (printed.letterhead.number, printed.letterhead.symbol) == ("03", "BC-SDLVH")


def test_a_draft_says_so_across_the_page_and_the_stored_pdf_never(accepted, ky, office):
    assert "DỰ THẢO" in text_of_pdf(render_pdf(report_document(accepted)))
    report = sign(work=accepted, by=ky, office=office, number=35, issued_on=date(2024, 3, 15))
    text = text_of_pdf(stored_pdf(report))
    assert "DỰ THẢO" not in text
    assert "chưa có số liệu" not in text
    assert "Số: 35/BC-SDL" in text
    assert "Kiên Giang, ngày 15 tháng 3 năm 2024" in text
