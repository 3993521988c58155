"""The administration site: where it is, and that it keeps what the services keep."""

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from agencies.models import Agency, AgencyProfile, Membership, User
from cchc_portal.urls import administration, urlpatterns
from core.audit.trail import trail
from documents.models import OfficialDocument
from indicators.models import ValidationRule
from periods.models import CalendarEntry, ReportingDuty, ReportingPeriod
from plans.models import Plan, Programme, Task
from reports.models import ReportTemplate
from tests.factories import make_agency, make_plan, make_task
from tests.indicators.catalogue import make_indicator, make_rule, make_target, record
from tests.shared import late

mounted = pytest.mark.urls("tests.admin_urls")


@pytest.fixture
@late
def root(client, db):
    """A client signed in as one who may administer everything."""
    user = User.objects.create_superuser("goc", password="mat-khau-thu", full_name="Gốc")
    client.force_login(user)
    return client


def typed(response) -> dict[str, Any]:
    """Return what a page's forms would post as they stand."""
    page = response.context["adminform"].form
    forms = [page, *(form for formset in response.context["inline_admin_formsets"] for form in formset.formset.forms)]
    forms += [formset.formset.management_form for formset in response.context["inline_admin_formsets"]]
    values: dict[str, Any] = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                values[field.html_name] = value.isoformat() if isinstance(value, date) else value
    return values


def test_without_a_path_there_is_no_administration_site():
    assert administration("") == []
    assert "admin" not in {getattr(one, "app_name", None) for one in urlpatterns}


def test_it_is_at_its_path():
    [site] = administration("quan-tri-7f3a")
    assert (str(site.pattern), site.app_name) == ("quan-tri-7f3a/", "admin")


@mounted
def test_a_person_of_the_portal_does_not_come_in(client, lan):
    client.force_login(lan)
    assert client.get("/quan-tri/", follow=True).redirect_chain[0][0].startswith("/quan-tri/login/")


@mounted
def test_every_list_and_form_opens(root, department, duty, quarter, lan, province):
    indicator = make_indicator("NHAN")
    make_target(department, indicator, "1", "1")
    record(indicator, department, quarter, lan, 5)
    CalendarEntry.objects.create(
        superior=province, period=quarter, due_on=date(2024, 3, 20), closes_on=date(2024, 4, 30)
    )
    given: dict[str, list[int]] = {}
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row = model._default_manager.first()
        pages = [f"{reverse(f'{base}_changelist')}?q=a", reverse(f"{base}_add")]
        pages += [reverse(f"{base}_change", args=[row.pk])] if row is not None else []
        given[base] = [root.get(page).status_code for page in pages]
    assert given
    allowed = ([200, 200], [200, 403], [200, 200, 200], [200, 403, 200])
    assert {base: codes for base, codes in given.items() if codes not in allowed} == {}


@mounted
def test_an_agency_keeps_its_name_and_place_in_the_tree(root, province, department):
    below = make_agency("KG-SDL-P", "Phòng Quản lý Du lịch", superior=department, kind="division")
    other = make_agency("KG-SVHTT", "Sở Văn hóa", superior=province)
    page = reverse("admin:agencies_agency_change", args=[department.pk])
    values = typed(root.get(page))
    values |= {"profiles-0-full_name": "Sở Du lịch và Thể thao", "profiles-0-superior": other.pk}
    assert root.post(page, values).status_code == 302
    department.refresh_from_db(), below.refresh_from_db()
    assert department.name == "Sở Du lịch và Thể thao"
    assert department.path == f"{other.path}{department.pk}/"
    assert below.path == f"{department.path}{below.pk}/"
    assert list(Agency.objects.matching("du lich va the thao")) == [department]
    assert "Gốc" in {entry.who for entry in trail(department)}


@mounted
def test_a_new_profile_ends_the_one_before_it(root, department):
    page = reverse("admin:agencies_agency_change", args=[department.pk])
    values = typed(root.get(page)) | {"profiles-TOTAL_FORMS": 2}
    values |= {f"profiles-1-{name}": "Sở Văn hóa" for name in ("name", "full_name", "short_name", "symbol", "place")}
    values |= {"profiles-1-valid_from": "2025-03-01", "profiles-1-agency": department.pk}
    assert root.post(page, values).status_code == 302
    first, second = AgencyProfile.objects.filter(agency=department).order_by("valid_from")
    assert (first.valid_to, second.valid_to) == (date(2025, 2, 28), None)
    assert Agency.objects.get(pk=department.pk).name == "Sở Văn hóa"


@mounted
def test_an_agency_is_not_put_below_itself(root, department):
    below = make_agency("KG-SDL-P", "Phòng", superior=department, kind="division")
    page = reverse("admin:agencies_agency_change", args=[department.pk])
    answer = root.post(page, typed(root.get(page)) | {"profiles-0-superior": below.pk})
    assert answer.status_code == 200
    assert "không thể là cơ quan chủ quản của cơ quan này" in answer.text
    assert Agency.objects.get(pk=department.pk).path == department.path


@mounted
def test_a_new_agency_comes_with_its_first_profile(root, province):
    page = reverse("admin:agencies_agency_add")
    values = typed(root.get(page)) | {"code": "KG-SYT", "kind": "department", "starts_on": "2010-01-01"}
    values |= {f"profiles-0-{name}": "Sở Y tế" for name in ("name", "full_name", "short_name", "symbol", "place")}
    values |= {"profiles-0-valid_from": "2010-01-01", "profiles-0-superior": province.pk}
    assert root.post(page, values).status_code == 302
    made = Agency.objects.get(code="KG-SYT")
    assert (made.name, made.path) == ("Sở Y tế", f"{province.path}{made.pk}/")


@mounted
def test_a_changed_row_counts_a_version(root, department):
    make_indicator("NHAN")
    rule = make_rule("NHAN", "ge", "0")
    page = reverse("admin:indicators_validationrule_change", args=[rule.pk])
    assert root.post(page, typed(root.get(page)) | {"message": "Văn bản đến không âm."}).status_code == 302
    changed = ValidationRule.objects.get()
    assert (changed.message, changed.version) == ("Văn bản đến không âm.", 2)


@mounted
def test_a_new_persons_name_is_stored_as_the_sign_in_page_reads_it(root, department):
    values = {
        "username": "Lan.KG-SDL", "full_name": "Trần Thị Lan", "usable_password": "true",
        "password1": "doi-ngay-lan-dau-7", "password2": "doi-ngay-lan-dau-7",
        "memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0,
        "memberships-0-agency": department.pk, "memberships-0-role": "editor", "memberships-0-valid_from": "2024-01-01",
    }  # fmt: skip
    assert root.post(reverse("admin:agencies_user_add"), values).status_code == 302
    person = User.objects.get(full_name="Trần Thị Lan")
    assert (person.username, person.must_change_password) == ("lan.kg-sdl", True)
    root.logout()
    assert root.post("/sign-in/", {"login": "Lan.KG-SDL", "password": "doi-ngay-lan-dau-7"}).status_code == 302


@mounted
def test_a_periods_days_follow_from_its_kind(root):
    answer = root.post(reverse("admin:periods_reportingperiod_add"), {"year": 2025, "kind": "Q1"})
    assert answer.status_code == 302
    made = ReportingPeriod.objects.get()
    assert (made.data_from, made.data_to, made.ends_on) == (date(2024, 12, 15), date(2025, 3, 14), date(2025, 3, 31))


@mounted
def test_a_calendar_entry_is_opened_from_its_list(root, province, department, quarter):
    entry = CalendarEntry.objects.create(
        superior=province, period=quarter, due_on=date(2024, 3, 20), closes_on=date(2024, 4, 30)
    )
    values = {"action": "open_periods", "_selected_action": [entry.pk]}
    answer = root.post(reverse("admin:periods_calendarentry_changelist"), values, follow=True)
    assert "1 cơ quan phải báo cáo" in answer.text
    assert ReportingDuty.objects.get().agency == department


@mounted
def test_a_document_is_found_by_what_was_typed(root):
    values = {"type": "KH", "symbol": " 67/KH-SDL ", "issued_on": "2023-12-28", "issuer": "Sở Du lịch", "summary": ""}
    assert root.post(reverse("admin:documents_officialdocument_add"), values).status_code == 302
    assert OfficialDocument.objects.matching("so du lich").get().symbol == "67/KH-SDL"


@mounted
@pytest.mark.parametrize("name", ["core_auditrecord", "indicators_indicatorvalue", "documents_storedfile"])
def test_what_the_portal_writes_itself_is_not_added_here(root, name):
    assert root.get(reverse(f"admin:{name}_add")).status_code == 403


@mounted
def test_roles_are_never_deleted(root, lan):
    membership = Membership.objects.get()
    page = reverse("admin:agencies_user_change", args=[lan.pk])
    root.post(page, typed(root.get(page)) | {"memberships-0-DELETE": "on"})
    assert Membership.objects.filter(pk=membership.pk).exists()
    assert root.get(reverse("admin:agencies_user_delete", args=[lan.pk])).status_code == 403


@mounted
@pytest.mark.parametrize("model", [Plan, Programme, Task, ReportTemplate], ids=lambda model: model.__name__)
def test_what_was_planned_or_reported_on_is_never_deleted(rf, model):
    assert admin.site.get_model_admin(model).has_delete_permission(rf.get("/")) is False


@mounted
def test_a_changed_plan_and_its_sections_count_a_version(root, department):
    plan = make_plan(department)
    section = plan.sections.create(position=1, heading="Mục đích", body="Cũ")
    page = reverse("admin:plans_plan_change", args=[plan.pk])
    assert (
        root.post(page, typed(root.get(page)) | {"title": "Kế hoạch mới", "sections-0-body": "Mới"}).status_code == 302
    )
    plan.refresh_from_db(), section.refresh_from_db()
    assert (plan.title, plan.version, section.body.markup, section.version) == ("Kế hoạch mới", 2, "Mới", 2)


@mounted
def test_a_task_yields_something_and_an_agency_has_a_name(root, department):
    task = make_task(make_plan(department), "Quý I/2024")
    values = {"plan": task.plan_id, "area": task.area_id, "position": 9, "number": "9", "title": "Trồng cây"}
    values |= none_of("deliverables", "collaborators")
    assert root.post(reverse("admin:plans_task_add"), values).status_code == 200
    values = {"code": "KG-SYT", "kind": "department", "starts_on": "2010-01-01"}
    values |= none_of("profiles", "offices", "memberships")
    assert root.post(reverse("admin:agencies_agency_add"), values).status_code == 200
    assert (Task.objects.count(), Agency.objects.filter(code="KG-SYT").count()) == (1, 0)


def none_of(*inlines: str) -> dict[str, int]:
    return {f"{name}-{count}": 0 for name in inlines for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
