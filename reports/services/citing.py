"""What the text of a report, or of a letter, cites: kept in the register with every saved text."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from agencies.models import Agency
from core import clock
from documents.citing import Place, cite, clear_citations, documents_of, places
from documents.reading.document import read
from documents.register import matches
from documents.validity import standings
from reports.audit import Issue
from reports.audit.conflicts import check_conflicts
from reports.checks import Misdated, Outdated
from reports.figures import citation_tokens
from reports.models import Letter, Report, ReportSection, SectionCitation
from reports.printing.letter import letter_tokens
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
    keys = [*(section.pk for section in sections), None]
    columns = [{"report": report.pk, "section": key} for key in keys]
    bodies = [*(section.body.markup for section in sections), around]
    return _cited(plain_texts(bodies, values), columns, report.agency)


def cite_letter(letter: Letter) -> None:
    """Register what the texts of ``letter`` cite, and link it to the documents, as for a report."""
    cite(letter.citations.all(), [_cited_by_letter(letter)])


def _cited_by_letter(letter: Letter) -> Place:
    return _cited(_texts_of(letter), [{"letter": letter.pk}], letter.agency)[0]


def _texts_of(letter: Letter) -> list[str]:
    bodies = (letter.subject, letter.before.markup, letter.after.markup)
    return plain_texts(["\n\n".join(bodies)], letter_tokens(letter))


def _cited(texts: Sequence[str], columns: Sequence[dict[str, Any]], context: Agency) -> list[Place]:
    """What the parts of a work cite, each named by its ``columns``, but for what contradicts itself."""
    document = read("\n\n".join(texts))
    starts = _starts(texts)
    clear = clear_citations(document)
    unclear = {issue.start for issue in check_conflicts(document, clear)}
    found: list[list] = [[] for _ in texts]
    for one in clear:
        place = document.origin[one.token.start]
        if place not in unclear:
            found[bisect_right(starts, place) - 1].append(one)
    return places(zip(columns, found, strict=True), context=context, today=clock.today())


def outdated_citations(report: Report, rows: Iterable[SectionCitation]) -> list[Outdated]:
    """Return those of the citations of ``report`` that no longer held on its day: that of its signing, else today."""
    day = report.document.issued_on if report.document else None
    held = standings({row.document_id: row.document for row in rows}.values(), day or clock.today())
    return [Outdated(row.section_id, held[row.document_id]) for row in rows if not held[row.document_id].is_in_force]


def misdated_citations(report: Report, sections: Sequence[ReportSection], values: Mapping[str, str]) -> list[Misdated]:
    """Return the citations whose day is another one in the register."""
    return _misdated(cited_places(report, sections, values))


def doubtful_in_letter(letter: Letter) -> tuple[list[Outdated], list[Misdated], list[Issue]]:
    """Return which citations of a draft hold no longer today, bear another day than the register's, or contradict
    each other."""
    documents = documents_of(letter.citations.all())
    held = standings(documents, clock.today())
    outdated = [Outdated(None, held[one.pk]) for one in documents if not held[one.pk].is_in_force]
    document = read("\n\n".join(_texts_of(letter)))
    return outdated, _misdated([_cited_by_letter(letter)]), list(check_conflicts(document, clear_citations(document)))


def _misdated(parts: Iterable[Place]) -> list[Misdated]:
    quoted = [(dict(part.columns).get("section"), one) for part in parts for one in part.quoted]
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
