"""The site's addresses: the door, the desk under /desk/, the public pages at the root."""

from django.urls import include, path

from minzheng.desk import door
from minzheng.pages import beside, elder

urlpatterns = [
    path("login/", door.SignIn.as_view(), name="login"),
    path("elder/", elder.switch, name="elder"),
    path("field/", beside.field, name="field"),
    path("logout/", door.sign_out, name="logout"),
    path("desk/practice/", include("minzheng.practice.urls")),
    path("desk/administration/", include("minzheng.administration.urls")),
    path("desk/", include("minzheng.desk.urls")),
    path("", include("minzheng.portal.urls")),
]
