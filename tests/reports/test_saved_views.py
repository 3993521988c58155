"""Views of the dashboard that a person keeps: name and address, nobody else's business. Who may: the matrix."""

import pytest

from core.errors import ConflictError
from reports.charts.addresses import LONGEST, kept_address
from reports.models import SavedView
from reports.services.saved_views import rename_view, save_view
from tests.shared import late

PAGE = "/dashboard/views/"
HEAT = "/dashboard/charts/?view=heat&period=2024-Q1"


@pytest.fixture
@late
def reader(client, hoa):
    client.force_login(hoa)
    return client


def test_a_view_is_kept_with_its_filters_and_leads_back_to_them(reader, hoa, duty):
    assert 'value="/dashboard/charts/?view=heat&amp;period=2024-Q1"' in reader.get(PAGE, {"address": HEAT}).text
    answer = reader.post(PAGE, {"name": " Bản đồ  quý I ", "address": f"{HEAT}&kind="})
    assert answer.headers["Location"] == HEAT
    view = SavedView.objects.get()
    assert (view.user, view.address) == (hoa, HEAT)
    assert "Đã lưu chế độ xem" in reader.get(answer.headers["Location"]).text
    assert HEAT.replace("&", "&amp;") in reader.get(PAGE).text
    part = reader.get(PAGE, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert HEAT.replace("&", "&amp;") in part


def test_each_person_has_own_views_under_the_same_name(reader, hoa, chi):
    for user in (hoa, chi):
        save_view(user=user, name="Của tôi", address=HEAT if user == hoa else "/dashboard/2024-Q1/")
    assert "/dashboard/2024-Q1/" not in reader.get(PAGE).text
    other = SavedView.objects.get(user=chi)
    assert reader.get(other.get_absolute_url()).status_code == 404
    assert reader.post(f"{other.get_absolute_url()}delete/").status_code == 404


def test_a_name_is_taken_once_and_what_was_typed_stays(reader, hoa):
    save_view(user=hoa, name="Quý I", address=HEAT)
    answer = reader.post(PAGE, {"name": "Quý I", "address": HEAT})
    assert answer.status_code == 422
    assert "Đã có chế độ xem tên “Quý I”; hãy đặt tên khác." in answer.text
    assert 'value="Quý I"' in answer.text


def test_renaming_and_deleting(reader, hoa):
    view = save_view(user=hoa, name="Quý I", address=HEAT)
    assert reader.post(view.get_absolute_url(), {"name": "Quý một", "version": 1}).status_code == 302
    late = reader.post(view.get_absolute_url(), {"name": "Quý 1", "version": 1})
    assert late.status_code == 422
    assert "Tên đang lưu: “Quý một”." in late.text
    assert 'value="Quý 1"' in late.text
    with pytest.raises(ConflictError):
        rename_view(view=view, name="Khác", seen=1)
    reader.post(f"{view.get_absolute_url()}delete/")
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/dashboard/2024-Q1/",
        "//example.org/dashboard/2024-Q1/",
        "javascript:alert(1)",
        "/reports/",
        "/dashboard/views/",
        "http://[",
        f"{HEAT}&kind={'x' * LONGEST}",
    ],
)
def test_only_pages_of_figures_in_this_portal_are_kept(reader, address):
    answer = reader.post(PAGE, {"name": "Lạ", "address": address})
    assert answer.status_code == 422
    assert "địa chỉ" in answer.text.lower()
    assert not SavedView.objects.exists()


def test_blank_filters_are_left_out_of_the_address():
    assert kept_address("/dashboard/2024-Q1/?kind=") == "/dashboard/2024-Q1/"
    assert kept_address("/dashboard/2024-Q1/?kind=commune") == "/dashboard/2024-Q1/?kind=commune"
