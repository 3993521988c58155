"""A reviewer accepts while others take the report back, change it and send it again: accepted is what was seen."""

import hashlib
import os
from threading import Barrier, Thread

import pytest
from django.db import connection

from core.errors import DomainError
from reports.models import Report, ReportTemplate
from reports.services import accept, return_report, start_report, submit, write_section
from reports.states import ReportState
from tests.factories import make_agency, make_duty, make_period, make_user

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = int(os.environ.get("APPROVAL_ROUNDS", "6"))  # `make soak` asks for 200


def digest(pk: int) -> str:
    """The hash of what a reviewer sees of a report: its text and its frozen figures."""
    report = Report.objects.get(pk=pk)
    texts = [section.body.markup for section in report.sections.order_by("position")]
    return hashlib.sha256("\0".join([report.title, *texts, report.figures_sha256]).encode()).hexdigest()


class Office:
    """One report, those who write it, and those who review it."""

    def __init__(self) -> None:
        template = ReportTemplate.objects.create(code="quy", name="Báo cáo quý", title="Kết quả", is_default=True)
        template.sections.create(position=1, number="I", heading="Chung", body="Đã triển khai.")
        self.template, self.period = template, make_period()
        province = make_agency("KG-UBND", "Ủy ban nhân dân tỉnh", kind="province")
        province.reviews = province
        province.save()
        self.agency = make_agency("KG-SDL", "Sở Du lịch", superior=province)
        make_duty(self.agency, self.period, superior=province)
        self.minh = make_user("minh", "approver", self.agency)
        self.hoa, self.chi = make_user("hoa", "reviewer", province), make_user("chi", "reviewer", province)
        self.pk = start_report(agency=self.agency, period=self.period).pk
        self.sent()

    def sent(self) -> None:
        submit(report=Report.objects.get(pk=self.pk), by=self.minh)

    def changed(self, text: str) -> None:
        """One reviewer sends the report back; it is changed and comes again."""
        report = Report.objects.get(pk=self.pk)
        return_report(report=report, by=self.chi, reason="Thiếu số liệu")
        section = report.sections.get()
        write_section(section=section, body=text, seen=section.version)
        self.sent()

    def begin_again(self) -> None:
        """Bring an accepted report back before the reviewer."""
        if Report.objects.get(pk=self.pk).state == ReportState.ACCEPTED:
            return_report(report=Report.objects.get(pk=self.pk), by=self.chi, reason="Soát lại")
            self.sent()


def at_once(*acts) -> None:
    """Let all begin at the same moment; what the rules refuse is no failure."""
    start, failures = Barrier(len(acts)), []

    def run(act) -> None:
        try:
            start.wait(20)
            act()
        except DomainError:
            pass
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_what_is_accepted_is_what_the_reviewer_saw():
    office = Office()
    for number in range(ROUNDS):
        office.begin_again()
        seen, shown = Report.objects.get(pk=office.pk), digest(office.pk)
        at_once(
            lambda seen=seen: accept(report=Report.objects.get(pk=seen.pk), by=office.hoa, seen=seen.version),
            lambda number=number: office.changed(f"Sửa lần {number}."),
        )
        now = Report.objects.get(pk=office.pk)
        assert now.state in (ReportState.ACCEPTED, ReportState.SUBMITTED)
        assert now.state != ReportState.ACCEPTED or digest(office.pk) == shown


def test_the_same_catches_an_acceptance_of_whatever_stands():
    office = Office()
    shown = digest(office.pk)
    office.changed("Sửa sau khi đã mở trang.")
    now = Report.objects.get(pk=office.pk)
    accept(report=now, by=office.hoa, seen=now.version)
    assert now.state == ReportState.ACCEPTED
    assert digest(office.pk) != shown
