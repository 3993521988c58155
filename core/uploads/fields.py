"""The form field of every file that is read or kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.errors import DomainError
from core.uploads.scanning import require_clean


class UploadField(forms.FileField):
    """A file of at most ``largest`` bytes (``too_large`` says so), refused when the malware scanner refuses it."""

    def __init__(self, *, largest: int, too_large: str, **kwargs: Any) -> None:
        self.largest = largest
        super().__init__(**kwargs)
        self.error_messages["too_large"] = too_large

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the file, rewound. Raises ValidationError with the sentence."""
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return file
        if file.size is None or file.size > self.largest:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        try:
            require_clean(file.name or "", file.chunks())
        except DomainError as error:
            raise ValidationError(str(error), code="refused") from error
        file.seek(0)
        return file
