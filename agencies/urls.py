"""Addresses of sign-in, accounts and the register of agencies."""

from django.urls import path

from agencies import office_views, people_views, reviewing_views, views
from agencies.adding import views as adding_views
from agencies.signin import views as signin_views

app_name = "agencies"

urlpatterns = [
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("account/", views.account, name="account"),
    path("account/tour/", views.tour, name="tour"),
    path("account/unsent/", signin_views.unsent, name="unsent"),
    path("people/", people_views.people, name="people"),
    path("people/new/", adding_views.people, name="add_people"),
    path("people/<int:pk>/link/", people_views.link, name="password_link"),
    path("people/<int:pk>/unlock/", people_views.unlock, name="unlock"),
    path("people/<int:pk>/close/", people_views.close, name="close_account"),
    path("people/<int:pk>/open/", people_views.open_, name="open_account"),
    path("agencies/", views.agency_list, name="list"),
    path("agencies/new/", adding_views.agencies, name="add"),
    path("agencies/<str:code>/", views.detail, name="detail"),
    path("agencies/<str:code>/offices/", office_views.offices, name="offices"),
    path("agencies/<str:code>/offices/new/", office_views.office, name="office_new"),
    path("agencies/<str:code>/offices/<int:pk>/", office_views.office, name="office"),
    path("agencies/<str:code>/offices/<int:pk>/new/", office_views.authorisation, name="authorisation_new"),
    path("agencies/<str:code>/offices/<int:pk>/<int:number>/", office_views.authorisation, name="authorisation"),
    path("agencies/<str:code>/reviewers/", reviewing_views.reviewers, name="reviewers"),
    path("agencies/<str:code>/number-series/", office_views.number_series, name="number_series"),
]
