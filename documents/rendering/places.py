"""Places on the pages of a rendered document, in points (y upwards)."""

from typing import NamedTuple

PX = 0.75
"""Points in a pixel of CSS."""
SIGNATURE_ANCHOR = "signature-place"


class Place(NamedTuple):
    """The room for a signature: the page (from 0), the middle and the top of the room."""

    page: int
    middle: float
    top: float
