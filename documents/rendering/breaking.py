"""Short texts that need several lines, broken where a reader would break them: titles and heads of tables."""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from documents.rendering.measure import width_mm

# Words that open a part of a title: a line may well begin with one.
OPENING = frozenset(("CỦA", "VÀ", "VỀ", "GẮN", "TRÊN", "TẠI", "CHO", "THEO", "TRONG", "NĂM", "QUÝ", "CẢI"))
# Words of two syllables that heads of tables are made of: no line ends inside one.
WORDS = frozenset(
    (
        *("căn cứ", "chỉ tiêu", "chủ trì", "cơ quan", "đơn vị", "ghi chú", "hoàn thành", "kết quả", "nhiệm vụ"),
        *("phối hợp", "sản phẩm", "số liệu", "tham mưu", "thời gian", "thời hạn", "thực hiện", "tiến độ"),
    )
)
MOST_LINES = 4
MOST_WORDS = 40
# Letters stand a little closer in print than their widths say, never further apart.
ROUNDING_MM = 0.2

Way = tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)
def even_lines(
    text: str, room_mm: float, points: float, *, style: str = ":bold", capitals: bool = False, is_head: bool = False
) -> tuple[str, ...]:
    """Return ``text`` in as few lines as fit into ``room_mm``, of about one length; ``capitals`` prints it so.

    A title breaks before a word such as ``của``. In the head of a table (``is_head``) no line ends inside a word of
    two syllables, as far as the words are known. What cannot be fitted stays one line.
    """
    words = text.split()
    shown = [word.upper() if capitals else word for word in words]
    widths = [width_mm(word, points, style=style) for word in shown]
    reach = list(itertools.accumulate(widths, initial=0.0))
    space, room = width_mm(" ", points, style=style), room_mm - ROUNDING_MM

    def longest(way: Way) -> float:
        return max(reach[end] - reach[start] + space * (end - start - 1) for start, end in way)

    if not 1 < len(words) <= MOST_WORDS or longest(((0, len(words)),)) <= room:
        return (" ".join(words),)
    for count in range(2, MOST_LINES + 1):
        if fitting := [way for way in _ways(len(words), count) if longest(way) <= room]:
            best = min(fitting, key=lambda way: (_clumsiness(way, words, is_head=is_head), longest(way)))
            return tuple(" ".join(words[start:end]) for start, end in best)
    return (" ".join(words),)


def _ways(words: int, lines: int) -> Iterator[Way]:
    for places in itertools.combinations(range(1, words), lines - 1):
        yield tuple(itertools.pairwise((0, *places, words)))


def _clumsiness(way: Way, words: Sequence[str], *, is_head: bool) -> int:
    if is_head:
        return sum(" ".join(words[end - 1 : end + 1]).lower() in WORDS for _, end in way[:-1])
    return sum(words[start].upper() not in OPENING for start, _ in way[1:])
