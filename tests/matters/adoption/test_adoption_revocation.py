"""Revoking an adoption that was obtained by fraud: on proof, after the parties were heard, and no child is left without care."""

from __future__ import annotations

from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import fraud
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import everyday
from tests.matters.worked import D, Played, decided

PAGE = matter("adoption_revocation")
DAYS = ("2024-07-01", "2026-11-01")
FORGED = {"cause": "伪造、变造证明材料", "proof": "出具机关书面确认材料不实"}


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        (FORGED, "grant"),
        ({**FORGED, "cause": "冒名顶替"}, "grant"),
        ({**FORGED, "cause": "隐瞒不符合收养条件的情况"}, "grant"),
        ({**FORGED, "cause": "当事人反悔"}, "refuse"),
        ({**FORGED, "cause": "其他"}, "refuse"),
        ({**FORGED, "proof": "只有一方陈述"}, "refuse"),
        ({**FORGED, "ours": False}, "refuse"),
    ],
)
@pytest.mark.parametrize("day", DAYS)
def test_only_fraud_that_is_proved_is_a_ground(given: dict[str, Any], verdict: str, day: str) -> None:
    assert decided(PAGE, D(day), everyday(fraud, day, **given)).verdict == verdict


def heard(**given: Any) -> Played:
    case = Played(PAGE, everyday(fraud, "2024-07-01", **{**FORGED, "child_born": D("2018-01-01"), **given}))
    return case.do("learn", "2024-07-01").do("investigate", "2024-07-10", "查甲", "查乙").do("notify", "2024-07-12")


def gate(case: Played, verb: str, day: str, *actors: str) -> str:
    with pytest.raises(Refusal) as stopped:
        case.do(verb, day, *actors)
    return stopped.value.gate


def test_nothing_is_decided_before_the_parties_were_heard_nor_by_who_investigated() -> None:
    case = heard()
    assert gate(case, "decide", "2024-07-15", "审甲") == "已经听取陈述申辩，或者书面放弃"
    case.do("hear", "2024-07-16")
    assert gate(case, "decide", "2024-07-17", "查甲") == "与调档核查的经办人员不是同一人"
    assert case.do("decide", "2024-07-17", "审甲").case.outcome == "撤销登记"


def test_a_minor_is_cared_for_before_the_certificate_is_taken_a_grown_child_needs_none() -> None:
    case = heard().do("hear", "2024-07-16").do("decide", "2024-07-17", "审甲")
    assert gate(case, "collect", "2024-07-18") == "未成年人已有人照料"
    assert case.do("place", "2024-07-18").do("collect", "2024-07-19").do("tell", "2024-07-22").case.closed
    grown = heard(child_born=D("2006-07-18")).do("hear", "2024-07-16").do("decide", "2024-07-17", "审甲")
    assert gate(grown, "collect", "2024-07-17") == "未成年人已有人照料"
    assert grown.do("collect", "2024-07-18").do("tell", "2024-07-19").case.closed


def test_who_only_regrets_it_is_told_so_and_keeps_the_certificate() -> None:
    case = heard(cause="当事人反悔", proof="只有一方陈述").do("hear", "2024-07-16").do("decide", "2024-07-17", "审甲")
    assert case.case.outcome == "不予撤销"
    assert gate(case, "collect", "2024-07-18") == "已决定撤销"
    assert case.do("keep", "2024-07-18").case.closed
