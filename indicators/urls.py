"""Addresses of the indicators of an agency in a period, and of the catalogue."""

from django.urls import include, path

from indicators.views import catalogue, entry, rules

app_name = "indicators"

# /indicators/<agency>/<period>/
period_urls = [
    path("", entry.entry, name="entry"),
    path("targets/", entry.targets, name="targets"),
    path("explanations/", entry.explain, name="explain"),
    path("<int:pk>/", entry.record, name="record"),
]

# /catalogue/rules/
rule_urls = [
    path("", rules.listing, name="rules"),
    path("new/", rules.add, name="rule_add"),
    path("<int:pk>/", rules.detail, name="rule"),
    path("<int:pk>/change/", rules.change, name="rule_change"),
    path("<int:pk>/end/", rules.end, name="rule_end"),
]

# /catalogue/
catalogue_urls = [
    path("", catalogue.listing, name="catalogue"),
    path("new/", catalogue.add, name="add"),
    path("<int:pk>/", catalogue.detail, name="indicator"),
    path("<int:pk>/change/", catalogue.change, name="change"),
    path("<int:pk>/words/", catalogue.words, name="words"),
    path("<int:pk>/end/", catalogue.end, name="end"),
]

urlpatterns = [
    path("indicators/<str:code>/<period:period>/", include(period_urls)),
    path("catalogue/rules/", include(rule_urls)),
    path("catalogue/", include(catalogue_urls)),
]
