"""A pasted table is taken whole or not at all, and reaches nothing that is not the administrator's."""

import pytest

from agencies.models import Agency, AgencyProfile, Membership, User
from agencies.permissions import Role
from core.sheets import LONGEST, mark_of
from tests.factories import make_user

ROWS = LONGEST
WRONG = {ROWS - 1: "Phòng X\t#REF!", ROWS: "Phòng Y\t\t\t=B2"}


@pytest.fixture
def ruler(province, home_affairs, department):
    return make_user("ruler", Role.ADMINISTRATOR, province)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Agency, AgencyProfile, User, Membership))


def paste(client, table: str, url: str = "/agencies/new/"):
    return client.post(url, {"table": table, "seen": mark_of(table), "valid_from": "1/1/2024"})


def test_of_a_long_table_with_wrong_lines_at_its_end_nothing_is_added_and_each_is_told(client, ruler):
    client.force_login(ruler)
    before = counts()
    lines = [WRONG.get(number, f"Phòng số {number}") for number in range(1, ROWS + 1)]
    answer = paste(client, "\n".join(lines))
    assert (answer.status_code, counts()) == (422, before)
    told = {line.number: line.problems for line in answer.context["sheet"].wrong}
    assert told.keys() == WRONG.keys()
    assert "Cột “Ký hiệu”: “#REF!”" in told[ROWS - 1][0]
    assert "Cột “Cơ quan cấp trên”: “=B2”" in told[ROWS][0]
    assert f'<td data-label="Dòng">{ROWS - 1}</td>' in answer.text
    right = "\n".join(line for line in lines if line not in WRONG.values())
    assert paste(client, right).status_code == 302
    added = counts()
    assert added[0] == before[0] + ROWS - len(WRONG)
    assert paste(client, right).status_code == 302
    assert counts() == added


def test_a_table_of_five_thousand_lines_is_refused_whole_with_the_way_out(client, ruler):
    client.force_login(ruler)
    before = counts()
    answer = paste(client, "\n".join(f"Phòng số {number}" for number in range(5000)))
    assert (answer.status_code, counts()) == (422, before)
    assert "Bảng có 5000 dòng; mỗi lần dán tối đa 1000 dòng, hãy chia làm nhiều lần." in answer.text


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("Lê An\tchuyên viên\tST-SVHTTDL", "trong phạm vi của bạn"),
        ("Lê An\tchuyên viên\tKG-SDL\tstranger", "đã có người khác dùng"),
        ("Lê An\tchuyên viên\t\nLê Bình\tchuyên viên\tKG-SDL", "Thiếu cơ quan."),
        ("Lê An\t#N/A\tKG-SDL", "Cột “Vai trò”: “#N/A”"),
        ("Lê An\tchuyên viên\t45366", "Không tìm thấy cơ quan “45366”"),
    ],
    ids=["another province", "another's name", "a merged cell", "an error", "a date as a number"],
)
def test_a_line_that_reaches_too_far_or_holds_no_value_lets_nothing_in(client, ruler, elsewhere, stranger, table, told):
    client.force_login(ruler)
    before = counts()
    answer = paste(client, table, "/people/new/")
    assert (answer.status_code, counts()) == (422, before)
    assert told in " ".join(answer.context["sheet"].wrong[0].problems)


def test_what_is_there_already_is_not_changed_by_a_line_that_calls_it_new(client, ruler, department):
    client.force_login(ruler)
    before = counts(), list(Agency.objects.values()), list(AgencyProfile.objects.values())
    assert paste(client, "Sở Du lịch\tKHAC\tSở\t\tKG-KHAC\tCà Mau").status_code == 302
    assert (counts(), list(Agency.objects.values()), list(AgencyProfile.objects.values())) == before
