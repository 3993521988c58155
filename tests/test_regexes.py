"""Every regular expression of the portal answers a hostile text in bounded time.

Found in the loaded modules, each is tried in the ways in which it is used, on texts made of its own parts over and
over. What takes longer is interrupted: the limit counts computing, not waiting.
"""

import ast
import importlib
import os
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("core", "cchc_portal", "agencies", "periods", "plans", "indicators", "documents", "reports")
LEFT_OUT = (  # the first needs a database; the last is a program of its own, with settings of its own
    "cchc_portal.wsgi",
    "cchc_portal.settings",
    "cchc_portal.settings_test",
    "documents.rendering.sealed",
)
LENGTH = int(os.environ.get("REGEX_LENGTH", "1000"))  # `make soak` takes that of the longest field
SECONDS = max(1.0, LENGTH / 4000)
WAYS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
parser = importlib.import_module("re._parser")  # Python's own, under no public name
PARTS = (" ", "\n", "a", "1", "ă", ".", "-", "(", "a ", "1 ", "1.", "1/", "a-", "<a ", "\\", " \n", "số 1/QĐ-UBND ")
ENDS = ("", "!\0")
CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}


class TooLong(Exception):
    """A match was interrupted."""


@contextmanager
def limit() -> Iterator[None]:
    def stop(number, frame):
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def modules():
    for app in APPS:
        package = importlib.import_module(app)
        for found in pkgutil.walk_packages(package.__path__, f"{app}."):
            if ".migrations." not in found.name and found.name not in LEFT_OUT:
                yield importlib.import_module(found.name)


def patterns_in(value, depth: int = 0) -> Iterator[re.Pattern]:
    """Yield the patterns that a module's name holds: one, a collection of them, or a validator."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset) and depth < 3:
        held = [*value, *value.values()] if isinstance(value, dict) else value
        for one in held:
            yield from patterns_in(one, depth + 1)
    elif type(value).__name__ == "RegexValidator":
        yield value.regex


def used() -> dict[re.Pattern, set[str]]:
    """Return every pattern with the methods by which the modules that have it call it."""
    ways: dict[re.Pattern, set[str]] = {}
    for module in modules():
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            called = set(re.findall(rf"\b{re.escape(name)}\.({'|'.join(WAYS)})\(", source))
            for pattern in patterns_in(value):
                known = not isinstance(value, re.Pattern)  # of a collection: we do not see how it is called
                ways.setdefault(pattern, set()).update({"finditer"} if known else called)
    for pattern, way in written_in_place():
        ways.setdefault(pattern, set()).add(way)
    return {pattern: found for pattern, found in ways.items() if found}


def written_in_place() -> Iterator[tuple[re.Pattern, str]]:
    """Yield what is given to functions of ``re`` as it stands in the source."""
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Attribute(value=ast.Name(id="re"), attr=way), args=[ast.Constant(value=text), *_]
                    ) if way in WAYS:
                        yield re.compile(text), way


def sample(tree) -> str:
    """Return a short text that the parsed pattern matches, lookarounds left aside."""
    return "".join(_sample(str(kind), of) for kind, of in tree)


def _sample(kind: str, of) -> str:
    match kind:
        case "LITERAL":
            return chr(of)
        case "NOT_LITERAL" | "ANY":
            return "a" if of != ord("a") else "b"
        case "IN":
            first, value = str(of[0][0]), of[0][1]
            return {"LITERAL": chr, "RANGE": lambda pair: chr(pair[0])}.get(
                first, lambda named: CATEGORIES.get(str(named), "-")
            )(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return sample(of[2]) * max(1, min(of[0], 3))
        case "SUBPATTERN":
            return sample(of[3])
        case "BRANCH":
            return sample(of[1][0])
        case "ATOMIC_GROUP":
            return sample(of)
    return ""


def attacks(pattern: re.Pattern) -> Iterator[str]:
    own = sample(parser.parse(_text(pattern.pattern), pattern.flags))
    units = dict.fromkeys([*PARTS, own, own[:-1], own[1:], own[: len(own) // 2], *own])
    for unit in filter(None, units):
        for end in ENDS:
            yield (unit * (LENGTH // len(unit) + 1))[:LENGTH] + end


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def run(pattern: re.Pattern, way: str, text: str) -> None:
    given = text if isinstance(pattern.pattern, str) else text.encode()
    call = getattr(pattern, way)
    answer = call("" if isinstance(given, str) else b"", given) if way in ("sub", "subn") else call(given)
    if way == "finditer":
        for _ in answer:
            pass


def slow(ways: dict[re.Pattern, set[str]]) -> list[tuple[str, str, str]]:
    """Return the patterns that were interrupted, how they were called, and the beginning of the text."""
    found = []
    for pattern, called in ways.items():
        for way in called:
            for text in attacks(pattern):
                try:
                    with limit():
                        run(pattern, way, text)
                except TooLong:
                    found.append((_text(pattern.pattern), way, text[:20]))
                    break
    return found


def test_every_expression_of_the_portal_is_bounded_in_time():
    ways = used()
    assert len(ways) > 150
    assert slow(ways) == []


@pytest.mark.parametrize("catastrophic", [r"(a+)+$", r"(a|aa)+!"])
def test_the_same_catches_a_catastrophic_one(catastrophic):
    assert slow({re.compile(catastrophic): {"search"}})
