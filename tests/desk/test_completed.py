"""补录的办件在页面上处处标明：没有审查条件，没有下一步，没有期限；更正以前的行为看得见，注明已被代替。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.procedure import completed
from minzheng.procedure.completed import Batch, Completed

from .district import by

DAY = date(2024, 3, 20)


@pytest.fixture
def marriage(here) -> str:
    told = Completed(
        "J440000-2024-000011", (("accept", date(2024, 3, 1)), ("issue", date(2024, 3, 1))), {"couple.certificate": "J440000-2024-000011"},
        {"couple.man": "某男甲", "couple.woman": "某女甲"}, {"number": "J440000-2024-000011"}, ("名册", 2),
    )  # fmt: skip
    provenance, mapping = {"mapping.digest": "ab", "file.digest": "cd"}, {"columns": [], "fixed": {}}
    batch = Batch(matter("marriage"), [told], [], "省婚姻登记系统", provenance, mapping, "completed_marriage")
    completed.take_in(batch, on=DAY, by=by("B01"))
    number = completed.known("marriage", "省婚姻登记系统")["J440000-2024-000011"].case
    again = replace(told, facts={"couple.man": "某男甲", "couple.woman": "某女佳"}, columns={"number": told.number, "couple.woman": "某女佳"})
    completed.take_in(replace(batch, added=[], corrected=[(number, again)]), on=DAY, by=by("B01"))
    return number


def test_the_case_page_says_where_it_was_done_and_offers_nothing(marriage, signed_in):
    shown = signed_in("R01").get(f"/desk/cases/{marriage}/").content.decode()
    assert "本件在别处办结" in shown
    assert "省婚姻登记系统" in shown
    assert "逐条审查" not in shown
    assert 'id="clocks"' not in shown
    assert "本案已经办结" in shown
    assert shown.count("已被后来的更正代替") == 2
    assert "更正补录" in shown


def test_lists_and_traces_are_marked(marriage, signed_in):
    client = signed_in("R01")
    assert "补录" in client.get("/desk/?colour=closed").content.decode()
    assert "补录" in client.get("/desk/figures/2024/marriages_registered/").content.decode()
