"""The catalogue and the security page name tests that are there, and are honest about the rest."""

import re
from pathlib import Path

from django.conf import settings

from scripts.security_catalogue import CATALOGUE

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted({name for item in CATALOGUE for name in (*item.tests, *item.controls)})
CITED = sorted(set(re.findall(r"`((?:\w+/)*test_\w+\.py(?:::\w+)?)`", PAGE)))


def there(name: str) -> bool:
    file, _, function = name.partition("::")
    path = ROOT / "tests" / file
    return path.is_file() and (not function or f"def {function}(" in path.read_text(encoding="utf-8"))


def test_every_test_that_is_named_is_there():
    assert NAMED
    assert CITED
    assert [name for name in (*NAMED, *CITED) if not there(name)] == []


def test_a_name_that_is_not_there_is_noticed():
    assert not there("test_fuzz.py::test_no_such_test")
    assert not there("test_no_such_file.py")


def test_every_line_of_the_page_names_a_test_or_says_what_is_not_done():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| control")]
    assert len(rows) >= 40
    assert [row for row in rows if not re.search(r"`[^`]*test_\w+\.py|not done|outside", row)] == []


def test_what_the_catalogue_lacks_is_on_the_page():
    lacking = [item.id for item in CATALOGUE if not item.tests]
    assert [name for name in lacking if not re.search(rf"\b{name.partition(',')[0]}\b.*", PAGE)] == []
