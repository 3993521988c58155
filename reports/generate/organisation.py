"""The province: departments, districts until 30/6/2025, communes, divisions and units, and the merger."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from agencies.models import Agency, AgencyKind, AgencyProfile, Office, OfficeRank, Reorganisation, Succession, User
from agencies.models.reorganisation import ReorganisationKind
from core.text import fold
from reports.demo.indicators import load_catalogue
from reports.demo.plans import load_programmes
from reports.demo.reports import load_templates
from reports.demo.rules import load_rules
from reports.generate.names import DEPARTMENTS, PROVINCE, person, places
from reports.generate.options import Options

ROOT = "VT-UBND"
REVIEWER = "VT-SNV"
START = date(2010, 1, 1)
MERGED_ON = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 30)
BASIS = "Nghị quyết về sắp xếp đơn vị hành chính và tổ chức chính quyền địa phương 02 cấp (dữ liệu sinh tự động)"
COMMUNES_OF_A_DISTRICT = 15
NOT_MERGED = 5  # one commune in so many is made of two


@dataclass
class Province:
    """The made-up rows that later steps need. ``reporting`` are all agencies with plans, gone ones too."""

    options: Options
    top: Agency
    office: Agency
    reporting: list[Agency] = field(default_factory=list)
    writers: dict[int, User] = field(default_factory=dict)
    signers: dict[int, Office] = field(default_factory=dict)
    symbols: dict[int, str] = field(default_factory=dict)
    districts: dict[int, Agency] = field(default_factory=dict)

    def standing_in(self, year: int) -> list[Agency]:
        """Return the agencies that planned and reported in some part of ``year``."""
        return [one for one in self.reporting if one.starts_on.year <= year and not _ended_before(one, year)]


@dataclass
class Draft:
    """An agency to be made: its superiors in turn, each with the day from which it answers to it."""

    code: str
    kind: str
    name: str
    superiors: list[tuple[date, str]]
    starts_on: date = START
    ends_on: date | None = None
    heirs: str = ""


def make_organisation(options: Options) -> Province:
    """Make the agencies, what was merged into what, and the catalogues that every plan and report rests on."""
    for load in (load_programmes, load_catalogue, load_rules, load_templates):
        load()
    random = options.random("organisation")
    top = Draft(ROOT, AgencyKind.PROVINCE, f"Ủy ban nhân dân tỉnh {PROVINCE}", [])
    office = Draft(REVIEWER, AgencyKind.DEPARTMENT, "Sở Nội vụ", [(START, ROOT)])
    departments = _departments(options.agencies)
    above = sum(not one.ends_on for one in departments)
    districts, communes = _below(options.agencies - above, random)
    units = [unit for one in [office, *departments] if not one.ends_on for unit in _units(one)]
    made: dict[str, Agency] = {}
    for drafts in ([top], [office, *departments, *districts], communes, units):
        _store(drafts, made)
    Agency.objects.filter(code=REVIEWER).update(reviews=made[ROOT])
    province = Province(options, made[ROOT], made[REVIEWER])
    province.reporting = [made[draft.code] for draft in (*departments, *districts, *communes)]
    province.districts = {
        made[one.code].pk: made[one.superiors[0][1]] for one in communes if one.superiors[0][1] != ROOT
    }
    province.symbols = {made[draft.code].pk: _symbol(draft) for draft in (office, *departments, *districts, *communes)}
    _merge([*departments, *communes], made)
    _offices(province, random)
    return province


def _ended_before(agency: Agency, year: int) -> bool:
    return agency.ends_on is not None and agency.ends_on.year < year


def _departments(number: int) -> list[Draft]:
    """The first few departments, at most a third of all; a merged one comes with its two predecessors."""
    drafts = []
    for code, name, merged in DEPARTMENTS[: max(1, min(len(DEPARTMENTS), number // 3))]:
        new = Draft(f"VT-{code}", AgencyKind.DEPARTMENT, name, [(START, ROOT)])
        if merged:
            new.starts_on, new.superiors = MERGED_ON, [(MERGED_ON, ROOT)]
        drafts += [
            Draft(f"VT-{old}", AgencyKind.DEPARTMENT, called, [(START, ROOT)], ends_on=LAST_DAY, heirs=new.code)
            for old, called in merged
        ]
        drafts.append(new)
    return drafts


def _below(number: int, random: Random) -> tuple[list[Draft], list[Draft]]:
    """Districts, and ``number`` communes with the predecessors of those that are new."""
    if number <= 0:
        return [], []
    districts = [
        Draft(
            f"VT-H{place:02d}", AgencyKind.DISTRICT, f"Ủy ban nhân dân huyện {name}", [(START, ROOT)], ends_on=LAST_DAY
        )
        for place, name in enumerate(places(max(1, number // COMMUNES_OF_A_DISTRICT)), start=1)
    ]
    names = iter(random.sample(places(2 * number), 2 * number))
    communes = []
    for place in range(1, number + 1):
        code, district = f"VT-X{place:03d}", districts[(place - 1) * len(districts) // number].code
        communes += _commune(code, district, names, is_new=place % NOT_MERGED == 0)
    return districts, communes


def _commune(code: str, district: str, names: Iterator[str], *, is_new: bool) -> list[Draft]:
    name = f"Ủy ban nhân dân xã {next(names)}"
    if not is_new:
        return [Draft(code, AgencyKind.COMMUNE, name, [(START, district), (MERGED_ON, ROOT)])]
    old = [(f"{code}A", name), (f"{code}B", f"Ủy ban nhân dân xã {next(names)}")]
    gone = [
        Draft(was, AgencyKind.COMMUNE, called, [(START, district)], ends_on=LAST_DAY, heirs=code) for was, called in old
    ]
    return [*gone, Draft(code, AgencyKind.COMMUNE, name, [(MERGED_ON, ROOT)], starts_on=MERGED_ON)]


def _units(of: Draft) -> list[Draft]:
    return [
        Draft(f"{of.code}-{code}", kind, name, [(of.starts_on, of.code)], starts_on=of.starts_on)
        for code, kind, name in (
            ("VP", AgencyKind.DIVISION, "Văn phòng"),
            ("TTR", AgencyKind.DIVISION, "Phòng Tổ chức - Hành chính"),
            ("TT", AgencyKind.UNIT, "Trung tâm Thông tin"),
        )
    ]


def _store(drafts: list[Draft], made: dict[str, Agency]) -> None:
    """Make one level of the tree, whose superiors are made already."""
    rows = Agency.objects.bulk_create(
        Agency(
            code=draft.code,
            kind=draft.kind,
            name=draft.name,
            path=draft.code,
            search=fold(f"{draft.code} {draft.name}"),
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
        )
        for draft in drafts
    )
    for draft, agency in zip(drafts, rows, strict=True):
        above = made[draft.superiors[-1][1]].path if draft.superiors else "/"
        agency.path = f"{above}{agency.pk}/"
        made[draft.code] = agency
    Agency.objects.bulk_update(rows, ["path"])
    AgencyProfile.objects.bulk_create(profile for draft in drafts for profile in _profiles(draft, made))


def _profiles(draft: Draft, made: dict[str, Agency]) -> list[AgencyProfile]:
    turns = draft.superiors or [(draft.starts_on, "")]
    return [
        AgencyProfile(
            agency=made[draft.code],
            name=draft.name,
            full_name=_full_name(draft),
            short_name=draft.name.replace("Ủy ban nhân dân", "UBND"),
            symbol=_symbol(draft),
            place=PROVINCE,
            superior=made.get(superior),
            valid_from=start,
            valid_to=LAST_DAY if place + 1 < len(turns) else draft.ends_on,
        )
        for place, (start, superior) in enumerate(turns)
    ]


def _full_name(draft: Draft) -> str:
    is_named = draft.kind != AgencyKind.DEPARTMENT or "tỉnh" in draft.name
    return draft.name if is_named else f"{draft.name} tỉnh {PROVINCE}"


def _symbol(draft: Draft) -> str:
    is_committee = draft.kind in (AgencyKind.PROVINCE, AgencyKind.DISTRICT, AgencyKind.COMMUNE)
    return "UBND" if is_committee else draft.code.rsplit("-", 1)[-1]


def _merge(drafts: list[Draft], made: dict[str, Agency]) -> None:
    pairs = [(made[draft.code], made[draft.heirs]) for draft in drafts if draft.heirs]
    if not pairs:
        return
    event = Reorganisation.objects.create(effective_on=MERGED_ON, kind=ReorganisationKind.MERGE, legal_basis=BASIS)
    Succession.objects.bulk_create(
        Succession(reorganisation=event, predecessor=old, successor=new) for old, new in pairs
    )


def _offices(province: Province, random: Random) -> None:
    """Each agency's head and a deputy, who signs for the head."""
    rows = []
    for agency in [province.office, *province.reporting]:
        head = "Chủ tịch" if agency.kind in (AgencyKind.DISTRICT, AgencyKind.COMMUNE) else "Giám đốc"
        for title, rank in ((head, OfficeRank.HEAD), (f"Phó {head}", OfficeRank.DEPUTY)):
            rows.append(
                Office(
                    agency=agency,
                    title=title,
                    head_title=head,
                    rank=rank,
                    holder_name=person(random),
                    valid_from=agency.starts_on,
                    valid_to=agency.ends_on,
                )
            )
    for office in Office.objects.bulk_create(rows):
        if office.rank == OfficeRank.HEAD:
            province.signers[office.agency_id] = office
