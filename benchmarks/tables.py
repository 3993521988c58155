"""Telling what was measured: a table for people, JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HEADS = ("Scenario", "Median", "p95", "Ratio", "CPU", "CPU ratio", "Target", "Queries", "Peak", "Holds")
MARKS = {True: "yes", False: "NO", None: ""}


def told(title: str, facts: Mapping[str, Any], samples: Sequence[Mapping[str, Any]]) -> str:
    """Return the samples, as ``Sample.as_json`` gives them, as a Markdown table."""
    lines = table([HEADS, *(_cells(sample) for sample in samples)])
    known = ", ".join(f"{name} {value}" for name, value in facts.items())
    return "\n".join(["", f"### {title}", "", *lines, "", known, ""])


def growth(small: Mapping[str, Any], large: Mapping[str, Any]) -> str:
    """Return what each scenario costs at the larger size against the smaller one."""
    before = {sample["scenario"]: sample for sample in small["samples"]}
    rows: list[Sequence[str]] = [("Scenario", small["size"], large["size"], "Growth", "CPU", "Queries")]
    for sample in large["samples"]:
        if (same := before.get(sample["scenario"])) is not None:
            grown = f"{sample['median_ms'] / same['median_ms']:.1f} ×"
            queries = f"{same['queries']} → {sample['queries']}"
            computed = f"{same['cpu_ms']:.1f} → {sample['cpu_ms']:.1f} ms"
            rows.append(
                (sample["scenario"], _ms(same["median_ms"]), _ms(sample["median_ms"]), grown, computed, queries)
            )
    return "\n".join(["", f"### {large['database']}: from {small['size']} to {large['size']}", "", *table(rows), ""])


def write(path: Path, results: Sequence[Mapping[str, Any]]) -> None:
    """Write all results as one JSON list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _cells(sample: Mapping[str, Any]) -> tuple[str, ...]:
    ratio = f"{sample['ratio']:.2f} × {sample['against']}" if sample["ratio"] is not None else ""
    queries = "" if sample["queries"] is None else str(sample["queries"])
    if sample["most_queries"] is not None:
        queries += f" (≤ {sample['most_queries']})"
    return (
        sample["scenario"],
        _ms(sample["median_ms"]),
        _ms(sample["p95_ms"]),
        ratio,
        _ms(sample["cpu_ms"]),
        f"{sample['cpu_ratio']:.2f} ×" if sample["cpu_ratio"] is not None else "",
        f"≤ {sample['most']:g} ×" if sample["most"] is not None else "",
        queries,
        f"{sample['peak_mb']:.1f} MB" if sample["peak_mb"] is not None else "",
        MARKS[sample["holds"]],
    )


def _ms(value: float) -> str:
    return f"{value:.1f} ms"


def table(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return rows, of which the first is the head, as lines of Markdown."""
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return lines
