"""适老化改造的案例：分散供养特困而高龄、失能、残疾的，四方验收才算完成，按验收日期计，完成率以下达的任务为基数。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import adaptation, elder
from minzheng.reporting.figures.printing import rate
from minzheng.vocabulary.errors import Refusal
from tests.matters.worked import MID_2024, NOVEMBER_2026, D, Played, decided, person, plain, worked

ADAPTATION, PLAN = matter("home_adaptation"), matter("home_adaptation_plan")
ELDER = {fact.key.partition(".")[2] for fact in elder.own}
HOME = {fact.key.partition(".")[2] for fact in adaptation.own}
GRANT, REFUSE = {"eligible": True}, {"eligible": False}


def facts(**given):
    own = {name: given.pop(name) for name in tuple(given) if name in ELDER}
    home = {"lawful_home": True, "safe_home": True, "willing": True} | {name: given.pop(name) for name in tuple(given) if name in HOME}
    return person(**given) | plain(elder, **{"hardship_care": "分散供养", **own}) | plain(adaptation, **home) | {"applicant.name": "某某"}


AT_81, AT_70 = D("1943-01-01"), D("1954-01-01")
WHO = (
    worked("HA-02", "分散供养特困，八十一周岁，能够自理", GRANT, born=AT_81),
    worked("", "八十周岁当天", GRANT, born=D("1944-07-01")),
    worked("", "差一日八十周岁，能够自理", REFUSE, born=D("1944-07-02")),
    worked("", "七十周岁，中度失能", GRANT, born=AT_70, ability="中度失能"),
    worked("", "七十周岁，肢体四级", GRANT, born=AT_70, disability="肢体", grade=4),
    worked("", "七十周岁，能够自理", REFUSE, born=AT_70),
    worked("", "五十九周岁，残疾", REFUSE, born=D("1964-07-02"), disability="肢体", grade=1),
    worked("", "集中供养", REFUSE, born=AT_81, hardship_care="集中供养"),
    worked("", "不是特困人员", REFUSE, born=AT_81, hardship_care="不是特困人员"),
    worked("", "住房近期拆迁", REFUSE, born=AT_81, safe_home=False),
    worked("", "住户没有书面同意", REFUSE, born=AT_81, willing=False),
    worked("", "改造过，需求没有变化", REFUSE, born=AT_81, done_before="改造过而需求没有变化"),
    worked("", "改造过，需求有变化", GRANT, born=AT_81, done_before="改造过而需求有变化"),
    worked("", "残联已改造", REFUSE, born=AT_81, done_by_federation=True),
)


@pytest.mark.parametrize("case", WHO, ids=str)
def test_who(case):
    assert (decided(ADAPTATION, MID_2024, facts(**case.given)).verdict == "grant") == case.expect["eligible"]


@pytest.mark.parametrize("case", WHO[3:6], ids=str)
def test_the_same_on_1_november_2026(case):
    assert (decided(ADAPTATION, NOVEMBER_2026, facts(**case.given)).verdict == "grant") == case.expect["eligible"]


SIGNED = {f"adaptation__{name}": True for name in ("elder_signed", "village_signed", "town_signed", "assessor_signed", "after")}


def built(finished: str = "2024-12-28", **given) -> Played:
    played = Played(ADAPTATION, facts(born=AT_81, **given))
    for verb, day in (("enlist", "2024-10-08"), ("consent", "2024-10-09"), ("survey", "2024-10-15")):
        played.do(verb, day, **({"adaptation__before": True} if verb == "survey" else {}))
    played.do("design", "2024-10-18", adaptation__cost=500_000).do("decide", "2024-10-25").do("serve", "2024-10-28")
    return played.do("procure", "2024-11-08").do("build", finished)


@pytest.mark.parametrize("missing", SIGNED)
def test_one_signature_or_picture_missing_is_no_acceptance(missing):
    with pytest.raises(Refusal):
        built().do("accept", "2024-12-30", **{**SIGNED, missing: False})
    built().do("accept", "2024-12-30", **SIGNED)


LATE = worked("HA-05", "12月28日完工，次年1月3日验收", {"counted": False}, finished="2024-12-28", accepted="2025-01-03", year=2024)


def test_counted_by_the_day_of_acceptance():
    played = built(LATE.given["finished"]).do("accept", LATE.given["accepted"], **SIGNED)
    accepted = [act.day.year for act in played.case.history.acts if act.verb == "accept"]
    assert (LATE.given["year"] in accepted) == LATE.expect["counted"]
    assert next(f for f in ADAPTATION.figures if f.id == "home_adaptations_done").measure.step is ADAPTATION.step("accept")


def test_who_died_before_acceptance_is_not_counted():
    for died, stops in (("2024-12-29", True), ("2024-12-30", False)):
        played = built(died=D(died))
        if stops:
            with pytest.raises(Refusal) as dead:
                played.do("accept", "2024-12-30", **SIGNED)
            assert dead.value.gate == "老年人健在"
        else:
            played.do("accept", "2024-12-30", **SIGNED)


def test_failed_works_are_done_again_and_paid_only_after_acceptance():
    played = built("2024-12-02").do("reject", "2024-12-04")
    with pytest.raises(Refusal) as unmended:
        played.do("accept", "2024-12-05", **SIGNED)
    assert unmended.value.gate == "验收不合格的，已经重新施工"
    with pytest.raises(Refusal):
        played.do("remit", "2024-12-05", adaptation__paid=1)
    played.do("build", "2024-12-10").do("accept", "2024-12-11", **SIGNED)
    with pytest.raises(Refusal) as dear:
        played.do("remit", "2024-12-12", "财甲", adaptation__paid=500_001)
    assert dear.value.gate == "不超过方案费用和每户限额"
    with pytest.raises(Refusal) as alone:
        played.do("remit", "2024-12-12", adaptation__paid=500_000)
    assert alone.value.gate == "与审定、验收合格的经办人员不是同一人"
    played.do("remit", "2024-12-12", "财甲", adaptation__paid=500_000).do("file", "2024-12-13")


@pytest.mark.parametrize(("cost", "signed", "allowed"), [(600_000, False, True), (600_001, False, False), (600_001, True, True)])
def test_above_the_limit_only_with_a_signature_beforehand(cost, signed, allowed):
    played = Played(ADAPTATION, facts(born=AT_81)).do("enlist", "2024-10-08").do("consent", "2024-10-09")
    played.do("survey", "2024-10-15", adaptation__before=True)
    said = {"adaptation__cost": cost, "adaptation__over_signed": signed}
    if allowed:
        played.do("design", "2024-10-18", **said)
    else:
        with pytest.raises(Refusal):
            played.do("design", "2024-10-18", **said)


RATE = worked("HA-01", "任务一百零三户，完成一百零六户", {"percent": 103}, done=106, target=103)


RATES = [(RATE.given["done"], RATE.given["target"], f"{RATE.expect['percent']}%"), (102, 103, "99%"), (103, 103, "100%")]


@pytest.mark.parametrize(("done", "target", "text"), RATES)
def test_the_completion_rate_is_rounded_and_may_exceed_all(done, target, text):
    assert rate("home_adaptation_completion_rate", "", done, target).text == text


def test_the_target_is_what_the_dated_plan_says():
    played = Played(PLAN, plain(adaptation)).do("draft", "2024-01-08", adaptation__target=103)
    with pytest.raises(Refusal):
        played.do("issue", "2024-01-12", adaptation__target=100)
    played.do("issue", "2024-01-12", adaptation__target=103)


CASES = (*WHO, LATE, RATE)
