"""Commands never end in a traceback."""

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from core import commands
from core.commands import PortalCommand
from core.errors import DomainError


class Failing(PortalCommand):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def handle(self, *args, **options):
        raise self.error


def run(error):
    Failing(error).execute(force_color=False, no_color=False, skip_checks=True)


def test_a_refusal_of_the_domain_is_told_as_it_is():
    with pytest.raises(CommandError, match="Quý I đã khóa sổ"):
        run(DomainError("Quý I đã khóa sổ."))


def test_an_empty_database_is_told_with_the_way_out(db, monkeypatch):
    monkeypatch.setattr(commands.connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="chạy make setup"):
        run(OperationalError("no such table"))


def test_another_fault_of_the_database_is_not_hidden(db):
    with pytest.raises(OperationalError):
        run(OperationalError("disk I/O error"))


def test_a_database_that_does_not_open_is_told(db, monkeypatch):
    def refuse() -> list[str]:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(commands.connection.introspection, "table_names", refuse)
    with pytest.raises(CommandError, match="Không mở được cơ sở dữ liệu"):
        run(OperationalError("unable to open database file"))


def at_the_shell(capsys, *typed: str, error: Exception | None = None) -> tuple[int | str | None, str]:
    """Run the command as ``manage.py`` does, and return its exit code and what it said on standard error."""
    with pytest.raises(SystemExit) as left:
        Failing(error or CommandError("không tới đây")).run_from_argv(["manage.py", "failing", *typed])
    return left.value.code, capsys.readouterr().err.strip()


@pytest.mark.parametrize("error", [CommandError("Thiếu kỳ."), DomainError("Thiếu kỳ.")])
def test_at_the_shell_a_refusal_is_its_sentence_alone(capsys, monkeypatch, error):
    monkeypatch.setattr(Failing, "requires_system_checks", [])
    assert at_the_shell(capsys, error=error) == (1, "Thiếu kỳ.")


def test_a_developer_may_ask_for_the_traceback(monkeypatch):
    monkeypatch.setattr(Failing, "requires_system_checks", [])
    with pytest.raises(CommandError, match="Thiếu kỳ"):
        Failing(CommandError("Thiếu kỳ.")).run_from_argv(["manage.py", "failing", "--traceback"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--sai"], "Không có tham số “--sai”."),
        (["thừa", "--sai"], "Không có tham số “thừa --sai”."),
        (["--settings"], "Tham số --settings thiếu giá trị."),
        (["--traceback=1"], "Tham số --traceback không nhận giá trị."),
        (["--verbosity", "9"], "Giá trị của tham số -v/--verbosity không hợp lệ."),
        (["--s"], "Tham số --s chưa rõ; hãy viết đủ tên."),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese(capsys, typed, told):
    assert at_the_shell(capsys, *typed) == (1, f"{told} Cách dùng: manage.py failing --help.")


def test_an_unforeseen_remark_of_the_parser_does_not_come_out_in_english():
    assert commands.mistake("Error: something new") == "Dòng lệnh viết chưa đúng."
