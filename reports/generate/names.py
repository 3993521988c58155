"""Invented names: a province that does not exist, its communes and its people."""

from itertools import product
from random import Random

PROVINCE = "Vĩnh Thành"
DEPARTMENTS = (  # code, name, and the two that were merged into it on 1/7/2025, if any
    ("STC", "Sở Tài chính", ()),
    ("SXD", "Sở Xây dựng", (("SXDC", "Sở Xây dựng"), ("SGTVT", "Sở Giao thông vận tải"))),
    ("STP", "Sở Tư pháp", ()),
    ("SYT", "Sở Y tế", ()),
    ("SGDDT", "Sở Giáo dục và Đào tạo", ()),
    ("SCT", "Sở Công Thương", ()),
    (
        "SKHCN",
        "Sở Khoa học và Công nghệ",
        (("SKHCNC", "Sở Khoa học và Công nghệ"), ("STTTT", "Sở Thông tin và Truyền thông")),
    ),
    (
        "SNNMT",
        "Sở Nông nghiệp và Môi trường",
        (("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn"), ("STNMT", "Sở Tài nguyên và Môi trường")),
    ),
    ("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", ()),
    ("SDTTG", "Sở Dân tộc và Tôn giáo", ()),
    ("SNG", "Sở Ngoại vụ", ()),
    ("TTT", "Thanh tra tỉnh", ()),
    ("BQLKKT", "Ban Quản lý Khu kinh tế tỉnh", ()),
    ("VPUB", "Văn phòng Ủy ban nhân dân tỉnh", ()),
)
FIRST_WORDS = ("Tân", "Phú", "Bình", "An", "Long", "Hòa", "Thạnh", "Đông", "Tây", "Mỹ", "Vĩnh", "Thới", "Xuân", "Trung")
LAST_WORDS = ("Lộc", "Hưng", "Thịnh", "Phước", "Lợi", "Khánh", "Hải", "Sơn", "Điền", "Thuận", "Hiệp", "Quới", "Trạch")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Minh", "Hoàng", "Thanh", "Ngọc", "Quốc", "Thu", "Đức", "Hữu", "Kim", "Xuân")
GIVEN = ("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Hải", "Hạnh", "Khoa", "Lan", "Linh", "Long", "Mai", "Nam", "Nga")


def person(random: Random) -> str:
    """Return a full name."""
    return f"{random.choice(FAMILIES)} {random.choice(MIDDLES)} {random.choice(GIVEN)}"


def places(number: int) -> list[str]:
    """Return ``number`` different names of places: two words, then with a third."""
    pairs = [f"{first} {last}" for first, last in product(FIRST_WORDS, LAST_WORDS)]
    triples = [f"{pair} {third}" for third in ("Đông", "Tây", "Nam", "Bắc", "Trung") for pair in pairs]
    names = pairs + triples
    rounds = number // len(names) + 1
    return [name if turn == 0 else f"{name} {turn + 1}" for turn in range(rounds) for name in names][:number]
