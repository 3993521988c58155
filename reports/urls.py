"""Addresses of the home page, the dashboard and the reports."""

from django.urls import path

from reports.views import dashboard, home

app_name = "reports"

urlpatterns = [
    path("", home.home, name="home"),
    path("dashboard/", dashboard.now, name="dashboard_now"),
    path("dashboard/<period:period>/", dashboard.dashboard, name="dashboard"),
    path("dashboard/<period:period>/table.xlsx", dashboard.table, name="dashboard_xlsx"),
]
