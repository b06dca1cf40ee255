"""Teams: two certified inspectors without an interest, one of whom may lead, evenly; replacements by the frozen order."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.draw import Conflict, Standing, Stratum
from minzheng.draw.roster import Roster
from minzheng.draw.run import result_of
from minzheng.draw.teams import eligible, shortage_of
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal
from tests.draw.samples import UNTIL, candidate, district, inspector, manifest, small

SEED = sm3(b"teams")
ALL = (Stratum("nonprofit", "民办非企业单位", 1000, 0),)


def test_every_team_has_two_eligible_inspectors_and_a_leader():
    listed = district()
    result = result_of(listed, SEED)
    leads = {who.id for who in listed.inspectors if who.lead}
    bodies = {body.id: body for body in listed.candidates}
    assert sorted(team.object for team in result.teams) == sorted(result.selected)
    for team in result.teams:
        assert len(set(team.members)) == 2
        assert team.members[0] in leads
        assert set(team.members) <= {who.id for who in eligible(listed, bodies[team.object])}


def test_the_load_is_even():
    bodies = [candidate(f"N{number:02d}") for number in range(12)]
    result = result_of(manifest(bodies, [inspector(f"I{n}", lead=True) for n in range(8)], ALL), SEED)
    loads = [name for team in result.teams for name in team.members]
    assert result.cap == 3
    assert {loads.count(f"I{n}") for n in range(8)} == {3}


def test_the_cap_rises_only_when_it_must():
    # 只有一名组长，12家都要他带队。
    bodies = [candidate(f"N{number:02d}") for number in range(12)]
    inspectors = [inspector("I0", lead=True), *(inspector(f"I{n}") for n in range(1, 8))]
    result = result_of(manifest(bodies, inspectors, ALL), SEED)
    assert result.cap == 12
    assert {team.members[0] for team in result.teams} == {"I0"}


@pytest.mark.parametrize(
    ("inspectors", "expected"),
    [
        ([inspector("I1", lead=True)], (1, 1)),
        ([inspector("I1"), inspector("I2"), inspector("I3")], (3, 0)),
        ([inspector("I1", lead=True), inspector("I2", until=date(2024, 10, 30))], (1, 1)),
        ([inspector("I1", lead=True), inspector("I2"), inspector("I9")], None),
        ([inspector("I1", lead=True), inspector("I2", until=UNTIL)], None),
    ],
)
def test_a_shortage_is_said_with_its_numbers(inspectors, expected):
    listed = manifest([candidate("N01"), candidate("N02")], inspectors, ALL)
    short = shortage_of(listed, listed.candidates[0])
    assert (short and (short.eligible, short.leads)) == expected
    result = result_of(listed, SEED)
    assert bool(result.shortage) == (expected is not None)
    assert bool(result.teams) == (expected is None)


def test_a_speciality_is_a_condition_on_both():
    strata = (Stratum("nonprofit", "民办非企业单位", 1000, 0, "财务"),)
    people = [inspector("I1", True, skills=["财务"]), inspector("I2"), inspector("I3", skills=["消防", "财务"])]
    listed = manifest([candidate("N01")], people, strata)
    assert [who.id for who in eligible(listed, listed.candidates[0])] == ["I1", "I3"]


def test_a_full_roster_of_a_thousand_bodies_is_filled():
    names = [f"I{n:02d}" for n in range(50)]
    wishes = [[names[(n * 7 + k) % 50] for k in range(50)] for n in range(1000)]
    roster = Roster(wishes, frozenset(names[::2]), 40)
    assert roster.fill()
    roster.prefer()
    assert all(lead != second for lead, second in roster.teams())
    assert not Roster(wishes, frozenset(names[::2]), 39).fill()


def test_the_next_in_the_frozen_order_below_the_cap_comes():
    listed = small()
    result = result_of(listed, SEED)
    standing = Standing(listed, result)
    team = result.teams[0]
    loads = [name for other in result.teams[1:] for name in other.members]
    change = standing.replace_inspector(team.object, team.members[1], "近亲属任职", 70)
    free = [name for name in team.preference if name not in team.members]
    expected = next((name for name in free if loads.count(name) < result.cap), free[0])
    assert (change.into, change.team) == (expected, (team.members[0], expected))
    assert standing.teams[team.object] == change.team


def test_who_withdrew_does_not_come_back_and_in_the_end_nobody_is_left():
    listed = manifest([candidate("N01")], [inspector("I1", True), inspector("I2", True), inspector("I3")], ALL)
    standing = Standing(listed, result_of(listed, SEED))
    first = standing.teams["N01"]
    change = standing.replace_inspector("N01", first[1], "近亲属任职", 70)
    with pytest.raises(Refusal, match="没有可以接替"):
        standing.replace_inspector("N01", change.into, "近亲属任职", 71)


def test_a_leader_is_replaced_by_a_leader_unless_the_partner_may_lead():
    listed = manifest([candidate("N01")], [inspector("I1", True), inspector("I2"), inspector("I3"), inspector("I4", True)], ALL)
    for number in range(30):
        result = result_of(listed, sm3(b"%d" % number))
        standing = Standing(listed, result)
        lead, second = standing.teams["N01"]
        change = standing.replace_inspector("N01", lead, "近亲属任职", 70)
        if second in ("I1", "I4"):
            assert change.team[0] == second
        else:
            assert change.team == (change.into, second)
            assert change.into in ("I1", "I4")


def test_a_body_that_is_gone_is_replaced_by_the_first_of_the_reserve():
    listed = small()
    result = result_of(listed, SEED)
    standing = Standing(listed, result)
    row = result.strata[-1]
    gone = row.selected[1]
    change = standing.replace_object(gone, "冻结后注销", 71)
    assert change.into == row.reserve[0]
    assert gone not in standing.teams
    assert standing.teams[change.into] == change.team
    assert standing.replace_object(change.into, "冻结后注销", 72).into == row.reserve[1]


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda s: s.replace_inspector("N01", "I9", "近亲属", 1), "不在"),
        (lambda s: s.replace_inspector("N99", "I1", "近亲属", 1), "不在"),
        (lambda s: s.replace_inspector("N01", s.teams["N01"][0], "", 1), "原因"),
        (lambda s: s.replace_object("N99", "注销", 1), "不在抽中名单"),
        (lambda s: s.replace_object("N01", " ", 1), "原因"),
        (lambda s: s.replace_object("N01", "注销", 1), "没有候补"),
    ],
)
def test_nobody_chooses_by_hand(ask, why):
    listed = manifest([candidate("N01")], [inspector(f"I{n}", True) for n in range(4)], ALL)
    standing = Standing(listed, result_of(listed, SEED))
    with pytest.raises(Refusal, match=why):
        ask(standing)


def test_many_changes_flag_the_draw():
    listed = small()
    standing = Standing(listed, result_of(listed, SEED))
    body = next(iter(standing.teams))
    change = standing.replace_inspector(body, standing.teams[body][1], "近亲属任职", 70)
    [finding] = Standing(listed, result_of(listed, SEED)).replay([change])
    assert not finding.blocking
    assert "变更1人次" in finding.message


def test_an_impossible_draw_has_no_standing():
    listed = manifest([candidate("N01")], [inspector("I1", True)], ALL)
    with pytest.raises(ValueError, match="shortage"):
        Standing(listed, result_of(listed, SEED))


def test_a_conflict_keeps_an_inspector_away():
    bodies = [candidate(f"N{n:02d}") for n in range(6)]
    people = [inspector(f"I{n}", True) for n in range(4)]
    listed = manifest(bodies, people, ALL)
    for number in range(20):
        seed = sm3(b"%d" % number)
        team = result_of(listed, seed).teams[0]
        barred = replace(listed, conflicts=(Conflict(team.members[0], team.object, "本人申报"),))
        again = {part.object: part.members for part in result_of(barred, seed).teams}
        assert team.members[0] not in again[team.object]
