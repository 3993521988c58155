"""Addresses of OpenID Connect; included where a provider is set."""

from allauth.socialaccount.providers.openid_connect import views
from django.urls import path

from core.access import public

urlpatterns = [
    path("<str:provider_id>/", public(views.login), name="openid_connect_login"),
    path("<str:provider_id>/callback/", public(views.callback), name="openid_connect_callback"),
]
