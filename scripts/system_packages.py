"""Which Debian packages are missing, found out by looking for what they bring; installed where we may."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PANGO = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}
STYLES = 4  # regular, bold, italic, bold italic


def missing(*, for_tests: bool) -> list[str]:
    """Return the Debian packages to install, in a fixed order; an empty list when all is there."""
    present = {package: _has_library(library) for package, library in PANGO.items()}
    present["fonts-liberation2"] = _has_vietnamese_serif()
    present["poppler-utils"] = shutil.which("pdftoppm") is not None
    present[f"python3.{sys.version_info.minor}-venv"] = importlib.util.find_spec("ensurepip") is not None
    if for_tests:
        present["libnss3-tools"] = shutil.which("certutil") is not None
        present["softhsm2"] = shutil.which("softhsm2-util") is not None
        present["strace"] = shutil.which("strace") is not None
        present["chromium"] = shutil.which("chromium") is not None
        present["postgresql"] = _has_postgres()
    return [package for package, there in present.items() if not there]


def install(packages: list[str]) -> bool:
    """Install by apt-get as root or by sudo without a password; False when not allowed or failed."""
    prefix = _administrator()
    if prefix is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages])
    for command in commands:
        if subprocess.run([*prefix, "apt-get", *command], env=environment, check=False).returncode:
            return False
    return True


def _administrator() -> list[str] | None:
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_vietnamese_serif() -> bool:
    """Version 1 of the font bears the same name and lacks most Vietnamese letters, such as U+1EF1."""
    if not shutil.which("fc-list"):
        return False
    query = ["fc-list", ":family=Liberation Serif:charset=1ef1", "style"]
    return len(subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()) >= STYLES


def _has_postgres() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))
