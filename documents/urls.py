"""Addresses of the register of outgoing documents."""

from django.urls import path

from documents.numbering import views as numbering

app_name = "documents"

urlpatterns = [
    path("agencies/<str:code>/numbers/<int:year>/", numbering.numbers, name="numbers"),
    path("agencies/<str:code>/numbers/<int:year>/void/", numbering.void, name="void_numbers"),
]
