"""All that a report or a letter and its page are made of, read in one statement."""

from functools import cached_property

from django.db.models import QuerySet

from agencies.naming import keep_profiles, profiles_around
from core.together import keep_related, read_together
from indicators.book import Book
from indicators.models import Indicator
from periods.models import ReportingPeriod
from periods.windows import governing
from reports.figures import LiveRows, ReportFigures, frozen_figures, silent_tasks
from reports.models import Letter, Report, ReportSection


class ReportRows:
    """The rows of a stored report. Each answers by itself when it was not read before, with a query of its own.

    ``quarters`` are those that the report covers, with a book each; ``governing`` are the duties by which the agency
    may enter them, by the quarter's id.
    """

    def __init__(self, report: Report) -> None:
        agency, period = report.agency, report.period
        self.report = report
        self.sections, self.previous = report.sections.all(), previous_sections(report)
        self.citations = report.citations.select_related("document").order_by("section__position", "position")
        quarters = [period] if period.is_quarter else list(ReportingPeriod.objects.quarters_of(period))
        first = Book(agency, quarters[0] if quarters else period)
        self.books = [first, *(first.of_quarter(one) for one in quarters[1:])] if quarters else []
        self.live = LiveRows([agency], period, first)
        self.indicators = Indicator.objects.all() if report.is_sent else self.live.indicators
        self.silent = silent_tasks(agency, quarters[-1] if quarters else period).values_list("pk", flat=True)
        self.governing = {one.pk: governing(agency, one) for one in quarters}
        self.offices = agency.offices.all()

    def read(self, *more: QuerySet, paper: bool = False) -> None:
        """Read what the page of the report needs, and ``more``; ``paper`` asks for what its printing needs too."""
        rows = [self.sections, self.previous, self.indicators, *more]
        if not self.report.is_sent:
            rows += [*self.live.all, self.citations, self.silent, *self.governing.values()]
            rows += [asked for book in self.books for asked in (book.rules, book.explanations)]
        if paper:
            rows += [self.live.profiles, self.offices]
        read_together(*rows)
        if paper:
            keep_profiles([self.report.agency], self.live.profiles)
            keep_related([self.report.agency], "offices", self.offices, "agency_id")

    @cached_property
    def figures(self) -> ReportFigures:
        """The frozen figures of a sent report, the live ones of any other."""
        frozen = frozen_figures(self.report, self.indicators)
        return frozen or self.live.figures()[self.report.agency_id]

    @property
    def previous_texts(self) -> list[str]:
        return [section.body.markup for section in self.previous]


def read_letter(letter: Letter, *more: QuerySet) -> None:
    """Read what the page and the paper of ``letter`` need, and ``more``."""
    agency, reminded = letter.agency, letter.reminded.select_related("agency")
    profiles, offices = profiles_around([agency]), agency.offices.all()
    read_together(reminded, profiles, offices, *more)
    keep_profiles([agency], profiles)
    keep_related([agency], "offices", offices, "agency_id")
    keep_related([letter], "reminded", reminded, "letter_id")


def previous_sections(report: Report) -> QuerySet[ReportSection]:
    """Return the sections of the last report that the same agency made before this one's period."""
    earlier = Report.objects.filter(agency=report.agency, period__ends_on__lt=report.period.ends_on)
    last = earlier.order_by("-period__ends_on", "-pk").values("pk")[:1]
    return ReportSection.objects.filter(report__in=last)
