"""What was promised and done: programmes, plans, tasks with deliverables, and what was done each quarter."""

from plans.models.plan import Plan, PlanCitation, PlanSection, Programme, ReformArea
from plans.models.progress import Delivery, TaskUpdate
from plans.models.task import Collaborator, Deliverable, Occurrence, Task

__all__ = [
    "Collaborator",
    "Deliverable",
    "Delivery",
    "Occurrence",
    "Plan",
    "PlanCitation",
    "PlanSection",
    "Programme",
    "ReformArea",
    "Task",
    "TaskUpdate",
]
