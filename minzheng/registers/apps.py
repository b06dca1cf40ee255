"""Django's entry for the registers."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "minzheng.registers"
    label = "registers"
    verbose_name = "登记簿"
