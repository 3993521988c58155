"""The steps of a report: each confirms on a page of its own, decides by its service, and leads back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError
from documents.rendering.fonts import FontMissing
from reports import services
from reports.figures import figures_of
from reports.forms import ReturnForm, SeenForm
from reports.models import Report
from reports.pages.findings import FindingLine, finding_lines, frozen_warnings
from reports.pages.form import form_checks, form_page
from reports.services import moves_open_to
from reports.states import ReportState
from reports.views.rows import report_of


@dataclass(frozen=True, slots=True)
class Words:
    """What the page of a move says."""

    heading: str
    text: str
    button: str
    done: str
    is_danger: bool = False


WORDS = {
    ReportState.SUBMITTED: Words(
        "Trình báo cáo",
        "Số liệu được chốt khi trình; sau đó nội dung không sửa được, trừ khi bị trả lại.",
        "Trình báo cáo",
        "Đã trình báo cáo, số liệu đã được chốt.",
    ),
    ReportState.RETURNED: Words(
        "Trả lại báo cáo",
        "Đơn vị thấy lý do, sửa tiếp trên bản này và trình lại.",
        "Trả lại",
        "Đã trả lại báo cáo cho đơn vị.",
        is_danger=True,
    ),
    ReportState.ACCEPTED: Words(
        "Tiếp nhận báo cáo",
        "Báo cáo chuyển sang chờ người có thẩm quyền của đơn vị ký.",
        "Tiếp nhận",
        "Đã tiếp nhận báo cáo.",
    ),
    ReportState.SIGNED: Words(
        "Ký ban hành",
        "Bản PDF được lập và lưu một lần với mã băm; từ đó nội dung, số và ngày không thay đổi.",
        "Ký ban hành",
        "Đã ký; bản PDF đã được lưu.",
    ),
    ReportState.ISSUED: Words(
        "Phát hành báo cáo",
        "Từ khi phát hành, bản PDF đã lưu là văn bản chính thức.",
        "Phát hành",
        "Đã phát hành báo cáo.",
    ),
    ReportState.DRAFT: Words(
        "Lập văn bản đính chính hoặc thay thế",
        "Báo cáo mở lại để soạn văn bản mới, trình, ký và phát hành lại từ đầu. Văn bản đã phát hành giữ nguyên và còn"
        " hiệu lực đến khi văn bản mới phát hành; hai văn bản dẫn đến nhau.",
        "Mở lại để soạn",
        "Đã mở lại báo cáo để soạn văn bản mới.",
    ),
    ReportState.RECALLED: Words(
        "Thu hồi văn bản",
        "Văn bản được giữ nguyên và ghi rõ “Đã thu hồi” cùng lý do, kể cả trên trang kiểm tra văn bản.",
        "Thu hồi",
        "Đã thu hồi văn bản.",
        is_danger=True,
    ),
}

FORM_SHOWN = (ReportState.SUBMITTED, ReportState.SIGNED)


@guard(Perm.REPORT_SUBMIT)
@require_http_methods(["GET", "POST"])
def submit(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the findings, then send the report up."""
    report = report_of(request.user, code, period, Perm.REPORT_SUBMIT)
    if request.method == "GET":
        return ask(request, report, ReportState.SUBMITTED)
    return decide(request, report, ReportState.SUBMITTED, lambda: services.submit(report=report, by=request.user), None)


@guard(Perm.REPORT_REVIEW)
@require_http_methods(["GET", "POST"])
def return_(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Send the report back, with a reason."""
    report = report_of(request.user, code, period, Perm.REPORT_REVIEW)
    if request.method == "GET":
        return ask(request, report, ReportState.RETURNED, ReturnForm(initial={"version": report.version}))
    form = ReturnForm(request.POST.dict())

    def act() -> Report:
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["version"]
        return services.return_report(report=report, by=request.user, reason=reason, seen=seen)

    return decide(request, report, ReportState.RETURNED, act, form)


@guard(Perm.REPORT_REVIEW)
@require_POST
def accept(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Accept the report as it was on the reviewer's screen."""
    report = report_of(request.user, code, period, Perm.REPORT_REVIEW)
    form = SeenForm(request.POST.dict())

    def act() -> Report:
        return services.accept(report=report, by=request.user, seen=form.cleaned_data["version"])

    return decide(request, report, ReportState.ACCEPTED, act, form)


def ask(request: PortalRequest, report: Report, target: ReportState, form: forms.Form | None = None) -> HttpResponse:
    """Show the page of a move; one that is not open now leads back to the report."""
    if target not in moves_open_to(report, request.user):
        messages.warning(request, f"Báo cáo đang ở trạng thái “{report.get_state_display()}”.")
        return redirect(report)
    return move_page(request, report, target, form)


def decide(
    request: PortalRequest,
    report: Report,
    target: ReportState,
    act: Callable[[], Report],
    form: forms.Form | None,
) -> HttpResponse:
    if form is not None and not form.is_valid():
        return move_page(request, report, target, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        act()
    except ConflictError as conflict:
        if form is not None and "version" in form.fields:
            form = type(form)({**form.data, "version": report.version})
        return move_page(request, report, target, form, str(conflict), HTTPStatus.CONFLICT)
    except (DomainError, FontMissing) as error:
        return move_page(request, report, target, form, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, WORDS[target].done)
    return redirect(report)


def move_page(
    request: PortalRequest,
    report: Report,
    target: ReportState,
    form: forms.Form | None = None,
    problem: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    figures = figures_of(report)
    found: Sequence[FindingLine] = ()
    if target == ReportState.SUBMITTED:
        found = finding_lines(report, list(report.sections.all()), figures, request.user)
    context = {
        "report": report,
        "words": WORDS[target],
        "progress": figures.progress,
        "findings": found,
        "warnings": frozen_warnings(figures),
        "form_findings": form_page(report, request.user) if target in FORM_SHOWN else (),
        "form_checks": form_checks(report) if target == ReportState.SIGNED else None,
        "form": form,
        "problem": problem,
        "url": request.path,
    }
    return render(request, "reports/move.html", context, status=status)
