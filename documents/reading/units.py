"""What is counted: nouns behind a number, and which of them may add up to which."""

import re
from functools import cache

# A family is a generic noun, or several, and the kinds it counts. A total in a generic noun may be made of kinds.
FAMILIES: dict[str, tuple[str, str]] = {
    "document": (
        "văn bản quy phạm pháp luật|văn bản qppl|vbqppl|dự thảo văn bản|văn bản chỉ đạo|văn bản",
        "quyết định|nghị quyết|kế hoạch|công văn|báo cáo|tờ trình|thông báo|chỉ thị|chương trình|hướng dẫn|thông tư|"
        "nghị định|giấy mời|quy chế|quy định|biên bản|công điện|kết luận|đề án|dự thảo",
    ),
    "procedure": ("thủ tục hành chính|thủ tục|tthc", ""),
    "file": ("hồ sơ", ""),
    "agency": (
        "huyện, thị xã, thành phố|phường, xã|xã, phường, thị trấn|xã, phường|sở, ban, ngành|sở, ngành|huyện, thành phố|"
        "đơn vị hành chính cấp xã|đơn vị hành chính|đơn vị sự nghiệp công lập|đơn vị sự nghiệp|"
        "cơ quan, đơn vị|"
        "cơ quan hành chính|cơ quan chuyên môn|cơ quan|đơn vị|tổ chức|địa phương|đầu mối",
        "sở|ban|ngành|phòng|trung tâm|chi cục|xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|ubnd|"
        "ủy ban nhân dân|uỷ ban nhân dân|trường|bệnh viện|trạm|văn phòng|khối|tỉnh",
    ),
    "person": (
        "cán bộ, công chức, viên chức|cán bộ, công chức|công chức, viên chức|cbccvc|trường hợp|cán bộ|công chức|"
        "viên chức|người lao động|lao động|người|biên chế|đại biểu|học viên|thành viên|thí sinh|đồng chí|nhân viên|"
        "lượt cán bộ|lượt người|lượt công chức|lượt công dân|đảng viên|hợp đồng lao động|hợp đồng|công dân|học sinh|"
        "giáo viên|bác sĩ",
        "",
    ),
    "news": ("tin, bài viết|tin, bài|tin bài", "tin|bài viết|bài|phóng sự|chuyên mục|chuyên đề"),
    "petition": ("đơn thư|đơn|vụ việc|phản ánh, kiến nghị|ý kiến", "khiếu nại|tố cáo|phản ánh|kiến nghị"),
    "meeting": ("cuộc, hội nghị|cuộc", "cuộc họp|hội nghị|hội thảo|phiên họp"),
    "establishment": ("cơ sở giáo dục công lập|cơ sở giáo dục|cơ sở|hộ kinh doanh|doanh nghiệp|hộ", ""),
    "leader": ("lãnh đạo, quản lý|lãnh đạo", ""),
}
# Generic nouns that also count the nouns of another family.
ACROSS = {
    "trường hợp": ("petition",),
    "lãnh đạo": ("person",),
    "lãnh đạo, quản lý": ("person",),
    "cơ sở giáo dục": ("agency",),
    "cơ sở giáo dục công lập": ("agency",),
}
# Nouns that count only themselves.
ALONE = (
    "nhiệm vụ|chỉ tiêu|tiêu chí|chỉ số|nội dung|lĩnh vực|lớp|buổi|đợt|đoàn|tổ|cổng|tài khoản|dịch vụ công|giao dịch|"
    "điểm giao dịch|điểm bưu chính|mô hình|sáng kiến|lượt|vụ|câu hỏi|bộ phận một cửa|bộ phận|thẻ|giấy phép|chứng chỉ|"
    "giấy chứng nhận|chữ ký số|chứng thư số|kết quả|dự án|công trình|phòng học|phòng họp|máy|bộ|phiếu|quy trình|"
    "sản phẩm|quyển|cuốn|pano|băng rôn|phần mềm|hệ thống|tổ công nghệ|sự kiện|hoạt động|tập thể|cá nhân|khách|phương án"
)
# What a number measures rather than counts: durations, money, scores. Never added up here.
MEASURES = (
    "ngày|tháng|năm|tuần|giờ|phút|tuổi|m2|m²|m3|mét|km|ha|điểm|lần|tầng|kỳ|bậc|khóa|khoá|phiên bản|quý|h|m|x|"
    "đồng|triệu|tỷ|tỉ|nghìn|ngàn|trăm|vnđ|usd|tấn|kg|lít|gb|tb|mb|mbps|độ|cấp độ"
)
# Words behind a number that say nothing about what was counted.
BARE_WORDS = (
    "và với là trong tại đã được đạt chiếm của có cho ở từ đến theo so trên nộp qua do để cùng hoặc bằng thuộc cấp "
    "trực đang còn bị không chưa thì mà về như đối sau trước ngoài gồm"
)
BARE = frozenset(BARE_WORDS.split())


def _alternation(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split("|"), key=len, reverse=True))


KNOWN: dict[str, str] = {
    unit: name for name, nouns in FAMILIES.items() for group in nouns for unit in group.split("|") if unit
} | {unit: unit for unit in ALONE.split("|")}
GENERIC = frozenset(unit for generic, _kinds in FAMILIES.values() for unit in generic.split("|"))
NOUNS = _alternation("|".join(KNOWN))
COUNTED = re.compile(rf"\s*({NOUNS})(?!\w)", re.IGNORECASE)
MEASURED = re.compile(rf"\s?({_alternation(MEASURES)})(?!\w)", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
TOTAL = re.compile(rf"số\s+(?:lượng\s+)?({NOUNS})(?!\w)", re.IGNORECASE)


@cache
def family(unit: str) -> str:
    """Return the family of a noun; a noun that is not in the lists is its own."""
    return KNOWN.get(unit, unit)


def adds_up(total: str, part: str) -> bool:
    """Tell whether parts counted in ``part`` may make a total counted in ``total``; '' is a number alone."""
    if not total or not part or total == part or "?" in (total[:1], part[:1]) or total.startswith(f"{part} "):
        return True
    if family(total) != family(part):
        return family(part) in ACROSS.get(total, ())
    return total in GENERIC


def same_thing(one: str, other: str) -> bool:
    """Tell whether two numbers surely count the same things: both named, and named alike."""
    return bool(one) and bool(other) and "?" not in (one[:1], other[:1]) and adds_up(one, other)
