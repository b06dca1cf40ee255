"""Django's entry for the procedure."""

from django.apps import AppConfig


class ProcedureConfig(AppConfig):
    name = "minzheng.procedure"
    label = "procedure"
    verbose_name = "程序"
