"""Django's entry for the shared pages."""

from django.apps import AppConfig
from django.urls import register_converter

from .converters import CaseNumber


class PagesConfig(AppConfig):
    name = "minzheng.pages"
    label = "pages"
    verbose_name = "页面"

    def ready(self) -> None:
        """Addresses may hold a case number."""
        register_converter(CaseNumber, "case_number")
