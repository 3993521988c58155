"""One line of the security catalogue."""

from typing import NamedTuple


class Item(NamedTuple):
    """Its name in the catalogue, the figure wanted, the tests that show it, and the tests that are its controls."""

    id: str
    wanted: str
    tests: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
