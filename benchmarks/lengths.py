"""How printing grows: reports of 1 to 100 pages, annexes of 100 to 5.000 rows, beside LibreOffice on the same DOCX."""

import multiprocessing
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management import call_command
from pypdf import PdfReader

from benchmarks.documents import YEAR, plan_of, report_of
from benchmarks.measure import Sample
from core.audit.context import acting
from documents.printed import PrintedDocument
from documents.rendering.docx.document import render_docx
from documents.rendering.press import UNHURRIED, pressed
from periods.services import create_year
from reports.generate import Options, make_base
from reports.printing import plan_document, report_document

SECTIONS = {1: 1, 10: 23, 40: 92, 100: 230}  # about so many pages: so many sections
ROWS = (100, 1000, 5000)
SHORT = 2.0  # seconds; what takes longer is printed once
MOST = {10: 0.7}  # of LibreOffice's time, by pages
OFFICE = "soffice"
TOGETHER = 6  # reports of ten pages, by one printer and by two
TWO_REACH = 1.8  # times what one does


class Printed(NamedTuple):
    """What one document took: seconds by the clock and computing, its pages, and the highest memory in MB."""

    seconds: float
    computed: float
    pages: int
    peak: float

    @property
    def told(self) -> str:
        return f"{self.pages} pages, {self.pages / self.seconds:.1f} a second, {self.peak:.0f} MB"


def run(options: Namespace) -> dict[str, Any]:
    """Print each document in a process of its own, then by LibreOffice if it is there; return JSON values."""
    call_command("migrate", verbosity=0)
    facts, samples = {}, []
    for name, document, most in _documents():
        word = render_docx(document)
        ours = _by_the_portal(document)
        theirs = _in_a_child(_by_office, word) if shutil.which(OFFICE) else None
        if name.endswith(" 10 pages"):
            samples.append(_by_two(document))
        facts[name] = ours.told + (f"; LibreOffice {theirs.told}" if theirs else "")
        samples.append(_sample(name, ours, theirs, most))
        print(name, facts[name], flush=True)  # the longest take minutes
    return {"database": "lengths", "size": options.size, "facts": facts, "samples": samples, "explained": ""}


def _documents() -> Iterator[tuple[str, PrintedDocument, float | None]]:
    with acting(name="benchmark"):
        agency = make_base(Options(agencies=1, years=1), lambda line: None).reporting[0]
        for quarter, (pages, sections) in zip(create_year(YEAR), SECTIONS.items(), strict=False):
            report = report_of(agency, quarter, sections)
            yield f"Report, about {pages} pages", report_document(report), MOST.get(pages)
        for year, rows in enumerate(ROWS, YEAR):
            yield f"Annex of {rows} rows", plan_document(plan_of(agency, year, rows)), None


def _sample(name: str, ours: Printed, theirs: Printed | None, most: float | None) -> dict[str, Any]:
    return Sample(
        scenario=name,
        median_ms=round(ours.seconds * 1000, 1),
        p95_ms=round(ours.seconds * 1000, 1),
        peak_mb=ours.peak,
        against="LibreOffice, cold" if theirs else "",
        reference_ms=round(theirs.seconds * 1000, 1) if theirs else None,
        ratio=round(ours.seconds / theirs.seconds, 2) if theirs else None,
        cpu_ms=round(ours.computed * 1000, 1),
        cpu_ratio=round(ours.computed / theirs.computed, 2) if theirs else None,
        most=most if theirs else None,
    ).as_json()


def _in_a_child(how: Callable[[Any], Printed], what: object) -> Printed:
    """Convert in a forked process, whose highest memory is then this document's alone."""
    context = multiprocessing.get_context("fork")
    answer, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(theirs, how, what))
    child.start()
    theirs.close()
    try:
        return answer.recv()
    finally:
        child.join()


def _answer(connection: Connection, how: Callable[[Any], Printed], what: object) -> None:
    connection.send(how(what))


def _by_the_portal(document: PrintedDocument) -> Printed:
    """Print until two seconds are over, at least once, the server of the children being there; the median is told."""
    pressed("written_as")
    taken: list[tuple[float, float]] = []
    began = time.perf_counter()
    while not taken or time.perf_counter() - began < SHORT:
        clock, computed = time.perf_counter(), time.process_time()
        done = pressed("render_pdf", document, limits=UNHURRIED)
        taken.append((time.perf_counter() - clock, time.process_time() - computed + done.computed))
    seconds, computing = (statistics.median(column) for column in zip(*taken, strict=True))
    return Printed(seconds, computing, _pages_of(done.content), done.highest)


def _by_two(document: PrintedDocument) -> dict[str, Any]:
    """Print some reports one after another and two at a time, in turns, so that other work hits both alike."""
    taken: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    for _ in range(3):
        for printers, times in taken.items():
            clock = time.perf_counter()
            with ThreadPoolExecutor(printers) as pool:
                done = list(pool.map(lambda _: pressed("render_pdf", document, limits=UNHURRIED), range(TOGETHER)))
            times.append((time.perf_counter() - clock, sum(one.computed for one in done)))
    (one, computed), (two, computed_by_two) = (map(statistics.median, zip(*taken[n], strict=True)) for n in (1, 2))
    return Sample(
        scenario=f"{TOGETHER} reports of 10 pages, two at a time",
        median_ms=round(two * 1000, 1),
        p95_ms=round(two * 1000, 1),
        against="one after another",
        reference_ms=round(one * 1000, 1),
        ratio=round(two / one, 2),
        cpu_ms=round(computed_by_two * 1000, 1),
        cpu_ratio=round(computed_by_two / computed, 2),
        most=round(1 / TWO_REACH, 2),
    ).as_json()


def _by_office(word: bytes) -> Printed:
    """Convert once with a profile of its own, as a server that starts it for each document would."""
    with tempfile.TemporaryDirectory(prefix="cchc-office-") as place:
        source = Path(place, "document.docx")
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{place}/profile"
        started = time.perf_counter()
        subprocess.run(  # noqa: S603 a program of the machine, on a file of ours
            [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", place, source],
            check=True,
            capture_output=True,
        )
        seconds = time.perf_counter() - started
        pages = _pages_of(source.with_suffix(".pdf").read_bytes())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Printed(seconds, used.ru_utime + used.ru_stime, pages, round(used.ru_maxrss / 1024, 1))


def _pages_of(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)
