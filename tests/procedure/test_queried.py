"""A figure that is the result of a query: nothing is said over an empty log, and none found is a finding with its day."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case
from minzheng.reporting.figures.lineage import all_figures, compute, items
from minzheng.vocabulary.errors import Refusal

from .conftest import SYSTEM, officer, plain

PAGE, ASKED = matter("complaint"), "enforcement_complaints"


def registered(topic: str) -> None:
    facts = {fact.key: plain(fact) for fact in PAGE.needed()}
    facts |= {"complaint.channel": "来信", "complaint.kind": "投诉", "complaint.topic": topic}
    facts |= {"complaint.received": date(2024, 5, 6), "complaint.person": "某甲"}
    open_case(Opening(PAGE, facts, {}), "register", on=date(2024, 5, 6), by=Actor(("S1",), "section", "区民政局"))


def test_none_is_said_only_after_searching_something(here: District) -> None:
    appoint([officer("S1", "section")], since=date(2023, 12, 31), by=SYSTEM)
    with pytest.raises(Refusal, match="没有可供查询的登记"):
        compute(ASKED, 2024)
    assert ASKED not in {figure.id for figure in all_figures(2024)}
    registered("养老服务")
    assert (compute(ASKED, 2024).text, compute(ASKED, 2024).as_of) == ("0件", date(2024, 12, 31))
    assert compute(ASKED, 2024, date(2024, 6, 30)).as_of == date(2024, 6, 30)
    registered("行政执法")
    assert compute(ASKED, 2024).text == "1件"
    assert len(list(items(ASKED, 2024))) == 1
