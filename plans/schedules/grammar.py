"""Reading a whole deadline: its parts, what joins them, and the words that may stand around them."""

from dataclasses import replace

from plans.schedules.definite import Before, read_definite
from plans.schedules.demand import read_on_demand
from plans.schedules.moments import Item, Join, NotUnderstood
from plans.schedules.refine import qualify, yearly
from plans.schedules.values import POINTS, REPEATED, ScheduleKind
from plans.schedules.words import Cursor, Token, phrases

_FILLERS = ((":",), *phrases(
    *("thực hiện", "hoàn thành", "triển khai", "trong", "vào", "của", "ban hành", "kế hoạch", "báo cáo", "xong"),
    *("tổ chức", "thời gian", "thời hạn", "thời điểm", "dự kiến", "tổng hợp", "gửi", "trình", "phê duyệt"),
    *("xây dựng", "kết quả", "kiểm tra", "rà soát", "sơ kết", "tổng kết", "công tác", "nhiệm vụ", "đánh giá"),
    *("tham mưu", "hạn", "kết thúc", "dứt điểm", "là", "ngay", "đợt", "đồng thời", "kịp thời"),
))  # fmt: skip
_ACTIONS = phrases("hoàn thành", "thực hiện", "báo cáo", "gửi", "xong", "tổng hợp báo cáo")
_PERIODIC = phrases("định kỳ", "theo định kỳ")
_SEPARATORS = (
    (Join.OR, phrases("và / hoặc", "hoặc", "hay")),
    (Join.AND, phrases("và", "cùng với")),
    (Join.COMMA, ((",",),)),
    (Join.BREAK, ((";",), (".",), ("+",), ("&",), ("•",), ("*",))),
)
_PERIOD_WORDS = phrases("hàng", "hằng", "quý", "tháng", "năm", "6 tháng", "06 tháng")
_YEARLY = phrases("hàng năm", "hằng năm", "mỗi năm")
_HALF_OR_REPEATED = REPEATED | {ScheduleKind.HALF_YEARS}
_DEFINITE = _HALF_OR_REPEATED | POINTS


class Reader:
    """Reads the tokens of one text (or of one pair of brackets in it) into items, in the order written.

    ``before`` is the item that a pair of brackets follows.
    """

    def __init__(self, tokens: tuple[Token, ...], plan_year: int, before: Item | None = None) -> None:
        self.cursor = Cursor(tokens, plan_year)
        self.before = before
        self.items: list[Item] = []
        self.join = Join.NONE
        self.periodic = False

    def read(self) -> list[Item]:
        """Return all items; raise NotUnderstood when a word is left that could mean something."""
        while not self.cursor.ended:
            if not (self._separator() or self._brackets() or self._part() or self.cursor.take(_FILLERS)):
                raise NotUnderstood
        if self.periodic and all(item.kind is ScheduleKind.ON_DEMAND for item in self.items):
            raise NotUnderstood  # "định kỳ, đột xuất" does not say how often
        return self.items

    @property
    def last(self) -> Item | None:
        return self.items[-1] if self.items else self.before

    def _separator(self) -> bool:
        for join, options in _SEPARATORS:
            if self.cursor.take(options):
                self.join = max(self.join, join, key=lambda one: one.value)
                return True
        if self.cursor.peek().text == "/" and self.last and self.last.kind in _HALF_OR_REPEATED:
            self.cursor.at += 1
            self.join = Join.COMMA  # tháng/quý/năm
            return bool(self.cursor.looking_at(_PERIOD_WORDS))
        return False

    def _brackets(self) -> bool:
        if self.cursor.peek().text != "(":
            return False
        inner = Reader(self._inside(), self.cursor.plan_year, before=self.last).read()
        self.items[-1:] = qualify(self.items[-1], inner) if self.items else inner
        return True

    def _inside(self) -> tuple[Token, ...]:
        """Take a pair of brackets, which may hold another pair, and return what is in it."""
        start, depth = self.cursor.at, 0
        for place in range(start, len(self.cursor.tokens)):
            text = self.cursor.tokens[place].text
            depth += (text == "(") - (text == ")")
            if depth > 2:
                break
            if depth == 0:
                self.cursor.at = place + 1
                return self.cursor.tokens[start + 1 : place]
        raise NotUnderstood

    def _part(self) -> bool:
        if self.cursor.take(_PERIODIC):
            self.periodic = True
            return True
        if item := read_definite(self.cursor, Before(self.last, self.join, self.periodic)):
            self._add_definite(item)
            return True
        if (found := read_on_demand(self.cursor, _definite_stands)) is None:
            return False
        item, modifies = found
        attached = self.join is Join.NONE and self.last is not None
        if not (attached and modifies):
            self._add(replace(item, conditional=attached))
        return True

    def _add_definite(self, item: Item) -> None:
        last = self.last
        if self.join is Join.NONE and last and last.kind is ScheduleKind.ON_DEMAND and self.items:
            self.items[-1] = replace(last, conditional=True)
        if self.periodic and item.bare:  # "định kỳ quý, năm"
            in_halves = any(before.kind is ScheduleKind.HALF_YEARS for before in self.items)
            kind = ScheduleKind.EVERY_YEAR if item.plain_year and not in_halves else item.kind
            item = replace(item, kind=kind, bare=False, plain_year=item.plain_year and in_halves)
        self._add(item)
        if item.kind in POINTS and self.cursor.take(_YEARLY):
            self.items = yearly(self.items)

    def _add(self, item: Item) -> None:
        self.items.append(replace(item, join=self.join))
        self.join = Join.NONE


def _definite_stands(cursor: Cursor) -> bool:
    """Whether a definite deadline stands here, perhaps after a verb; may move the cursor."""
    while cursor.take(_PERIODIC) or cursor.take(_ACTIONS):
        pass
    start = cursor.at
    return read_definite(cursor, Before()) is not None and cursor.at > start
