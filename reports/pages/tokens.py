"""The figures that a writer may put into a text: what each says now, and where it comes from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from agencies.models import Agency
from core.addresses import address
from indicators.models import Indicator
from periods.models import ReportingPeriod

PLAIN = (
    ("ky.ten", "Kỳ báo cáo"),
    ("ky.ten_day_du", "Kỳ báo cáo, có năm"),
    ("ky.nam", "Năm"),
    ("ky.tu_ngay", "Số liệu từ ngày"),
    ("ky.den_ngay", "Số liệu đến ngày"),
    ("ky.sau", "Kỳ tiếp theo"),
    ("ky.sau_day_du", "Kỳ tiếp theo, có năm"),
    ("co_quan.ten", "Tên cơ quan"),
    ("co_quan.ten_day_du", "Tên đầy đủ của cơ quan"),
    ("ke_hoach.so_ky_hieu", "Số, ký hiệu kế hoạch CCHC năm"),
    ("ke_hoach.ngay", "Ngày ban hành kế hoạch"),
)
LETTERS = (
    ("cong_van.so_co_quan", "Số cơ quan được nhắc"),
    ("cong_van.tinh_den", "Số ngày chậm tính đến ngày"),
)
TASKS = (
    ("nhiem_vu.da_thuc_hien", "Nhiệm vụ đã thực hiện", "&state=performed"),
    ("nhiem_vu.tong", "Tổng số nhiệm vụ", ""),
    ("nhiem_vu.ti_le", "Tỷ lệ thực hiện", ""),
    ("nhiem_vu.qua_han", "Nhiệm vụ quá hạn", "&state=overdue"),
)
DOCUMENTS = (
    ("van_ban.tong", "Văn bản đã ban hành trong kỳ"),
    ("van_ban.theo_loai", "Văn bản trong kỳ theo loại"),
    ("van_ban_luy_ke.tong", "Văn bản đã ban hành từ đầu năm"),
    ("van_ban_luy_ke.theo_loai", "Văn bản từ đầu năm theo loại"),
    ("van_ban.tong_qppl", "Văn bản QPPL trong kỳ"),
    ("van_ban.theo_loai_qppl", "Văn bản QPPL trong kỳ theo loại"),
    ("van_ban_luy_ke.tong_qppl", "Văn bản QPPL từ đầu năm"),
    ("van_ban_luy_ke.theo_loai_qppl", "Văn bản QPPL từ đầu năm theo loại"),
)


SPANS = {"chi_tieu": "slug", "cau": "slug", "luy_ke": "year_to_date_slug", "cau_luy_ke": "year_to_date_slug"}


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token with its meaning, its present text ("" when nobody entered it) and the page it comes from."""

    name: str
    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TokenGroup:
    title: str
    lines: tuple[TokenLine, ...]

    @property
    def known(self) -> list[TokenLine]:
        return [line for line in self.lines if line.value]

    @property
    def unknown(self) -> list[TokenLine]:
        return [line for line in self.lines if not line.value]


class FigureLinks:
    """Where the figures of a report's text come from: called with a token's name, it returns an address or ""."""

    def __init__(self, agency: Agency, period: ReportingPeriod, indicators: Iterable[Indicator] | None = None) -> None:
        self.agency, self.period, self.indicators = agency, period, indicators

    def __call__(self, name: str) -> str:
        prefix, _, rest = name.partition(".")
        if prefix in SPANS:
            return self._derivation(prefix, rest)
        if prefix == "nhiem_vu":
            figure, _, area = rest.partition(".")
            queries = {task.partition(".")[2]: query for task, _, query in TASKS}
            within = f"&{urlencode({'area': area})}" if area else ""
            return tasks_url(self.agency, self.period) + queries.get(figure, "") + within
        return _register(self.agency, self.period) if name in dict(DOCUMENTS) else ""

    @cached_property
    def ids(self) -> dict[str, int]:
        known = Indicator.objects.all() if self.indicators is None else self.indicators
        return {one.code: one.pk for one in known}

    def _derivation(self, prefix: str, code: str) -> str:
        slug = getattr(self.period, SPANS[prefix])
        return address("reports:figure", self.agency.code, slug, self.ids[code]) if code in self.ids else ""


def token_groups(
    agency: Agency, period: ReportingPeriod, values: Mapping[str, str], indicators: Collection[Indicator]
) -> tuple[TokenGroup, ...]:
    """Return every token that the writer may use, with its present value; ``indicators`` as defined in the year."""
    entry = reverse("indicators:entry", args=[agency.code, _last_quarter(period)])
    links = FigureLinks(agency, period, indicators)

    def lines(prefix: str) -> Iterator[TokenLine]:
        """What is known leads to how it came about, what is not to where it is entered."""
        for one in indicators:
            name = f"{prefix}.{one.code}"
            value = values.get(name, "")
            yield TokenLine(name, one.name, value, links(name) if value else entry)

    return (
        TokenGroup("Nhiệm vụ", tuple(_task_lines(agency, period, values))),
        TokenGroup("Văn bản đã ban hành, đếm từ sổ văn bản", tuple(_document_lines(agency, period, values))),
        TokenGroup("Chỉ tiêu trong kỳ", tuple(lines("chi_tieu"))),
        TokenGroup("Chỉ tiêu lũy kế từ đầu năm", tuple(lines("luy_ke"))),
        TokenGroup("Cả câu về chỉ tiêu trong kỳ", tuple(one for one in lines("cau") if one.value)),
        TokenGroup(
            "Kỳ, cơ quan, kế hoạch",
            tuple(TokenLine(name, label, values.get(name, "")) for name, label in PLAIN),
        ),
    )


def letter_token_groups(values: Mapping[str, str]) -> tuple[TokenGroup, ...]:
    """Return every token that the writer of a letter may use, with its value."""
    labels = (*LETTERS, *(one for one in PLAIN if one[0] in values))
    return (TokenGroup("Công văn, kỳ, cơ quan", tuple(TokenLine(name, label, values[name]) for name, label in labels)),)


def tasks_url(agency: Agency, period: ReportingPeriod) -> str:
    """Return the page of the tasks behind the progress line."""
    return f"{reverse('plans:tasks')}?agency={agency.code}&period={period.slug}"


def _last_quarter(period: ReportingPeriod) -> str:
    return f"{period.year}-Q{period.quarter_numbers[-1]}"


def _task_lines(agency: Agency, period: ReportingPeriod, values: Mapping[str, str]) -> Iterator[TokenLine]:
    for name, label, query in TASKS:
        yield TokenLine(name, label, values.get(name, ""), tasks_url(agency, period) + query)


def _document_lines(agency: Agency, period: ReportingPeriod, values: Mapping[str, str]) -> Iterator[TokenLine]:
    for name, label in DOCUMENTS:
        yield TokenLine(name, label, values.get(name, ""), _register(agency, period))


def _register(agency: Agency, period: ReportingPeriod) -> str:
    return reverse("documents:list") + "?" + urlencode({"issuer": agency.name, "year": period.year})
