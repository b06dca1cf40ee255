"""Addresses of the three administrators. A staff number may stand in one: it is no personal number."""

from django.urls import path

from . import auditing, securing, systems
from .duties import home

app_name = "administration"
urlpatterns = [
    path("", home, name="home"),
    path("accounts/", systems.accounts, name="accounts"),
    path("accounts/open/", systems.open_account, name="open_account"),
    path("accounts/<int:id>/<slug:verb>/", systems.change, name="change_account"),
    path("running/", systems.running, name="running"),
    path("officers/", securing.officers, name="officers"),
    path("officers/enter/", securing.enter, name="enter_officer"),
    *(path(f"officers/import/{where}", securing.importing(view), name=name) for where, view, name in securing.IMPORTS),
    path("officers/<slug:staff>/", securing.officer, name="officer"),
    path("officers/<slug:staff>/give/", securing.give, name="give_office"),
    path("officers/<slug:staff>/take/", securing.take, name="take_office"),
    path("policy/", securing.policy, name="policy"),
    path("log/", auditing.log, name="log"),
    path("log.xlsx", auditing.log_file, name="log_file"),
]
