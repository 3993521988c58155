"""Which kinds of long work there are. An app registers its own when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from core.jobs.models import Job
    from core.jobs.running import Run


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made: a file at ``path`` (taken over) under the name ``name``, and a sentence on how it went.

    ``contents`` says what is in the file, for the decision on who may have it later.
    """

    path: Path
    name: str
    message: str
    contents: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of work: ``run`` does the work, and ``may_have`` says whether the owner may still have its file."""

    run: "Callable[[Run], Outcome]"
    may_have: "Callable[[Job], bool]"


_kinds: dict[str, str] = {}


def register(code: str, place: str) -> None:
    """Make a kind known by the dotted path of its JobKind, which is imported when it is first asked for."""
    _kinds[code] = place


def kind_of(code: str) -> JobKind:
    """Return a registered kind. Raises KeyError."""
    kind: JobKind = import_string(_kinds[code])
    return kind
