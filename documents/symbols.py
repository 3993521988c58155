"""Numbers and symbols of documents: one form, one key, the type they say, and what is wrong with one.

Rules: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Party documents write a hyphen behind the number. Pure.
"""

import re

from documents.states import DocumentType

SYMBOL = re.compile(r"(?P<number>\d{1,6})(?P<letter>[a-zA-Z]?)(?:/(?P<year>\d{4}))?(?P<sep>[/-])(?P<code>\S{1,50})")
CODE = re.compile(r"[A-ZĐ][\wĐ&.]*(?:[-/][A-ZĐ][\wĐ&.]*)*")
NORMATIVE = {DocumentType.DECREE, DocumentType.CIRCULAR, DocumentType.LAW}
MAY_BE_NORMATIVE = {DocumentType.DECISION, DocumentType.RESOLUTION, DocumentType.DIRECTIVE} | NORMATIVE
EXAMPLES = {
    DocumentType.LETTER: "206/SDL-VP",
    DocumentType.DECREE: "107/2020/NĐ-CP",
    DocumentType.CIRCULAR: "08/2021/TT-BVHTTDL",
    DocumentType.LAW: "63/2020/QH14",
}
WORDS = {label.lower(): DocumentType(value) for value, label in DocumentType.choices} | {
    "chương trình hành động": DocumentType.PROGRAMME,
}
TYPES = {value.upper(): DocumentType(value) for value in DocumentType.values if value != DocumentType.OTHER}
# Codes of types that no office bears as its own abbreviation: they never open the symbol of a công văn.
NO_OFFICE = {*TYPES, "CV"} - {"TT", "L", "PA", "DA"}
OPENINGS = (
    "về", "v/v", "ban hành", "phê duyệt", "sửa đổi", "quy định", "công bố", "hướng dẫn", "giao", "thành lập", "bãi bỏ",
)  # fmt: skip


def normal_symbol(text: str) -> str:
    """Return a symbol as it is stored: no spaces, a number below 10 with its leading zero ("9 / SDL-VP")."""
    bare = re.sub(r"\s+", "", text)
    match = SYMBOL.fullmatch(bare)
    if match is None:
        return bare
    number = match["number"].lstrip("0") or "0"
    return f"{number:0>2}{bare[match.end('number') :]}"


def symbol_key(symbol: str) -> str:
    """Return what makes a number itself: ``09/2021/QĐ-UBND`` gives ``9/2021/QĐ-UBND``, ``9/SDL-VP`` ``9//SDL-VP``."""
    match = SYMBOL.fullmatch(re.sub(r"\s+", "", symbol))
    if match is None:
        return re.sub(r"\s+", "", symbol).upper()[:80]
    number = f"{match['number'].lstrip('0') or '0'}{match['letter']}"
    return f"{number}/{match['year'] or ''}/{match['code']}".upper()


def own_year(symbol: str) -> int | None:
    """Return the year that a legal normative document bears in its number."""
    match = SYMBOL.fullmatch(symbol)
    return int(match["year"]) if match and match["year"] else None


def parts_of(symbol: str) -> list[str]:
    """Return the parts of the code: ``331/SNV-CCHC&TCPCP`` gives ``["SNV", "CCHC&TCPCP"]``."""
    match = SYMBOL.fullmatch(re.sub(r"\s+", "", symbol))
    return re.split(r"[-/]", match["code"]) if match else []


def type_of(symbol: str, word: str = "") -> DocumentType:
    """Return the type that a symbol bears, else the one that the ``word`` before it names, else a công văn."""
    parts = parts_of(symbol)
    named = WORDS.get(word.lower())
    if parts and parts[0].upper() in TYPES and len(parts) > 1:
        return TYPES[parts[0].upper()]
    if named is not None:
        return named
    if parts and parts[0].upper().startswith("QH"):
        return DocumentType.LAW
    return DocumentType.LETTER if len(parts) > 1 and not word else DocumentType.OTHER


def symbol_problem(type: str, symbol: str) -> str:
    """Return, as a sentence, what is wrong with the symbol of a document of this type; "" when it is well formed."""
    kind, match = DocumentType(type), SYMBOL.fullmatch(symbol)
    example = EXAMPLES.get(kind, f"67/{type}-SDL")
    if match is None or not CODE.fullmatch(match["code"]):
        return f"Số, ký hiệu gồm số, dấu gạch và ký hiệu viết hoa, ví dụ {example}."
    is_party = match["sep"] == "-" and "/" in match["code"]
    if kind == DocumentType.OTHER:
        return ""
    if kind == DocumentType.LAW:
        is_law = match["year"] and match["code"].startswith("QH")
        return "" if is_law else f"Luật mang năm và khóa Quốc hội, ví dụ {example}."
    if kind == DocumentType.LETTER and not is_party:
        return _letter_problem(match, example)
    return _named_problem(kind, match, example, is_party=is_party)


def _letter_problem(match: re.Match[str], example: str) -> str:
    parts = re.split(r"[-/]", match["code"])
    if parts[0].upper() in NO_OFFICE and len(parts) > 1:
        return f"Ký hiệu công văn là tên viết tắt của cơ quan và đơn vị soạn thảo, ví dụ {example}."
    return "Công văn không mang năm trong số." if match["year"] else ""


def _named_problem(kind: DocumentType, match: re.Match[str], example: str, *, is_party: bool) -> str:
    parts = re.split(r"[-/]", match["code"])
    if parts[0] != kind.value:
        return f"Ký hiệu của {kind.label.lower()} có chữ {kind.value}, ví dụ {example}."
    if len(parts) < 2:
        return f"Ký hiệu thiếu tên viết tắt của cơ quan ban hành, ví dụ {example}."
    if match["sep"] == "-" and not is_party:
        return f"Sau số là dấu gạch chéo, ví dụ {example}; chỉ văn bản của Đảng dùng gạch nối (03-NQ/TU)."
    if kind in NORMATIVE and not match["year"]:
        return f"{kind.label} mang năm ban hành trong số, ví dụ {example}."
    if match["year"] and kind not in MAY_BE_NORMATIVE:
        return f"Chỉ văn bản quy phạm pháp luật mang năm trong số; ghi như {example}."
    return ""


def about(summary: str) -> str:
    """Return a summary as it follows a citation: "về công tác cải cách hành chính năm 2024"."""
    if not summary or summary.lower().startswith(OPENINGS):
        return summary
    return f"về {summary[0].lower() if summary[1:2].islower() else summary[0]}{summary[1:]}"
