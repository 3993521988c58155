from django.urls import path

from cchc_portal.operation import views

app_name = "operation"
urlpatterns = [
    path("health/", views.health, name="health"),
    path("metrics/", views.measures, name="metrics"),
]
