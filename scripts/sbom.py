"""Print the list of the portal's components (CycloneDX 1.6, JSON) from the lock files: ``python -m scripts.sbom``.

What is locked is what is installed, so nothing is asked of the machine or of the network; the same lock files give
the same list.
"""

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCK = ("requirements.lock", "requirements-node.lock")
NODE_LOCK = "package-lock.json"
PINNED = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,]+\])?==(?P<version>[^\s;]+)(?P<hashes>(?:[^\n]*\\\n\s+--hash=\S+)*)", re.M
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill(root: Path = ROOT) -> dict[str, Any]:
    """Return the list as CycloneDX wants it; its serial number follows from its contents."""
    components = sorted((*_of_python(root), *_of_node(root)), key=lambda one: one["purl"])
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    serial = f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "cchc-portal"}},
        "components": components,
    }


def _of_python(root: Path) -> Iterator[dict[str, Any]]:
    for lock in PYTHON_LOCK:
        for found in PINNED.finditer((root / lock).read_text(encoding="utf-8")):
            name, version = found["name"].lower(), found["version"]
            hashes = [{"alg": "SHA-256", "content": one} for one in HASH.findall(found["hashes"])]
            yield _component("pypi", name, version, hashes)


def _of_node(root: Path) -> Iterator[dict[str, Any]]:
    packages = json.loads((root / NODE_LOCK).read_text(encoding="utf-8"))["packages"]
    for place, package in packages.items():
        if place:
            name = place.rpartition("node_modules/")[2]
            method, _, digest = package["integrity"].partition("-")
            content = base64.b64decode(digest).hex()
            hashes = [{"alg": method.upper().replace("SHA", "SHA-"), "content": content}]
            yield _component("npm", name, package["version"], hashes)


def _component(registry: str, name: str, version: str, hashes: list[dict[str, str]]) -> dict[str, Any]:
    purl = f"pkg:{registry}/{name.replace('@', '%40')}@{version}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "hashes": hashes}


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, ensure_ascii=False, indent=1)
