"""What somebody may have meant by a code that does not exist. Pure: no Django."""

from collections.abc import Iterable
from difflib import get_close_matches

SHOWN = 3


def nearest(code: str, codes: Iterable[str], shown: int = SHOWN) -> list[str]:
    """Return up to ``shown`` of ``codes`` that look most like ``code``, the best first; case is ignored.

    Where nothing is alike, the first codes in order are given, so that a message never ends empty-handed.
    """
    known = {one.casefold(): one for one in codes}
    alike = get_close_matches(code.casefold(), known, n=shown, cutoff=0.4)
    return [known[one] for one in alike] or sorted(known.values())[:shown]
