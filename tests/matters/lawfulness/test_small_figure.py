"""公开小数字的案例：认不认得出个人，涉不涉及未成年人，是不是对外公开的数字；只有负责人能批准、能撤销。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import disclosure
from tests.matters.everyday import Playing, everyday, failed, tried

PAGE = matter("small_figure")
HARMLESS = "认不出个人，或者本人同意、不公开会对公共利益造成重大影响"
MINORS = "涉及未成年人的，认不出个人"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, []),
        ({"identifies": True}, [HARMLESS]),
        ({"identifies": True, "consented": True}, []),
        ({"identifies": True, "harm": True}, []),
        ({"minors": True}, []),
        ({"minors": True, "identifies": True, "consented": True, "harm": True}, [MINORS]),
        ({"public": False}, ["属于对外公开的数字"]),
    ],
)
@pytest.mark.parametrize("day", ["2024-03-04", "2026-11-01"])
def test_when_a_small_figure_may_be_printed(changes, why, day):
    decision = tried(PAGE, day, everyday(disclosure, day, **changes))
    assert (decision.verdict, failed(decision)) == ("refuse" if why else "grant", why)


def test_only_what_was_approved_can_be_revoked():
    facts = everyday(disclosure, "2024-03-04")
    assert Playing(PAGE, facts).do("propose", "2024-03-04").stops("revoke", "2024-03-05") == "已负责人审批"
    refused = Playing(PAGE, {**facts, "disclosure.identifies": True}).do("propose", "2024-03-04").do("decide", "2024-03-05", outcome="refuse")
    assert refused.stops("revoke", "2024-03-06") == "已批准公开"
    assert refused.do("shelve", "2024-03-06").case.closed
    assert Playing(PAGE, facts).do("propose", "2024-03-04").do("decide", "2024-03-05").do("revoke", "2024-03-06").case.closed


def test_the_head_alone_decides():
    assert {step.verb: step.office.id for step in PAGE.steps} == {"propose": "legal", "decide": "head", "revoke": "head", "shelve": "legal"}
