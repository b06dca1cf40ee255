"""The openness report and the enforcement data are due on 31 January of the next year, whatever a form says (OPN-C05、TS-08)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.procedure.models import Case
from minzheng.procedure.perform import open_case, perform
from tests.procedure.test_referring import opening, said, staff, who  # noqa: F401 - the fixture of officers

THEN = {"openness_report": (("approve", "H1"), ("publish", "L1")), "enforcement_data": (("sign", "H1"), ("release", "L1"))}


@pytest.mark.parametrize(("page", "verb"), [("openness_report", "draft"), ("enforcement_data", "fill")])
def test_due_on_the_last_of_january(here: Any, page: str, verb: str) -> None:
    number = open_case(opening(page, returns__year=2024, returns__due=date(2025, 3, 1)), verb, on=date(2025, 1, 6), by=who("L1"),
                       said=said(page, verb, date(2025, 1, 6))).case  # fmt: skip
    case = Case.objects.get(pk=number)
    assert case.due == date(2025, 1, 31)
    for step, doer in THEN[page]:
        perform(number, step, on=date(2025, 1, 20), by=who(doer))
    assert Case.objects.get(pk=number).closed
