"""Files that people give: each is shown to the malware scanner before anything reads it."""

from core.uploads.fields import UploadField
from core.uploads.scanning import require_clean, scanner_answers

__all__ = ["UploadField", "require_clean", "scanner_answers"]
