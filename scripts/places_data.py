"""Brings the demonstration data so far that each page of the portal has something to show."""

import time
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, SignInAttempts, User
from agencies.permissions import Role
from agencies.signin.attempts import password_key
from core.models import Job
from documents.models import DocumentRelation, OfficialDocument
from indicators.consistency import findings_in
from indicators.models import RuleExplanation
from periods.models import ReportingPeriod
from reports.models import Letter, LetterRecipient, Report, SavedView, SectionCitation, Work
from reports.services import accept, issue, recall, sign, signing_offices, start_report, submit

CODED = "quantri.kg-ubnd"  # has a second factor
OWN_PAPER = "77/SXD-VP"
DAY = date(2024, 3, 18)
LONG = 12 * 60 * 60  # a page that asks for the password anew is not what is to be seen


@dataclass(frozen=True, slots=True)
class Team:
    """Who leads an agency's report through its life."""

    code: str
    editor: str
    reviewer: str
    signatory: str = ""
    keeper: str = ""


SENT = Team("ST-UBND", "chuyenvien.st-ubnd", "thamdinh.bnv")
TAKEN = Team("KG-SNV", "chuyenvien.kg-snv", "thamdinh.kg-ubnd", "nguoiky.kg-snv", "quantri.kg-snv")
SIGNED = Team("KG-UBND", "chuyenvien.kg-ubnd", "thamdinh.bnv", "nguoiky.kg-ubnd", CODED)
CLOSED = Team("ST-SVHTTDL", "chuyenvien.st-svhttdl", "thamdinh.st-snv", "nguoiky.st-svhttdl", "quantri.st-svhttdl")


def prepare() -> None:
    """Lead reports and letters to every state; make what the demonstration has not. Once, on fresh data."""
    period = ReportingPeriod.objects.get(year=2024, kind="Q1")
    User.objects.update(tours_seen=" ".join(Role.values))
    _sent(SENT, period)
    _taken(TAKEN, period)
    _signed(_taken(SIGNED, period), SIGNED)
    issue(work=_signed(_taken(CLOSED, period), CLOSED), by=_person(CLOSED.keeper))
    _letters(period)
    _jobs(_person("quantri.kg-sdl"))
    heat = "/dashboard/charts/?view=heat&period=2024-Q1"
    SavedView.objects.create(user=_person("thamdinh.kg-snv"), name="Bản đồ nhiệt của các sở", address=heat)
    _accounts()
    _paper()


def client_of(username: str) -> Client:
    """Return a browser in which the person has just signed in with the password."""
    client, user = Client(), _person(username)
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() + LONG, "reauthenticated": True}
    ]
    session.save()
    return client


def session_of(username: str) -> str:
    """Return the cookie of such a browser."""
    return client_of(username).cookies[settings.SESSION_COOKIE_NAME].value


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _sent(team: Team, period: ReportingPeriod) -> Report:
    agency, editor = Agency.objects.get(code=team.code), _person(team.editor)
    report = start_report(agency=agency, period=period)
    report.sections.update(body="Trong kỳ đơn vị thực hiện đúng kế hoạch, không có vướng mắc.")
    for found in findings_in(agency, period):
        said = {"rule": found.rule, "message": found.message, "arithmetic": found.arithmetic}
        text = "Đã đối chiếu với sổ theo dõi."
        RuleExplanation.objects.create(agency=agency, quarter=period, text=text, written_by=editor, **said)
    return submit(report=report, by=editor)


def _taken(team: Team, period: ReportingPeriod) -> Report:
    sent = _sent(team, period)
    return accept(report=sent, by=_person(team.reviewer), seen=sent.version)


def _signed(work: Work, team: Team) -> Work:
    signatory = _person(team.signatory)
    office = signing_offices(work, signatory)[0]
    return sign(work=work, by=signatory, office=office, number=None, issued_on=DAY)


def _letters(period: ReportingPeriod) -> None:
    """Reminders of Sở Nội vụ in four states; none is late in the demonstration, so services would refuse to write."""
    agency = Agency.objects.get(code=TAKEN.code)
    for steps in range(4):
        letter = _letter(agency, period)
        if steps > 0:
            _signed(letter, TAKEN)
        if steps > 1:
            issue(work=letter, by=_person(TAKEN.keeper))
        if steps > 2:
            recall(work=letter, by=_person(TAKEN.signatory), reason="Gửi nhầm nơi nhận")


def _letter(agency: Agency, period: ReportingPeriod) -> Letter:
    texts = {
        "subject": "đôn đốc báo cáo cải cách hành chính Quý I/2024",
        "unit": "VP",
        "before": "Đến nay các đơn vị sau chưa gửi báo cáo:",
        "after": "Đề nghị các đơn vị gửi báo cáo trước ngày 25/3/2024.",
        "recipients": "Như trên",
    }
    letter = Letter.objects.create(
        agency=agency, period=period, counted_on=DAY, written_by=_person(TAKEN.keeper), **texts
    )
    for position, code in enumerate(("KG-SYT", "KG-SGDDT"), start=1):
        named = Agency.objects.get(code=code)
        LetterRecipient.objects.create(
            letter=letter, agency=named, position=position, name=str(named), due_on=date(2024, 3, 15), days_late=3
        )
    return letter


def _jobs(owner: User) -> None:
    common = {"kind": "report_batch", "title": "Xuất báo cáo Quý I/2024", "owner": owner, "heartbeat": timezone.now()}
    Job.objects.create(state="waiting", **common)
    Job.objects.create(state="running", done=3, total=9, claim="x", **common)
    Job.objects.create(
        state="stopped", done=2, total=9, message="Đã dừng theo yêu cầu.", ended_at=timezone.now(), **common
    )
    Job.objects.create(state="failed", message="Không còn chỗ trên đĩa.", ended_at=timezone.now(), **common)
    kept = {
        "file": default_storage.save("jobs/bao-cao.zip", ContentFile(b"PK")),
        "file_name": "bao-cao-2024-Q1.zip",
        "file_size": 2,
    }
    expires = timezone.now() + timedelta(days=7)
    kept["message"] = "Đã xuất 9 báo cáo."
    Job.objects.create(state="finished", done=9, total=9, ended_at=timezone.now(), expires_at=expires, **kept, **common)


def _accounts() -> None:
    """One closed and one locked account, and one with a second factor."""
    User.objects.filter(username="lanhdao.kg-snv").update(is_active=False)
    SignInAttempts.objects.create(
        key=password_key("kiemtra.kg-snv"), since=timezone.now(), locked_until=timezone.now() + timedelta(days=1)
    )
    TOTP.activate(_person(CODED), generate_totp_secret())
    RecoveryCodes.activate(_person(CODED))


def _paper() -> None:
    """A document that only the draft of Sở Du lịch cites, with what became of it."""
    report = Report.objects.get(agency__code="KG-SDL", period__year=2024)
    paper = OfficialDocument.objects.create(
        type="CV", symbol=OWN_PAPER, issued_on=date(2024, 2, 1), issuer="Sở Xây dựng", is_checked=False
    )
    SectionCitation.objects.create(report=report, section=report.sections.earliest("position"), document=paper)
    DocumentRelation.objects.create(target=paper, kind="expires", effective_on=date(2024, 3, 1), note="hết thời hạn")
