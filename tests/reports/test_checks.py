"""What an approver sees before a report goes up."""

from types import SimpleNamespace

from documents.running import RunningText
from plans.figures import Progress
from reports.checks import Draft, findings
from reports.figures import ReportFigures


def section(pk=1, heading="Tiến độ", body="Đã xong.", level=2):
    return SimpleNamespace(pk=pk, heading=heading, body=RunningText.typed(body), level=level)


def draft(*sections, tokens=None, silent=0, total=3, frame=()):
    figures = ReportFigures(Progress({"completed": total} if total else {}), tokens or {})
    return Draft(figures, sections or (section(),), silent, frame)


def texts(*args, **kwargs):
    return [finding.text for finding in findings(draft(*args, **kwargs))]


def test_a_complete_report_has_no_findings():
    assert texts() == []


def test_an_empty_plan_is_found():
    assert "Chưa có nhiệm vụ" in texts(total=0)[0]


def test_code_of_a_page_and_blanks_of_a_template_are_found():
    found = texts(section(body="Kính gửi {{ ten }} <script>x</script>, 3 < 5 và a > b."))
    assert ["“<script>” của trang web" in found[0], "“{{ ten }}” của một mẫu" in found[1], len(found)] == [
        True,
        True,
        2,
    ]


def test_silent_tasks_are_counted():
    assert texts(silent=4) == ["Còn 04 nhiệm vụ chưa nhập kết quả quý này."]


def test_a_missing_figure_is_named_at_its_section():
    [finding] = findings(draft(section(7, "Hồ sơ", "Đã xong.\nTiếp nhận [[chi_tieu.X]] hồ sơ.")))
    assert (finding.section, finding.blocks) == (7, False)
    assert "chi_tieu.X" in finding.text


def test_a_missing_figure_is_named_by_its_words_where_it_has_any():
    figures = ReportFigures(Progress({"completed": 3}), {}, {"chi_tieu.X": "“Hồ sơ tiếp nhận”"})
    written = section(heading="Hồ sơ", body="Đã xong.\nTiếp nhận [[chi_tieu.X]], gõ nhầm [[chi_tieu.Y]].")
    [finding] = findings(Draft(figures, (written,), 0))
    assert finding.text == (
        "Mục “Hồ sơ”: chưa có số liệu “Hồ sơ tiếp nhận”; chi_tieu.Y. Câu có số liệu này sẽ không in."
    )


def test_a_missing_figure_around_the_sections_is_found():
    [finding] = findings(draft(frame=(("Câu kết", "Đạt [[a.b]]"),)))
    assert finding.section is None
    assert finding.text.startswith("Câu kết: chưa có số liệu a.b")


def test_a_heading_needs_a_text_or_a_deeper_heading():
    sections = (section(1, "I", "", 1), section(2, "1", " \n", 2), section(3, "II", "", 1))
    assert [finding.section for finding in findings(draft(*sections))] == [2, 3]


def test_a_heading_whose_every_line_would_be_left_out_is_found():
    partly = section(1, "1", "Có [[a.b]].\nCâu đủ.", 2)
    whole = section(2, "2", "Có [[a.b]].\n\nĐạt [[a.c]].", 2)
    found = [finding for finding in findings(draft(partly, whole)) if "không có nội dung" in finding.text]
    assert [finding.section for finding in found] == [2]


def test_a_heading_is_named_as_it_is_printed():
    [text] = texts(section(heading="Kết quả [[ky.ten]]", body=""), tokens={"ky.ten": "Quý I"})
    assert text == "Mục “Kết quả Quý I” chưa có nội dung."


def test_a_character_that_no_font_prints_blocks():
    [finding] = findings(draft(section(body="Tốt 😀")))
    assert finding.blocks
    assert "😀" in finding.text


def test_a_value_that_no_font_prints_blocks():
    [finding] = findings(draft(section(body="[[a]]"), tokens={"a": "漢"}))
    assert finding.blocks


def test_a_footnote_longer_than_a_page_blocks():
    [finding] = findings(draft(section(body=f"Xem^[{'a' * 3001}].")))
    assert finding.blocks
    assert "3001" in finding.text


def test_what_blocks_comes_first():
    found = findings(draft(section(body="Đã xong.\n😀 [[x.y]]"), silent=1))
    assert [finding.blocks for finding in found] == [True, False, False]
