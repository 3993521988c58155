"""From an empty database to the first opened period, and the clerk who then sees what to do."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from agencies.models import Agency, User
from core.models import AuditRecord
from core.sheets import mark_of
from periods.models import CalendarEntry, ReportingDuty
from plans.models import Programme

NEW = "Thuyền-buồm-19/5"
AGENCIES = """Tên cơ quan\tKý hiệu\tCơ quan cấp trên
Sở Nội vụ\tSNV\t
Sở Du lịch\tSDL\tuy ban nhan dan tinh ca mau
Văn phòng\t\tso du lich
Xã Hòa Bình\t\t"""
PEOPLE = """Họ và tên;Vai trò;Cơ quan
Nguyễn Thị Lan;chuyên viên;so du lich
Nguyễn Thị Lan;người ký;Sở Du lịch
Trần Văn Hòa;thẩm định;SNV
Lê Văn Bình;chuyen vien nhap lieu;CM-SNV
Phạm Thị Sáu;chuyên viên;UBND xã Hòa Bình"""


def enter(link: str) -> Client:
    """Let somebody set a password by a link, and sign in."""
    visitor = Client()
    [(place, _)] = visitor.get(link, follow=True).redirect_chain
    visitor.post(place, {"new_password1": NEW, "new_password2": NEW})
    return visitor


def test_from_an_empty_database_to_the_first_opened_period(db, settings):
    settings.PORTAL_TODAY = date(2024, 3, 5)
    desk = given_an_administrator_made_by_the_command()
    then_the_home_page_leads_to_the_set_up(desk, "0/7")
    when_he_adds_agencies_from_a_sheet(desk)
    links = when_he_adds_people_from_a_sheet(desk)
    when_he_loads_what_the_portal_brings(desk)
    when_he_sets_the_calendar_and_opens_the_first_period(desk)
    then_all_is_done_and_recorded_in_his_name(desk)
    then_a_clerk_sees_the_duty(links["lannt.cm-sdl"])


def given_an_administrator_made_by_the_command():
    told = StringIO()
    arguments = ["first_administrator", "UBND tỉnh Cà Mau", "--name", "Nguyễn Văn An", "--url", "http://testserver/"]
    call_command(*arguments, stdout=told)
    desk = enter(re.search(r"http://testserver(/\S+)", told.getvalue())[1])
    with pytest.raises(CommandError, match="đã có người quản trị"):
        call_command(*arguments)
    assert desk.post("/sign-in/", {"login": "quantri", "password": NEW}).status_code == 302
    return desk


def then_the_home_page_leads_to_the_set_up(desk, done):
    assert 'href="/setup/"' in desk.get("/").text
    assert f"Đã xong {done} bước" in desk.get("/setup/").text


def when_he_adds_agencies_from_a_sheet(desk):
    typed = {"table": AGENCIES, "valid_from": "1/1/2024"}
    seen = desk.post("/agencies/new/?back=setup", typed | {"do": "preview"})
    assert "Thêm 4 cơ quan" in seen.text
    assert Agency.objects.count() == 1
    assert desk.post("/agencies/new/?back=setup", typed | {"seen": mark_of(AGENCIES)}).headers["Location"] == "/setup/"
    made = Agency.objects.order_by("pk").values_list("code", "kind", "name")
    assert list(made)[1:] == [
        ("CM-SNV", "department", "Sở Nội vụ tỉnh Cà Mau"),
        ("CM-SDL", "department", "Sở Du lịch tỉnh Cà Mau"),
        ("CM-XA-HOA-BINH", "commune", "Ủy ban nhân dân xã Hòa Bình"),
        ("CM-SDL-VP", "division", "Văn phòng"),
    ]


def when_he_adds_people_from_a_sheet(desk):
    answer = desk.post("/people/new/", {"table": PEOPLE, "seen": mark_of(PEOPLE)}, follow=True)
    assert "Đã tạo 4 tài khoản, giao 5 vai trò." in answer.text
    shown = re.findall(r"<td[^>]*>([a-z.-]+)</td><td[^>]*><code[^>]*>http://testserver(/[^<]+)", answer.text)
    assert "new-password" not in desk.get("/people/").text  # shown once
    return dict(shown)


def when_he_loads_what_the_portal_brings(desk):
    for what in ("programmes", "catalogue", "templates"):
        assert desk.post("/setup/load/", {"what": what}).status_code == 302
    assert list(Programme.objects.values_list("code", flat=True)) == ["NQ76"]  # an older one is a choice
    assert 'name="programme" value="NQ30C"' in desk.get("/setup/").text
    assert desk.post("/setup/load/", {"what": "programmes", "programme": "NQ30C"}).status_code == 302
    assert Programme.objects.count() == 2
    assert 'name="programme"' not in desk.get("/setup/").text


def when_he_sets_the_calendar_and_opens_the_first_period(desk):
    page = desk.get("/periods/calendar/CM-UBND/2024/")
    rows = page.context["rows"]
    usual = {f"{row.kind}-{name}": row.form.initial[name] for row in rows for name in ("due_on", "closes_on")}
    usual = {name: f"{day:%d/%m/%Y}" for name, day in usual.items()}
    asked = {f"{row.kind}-is_asked": "on" for row in rows if row.form.initial["is_asked"]}
    assert desk.post("/periods/calendar/CM-UBND/2024/", usual | asked).status_code == 302
    entries = CalendarEntry.objects.order_by("due_on").values_list("period__kind", "due_on", "is_estimate")
    assert list(entries) == [
        (kind, date(2024, month, 20), False) for kind, month in zip(("Q1", "6T", "Q3", "N"), (3, 6, 9, 12), strict=True)
    ]
    lines = desk.get("/periods/calendar/CM-UBND/2024-Q1/open/").context["lines"]
    chosen = [one.agency.pk for one, is_chosen in lines if is_chosen]
    answer = desk.post("/periods/calendar/CM-UBND/2024-Q1/open/?back=setup", {"agencies": chosen}, follow=True)
    assert "Đã mở Quý I/2024 cho 3 cơ quan, hạn gửi 20/03/2024." in answer.text


def then_all_is_done_and_recorded_in_his_name(desk):
    assert "Đã xong 7/7 bước" in desk.get("/setup/").text
    assert 'href="/setup/"' not in desk.get("/").text
    assert ReportingDuty.objects.count() == 3
    told = AuditRecord.objects.filter(model__in=["agencies.Agency", "agencies.Membership", "periods.ReportingDuty"])
    assert set(told.values_list("actor_name", flat=True)) == {"hệ thống:first_administrator", "quantri"}


def then_a_clerk_sees_the_duty(link):
    clerk = enter(link)
    assert clerk.post("/sign-in/", {"login": "lannt.cm-sdl", "password": NEW}).status_code == 302
    home = clerk.get("/").text
    assert "Quý I/2024, Sở Du lịch tỉnh Cà Mau" in home
    assert "20/03/2024" in home
    assert "Nhập kết quả nhiệm vụ" in home
    assert "Bắt đầu với cổng" in home
    clerk.post("/account/tour/")
    assert "Bắt đầu với cổng" not in clerk.get("/").text
    assert "Bắt đầu với cổng" in clerk.get("/?tour=1").text
    assert User.objects.get(username="lannt.cm-sdl").tours_seen == "editor signatory"
