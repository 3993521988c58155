"""A pasted table of agencies: each line matched with what is there, and what adding it would make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agencies.adding import names
from agencies.models import Agency, AgencyKind, AgencyProfile, User
from core import clock
from core.sheets import Line, of_list, quoted, read_sheet, without_value
from core.suggest import Suggestions
from core.text import fold

COLUMNS = {
    "name": ("ten", "ten co quan", "co quan", "co quan don vi", "co quan, don vi", "ten don vi", "don vi"),
    "symbol": ("ky hieu", "viet tat"),
    "kind": ("loai", "loai co quan", "loai don vi"),
    "superior": ("co quan cap tren", "cap tren", "co quan chu quan", "truc thuoc", "chu quan"),
    "code": ("ma", "ma co quan", "ma don vi"),
    "place": ("dia danh",),
}
LABELS = {
    "name": "Tên cơ quan",
    "symbol": "Ký hiệu",
    "kind": "Loại",
    "superior": "Cơ quan cấp trên",
    "code": "Mã",
    "place": "Địa danh",
}
CALLED = ("name", "full_name", "short_name", "symbol", "agency__code")  # by which a sheet may name an agency
LENGTHS = {"name": 255, "symbol": 32, "code": names.CODE_LENGTH, "place": 120}
KIND_NAMES = names.KINDS | {fold(kind.label).replace(",", ""): kind for kind in AgencyKind}


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An agency to be added. Its superior is there already, or is the one of another line (``superior_line``)."""

    name: str
    full_name: str
    short_name: str
    code: str
    kind: AgencyKind
    symbol: str
    place: str
    superior: Agency | None
    superior_line: int | None
    superior_name: str
    reviews: bool


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """What a line would do: add ``new``, nothing because ``existing`` is there, or nothing because of ``problems``."""

    number: int
    name: str
    new: NewAgency | None = None
    existing: Agency | None = None
    problems: Sequence[str] = ()
    guessed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AgencySheet:
    lines: Sequence[AgencyLine]
    ignored: Sequence[str]

    @property
    def new(self) -> list[AgencyLine]:
        return [line for line in self.lines if line.new]

    @property
    def wrong(self) -> list[AgencyLine]:
        return [line for line in self.lines if line.problems]

    def in_order(self) -> Iterator[tuple[int, NewAgency]]:
        """Yield the new agencies with their line numbers, each after its superior."""
        for level in self.levels():
            yield from level

    def levels(self) -> Iterator[list[tuple[int, NewAgency]]]:
        """Yield the new agencies with their line numbers: first those whose superiors are there, then those below."""
        waiting = {line.number: line.new for line in self.lines if line.new}
        while waiting:
            ready = [number for number, new in waiting.items() if new.superior_line not in waiting]
            yield [(number, waiting.pop(number)) for number in ready]


@dataclass(frozen=True, slots=True)
class Known:
    """The agencies below which the user may add others, by each of their folded names; all codes that are taken."""

    agencies: Sequence[Agency]
    by_name: Mapping[str, Sequence[Agency]]
    codes: frozenset[str]
    top: Agency | None

    @classmethod
    def of(cls, user: User) -> "Known":
        agencies = list(Agency.objects.heading(user).existing_on(clock.today()))
        by_pk, by_name = {agency.pk: agency for agency in agencies}, dict[str, list[Agency]]()
        profiles = AgencyProfile.objects.on(clock.today()).filter(agency__in=by_pk)
        for agency_id, *called in profiles.values_list("agency", *CALLED):
            for name in {names.words_of(one) for one in called}:
                by_name.setdefault(name, []).append(by_pk[agency_id])
        codes = frozenset(Agency.objects.values_list("code", flat=True))
        top = min(agencies, key=lambda agency: (agency.path.count("/"), agency.pk), default=None)
        return cls(agencies, by_name, codes, top)


@dataclass(frozen=True, slots=True)
class Called:
    """The lines of the table by the folded names in them, and what else a name in it may mean."""

    lines: Mapping[str, Sequence[Line]]
    alike: Suggestions

    @classmethod
    def of(cls, lines: Sequence[Line], known: Known) -> "Called":
        found = dict[str, list[Line]]()
        for line in lines:
            found.setdefault(names.words_of(line.cells["name"]), []).append(line)
        spelled = {word: agencies[0].name for word, agencies in known.by_name.items()}
        return cls(found, Suggestions(spelled | {word: own[0].cells["name"] for word, own in found.items()}))

    def first_like(self, line: Line) -> int:
        """Return the number of the first line with the same name and superior."""
        above = names.words_of(line.cells["superior"])
        like = self.lines[names.words_of(line.cells["name"])]
        return next(one.number for one in like if names.words_of(one.cells["superior"]) == above)


def read_agencies(text: str, user: User) -> AgencySheet:
    """Return what each line of the pasted table would do when ``user`` adds it.

    Kind, symbol, code and superior are guessed from the name where they are not given, and the guess is told.
    Raises DomainError for a table that is too long.
    """
    sheet, known = read_sheet(text, COLUMNS), Known.of(user)
    called = Called.of(sheet.lines, known)
    lines = [_read(line, known, called) for line in sheet.lines]
    return _coded(AgencySheet(_unlooped(_taken(lines, known.codes)), sheet.ignored), known)


def _read(line: Line, known: Known, called: Called) -> AgencyLine:
    cells, found = line.cells, AgencyLine(line.number, line.cells["name"])
    if not cells["name"]:
        return replace(found, problems=["Thiếu tên cơ quan."])
    if odd := without_value(line, LABELS):
        return replace(found, problems=odd)
    kind = of_list(KIND_NAMES, names.words_of(cells["kind"] or cells["name"]))
    above, above_line, problems = _superior(line, known, called)
    problems = [*_mistakes(line, kind, called), *problems]
    if problems:
        return replace(found, problems=problems)
    name = names.office_of(cells["name"], AgencyKind(kind))
    same = known.by_name.get(names.words_of(name), ())
    there = next((one for one in same if above and one.path == f"{above.path}{one.pk}/"), None)
    if there:
        return replace(found, existing=there)
    guesses = {"loại": cells["kind"], "ký hiệu": cells["symbol"], "cấp trên": cells["superior"], "mã": cells["code"]}
    guessed = [label for label, typed in guesses.items() if not typed]
    return replace(found, new=_new(cells, name, AgencyKind(kind), above, above_line, known), guessed=guessed)


def _mistakes(line: Line, kind: str, called: Called) -> list[str]:
    cells, first = line.cells, called.first_like(line)
    found = [f"{quoted(cells[key])} dài quá {most} ký tự." for key, most in LENGTHS.items() if len(cells[key]) > most]
    if first != line.number:
        found.append(f"Trùng với dòng {first}.")
    if not kind:
        found.append(_which_kind(cells["kind"]))
    if cells["code"] and not names.CODE.fullmatch(cells["code"].upper()):
        found.append(f"Mã {quoted(cells['code'])} chỉ gồm chữ không dấu, số và dấu gạch ngang; ví dụ: CM-SDL.")
    return found


def _which_kind(typed: str) -> str:
    labels = ", ".join(kind.label for kind in AgencyKind)
    told = f"Không rõ loại {quoted(typed)}" if typed else "Không đoán được loại cơ quan từ tên"
    return f"{told}; ghi một trong: {labels}."


def _superior(line: Line, known: Known, called: Called) -> tuple[Agency | None, int | None, list[str]]:
    """Return the superior that is there, or the line that makes it, or what is wrong."""
    typed = line.cells["superior"]
    if not typed:
        return known.top, None, [] if known.top else ["Chưa có cơ quan nào để làm cấp trên."]
    name = names.words_of(typed)
    there, made = known.by_name.get(name, ()), called.lines.get(name, ())
    if len(there) == 1:
        return there[0], None, []
    if len(there) > 1:
        codes = ", ".join(agency.code for agency in there)
        return None, None, [f"Có {len(there)} cơ quan tên {quoted(typed)}; ghi mã của cơ quan cấp trên: {codes}."]
    if len(made) == 1 and made[0] is not line:
        return None, made[0].number, []
    if len(made) > 1:
        return None, None, [f"Có {len(made)} dòng tên {quoted(typed)}; thêm các cơ quan cấp trên trước."]
    alike = [one for one in called.alike.of(name) if one != line.cells["name"]]
    hint = f" Gần nhất: {', '.join(map(quoted, alike))}." if alike else ""
    return None, None, [f"Không tìm thấy cơ quan cấp trên {quoted(typed)} trong phạm vi của bạn.{hint}"]


def _new(
    cells: Mapping[str, str], name: str, kind: AgencyKind, above: Agency | None, above_line: int | None, known: Known
) -> NewAgency:
    province = known.top.name if known.top and known.top.kind == AgencyKind.PROVINCE else ""
    is_home_affairs = names.words_of(name).startswith("so noi vu") and kind == AgencyKind.DEPARTMENT
    symbol = cells["symbol"] or names.symbol_of(name, kind)
    return NewAgency(
        name=name,
        full_name=names.full_name_of(name, kind, province)[:255],
        short_name=name.replace(names.COMMITTEE, "UBND", 1)[:120],
        code=cells["code"].upper(),  # where none is typed, one is given when the superior has its own
        kind=kind,
        symbol=symbol,
        place=cells["place"] or (names.place_of(name) or names.place_of(province) or _place(known))[:120],
        superior=above,
        superior_line=above_line,
        superior_name=above.name if above else cells["superior"],
        reviews=is_home_affairs and above is not None and above.kind == AgencyKind.PROVINCE,
    )


def _place(known: Known) -> str:
    return known.top.profile_on(clock.today()).place if known.top else ""


def _taken(lines: Sequence[AgencyLine], taken: frozenset[str]) -> list[AgencyLine]:
    """Refuse the codes that were typed and belong to another agency, or stand on two lines."""
    used, found = {code.upper() for code in taken}, []
    for line in lines:
        if line.new and line.new.code in used:
            line = replace(line, new=None, problems=[f"Mã {line.new.code} đã dùng cho cơ quan khác."])
        elif line.new and line.new.code:
            used.add(line.new.code)
        found.append(line)
    return found


def _coded(sheet: AgencySheet, known: Known) -> AgencySheet:
    """Give each new agency without a code one of its own, that begins like its superior's."""
    used = {code.upper() for code in known.codes} | {new.code for _, new in sheet.in_order()}
    given: dict[int, NewAgency] = {}
    for number, new in sheet.in_order():
        above = new.superior or given.get(new.superior_line or 0)
        prefix = names.prefix_of(above.code, above.kind) if above else ""
        code = new.code or _free(names.code_of(new.name, new.kind, new.symbol, prefix), used)
        used.add(code.upper())
        given[number] = replace(new, code=code)
    lines = [replace(line, new=given[line.number]) if line.new else line for line in sheet.lines]
    return replace(sheet, lines=lines)


def _free(code: str, used: set[str]) -> str:
    tries = (f"{code[: names.CODE_LENGTH - 3]}-{number}" for number in range(2, 1000))
    return code if code.upper() not in used else next(one for one in tries if one.upper() not in used)


def _unlooped(lines: Sequence[AgencyLine]) -> list[AgencyLine]:
    """Refuse the lines whose superiors lead to no agency that is there or is made."""
    by_number = {line.number: line for line in lines}
    return [_stands(line, by_number) for line in lines]


def _stands(line: AgencyLine, by_number: Mapping[int, AgencyLine]) -> AgencyLine:
    seen, one = {line.number}, line
    while one.new and one.new.superior_line is not None:
        above = one.new.superior_line
        if above in seen:
            return replace(line, new=None, problems=["Các dòng trỏ vòng quanh nhau làm cấp trên."])
        seen.add(above)
        one = by_number[above]
    if one is line or one.new or one.existing:
        return line
    return replace(line, new=None, problems=[f"Sửa dòng {one.number} trước: cơ quan cấp trên nằm ở dòng đó."])
