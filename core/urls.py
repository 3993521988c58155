"""Addresses that belong to no domain: the gallery of components, and long work."""

from django.urls import path

from core import views
from core.jobs import views as jobs

app_name = "core"
urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/progress/", jobs.progress, name="job_progress"),
    path("jobs/<int:pk>/cancel/", jobs.cancel, name="job_cancel"),
    path("jobs/<int:pk>/resume/", jobs.resume, name="job_resume"),
    path("jobs/<int:pk>/file/", jobs.file, name="job_file"),
]
