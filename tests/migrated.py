"""A run begins with the migrated SQLite database of an earlier run of the same code, where there is one.

To migrate takes as long as a hundred tests. What is kept lies beside the scratch folders, under a name that any
change of the code of the portal or of its requirements changes, so that the next run migrates anew.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from cchc_portal.settings_test import SCRATCH


def migrated_database() -> Path:
    """Return where the migrated database of this code is kept, or would be."""
    root = Path(settings.BASE_DIR)
    folders = [root / "cchc_portal", *(Path(app.path) for app in apps.get_app_configs())]
    own = [path for folder in folders if folder.is_relative_to(root) for path in folder.rglob("*.py")]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted({root / "requirements.lock", *(path for path in own if ".venv" not in path.parts)}):
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return SCRATCH.parent / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Tell pytest-django whether the database is there already, having put it there."""
    if connection.vendor != "sqlite":
        return False
    try:
        shutil.copyfile(migrated_database(), connection.settings_dict["TEST"]["NAME"])
    except FileNotFoundError:
        return False
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, django_db_keepdb: bool) -> None:
    """Keep the database that has just been migrated, and none of older code."""
    if connection.vendor != "sqlite" or django_db_keepdb:
        return
    kept = migrated_database()
    for old in kept.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(SCRATCH / kept.name)])
    os.replace(SCRATCH / kept.name, kept)
