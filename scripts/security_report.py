"""Run the tests of the security catalogue once and print, item by item, what was wanted and what was reached.

``python -m scripts.security_report [more for pytest …]``, for PostgreSQL behind ``scripts/pg_cluster.py``; exit code 1
when a test or a control failed. Items without a test are listed as not done and fail nothing: docs/security.md says
what stands in their place.
"""

import sys
from collections import Counter

import pytest

from scripts.security.item import Item
from scripts.security_catalogue import CATALOGUE


class Outcomes:
    """What became of each test that ran."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """The journeys come last: they leave their data in the database, `make test` gives them one of their own."""
        items.sort(key=lambda item: item.nodeid.startswith("tests/journeys/"))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that failed in any of its phases has failed."""
        if report.when == "call" or report.outcome != "passed":
            self.of[report.nodeid] = (
                "failed" if "failed" in (report.outcome, self.of.get(report.nodeid)) else report.outcome
            )

    def count(self, names: tuple[str, ...]) -> Counter[str]:
        """Count the outcomes of the tests that ``names`` name."""
        return Counter(outcome for node, outcome in self.of.items() if any(_names(name, node) for name in names))


def _names(name: str, node: str) -> bool:
    whole = f"tests/{name}"
    return node == whole or node.startswith((f"{whole}::", f"{whole}["))


def row(item: Item, outcomes: Outcomes) -> tuple[str, str, str, str]:
    """Return the cells of an item."""
    if not item.tests:
        return item.id, item.wanted, "not done", "-"
    found = outcomes.count(item.tests)
    if set(found) == {"skipped"}:
        return item.id, item.wanted, "not on this database", _control(item, outcomes)
    reached = f"{found['passed']} of {found['passed'] + found['failed']} tests pass"
    if found["skipped"]:
        reached += f", {found['skipped']} skipped"
    return item.id, item.wanted, reached, _control(item, outcomes)


def _control(item: Item, outcomes: Outcomes) -> str:
    if not item.controls:
        return "none"
    found = outcomes.count(item.controls)
    if not found:
        return "not run"
    if set(found) == {"skipped"}:
        return "not on this database"
    return "failed as it should" if found["passed"] and not found["failed"] else "NOT CAUGHT"


def main(arguments: list[str]) -> int:
    """Run and print; 0 when everything that ran passed."""
    names = sorted({f"tests/{name}" for item in CATALOGUE for name in (*item.tests, *item.controls)})
    outcomes = Outcomes()
    code = pytest.main(["-q", "--no-header", "--tb=short", *arguments, *names], plugins=[outcomes])
    table = [("id", "wanted", "reached", "control"), *(row(item, outcomes) for item in CATALOGUE)]
    widths = [max(len(cells[column]) for cells in table) for column in range(4)]
    print()
    for cells in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    done = sum(bool(item.tests) for item in CATALOGUE)
    print(f"\n{done} of {len(CATALOGUE)} items have tests; {Counter(outcomes.of.values())['passed']} tests passed.")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
