"""Addresses of sign-in, accounts and the register of agencies."""

from django.urls import path

from agencies import views

app_name = "agencies"

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("account/", views.account, name="account"),
    path("agencies/", views.agency_list, name="list"),
    path("agencies/<str:code>/", views.detail, name="detail"),
]
