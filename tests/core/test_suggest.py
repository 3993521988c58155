"""Suggestions for a word that nobody knows."""

from core.suggest import nearest

CODES = ["KG-SDL", "KG-SNV", "KG-UBND", "ST-SVHTTDL", "HG-SVHTTDL"]


def test_the_most_similar_comes_first():
    assert nearest("KG-SLD", CODES)[0] == "KG-SDL"


def test_case_and_accents_do_not_count():
    assert nearest("sở du lịch", ["Sở Nội vụ", "SO DU LICH"])[0] == "SO DU LICH"


def test_there_are_no_more_than_asked_for():
    assert len(nearest("x", CODES, limit=2)) == 2
    assert nearest("x", []) == []


def test_equally_far_words_keep_the_order_of_the_alphabet():
    assert nearest("zz", ["b", "a"]) == ["a", "b"]
