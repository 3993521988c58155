"""The locked libraries are not older than the versions that mended what is known, and are pinned by hash."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from packaging.version import Version

from scripts.sbom import bill

# The first version without a known weakness that could touch the portal (November 2026).
FLOORS = {
    "django": "5.2.19",  # 46 advisories in 15 of the releases before it
    "weasyprint": "70.0",  # CVE-2026-55073, -49452, CVE-2025-68616
    "pillow": "12.3.0",  # CVE-2026-40192, -25990, -42311, -42310, -42308
    "lxml": "6.1.0",  # CVE-2026-41066
    "openpyxl": "3.1.5",
    "django-allauth": "65.21.1",  # 14 notices in 2026
    "gunicorn": "27.0.1",  # request smuggling, truncated bodies
    "pyhanko": "0.38.0",
    "defusedxml": "0.7.1",
    "cryptography": "50.0.2",
    "urllib3": "2.8.0",
    "sqlparse": "0.6.1",
}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, tuple[Version, int]]:
    """Return the packages of a lock file: version, and number of hashes."""
    text = (Path(settings.BASE_DIR) / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)((?:.*\\\n\s+--hash=sha256:[0-9a-f]{64})*)", text, re.M)
    return {package.lower(): (Version(version), hashes.count("--hash")) for package, version, hashes in blocks}


@pytest.mark.parametrize("package", FLOORS)
def test_no_locked_library_is_older_than_its_floor(package):
    found = locked("requirements.lock")
    if package in found:
        assert found[package][0] >= Version(FLOORS[package])


def test_the_floors_are_about_what_is_used():
    assert len(set(FLOORS) & set(locked("requirements.lock"))) >= 8


@pytest.mark.parametrize("name", LOCKS)
def test_every_library_is_pinned_by_hash(name):
    found = locked(name)
    assert len(found) >= 20
    assert [package for package, (_, hashes) in found.items() if not hashes] == []


def test_the_list_of_components_names_every_locked_library_with_its_hashes():
    found = bill()
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    names = {(one["purl"].partition("/")[0], one["name"]) for one in found["components"]}
    assert names >= {("pkg:pypi", package) for package in locked("requirements.lock")}
    assert ("pkg:npm", "bootstrap") in names
    assert [one["purl"] for one in found["components"] if not one["hashes"]] == []
    assert len({one["bom-ref"] for one in found["components"]}) == len(found["components"])
    assert bill() == found  # nothing of this machine or of this moment is in it
