from django.apps import AppConfig


class Administration(AppConfig):
    name = "minzheng.administration"
    verbose_name = "三员管理"
