"""Django's entry for the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "minzheng.desk"
    label = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        """What the report's own procedure asks is answered by the report."""
        from minzheng.reporting import cycle

        cycle.register()
