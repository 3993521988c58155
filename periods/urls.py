"""Addresses of the calendar of reports."""

from django.urls import path

from periods import views, year_views

app_name = "periods"

urlpatterns = [
    path("periods/", views.calendar, name="calendar"),
    path("periods/calendar/<str:code>/<int:year>/", year_views.year_calendar, name="year"),
    path("periods/calendar/<str:code>/<period:period>/open/", year_views.open_, name="open"),
    path("periods/duties/<int:pk>/reopen/", views.reopen, name="reopen"),
]
