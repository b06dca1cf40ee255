"""Addresses of the drills, under the desk."""

from django.urls import path

from . import views

app_name = "practice"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("<slug:matter>/<int:number>/", views.lead, name="lead"),
]
