"""The portal's outline: which app answers which addresses."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLResolver, include, path, register_converter

from periods.converters import PeriodConverter

register_converter(PeriodConverter, "period")


def administration(place: str) -> list[URLResolver]:
    """Return the administration site at ``place``; without one there is none."""
    return [path(f"{place}/", admin.site.urls)] if place else []


def single_sign_on(server_url: str) -> list[URLResolver]:
    """Return the addresses of OpenID Connect; without a provider there are none."""
    return [path("sign-in/oidc/", include("agencies.signin.urls_oidc"))] if server_url else []


urlpatterns = [
    path("", include("reports.urls")),
    path("", include("indicators.urls")),
    path("", include("plans.urls")),
    path("", include("documents.urls")),
    path("", include("periods.urls")),
    path("", include("agencies.signin.urls")),
    path("", include("agencies.urls")),
    *single_sign_on(settings.OIDC_SERVER_URL),
    path("", include("core.urls")),
    path("", include("cchc_portal.operation.urls")),
    *administration(settings.ADMIN_PATH),
]

handler400 = "cchc_portal.operation.refusals.malformed"
handler403 = "cchc_portal.operation.refusals.denied"
handler500 = "cchc_portal.operation.refusals.fault"
