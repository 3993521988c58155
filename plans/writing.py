"""Writing the text of a plan."""

from django.db import transaction

from core.errors import DomainError
from core.versions import save_version
from documents.running import RunningText
from documents.running.tokens import require_known
from plans.citing import cite_plan
from plans.models import Plan, PlanSection

ISSUED = "Kế hoạch đã ban hành, không sửa nội dung được nữa; thay đổi thì ban hành văn bản điều chỉnh."


@transaction.atomic
def write_section(*, section: PlanSection, body: RunningText, seen: int) -> PlanSection:
    """Replace a section's text and register what it cites.

    Raises DomainError once the plan bears its document and for figures, which plans do not have; ConflictError when
    somebody else was first.
    """
    plan = Plan.objects.select_for_update().get(pk=section.plan_id)
    if plan.document_id is not None:
        raise DomainError(ISSUED)
    require_known(body.markup, {}, "Kế hoạch")
    save_version(section, seen=seen, body=body)
    cite_plan(plan)
    return section
