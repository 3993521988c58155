"""Runs the quality gates and says at the end which failed: ``quality.py lint|fast|all``.

A gate that fails does not stop the next one; one failure makes the whole run fail. Beside the tests, the gates that
need one core alone run in a lane of their own, whose output is shown when they are through.
"""

import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
MODELS_ONLY = {"DJANGO_SETTINGS_MODULE": "cchc_portal.settings_test", "DATABASE_URL": "sqlite://:memory:"}
# As an agency's server would be set: behind TLS, on a name of its own.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "DEBUG": "0",
    "HTTPS": "1",
    "ALLOWED_HOSTS": "cchc.example.vn",
    "CSRF_TRUSTED_ORIGINS": "https://cchc.example.vn",
}
PYTEST = [PYTHON, "-m", "pytest", "--ignore=tests/journeys", "-n", "auto", "--dist", "worksteal"]


# A DATABASE_URL of the shell is somebody's data; the tests make databases of their own. Without stored bytecode
# every process of a gate would compile all files anew.
NOT_INHERITED = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


class Gate(NamedTuple):
    """One check: its name in the summary, the command, and what it needs in the environment."""

    name: str
    command: list[str]
    environment: dict[str, str] = {}


LINT = [
    Gate("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
    Gate("ruff check", [str(BIN / "ruff"), "check", "."]),
    Gate("djlint", [str(BIN / "djlint"), "templates", "--lint", "--quiet"]),
    Gate("mypy", [str(BIN / "mypy")]),
    Gate("import layers", [str(BIN / "lint-imports"), "--no-logo"]),
    Gate("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], MODELS_ONLY),
    Gate("deployment", [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]
FAST = [Gate("tests on SQLite", PYTEST)]
SLOW = [
    Gate("tests on PostgreSQL", [PYTHON, "scripts/pg_cluster.py", *PYTEST, "--only-database"]),
    Gate("browser journeys", [PYTHON, "-m", "pytest", "tests/journeys", "-n", "auto"]),
]
RUNS: dict[str, list[list[Gate]]] = {"lint": [LINT], "fast": [FAST], "all": [FAST + SLOW, LINT]}


def main(arguments: list[str]) -> int:
    """Run the named gates in the project folder; 0 when all passed, 1 when one failed, 2 for a wrong name."""
    if len(arguments) != 1 or arguments[0] not in RUNS:
        print(__doc__, file=sys.stderr)
        return 2
    shown, *beside = RUNS[arguments[0]]
    with ThreadPoolExecutor() as pool:
        hidden = [pool.submit(_run, lane, subprocess.PIPE) for lane in beside]
        results = _run(shown, None)
        for lane in hidden:
            results += lane.result()
    print("\n--- summary ---")
    for name, passed, seconds in results:
        print(f"{'ok' if passed else 'FAILED':<8}{seconds:6.1f} s  {name}")
    return 0 if all(passed for _, passed, _ in results) else 1


def _run(gates: list[Gate], output: int | None) -> list[tuple[str, bool, float]]:
    """Return for each gate its name, whether it passed, and its seconds.

    Its output goes straight through, or to a pipe and is shown in one piece.
    """
    results = []
    for gate in gates:
        if output is None:
            print(f"\n--- {gate.name} ---", flush=True)
        started = time.monotonic()
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        done = subprocess.run(
            gate.command,
            cwd=ROOT,
            env=inherited | gate.environment,
            stdout=output,
            stderr=output and subprocess.STDOUT,
            text=True,
            check=False,
        )
        if output is not None:
            print(f"\n--- {gate.name} ---\n{done.stdout}", flush=True)
        results.append((gate.name, done.returncode == 0, time.monotonic() - started))
    return results


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
