"""The register of agencies and an agency's page."""

import pytest

from tests.factories import make_agency, make_office


def test_the_register_lists_what_the_user_may_see_in_the_order_of_the_tree(client, hoa, department, elsewhere):
    make_agency("KG-SDL-VP", "Văn phòng Sở", superior=department, kind="division")
    client.force_login(hoa)
    rows = client.get("/agencies/").context["page"]
    assert [(row.agency.code, row.depth) for row in rows] == [("KG-SDL", 0), ("KG-SDL-VP", 1)]


def test_an_agency_shows_its_people_and_offices(client, lan, quan, department):
    make_office(department)
    client.force_login(quan)
    text = client.get("/agencies/KG-SDL/").text
    assert "Nguyễn Chí Thanh" in text
    assert "Chuyên viên nhập liệu" in text
    assert "Lịch sử thay đổi" in text


def test_the_history_is_for_those_who_may_audit(client, lan, department):
    client.force_login(lan)
    assert "Lịch sử thay đổi" not in client.get("/agencies/KG-SDL/").text


@pytest.mark.parametrize("code", ["ST-SVHTTDL", "KHONG-CO"])
def test_another_agency_and_a_missing_one_answer_alike(client, lan, elsewhere, code):
    client.force_login(lan)
    answer = client.get(f"/agencies/{code}/")
    assert answer.status_code == 404
    assert answer.content == client.get("/agencies/X/").content


@pytest.mark.parametrize("n", [1, 3])
def test_the_register_costs_the_same_for_one_and_for_three(client, hoa, province, n, django_assert_num_queries):
    for number in range(n):
        make_agency(f"KG-{number}", f"Sở {number}", superior=province)
    client.force_login(hoa)
    with django_assert_num_queries(3):
        assert len(client.get("/agencies/").context["page"]) == n
