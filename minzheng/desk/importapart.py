"""The process of its own in which a long import is worked on: `python -m minzheng.desk.importapart UPLOAD`."""

from __future__ import annotations

import os
import sys


def main(upload: str) -> None:
    """Nothing of Django may be imported before it is set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
    import django

    django.setup()
    from .importwork import resume

    resume(upload)


if __name__ == "__main__":
    main(sys.argv[1])
