"""The portal's outline: which app answers which addresses."""

from django.urls import include, path, register_converter

from periods.converters import PeriodConverter

register_converter(PeriodConverter, "period")

urlpatterns = [
    path("", include("reports.urls")),
    path("", include("indicators.urls")),
    path("", include("plans.urls")),
    path("", include("periods.urls")),
    path("", include("agencies.urls")),
    path("", include("core.urls")),
]
