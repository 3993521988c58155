"""What was typed on a page of a task's lines, beside what others wrote meanwhile: their lines are shown, never lost."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.text import clean
from plans.models import Deliverable

FIELDS = ("activity", "product", "deadline")
MOST_LINES = 100
ADDED = "Người khác vừa thêm dòng này; giữ nguyên thì dòng ở lại, muốn bỏ thì đánh dấu “Bỏ dòng”."
GONE = "Người khác vừa bỏ dòng này; lưu lại thì dòng được thêm trở lại, muốn bỏ thì xóa trắng dòng."


def alike(typed: Any, stored: str) -> bool:
    """Return whether what was typed into a field says what is stored."""
    return clean(str(typed or "")) == clean(stored)


class Posted(dict[str, Any]):
    """A copy of what was posted, with the lines of the task that it does not know behind its own; ``notes`` say why.

    ``is_stale`` says that the page was opened before the stored task changed. Only then may a line name one that is
    gone: it is written anew.
    """

    def __init__(self, posted: Mapping[str, Any], stored: Sequence[Deliverable], *, is_stale: bool) -> None:
        super().__init__(posted)
        self.notes: dict[int, str] = {}
        self.keys_of: list[int | None] = []
        total = str(self.get("lines-TOTAL_FORMS", ""))
        if not (total.isascii() and total.isdigit() and len(total) < 5) or int(total) > 2 * MOST_LINES:
            return
        kept = {row.pk: row for row in stored}
        for index in range(int(total)):
            self._meet(index, kept, is_stale=is_stale)
        for row in stored:
            if row.pk not in self.keys_of:
                self._append(row)

    def _meet(self, index: int, kept: Mapping[int, Deliverable], *, is_stale: bool) -> None:
        typed = str(self.get(f"lines-{index}-pk", ""))
        key = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
        row = kept.get(key or 0)
        if row is None and key and is_stale:
            self[f"lines-{index}-pk"] = ""
            self.notes[index], key = GONE, None
        elif row is not None and is_stale and self._differs(index, row):
            said = "; ".join(filter(None, (getattr(row, one) for one in FIELDS)))
            self.notes[index] = f"Bản đang lưu ghi: {said}."
        self.keys_of.append(key)

    def _differs(self, index: int, row: Deliverable) -> bool:
        return not all(alike(self.get(f"lines-{index}-{one}"), getattr(row, one)) for one in FIELDS)

    def _append(self, row: Deliverable) -> None:
        index = len(self.keys_of)
        values = {"pk": row.pk, "ORDER": index + 1, **{one: getattr(row, one) for one in FIELDS}}
        for name, value in values.items():
            self[f"lines-{index}-{name}"] = str(value)
        self["lines-TOTAL_FORMS"] = str(index + 1)
        self.keys_of.append(row.pk)
        self.notes[index] = ADDED
