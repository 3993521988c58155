"""Addresses of the indicators of an agency in a period."""

from django.urls import include, path

from indicators import views

app_name = "indicators"

# /indicators/<agency>/<period>/
period_urls = [
    path("", views.entry, name="entry"),
    path("targets/", views.targets, name="targets"),
    path("explanations/", views.explain, name="explain"),
    path("<int:pk>/", views.record, name="record"),
]

urlpatterns = [path("indicators/<str:code>/<period:period>/", include(period_urls))]
