"""Counts of requests in Prometheus' text format, added up over the server's processes.

Each process keeps its counts and writes them to a small file, at most once a second; whoever answers /metrics/ adds
the files of its siblings. A new start counts from zero, as Prometheus expects. Nothing is counted without a token.
"""

import json
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

BUCKETS = (0.05, 0.1, 0.3, 0.5, 1.5, 5.0)
WRITE_EVERY = 1.0
METHODS = frozenset({"GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
_counts: Counter[str] = Counter()
_lock = threading.Lock()
_written = 0.0


def count(view: str, method: str, status: int, seconds: float) -> None:
    """Count one request of a view; a POST that succeeded is a save."""
    if not settings.METRICS_TOKEN:
        return
    method = method if method in METHODS else "other"  # a browser may send any word
    with _lock:
        _counts[f'portal_requests_total{{view="{view}",method="{method}",status="{status}"}}'] += 1
        _counts[f'portal_request_seconds_count{{view="{view}"}}'] += 1
        _counts[f'portal_request_seconds_sum{{view="{view}"}}'] += seconds  # type: ignore[assignment]
        for bucket in (*(limit for limit in BUCKETS if seconds <= limit), "+Inf"):
            _counts[f'portal_request_seconds_bucket{{view="{view}",le="{bucket}"}}'] += 1
        if method == "POST" and status < 400:
            _counts[f'portal_saves_total{{view="{view}"}}'] += 1
        _share()


def _share() -> None:
    global _written
    if time.monotonic() - _written < WRITE_EVERY:
        return
    _written = time.monotonic()
    settings.METRICS_ROOT.mkdir(mode=0o750, parents=True, exist_ok=True)
    own = _own_file()
    beside = own.with_suffix(".part")
    beside.write_text(json.dumps(_counts), encoding="utf-8")
    beside.replace(own)


def _own_file() -> Path:
    """Name the parent too: processes of one start belong together."""
    return settings.METRICS_ROOT / f"{os.getppid()}-{os.getpid()}.json"


def total() -> Counter[str]:
    """Return the counts of this process and of those that the same server started."""
    with _lock:
        added = Counter(_counts)
    for path in settings.METRICS_ROOT.glob(f"{os.getppid()}-*.json"):
        if path != _own_file():
            added.update(json.loads(path.read_text(encoding="utf-8")))
    return added


def forget() -> None:
    """Begin at zero, in this process."""
    with _lock:
        _counts.clear()


def text(gauges: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the answer: counts of all processes, then ``gauges`` as they are now."""
    counts = total()
    for name, kind in (
        ("portal_requests_total", "counter"),
        ("portal_request_seconds", "histogram"),
        ("portal_saves_total", "counter"),
    ):
        yield f"# TYPE {name} {kind}"
        yield from (f"{key} {counts[key]:.10g}" for key in sorted(counts) if key.startswith(name))
    for name, value in gauges.items():
        yield f"# TYPE {name} gauge"
        yield f"{name} {value:.10g}"
