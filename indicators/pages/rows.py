"""One row of the grid of indicators: what is stored, what was typed, and how the saving went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from core.numbers import format_number
from core.saving import Save
from indicators.figures import Figure, attainment
from indicators.forms import IndicatorValueForm, answer_fields
from indicators.models import Indicator, IndicatorValue, Target
from indicators.pages.shown import badge, base, beneath, parts, shown, target_text, with_unit
from indicators.states import Nature

NUMBERS = ("value", "numerator", "denominator")
TEXTS = ("text", "reason", "note")
TICKS = ("is_not_arisen", "is_estimate")


@dataclass(frozen=True, slots=True)
class Typed:
    """The values in a row's inputs, as text: stored ones, or those just typed."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    text: str = ""
    is_not_arisen: bool = False
    reason: str = ""
    is_estimate: bool = False
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the last save of a row ended: ``errors`` by field, the other person's row in a conflict."""

    save: Save
    value: IndicatorValue | None = field(default=None, kw_only=True)
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: IndicatorValue | None = None
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of the year, and whether the figure so far reaches it."""

    text: str
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An indicator in the grid of a quarter: now, in the quarter before, and in the year so far.

    ``computed_from`` tells of a derived one what it is made of: "DUNGHAN ÷ GIAIQUYET" in words.
    """

    indicator: Indicator
    value: IndicatorValue | None
    now: Figure
    before: Figure
    year: Figure
    targets: Sequence[Target]
    outcome: Outcome
    is_editable: bool
    is_estimate_expected: bool = False
    computed_from: str = ""

    @property
    def typed(self) -> Typed:
        return self.outcome.typed or stored(self.value, is_estimate=self.is_estimate_expected)

    @property
    def is_typed(self) -> bool:
        """Whether somebody types it: a derived ratio is only shown."""
        return not self.indicator.is_derived

    @property
    def inputs(self) -> str:
        """Which inputs the row has: "ratio", "score", "text" or "number"."""
        return {Nature.RATIO: "ratio", Nature.SCORE: "score", Nature.TEXT: "text"}.get(
            Nature(self.indicator.nature), "number"
        )

    @property
    def scale_text(self) -> str:
        """The highest score, "100"; nothing where there is no limit, and for any other figure."""
        return _number(self.indicator.highest)

    @property
    def now_text(self) -> str:
        """What was understood: "1.671 hồ sơ", "31/49 = 63,27%", "—"; blank when nothing was entered."""
        return _understood(self.now, self.indicator)

    @property
    def before_text(self) -> str:
        return shown(self.before, self.indicator)

    @property
    def before_parts(self) -> str:
        return beneath(self.before, self.indicator)

    @property
    def year_text(self) -> str:
        return shown(self.year, self.indicator)

    @property
    def year_parts(self) -> str:
        return beneath(self.year, self.indicator)

    @property
    def target_lines(self) -> list[TargetLine]:
        return [TargetLine(target_text(one), *badge(attainment(self.year, one))) for one in self.targets]

    @property
    def problem(self) -> str:
        """What keeps the row from being saved, in sentences; a field is named where its message does not."""
        sentences = [self.outcome.message] if self.outcome.message else []
        for name, message in self.outcome.errors.items():
            sentences.append(f"{self._label(name)}: {message}")
        return " ".join(sentences)

    @property
    def theirs_text(self) -> str:
        """The other person's entry in a conflict, in one line."""
        return self._in_one_line(stored(self.outcome.theirs)) if self.outcome.theirs else ""

    @property
    def theirs_values(self) -> list[tuple[str, str]]:
        """In a conflict, the other person's inputs by name, to compare and merge; a tick is "1"."""
        if self.outcome.theirs is None:
            return []
        values = stored(self.outcome.theirs)
        texts = [(name, getattr(values, name)) for name in (*NUMBERS, *TEXTS)]
        return [*texts, *((f"{name}:1", "1" if getattr(values, name) else "") for name in TICKS)]

    @property
    def previous_inputs(self) -> dict[str, str]:
        """The inputs of the quarter before, to begin from; none where nothing was entered or nothing arose."""
        if self.before.is_not_arisen or not self.before.is_entered:
            return {}
        numbers = {
            name: _number(getattr(self.before, name)) for name in answer_fields(self.indicator) if name in NUMBERS
        }
        return {**numbers, "text": self.before.text}

    @property
    def unsaved_text(self) -> str:
        """What was typed and could not be saved, in one line; a locked row has no inputs that could keep it."""
        return self._in_one_line(self.outcome.typed) if self.outcome.typed else ""

    def _label(self, name: str) -> str:
        if name == "denominator" and self.indicator.nature == Nature.SCORE:
            return self.indicator.base_label.capitalize()
        return str(IndicatorValueForm.base_fields[name].label)

    def _in_one_line(self, values: Typed) -> str:
        sign = f", {self.indicator.base_label}: " if self.indicator.nature == Nature.SCORE else "/"
        answer = sign.join(filter(None, (getattr(values, name) for name in answer_fields(self.indicator))))
        said = "không phát sinh" if values.is_not_arisen else answer or "để trống"
        return ". ".join(filter(None, (said, values.reason, values.note)))

    @property
    def invalid(self) -> str:
        return " ".join(self.outcome.errors)

    @property
    def recorder(self) -> str:
        """Who recorded the stored value; it was read by ``for_book``."""
        value: Any = self.value
        return value.recorder or value.recorder_account if value else ""

    @property
    def saved_at(self) -> datetime | None:
        return timezone.localtime(self.value.recorded_at) if self.value else None


def _understood(figure: Figure, indicator: Indicator) -> str:
    text = with_unit(figure, indicator)
    if parts(figure):
        return f"{parts(figure)} = {text}"
    return ", ".join(filter(None, (text, base(figure, indicator))))


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def stored(value: IndicatorValue | None, *, is_estimate: bool = False) -> Typed:
    """Return the inputs of a stored value; of none, blank ones with ``is_estimate`` as expected in the quarter."""
    if value is None:
        return Typed(is_estimate=is_estimate)
    numbers = {name: _number(getattr(value, name)) for name in NUMBERS}
    texts = {name: getattr(value, name) for name in TEXTS}
    return Typed(
        **numbers,
        **texts,
        is_not_arisen=value.is_not_arisen,
        is_estimate=value.is_estimate,
        version=value.version,
    )


def typed_in(form: IndicatorValueForm, version: int | None = None) -> Typed:
    """Return the inputs of a posted row as they were typed; ``version`` replaces the posted one."""
    texts = {name: form.data.get(name, "") for name in (*NUMBERS, *TEXTS)}
    seen = form.data.get("version", "")
    if version is None:
        version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    return Typed(
        **texts,
        is_not_arisen="is_not_arisen" in form.data,
        is_estimate="is_estimate" in form.data,
        version=version,
    )


IDLE = Outcome(Save.IDLE)
LOCKED = Outcome(Save.LOCKED)
