"""Figures in running text."""

from documents.running.tokens import fill, fill_draft, missing_in, tokens_in

VALUES = {"nhiem_vu.tong": "27", "nhiem_vu.ti_le": "74,1%"}


def test_a_token_is_replaced_by_its_figure():
    assert fill("Đạt [[nhiem_vu.ti_le]] của [[nhiem_vu.tong]] nhiệm vụ.", VALUES) == "Đạt 74,1% của 27 nhiệm vụ."


def test_the_final_print_leaves_out_the_line_with_a_missing_figure():
    assert fill("Đạt [[nhiem_vu.ti_le]].\nTiếp nhận [[chi_tieu.X]] hồ sơ.\nHết.", VALUES) == "Đạt 74,1%.\nHết."


def test_a_draft_shows_what_is_missing():
    assert fill_draft("Tiếp nhận [[chi_tieu.X]] hồ sơ.", VALUES) == "Tiếp nhận [chưa có số liệu] hồ sơ."


def test_what_only_looks_like_a_token_is_text():
    text = "[[có dấu cách]] [đơn] [[]] ]]"
    assert tokens_in(text) == []
    assert fill(text, VALUES) == text


def test_tokens_are_named_once_and_in_order():
    assert tokens_in("[[b]] [[a]] [[b]]") == ["b", "a"]
    assert missing_in("[[nhiem_vu.tong]] [[a]]", VALUES) == ["a"]


def test_a_value_is_never_read_as_a_token():
    assert fill("[[a]]", {"a": "[[b]]", "b": "sai"}) == "[[b]]"
