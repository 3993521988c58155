"""Agencies over time: names, superiors and their place in the tree."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from agencies.models import Agency, AgencyProfile
from agencies.services import set_profile
from core.errors import DomainError
from tests.factories import make_agency


def rename(agency: Agency, name: str, since: date, superior: Agency | None = None) -> AgencyProfile:
    words: dict[str, Any] = {"name": name, "full_name": name, "short_name": name, "symbol": "S", "place": "Kiên Giang"}
    return set_profile(agency=agency, superior=superior, valid_from=since, **words)


def test_a_renamed_agency_keeps_its_old_name_for_old_days(department, province):
    rename(department, "Sở Du lịch và Văn hóa", date(2024, 1, 1), province)
    assert department.profile_on(date(2023, 12, 31)).name == "Sở Du lịch"
    assert department.profile_on(date(2024, 1, 1)).name == "Sở Du lịch và Văn hóa"
    assert Agency.objects.as_of(date(2023, 12, 31)).get(pk=department.pk).name_then == "Sở Du lịch"
    assert department.profiles.order_by("valid_from").first().valid_to == date(2023, 12, 31)


def test_a_moved_agency_takes_its_subtree_along(department, province):
    division = make_agency("VP", "Văn phòng", superior=department, kind="division")
    other = make_agency("KG-SVHTT", "Sở Văn hóa và Thể thao", superior=province)
    rename(department, "Sở Du lịch", date(2024, 1, 1), other)
    division.refresh_from_db()
    assert division.path == f"{other.path}{department.pk}/{division.pk}/"


def test_an_agency_cannot_answer_to_one_below_it(department):
    division = make_agency("VP", "Văn phòng", superior=department, kind="division")
    with pytest.raises(DomainError, match="đang trực thuộc"):
        rename(department, "Sở Du lịch", date(2024, 1, 1), division)


def test_an_agency_is_not_its_own_superior(department):
    with pytest.raises(IntegrityError, match="agency_is_not_its_own_superior"):
        AgencyProfile.objects.filter(agency=department).update(superior=department)


def test_who_was_directly_below_on_a_day(department, province, home_affairs):
    Agency.objects.filter(pk=home_affairs.pk).update(ends_on=date(2023, 12, 31))
    below = Agency.objects.directly_below(province.pk, date(2024, 3, 31))
    assert [agency.code for agency in below] == ["KG-SDL"]


@pytest.mark.parametrize("words", ["so du lich", "SỞ DU LỊCH", "kg-sdl", "Sở  Du"])
def test_agencies_are_found_without_accents_and_case(department, home_affairs, words):
    assert [agency.code for agency in Agency.objects.matching(words)] == ["KG-SDL"]
