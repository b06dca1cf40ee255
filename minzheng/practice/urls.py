"""Addresses of the drills and the law exam, under the desk."""

from django.urls import path

from . import exams, views

app_name = "practice"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("exams/", exams.listed, name="exams"),
    path("exams/new/", exams.arrange, name="exam_arrange"),
    path("exams/<case_number:number>/", exams.sit, name="exam"),
    path("exams/<case_number:number>/results/", exams.results, name="exam_round"),
    path("<slug:matter>/<int:number>/", views.lead, name="lead"),
]
