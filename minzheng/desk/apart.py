"""The process of its own in which long work is done: `python -m minzheng.desk.apart import UPLOAD`, `… table TABLE`, `… verify RUN`."""

from __future__ import annotations

import os
import sys


def main(kind: str, id: str) -> None:
    """Nothing of Django may be imported before it is set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
    import django

    django.setup()
    if kind == "table":
        from . import numbers, payfiles, tables

        tables.work(id, {payfiles.OF_YEAR: payfiles.year_rows, payfiles.OF_PAYROLL: payfiles.payroll_rows, numbers.TRACE: numbers.trace_rows})
    elif kind == "verify":
        from .verifying import work

        work(id)
    else:
        from .importwork import resume

        resume(id)


if __name__ == "__main__":
    main(*sys.argv[1:])
