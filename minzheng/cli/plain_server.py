"""Serves our pages as `site.wsgi` does, with the plain ones of `plain_pages` beside them, for `bench web` alone."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
settings.ROOT_URLCONF = "minzheng.cli.plain_pages"
application = get_wsgi_application()
gc.freeze()
