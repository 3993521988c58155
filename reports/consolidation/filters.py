"""What is asked for, as it stands in the address."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from agencies.models import Agency, AgencyKind
from core.errors import DomainError
from core.forms import LongSelect
from indicators.aggregation.series import Reading
from indicators.states import Area
from periods.models import ReportingPeriod
from periods.querysets import PeriodQuerySet
from periods.spans import Span

YEAR_TO_DATE = "year"
READINGS = [
    (Reading.AS_REPORTED, "Như đã báo cáo"),
    (Reading.AS_TODAY, "Theo tổ chức hiện nay"),
    (Reading.RECOMPUTED, "Số liệu quy đổi"),
]


def all_periods() -> PeriodQuerySet:
    """Return the periods that may be chosen, the latest first."""
    return ReportingPeriod.objects.order_by("-year", "-ends_on", "kind")


class SpanForm(forms.Form):
    """From one period to another; without the second, the first alone."""

    period = forms.ChoiceField(label="Kỳ")
    to = forms.ChoiceField(label="Đến kỳ", required=False)

    def __init__(self, *args: Any, periods: Iterable[ReportingPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = list(periods)
        known = [(one.slug, str(one)) for one in self.periods]
        self.fields["period"].choices = known  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", "(chỉ một kỳ)"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("period"):
            try:
                values["span"] = Span.parse("..".join(filter(None, (values["period"], values.get("to")))))
            except DomainError as error:
                self.add_error("to", str(error))
        return values


class ConsolidationForm(SpanForm):
    """The node, the span, and which indicators and agencies."""

    agency = forms.ChoiceField(label="Cơ quan", widget=LongSelect)
    basis = forms.ChoiceField(
        label="Số liệu", required=False, choices=[("", "Trong kỳ"), (YEAR_TO_DATE, "Lũy kế từ đầu năm")]
    )
    area = forms.ChoiceField(label="Lĩnh vực", required=False, choices=[("", "Tất cả"), *Area.choices])
    kind = forms.ChoiceField(label="Loại cơ quan", required=False, choices=[("", "Tất cả"), *AgencyKind.choices])
    show = forms.ChoiceField(
        label="Chỉ tiêu", required=False, choices=[("", "Đã có số liệu"), ("all", "Tất cả chỉ tiêu")]
    )
    field_order = ("agency", "period", "to", "basis", "area", "kind", "show")

    def __init__(self, *args: Any, nodes: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes = {node.code: node for node in nodes}
        self.fields["agency"].choices = [(code, str(node)) for code, node in self.nodes.items()]  # type: ignore[attr-defined]

    def clean_agency(self) -> Agency:
        return self.nodes[self.cleaned_data["agency"]]

    @property
    def span(self) -> Span:
        """The span that is read: the one chosen, or the year up to its end."""
        span: Span = self.cleaned_data["span"]
        return span.year_to_date if self.cleaned_data["basis"] == YEAR_TO_DATE else span

    @property
    def narrowed(self) -> list[str]:
        """What of the whole is shown, in words: area and kind of agency, where one was chosen."""
        area, kind = self.cleaned_data["area"], self.cleaned_data["kind"]
        found = [f"lĩnh vực: {Area(area).label}"] if area else []
        return found + ([f"loại cơ quan: {AgencyKind(kind).label}"] if kind else [])


class TrendForm(SpanForm):
    """The quarters of a series, and how it is read over a reorganisation."""

    reading = forms.ChoiceField(label="Cách xem qua sắp xếp", required=False, choices=READINGS)

    @property
    def reading_chosen(self) -> Reading:
        return Reading(self.cleaned_data["reading"] or Reading.AS_REPORTED)
