"""What is asked of the views, as it stands in the address."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from agencies.models import Agency, AgencyKind
from core.forms import LongSelect
from periods.models import ReportingPeriod
from reports.charts.board import View
from reports.charts.heat import MEASURES

MOST = 12  # periods side by side: what a landscape page holds
FIRST = 4  # shown at first: a year of reports
FIELDS = {
    View.HEAT: ("period", "since", "measure", "kind"),
    View.TIMELY: ("period", "since", "kind"),
    View.TARGETS: ("period", "agency", "indicator", "kind"),
    View.CHANGES: ("period", "since", "agency", "kind"),
}
SINCE = {View.CHANGES: ("So với kỳ", "(kỳ liền trước)")}


class ChartForm(forms.Form):
    """The filters of one view; ``periods`` are those overseen, the latest first."""

    view = forms.ChoiceField(
        choices=[(str(view), str(view)) for view in View], required=False, widget=forms.HiddenInput
    )
    period = forms.ChoiceField(label="Kỳ báo cáo")
    since = forms.ChoiceField(label="Từ kỳ", required=False)
    measure = forms.ChoiceField(label="Trong ô", required=False, choices=MEASURES)
    agency = forms.ChoiceField(label="Cơ quan", required=False, widget=LongSelect)
    indicator = forms.ChoiceField(label="Chỉ tiêu", required=False, widget=LongSelect)
    kind = forms.ChoiceField(label="Loại cơ quan", required=False, choices=[("", "Tất cả"), *AgencyKind.choices])

    def __init__(
        self,
        given: Mapping[str, str],
        *,
        view: View,
        periods: Sequence[ReportingPeriod],
        agencies: Iterable[Agency] = (),
        indicators: Iterable[tuple[int, str]] = (),
    ) -> None:
        super().__init__(dict(given) | {"view": str(view)})
        self.shown_view, self.periods = view, {period.slug: period for period in periods}
        for name in [name for name in self.fields if name not in ("view", *FIELDS[view])]:
            del self.fields[name]
        label, blank = SINCE.get(view, ("Từ kỳ", f"({FIRST} kỳ gần nhất)"))
        known = [(period.slug, str(period)) for period in periods]
        self._choose("period", known)
        self._choose("since", [("", blank), *known], label)
        self._choose("agency", [("", "Tất cả"), *((one.code, one.name) for one in agencies)])
        self._choose("indicator", [("", "Tất cả"), *((str(pk), name) for pk, name in indicators)])

    def _choose(self, name: str, choices: list[tuple[str, str]], label: str = "") -> None:
        if name in self.fields:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].label = label or self.fields[name].label

    def clean(self) -> dict[str, Any]:
        """Turn the slugs into periods: ``period``, and ``run``, those from ``since`` to it in their order."""
        values = super().clean() or {}
        if "period" not in values or "since" in self.errors:
            return values
        period, order = self.periods[values["period"]], list(reversed(self.periods.values()))
        end = order.index(period)
        first = 1 if self.shown_view == View.CHANGES else FIRST - 1
        begin = order.index(self.periods[values["since"]]) if values.get("since") else max(end - first, 0)
        if begin > end or (begin == end and values.get("since") and self.shown_view == View.CHANGES):
            self.add_error("since", f"Chọn một kỳ trước {period}.")
        elif end - begin >= MOST and self.shown_view != View.CHANGES:
            self.add_error("since", f"Xem cùng lúc tối đa {MOST} kỳ; chọn kỳ bắt đầu muộn hơn.")
        return values | {"period": period, "run": order[begin : end + 1]}
