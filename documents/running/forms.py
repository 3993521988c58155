"""The input of a running text: typed into a plain field, or sent as its JSON by the editor that stands in its place."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.errors import DomainError
from documents.running.stored import BadText, from_json, to_json
from documents.running.structure import RunningText


class SentJson(str):
    """What the editor sent, to be told from what was typed."""

    __slots__ = ()


class RichText(forms.Textarea):
    """A text area of typed text; a script may put its editor there, which sends ``<name>_doc`` instead."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = data.get(f"{name}_doc")
        return SentJson(sent) if sent else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_doc" not in data

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        text = value if isinstance(value, RunningText) else RunningText.typed(value or "")
        context["widget"]["attrs"]["data-document"] = json.dumps(to_json(text), ensure_ascii=False)
        return context


class RunningTextInput(forms.CharField):
    """A running text; ``max_length`` counts the text as it is typed."""

    widget = RichText

    def __init__(self, *, max_length: int | None = None, **kwargs: Any) -> None:
        super().__init__(**{"strip": False, "required": False} | kwargs)
        self.most = max_length

    def to_python(self, value: Any) -> Any:
        if isinstance(value, RunningText):
            return value
        return _sent(value) if isinstance(value, SentJson) else RunningText.typed(str(value or ""))

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")
        if self.most is not None and len(value.markup) > self.most:
            raise ValidationError(
                self.error_messages.get("max_length", "Nội dung dài quá %(limit_value)s ký tự."),
                code="max_length",
                params={"limit_value": self.most},
            )

    def run_validators(self, value: Any) -> None:
        """None but ``validate``: those of Django count characters of a string."""

    def prepare_value(self, value: Any) -> Any:
        """Return what is shown: a text, or exactly what was typed; what the editor sent comes back as its text."""
        if not isinstance(value, SentJson):
            return value
        try:
            return _sent(value)
        except ValidationError:
            return ""


def _sent(value: str) -> RunningText:
    try:
        return from_json(json.loads(value))
    except (ValueError, RecursionError) as error:
        raise ValidationError(str(BadText("")), code="invalid") from error
    except DomainError as error:
        raise ValidationError(str(error), code="invalid") from error
