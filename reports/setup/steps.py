"""The steps of the set-up. Whether one is done is read from the data, so it can be left and resumed at any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from agencies.models import Agency, Membership, User
from agencies.permissions import Perm, Role
from core import clock
from indicators.models import Indicator, ValidationRule
from periods.models import CalendarEntry, ReportingDuty
from periods.services import calendar_of
from periods.year import WITHIN
from plans.models import Programme
from reports.demo.plans import programmes_brought
from reports.models import ReportTemplate

BACK = "?back=setup"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be loaded; ``is_usual`` is ticked beforehand."""

    code: str
    label: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is for, how far it is, where it is done; ``load`` names what a button here loads at once."""

    name: str
    purpose: str
    state: str  # done, begun, to_do
    result: str
    url: str
    action: str
    see: str = ""
    see_word: str = "Xem"
    load: str = ""
    choices: Sequence[Choice] = ()

    @property
    def is_done(self) -> bool:
        return self.state == "done"


@dataclass(frozen=True, slots=True)
class Setup:
    """All steps with the one to do next (None when all are done), and what the clerks see now."""

    superior: Agency
    year: int
    steps: Sequence[Step]
    opened: Sequence[CalendarEntry]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if not step.is_done), None)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)


class Portal:
    """What is there already, as far as the user's agency guides others; read when it is asked for."""

    def __init__(self, superior: Agency) -> None:
        self.superior, self.today = superior, clock.today()

    @cached_property
    def reporting(self) -> list[Agency]:
        """The agencies directly below that report, those with a clerk marked by ``has_clerk``."""
        below = Agency.objects.directly_below(self.superior.pk, self.today).exclude(kind__in=WITHIN)
        posts = Membership.objects.on(self.today).filter(role=Role.EDITOR, agency=OuterRef("pk"), user__is_active=True)
        return list(below.annotate(has_clerk=Exists(posts)).order_by("path"))

    @cached_property
    def reviewers(self) -> int:
        """How many people review the reports of the agencies below."""
        units = Agency.objects.reviewing(self.superior, self.today)
        posts = Membership.objects.on(self.today).filter(role=Role.REVIEWER, agency__in=units)
        return posts.filter(user__is_active=True).values("user").distinct().count()

    @cached_property
    def entries(self) -> list[CalendarEntry]:
        return list(calendar_of(self.superior, self.today.year))


def superior_of(user: User) -> Agency:
    """Return the agency whose subordinates the user guides: the one reviewed, else the user's own."""
    post = next(post for post in user.posts if Perm.CATALOGUE_EDIT in post.perms)
    return post.agency.reviews if post.agency.reviews and post.agency.is_reviewing else post.agency


def setup_of(user: User) -> Setup:
    """Gather the steps for who guides the agencies below."""
    portal = Portal(superior_of(user))
    year = portal.today.year
    first, last = (_agencies(portal), _people(portal)), (_calendar(portal), _open(portal))
    steps = (*first, _programme(year), _indicators(), _templates(), *last)
    return Setup(portal.superior, year, steps, [entry for entry in portal.entries if entry.opened])  # type: ignore[attr-defined]


def is_begun(user: User) -> bool:
    """Return whether some period has been opened for the agencies that the user guides: then the set-up is over."""
    return ReportingDuty.objects.filter(superior=superior_of(user)).exists()


def _agencies(portal: Portal) -> Step:
    number = len(portal.reporting)
    return Step(
        name="Cơ quan, đơn vị",
        purpose="Sở, ban, ngành và UBND các cấp phải báo cáo; phòng và đơn vị trực thuộc nếu cần.",
        state="done" if number else "to_do",
        result=f"{number} cơ quan trực thuộc {portal.superior}" if number else "Chưa có cơ quan trực thuộc nào.",
        url=reverse("agencies:add") + BACK,
        action="Thêm cơ quan",
        see=reverse("agencies:list"),
    )


def _people(portal: Portal) -> Step:
    lacking = [agency for agency in portal.reporting if not agency.has_clerk]  # type: ignore[attr-defined]
    told = []
    if lacking:
        names = ", ".join(agency.name for agency in lacking[:3]) + (" …" if len(lacking) > 3 else ".")
        told.append(f"{len(lacking)}/{len(portal.reporting)} cơ quan chưa có chuyên viên nhập liệu: {names}")
    if not portal.reviewers:
        told.append("Chưa có người thẩm định báo cáo.")
    is_begun = portal.reviewers or len(lacking) < len(portal.reporting)
    is_done = portal.reporting and not told
    done = f"{len(portal.reporting)} cơ quan đều có chuyên viên nhập liệu; {portal.reviewers} người thẩm định."
    return Step(
        name="Người dùng",
        purpose="Mỗi cơ quan có chuyên viên nhập liệu, lãnh đạo, người ký; cơ quan thẩm định có người thẩm định.",
        state="done" if is_done else "begun" if is_begun else "to_do",
        result=done if is_done else " ".join(told),
        url=reverse("agencies:add_people") + BACK,
        action="Thêm người dùng",
        see=reverse("agencies:people"),
    )


def codes_of(year: int) -> list[str]:
    """Return the codes of the programmes brought along that cover ``year``."""
    return [row["code"] for row in programmes_brought() if row["starts_year"] <= year <= row["ends_year"]]


def _programme(year: int) -> Step:
    there, usual = set(Programme.objects.values_list("code", flat=True)), codes_of(year)
    choices = [
        Choice(row["code"], f"{row['resolution']} ({row['starts_year']}–{row['ends_year']})", row["code"] in usual)
        for row in programmes_brought()
        if row["code"] not in there
    ]
    covering = Programme.objects.filter(first_year__lte=year, last_year__gte=year).annotate(number=Count("areas"))
    found = covering.filter(number__gt=0).first()
    return Step(
        name="Chương trình tổng thể CCHC",
        purpose="Chương trình và các lĩnh vực mà kế hoạch của các cơ quan dựa vào; giai đoạn trước chỉ cần khi nhập "
        "lại kế hoạch, báo cáo cũ.",
        state="done" if found else "to_do",
        result=f"{found}, {found.number} lĩnh vực" if found else f"Chưa có chương trình cho năm {year}.",
        url=reverse("reports:setup_load"),
        action="Nạp chương trình",
        load="programmes",
        choices=choices,
    )


def _indicators() -> Step:
    number, rules = Indicator.objects.count(), ValidationRule.objects.count()
    return Step(
        name="Danh mục chỉ tiêu",
        purpose="Chỉ tiêu CCHC theo lĩnh vực và quy tắc kiểm tra giữa các số liệu.",
        state="done" if number and rules else "begun" if number else "to_do",
        result=f"{number} chỉ tiêu, {rules} quy tắc" if number else "Chưa có chỉ tiêu nào.",
        url=reverse("reports:setup_load"),
        action="Nạp danh mục",
        see=reverse("indicators:catalogue"),
        load="catalogue",
    )


def _templates() -> Step:
    default = ReportTemplate.objects.filter(is_default=True).annotate(number=Count("sections")).first()
    return Step(
        name="Mẫu báo cáo",
        purpose="Đề cương của báo cáo mới, có sẵn chỗ cho số liệu; sửa được từng mục theo hướng dẫn của tỉnh.",
        state="done" if default else "to_do",
        result=f"{default}, {default.number} mục" if default else "Chưa có mẫu báo cáo nào đang dùng.",
        url=reverse("reports:setup_load"),
        action="Nạp mẫu báo cáo",
        see=reverse("reports:templates") + BACK,
        see_word="Xem, sửa mẫu",
        load="templates",
    )


def _calendar(portal: Portal) -> Step:
    year = portal.today.year
    days = "; ".join(f"{entry.period}: {entry.due_on:%d/%m/%Y}" for entry in portal.entries)
    address = reverse("periods:year", args=[portal.superior.code, year])
    return Step(
        name=f"Lịch báo cáo năm {year}",
        purpose="Những kỳ phải báo cáo, hạn gửi và ngày khóa sổ; ngày thường dùng được điền sẵn.",
        state="done" if days else "to_do",
        result=f"Hạn gửi {days}" if days else "Chưa lập lịch.",
        url=address + BACK,
        action="Lập lịch",
        see=address,
    )


def _open(portal: Portal) -> Step:
    opened = [entry for entry in portal.entries if entry.opened]  # type: ignore[attr-defined]
    coming = next((entry for entry in portal.entries if entry.closes_on >= portal.today), None)
    told = "; ".join(f"{entry.period}: {entry.opened} cơ quan" for entry in opened)  # type: ignore[attr-defined]
    year = reverse("periods:year", args=[portal.superior.code, portal.today.year])
    first = reverse("periods:open", args=[portal.superior.code, coming.period.slug]) if coming else year
    return Step(
        name="Mở kỳ báo cáo đầu tiên",
        purpose="Chốt danh sách cơ quan phải báo cáo; chuyên viên thấy việc của mình ngay sau đó.",
        state="done" if opened else "to_do",
        result=f"Đã mở {told}" if opened else f"Kỳ gần nhất: {coming.period}." if coming else "Lập lịch trước.",
        url=first + BACK,
        action=f"Mở {coming.period}" if coming else "Lập lịch",
        see=reverse("periods:calendar"),
    )
