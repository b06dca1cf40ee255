"""2026年7月1日起，减发、停发救助先听取意见，再书面说明理由（社会救助法第四十八条）：城乡低保、特困供养都一样。"""

from __future__ import annotations

import pytest

from tests.matters.assistance.test_subsistence_procedure import refused, until_published
from tests.matters.worked import worked

UNHEARD = worked("CHG-C04", "2026年8月5日不听家庭意见就减发低保", {"allowed": False}, on="2026-08-05")
CASES = (UNHEARD,)


def rechecked(day: str):
    return until_published().do("decide", "2024-03-19", "局甲", "局乙").do("recheck", day)


@pytest.mark.parametrize("verb", ["reduce", "stop"])
def test_a_cut_without_hearing_the_family_is_not_signed(verb):
    played = rechecked("2026-07-20")
    assert (refused(played, verb, UNHEARD.given["on"]) == "复核后已听取家庭意见") is not UNHEARD.expect["allowed"]
    heard = rechecked("2026-07-20").do("hear", UNHEARD.given["on"], handling__heard=True)
    assert heard.do(verb, UNHEARD.given["on"]).case.history.acts[-1].verb == verb


def test_a_month_earlier_the_old_law_did_not_ask_it():
    assert rechecked("2026-06-01").do("reduce", "2026-06-30").case.history.acts[-1].verb == "reduce"
