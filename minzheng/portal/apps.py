"""Django's entry for the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "minzheng.portal"
    label = "portal"
    verbose_name = "公众服务"
