"""Django's entry for the shared pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "minzheng.pages"
    label = "pages"
    verbose_name = "页面"
