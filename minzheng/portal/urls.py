"""Addresses of the public site: everything here is open to anyone."""

from django.urls import path

from . import draws, following, identity, places, precheck, proofs, sending, verifying, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("guide/<slug:id>/", views.matter_guide, name="guide"),
    path("check/<slug:id>/", precheck.check, name="check"),
    path("apply/<slug:id>/", sending.apply, name="apply"),
    path("book/<slug:id>/", sending.book, name="book"),
    path("complain/", sending.complain, name="complain"),
    path("identity/", identity.begin, name="identity"),
    path("identity/back/", identity.back, name="identity_back"),
    path("notices/<int:seq>/object/", sending.objection, name="object"),
    path("verify/", verifying.ask, name="verify_ask"),
    path("verify/<slug:mark>/", verifying.verify, name="verify"),
    path("notices/", views.notices, name="notices"),
    path("progress/", following.progress, name="progress"),
    path("progress/letter.pdf", following.letter, name="letter"),
    path("progress/withdraw/", following.withdraw, name="withdraw"),
    path("figures/", proofs.figures, name="figures"),
    path("figures/<int:year>/<slug:id>/", proofs.figure, name="figure"),
    path("places/", places.places, name="places"),
    path("report/<int:year>/", proofs.report, name="report"),
    path("checkpoint/", proofs.checkpoint, name="checkpoint"),
    path("receipt/", proofs.receipt, name="receipt"),
    path("draws/", draws.again, name="draws"),
    path("draws/<str:number>.json", draws.record, name="draw_record"),
]
