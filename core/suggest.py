"""Suggestions for a word that nobody knows. Pure: no Django."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from core.text import fold


def nearest(word: str, known: Iterable[str], limit: int = 5) -> list[str]:
    """Return at most ``limit`` of the ``known`` words, the most similar first; accents and case are ignored."""
    wanted = fold(word)

    def distance(candidate: str) -> tuple[float, str]:
        return -SequenceMatcher(None, wanted, fold(candidate)).ratio(), candidate

    return sorted(known, key=distance)[:limit]
