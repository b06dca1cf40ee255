"""The Django application of the journal; it is installed under the label `journal`."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "minzheng.journal"
    label = "journal"
    verbose_name = "台账"
    default_auto_field = "django.db.models.BigAutoField"
