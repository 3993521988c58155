"""What every test may ask for, and the scratch folder for its database and uploads.

Rows that many tests begin with are made once for a module by fixtures that are ``@shared`` (tests/shared.py).
"""

import gc
import shutil

import pytest
from hypothesis import settings

from cchc_portal.settings_test import SCRATCH

# ``shared`` first: the others mark fixtures with it.
pytest_plugins = [f"tests.{name}" for name in ("shared", "people", "flushing", "migrated", "quick_print", "world")]

# A gate answers the same every time: no clock decides, and the generated examples do not change by the run.
settings.register_profile("gate", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("gate")


USES_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out the tests that ask nothing of a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database what is pure would only be repeated."""
    if config.getoption("--only-database"):
        pure = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if _uses_database(item)]


def _uses_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(USES_DATABASE & asked)


def pytest_configure(config: pytest.Config) -> None:
    SCRATCH.mkdir(parents=True, exist_ok=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now stays: looking through it for garbage again and again took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)
