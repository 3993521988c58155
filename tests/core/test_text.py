import unicodedata

import pytest

from core.text import clean, fold, nfc


def test_nfc_composes():
    assert nfc(unicodedata.normalize("NFD", "Sở Du lịch")) == "Sở Du lịch"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sở Du lịch Kiên Giang", "so du lich kien giang"),
        ("ĐẶC KHU Phú Quốc", "dac khu phu quoc"),
        ("  Quý\u00a0 III \n 2024 ", "quy iii 2024"),
        (unicodedata.normalize("NFD", "Thủ tục hành chính"), "thu tuc hanh chinh"),
        ("Nghị\u200bđịnh 30/2020/NĐ-CP", "nghidinh 30/2020/nd-cp"),
    ],
)
def test_fold_finds_what_was_typed_otherwise(text, key):
    assert fold(text) == key


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("  Kế hoạch  ", "Kế hoạch"),
        ("Quý\u00a0I", "Quý I"),
        ("a\u200b\u200d\ufeff\u00adb", "ab"),
        ("a\u202eb", "ab"),
        ("dòng 1\r\ndòng 2\rdòng 3\u2028dòng 4", "dòng 1\ndòng 2\ndòng 3\ndòng 4"),
        ("a\tb\x00c", "a bc"),
        ("o\u0302\u0301", "ố"),
        ("o\u0302\u200b\u0301", "ố"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("", ""),
    ],
)
def test_clean(text, stored):
    assert clean(text) == stored
