"""Measures the portal on throw-away databases: ``python -m benchmarks.run sqlite|postgresql|documents|lengths``.

SQLite lives in a temporary folder, PostgreSQL in a cluster of its own; both are gone at the end. No variable
of the shell leads it to anybody's data. Each size is measured in a process of its own. See benchmarks/README.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.test.utils import override_settings

from benchmarks.tables import growth, told, write
from scripts.pg_cluster import cluster

SIZES = ("department", "province")
PRINTING = ("documents", "lengths")
RESULTS = Path(".run")

FILES = "django.core.files.storage.FileSystemStorage"
STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


def main(arguments: list[str]) -> int:
    """Run the asked groups at both sizes, or one at one size; 0 whatever was reached: it is no gate."""
    options = _options(arguments)
    sizes = [options.size] if options.size else list(SIZES if options.what not in PRINTING else SIZES[-1:])
    if not options.size:
        results = [_elsewhere(arguments, size) for size in sizes]
    else:
        results = [_here(options)]
        _tell(options, results[0])
    if len(results) > 1:
        print(growth(*results), flush=True)
    write(options.json or RESULTS / f"bench-{options.what}{'-' + options.size if options.size else ''}.json", results)
    return 0


def _elsewhere(arguments: list[str], size: str) -> dict[str, Any]:
    """Measure one size in another process, whose memory is then its own, and return what it found."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "benchmarks.run", *arguments, "--size", size, "--json", file.name]
        subprocess.run(command, check=True)  # noqa: S603 ourselves
        return json.loads(Path(file.name).read_text(encoding="utf-8"))[0]


def _here(options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as scratch, _database(options.what, scratch) as url:
        os.environ.update(environment(Path(scratch), url))
        django.setup()
        # The pages, not the addresses of their style sheets, are measured: no file need be built before.
        storages = {"default": {"BACKEND": FILES}, "staticfiles": {"BACKEND": STATIC}}
        with override_settings(ROOT_URLCONF="benchmarks.urls", STORAGES=storages, STATIC_ROOT=scratch):
            # Models can be imported only now.
            group = import_module(f"benchmarks.{options.what if options.what in PRINTING else 'portal'}")
            return group.run(options)


def _tell(options: argparse.Namespace, result: dict[str, Any]) -> None:
    text = told(f"{result['database']}: {result['size']}", result["facts"], result["samples"])
    print(text, flush=True)
    if result["explained"]:
        print(result["explained"])
    if options.out is not None:
        with options.out.open("a", encoding="utf-8") as file:
            file.write(text)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("what", choices=("sqlite", "postgresql", *PRINTING))
    parser.add_argument("--size", choices=SIZES, default="", help="one size only")
    parser.add_argument("--agencies", type=int, default=150, help="agencies of the province")
    parser.add_argument("--years", type=int, default=3, help="years of history, the current one included")
    parser.add_argument("--runs", type=int, default=15, help="runs of which median and p95 are told")
    parser.add_argument("--out", type=Path, help="file to which the tables are added")
    parser.add_argument("--json", type=Path, help="file for the results (.run/bench-<what>.json)")
    parser.add_argument("--explain", action="store_true", help="print how the database reads the states")
    return parser.parse_args(arguments)


@contextmanager
def _database(what: str, scratch: str) -> Iterator[str]:
    if what != "postgresql":
        yield f"sqlite:///{scratch}/bench.sqlite3"
        return
    with cluster() as url:
        yield url


def environment(scratch: Path, url: str) -> dict[str, str]:
    """Return all variables of the portal's settings, as a server would have them; it is 12/9/2025."""
    return {
        "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
        "DATABASE_URL": url,
        "SECRET_KEY": "only-for-measuring-" + "0123456789" * 5,
        "DEBUG": "0",
        "HTTPS": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "CSRF_TRUSTED_ORIGINS": "",
        "MEDIA_ROOT": str(scratch / "media"),
        "PORTAL_TODAY": "2025-09-12",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
