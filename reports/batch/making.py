"""Making a batch, step by step: each stored PDF is checked against its hash and put into the zip, none is rendered."""

from core import clock
from core.errors import DomainError
from core.jobs.growing_zip import GrowingZip
from core.jobs.kinds import JobKind, Outcome
from core.jobs.models import Job
from core.jobs.running import Run
from periods.models import ReportingPeriod
from reports.batch.contents import Line, issues_of, summary
from reports.batch.index import NAME, index_workbook

KIND = "report_batch"
KEEP_EVERY = 10  # reports; what came after the last ``keep`` is done again when the worker dies


def make_batch(run: Run) -> Outcome:
    """Do the job: what its owner may have at this moment, whatever was seen when it was asked for.

    Raises DomainError when there is nothing to put in, or the owner may not do this any more.
    """
    owner, period = run.job.owner, ReportingPeriod.objects.get(pk=run.job.parameters["period"])
    found = summary(owner, period)
    if not found.lines:
        raise DomainError(f"Không có báo cáo nào đã phát hành của {period} trong phạm vi bạn quản trị.")
    batch = GrowingZip(run.path, run.earlier)
    there = batch.names
    if there - {line.file_name for line in found.lines}:  # the owner may have less than when the earlier run began
        batch.start_over()
        there = set()
    faults: dict[int, str] = {}
    for number, line in enumerate(found.lines, start=1):
        run.advance(number - 1, len(found.lines))
        if line.file_name not in there:
            _put(batch, line, faults)
        if number % KEEP_EVERY == 0:
            batch.keep()
    run.advance(len(found.lines), len(found.lines))
    batch.add(NAME, index_workbook(period, found.lines, faults, found.left_out), clock.today(), packed=True)
    batch.finish()
    return Outcome(
        path=run.path,
        name=f"bao-cao_{period.slug}.zip",
        message=_message(len(found.lines) - len(faults), len(faults), len(found.left_out)),
        contents={"issues": [line.issue.pk for line in found.lines]},
    )


def may_have(job: Job) -> bool:
    """Say whether the owner may still have every document that is in the file."""
    issues = job.outcome.get("issues", [])
    return issues_of(job.owner).filter(pk__in=issues).count() == len(issues)


BATCH = JobKind(run=make_batch, may_have=may_have)


def _put(batch: GrowingZip, line: Line, faults: dict[int, str]) -> None:
    try:
        batch.add(line.file_name, line.issue.file.content(), line.issue.issued_on)
    except DomainError as error:
        faults[line.issue.pk] = str(error)


def _message(whole: int, bad: int, left_out: int) -> str:
    parts = [f"Gói có {whole} báo cáo và một bảng kê."]
    if bad:
        parts.append(f"{bad} tệp bị hỏng hoặc mất nên không có trong gói, nêu rõ trong bảng kê.")
    if left_out:
        parts.append(f"{left_out} cơ quan chưa phát hành.")
    return " ".join(parts)
