"""Taking times and peaks, and the table in which they are told."""

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One line of the table; ``holds`` is None where nothing was promised."""

    scenario: str
    reached: str
    target: str = ""
    holds: bool | None = None


def at_most(scenario: str, value: float, target: float, *, unit: str = "×", detail: str = "") -> Row:
    """Return the line of a figure that should not be above ``target``."""
    reached = f"{_number(value)} {unit}" + (f" ({detail})" if detail else "")
    return Row(scenario, reached, f"≤ {_number(target)} {unit}", value <= target)


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.2f}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def medians(*calls: Callable[[], Any], runs: int) -> list[float]:
    """Return the median seconds of each call. They take turns, so that a slow moment of the machine hits all."""
    for call in calls:
        call()
        call()
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(runs):
        for call, times in zip(calls, taken, strict=True):
            gc.collect()
            started = time.perf_counter()
            call()
            times.append(time.perf_counter() - started)
    return [statistics.median(times) for times in taken]


def peak_mb() -> float:
    """Return the highest memory of this process so far; it never falls, so measure the larger thing last."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def print_table(title: str, rows: Sequence[Row], out: Path | None = None) -> None:
    """Print the lines as a Markdown table, and add them to ``out``."""
    marks = {True: "yes", False: "NO", None: ""}
    cells = [("Scenario", "Reached", "Target", "Holds")]
    cells += [(row.scenario, row.reached, row.target, marks[row.holds]) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    text = f"\n### {title}\n\n" + "\n".join(lines) + "\n"
    print(text, flush=True)
    if out is not None:
        with out.open("a", encoding="utf-8") as file:
            file.write(text)
