"""Values from the environment: typed, with a clear message when one is wrong or missing.

An empty variable counts as not given. ``.env`` in the project folder fills in what the environment
does not say, so that ``manage.py`` works from any shell.
"""

import os
from datetime import date
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ASKED: set[str] = set()
"""The names that the settings asked for: what is recorded as the settings in force."""


def load_env_file(path: Path) -> None:
    """Put the ``NAME=value`` lines of ``path`` into the environment; what is already there wins.

    Blank lines and lines that begin with ``#`` are skipped; a value may stand in single or double quotes.
    A missing file is no error: a server may give everything through the real environment.
    """
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise ImproperlyConfigured(f"{path.name}, dòng {number}: phải có dạng TÊN=giá trị.")
        os.environ.setdefault(name.strip(), _unquoted(value.strip()))


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def env_str(name: str, default: str | None = None) -> str:
    """Return the variable, or ``default``; without a default a missing variable stops the start."""
    ASKED.add(name)
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"Thiếu biến môi trường {name} (xem .env.example).")
    return value


def env_secret(name: str, *, at_least: int, refused: str) -> str:
    """Return a secret of ``at_least`` characters; one with ``refused`` in it is the example's, no secret."""
    value = env_str(name)
    if len(value) < at_least or refused in value:
        raise ImproperlyConfigured(
            f"{name} phải là chuỗi ngẫu nhiên, ít nhất {at_least} ký tự, không phải giá trị mẫu (xem .env.example)."
        )
    return value


def env_secrets(name: str, *, at_least: int, refused: str) -> list[str]:
    """Return comma-separated secrets, of which there may be none; each as :func:`env_secret` wants it."""
    values = env_list(name)
    if any(len(value) < at_least or refused in value for value in values):
        raise ImproperlyConfigured(
            f"{name}: mỗi khóa cũ phải là chuỗi ngẫu nhiên ít nhất {at_least} ký tự, cách nhau bằng dấu phẩy."
        )
    return values


def env_bool(name: str, default: str = "0") -> bool:
    """Return True for ``1``, False for ``0``; anything else stops the start."""
    value = env_str(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1, không phải {value!r}.")
    return value == "1"


def env_list(name: str, default: str = "") -> list[str]:
    """Return the comma-separated parts, without blanks."""
    return [part.strip() for part in env_str(name, default).split(",") if part.strip()]


def env_choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Return one of ``choices``; anything else stops the start."""
    value = env_str(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} phải là một trong: {', '.join(choices)}; không phải {value!r}.")
    return value


def env_int(name: str, default: str, *, least: int = 1) -> int:
    """Return a whole number of at least ``least``; anything else stops the start."""
    value = env_str(name, default)
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        raise ImproperlyConfigured(f"{name} phải là số nguyên từ {least} trở lên, không phải {value!r}.")
    return int(value)


def env_choices(name: str, default: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return some of ``choices``, separated by commas, or none for ``-``; anything else stops the start."""
    value = env_str(name, default)
    parts = [] if value == "-" else [part.strip() for part in value.split(",")]
    if wrong := [part for part in parts if part not in choices]:
        raise ImproperlyConfigured(f"{name} gồm các giá trị {', '.join(choices)}; không có {wrong[0]!r}.")
    return tuple(parts)


def env_date(name: str) -> date | None:
    """Return the ISO day (``2024-03-14``), None when not given; a malformed day stops the start."""
    value = env_str(name, "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} phải là ngày dạng 2024-03-14, không phải {value!r}.") from error


def env_path(name: str, default: str, *, base: Path) -> Path:
    """Return a folder or file; a relative one is taken from ``base``, not from the shell's folder."""
    return base / env_str(name, default)


def env_socket(name: str) -> str | tuple[str, int] | None:
    """Return where a service listens: ``unix:/path`` (the path), ``tcp:host:port`` (both); None when not given."""
    value = env_str(name, "")
    kind, _, place = value.partition(":")
    host, _, port = place.rpartition(":")
    if not value:
        return None
    if kind == "unix" and place.startswith("/"):
        return place
    if kind == "tcp" and host and port.isascii() and port.isdigit():
        return host, int(port)
    raise ImproperlyConfigured(f"{name} phải có dạng unix:/đường/dẫn hoặc tcp:máy:cổng, không phải {value!r}.")
