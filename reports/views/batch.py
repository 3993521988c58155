"""Asking for all issued reports of a period: choose it, see what will happen, start."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from core.jobs.services import start_job
from periods.models import ReportingPeriod
from reports.batch.contents import PERM, period_proposed, periods_of, summary
from reports.batch.making import KIND


class PeriodForm(forms.Form):
    """One of the periods that the user may ask for."""

    period = forms.ChoiceField(
        label="Kỳ báo cáo",
        error_messages={"invalid_choice": "Không có kỳ này trong phạm vi bạn quản trị; hãy chọn kỳ khác."},
    )

    def __init__(self, *args: object, periods: list[ReportingPeriod], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.by_slug = {period.slug: period for period in periods}
        self.fields["period"].choices = [(slug, str(one)) for slug, one in self.by_slug.items()]  # type: ignore[attr-defined]

    def clean_period(self) -> ReportingPeriod:
        return self.by_slug[self.cleaned_data["period"]]


@guard(PERM)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: PortalRequest) -> HttpResponse:
    """Show what a batch of the chosen period holds and leaves out; on POST start it and lead to its page."""
    periods = periods_of(request.user)
    if request.method == "POST":
        form = PeriodForm(request.POST, periods=periods)
        if form.is_valid():
            return _start(request, form.cleaned_data["period"])
        return _page(request, form, None, status=422)
    proposed = period_proposed(request.user, periods)
    asked = request.GET.get("period") or (proposed.slug if proposed else "")
    form = PeriodForm({"period": asked}, periods=periods)
    period = form.cleaned_data["period"] if periods and form.is_valid() else None
    return _page(request, form, period)


def _start(request: PortalRequest, period: ReportingPeriod) -> HttpResponse:
    title = f"Xuất hàng loạt báo cáo {period}"
    try:
        job = start_job(kind=KIND, title=title, parameters={"period": period.pk}, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(f"{request.path}?period={period.slug}")
    return redirect(job)


def _page(request: PortalRequest, form: PeriodForm, period: ReportingPeriod | None, status: int = 200) -> HttpResponse:
    found = summary(request.user, period) if period else None
    return render(request, "reports/batch.html", {"filter": form, "summary": found}, status=status)
