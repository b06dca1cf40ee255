"""低保、事实无人抚养儿童的经过，各自走到界限的两侧：公示的最后一天、期限的最后一天、听取意见的新旧法、渐退期、成员死亡后的核查。"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.cli.arguments import situation_on
from minzheng.practice.example import script_of
from minzheng.practice.walk import walk_script

Act = tuple[Any, ...]


def walked(id: str, acts: list[Act], **changes: dict[str, Any]) -> tuple[str | None, list[tuple[str, str]]]:
    """The verb that was stopped, and what came late with the day it was due: the example's facts with these changes."""
    page = matter(id)
    facts = copy.deepcopy(script_of(page)["facts"])
    for group, values in changes.items():
        facts[group].update(values)
    told = [{"verb": verb, "on": day, "actor": who, "facts": said[0] if said else {}} for verb, day, who, *said in acts]
    answer = walk_script(page, {"facts": facts, "acts": told}, lambda day: situation_on(day, ""))
    assert "error" not in answer, answer
    return answer.get("stopped_verb"), [(late["verb"], late["due"]) for late in answer["late"]]


ACCEPTED: list[Act] = [("accept", "2024-03-04", "town:甲")]
LOOKED_INTO: list[Act] = [*ACCEPTED, ("investigate", "2024-03-06", "town:甲、乙"), ("check", "2024-03-06", "bureau:丙"), ("opine", "2024-03-08", "town:甲")]
PUBLIC: list[Act] = [*LOOKED_INTO, ("publish", "2024-03-11", "town:甲")]
OBJECTED: Act = ("object", "2024-03-14", "applicant", {"handling": {"objection": "收入不实"}})
LONGER: list[Act] = [
    *PUBLIC, OBJECTED, ("extend", "2024-03-15", "bureau:丁", {"handling": {"extension_cause": "有异议"}}), ("investigate", "2024-03-18", "town:甲、乙"),
    ("visit", "2024-03-19", "bureau:丙、戊"), ("opine", "2024-03-20", "town:甲"), ("publish", "2024-04-28", "town:甲"),
]  # fmt: skip
DRAWN: list[Act] = [*PUBLIC, ("decide", "2024-03-19", "bureau:丁"), ("serve", "2024-03-22", "town:甲", {"handling": {"service": "直接送达"}})]
OVERDUE = ("recheck", "2025-03-19")


def decide(day: str, who: str = "bureau:丁") -> Act:
    return ("decide", day, who)


def rechecked(day: str) -> Act:
    return ("recheck", day, "town:甲、乙")


def heard(day: str, really: bool = True) -> Act:
    return ("hear", day, "town:甲", {"handling": {"heard": really}})


def stop(day: str) -> Act:
    return ("stop", day, "bureau:丁", {"handling": {"reason": "收入超过标准"}})


def fade(until: str) -> Act:
    return ("fade", "2024-06-10", "bureau:丁", {"handling": {"employed": "2024-05-31", "fades_until": until}})


def lost(day: str, died: str) -> Act:
    return ("lose", day, "town:甲", {"handling": {"died": died}})


@pytest.mark.parametrize(
    ("title", "acts", "stopped", "late"),
    [
        ("公示第七日确认", [*PUBLIC, decide("2024-03-18")], "decide", []),
        ("公示期满次日确认", [*PUBLIC, decide("2024-03-19")], None, []),
        ("入户调查第三个工作日", [*ACCEPTED, ("investigate", "2024-03-07", "town:甲、乙")], None, []),
        ("入户调查第四个工作日", [*ACCEPTED, ("investigate", "2024-03-08", "town:甲、乙")], None, [("investigate", "2024-03-07")]),
        ("公示最后一日提异议", [*PUBLIC, ("object", "2024-03-18", "applicant", {"handling": {"objection": "x"}})], None, []),
        ("公示期满才提异议", [*PUBLIC, ("object", "2024-03-19", "applicant", {"handling": {"objection": "x"}})], "object", []),
        ("有异议而没有再调查", [*PUBLIC, OBJECTED, decide("2024-03-25")], "decide", []),
        ("入户调查的人来确认", [*PUBLIC, decide("2024-03-19", "bureau:甲")], "decide", []),
        ("镇街确认（没有下放）", [*PUBLIC, decide("2024-03-19", "town:戊")], "decide", []),
        ("DB-11 第三十个工作日", [*LOOKED_INTO, ("publish", "2024-04-03", "town:甲"), decide("2024-04-16")], None, []),
        ("第三十一个工作日", [*LOOKED_INTO, ("publish", "2024-04-03", "town:甲"), decide("2024-04-17")], None, [("decide", "2024-04-16")]),
        ("DB-12 有异议，第四十五个工作日", [*LONGER, decide("2024-05-09")], None, []),
        ("第四十六个工作日", [*LONGER, decide("2024-05-10")], None, [("decide", "2024-05-09")]),
        ("没有人异议而以异议延长", [*PUBLIC, LONGER[len(PUBLIC) + 1]], "extend", []),
        ("决定后第四个工作日送达", [*DRAWN[:-1], ("serve", "2024-03-25", "town:甲", {"handling": {"service": "直接送达"}})], None, [("serve", "2024-03-22")]),
        ("没有复核就停发", [*DRAWN, stop("2024-06-03")], "stop", []),
        ("2024年复核后停发，不以听取意见为前提", [*DRAWN, rechecked("2024-06-03"), stop("2024-06-04")], None, []),
        ("2026年6月30日停发", [*DRAWN, rechecked("2026-06-20"), stop("2026-06-30")], None, [OVERDUE]),
        ("2026年7月1日停发，没有听取意见", [*DRAWN, rechecked("2026-06-20"), stop("2026-07-01")], "stop", [OVERDUE]),
        ("复核以前听取的不算", [*DRAWN, heard("2026-07-15"), rechecked("2026-07-20"), stop("2026-08-01")], "stop", [OVERDUE]),
        ("复核以后听取了意见", [*DRAWN, rechecked("2026-07-20"), heard("2026-07-25"), stop("2026-08-01")], None, [OVERDUE]),
        ("记作听取而没有听取", [*DRAWN, rechecked("2026-07-20"), heard("2026-07-25", False)], "hear", [OVERDUE]),
        ("DR-06 渐退期六个月，五月三十一日起算到十一月三十日", [*DRAWN, rechecked("2024-06-03"), fade("2024-11-30")], None, []),
        ("DR-07 多一日", [*DRAWN, rechecked("2024-06-03"), fade("2024-12-01")], "fade", []),
        ("渐退期给过一次", [*DRAWN, rechecked("2024-06-03"), fade("2024-11-30"), fade("2024-11-30")], "fade", []),
        ("DB-09 成员死亡三个月内核查", [*DRAWN, lost("2024-06-20", "2024-06-12"), rechecked("2024-09-12")], None, []),
        ("成员死亡三个月零一日", [*DRAWN, lost("2024-06-20", "2024-06-12"), rechecked("2024-09-13")], None, [("recheck", "2024-09-12")]),
        ("十一月三十日死亡，次年二月没有三十日", [*DRAWN, lost("2024-12-02", "2024-11-30"), rechecked("2025-02-28")], None, []),
    ],
)
def test_subsistence(title, acts, stopped, late):
    assert walked("subsistence", acts) == (stopped, late), title


@pytest.mark.parametrize(
    ("changes", "acts", "stopped"),
    [
        ({"authorised": False}, ACCEPTED, "accept"),
        ({"staff_relative": True}, [*PUBLIC, decide("2024-03-19")], "decide"),
        ({"staff_relative": True}, [*PUBLIC, ("visit", "2024-03-14", "bureau:丙、戊"), decide("2024-03-19")], None),
        ({"uncooperative": False}, [*ACCEPTED, ("terminate", "2024-03-10", "bureau:丁", {"handling": {"reason": "x"}})], "terminate"),
        ({"uncooperative": True}, [*ACCEPTED, ("terminate", "2024-03-10", "bureau:丁", {"handling": {"reason": "拒不配合"}})], None),
    ],
)
def test_what_the_household_is_decides_the_way(changes, acts, stopped):
    assert walked("subsistence", acts, household=changes)[0] == stopped


def checked(day: str, doubtful: bool = False) -> Act:
    return ("verify", day, "town:甲", {"child": {"doubtful": doubtful}})


@pytest.mark.parametrize(
    ("title", "acts", "stopped", "late"),
    [
        ("CH-14 公示儿童", [checked("2024-02-18"), ("publish", "2024-02-19", "town:甲")], "publish", []),
        ("春节前后的第十五个工作日", [checked("2024-02-27")], None, []),
        ("第十六个工作日", [checked("2024-02-28")], None, [("verify", "2024-02-27")]),
        ("有疑点而没有走访", [checked("2024-02-18", True), ("submit", "2024-02-19", "town:甲")], "submit", []),
    ],
)
def test_a_child_nobody_cares_for(title, acts, stopped, late):
    assert walked("uncared_child", [("apply", "2024-02-01", "applicant"), *acts]) == (stopped, late), title
