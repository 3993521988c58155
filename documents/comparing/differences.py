"""Which pages of two files differ in their text. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Differences:
    """Pages by their numbers: ``changed`` in words, ``spaced`` in spaces alone, ``missing`` and ``added`` at the end.

    ``pages`` is how many the issued file has.
    """

    pages: int
    changed: tuple[int, ...]
    spaced: tuple[int, ...]
    missing: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def is_same_text(self) -> bool:
        return not (self.changed or self.spaced or self.missing or self.added)

    @property
    def is_other_document(self) -> bool:
        """Whether not one page of several is the same; one page alone may be changed in a word."""
        return self.pages > 1 and len(self.changed) + len(self.missing) == self.pages


def differences(issued: Sequence[Sequence[str]], copy: Sequence[Sequence[str]]) -> Differences:
    """Compare the digests of two files, as ``page_digests`` gives them, page by page."""
    both = list(enumerate(zip(issued, copy, strict=False), start=1))
    return Differences(
        pages=len(issued),
        changed=tuple(number for number, (one, other) in both if one[1] != other[1]),
        spaced=tuple(number for number, (one, other) in both if one[1] == other[1] and one[0] != other[0]),
        missing=tuple(range(len(copy) + 1, len(issued) + 1)),
        added=tuple(range(len(issued) + 1, len(copy) + 1)),
    )
