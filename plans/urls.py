"""Addresses of plans, of their tasks, and of the grid in which a quarter is entered."""

from django.urls import include, path

from plans import views
from plans.headings import views as headings
from plans.mending import views as mending

app_name = "plans"

# /entry/<agency>/<quarter>/
entry_urls = [
    path("", views.entry, name="entry"),
    path("tasks/<int:pk>/", views.record, name="record"),
]

urlpatterns = [
    path("entry/<str:code>/<period:period>/", include(entry_urls)),
    path("plans/", views.plan_list, name="list"),
    path("plans/<int:pk>/", views.detail, name="detail"),
    path("plans/<int:pk>/tasks/new/", mending.add, name="task_add"),
    path("plans/<int:pk>/headings/new/", headings.add, name="heading_add"),
    path("plans/headings/<int:pk>/", headings.change, name="heading"),
    path("plans/headings/<int:pk>/remove/", headings.remove, name="heading_remove"),
    path("tasks/", views.task_list, name="tasks"),
    path("tasks/table.xlsx", views.task_table, name="tasks_xlsx"),
    path("tasks/table.pdf", views.task_paper, name="tasks_pdf"),
    path("tasks/<int:pk>/", views.task_page, name="task"),
    path("tasks/<int:pk>/change/", mending.change, name="task_change"),
    path("tasks/<int:pk>/remove/", mending.remove, name="task_remove"),
]
