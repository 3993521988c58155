"""Natures of indicators, comparisons of targets, the three kinds of answers, and the words of rules."""

from django.db import models


class Nature(models.TextChoices):
    """How an indicator adds up over agencies and over the quarters of a year."""

    FLOW = "flow", "Phát sinh trong kỳ (cộng dồn)"
    STOCK = "stock", "Số hiện có (thời điểm)"
    RATIO = "ratio", "Tỷ lệ (b/a)"
    SCORE = "score", "Điểm, mức độ"
    TEXT = "text", "Nội dung"


class Direction(models.TextChoices):
    UP = "up", "Càng cao càng tốt"
    DOWN = "down", "Càng thấp càng tốt"
    NONE = "none", "Không đánh giá"


class Comparison(models.TextChoices):
    AT_LEAST = "at_least", "Tối thiểu"
    AT_MOST = "at_most", "Tối đa"
    EQUAL = "equal", "Bằng"


class Sign(models.TextChoices):
    """What must hold between the two sides of a rule."""

    EQUAL = "eq", "="
    AT_MOST = "le", "≤"
    AT_LEAST = "ge", "≥"


class Basis(models.TextChoices):
    """Which figures a rule reads: both sides the same ones, or the right side those of the quarter before.

    An opening balance reads the quarter before, whatever its year; what is counted from the year's beginning
    starts anew in Quý I.
    """

    IN_PERIOD = "in_period", "Trong quý"
    YEAR_TO_DATE = "year_to_date", "Lũy kế từ đầu năm"
    PREVIOUS = "previous", "Vế trái trong quý, vế phải quý trước"
    PREVIOUS_IN_YEAR = "prev_in_year", "Vế trái trong quý, vế phải quý trước cùng năm"


class Severity(models.TextChoices):
    """An error keeps a report from being submitted; a warning is listed."""

    ERROR = "error", "Lỗi: không trình được"
    WARNING = "warning", "Cảnh báo"


class Attainment(models.TextChoices):
    MET = "met", "Đạt"
    NOT_MET = "not_met", "Chưa đạt"
    NOT_YET = "not_yet", "Chưa có số liệu"
    NOT_ARISEN = "not_arisen", "Không phát sinh"


class Area(models.TextChoices):
    """The areas in which indicators are listed, in the order of the programme (Nghị quyết số 76/NQ-CP)."""

    INSTITUTIONS = "the-che", "Cải cách thể chế"
    PROCEDURES = "tthc", "Cải cách thủ tục hành chính"
    ORGANISATION = "bo-may", "Cải cách tổ chức bộ máy hành chính nhà nước"
    CIVIL_SERVICE = "cong-vu", "Cải cách chế độ công vụ"
    FINANCE = "tai-chinh-cong", "Cải cách tài chính công"
    DIGITAL = "chinh-quyen-so", "Xây dựng và phát triển chính quyền điện tử, chính quyền số"
    DIRECTION = "chi-dao-dieu-hanh", "Chỉ đạo, điều hành cải cách hành chính"


AREA_ORDER = {code: place for place, code in enumerate(Area.values)}
AREA_IN_SHORT: dict[str, str] = {
    Area.INSTITUTIONS: "Thể chế",
    Area.PROCEDURES: "TTHC",
    Area.ORGANISATION: "Bộ máy",
    Area.CIVIL_SERVICE: "Công vụ",
    Area.FINANCE: "Tài chính công",
    Area.DIGITAL: "Chính quyền số",
    Area.DIRECTION: "Chỉ đạo, điều hành",
}


def area_anchor(code: str) -> str:
    """Return the id under which a page lists what belongs to an area."""
    return f"linh-vuc-{code}"
