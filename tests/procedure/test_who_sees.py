"""PRV-C08：没有办理职责的人打不开办件；有职责的只看得到本镇街的。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.procedure.cases import case
from minzheng.procedure.perform import Opening, open_case
from minzheng.procedure.seeing import scope_of

from .conftest import TOWN, by


@pytest.mark.parametrize(
    ("offices", "town", "sees"),
    [
        ([("town", "")], TOWN, True), ([("town", "社会救助")], TOWN, True), ([("town", "养老服务")], TOWN, False), ([("town", "")], "441802107", False),
        ([("registrar", "")], "", False), ([], "", False), ([("bureau", "")], "", True), ([("head", "")], "", True),
    ],
)  # fmt: skip
def test_nobody_looks_up_a_neighbour(household: Opening, offices: list[tuple[str, str]], town: str, sees: bool) -> None:
    number = open_case(household, "accept", on=date(2024, 3, 4), by=by("T1")).case
    assert (case(number, scope_of(offices, town)) is not None) is sees
