"""Columns that keep themselves."""

from django.db import models

from documents.symbols import symbol_key


class SymbolKeyField(models.CharField):
    """The key of the row's symbol, computed on every save, whoever saves."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = symbol_key(model_instance.symbol)  # type: ignore[attr-defined]
        setattr(model_instance, self.attname, key)
        return key
