"""Who issued a cited document: the office named behind a citation, or before it, with commas and "và" of its own."""

import re

FIELDS = (
    r"Văn\s+hóa,\s+Thể\s+thao\s+và\s+Du\s+lịch|Văn\s+hóa\s+và\s+Thể\s+thao|Văn\s+hóa,\s+Thông\s+tin|"
    r"Văn\s+hóa\s+và\s+Thông\s+tin|Văn\s+hóa\s*-\s*Thông\s+tin|Văn\s+hóa\s*-\s*Xã\s+hội|"
    r"Nông\s+nghiệp\s+và\s+(?:Phát\s+triển\s+nông\s+thôn|PTNT|Môi\s+trường)|Tài\s+nguyên\s+và\s+Môi\s+trường|"
    r"Giáo\s+dục\s+và\s+Đào\s+tạo|Khoa\s+học\s+và\s+Công\s+nghệ|Kế\s+hoạch\s+và\s+Đầu\s+tư|"
    r"Tài\s+chính\s*-\s*Kế\s+hoạch|Thông\s+tin\s+và\s+Truyền\s+thông|Dân\s+tộc\s+và\s+Tôn\s+giáo|"
    r"Lao\s+động\s*[-–,]\s*Thương\s+binh\s+và\s+Xã\s+hội|Giao\s+thông\s+vận\s+tải|Kinh\s+tế\s+và\s+Hạ\s+tầng|"
    r"Quy\s+hoạch\s*-\s*Kiến\s+trúc|Nội\s+vụ|Tư\s+pháp|Tài\s+chính|Y\s+tế|Xây\s+dựng|Công\s+[Tt]hương|Ngoại\s+(?:vụ|giao)|"
    r"Du\s+lịch|Quốc\s+phòng|Công\s+an|Dân\s+tộc"
)
PLACE = (
    r"(?:\s+(?:cấp\s+)?(?:tỉnh|[Tt]hành\s+phố|TP\.?|thị\s+xã|huyện|quận|xã|phường|thị\s+trấn|đặc\s+khu)(?!\w))?"
    r"(?:\s+(?:[A-ZĐÀ-ÝƯƠĂ\u1ea0-\u1ef8](?![A-ZĐ])\w*)){0,4}"
)
HEAD = (
    r"(?:(?:Chủ\s+tịch|Bộ\s+trưởng|Giám\s+đốc|Trưởng\s+ban|Thống\s+đốc|Tổng\s+Thanh\s+tra)\s+|"
    r"Bộ\s+trưởng,\s+Chủ\s+nhiệm\s+)?"
)
# One of each in the country, named in full.
SINGLE = (
    r"Thủ\s+tướng(?:\s+Chính\s+phủ)?|Văn\s+phòng\s+Chính\s+phủ|Thanh\s+tra\s+Chính\s+phủ|Chính\s+phủ|"
    r"Ủy\s+ban\s+Thường\s+vụ\s+Quốc\s+hội|Quốc\s+hội|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư(?:\s+Trung\s+ương(?:\s+Đảng)?)?|"
    r"Chủ\s+tịch\s+nước|Ngân\s+hàng\s+Nhà\s+nước(?:\s+Việt\s+Nam)?"
)
PLACED = (
    rf"(?:U[Bb]ND|(?:Ủy|Uỷ)\s+ban\s+[Nn]hân\s+dân(?:\s+\(UBND\))?|HĐND|Hội\s+đồng\s+[Nn]hân\s+dân(?:\s+\(HĐND\))?|"
    rf"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng)\s+ủy|(?:Sở|Bộ|Phòng)\s+(?:{FIELDS})(?!\w)){PLACE}"
)
# Everything else is followed to where the sentence goes on.
OTHER = (
    r"(?:Sở|Bộ|Văn\s+phòng|Ban|Tổ\s+công\s+tác|Hội\s+đồng|Hội\s+nghị|Cục|Tổng\s+cục|Chi\s+cục|Thanh\s+tra|"
    r"Kho\s+bạc|Bảo\s+hiểm|Trung\s+tâm|Liên\s+đoàn|Công\s+an|Đoàn|Trường)"
    r"(?:\s[^,;:.()\d]{1,90}?)??(?:\s+\d{1,2}(?:\s+[Kk]h[óo][aá]\s+[XVI]+)?)?"
)
GOES_ON = (
    r"(?=\s+(?:về|v/v|ban\s+hành|quy\s+định|phê\s+duyệt|hướng\s+dẫn|sửa\s+đổi|công\s+bố|giao|thực\s+hiện|triển\s+khai|"
    r"báo\s+cáo|và|đều|được|đã|nêu|gồm|có|để|trong|tại|theo|đến|là|đối\s+với)(?!\w)|\s*[,;:.()“”\"]|\s*$)"
)
NAME = rf"{HEAD}(?:{SINGLE})(?!\w)|{HEAD}{PLACED}|{HEAD}{OTHER}{GOES_ON}"
BEHIND = re.compile(rf"\s*,?\s*của\s+({NAME})")
BEFORE = re.compile(
    rf"(?<!\w)({HEAD}(?:{SINGLE})(?!\w)|{HEAD}{PLACED})\s+(?:(?:đã|vừa|cũng)\s+)?(?:ký\s+)?(?:ban\s+hành|có)\s+$"
)
REACH = 120


def issuer_behind(text: str) -> tuple[str, int]:
    """Return the issuer that ``text``, which follows a citation, begins with ("của …"), and where it ends."""
    found = BEHIND.match(text)
    return (_plain(found[1]), found.end(1)) if found else ("", 0)


def issuer_before(text: str) -> str:
    """Return the issuer that ``text``, which leads to a citation, ends with: "Sở Du lịch đã ban hành "."""
    found = BEFORE.search(text[-REACH:])
    return _plain(found[1]) if found else ""


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*\((?:UBND|HĐND)\)", "", name)).strip()
