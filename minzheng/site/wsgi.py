"""The entry that a WSGI server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")

application = get_wsgi_application()
# What has been made by now stays as long as the process: it need not be looked through at every collection.
gc.freeze()
