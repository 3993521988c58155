"""What goes to standard error: in production one JSON object per line, whatever is in it; secrets stay out."""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

LONGEST = 2000  # of one text, so that no address or message fills the disk
# The link by which a first password is set: whoever has it sets the password.
LINK = re.compile(r"(/new-password/)[^\s/?\"']+/[^\s/?\"']+")
SECRETS = re.compile(
    r"(?i)((?:sessionid|csrftoken|csrfmiddlewaretoken|x-csrftoken|password\w*|authorization|secret\w*)[\"']?\s*[=:]\s*)"
    r"(?:bearer\s+)?[\"']?[^\s\"',;&}]+"
)


def without_secrets(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Cover what would let a reader of the log act as somebody, and cut what is too long."""
    return {key: _covered(value) for key, value in event.items()}


def _covered(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kept = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return SECRETS.sub(r"\1***", LINK.sub(r"\1***/***", kept))


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
FORMATTERS: dict[str, dict[str, Any]] = {
    "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    "json": {
        "()": "structlog.stdlib.ProcessorFormatter",
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_secrets,
            # ASCII: a line separator or an escape sequence inside a text stays inside its line
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    },
}


def logging_settings(level: str, formatter: str) -> dict[str, Any]:
    """Return LOGGING: everything to standard error from ``level`` on, as ``json`` or as ``line``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": FORMATTERS,
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": formatter}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
            # Each request has one line of its own (operation.requests), with fewer words in it.
            "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
            # They tell every step of every document that is printed.
            "weasyprint": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},  # it tells of every look into the empty queue
            "fontTools": {"level": "WARNING"},
            # What is wrong with a file that somebody uploads is told to them.
            "pyhanko": {"level": "CRITICAL"},
            "pyhanko_certvalidator": {"level": "CRITICAL"},
        },
    }
