"""Places on the pages of a rendered document, in points (y upwards)."""

from dataclasses import dataclass

PX = 0.75
"""Points in a pixel of CSS."""
SIGNATURE_ANCHOR = "signature-place"


@dataclass(frozen=True, slots=True)
class Place:
    """The room for a signature: the page (from 0), the middle and the top of the room."""

    page: int
    middle: float
    top: float
