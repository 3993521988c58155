"""What people paste: structure kept, formatting dropped, and told what was left out."""

import unicodedata
from pathlib import Path

import pytest

from core.errors import DomainError
from documents.running.pasted import LARGEST, read_pasted

WORD = Path(__file__).with_name("word.html").read_text(encoding="utf-8")

CLEAN = """#### a) Kết quả đạt được

Trong Quý I, Sở đã thực hiện 20/27 nhiệm vụ^[Kế hoạch số 67/KH-SDL.] theo “đúng tiến độ”; diện tích 120 m².

- Tuyên truyền trên cổng thông tin.
+ Cấp dưới.

b) Hạn chế: còn ít.

+ Gõ dấu cộng

Câu thêm.

| STT | Số hồ sơ |  |
|  | Nhận | Trả |
| 1 | 28 | 27 |"""


def test_a_page_of_word_keeps_its_structure_and_loses_its_looks():
    pasted = read_pasted(html=WORD, text="bỏ qua")
    assert pasted.text.markup == CLEAN
    assert pasted.told == ("Đã bỏ 01 hình ảnh; hình ảnh đính kèm ở phụ lục.",)


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("<h2>Thể chế</h2><p>x</p>", "## Thể chế\n\nx"),
        ("<p><b>II. Kết quả</b></p>", "# II. Kết quả"),
        ("<p style='font-weight:700'>1.2. Rà soát</p>", "### 1.2. Rà soát"),
        ("<p><b>Quan trọng</b></p>", "Quan trọng"),
        ("<ul><li>một<ul><li>hai</li></ul></li><li><p>ba</p><p>bốn</p></li></ul>", "- một\n+ hai\n- ba\n\nbốn"),
        ("<ol start=3><li>một</li><li>hai</li></ol><ol type=a><li>x</li></ol>", "3. một\n\n4. hai\n\na) x"),
        ("<div>một<br>hai</div>", "một\n\nhai"),
        ("<p>\uf0b7\u00a0Wingdings</p><p>–Việc</p><p>-5 độ</p>", "- Wingdings\n- Việc\n\n-5 độ"),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb"),
        ("<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>", "a\n\nb"),
        ("<table><tr><td>a|b</td><td>c<br>d</td></tr></table>", "| a/b | c d |"),
        ('<p>Sở<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup> báo cáo</p>'
         '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Nguồn: Sở [A]</p></div>',
         "Sở^[Nguồn: Sở [A]] báo cáo"),
        ('<p>x<a id="ftnt_ref1" href="#ftnt1">[1]</a></p><div><p><a id="ftnt1" href="#ftnt_ref1">[1]</a> y</p></div>',
         "x^[y]"),
        ('<h1>I. Chung<a name="a" href="#b">1</a></h1><p><a name="b" href="#a">1</a> Nguồn</p>', "I. Chung^[Nguồn]"),
        ('<a href="https://x.vn">Cổng</a> <font color=red>đỏ</font>', "Cổng đỏ"),
        ("<p>hành\u00adchính\u200b công</p>", "hànhchính công"),
        ("<b style='font-weight:normal'><p>1. Google Docs</p></b>", "1. Google Docs"),
    ],
)  # fmt: skip
def test_other_sources(html, typed):
    assert read_pasted(html=html).text.markup == typed


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>27<sup>1</sup> nhiệm vụ</p>", "Đã bỏ 01 dấu chú thích không kèm nội dung"),
        ('<p>27<a href="#_ftn1" name="_ftnref1">[1]</a> nhiệm vụ</p>', "Đã bỏ 01 dấu chú thích không kèm nội dung"),
        ("<p>a</p><script>alert(1)</script>", "Đã bỏ mã lệnh"),
        ("<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>", "Có mã “<script>” của trang web"),
        ("<p>Kính gửi {{ ten_co_quan }}</p>", "Có chỗ trống “{{ ten_co_quan }}” của một mẫu chưa điền"),
        ("<p>a\u200bb\u0007</p>", "ký tự không nhìn thấy"),
        (f"<p>{unicodedata.normalize('NFD', 'Quý')}</p>", "đã được ghép lại"),
    ],
)
def test_what_is_left_out_or_strange_is_told(html, told):
    [sentence] = read_pasted(html=html).told
    assert told in sentence


def test_pasted_digits_of_a_lost_mark_never_stick_to_a_figure():
    assert read_pasted(html="<p>27<sup>1</sup> nhiệm vụ</p>").text.markup == "27 nhiệm vụ"


def test_plain_text_keeps_its_lines_and_mends_those_broken_at_a_pages_width():
    broken = "Trong quý I năm 2024, Sở Du lịch đã thực hiện đầy đủ các nhiệm vụ\nđược giao trong kế hoạch.\nCụ thể:"
    pasted = read_pasted(text=f"{broken}\r\n•\tViệc một\n- Việc hai [[ky.ten]]\n\n")
    assert pasted.text.markup == (
        "Trong quý I năm 2024, Sở Du lịch đã thực hiện đầy đủ các nhiệm vụ được giao trong kế hoạch.\n\nCụ thể:\n\n"
        "- Việc một\n- Việc hai [[ky.ten]]"
    )


@pytest.mark.parametrize("html", ["", "<p><img src=x></p>", "<style>p{}</style>", "\0", "<!-- -->"])
def test_nothing_to_read_is_said(html):
    with pytest.raises(DomainError, match="không có chữ nào"):
        read_pasted(html=html)


@pytest.mark.parametrize("html", ["a" * (LARGEST + 1), f"<p>{'dài ' * 250_000}</p>"])
def test_too_much_is_refused_with_a_way_out(html):
    with pytest.raises(DomainError, match="dán từng phần"):
        read_pasted(html=html)


@pytest.mark.parametrize("html", ["<div>" * 100_000 + "x", "<ul><li>" * 20_000 + "x", "<table><tr><td>" * 3_000 + "x"])
def test_endless_nesting_does_no_harm(html):
    try:
        read_pasted(html=html)
    except DomainError as error:
        assert str(error)
