"""Taking times, statements and peaks of calls that take turns."""

import gc
import resource
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.browser import Statements
from core.limited.warm import Done

Call = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """What one scenario costs. ``ratio`` is its median against that of ``against``, taken in turns with it.

    ``cpu_ms`` and ``cpu_ratio`` count what this process computed: on SQLite that is all, and a busy machine does
    not change it; on PostgreSQL the server's work is not in it.
    """

    scenario: str
    median_ms: float
    p95_ms: float
    queries: int | None = None
    peak_mb: float | None = None
    against: str = ""
    reference_ms: float | None = None
    ratio: float | None = None
    cpu_ms: float | None = None
    cpu_ratio: float | None = None
    most: float | None = None
    most_queries: int | None = None

    @property
    def holds(self) -> bool | None:
        """Whether what was promised holds; None where nothing was."""
        promised = [(self.ratio, self.most), (self.queries, self.most_queries)]
        kept = [value <= most for value, most in promised if value is not None and most is not None]
        return all(kept) if kept else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"holds": self.holds}


def measured(
    scenario: str,
    call: Call,
    *,
    runs: int,
    against: str = "",
    reference: Call | None = None,
    most: float | None = None,
    most_queries: int | None = None,
    traces: bool = True,
) -> Sample:
    """Measure ``call`` in turns with ``reference``; then its statements and, in one more run, its memory.

    Tracing memory makes a call several times slower: without ``traces`` it is left out.
    """
    calls = [call, *([reference] if reference else [])]
    taken = in_turns(*calls, runs=runs)
    times, computed = ([[one[which] for one in mine] for mine in taken] for which in (0, 1))
    with Statements() as sent:
        call()
    median = statistics.median(times[0])
    base = statistics.median(times[1]) if reference else None
    cpu, cpu_base = statistics.median(computed[0]), statistics.median(computed[-1])
    return Sample(
        scenario=scenario,
        median_ms=_ms(median),
        p95_ms=_ms(percentile(times[0], 95)),
        queries=sent.count,
        peak_mb=round(_peak_of(call), 1) if traces else None,
        against=against,
        reference_ms=_ms(base) if base is not None else None,
        ratio=round(median / base, 2) if base else None,
        cpu_ms=_ms(cpu),
        cpu_ratio=round(cpu / cpu_base, 2) if base else None,
        most=most,
        most_queries=most_queries,
    )


def in_turns(*calls: Call, runs: int) -> list[list[tuple[float, float]]]:
    """Return the seconds of each call in each run, by the clock and computing, a printing child's included.

    They take turns, so that a slow moment of the machine hits all.
    """
    for call in calls:
        call()
        call()
    taken: list[list[tuple[float, float]]] = [[] for _ in calls]
    for _ in range(runs):
        for call, times in zip(calls, taken, strict=True):
            gc.collect()
            started, computed = time.perf_counter(), time.process_time()
            made = call()
            in_child = made.computed if isinstance(made, Done) else 0.0
            times.append((time.perf_counter() - started, time.process_time() - computed + in_child))
    return taken


def percentile(values: list[float], percent: int) -> float:
    """Return the smallest value that at least ``percent`` of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def _peak_of(call: Call) -> float:
    """Return how many MB of Python's memory the call held at most; what C libraries take is not in it."""
    gc.collect()
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1] / 1024**2
    finally:
        tracemalloc.stop()


def highest_mb() -> float:
    """Return the highest memory of this process so far; it never falls, so measure the larger thing last."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
