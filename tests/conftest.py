"""What every test may ask for, and the scratch folder for its database and uploads."""

import shutil

import pytest

from cchc_portal.settings_test import SCRATCH

pytest_plugins = ["tests.people", "tests.flushing"]


def pytest_configure(config: pytest.Config) -> None:
    SCRATCH.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)
