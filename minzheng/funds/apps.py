"""Django's entry for the funds."""

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "minzheng.funds"
    label = "funds"
    verbose_name = "资金"
