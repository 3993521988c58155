"""Agencies and people from a pasted table: what is guessed, what is refused at its line, what stays as it is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.adding.agencies import read_agencies
from agencies.adding.names import code_of, full_name_of, office_of, symbol_of
from agencies.adding.people import read_people
from agencies.adding.writing import add_agencies, add_people
from agencies.models import Agency, Membership, User
from agencies.permissions import Role
from agencies.services import add_agency
from core.sheets import mark_of
from tests.factories import make_user
from tests.shared import shared


@shared
def ruler(province, home_affairs, department):
    """Administers the whole province."""
    return make_user("ruler", Role.ADMINISTRATOR, province)


@pytest.mark.parametrize(
    ("typed", "kind", "name", "symbol", "code"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", "department", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", "CM-SVHTTDL"),
        ("Phường 1", "commune", "Ủy ban nhân dân phường 1", "UBND", "CM-PHUONG-1"),
        ("UBND xã Đất Mũi", "commune", "Ủy ban nhân dân xã Đất Mũi", "UBND", "CM-XA-DAT-MUI"),
        ("Phòng Tổ chức - Hành chính", "division", "Phòng Tổ chức - Hành chính", "PTCHC", "CM-PTCHC"),
    ],
)
def test_a_name_tells_the_office_its_symbol_and_its_code(typed, kind, name, symbol, code):
    assert office_of(typed, kind) == name
    assert symbol_of(name, kind) == symbol
    assert code_of(name, kind, symbol, "CM") == code


def test_a_department_is_called_after_its_province_once():
    province = "Ủy ban nhân dân tỉnh Cà Mau"
    names = ("Sở Du lịch", "Văn phòng UBND tỉnh", "Thanh tra tỉnh Cà Mau")
    called = ["Sở Du lịch tỉnh Cà Mau", "Văn phòng UBND tỉnh Cà Mau", "Thanh tra tỉnh Cà Mau"]
    assert [full_name_of(name, "department", province) for name in names] == called


def test_each_wrong_line_says_what_is_wrong_and_nothing_is_added(client, ruler):
    table = "\n".join(
        [
            "Sở Y tế\t\t\tuy ban nhan dan tinh kien giang",
            "Hội đồng",
            "Sở Công Thương\t\t\tUBND tỉnh Kiên Gian",
            "so y te\t\t\tuy ban nhan dan tinh kien giang",
            "\tX",
            "Phòng A\t\t\tHội đồng",
            "Phòng B\t\t\tPhòng C",
            "Phòng C\t\t\tPhòng B",
            "Sở Xây dựng\t\t\t\tKG-SDL",
            "Sở du lich",
        ]
    )
    lines = read_agencies(table, ruler).lines
    told = [" ".join(line.problems) for line in lines]
    assert told[0] == told[9] == ""
    assert lines[9].existing == Agency.objects.get(code="KG-SDL")
    expected = ["", "Không đoán được loại",
                "Gần nhất: “Ủy ban nhân dân tỉnh Kiên Giang”", "Trùng với dòng 1", "Thiếu tên",
                "Sửa dòng 2 trước", "vòng quanh", "vòng quanh", "Mã KG-SDL đã dùng"]  # fmt: skip
    assert [want for want, problem in zip(expected, told, strict=False) if want not in problem] == []
    client.force_login(ruler)
    before = Agency.objects.count()
    answer = client.post("/agencies/new/", {"table": table, "valid_from": "1/1/2024", "seen": mark_of(table)})
    assert (answer.status_code, Agency.objects.count()) == (422, before)
    assert "Còn 8 dòng chưa đúng" in answer.text
    assert answer.context["form"]["table"].value().split("\n") == table.split("\n")


def test_what_was_not_seen_is_not_added(client, ruler):
    client.force_login(ruler)
    sent = {"table": "Sở Y tế", "valid_from": "1/1/2024", "seen": mark_of("Sở Công Thương")}
    answer = client.post("/agencies/new/", sent)
    assert (answer.status_code, Agency.objects.filter(search__contains="so y te").exists()) == (409, False)
    assert "Bảng đã đổi sau khi xem trước" in answer.text


def test_nobody_adds_outside_the_own_reach(quan, home_affairs, elsewhere):
    [above, foreign, own] = read_agencies("Phòng A\t\t\tKG-SNV\nPhòng A\t\t\tST-SVHTTDL\nPhòng A", quan).lines
    for line in (above, foreign):
        assert "Không tìm thấy cơ quan cấp trên" in line.problems[0]
    assert (own.new.superior.code, own.new.code) == ("KG-SDL", "KG-SDL-PA")
    [line] = read_people("Lê An;chuyên viên;KG-SNV", quan).lines
    assert "Không tìm thấy cơ quan “KG-SNV” trong phạm vi của bạn." in line.problems[0]


def test_people_keep_their_account_and_get_the_roles_that_they_lack(client, ruler, lan):
    User.objects.filter(pk=lan.pk).update(full_name="Nguyễn Thị Lan")
    table = (
        "Nguyễn Thị Lan;chuyen vien;so du lich\nNguyễn Thị Lan;người ký;SDL\nTrần Lan;kiểm tra;SDL;lan\n"
        "Đỗ Văn Ân;quản trị;SDL\nĐỗ Văn Ân;lãnh đạo;SDL\nĐỗ Văn Ân;chuyên viên;SNV\nVũ Hà;thẩm định;SDL\nVũ Hà;vua;SDL"
    )
    lines = read_people(table, ruler).lines
    assert [(line.new.username, line.is_held) for line in lines if line.new] == [
        ("lan", True), ("lan", False), ("andv.kg-sdl", False), ("andv.kg-sdl", False), ("andv.kg-snv", False)
    ]  # fmt: skip
    told = [line.problems[0] for line in lines if line.problems]
    assert [one.split(";")[0].split(" là ")[0] for one in told] == [
        "Tên đăng nhập “lan”", "Sở Du lịch không thẩm định cơ quan nào", "Không rõ vai trò “vua”"
    ]  # fmt: skip
    client.force_login(ruler)
    right = "\n".join(table.split("\n")[:2])
    for _ in range(2):
        assert client.post("/people/new/", {"table": right, "seen": mark_of(right)}).status_code == 302
    assert set(Membership.objects.filter(user=lan).values_list("role", flat=True)) == {"editor", "signatory"}


def cost_of_adding(ruler, begin: int, number: int) -> tuple[int, int]:
    """How many statements it takes to add communes with an office each, and a clerk for each of them."""
    lines = [f"Xã Số {n}\nPhòng {n}\t\t\tXã Số {n}" for n in range(begin, begin + number)]
    with CaptureQueriesContext(connection) as agencies:
        add_agencies(read_agencies("\n".join(lines), ruler), valid_from=date(2024, 1, 1))
    lines = [f"Lê Văn {n};chuyên viên;Ủy ban nhân dân xã Số {n}" for n in range(begin, begin + number)]
    with CaptureQueriesContext(connection) as people:
        add_people(read_people("\n".join(lines), ruler))
    return len(agencies), len(people)


def test_a_long_table_costs_as_many_statements_as_a_short_one_and_adds_the_same_as_one_by_one(ruler, province):
    cost_of_adding(ruler, 0, 1)  # the connection learns who acts
    assert cost_of_adding(ruler, 1, 3) == cost_of_adding(ruler, 4, 12)
    one = add_agency(
        code="X", kind="commune", valid_from=date(2024, 1, 1), superior=province, symbol="UBND", place="xã Số 0",
        name="Ủy ban nhân dân xã Số 0", full_name="Ủy ban nhân dân xã Số 0", short_name="UBND xã Số 0",
    )  # fmt: skip
    same = Agency.objects.get(code="KG-XA-SO-0")
    assert (same.path, same.name) == (f"{province.path}{same.pk}/", one.name)
    assert same.search == one.search.replace("x ", "kg-xa-so-0 ", 1)
    told = ("name", "full_name", "short_name", "symbol", "superior", "valid_from", "valid_to")
    assert same.profiles.values(*told).get() == one.profiles.values(*told).get()
    office = Agency.objects.get(name__startswith="Phòng 0")
    assert office.path == f"{same.path}{office.pk}/"
    assert not User.objects.get(username="0lv.kg-xa-so-0").has_usable_password()


def test_what_was_meant_is_looked_for_in_the_first_wrong_lines_alone(ruler):
    table = "\n".join(f"Phòng {n}\t\t\tSở Du lich {n}" for n in range(40))
    problems = [line.problems[0] for line in read_agencies(table, ruler).lines]
    assert [("Gần nhất: “Sở Du lịch”" in one) for one in problems] == [True] * 10 + [False] * 30
