"""Addresses of the public site: everything here is open to anyone."""

from django.urls import path

from . import draws, places, precheck, proofs, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("guide/<slug:id>/", views.matter_guide, name="guide"),
    path("check/<slug:id>/", precheck.check, name="check"),
    path("notices/", views.notices, name="notices"),
    path("progress/", views.progress, name="progress"),
    path("figures/", proofs.figures, name="figures"),
    path("figures/<int:year>/<slug:id>/", proofs.figure, name="figure"),
    path("places/", places.places, name="places"),
    path("report/<int:year>/", proofs.report, name="report"),
    path("checkpoint/", proofs.checkpoint, name="checkpoint"),
    path("receipt/", proofs.receipt, name="receipt"),
    path("draws/", draws.again, name="draws"),
    path("draws/<str:number>.json", draws.record, name="draw_record"),
]
