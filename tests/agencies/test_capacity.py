"""What is printed above a signature, and who may not sign on a day."""

from datetime import date

import pytest

from agencies.capacity import authority_lines, capacity_on
from agencies.models import Authorisation, AuthorityKind, Office
from core.errors import DomainError

DAY = date(2024, 3, 15)


def office(rank: str, title: str, head: str, **more) -> Office:
    values = {"holder_name": "Nguyễn Chí Thanh", "valid_from": date(2016, 1, 1)} | more
    return Office(rank=rank, title=title, head_title=head, **values)


DEPUTY = office("deputy", "Phó Giám đốc", "Giám đốc")
CHIEF = office("unit", "Chánh Văn phòng", "Giám đốc")


def written(kind: str = "KT", **more) -> Authorisation:
    values = {"document": "Quyết định số 12/QĐ-SDL", "valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31)}
    return Authorisation(kind=kind, **(values | more))


@pytest.mark.parametrize(
    ("kind", "held", "footing", "lines"),
    [
        ("department", office("head", "Giám đốc", "Giám đốc"), None, ("GIÁM ĐỐC",)),
        ("department", office("acting", "Quyền Giám đốc", "Giám đốc"), None, ("Q. GIÁM ĐỐC",)),
        ("department", DEPUTY, None, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("department", CHIEF, AuthorityKind.BY_ORDER, ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("department", CHIEF, AuthorityKind.BY_DELEGATION, ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("province", office("head", "Chủ tịch", "Chủ tịch"), None, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "commune",
            office("deputy", "Phó Chủ tịch", "Chủ tịch"),
            None,
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("district", office("acting", "", "Chủ tịch"), None, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (
            "province",
            office("unit", "Chánh Văn phòng", "Chủ tịch"),
            AuthorityKind.BY_ORDER,
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ),
    ],
)
def test_the_lines_above_a_signature(kind, held, footing, lines):
    assert authority_lines(kind, held, footing) == lines


def test_a_head_signs_without_a_paper():
    capacity = capacity_on("department", office("head", "Giám đốc", "Giám đốc"), [], day=DAY, type="BC")
    assert (capacity.lines, capacity.authorisation) == (("GIÁM ĐỐC",), None)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2024, 12, 31)])
def test_a_deputy_signs_from_the_first_to_the_last_day_of_the_authorisation(day):
    assert capacity_on("department", DEPUTY, [written()], day=day, type="BC").lines[0] == "KT. GIÁM ĐỐC"


@pytest.mark.parametrize(
    ("authorisations", "day", "reason"),
    [
        ([], DAY, "chưa có văn bản giao, ủy quyền nào được ghi"),
        ([written("TL")], DAY, "chưa có văn bản giao, ủy quyền nào được ghi"),
        ([written()], date(2023, 12, 31), "không văn bản giao, ủy quyền nào có hiệu lực vào ngày 31/12/2023"),
        ([written()], date(2025, 1, 1), "không văn bản giao, ủy quyền nào có hiệu lực vào ngày 01/01/2025"),
        ([written(types="KH, QĐ")], DAY, r"\(Quyết định số 12/QĐ-SDL\) không gồm loại văn bản BC"),
        ([written()], date(2015, 12, 31), "không giữ chức vụ vào ngày 31/12/2015"),
    ],
)
def test_a_deputy_without_one_on_that_day_is_refused_with_the_reason(authorisations, day, reason):
    with pytest.raises(DomainError, match=reason):
        capacity_on("department", DEPUTY, authorisations, day=day, type="BC")


def test_the_authorisation_made_for_the_type_decides_between_tl_and_tuq():
    both = [written("TL"), written("TUQ", types="BC, CV")]
    assert capacity_on("department", CHIEF, both, day=DAY, type="BC").lines[0] == "TUQ. GIÁM ĐỐC"
    assert capacity_on("department", CHIEF, both, day=DAY, type="KH").lines[0] == "TL. GIÁM ĐỐC"
