"""What the name of an agency tells: its kind, its symbol, its code, its place. Pure: no queries."""

import re

from agencies.models.agency import AgencyKind
from core.text import clean, fold

COMMITTEE = "Ủy ban nhân dân"
KINDS = {  # folded words, at the beginning of a name or in the column "loại"
    "bo": AgencyKind.MINISTRY,
    "ubnd tinh": AgencyKind.PROVINCE,
    "ubnd thanh pho": AgencyKind.PROVINCE,
    "ubnd cap tinh": AgencyKind.PROVINCE,
    "tinh": AgencyKind.PROVINCE,
    "so": AgencyKind.DEPARTMENT,
    "ban": AgencyKind.DEPARTMENT,
    "nganh": AgencyKind.DEPARTMENT,
    "so ban nganh": AgencyKind.DEPARTMENT,
    "thanh tra tinh": AgencyKind.DEPARTMENT,
    "thanh tra thanh pho": AgencyKind.DEPARTMENT,
    "van phong ubnd": AgencyKind.DEPARTMENT,
    "ubnd huyen": AgencyKind.DISTRICT,
    "ubnd quan": AgencyKind.DISTRICT,
    "ubnd thi xa": AgencyKind.DISTRICT,
    "ubnd cap huyen": AgencyKind.DISTRICT,
    "huyen": AgencyKind.DISTRICT,
    "quan": AgencyKind.DISTRICT,
    "ubnd xa": AgencyKind.COMMUNE,
    "ubnd phuong": AgencyKind.COMMUNE,
    "ubnd dac khu": AgencyKind.COMMUNE,
    "ubnd thi tran": AgencyKind.COMMUNE,
    "ubnd cap xa": AgencyKind.COMMUNE,
    "xa": AgencyKind.COMMUNE,
    "phuong": AgencyKind.COMMUNE,
    "dac khu": AgencyKind.COMMUNE,
    "phong": AgencyKind.DIVISION,
    "phong chuyen mon": AgencyKind.DIVISION,
    "van phong": AgencyKind.DIVISION,
    "thanh tra": AgencyKind.DIVISION,
    "trung tam": AgencyKind.UNIT,
    "don vi su nghiep": AgencyKind.UNIT,
    "don vi": AgencyKind.UNIT,
    "truong": AgencyKind.UNIT,
    "benh vien": AgencyKind.UNIT,
    "vien": AgencyKind.UNIT,
    "chi cuc": AgencyKind.UNIT,
    "khac": AgencyKind.OTHER,
    "co quan khac": AgencyKind.OTHER,
}
COMMITTEES = (AgencyKind.PROVINCE, AgencyKind.DISTRICT, AgencyKind.COMMUNE)
LITTLE_WORDS = {"va", "cua", "cac"}
IN_BRACKETS = re.compile(r"\(.*?\)")
CODE = re.compile(r"[A-Z0-9]+(?:[-.][A-Z0-9]+)*")
CODE_LENGTH = 32


def full_words(name: str) -> str:
    """Return the name with "UBND" spelled out, as documents have it."""
    return re.sub(r"^UBND\b", COMMITTEE, name, flags=re.IGNORECASE)


def words_of(name: str) -> str:
    """Return the folded name with a short word for the committee, in which kinds are told by their beginnings."""
    plain = fold(name).replace("uy ban nhan dan", "ubnd").replace(",", "").replace("-", " ")
    return " ".join(plain.split())


def office_of(name: str, kind: str) -> str:
    """Return the name of the office: "xã Hòa Bình" is governed by "Ủy ban nhân dân xã Hòa Bình"."""
    full = full_words(name)
    if kind in COMMITTEES and not seat_of(full):
        return f"{COMMITTEE} {full[:1].lower()}{full[1:]}"
    return full


def seat_of(name: str) -> str:
    """Return what the committee governs: "Ủy ban nhân dân tỉnh Cà Mau" → "tỉnh Cà Mau"; "" of other names."""
    full = full_words(name)
    return full[len(COMMITTEE) :].strip() if fold(full).startswith(fold(COMMITTEE)) else ""


def full_name_of(name: str, kind: str, province: str) -> str:
    """Return the full name of an agency below ``province``: "Sở Du lịch" → "Sở Du lịch tỉnh Cà Mau"."""
    seat, place = seat_of(province), place_of(province)
    if kind != AgencyKind.DEPARTMENT or not seat or fold(place) in fold(name):
        return name
    level = seat.removesuffix(place).strip()
    return f"{name} {place}" if level and fold(name).endswith(fold(level)) else f"{name} {seat}"


def place_of(name: str) -> str:
    """Return the place that a committee's documents name: "Ủy ban nhân dân xã Hòa Bình" → "Hòa Bình"."""
    pattern = r"^(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+"
    return re.sub(pattern, "", seat_of(name), flags=re.IGNORECASE)


def symbol_of(name: str, kind: str) -> str:
    """Return the symbol that the name suggests: the first letters of its words, "UBND" of a committee."""
    if kind in COMMITTEES:
        return "UBND"
    words = IN_BRACKETS.sub("", clean(name)).replace(",", " ").replace("-", " ").split()
    return "".join(word[0] for word in words if fold(word) not in LITTLE_WORDS).upper()[:32]


def code_of(name: str, kind: str, symbol: str, prefix: str) -> str:
    """Return the code that the name suggests, below the superior's ``prefix``: CM-SDL, CM-XA-HOA-BINH."""
    own = symbol if kind not in COMMITTEES else seat_of(name) or symbol
    plain = re.sub(r"[^A-Z0-9]+", "-", fold(own).upper()).strip("-")
    return f"{prefix}-{plain}"[:CODE_LENGTH].strip("-") if prefix else plain[:CODE_LENGTH].strip("-")


def prefix_of(code: str, kind: str) -> str:
    """Return how the codes below an agency begin: a province's first part (CM-UBND → CM), else its whole code."""
    return code.partition("-")[0] if kind in COMMITTEES[:1] and "-" in code else code
