"""What ``shared`` promises: each test gets the rows as they were made, and nothing that another one did to them."""

import pytest

from agencies.models import Agency, User
from tests.shared import late, shared, steps


@shared
def unit(department) -> Agency:
    return Agency.objects.create(code="KG-SDL-TT", kind="unit", starts_on="2010-01-01")


@pytest.fixture
def renamed(department) -> None:
    Agency.objects.filter(pk=department.pk).update(code="KHAC")


@pytest.fixture
@late
def as_lan(client, lan):
    client.force_login(lan)
    return client


def names(request: pytest.FixtureRequest) -> list[str]:
    return [step.definition.argname for step in steps(request.node)]


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_does_to_rows_and_objects_is_gone_with_it(unit, turn):
    assert (unit.code, unit.kind, Agency.objects.get(pk=unit.pk).kind) == ("KG-SDL-TT", "unit", "unit")
    unit.kind = "division"
    unit.save()
    Agency.objects.create(code=f"X-{turn}", kind="unit", starts_on="2010-01-01")
    assert Agency.objects.filter(code__startswith="X-").count() == 1


def test_no_row_is_there_that_the_test_did_not_ask_for(department):
    assert set(Agency.objects.values_list("code", flat=True)) == {"KG-UBND", "KG-SDL"}
    assert not User.objects.exists()


def test_one_row_is_one_object_however_it_is_reached(duty, department, quarter, province):
    assert (duty.agency is department, duty.period is quarter, duty.superior is province) == (True, True, True)


def test_a_late_fixture_lets_shared_ones_be_made_first(request, as_lan, unit):
    assert names(request) == ["province", "department", "lan", "unit"]


def test_after_any_other_fixture_rows_are_made_for_the_test_alone(request, renamed, unit, lan):
    assert names(request) == ["province", "department"]
    assert set(Agency.objects.values_list("code", flat=True)) == {"KG-UBND", "KHAC", "KG-SDL-TT"}


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_begins_with_an_empty_database():
    assert not Agency.objects.exists()
