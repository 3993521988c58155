"""Rows that many tests begin with are made once for a module, and every test gets them as they were made.

    @shared
    def department(province) -> Agency:
        return make_agency("KG-SDL", "Sở Du lịch", superior=province)

A fixture marked so may ask for other shared ones and for ``db``, writes rows and does nothing else, and returns rows,
plain values, or lists of them. It is made on the tests' working day.

Before a test, the shared fixtures that it would make first are made, each in a savepoint upon that of the one before;
the test works in a savepoint of its own upon them. Those that the next test of the module begins with too stay, and
the tests of a module run in an order in which neighbours have much in common. A test gets copies, so that what it does
to an object is gone with it. After any other fixture of the tests, which may have changed the day or the rows, shared
ones are made as all others are: for this test alone. One that does neither, as when somebody signs in, is ``late``:

    @pytest.fixture
    @late
    def as_lan(client, lan) -> Client: ...
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.plugin import blocking_manager_key

WORKING_DAY = date(2024, 3, 18)

_SHARED: set[Callable[..., Any]] = set()
_LATE: set[Callable[..., Any]] = set()
_TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences"}

Definition = pytest.FixtureDef[Any]


def shared(function: Callable[..., Any]) -> Any:
    """Make ``function`` a fixture whose rows are made once for a module."""
    _SHARED.add(function)
    return pytest.fixture(function)


def late(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let shared rows be made before the fixture of ``function``, although the test asks for it earlier."""
    _LATE.add(function)
    return function


@dataclass(frozen=True)
class Step:
    """A shared fixture of a test, and which ones it asks for, by the names of its arguments."""

    definition: Definition
    asks: dict[str, Definition | None]


@dataclass
class Level:
    """A made fixture: the savepoint that holds its rows, and the values of all that are made, as they are then."""

    definition: Definition
    savepoint: transaction.Atomic
    values: dict[Definition | None, Any]


class Copies:
    """Values for one test, or for the next fixture; what two of them refer to is one object in the copies too."""

    def __init__(self, level: Level | None) -> None:
        self.values = level.values if level else {}
        self.memo: dict[int, Any] = {}

    def get(self, definition: Definition) -> Any:
        return deepcopy(self.values[definition], self.memo)

    def all(self) -> dict[Definition | None, Any]:
        return {definition: deepcopy(value, self.memo) for definition, value in self.values.items()}


class Shared:
    """The plugin: what is made at this moment, the lowest first, and the copies for the test that runs."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.copies = Copies(None)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Let the tests of a module with much in common follow each other."""
        in_order: list[pytest.Item] = []
        for _, of_a_module in groupby(items, key=lambda item: (item.path, _is_transactional(item))):
            in_order += sorted(of_a_module, key=lambda item: [step.definition.argname for step in steps(item)])
        items[:] = in_order

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Definition, request: pytest.FixtureRequest) -> Iterator[None]:
        """Make what is shared before the test's own savepoint, and hand it out instead of making it again."""
        if "django_db_blocker" in fixturedef.argnames:
            with request.getfixturevalue("django_db_blocker").unblock():
                if fixturedef.argname == "_django_db_helper":
                    self.prepare(request.node)
                elif _is_ours(fixturedef):
                    self.leave(0)  # it may open a transaction for many tests, which must lie below
        if fixturedef.scope != "function" or fixturedef not in self.copies.values:
            return (yield)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fixturedef, "func", lambda **arguments: self.copies.get(fixturedef))
            return (yield)

    def prepare(self, item: pytest.Item) -> None:
        """Have exactly those rows that the test begins with."""
        wanted = [] if _is_transactional(item) else steps(item)
        common = 0
        for level, step in zip(self.levels, wanted, strict=False):
            if level.definition is not step.definition or not _is_usable():
                break
            common += 1
        self.leave(common)
        module = item.getparent(pytest.Module)
        if wanted and not self.levels and module:
            module.addfinalizer(lambda: self.clear(item))
        for step in wanted[common:]:
            self.make(step)
        self.copies = self.fresh()

    def make(self, step: Step) -> None:
        """Make one more; nothing is left of one that fails."""
        values = self.fresh().all()
        savepoint = transaction.atomic()
        savepoint._from_testcase = True  # type: ignore[attr-defined]  # as of Django's own around a test
        savepoint.__enter__()
        arguments = {name: values.get(definition) for name, definition in step.asks.items()}  # ``db`` has no value
        self.levels.append(Level(step.definition, savepoint, values))
        try:
            with override_settings(PORTAL_TODAY=WORKING_DAY):
                values[step.definition] = step.definition.func(**arguments)
            connection.check_constraints()  # or those that wait for the end would be looked at after every test
        except BaseException:
            self.leave(len(self.levels) - 1)
            raise

    def fresh(self) -> Copies:
        return Copies(self.levels[-1] if self.levels else None)

    def leave(self, count: int) -> None:
        """Undo all but the lowest ``count``."""
        while len(self.levels) > count:
            savepoint = self.levels.pop().savepoint
            transaction.set_rollback(True)
            savepoint.__exit__(None, None, None)
        self.copies = self.fresh()

    def clear(self, item: pytest.Item) -> None:
        """Undo all at the end of a module."""
        with item.config.stash[blocking_manager_key].unblock():
            self.leave(0)


def steps(item: pytest.Item) -> list[Step]:
    """Return the shared fixtures that a test makes before any other one of the tests, in their order."""
    found: dict[Definition, Step] = {}
    seen: set[Definition] = set()
    information = getattr(item, "_fixtureinfo", None)
    definitions = information.name2fixturedefs if information else {}

    def active(name: str, asking: tuple[Definition, ...]) -> Definition | None:
        """The fixture that ``name`` means: one that asks for its own name gets the one that it overrides."""
        depth = sum(definition.argname == name for definition in asking)
        of_name = definitions.get(name, ())
        return of_name[-1 - depth] if depth < len(of_name) else None

    def is_passed(name: str, asking: tuple[Definition, ...] = ()) -> bool:
        """Note what ``name`` makes; False at the first that is not shared."""
        definition = active(name, asking)
        if definition is None or definition in seen:
            return True
        seen.add(definition)
        if not all(is_passed(one, (*asking, definition)) for one in definition.argnames):
            return False
        if definition.func in _SHARED:
            found[definition] = Step(
                definition, {one: active(one, (*asking, definition)) for one in definition.argnames}
            )
            return True
        return definition.scope != "function" or not _is_ours(definition) or definition.func in _LATE

    all(is_passed(name) for name in getattr(item, "fixturenames", ()))
    return list(found.values())


def _is_ours(definition: Definition) -> bool:
    return definition.func.__module__.startswith("tests.")


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = set(getattr(item, "fixturenames", ()))
    return bool(marker and (marker.args or marker.kwargs.get("transaction"))) or bool(_TRANSACTIONAL & asked)


def _is_usable() -> bool:
    return not connection.closed_in_transaction and not connection.needs_rollback


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Shared(), "shared-rows")
