"""Keys that a form does not ask for change nothing; keys that it asks for reach nothing of others."""

import pytest
from django.db import transaction

from agencies.models import Agency, Authorisation, Office
from documents.models import DocumentRelation, IssuedNumber, OfficialDocument
from indicators.models import Indicator, IndicatorValue, RuleExplanation, Target, ValidationRule
from plans.models import Delivery, PlanSection, Task, TaskUpdate
from reports.models import Letter, Report, ReportSection, ReportTemplate, SavedView, TemplateSection
from tests.calls import BODY, NEEDS_A_FILE, NO_ROWS, STATE, call
from tests.tables import changes, contents, without_chance
from tests.test_permission_matrix import MATRIX, allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

POSTS = sorted(name for method, name in MATRIX if method == "post")

# What nobody may set, at whatever address it is sent; {agency} and the like are another agency's.
FORGED = {
    "id": "1",
    "pk": "1",
    "code": "{agency}",
    "agency": "{agency}",
    "agency_id": "1",
    "superior": "1",
    "period": "2024-Q2",
    "quarter": "2024-Q2",
    "duty": "{duty}",
    "template": "1",
    "plan": "{plan}",
    "task": "{task}",
    "task_id": "{task}",
    "indicator": "{indicator}",
    "report": "{report}",
    "section": "{section}",
    "state": "issued",
    "from_state": "draft",
    "to_state": "issued",
    "by": "1",
    "at": "2020-01-01T00:00",
    "recorded_by": "1",
    "recorded_at": "2020-01-01T00:00",
    "created_by": "1",
    "created_at": "2020-01-01",
    "submitted_at": "2020-01-01T00:00",
    "submitted_on": "2020-01-01",
    "figures": '{{"progress": {{}}}}',
    "figures_sha256": "0" * 64,
    "sha256": "0" * 64,
    "signer": "{office}",
    "document": "1",
    "file": "1",
    "heading": "Đổi tiêu đề",
    "position": "9",
    "seen": "99",
    "due_on": "2030-01-01",
    "closes_on": "2030-01-01",
    "data_to": "2030-01-01",
    "is_derived": "1",
    "is_staff": "1",
    "is_superuser": "1",
    "is_active": "0",
    "role": "administrator",
    "full_name": "Người khác",
    "user": "1",
    "password": "mat-khau-khac",
    "csrfmiddlewaretoken": "x",
}


def effect(world, name: str, **data) -> list[tuple]:
    """Post as the first who may; return what that changed, and undo it."""
    with transaction.atomic():
        before = contents()
        call(world, allowed("post", name), "post", name, data=data)
        found = without_chance(list(changes(before, contents())))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("name", POSTS)
def test_what_a_form_does_not_ask_for_changes_nothing(world, name):
    world.put_reports_in(STATE.get(name, "draft"))
    forged = {key: text.format(**vars(world.foreign)) for key, text in FORGED.items() if key not in BODY[name]}
    asked = effect(world, name)
    assert effect(world, name, **forged) == asked
    assert asked or name in NO_ROWS | NEEDS_A_FILE | {"reports:verify", "reports:verify_find"}


def test_a_key_that_gets_through_is_noticed(world, monkeypatch):
    asked = effect(world, "reports:section")
    original = ReportSection.objects.filter(pk=world.own.section)

    def write_section(*, section, body, seen):
        original.update(body=body, heading="Đổi tiêu đề", version=seen + 1)

    monkeypatch.setattr("reports.views.report.write_section", write_section)
    assert effect(world, "reports:section") != asked


# What a form asks for, but of others


def test_a_tick_reaches_no_deliverable_of_another_agency(world):
    ticked = [str(world.own.occurrence), str(world.foreign.occurrence)]
    call(world, "lan", "post", "plans:record", data={"status": "in_progress", "ticked": ticked})
    assert list(Delivery.objects.values_list("occurrence", flat=True)) == [world.own.occurrence]


def test_the_office_of_another_agency_signs_nothing(world):
    world.put_reports_in("accepted")
    answer = call(world, "ky", "post", "reports:sign", data={"office": str(world.foreign.office)})
    assert answer.status_code == 422
    assert answer.context["form"].errors["office"] == ["Người ký này không còn hiệu lực."]
    assert Report.objects.get(pk=world.own.report).state == "accepted"
    assert not IssuedNumber.objects.exists()


# The version on the screen

VERSIONED = {
    "agencies:authorisation": lambda world: Authorisation.objects.get(pk=world.own.authorisation),
    "agencies:number_series": lambda world: Agency.objects.get(code=world.own.agency),
    "agencies:office": lambda world: Office.objects.get(pk=world.own.office),
    "documents:edit": lambda world: OfficialDocument.objects.get(pk=world.own.paper),
    "documents:relation": lambda world: DocumentRelation.objects.get(pk=world.own.relation),
    "indicators:change": lambda world: Indicator.objects.get(pk=world.own.shared),
    "indicators:end": lambda world: Indicator.objects.get(pk=world.own.shared),
    "indicators:explain": lambda world: RuleExplanation.objects.get(agency__code=world.own.agency),
    "indicators:record": lambda world: IndicatorValue.objects.get(indicator=world.own.indicator),
    "indicators:rule_change": lambda world: ValidationRule.objects.get(pk=world.own.rule),
    "indicators:rule_end": lambda world: ValidationRule.objects.get(pk=world.own.rule),
    "indicators:target": lambda world: Target.objects.get(pk=world.own.target),
    "indicators:target_end": lambda world: Target.objects.get(pk=world.own.target),
    "indicators:words": lambda world: Indicator.objects.get(pk=world.own.shared),
    "plans:heading": lambda world: PlanSection.objects.get(pk=world.own.plan_section),
    "plans:heading_remove": lambda world: PlanSection.objects.get(pk=world.own.plan_section),
    "plans:task_change": lambda world: Task.objects.get(pk=world.own.task),
    "plans:task_remove": lambda world: Task.objects.get(pk=world.own.task),
    "reports:plan_section": lambda world: PlanSection.objects.get(pk=world.own.plan_section),
    "plans:record": lambda world: TaskUpdate.objects.get(task=world.own.task),
    "reports:accept": lambda world: Report.objects.get(pk=world.own.report),
    "reports:explain": lambda world: RuleExplanation.objects.get(agency__code=world.own.agency),
    "reports:form_check": lambda world: Report.objects.get(pk=world.own.report),
    "reports:frame": lambda world: Report.objects.get(pk=world.own.report),
    "reports:letter": lambda world: Letter.objects.get(pk=world.own.letter),
    "reports:return": lambda world: Report.objects.get(pk=world.own.report),
    "reports:saved_view": lambda world: SavedView.objects.get(pk=world.own.saved_view),
    "reports:template_change": lambda world: ReportTemplate.objects.get(pk=world.own.template),
    "reports:template_section": lambda world: TemplateSection.objects.get(pk=world.own.outline),
    "reports:template_section_remove": lambda world: TemplateSection.objects.get(pk=world.own.outline),
    "reports:section": lambda world: ReportSection.objects.get(pk=world.own.section),
}
TRICKS = ["", "0", "2", "-1", "1.5", "1e0", "0x1", "một", "9" * 40, "\0", "2147483648", ["1", "7"]]


@pytest.mark.parametrize("name", sorted(VERSIONED))
def test_a_version_that_was_not_on_the_screen_writes_nothing(world, name):
    world.put_reports_in(STATE.get(name, "draft"))
    before = contents()
    answers = {}
    for version in TRICKS:
        answers[str(version)] = call(world, allowed("post", name), "post", name, data={"version": version}).status_code
        assert list(changes(before, contents())) == [], version
    assert {version: code for version, code in answers.items() if code not in (409, 422)} == {}


def test_every_row_with_a_version_is_tried():
    assert set(VERSIONED) == {name for name, body in BODY.items() if "version" in body}
