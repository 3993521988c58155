"""Values from the environment: typed, with a clear message when one is wrong or missing."""

import os

from django.core.exceptions import ImproperlyConfigured


def env_str(name: str, default: str | None = None) -> str:
    """Return the variable, or ``default``; without a default a missing variable stops the start."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Thiếu biến môi trường {name} (xem .env.example).")
    return value


def env_bool(name: str, default: str = "0") -> bool:
    value = env_str(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1, không phải {value!r}.")
    return value == "1"


def env_int(name: str, default: str) -> int:
    value = env_str(name, default)
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} phải là số nguyên không âm, không phải {value!r}.")
    return int(value)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env_str(name, default).split(",") if part.strip()]
