"""A text that is being edited on the report's page: what was typed, and what stands in its way."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from core.errors import ConflictError, DomainError
from documents.running.tokens import tokens_in
from plans.models import PlanSection
from reports.forms import FrameForm, PlanSectionForm, SectionForm
from reports.letter_forms import LetterForm
from reports.models import Letter, Report, ReportSection

FRAME_FIELDS = ("title", "addressee", "opening", "closing", "recipients")
LETTER_FIELDS = ("subject", "unit", "before", "after", "recipients")
RUNNING = ("body", "opening", "closing", "before", "after")


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor of a section, of the frame or of a letter (``section`` is None).

    ``theirs`` are the texts that somebody else saved in between, with their labels; ``problem`` says what
    forbids saving. Both are empty while all is well. ``figures`` are the values of the text's tokens, as JSON.
    """

    form: SectionForm | FrameForm | LetterForm
    section: int | None = None
    problem: str = ""
    theirs: tuple[tuple[str, str], ...] = ()
    figures: str = "{}"

    def with_figures(self, values: Mapping[str, str]) -> "Editor":
        """Return the editor that can show the figures of its text."""
        texts = " ".join(str(self.form[name].value() or "") for name in RUNNING if name in self.form.fields)
        known = {name: values[name] for name in tokens_in(texts) if name in values}
        return replace(self, figures=json.dumps(known, ensure_ascii=False))

    @property
    def status(self) -> HTTPStatus:
        if self.theirs:
            return HTTPStatus.CONFLICT
        if self.problem or self.form.errors:
            return HTTPStatus.UNPROCESSABLE_ENTITY
        return HTTPStatus.OK


def saved(
    form: SectionForm | FrameForm | LetterForm,
    write: Callable[[int, dict[str, Any]], object],
    conflict: Callable[[str], Editor],
    section: int | None = None,
) -> Editor | None:
    """Write what was typed over the version that was seen, or return the editor with what stands in the way."""
    if not form.is_valid():
        return Editor(form, section)
    values = dict(form.cleaned_data)
    try:
        write(values.pop("version"), values)
    except ConflictError as error:
        return conflict(str(error))
    except DomainError as error:
        return Editor(form, section, str(error))
    return None


def section_editor(section: ReportSection) -> Editor:
    """Open the editor of a section as it stands."""
    return Editor(SectionForm(initial={"version": section.version, "body": section.body}), section.pk)


def plan_section_editor(section: PlanSection) -> Editor:
    """Open the editor of a plan's section as it stands."""
    return Editor(PlanSectionForm(initial={"version": section.version, "body": section.body}), section.pk)


def frame_editor(report: Report) -> Editor:
    """Open the editor of the frame as it stands."""
    values = {name: getattr(report, name) for name in FRAME_FIELDS}
    return Editor(FrameForm(initial=values | {"version": report.version}))


def section_conflict(form: SectionForm, current: ReportSection | PlanSection, problem: str) -> Editor:
    """Show what was typed beside what somebody else saved; saving again then replaces it knowingly."""
    typed = type(form)({**form.data, "version": current.version})
    return Editor(typed, current.pk, problem, (("Nội dung", current.body.markup),))


def letter_editor(letter: Letter) -> Editor:
    """Open the editor of a letter as it stands."""
    values = {name: getattr(letter, name) for name in LETTER_FIELDS}
    return Editor(LetterForm(initial=values | {"version": letter.version}))


def frame_conflict(form: FrameForm, current: Report, problem: str) -> Editor:
    """Show what was typed beside what somebody else saved, the changed parts only."""
    typed = FrameForm({**form.data, "version": current.version})
    return Editor(typed, None, problem, _theirs(form, current, FRAME_FIELDS) or (("Trích yếu", current.title),))


def letter_conflict(form: LetterForm, current: Letter, problem: str) -> Editor:
    """Show what was typed beside what somebody else saved, the changed parts only."""
    typed = LetterForm({**form.data, "version": current.version})
    return Editor(typed, None, problem, _theirs(form, current, LETTER_FIELDS) or (("V/v", current.subject),))


def _theirs(
    form: FrameForm | LetterForm, current: Report | Letter, names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    changed = [name for name in names if form.cleaned_data[name] != getattr(current, name)]
    return tuple((str(form.fields[name].label), str(getattr(current, name))) for name in changed)
