"""Documents of the CCHC programme that every report cites, with the date and the span they really have.

Dates and spans are those under which official documents cite them.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Known:
    """A document's date, its years if it is a programme, and words that tell it from its namesakes of other years."""

    day: date
    words: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


REFORM = ("cải cách hành chính", "cchc")
KNOWN: dict[tuple[str, str, str], Known] = {
    ("76", "", "NQ-CP"): Known(date(2021, 7, 15), REFORM, (2021, 2030)),
    ("30C", "", "NQ-CP"): Known(date(2011, 11, 8), REFORM, (2011, 2020)),
    ("225", "", "QĐ-TTG"): Known(date(2016, 2, 4), REFORM, (2016, 2020)),
    ("6", "", "QĐ-TTG"): Known(date(2022, 1, 6), ("dân cư", "đề án 06", "định danh")),
    ("749", "", "QĐ-TTG"): Known(date(2020, 6, 3), ("chuyển đổi số",)),
    ("468", "", "QĐ-TTG"): Known(date(2021, 3, 27), ("một cửa",)),
    ("766", "", "QĐ-TTG"): Known(date(2022, 6, 23), ("bộ chỉ số",)),
    ("1085", "", "QĐ-TTG"): Known(date(2022, 9, 15), ("nội bộ",)),
    ("876", "", "QĐ-BNV"): Known(date(2022, 11, 10), ("chỉ số cải cách", "par index")),
    ("63", "2010", "NĐ-CP"): Known(date(2010, 6, 8)),
    ("45", "2020", "NĐ-CP"): Known(date(2020, 4, 8)),
    ("61", "2018", "NĐ-CP"): Known(date(2018, 4, 23)),
    ("107", "2021", "NĐ-CP"): Known(date(2021, 12, 6)),
    ("42", "2022", "NĐ-CP"): Known(date(2022, 6, 24)),
    ("60", "2021", "NĐ-CP"): Known(date(2021, 6, 21)),
    ("130", "2005", "NĐ-CP"): Known(date(2005, 10, 17)),
    ("117", "2013", "NĐ-CP"): Known(date(2013, 10, 7)),
    ("9", "2019", "NĐ-CP"): Known(date(2019, 1, 24)),
    ("30", "2020", "NĐ-CP"): Known(date(2020, 3, 5)),
    ("1", "2018", "TT-VPCP"): Known(date(2018, 11, 23)),
    ("2", "2017", "TT-VPCP"): Known(date(2017, 10, 31)),
}
PROGRAMME_SPANS = ((2011, 2020), (2021, 2030))
