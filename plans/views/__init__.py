"""Views of plans and of what was done: guard, fetch, form, service, answer."""

from plans.views.entry import entry, record
from plans.views.plans import detail, plan_list
from plans.views.tasks import task_list, task_page, task_paper, task_table

__all__ = ["detail", "entry", "plan_list", "record", "task_list", "task_page", "task_paper", "task_table"]
