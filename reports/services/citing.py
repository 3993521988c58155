"""What a report's text cites, kept in the register with every saved text."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from core import clock
from documents.citing import Place, cite, clear_citations, places
from documents.reading.document import read
from documents.register import matches
from documents.validity import standings
from reports.audit.conflicts import check_conflicts
from reports.checks import Misdated, Outdated
from reports.figures import citation_tokens
from reports.models import Report, ReportSection, SectionCitation
from reports.proofreading import plain_texts


def cite_report(report: Report) -> None:
    """Register what the texts of ``report`` cite, and link its sections to the documents.

    A citation whose date is impossible, or contradicts another one of the report, is left to the reader of the
    findings: it may mean either document.
    """
    values = citation_tokens(report.agency, report.period)
    cite(report.citations.all(), cited_places(report, list(report.sections.all()), values))


def cited_places(report: Report, sections: Sequence[ReportSection], values: Mapping[str, str]) -> list[Place]:
    """Return what each section, and the text around them, cites; ``values`` are the texts of the tokens."""
    around = f"{report.opening.markup}\n\n{report.closing.markup}"
    bodies = [*(section.body.markup for section in sections), around]
    texts = plain_texts(bodies, values)
    document = read("\n\n".join(texts))
    starts = _starts(texts)
    clear = clear_citations(document)
    unclear = {issue.start for issue in check_conflicts(document, clear)}
    found: list[list] = [[] for _ in texts]
    for one in clear:
        place = document.origin[one.token.start]
        if place not in unclear:
            found[bisect_right(starts, place) - 1].append(one)
    keys = [*(section.pk for section in sections), None]
    columns = [{"report": report.pk, "section": key} for key in keys]
    return places(zip(columns, found, strict=True), context=report.agency, today=clock.today())


def outdated_citations(report: Report, rows: Iterable[SectionCitation]) -> list[Outdated]:
    """Return those of the citations of ``report`` that no longer held on its day: that of its signing, else today."""
    day = report.document.issued_on if report.document else None
    held = standings({row.document_id: row.document for row in rows}.values(), day or clock.today())
    return [Outdated(row.section_id, held[row.document_id]) for row in rows if not held[row.document_id].is_in_force]


def misdated_citations(report: Report, sections: Sequence[ReportSection], values: Mapping[str, str]) -> list[Misdated]:
    """Return the citations whose day is another one in the register."""
    parts = cited_places(report, sections, values)
    quoted = [(dict(part.columns)["section"], one) for part in parts for one in part.quoted]
    found = matches([one for _, one in quoted])
    return [
        Misdated(section, one.symbol, one.day, match.contradicted)
        for (section, one), match in zip(quoted, found, strict=True)
        if match.contradicted and one.day
    ]


def _starts(texts: Sequence[str]) -> list[int]:
    starts, place = [], 0
    for text in texts:
        starts.append(place)
        place += len(text) + 2
    return starts
