"""The base of the portal's own commands: what goes wrong is one Vietnamese sentence, never a traceback."""

import re
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser, SystemCheckError
from django.db import DatabaseError, OperationalError, ProgrammingError, connection

from core.errors import DomainError

# What argparse says of a wrong command line (in English, whatever the language), and what it means.
MISTAKES = (
    (re.compile(r"unrecognized arguments: (.+)", re.DOTALL), "Không có tham số “{}”."),
    (re.compile(r"argument (\S+): expected one argument"), "Tham số {} thiếu giá trị."),
    (re.compile(r"argument (\S+): ignored explicit argument .*", re.DOTALL), "Tham số {} không nhận giá trị."),
    (re.compile(r"argument (\S+): invalid .*", re.DOTALL), "Giá trị của tham số {} không hợp lệ."),
    (re.compile(r"ambiguous option: (\S+) .*", re.DOTALL), "Tham số {} chưa rõ; hãy viết đủ tên."),
)


class PortalCommand(BaseCommand):
    """Exit code 0, or 1 with a Vietnamese sentence on standard error; called from code, a CommandError with it."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.called_from_command_line = False  # it then raises, instead of leaving with an English usage and code 2
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            if "--traceback" in argv or isinstance(error, SystemCheckError):
                raise
            self._leave(f"{mistake(str(error))} Cách dùng: manage.py {argv[1]} --help.")

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return self._execute(*args, **options)
        except CommandError as error:
            by_hand = getattr(self, "_called_from_command_line", False)
            if not by_hand or options.get("traceback") or isinstance(error, SystemCheckError):
                raise
            self._leave(str(error), error.returncode)

    def _execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DomainError as error:
            raise CommandError(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            if trouble := _trouble(error):
                raise CommandError(trouble) from error
            raise

    def _leave(self, sentence: str, code: int = 1) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(code)


def mistake(message: str) -> str:
    """Return argparse's remark on a command line as a Vietnamese sentence."""
    for pattern, sentence in MISTAKES:
        if match := pattern.fullmatch(message.removeprefix("Error: ")):
            return sentence.format(match[1])
    return "Dòng lệnh viết chưa đúng."


def _trouble(error: DatabaseError) -> str:
    """Say why the database does not answer, "" when none of the usual reasons holds."""
    if "permission denied" in str(error):
        return "Tài khoản cơ sở dữ liệu thiếu quyền; chạy manage.py database_role bằng tài khoản chủ (docs/backup.md)."
    try:
        tables = connection.introspection.table_names()
    except DatabaseError:
        return "Không mở được cơ sở dữ liệu; kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu."
    return "" if tables else "Cơ sở dữ liệu còn trống; chạy make setup (hoặc manage.py migrate) trước."
