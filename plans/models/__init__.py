"""What was promised and done: programmes, plans, tasks with deliverables, and what was done each quarter."""

from plans.models.plan import Plan, PlanCitation, PlanSection, PlanSectionCitation, Programme, ReformArea
from plans.models.progress import Delivery, TaskUpdate
from plans.models.task import Collaborator, Deliverable, Occurrence, Task
from plans.models.totals import AreaTotal, PlanChange, QuarterCount

__all__ = [
    "AreaTotal",
    "Collaborator",
    "Deliverable",
    "Delivery",
    "Occurrence",
    "Plan",
    "PlanChange",
    "PlanCitation",
    "PlanSection",
    "PlanSectionCitation",
    "Programme",
    "QuarterCount",
    "ReformArea",
    "Task",
    "TaskUpdate",
]
