"""Addresses of the indicators of an agency in a period, and of the catalogue."""

from django.urls import include, path

from indicators.views import catalogue, entry, rules, targets

app_name = "indicators"

# /indicators/<agency>/<period>/
period_urls = [
    path("", entry.entry, name="entry"),
    path("targets/", entry.targets, name="targets"),
    path("explanations/", entry.explain, name="explain"),
    path("<int:pk>/", entry.record, name="record"),
]

# /indicators/<agency>/targets/<year>/
target_urls = [
    path("new/", targets.add, name="target_add"),
    path("<int:pk>/", targets.change, name="target"),
    path("<int:pk>/basis/", targets.cite, name="target_cite"),
    path("<int:pk>/end/", targets.end, name="target_end"),
    path("basis/<int:pk>/remove/", targets.uncite, name="target_uncite"),
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
    path("indicators/<str:code>/targets/<int:year>/", include(target_urls)),
    path("catalogue/rules/", include(rule_urls)),
    path("catalogue/", include(catalogue_urls)),
]
