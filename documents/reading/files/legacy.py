"""Texts of the fonts before Unicode (TCVN3, VNI) that were read as if they were Unicode."""

import re

SAMPLE = 40_000
VIETNAMESE = re.compile(r"[ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# What "ả à á ạ đ ư ơ" and the like of each encoding look like beside a letter.
TCVN3 = re.compile(r"[a-zA-Z][¸µ¶·¹®¬¨©ª«»¼½¾ÆÇÈÉÊ](?![A-Z])|[¸µ¶·¹®¬¨©ª«»¼½¾][a-z]")
VNI = re.compile(r"[aeoöô][ùøûõïáàåãäéèúüë](?![a-z]*[ăâđêôơư])|ñ[aeiouöô]|[uo]û|ö[ôùøûõï]", re.IGNORECASE)
LEAST = 8
FEW, MANY = 0.02, 0.1


def legacy_encoding(text: str) -> str:
    """Return ``"TCVN3 (ABC)"`` or ``"VNI"`` when a text looks like it and hardly like Vietnamese; "" otherwise."""
    sample = text[:SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    if letters < LEAST or len(VIETNAMESE.findall(sample)) > letters * FEW:
        return ""
    vni, tcvn3 = len(VNI.findall(sample)), len(TCVN3.findall(sample))
    if max(vni, tcvn3) < max(LEAST, letters * MANY):
        return ""
    return "VNI" if vni > tcvn3 else "TCVN3 (ABC)"
