"""Twenty reports arrive around midnight of the last day: one reading of the server's clock decides and is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from threading import Lock, Thread
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client

from reports.models import Report, ReportTemplate
from reports.services import start_report
from tests.factories import make_agency, make_duty, make_period, make_user

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 20
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
CUT_OFF = datetime(2024, 5, 1, tzinfo=HERE)  # the period closes on 30/4/2024
type_of_reading = Callable[[], tuple[datetime, date]]


@dataclass
class Answer:
    """What one client was told, and what stands."""

    status: int = 0
    told: str = ""


def ticking() -> Iterator[datetime]:
    """A clock that shows another moment each time it is read: half of them before the cut-off."""
    return (CUT_OFF.astimezone(UTC) + timedelta(seconds=number - CLIENTS // 2) for number in count())


@pytest.fixture
def clients() -> list[Client]:
    template = ReportTemplate.objects.create(code="quy", name="Báo cáo quý", title="Kết quả", is_default=True)
    template.sections.create(position=1, number="I", heading="Chung", body="Đã triển khai.")
    period, found = make_period(), []
    for number in range(CLIENTS):
        agency = make_agency(f"KG-{number}", f"Sở {number}")
        make_duty(agency, period)
        start_report(agency=agency, period=period)
        client = Client()
        client.force_login(make_user(f"minh{number}", "approver", agency))
        found.append(client)
    return found


def sent_together(clients: list[Client]) -> list[Answer]:
    answers = [Answer() for _ in clients]

    def send(number: int) -> None:
        try:
            response = clients[number].post(f"/reports/KG-{number}/2024-Q1/submit/")
            said = [str(one) for one in get_messages(response.wsgi_request)] or [response.context["problem"]]
            answers[number] = Answer(response.status_code, " ".join(said))
        finally:
            connection.close()

    threads = [Thread(target=send, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def wrong(answers: list[Answer]) -> list[str]:
    """Return the answers that are not those of the one time that they state, or of what was kept."""
    reports = {report.agency.code: report for report in Report.objects.select_related("agency")}
    return [answer.told for number, answer in enumerate(answers) if not _right(answer, reports[f"KG-{number}"])]


def _right(answer: Answer, report: Report) -> bool:
    if answer.status == 302:
        kept = report.submitted_at and report.submitted_at.astimezone(HERE)
        in_time = bool(kept and kept < CUT_OFF and report.submitted_on == kept.date())
        return in_time and f"{kept:%H:%M:%S ngày %d/%m/%Y}" in answer.told
    refused = answer.status == 422 and report.submitted_at is None
    return refused and "Giờ máy chủ khi nhận yêu cầu: 00:00:" in answer.told and "01/05/2024" in answer.told


@pytest.fixture
def show(monkeypatch, settings) -> Callable[[Callable[[datetime], datetime]], None]:
    """Let the server's clock show the moments of ``ticking``, each changed as asked for its day."""

    def put(of_day: Callable[[datetime], datetime]) -> None:
        settings.PORTAL_TODAY = None
        moments, lock = ticking(), Lock()

        def reading() -> tuple[datetime, date]:
            with lock:
                moment = next(moments)
            return moment, of_day(moment).astimezone(HERE).date()

        monkeypatch.setattr("core.clock.reading", reading)

    return put


def test_each_is_taken_or_refused_by_one_time_which_it_is_told(clients, show):
    show(lambda moment: moment)
    answers = sent_together(clients)
    assert wrong(answers) == []
    assert sorted(answer.status for answer in answers) == [302] * (CLIENTS // 2) + [422] * (CLIENTS // 2)


def test_the_same_catches_a_server_that_reads_its_clock_twice(clients, show):
    show(lambda moment: moment - timedelta(seconds=3))
    assert len(wrong(sent_together(clients))) >= 3
