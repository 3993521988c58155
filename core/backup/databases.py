"""The copy of the database by its own means: SQLite's backup interface, or pg_dump and pg_restore.

Both copy one moment while people go on writing, and both put a copy back in one step or not at all.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.pieces import AUDIT_TABLE
from core.errors import DomainError

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_NEEDED = ("django_migrations", AUDIT_TABLE)
_DEBIAN = Path("/usr/lib/postgresql")
_BUSY = "Không ghi được vào cơ sở dữ liệu vì đang có nơi khác dùng; dừng cổng rồi chạy lại."


def dump(folder: Path, using: str = DEFAULT_DB_ALIAS) -> Path:
    """Copy the database into ``folder`` and return the file. Raises :class:`DomainError` when it cannot be."""
    connection = connections[using]
    file = folder / FILES[connection.vendor]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        check_dump(file, using)
    else:
        _run(connection, "pg_dump", "--format=custom", f"--file={file}")
    return file


def check_dump(file: Path, using: str = DEFAULT_DB_ALIAS) -> None:
    """Raise :class:`DomainError` unless ``file`` is a whole copy for this engine."""
    if connections[using].vendor == "postgresql":
        contents = _run(connections[using], "pg_restore", "--list", str(file), connect=False)
        whole = all(f" {table} " in contents for table in _NEEDED)
    else:
        whole = _is_whole(file)
    if not whole:
        raise DomainError(f"Tệp {file.name} không phải là cơ sở dữ liệu nguyên vẹn của cổng; không khôi phục.")


def load(file: Path, using: str = DEFAULT_DB_ALIAS) -> None:
    """Put the copy in the place of the database. Raises :class:`DomainError`, the database then is as before."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        connection.close()
        options = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        name = connection.settings_dict["NAME"]
        _run(connection, "pg_restore", *options, f"--dbname={name}", str(file))
        return
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as copy:
            copy.backup(connection.connection)
    except sqlite3.OperationalError as error:
        raise DomainError(_BUSY) from error
    connection.close()  # the next one sets its journal mode again


def _is_whole(file: Path) -> bool:
    """An empty file is a whole database to SQLite, so ask for our tables too."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as copy:
            tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            return set(_NEEDED) <= tables and copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def _run(connection: BaseDatabaseWrapper, program: str, *arguments: str, connect: bool = True) -> str:
    """Run a program of PostgreSQL and return what it prints; :class:`DomainError` with its complaint."""
    environment = {**os.environ, **(_environment(connection) if connect else {}), "LC_MESSAGES": "C"}
    command = [_program(program), *arguments]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DomainError(f"{program} không thành công: {said[0] if said else done.returncode}")
    return done.stdout.decode(errors="replace")


def _environment(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the address and the password: on a command line every user of the machine could read them."""
    given = connection.settings_dict
    values = {"PGDATABASE": given["NAME"], "PGHOST": given["HOST"], "PGPORT": given["PORT"], "PGUSER": given["USER"]}
    values["PGPASSWORD"] = given["PASSWORD"]
    for option in ("sslmode", "sslrootcert", "sslcert", "sslkey"):
        values[f"PG{option.upper()}"] = given.get("OPTIONS", {}).get(option, "")
    return {name: str(value) for name, value in values.items() if value}


def _program(name: str) -> str:
    """Return the newest one of Debian's, which reads every older server, else the one on the path."""
    found = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    program = str(found[-1]) if found else shutil.which(name)
    if program is None:
        raise DomainError(f"Máy này thiếu {name}; cài gói postgresql-client.")
    return program
