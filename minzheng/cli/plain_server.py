"""Serves our pages with the plain ones of `plain_pages` beside them, for `bench web` alone."""

import os

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
settings.ROOT_URLCONF = "minzheng.cli.plain_pages"

from minzheng.site.wsgi import application  # noqa: E402 - the addresses are changed before anything is loaded

__all__ = ["application"]
