"""try, walk, deadline, resting-on, check law: the contract of names and JSON, for decisions worked out by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from minzheng.catalogue import matters
from minzheng.vocabulary import Matter
from tests.cli.conftest import Run

ELDER = {"person": {"died": None, "born": "1940-05-01", "local": True}, "steps": {"accept": {"day": "2024-06-03"}}}
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def tried(run: Run, facts: Any, on: str = "2024-07-01", matter: str = "old_age_allowance") -> Any:
    return run("try", matter, "--on", on, "--facts", "-", "--json", stdin=facts)


def with_person(**changed: Any) -> dict[str, Any]:
    return {**ELDER, "person": {**ELDER["person"], **changed}}


def test_a_grant_says_amount_reasons_deadlines_and_law(run: Run) -> None:
    done = tried(run, ELDER)
    said = done.json
    assert done.code == 0
    assert set(said) == {"decision", "amount_fen", "reasons", "deadlines", "law"}
    assert said["decision"] == "grant"
    assert type(said["amount_fen"]) is int
    assert said["amount_fen"] > 0
    assert [set(reason) for reason in said["reasons"]] == [{"condition", "holds", "saw", "basis"}] * 3
    assert {"step", "due", "basis"} <= set(said["deadlines"][0])
    assert "《中华人民共和国老年人权益保障法》第三十三条" in said["law"]


def test_a_refusal_names_the_condition_what_it_saw_and_the_article(run: Run) -> None:
    done = tried(run, with_person(born="1944-08-02"))
    assert done.code == 1
    assert done.json["decision"] == "refuse"
    assert done.json["amount_fen"] == 0
    [failed] = [reason for reason in done.json["reasons"] if reason["holds"] is False]
    assert failed["condition"] == "年满八十周岁"
    assert "79周岁" in failed["saw"]
    assert "第三十三条" in failed["basis"]


def test_a_case_not_yet_begun_is_told_the_limits_that_would_run(run: Run) -> None:
    """Thirty working days of 低保 from acceptance, sixty days of 成立登记 from receipt: supposed to be done on the day tried."""
    for matter, verb, on, due in (("subsistence", "accept", "2024-03-04", "2024-04-16"), ("establishment", "receive", "2024-06-01", "2024-07-31")):
        facts = run("facts", matter, "--example").json
        supposed = tried(run, {**facts, "steps": {}}, on=on, matter=matter).json["deadlines"]
        told = tried(run, {**facts, "steps": {verb: {"day": on}}}, on=on, matter=matter).json["deadlines"]
        assert {one["due"] for one in supposed if one["step"] == "decide"} == {due}
        assert [{**one, "assumed": None} for one in supposed] == told
        assert {one["assumed"] for one in supposed} == {verb}
    assert "假定2024年6月1日收件" in run("try", "establishment", "--on", "2024-06-01", "--facts", "-", stdin={**facts, "steps": {}}).out


def test_a_matter_without_money_says_null(run: Run) -> None:
    facts = run("facts", "marriage", "--example").json
    assert tried(run, facts, matter="marriage").json["amount_fen"] is None


def test_law_with_two_readings_is_left_to_a_person(run: Run) -> None:
    """Thirty days from 2 May 2024 end on Saturday 1 June; whether Sunday counts as the period's end is read in two ways."""
    facts = {**run("facts", "divorce", "--example").json, "steps": {"accept": {"day": "2024-05-02"}}}
    verdicts = {day: tried(run, facts, on=day, matter="divorce") for day in ("2024-06-01", "2024-06-03", "2024-06-04")}
    assert [(done.code, done.json["decision"]) for done in verdicts.values()] == [(1, "refuse"), (1, "review"), (0, "grant")]
    [doubtful] = [reason for reason in verdicts["2024-06-03"].json["reasons"] if reason["holds"] is None]
    assert doubtful["condition"] == "三十日撤回期已满"


def test_a_decision_is_told_to_people_too(run: Run) -> None:
    done = run("try", "old_age_allowance", "--on", "2024-07-01", "--facts", "-", stdin=with_person(born="1950-01-01"))
    assert done.code == 1
    assert done.out.startswith("高龄津贴：不予发放")
    assert "年满八十周岁：不符合" in done.out


BAD_FACTS = {
    "a float for a day": (with_person(born=1.5), "出生日期"),
    "a number for a truth": (with_person(local=1), "具有本地户籍"),
    "text for a truth": (with_person(local="true"), "具有本地户籍"),
    "a day that does not exist": (with_person(born="2024-02-30"), "出生日期"),
    "a day written otherwise": (with_person(born="1940/05/01"), "出生日期"),
    "null where a day must be known": (with_person(born=None), "出生日期"),
    "an unknown fact": (with_person(colour="red"), "colour"),
    "an unknown group": ({**ELDER, "animal": {}}, "animal"),
    "a list for a group": ({"person": []}, "本人"),
    "null for a group": ({"person": None}, "本人"),
    "no object": ([], "对象"),
    "null": (None, "对象"),
    "a text": ("x", "JSON"),
    "an unknown step": ({**ELDER, "steps": {"fly": {"day": "2024-01-01"}}}, "fly"),
    "a step without its day": ({**ELDER, "steps": {"accept": {}}}, "收件之日"),
    "a step on no day": ({**ELDER, "steps": {"accept": {"day": "2024-02-30"}}}, "收件之日"),
    "steps that are none": ({**ELDER, "steps": []}, "环节"),
    "twice the same name": ('{"person": {"born": "1940-05-01", "born": "1940-05-02"}}', "born"),
    "a broken text": ("{", "第1行第2列"),
    "nothing": ("", "空"),
    "not UTF-8": (b"\xff\xfe{}", "UTF-8"),
    "NaN": ('{"person": {"born": NaN}}', "出生日期"),
    "very deep": ("[" * 100_000, "嵌套"),
    "a very long number": ('{"person": {"born": ' + "9" * 5000 + "}}", "数字太大"),
    "more than anybody writes": (b" " * (17 * 1024 * 1024), "16MB"),
}


@pytest.mark.parametrize(("facts", "named"), BAD_FACTS.values(), ids=BAD_FACTS)
def test_bad_facts_are_refused_by_name(run: Run, facts: Any, named: str) -> None:
    line = ("try", "old_age_allowance", "--on", "2024-07-01", "--facts", "-")
    assert named in run(*line, stdin=facts).refusal()
    done = run(*line, "--json", stdin=facts)
    assert done.code == 2
    assert done.err == ""
    assert set(done.json) == {"error", "fact"}
    assert named in done.json["error"]


def test_money_is_whole_fen_and_nothing_else(run: Run) -> None:
    facts = run("facts", "subsistence", "--example").json
    for wrong in (10.5, "100", True, None, -1, 2**60):
        facts["person"][0]["wages_fen"] = wrong
        done = tried(run, facts, matter="subsistence")
        assert done.code == 2, wrong
        assert done.json["fact"] == "person.wages"


def test_a_missing_fact_is_named_and_nothing_is_decided(run: Run) -> None:
    done = tried(run, {"person": {"died": None, "born": "1940-05-01"}})
    assert done.code == 2
    assert done.json["fact"] == "person.local"
    assert "具有本地户籍" in done.json["error"]


def test_days_outside_law_and_calendar_are_refused(run: Run) -> None:
    assert "均不施行" in tried(run, ELDER, on="1990-07-01").json["error"]
    assert "历法" in tried(run, ELDER, on="2999-01-01").json["error"]
    assert "不是实际存在的日期" in tried(run, ELDER, on="2024-02-30").json["error"]
    assert "不是实际存在的日期" in tried(run, ELDER, on="20240701").json["error"]
    poor = run("facts", "subsistence", "--example").json
    assert "“低保标准”在2022-07-01" in tried(run, {**poor, "steps": {}}, on="2022-07-01", matter="subsistence").json["error"]


def test_an_unknown_matter_is_answered_with_the_known_ones(run: Run) -> None:
    said = tried(run, ELDER, matter="old_age").json["error"]
    assert "“old_age”" in said
    assert "old_age_allowance（高龄津贴）" in said


def test_a_file_with_a_byte_order_mark_is_read(run: Run, tmp_path: Any) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"person": {"died": null, "born": "1940-05-01", "local": true}}', encoding="utf-8-sig")
    assert run("try", "old_age_allowance", "--on", "2024-07-01", "--facts", file, "--json").code == 0
    assert "没有文件" in run("try", "old_age_allowance", "--on", "2024-07-01", "--facts", tmp_path / "none.json").refusal()
    assert "读不了文件" in run("try", "old_age_allowance", "--on", "2024-07-01", "--facts", tmp_path).refusal()


# --- walk ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("matter", matters(), ids=lambda matter: matter.id)
def test_the_first_story_of_every_page_can_be_walked_to_its_end(run: Run, matter: Matter) -> None:
    script = run("walk", matter.id, "--example").json
    done = run("walk", matter.id, "--script", "-", "--json", stdin=script)
    assert done.code == 0, done.out
    said = done.json
    assert {"accepted", "stopped_at", "gate", "basis", "state", "figures"} <= set(said)
    assert said["accepted"] == len(script["acts"])
    assert (said["stopped_at"], said["gate"], said["basis"], said["late"]) == (None, None, None, [])


@pytest.mark.parametrize("matter", [one for one in matters() if one.stories and len(one.stories[0].path) > 1], ids=lambda matter: matter.id)
def test_no_story_can_be_walked_backwards(run: Run, matter: Matter) -> None:
    script = run("walk", matter.id, "--example").json
    days = [act["on"] for act in script["acts"]]
    script["acts"] = [{**act, "on": day} for act, day in zip(reversed(script["acts"]), days, strict=True)]
    said = run("walk", matter.id, "--script", "-", "--json", stdin=script).json
    assert said["stopped_at"] is not None or "error" in said


def subsistence(run: Run) -> dict[str, Any]:
    return dict(run("walk", "subsistence", "--example").json)


def walked(run: Run, script: Any, matter: str = "subsistence") -> Any:
    return run("walk", matter, "--script", "-", "--json", stdin=script)


def test_a_decision_before_the_notice_has_run_is_stopped_by_its_gate(run: Run) -> None:
    script = subsistence(run)
    verbs = [act["verb"] for act in script["acts"]]
    script["acts"][verbs.index("decide")]["on"] = script["acts"][verbs.index("publish")]["on"]
    done = walked(run, script)
    said = done.json
    assert done.code == 1
    assert said["accepted"] == said["stopped_at"] == verbs.index("decide")
    assert said["stopped_verb"] == "decide"
    assert "公示" in said["gate"]
    assert "第十九条" in said["basis"]
    assert said["figures"]["subsistence_granted"] == 0


def test_the_wrong_office_is_stopped(run: Run) -> None:
    script = subsistence(run)
    script["acts"][-2]["actor"] = "town:某人"
    said = walked(run, script).json
    assert (said["stopped_verb"], said["gate"]) == ("decide", "职权")


def test_who_investigated_may_not_decide(run: Run) -> None:
    script = subsistence(run)
    named = next(act for act in script["acts"] if act["verb"] == "investigate")["actor"].partition(":")[2]
    script["acts"][-2]["actor"] = f"bureau:{named}"
    assert "不是同一人" in walked(run, script).json["gate"]


def test_one_officer_alone_may_not_investigate(run: Run) -> None:
    script = subsistence(run)
    next(act for act in script["acts"] if act["verb"] == "investigate")["actor"] = "town:某人"
    said = walked(run, script).json
    assert (said["stopped_verb"], said["gate"]) == ("investigate", "二人以上持证人员办理")


def test_an_officer_with_an_interest_withdraws(run: Run) -> None:
    script = subsistence(run)
    script["acts"][1]["facts"] = {"acting": {"conflict": True}}
    assert walked(run, script).json["gate"] == "回避"


def test_a_gate_that_fails_in_any_case_stops_although_facts_are_missing(run: Run) -> None:
    """An outsider need not fill in a household to see that nothing is decided before the notice."""
    said = walked(run, [{"verb": "publish", "on": "2024-03-01", "actor": "town"}]).json
    assert said["stopped_at"] == 0
    assert said["gate"] == "已提出初步意见"


def test_an_act_after_its_deadline_is_accepted_and_told_to_be_late(run: Run) -> None:
    """Announced on the sixteenth day after the approval: 地名管理条例 art. 14 allows fifteen."""
    script = run("walk", "road_naming", "--example").json
    days = {act["verb"]: act for act in script["acts"]}
    days["approve"]["on"], days["record"]["on"], days["announce"]["on"] = "2024-11-07", "2024-11-22", "2024-11-23"
    script["acts"] = [days[verb] for verb in ("apply", "review", "assess", "forward", "approve", "record", "announce")]
    said = walked(run, script, "road_naming").json
    assert said["stopped_at"] is None
    assert [(one["place"], one["verb"], one["due"]) for one in said["late"]] == [(6, "announce", "2024-11-22")]
    assert "第十四条" in said["late"][0]["basis"]
    assert walked(run, subsistence(run)).json["late"] == []


def test_a_fact_that_an_act_records_is_asked_for_where_it_belongs(run: Run) -> None:
    script = run("walk", "marriage", "--example").json
    [decide] = [act for act in script["acts"] if act["verb"] == "decide"]
    del decide["facts"]["couple"]["present"]
    done = walked(run, script, "marriage")
    assert done.code == 2
    assert done.json["fact"] == "couple.present"
    assert "写在这个行为的 facts 里" in done.json["error"]


def test_an_act_that_cannot_be_judged_names_the_fact(run: Run) -> None:
    script = subsistence(run)
    del script["facts"]["household"]["authorised"]
    done = walked(run, script)
    assert done.code == 2
    assert done.json["fact"] == "household.authorised"
    assert done.json["stopped_verb"] == "accept"
    assert "error" in done.json


def test_an_unknown_verb_is_answered_with_the_known_ones(run: Run) -> None:
    said = walked(run, [{"verb": "bless", "on": "2024-03-01", "actor": "town"}]).json
    assert said["gate"] == "环节"
    assert "accept（受理）" in said["why"]


def test_law_that_is_not_in_force_stops(run: Run) -> None:
    said = walked(run, [{"verb": "accept", "on": "1990-03-01", "actor": "town"}]).json
    assert said["gate"] == "现行有效"


BAD_SCRIPTS = {
    "no list": ({}, "列表"),
    "a number": (3, "列表"),
    "an act that is none": ([3], "列表"),
    "no verb": ([{"on": "2024-03-01"}], "accept"),
    "no day": ([{"verb": "accept"}], "日期"),
    "no such day": ([{"verb": "accept", "on": "2024-02-30"}], "日期"),
    "a day beyond the calendar": ([{"verb": "accept", "on": "2999-01-02"}], "历法"),
    "an unknown office": ([{"verb": "accept", "on": "2024-03-01", "actor": "mayor:某人"}], "mayor"),
    "an actor that is none": ([{"verb": "accept", "on": "2024-03-01", "actor": 3}], "经办人"),
    "an unknown key": ([{"verb": "accept", "on": "2024-03-01", "mood": 1}], "mood"),
    "an unknown fact": ([{"verb": "accept", "on": "2024-03-01", "facts": {"mood": 1}}], "mood"),
    "an unknown fact of the case": ([{"verb": "accept", "on": "2024-03-01", "facts": {"household": {"mood": 1}}}], "mood"),
    "officers that are no number": ([{"verb": "accept", "on": "2024-03-01", "facts": {"acting": {"officers": "2"}}}], "人数"),
    "a case fact of the wrong kind": ({"facts": {"household": {"authorised": 1}}, "acts": []}, "授权"),
}


@pytest.mark.parametrize(("script", "named"), BAD_SCRIPTS.values(), ids=BAD_SCRIPTS)
def test_a_bad_script_is_refused(run: Run, script: Any, named: str) -> None:
    done = walked(run, script)
    assert done.code == 2
    assert done.err == ""
    assert named in done.json["error"]
    assert {"error", "fact"} <= set(done.json)


# --- deadline, resting-on ------------------------------------------------------------------------------------------


def test_a_deadline_knows_the_holidays_of_2024(run: Run) -> None:
    """From 27 September 2024 five working days run over 国庆 and the worked Sunday 29 September."""
    said = run("deadline", "--from", "2024-09-27", "--working-days", "5", "--json").json
    assert said == {"due": "2024-10-10", "unrolled": "2024-10-10", "counted_from": "2024-09-28", "provisional": False}


def test_a_deadline_rolls_only_when_told(run: Run) -> None:
    line = ("deadline", "--from", "2024-09-04", "--months", "1", "--json")
    assert run(*line).json["due"] == "2024-10-04"
    rolled = run(*line, "--roll", "next").json
    assert (rolled["due"], rolled["unrolled"]) == ("2024-10-08", "2024-10-04")


def test_a_deadline_in_a_year_without_its_notice_is_provisional(run: Run) -> None:
    assert run("deadline", "--from", "2030-03-04", "--working-days", "5", "--json").json["provisional"] is True


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--from 2024-02-30 --days 5", "不是实际存在的日期"),
        ("--from 2024-02-01", "只要写一种长度"),
        ("--from 2024-02-01 --days 5 --months 1", "只要写一种长度"),
        ("--from 2024-02-01 --days -5", "长度"),
        ("--from 2024-02-01 --days 100000000", "长度"),
        ("--from 2024-02-01 --days 5 --roll back", "顺延"),
        ("--from 2024-02-01 --working-days 50000", "放假安排"),
        ("--from 2999-02-01 --working-days 5", "放假安排"),
        ("--from 9999-12-30 --days 5", "无法计算"),
    ],
)
def test_a_deadline_that_cannot_be_counted_is_refused(run: Run, line: str, said: str) -> None:
    assert said in run("deadline", *line.split()).refusal()


def test_what_rests_on_a_regulation(run: Run) -> None:
    found = run("resting-on", "婚姻登记条例", "--json").json
    assert {"marriage", "divorce"} <= {one["matter"] for one in found}
    assert all({"matter", "kind", "title", "basis", "falls"} <= set(one) for one in found)
    assert "是否指" in run("resting-on", "无此条例").refusal()


@pytest.mark.timeout(280)
def test_one_matter_can_be_checked_against_the_law(run: Run) -> None:
    done = run("check", "law", "--matter", "law_exam", "--json")
    assert done.code == 0, done.out[:500] + done.err
    [proof] = done.json
    assert proof["matter"] == "law_exam"
    assert {"states", "edges", "violations"} <= set(proof)
    assert not proof["violations"]
