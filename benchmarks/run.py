"""Measures the portal on a throw-away database: ``python -m benchmarks.run sqlite|postgresql|documents``.

SQLite lives in a temporary folder, PostgreSQL in a cluster of its own; both are gone at the end. No variable
of the shell leads it to anybody's data. See benchmarks/README.md.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django
from django.test.utils import override_settings

from scripts.pg_cluster import cluster

FILES = "django.core.files.storage.FileSystemStorage"
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


def main(arguments: list[str]) -> int:
    """Run one of the three groups of scenarios; 0 whatever was reached: it is a measurement, not a gate."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as scratch, _database(options.what, scratch) as url:
        os.environ.update(_environment(Path(scratch), url))
        django.setup()
        # The pages, not the addresses of their style sheets, are measured: no file need be built before.
        storages = {"default": {"BACKEND": FILES}, "staticfiles": {"BACKEND": STATIC}}
        with override_settings(ROOT_URLCONF="benchmarks.urls", STORAGES=storages, STATIC_ROOT=scratch):
            # Models can be imported only now.
            import_module("benchmarks.documents" if options.what == "documents" else "benchmarks.portal").run(options)
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("what", choices=("sqlite", "postgresql", "documents"))
    parser.add_argument("--agencies", type=int, default=150)
    parser.add_argument("--tasks", type=int, default=60, help="tasks of each agency's yearly plan")
    parser.add_argument("--years", type=int, default=5, help="years of history, the current one included")
    parser.add_argument("--runs", type=int, default=15, help="runs of which the median is told")
    parser.add_argument("--out", type=Path, help="file to which the table is added")
    parser.add_argument("--explain", action="store_true", help="print how the database reads the states")
    return parser.parse_args(arguments)


@contextmanager
def _database(what: str, scratch: str) -> Iterator[str]:
    if what != "postgresql":
        yield f"sqlite:///{scratch}/bench.sqlite3"
        return
    with cluster() as url:
        yield url


def _environment(scratch: Path, url: str) -> dict[str, str]:
    """Return all variables of the portal's settings, as a server would have them; it is 12/9/2024."""
    return {
        "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
        "DATABASE_URL": url,
        "SECRET_KEY": "only-for-measuring-" + "0123456789" * 5,
        "DEBUG": "0",
        "HTTPS": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "CSRF_TRUSTED_ORIGINS": "",
        "MEDIA_ROOT": str(scratch / "media"),
        "PORTAL_TODAY": "2024-09-12",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
