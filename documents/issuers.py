"""Issuers as people write them: when two spellings mean one office. Pure: no Django."""

import re

from core.text import fold

FULL = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ttg": "thu tuong chinh phu",
    "vpcp": "van phong chinh phu",
    "vhttdl": "van hoa the thao va du lich",
    "tp": "thanh pho",
}
# The head of an office signs in its number series: Chủ tịch UBND tỉnh and UBND tỉnh are one issuer.
HEADS = re.compile(r"^(?:pho )?(?:chu tich|bo truong|giam doc|truong ban|chanh van phong)(?= )")
LEVEL_AND_REST = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|thị xã|xã|phường) (\w)")
LEVEL = re.compile(r"\b(?:tinh|thanh pho)\b (?=\w)")
# Offices of which there is one in the country, by the last part of their symbols.
CENTRAL = {
    "CP": "Chính phủ",
    "TTG": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPCP": "Văn phòng Chính phủ",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
}


def bare_issuer(issuer: str) -> str:
    """Return an issuer without what a sentence says behind it: "UBND tỉnh đúng tiến độ: …" is UBND tỉnh."""
    name = " ".join(issuer.split())
    for level in LEVEL_AND_REST.finditer(name):
        if level[1].islower():
            name = name[: level.start(1)]
            break
    return name.strip(" :–-")


def issuer_key(issuer: str) -> str:
    """Return one form for the spellings of an issuer: ``UBND tỉnh Kiên Giang`` gives ``uy ban nhan dan kien giang``.

    The level stays where no name follows it (``UBND tỉnh``), and where it tells offices apart (huyện, xã).
    """
    words = re.findall(r"[\w&]+", fold(issuer))
    text = " ".join(FULL.get(word, word) for word in words)
    text = HEADS.sub("", text).strip()
    if text == "thu tuong":
        return "thu tuong chinh phu"
    return LEVEL.sub("", text)


def same_issuer(one: str, other: str) -> bool:
    """Return whether two keys may mean one office: equal, or one is the other without its place."""
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return long.startswith(f"{short} ") and short not in ("uy ban nhan dan", "hoi dong nhan dan", "so", "bo", "chinh")


def central_issuer(parts: list[str]) -> str:
    """Return the one office of the country that the parts of a symbol name; "" when they name none."""
    for part in reversed(parts):
        bare = re.sub(r"\d+$", "", part.upper())
        if bare in CENTRAL:
            return CENTRAL[bare]
    return ""
