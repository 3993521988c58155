"""Issued reports: what is kept of each, its recorded steps, and then the state, as the database demands."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from documents.codes import new_code
from documents.printed import Letterhead, PlaceDate
from reports.models import Issue, Report
from reports.states import ReportState


def issue_all(reports: Sequence[Report], place: str) -> None:
    """Let stored reports, signed and with their steps, be issued in ``place`` as they are."""
    Issue.objects.bulk_create(_issues(reports, place))
    Report.objects.filter(pk__in=[report.pk for report in reports]).update(state=ReportState.ISSUED)


def _issues(reports: Sequence[Report], place: str) -> Iterator[Issue]:
    for report in reports:
        document, file = report.document, report.file
        assert document is not None and document.issued_on is not None and file is not None  # signed
        number, _, symbol = document.symbol.partition("/")
        head = Letterhead((), (document.issuer.upper(),), symbol, PlaceDate.on(place, document.issued_on), number)
        yield Issue(
            report=report,
            document=document,
            file=file,
            code=new_code(),
            symbol=document.symbol,
            title=document.summary,
            agency_name=document.issuer,
            issued_on=document.issued_on,
            letterhead=asdict(head),
            figures=report.figures,
            figures_sha256=report.figures_sha256,
            sha256=file.sha256,
            issued_by=file.created_by,
        )
