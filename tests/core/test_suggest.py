"""Codes that somebody may have meant."""

from core.suggest import nearest

CODES = ["KG-SDL", "KG-SNV", "KG-UBND", "ST-SVHTTDL", "HG-SVHTTDL"]


def test_a_slip_of_one_letter_finds_its_code_first():
    assert nearest("KG-SDI", CODES)[0] == "KG-SDL"


def test_case_does_not_matter():
    assert nearest("st-svhttdl", CODES)[0] == "ST-SVHTTDL"


def test_no_more_than_asked_are_given():
    assert len(nearest("KG-S", CODES, shown=2)) == 2


def test_where_nothing_is_alike_the_first_codes_are_given():
    assert nearest("%%%", CODES) == ["HG-SVHTTDL", "KG-SDL", "KG-SNV"]


def test_without_codes_there_is_nothing_to_suggest():
    assert nearest("KG-SDL", []) == []
