"""Numbers and symbols: one key for every writing, the form of each type, issuers spelled in many ways."""

import pytest

from documents.issuers import bare_issuer, issuer_key, same_issuer
from documents.symbols import about, normal_symbol, symbol_key, symbol_problem, type_of


@pytest.mark.parametrize(
    ("type", "symbol"),
    [
        ("KH", "67/KH-SDL"),
        ("CV", "206/SDL-VP"),
        ("CV", "200/SDL-TTr"),  # Thanh tra Sở, not a tờ trình
        ("CV", "331/SNV-CCHC&TCPCP"),
        ("NQ", "03-NQ/TU"),
        ("QĐ", "09/2021/QĐ-UBND"),
        ("NĐ", "107/2020/NĐ-CP"),
        ("NQ", "30c/NQ-CP"),
        ("L", "63/2020/QH14"),
    ],
)
def test_a_well_formed_symbol_has_no_problem(type, symbol):
    assert symbol_problem(type, symbol) == ""
    assert type_of(symbol, "luật" if type == "L" else "") == type


@pytest.mark.parametrize(
    ("type", "symbol", "told"),
    [
        ("KH", "67", "ví dụ 67/KH-SDL"),
        ("KH", "67/QĐ-SDL", "có chữ KH"),
        ("KH", "67/KH", "thiếu tên viết tắt"),
        ("KH", "67-KH-SDL", "gạch chéo"),
        ("KH", "67/2023/KH-SDL", "quy phạm pháp luật"),
        ("NĐ", "107/NĐ-CP", "mang năm"),
        ("CV", "12/CV-SDL", "206/SDL-VP"),
        ("CV", "12/KH-SDL", "206/SDL-VP"),
        ("L", "63/L-QH", "khóa Quốc hội"),
    ],
)
def test_a_malformed_symbol_is_told_with_an_example(type, symbol, told):
    assert told in symbol_problem(type, symbol)


def test_zeros_spaces_and_case_make_no_second_key():
    assert {symbol_key(one) for one in ("9/SDL-VP", "09/SDL-VP", " 09 / SDL - VP")} == {"9//SDL-VP"}
    assert symbol_key("06/QĐ-TTg") == symbol_key("6/QĐ-TTG")
    assert symbol_key("09/2021/QĐ-UBND") != symbol_key("09/QĐ-UBND")
    assert normal_symbol("9 / SDL-VP") == "09/SDL-VP"


def test_a_word_names_the_type_that_the_symbol_does_not():
    assert type_of("06/QĐ-TTg", "đề án") == "QĐ"
    assert type_of("123-KL/TW", "kết luận") == "KL"
    assert type_of("331/SNV-CCHC") == "CV"


@pytest.mark.parametrize(
    "written",
    [
        "UBND tỉnh Kiên Giang",
        "Uỷ ban nhân dân tỉnh Kiên Giang",
        "Chủ tịch UBND tỉnh Kiên Giang",
        "Ủy ban nhân dân tỉnh  Kiên Giang",
    ],
)
def test_an_issuer_spelled_variously_is_one(written):
    assert issuer_key(written) == issuer_key("Ủy ban nhân dân tỉnh Kiên Giang")


def test_offices_of_two_levels_are_two():
    province, district = issuer_key("UBND tỉnh Kiên Giang"), issuer_key("UBND huyện Phú Quốc")
    assert not same_issuer(province, district)
    assert not same_issuer(issuer_key("Sở Nội vụ"), issuer_key("Bộ Nội vụ"))
    assert same_issuer(issuer_key("Sở Du lịch"), issuer_key("Sở Du lịch tỉnh Kiên Giang"))


def test_what_a_sentence_says_behind_an_issuer_is_no_part_of_it():
    assert bare_issuer("Ủy ban nhân dân tỉnh đúng tiến độ:") == "Ủy ban nhân dân tỉnh"
    assert bare_issuer("UBND tỉnh Đồng Tháp") == "UBND tỉnh Đồng Tháp"


def test_a_summary_follows_a_citation():
    assert about("Cải cách hành chính năm 2024") == "về cải cách hành chính năm 2024"
    assert about("TTHC trọng tâm") == "về TTHC trọng tâm"
    assert about("ban hành Quy chế") == "ban hành Quy chế"
