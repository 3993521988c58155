"""How far roles reach over the tree of agencies."""

from datetime import date

import pytest

from agencies.models import Agency, Membership, User
from agencies.permissions import GRANTS, Perm, Role
from tests.factories import make_agency, make_user
from tests.shared import shared


def seen(user: User, perm: Perm = Perm.VIEW) -> set[str]:
    return set(Agency.objects.visible_to(user, perm).values_list("code", flat=True))


@shared
def division(department):
    return make_agency("KG-SDL-VP", "Văn phòng Sở", superior=department, kind="division")


def test_people_of_an_agency_see_it_alone(lan, division, home_affairs, elsewhere):
    assert seen(lan) == {"KG-SDL"}


def test_a_reviewer_sees_departments_and_their_divisions(hoa, department, division, elsewhere):
    assert seen(hoa) == {"KG-SDL", "KG-SDL-VP"}


def test_nobody_reviews_their_own_agency(hoa, chi, department):
    assert "KG-SNV" not in seen(hoa, Perm.REPORT_REVIEW)
    assert seen(chi, Perm.REPORT_REVIEW) == {"KG-SNV", "KG-SDL"}


def test_an_inspector_and_an_administrator_see_their_agency_and_all_below(province, department, division, elsewhere):
    inspector = make_user("inspector", Role.INSPECTOR, province)
    administrator = make_user("administrator", Role.ADMINISTRATOR, department)
    assert seen(inspector) == {"KG-UBND", "KG-SDL", "KG-SDL-VP"}
    assert seen(administrator, Perm.MANAGE) == {"KG-SDL", "KG-SDL-VP"}


def test_a_permission_reaches_only_where_its_role_is_held(lan, elsewhere):
    Membership.objects.create(user=lan, agency=elsewhere, role=Role.INSPECTOR, valid_from=date(2010, 1, 1))
    assert seen(lan) == {"KG-SDL", "ST-SVHTTDL"}
    assert seen(lan, Perm.PROGRESS_RECORD) == {"KG-SDL"}


@pytest.mark.parametrize(("start", "end"), [(date(2024, 3, 19), None), (date(2010, 1, 1), date(2024, 3, 17))])
def test_a_membership_counts_between_its_days_only(department, start, end):
    user = User.objects.create_user("past", full_name="past")
    Membership.objects.create(user=user, agency=department, role=Role.EDITOR, valid_from=start, valid_to=end)
    assert seen(user) == set()
    assert not user.holds(Perm.VIEW)


def test_a_closed_account_reaches_nothing(lan):
    lan.is_active = False
    assert seen(lan) == set()


def test_flags_of_an_account_grant_nothing(db, department):
    chief = User.objects.create_superuser("chief", full_name="chief")
    assert seen(chief) == set()


def test_paths_of_other_agencies_with_a_longer_number_stay_apart(province, department):
    inspector = make_user("inspector", Role.INSPECTOR, department)
    lookalike = make_agency("X", "X", superior=None)
    Agency.objects.filter(pk=lookalike.pk).update(path=department.path.rstrip("/") + "9/")
    assert seen(inspector) == {"KG-SDL"}


def test_every_role_is_granted_something():
    assert set(GRANTS) == set(Role)
    assert all(Perm.VIEW in perms for perms in GRANTS.values())
