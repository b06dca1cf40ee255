"""Why a case is decided as it is, as the pages show it: now, and as the deciding act recorded it."""

from __future__ import annotations

from datetime import date

from minzheng.catalogue import matter
from minzheng.pages.reasons import recorded

DAY = date(2024, 7, 1)
ROWS = [["有成员具有本地户籍", True, "是", "依据甲"], ["有可以纳入的成员", False, "0人", "依据乙"], ["另有情形的", True, "否", "依据丙", "不涉及"]]


def test_what_an_act_recorded_is_shown_as_it_was_told() -> None:
    told = recorded(matter("subsistence"), {"decision.reasons": ROWS, "outcome": "refuse"}, DAY, opened=True)
    assert told is not None
    assert [(one.title, one.word) for one in told.reads] == [("有成员具有本地户籍", "符合"), ("有可以纳入的成员", "不符合"), ("另有情形的", "不涉及")]
    assert (told.verdict, told.recorded) == ("refuse", True)
    assert recorded(matter("subsistence"), {}, DAY, opened=True) is None
