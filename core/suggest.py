"""What somebody may have meant by a code that does not exist. Pure: no Django."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

SHOWN = 3
MOST = 10


def nearest(code: str, codes: Iterable[str], shown: int = SHOWN) -> list[str]:
    """Return up to ``shown`` of ``codes`` that look most like ``code``, the best first; case is ignored.

    Where nothing is alike, the first codes in order are given, so that a message never ends empty-handed.
    """
    known = {one.casefold(): one for one in codes}
    alike = get_close_matches(code.casefold(), known, n=shown, cutoff=0.4)
    return [known[one] for one in alike] or sorted(known.values())[:shown]


class Suggestions:
    """What may have been meant by the wrong names of one table: each looked for once, and the first ``MOST`` alone.

    Comparing one name with hundreds takes milliseconds; a table of three hundred wrong lines has one fault, not many.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names``: what is shown, by the folded name that is compared."""
        self.names, self.found = names, dict[str, list[str]]()

    def of(self, folded: str) -> list[str]:
        """Return what is shown of the names most like ``folded``; none when too many were asked for already."""
        if folded not in self.found:
            if len(self.found) >= MOST:
                return []
            self.found[folded] = list(dict.fromkeys(self.names[name] for name in nearest(folded, self.names) if name))
        return self.found[folded]
