"""The people of the tests, and where they work. It is 18/3/2024, two days before Quý I is due.

lan (editor) and minh (approver) work at Sở Du lịch, where ky signs and quan administers; thu inspects it.
hoa reviews at Sở Nội vụ; chi reviews at the People's Committee. stranger is an editor in another province.
"""

from datetime import date

import pytest

from agencies.models import Agency, User
from agencies.permissions import Role
from periods.models import ReportingDuty, ReportingPeriod
from tests.factories import make_agency, make_duty, make_period, make_user
from tests.shared import WORKING_DAY, late, shared


@pytest.fixture(autouse=True)
@late
def working_day(settings) -> date:
    settings.PORTAL_TODAY = WORKING_DAY
    return settings.PORTAL_TODAY


@shared
def province(db) -> Agency:
    agency = make_agency("KG-UBND", "Ủy ban nhân dân tỉnh Kiên Giang", kind="province")
    agency.reviews = agency
    agency.save()
    return agency


@shared
def department(province) -> Agency:
    return make_agency("KG-SDL", "Sở Du lịch", superior=province)


@shared
def home_affairs(province) -> Agency:
    return make_agency("KG-SNV", "Sở Nội vụ", superior=province, reviews=province)


@shared
def elsewhere(db) -> Agency:
    return make_agency("ST-SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch")


@shared
def quarter(db) -> ReportingPeriod:
    return make_period(2024, "Q1")


@shared
def duty(department, province, quarter) -> ReportingDuty:
    return make_duty(department, quarter, superior=province)


@shared
def lan(department) -> User:
    return make_user("lan", Role.EDITOR, department)


@shared
def minh(department) -> User:
    return make_user("minh", Role.APPROVER, department)


@shared
def ky(department) -> User:
    return make_user("ky", Role.SIGNATORY, department)


@shared
def quan(department) -> User:
    return make_user("quan", Role.ADMINISTRATOR, department)


@shared
def thu(department) -> User:
    return make_user("thu", Role.INSPECTOR, department)


@shared
def hoa(home_affairs) -> User:
    return make_user("hoa", Role.REVIEWER, home_affairs)


@shared
def chi(province) -> User:
    return make_user("chi", Role.REVIEWER, province)


@shared
def stranger(elsewhere) -> User:
    return make_user("stranger", Role.EDITOR, elsewhere)
