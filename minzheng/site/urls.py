"""The site's addresses: the desk under /desk/, the public pages at the root."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("minzheng.desk.urls")),
    path("", include("minzheng.portal.urls")),
]
