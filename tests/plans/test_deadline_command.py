"""``manage.py deadline``: administrators check how a deadline is understood, without a database."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command


def run(*arguments: str) -> list[dict]:
    output = io.StringIO()
    call_command("deadline", *arguments, stdout=output)
    return [json.loads(line) for line in output.getvalue().splitlines()]


@pytest.fixture
def typed(monkeypatch):
    def type_in(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))

    return type_in


def test_one_deadline_is_one_object():
    assert run("Quý I/2022 và thường xuyên", "--year", "2022") == [
        {"kinds": ["IN_QUARTERS", "CONTINUOUS"], "due_dates": ["2022-03-31"], "understood": True}
    ]


def test_the_year_is_the_plans():
    assert run("Quý IV", "--year=2021")[0]["due_dates"] == ["2021-12-31"]


@pytest.mark.parametrize("text", ["Đầu quý II", ""])
def test_what_is_not_understood_is_no_error(text):
    assert run(text, "--year", "2024") == [{"kinds": [], "due_dates": [], "understood": False}]


def test_a_dash_reads_one_deadline_a_line_blank_ones_too(typed):
    typed("\ufeffQuý I/2024\r\n\nHàng năm\n".encode())
    shown = run("-", "--year", "2024")
    assert [one["kinds"] for one in shown] == [["IN_QUARTERS"], [], ["EVERY_YEAR"]]


def test_bytes_that_are_no_text_are_not_understood(typed):
    typed(b"Qu\xfd I/2024\n")
    assert run("-", "--year", "2024")[0]["understood"] is False


def test_no_lines_no_objects(typed):
    typed(b"")
    assert run("-", "--year", "2024") == []


@pytest.mark.parametrize("year", ["1989", "2101", "-2024", "20x4", "", "²⁰²⁴", "9" * 5000])
def test_a_year_out_of_range_is_refused(year):
    with pytest.raises(CommandError, match="Năm của kế hoạch phải là số từ 1990 đến 2100"):
        run("Quý I", f"--year={year}")


def test_a_missing_year_is_told():
    with pytest.raises(CommandError, match="Thiếu năm của kế hoạch"):
        run("Quý I")


def test_a_missing_text_is_told():
    with pytest.raises(CommandError, match="Thiếu thời hạn"):
        run("--year", "2024")
