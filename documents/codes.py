"""The code by which anyone finds an issued document: 100 random bits, in groups that can be read aloud.

Letters and digits that are mistaken for one another (0 O, 1 I L, U V) are not used, or are read as one.
"""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ" + "01"  # Crockford's, 32 signs
LENGTH = 20
GROUP = 5
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_NOT_A_SIGN = re.compile(r"[\s.\-–—_]")


def new_code() -> str:
    """Return a code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """Return a code as printed: "7KQ2M-…"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(text: str) -> str:
    """Return the code that somebody typed or scanned, "" for what cannot be one."""
    code = _NOT_A_SIGN.sub("", text[:100]).upper().translate(_ALIKE)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
