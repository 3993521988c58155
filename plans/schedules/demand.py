"""Reading work on demand: "theo chỉ đạo của …", "khi có …", with the words that follow it.

What follows is free text, but a deadline in it must not be lost: the words are read one by one, and what looks
like a deadline and is no part of a document's name or number ends the phrase or is not understood.
"""

from collections.abc import Callable

from plans.schedules.moments import Item, NotUnderstood
from plans.schedules.points import read_point
from plans.schedules.values import ScheduleKind
from plans.schedules.words import Cursor, phrases

_ACCORDING = tuple(
    f"{head} {noun}"
    for head in ("theo", "tùy theo", "tuỳ", "căn cứ", "phù hợp với", "tùy thuộc vào", "bám sát")
    for noun in (
        "chỉ đạo", "sự chỉ đạo", "hướng dẫn", "kế hoạch", "yêu cầu", "đề nghị", "quy định", "tình hình", "thực tế",
        "điều kiện", "tiến độ", "lộ trình", "nhu cầu", "chương trình", "văn bản", "thông báo", "lịch", "phân công",
        "sự phân công", "thời gian", "thời hạn", "thời điểm", "quyết định", "nghị quyết", "công văn", "công điện",
        "giấy mời", "thư mời", "mục tiêu", "đề án", "dự án", "luật", "nghị định", "thông tư", "chỉ thị", "kết luận",
        "ý kiến", "đợt", "từng đợt", "vụ việc", "từng vụ việc", "từng thời điểm", "từng giai đoạn",
        "từng trường hợp", "chủ trương", "phát sinh", "triệu tập", "nội dung", "nhiệm vụ", "từng nhiệm vụ",
        "đúng quy định", "đúng tiến độ", "đúng kế hoạch", "phân cấp", "thẩm quyền", "chức năng", "chế độ",
        "khả năng", "kinh phí", "nguồn kinh phí", "đơn đặt hàng", "đăng ký", "phê duyệt", "đặc thù", "tính chất",
    )
)  # fmt: skip
_MODIFIERS = phrases(*_ACCORDING)
_EVENTS = phrases(
    *("khi có", "khi cần", "khi phát sinh", "khi được", "khi nhận", "khi ban hành", "khi hoàn thành", "khi xảy ra"),
    *("ngay khi", "ngay sau khi", "ngay sau", "sau khi", "trước khi", "sau hội nghị", "sau kỳ họp"),
    *("kịp thời khi", "khi", "nếu", "nếu có", "trường hợp có", "trong trường hợp", "bất cứ khi nào", "mỗi khi"),
    *("đột xuất", "phát sinh", "có phát sinh", "từng vụ việc", "từng trường hợp", "trong quá trình", "bất thường"),
)
_DURATIONS = phrases(
    *(f"{unit} {since}" for unit in ("ngày", "ngày làm việc", "tháng") for since in ("kể từ", "sau khi", "từ khi",
      "tính từ", "từ ngày", "trước khi")),
)  # fmt: skip
_WITHIN = phrases(
    "trong", "trong vòng", "trong thời hạn", "trong thời gian", "chậm nhất", "chậm nhất là", "sau", "trước", "không quá"
)
_CITED = phrases("số")
_NAMED_YEAR = phrases("giai đoạn", "nhiệm kỳ", "năm")
_YEARLY = phrases("hàng năm", "hằng năm", "của năm", "năm")
_DATED = phrases("ngày")
_OF = phrases("của")[0][0]
_SEPARATORS = frozenset((",", ";", ".", "+", "•", "*", *(text for (text,) in phrases("và", "hoặc"))))
_STARTS = phrases(
    *("trong", "trước", "đến", "tới", "vào", "hết", "cuối", "chậm nhất", "muộn nhất", "trễ nhất", "hoàn thành", "hạn"),
    *("xong", "định kỳ", "thường xuyên"),
)
_UNITS = ("ngày", "tuần", "tháng", "quý", "năm")
_TEMPORAL = phrases(
    *("quý", "tháng", "năm", "thường xuyên", "thường kỳ", "định kỳ"),
    *(f"{each} {unit}" for each in ("hàng", "hằng", "mỗi", "từng") for unit in _UNITS),
)
_COUNTED = frozenset(text for (text,) in phrases(*_UNITS, "lần", "giờ", "h"))


def read_on_demand(cursor: Cursor, definite_stands: Callable[[Cursor], bool]) -> tuple[Item, bool] | None:
    """Take one phrase of work on demand with its free words, or nothing.

    ``definite_stands`` tells whether a definite deadline stands at the cursor. The second value
    says whether the phrase only qualifies a deadline that it follows directly ("hàng quý theo quy định").
    """
    modifies = bool(cursor.looking_at(_MODIFIERS))
    if not (cursor.take(_MODIFIERS) or cursor.take(_EVENTS) or _take_duration(cursor)):
        return None
    _take_free_words(cursor, definite_stands)
    return Item(ScheduleKind.ON_DEMAND), modifies


def _take_duration(cursor: Cursor) -> bool:
    """Trong vòng 10 ngày kể từ …: counted from an event, so no date until it happens."""
    start = cursor.at
    cursor.take(_WITHIN)
    if cursor.is_number():
        cursor.at += 1
        if cursor.take(_DURATIONS):
            return True
    cursor.at = start
    return False


def _take_free_words(cursor: Cursor, definite_stands: Callable[[Cursor], bool]) -> None:
    depth = 0
    while not cursor.ended:
        text = cursor.peek().text
        if text in _SEPARATORS and _stands_after(cursor, definite_stands):
            return
        if cursor.looking_at(_STARTS) and _stands(cursor, definite_stands):
            return
        if text == ")" and depth == 0:
            return
        depth += (text == "(") - (text == ")")
        if not _take_document(cursor):
            _take_word(cursor)


def _stands_after(cursor: Cursor, definite_stands: Callable[[Cursor], bool]) -> bool:
    start = cursor.at
    while cursor.peek().text in _SEPARATORS:
        cursor.at += 1
    found = _stands(cursor, definite_stands)
    cursor.at = start
    return found


def _stands(cursor: Cursor, definite_stands: Callable[[Cursor], bool]) -> bool:
    start = cursor.at
    found = definite_stands(cursor)
    cursor.at = start
    return found


def _take_document(cursor: Cursor) -> bool:
    """Take what only names a document: số 12/KH-UBND ngày 15/01/2024, năm 2024, giai đoạn 2021-2025."""
    start = cursor.at
    if _take_symbol(cursor) or _take_issue_date(cursor):
        return True
    cursor.at = start
    if cursor.peek(-1).text in _SEPARATORS:
        return False
    if cursor.take(_NAMED_YEAR) and cursor.is_year():
        cursor.at += 1
        if cursor.peek().text == "-" and cursor.is_year(1):
            cursor.at += 2
        return True
    cursor.at = start
    return cursor.take(_YEARLY) and not cursor.is_number()


def _take_symbol(cursor: Cursor) -> bool:
    cited = cursor.take(_CITED)
    if not cursor.is_number():
        return False
    ahead = 1
    while cursor.peek(ahead).text in ("/", "-") and cursor.peek(ahead + 1).kind != "sign":
        ahead += 2
    if not cited and not any(cursor.peek(place).kind == "word" for place in range(1, ahead)):
        return False
    cursor.at += ahead
    if cursor.looking_at(_DATED) and cursor.is_number(1):
        moment = read_point(cursor)
        if moment is None or (moment.year and moment.first() is None):
            raise NotUnderstood
    return True


def _take_issue_date(cursor: Cursor) -> bool:
    """ngày 15/01/2024 của UBND tỉnh, right after the words that name the document."""
    after_words = cursor.peek(-1).kind == "word" and cursor.peek(-1).text not in _SEPARATORS
    if not after_words or not cursor.looking_at(_DATED) or not cursor.is_number(1):
        return False
    return read_point(cursor) is not None and cursor.peek().text == _OF


def _take_word(cursor: Cursor) -> None:
    roman = cursor.peek().kind == "word" and cursor.peek().value is not None
    quarter = roman and (cursor.peek(-1).text == "q" or cursor.is_year(2))  # QI/2024, I-2024
    if quarter or cursor.looking_at(_TEMPORAL) or (cursor.is_number() and _is_of_time(cursor)):
        raise NotUnderstood
    cursor.at += 1


def _is_of_time(cursor: Cursor) -> bool:
    """Whether the number here is part of a date or of a length of time."""
    follows = cursor.peek(1).text
    return follows in _COUNTED or (follows in ("/", ".", "-") and cursor.is_number(2))
