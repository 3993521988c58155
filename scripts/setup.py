"""Brings a clone to where it can run: packages, virtual environment, ``.env``, static files.

Runs on the system's Python with the standard library alone. Every step leaves a stamp with the hash of
what it was made from, so that a second run does nothing. ``--tests`` adds what the tests need.
"""

import argparse
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from scripts import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
STATIC_ROOT = ROOT / "staticfiles"
EXAMPLE_LINE = "SECRET_KEY=thay-bang-chuoi-ngau-nhien"


def main() -> int:
    """Do every step that is not done yet; 0, or 1 after saying what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    for_tests: bool = parser.parse_args().tests
    try:
        system(for_tests=for_tests)
        virtual_environment()
        python_packages(for_tests=for_tests)
        front_end_packages()
        environment_file()
        static_files()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        command = " ".join(str(part) for part in error.cmd)
        print(f"\nLệnh không thành công / command failed: {command}", file=sys.stderr)
        return 1
    return 0


class SetupError(Exception):
    """A sentence for the person at the keyboard: what is missing and which command brings it."""


def system(*, for_tests: bool) -> None:
    """Check Python and the Debian packages; install what is missing where that is allowed."""
    if sys.version_info < (3, 11):
        raise SetupError("Cần Python 3.11 trở lên / Python 3.11 or newer is needed.")
    packages = system_packages.missing(for_tests=for_tests)
    if not packages:
        return
    say(f"Cài gói hệ thống: {' '.join(packages)}")
    if system_packages.install(packages) and not system_packages.missing(for_tests=for_tests):
        return
    command = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    raise SetupError(
        f"Thiếu gói hệ thống và không tự cài được. Hãy chạy lệnh sau rồi thử lại:\n"
        f"System packages are missing and could not be installed. Run this, then try again:\n\n  {command}\n"
    )


def virtual_environment() -> None:
    """Create ``.venv``; one whose Python has gone is made anew."""
    if PYTHON.exists():
        return
    say("Tạo môi trường ảo .venv")
    run([sys.executable, "-m", "venv", "--clear", VENV])


def python_packages(*, for_tests: bool) -> None:
    """Install the locked packages; pip refuses a file whose hash is not in the lock."""
    install_lock("requirements-dev.lock" if for_tests else "requirements.lock")


def install_lock(name: str) -> None:
    """Install one lock file into ``.venv``, unless this very lock is in there already."""
    stamp = VENV / f".{name}.stamp"
    key = fingerprint([ROOT / name])
    if is_current(stamp, key):
        return
    say(f"Cài thư viện Python theo {name}")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", ROOT / name])
    stamp.write_text(key, encoding="utf-8")


def front_end_packages() -> None:
    """Fetch Bootstrap, its icons and the Inter font; without npm a wheel brings one."""
    stamp = NODE_MODULES / ".stamp"
    key = fingerprint([ROOT / "package.json", ROOT / "package-lock.json"])
    if is_current(stamp, key):
        return
    if not shutil.which("npm"):
        install_lock("requirements-node.lock")
    say("Tải gói giao diện (npm)")
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}{VENV / 'bin'}"
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise SetupError("Không tìm thấy npm / npm was not found.")
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    run([npm, "ci", "--ignore-scripts", "--omit=dev", *quiet], env={**os.environ, "PATH": path})
    stamp.write_text(key, encoding="utf-8")


def environment_file() -> None:
    """Write ``.env`` once, from the example, with a secret of its own; readable by its owner alone."""
    target = ROOT / ".env"
    if target.exists():
        return
    say("Tạo .env với SECRET_KEY ngẫu nhiên")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    if EXAMPLE_LINE not in example:
        raise SetupError(f".env.example thiếu dòng / lacks the line {EXAMPLE_LINE}")
    target.touch(mode=0o600)
    secret = f"SECRET_KEY={secrets.token_urlsafe(64)}"
    target.write_text(example.replace(EXAMPLE_LINE, secret), encoding="utf-8")


def static_files() -> None:
    """Collect the static files under hashed names, when one of them has changed."""
    (ROOT / ".run").mkdir(exist_ok=True)
    sources = [path for path in sorted((ROOT / "static").rglob("*")) if path.is_file()]
    sources += sorted((ROOT / "cchc_portal").glob("static_*.py"))
    sources += [ROOT / "package-lock.json", ROOT / "requirements.lock"]
    stamp = STATIC_ROOT / ".stamp"
    key = fingerprint(sources)
    if is_current(stamp, key):
        return
    say("Gom tệp tĩnh")
    run([PYTHON, ROOT / "manage.py", "collectstatic", "--noinput", "--verbosity=0"])
    stamp.write_text(key, encoding="utf-8")


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one hash over the files' places and contents, and over the Python that reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(stamp: Path, key: str) -> bool:
    """Return whether the step was done from exactly these files."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == key


def run(command: list[str | Path], env: dict[str, str] | None = None) -> None:
    """Run a program in the project folder; an error stops the set-up."""
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def say(step: str) -> None:
    """Print a step with the time of day, so that a slow one can be seen."""
    print(f"[{time.strftime('%H:%M:%S')}] {step} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
