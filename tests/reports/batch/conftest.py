"""Issued reports of many agencies, made without printing any."""

from datetime import date

import pytest

from agencies.models import Agency, User
from agencies.permissions import Role
from documents.models import IssuedNumber, OfficialDocument
from documents.services import store
from periods.models import ReportingPeriod
from reports.models import Issue, Report, ReportTemplate, WorkflowStep
from tests.factories import make_agency, make_duty, make_office, make_user
from tests.shared import shared


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@shared
def boss(province) -> User:
    """Administers the People's Committee, and so all that lies below it."""
    return make_user("boss", Role.ADMINISTRATOR, province)


def issue_report(agency: Agency, quarter: ReportingPeriod, by: User, number: int = 1) -> Issue:
    """The issued document of a report, with its stored bytes."""
    symbol = f"{number:02d}/BC-{agency.profiles.get().symbol}"
    document = OfficialDocument.objects.create(
        type="BC", symbol=symbol, issued_on=date(2024, 3, 15), issuer=agency.profiles.get().full_name, agency=agency
    )
    file = store(
        agency=agency,
        name="x.pdf",
        content_type="application/pdf",
        content=f"%PDF {agency.code}".encode(),
        by=by,
    )
    template, _ = ReportTemplate.objects.get_or_create(code="quy", defaults={"name": "Quý", "title": "Kết quả"})
    report = Report.objects.create(
        agency=agency,
        period=quarter,
        duty=make_duty(agency, quarter),
        template=template,
        state="signed",
        figures={},
        document=document,
        file=file,
        signer=make_office(agency, authorised=False),
        signer_name="Nguyễn Chí Thanh",
    )
    assert document.issued_on is not None
    IssuedNumber.objects.create(agency=agency, year=2024, number=number, type="BC", document=document)
    WorkflowStep.objects.create(report=report, from_state="signed", to_state="issued", by=by)
    issue = Issue.objects.create(
        report=report,
        document=document,
        file=file,
        code=f"MA-{agency.pk}",
        symbol=symbol,
        title="Kết quả",
        agency_name=document.issuer,
        issued_on=document.issued_on,
        signer_name=report.signer_name,
        letterhead={},
        figures={},
        sha256=file.sha256,
        issued_by=by,
    )
    Report.objects.filter(pk=report.pk).update(state="issued")
    return issue


def make_reports(province: Agency, quarter: ReportingPeriod, by: User, count: int) -> list[Issue]:
    """Issued reports of ``count`` agencies below the province."""
    agencies = [make_agency(f"KG-S{one:02d}", f"Sở {one}", superior=province) for one in range(1, count + 1)]
    return [issue_report(agency, quarter, by, number) for number, agency in enumerate(agencies, start=1)]
