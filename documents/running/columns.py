"""A column that keeps a running text as JSON. Text that is assigned is taken as typed."""

from typing import Any

from django import forms
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from documents.running.forms import RunningTextInput
from documents.running.stored import as_stored, to_json
from documents.running.structure import RunningText


class _Assigned(DeferredAttribute):
    """Rows hold running texts, whatever was assigned."""

    field: "RunningTextField"

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class RunningTextField(models.JSONField):
    """A running text. Rows give a ``RunningText``; a plain string is accepted wherever one is written."""

    descriptor_class = _Assigned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", RunningText)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the running text that ``value`` is: typed text or JSON. Expressions stay what they are."""
        if isinstance(value, str):
            return RunningText.typed(value)
        return as_stored(value) if isinstance(value, list) else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        loaded = super().from_db_value(value, expression, connection)
        return as_stored(loaded) if isinstance(loaded, list) else loaded

    def get_prep_value(self, value: Any) -> Any:
        prepared = self.to_python(value)
        return to_json(prepared) if isinstance(prepared, RunningText) else super().get_prep_value(prepared)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Nothing: a running text is valid by its making."""

    def value_to_string(self, obj: models.Model) -> Any:
        return to_json(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        return models.Field.formfield(self, **{"form_class": RunningTextInput} | kwargs)  # type: ignore[return-value]

    def show_recorded(self, value: object) -> str:
        """Return what the audit recorded, as it is typed; older records hold typed text already."""
        return as_stored(value).markup if isinstance(value, list) else str(value)
