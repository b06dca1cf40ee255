"""学法演练和年度考核的案例：演练要有办成的环节；考试、补考、缺考的理由、程序违法怎样决定考核。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import appraisal, drill, handling
from tests.matters.everyday import Playing, everyday, failed, tried

DRILL, APPRAISAL = matter("law_drill"), matter("law_appraisal")
EXAM, STUDY, BREACH = "考试合格、补考合格，或者因正当理由缺考", "参加了学法会议或者培训", "经手案件没有被认定程序违法"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, []),
        ({"exam": "不合格"}, [EXAM]),
        ({"exam": "不合格", "retaken": True}, []),
        ({"exam": "缺考，有正当理由"}, []),
        ({"exam": "缺考，没有理由"}, [EXAM]),
        ({"exam": "缺考，没有理由", "retaken": True}, [EXAM]),
        ({"sessions": 0}, [STUDY]),
        ({"sessions": 1}, []),
        ({"breaches": 1}, [BREACH]),
    ],
)
@pytest.mark.parametrize("day", ["2024-01-15", "2026-11-02"])
def test_how_a_year_is_graded(given, why, day):
    decision = tried(APPRAISAL, day, everyday(appraisal, day, **given))
    assert (decision.verdict, failed(decision)) == ("refuse" if why else "grant", why)


def test_nobody_is_graded_unheard():
    played = Playing(APPRAISAL, everyday(appraisal, "2024-01-15"), everyday(handling, "2024-01-15")).do("collect", "2024-01-15")
    assert played.stops("grade", "2024-01-16") == "已告知本人并听取意见"
    played.do("tell", "2024-01-16", appraisal__told=False)
    assert played.stops("grade", "2024-01-17") == "已告知本人并听取意见"


@pytest.mark.parametrize(("acts", "gate"), [(0, "至少办成一个环节"), (1, "")])
def test_a_drill_did_something(acts, gate):
    played = Playing(DRILL, everyday(drill, "2024-05-20"))
    assert (played.stops("rehearse", "2024-05-20", drill__acts=acts) if gate else played.do("rehearse", "2024-05-20", drill__acts=acts) and "") == gate
