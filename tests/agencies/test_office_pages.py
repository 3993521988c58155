"""An administrator keeps who signs for the agency."""

from datetime import date

import pytest

from agencies.models import Agency, Authorisation, Office
from tests.factories import make_office
from tests.shared import late

URL = "/agencies/KG-SDL/offices/"
OFFICE = {
    "title": "Giám đốc",
    "rank": "head",
    "head_title": "Giám đốc",
    "holder_name": "Bùi Văn Tám",
    "valid_from": "1/2/2024",
}
WRITTEN = {"kind": "KT", "document": "Quyết định số 12/QĐ-SDL", "valid_from": "1/1/2024", "types": "BC,  KH"}


@pytest.fixture
@late
def admin(client, quan):
    client.force_login(quan)
    return client


def test_a_deputy_without_a_paper_is_shown_as_such(admin, department):
    deputy = make_office(department, authorised=False)
    assert "Hôm nay chưa được ký" in admin.get(URL).text
    assert admin.post(f"{URL}{deputy.pk}/new/", WRITTEN).status_code == 302
    text = admin.get(URL).text
    assert "Hôm nay chưa được ký" not in text
    assert "Quyết định số 12/QĐ-SDL" in text
    assert Authorisation.objects.get().types == "BC, KH"


def test_an_office_is_added_and_changed(admin, department):
    assert admin.post(f"{URL}new/", OFFICE).status_code == 302
    office = Office.objects.get()
    answer = admin.post(f"{URL}{office.pk}/", OFFICE | {"valid_to": "31/12/2024", "version": "1"})
    assert answer.status_code == 302
    office.refresh_from_db()
    assert (office.valid_to, office.version) == (date(2024, 12, 31), 2)


def test_a_second_editor_is_told_and_loses_nothing(admin, department):
    office = make_office(department)
    Office.objects.update(version=2)
    answer = admin.post(f"{URL}{office.pk}/", OFFICE | {"version": "1"})
    assert answer.status_code == 409
    assert "Bùi Văn Tám" in answer.text
    again = admin.post(f"{URL}{office.pk}/", OFFICE | {"version": answer.context["form"].data["version"]})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"valid_to": "31/12/2023"}, "“Đến ngày” phải sau “từ ngày”."),
        ({"valid_from": "30/2/2024"}, "Ngày 30/02/2024 không có trong lịch."),
        ({"rank": "boss"}, "không có trong danh sách"),
        ({"title": ""}, "Chức vụ"),
    ],
)
def test_a_wrong_office_is_refused_at_its_field(admin, department, wrong, message):
    answer = admin.post(f"{URL}new/", OFFICE | wrong)
    assert answer.status_code == 422
    assert message in answer.text
    assert not Office.objects.exists()


@pytest.mark.parametrize(
    ("rank", "wrong", "message"),
    [
        ("deputy", {"kind": "TL"}, "không có trong danh sách"),
        ("deputy", {"types": "báo cáo"}, "không phải chữ viết tắt của loại văn bản"),
        ("deputy", {"document": " "}, "Văn bản giao, ủy quyền"),
        ("head", {}, "là người đứng đầu: tự ký, không cần ủy quyền."),
    ],
)
def test_a_wrong_authorisation_is_refused(admin, department, rank, wrong, message):
    office = make_office(department, rank=rank, authorised=False)
    answer = admin.post(f"{URL}{office.pk}/new/", WRITTEN | wrong)
    assert answer.status_code == 422
    assert message in answer.text
    assert not Authorisation.objects.exists()


def test_the_same_paper_is_recorded_once(admin, department):
    office = make_office(department, authorised=False)
    admin.post(f"{URL}{office.pk}/new/", WRITTEN)
    answer = admin.post(f"{URL}{office.pk}/new/", WRITTEN)
    assert "đã được ghi từ cùng ngày" in answer.text


def test_the_way_of_numbering_is_chosen(admin, department):
    seen = Agency.objects.get(pk=department.pk).version
    admin.post("/agencies/KG-SDL/number-series/", {"number_series": "common", "version": seen})
    assert Agency.objects.get(pk=department.pk).number_series == "common"
    assert admin.post("/agencies/KG-SDL/number-series/", {"number_series": "x", "version": seen}).status_code == 422


def test_an_office_of_another_agency_is_not_there(admin, department, elsewhere):
    foreign = make_office(elsewhere)
    assert admin.get(f"{URL}{foreign.pk}/").status_code == 404
    assert admin.get(f"{URL}{foreign.pk}/new/").status_code == 404
    assert admin.get("/agencies/ST-SVHTTDL/offices/").status_code == 404
