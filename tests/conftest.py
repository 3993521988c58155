"""What every test may ask for, and the scratch folder for its database and uploads."""

import shutil

import pytest
from hypothesis import settings

from cchc_portal.settings_test import SCRATCH

pytest_plugins = ["tests.people", "tests.flushing", "tests.world"]

# A gate answers the same every time: no clock decides, and the generated examples do not change by the run.
settings.register_profile("gate", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("gate")


def pytest_configure(config: pytest.Config) -> None:
    SCRATCH.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)
