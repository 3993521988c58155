"""Documents cited before they were issued."""

from collections.abc import Iterator
from datetime import date

from core.numbers import cited_day
from documents.reading.citations import Cited
from documents.reading.document import Document
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.report import found


def check_future(document: Document, cited: list[Cited], report_date: date | None) -> Iterator[Issue]:
    """Find documents cited with a date after that of the text itself."""
    for one in cited if report_date else []:
        if one.day and report_date and one.day > report_date:
            its_day, own_day = cited_day(one.day), cited_day(report_date)
            yield found(
                document, Kind.CITATION_FUTURE, Severity.ERROR, one.token.start, (one.day_token or one.token).end,
                f"{one.name} ghi ngày {its_day}, sau ngày của văn bản này ({own_day}).",
                expected=f"≤ {own_day}", written=its_day,
                suggestion="Kiểm tra ngày của văn bản được viện dẫn.",
            )  # fmt: skip
