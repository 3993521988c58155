"""Addresses of sign-in, accounts and the register of agencies."""

from django.urls import path

from agencies import office_views, views

app_name = "agencies"

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("account/", views.account, name="account"),
    path("agencies/", views.agency_list, name="list"),
    path("agencies/<str:code>/", views.detail, name="detail"),
    path("agencies/<str:code>/offices/", office_views.offices, name="offices"),
    path("agencies/<str:code>/offices/new/", office_views.office, name="office_new"),
    path("agencies/<str:code>/offices/<int:pk>/", office_views.office, name="office"),
    path("agencies/<str:code>/offices/<int:pk>/new/", office_views.authorisation, name="authorisation_new"),
    path("agencies/<str:code>/offices/<int:pk>/<int:number>/", office_views.authorisation, name="authorisation"),
    path("agencies/<str:code>/number-series/", office_views.number_series, name="number_series"),
]
