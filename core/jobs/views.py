"""Long work as its owner sees it: my list, one job with its progress, stop, go on, fetch the file."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from core.access import signed_in
from core.errors import DomainError
from core.jobs.kinds import kind_of
from core.jobs.models import Job, JobState
from core.jobs.services import cancel_job, resume_job

SHOWN = 50
GONE = "Tệp không còn (hết hạn giữ hoặc đã bị xóa). Hãy làm lại việc này để có tệp mới."
LESS = "Quyền của bạn đã thay đổi nên không tải được tệp này nữa. Hãy làm lại việc này theo phạm vi hiện nay."


@signed_in
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """List my long work, the latest first."""
    found = Job.objects.visible_to(request.user)[:SHOWN]  # type: ignore[arg-type]
    return render(request, "core/jobs.html", {"jobs": found})


@signed_in
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a job is and what came of it."""
    return render(request, "core/job.html", {"job": _mine(request, pk)})


@signed_in
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Give htmx the changing part of the job's page; a plain browser gets the page."""
    found = _mine(request, pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(found)
    return render(request, "core/_job.html", {"job": found})


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a job; one that has ended meanwhile is left as it is, and that is said."""
    found = _mine(request, pk)
    cancel_job(job=found)
    if found.state != JobState.CANCELLED:
        messages.info(request, "Việc này đã kết thúc trước khi dừng.")
    return redirect(found)


@signed_in
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a failed or stopped job go on."""
    found = _mine(request, pk)
    try:
        resume_job(job=found, by=request.user)  # type: ignore[arg-type]
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(found)


@signed_in
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the file of a finished job."""
    found = _mine(request, pk)
    if found.state != JobState.DONE:
        raise Http404
    if not kind_of(found.kind).may_have(found):
        return _refused(request, found, LESS)
    if not found.file or not found.file.storage.exists(str(found.file.name)):
        return _refused(request, found, GONE)
    disposition = content_disposition_header(as_attachment=True, filename=found.file_name) or ""
    etag = f'"{found.file_sha256}"'
    headers = {"Content-Disposition": disposition, "Content-Length": str(found.file_size), "ETag": etag}
    return StreamingHttpResponse(_pieces(found), content_type="application/zip", headers=headers)


def _pieces(job: Job) -> Iterator[bytes]:
    """Read the file piece by piece: it may be larger than the memory; nothing is open before somebody reads."""
    with job.file.open("rb") as file:
        yield from file.chunks()


def _mine(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user).select_related("owner"), pk=pk)  # type: ignore[arg-type]


def _refused(request: HttpRequest, found: Job, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(found)
