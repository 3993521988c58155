"""Addresses of the register of documents, and of the register of outgoing numbers."""

from django.urls import path

from documents import views
from documents.numbering import views as numbering
from documents.pictures import views as pictures
from documents.running import views as running

app_name = "documents"

urlpatterns = [
    path("documents/", views.register_list, name="list"),
    path("documents/add/", views.add, name="add"),
    path("documents/pick/", views.pick, name="pick"),
    path("documents/paste/", running.paste, name="paste"),
    path("documents/<int:pk>/", views.detail, name="detail"),
    path("documents/<int:pk>/edit/", views.edit, name="edit"),
    path("documents/<int:pk>/relations/add/", views.relation_add, name="relation_add"),
    path("documents/relations/<int:pk>/", views.relation, name="relation"),
    path("documents/relations/<int:pk>/remove/", views.relation_remove, name="relation_remove"),
    path("account/signature/", pictures.my_signature, name="my_signature"),
    path("agencies/<str:code>/seal/", pictures.seal, name="seal"),
    path("agencies/<str:code>/numbers/<int:year>/", numbering.numbers, name="numbers"),
    path("agencies/<str:code>/numbers/<int:year>/void/", numbering.void, name="void_numbers"),
]
