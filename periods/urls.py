"""Addresses of the calendar of reports."""

from django.urls import path

from periods import views

app_name = "periods"

urlpatterns = [
    path("periods/", views.calendar, name="calendar"),
    path("periods/duties/<int:pk>/reopen/", views.reopen, name="reopen"),
]
