"""演练办案：按页上的经过一步一步办得到办结；办错一步就说被哪个闸门拦下，改对了接着办；什么也不写进库。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng import calendar
from minzheng.catalogue import matter, matters
from minzheng.library.locality import shipped
from minzheng.practice import drill as drills
from minzheng.practice.example import script_of
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Situation
from tests.cli.conftest import run_program


def on(day: date) -> Situation:
    return Situation(day, calendar.PACKAGED, shipped().rates)


@pytest.mark.parametrize("page", [one for one in matters() if one.stories], ids=lambda one: one.id)
def test_every_procedure_can_be_drilled_to_the_end_of_its_story(page):
    drill, _ = drills.begin(page, on)
    script = script_of(page)
    assert drill.facts == script["facts"]
    for told in script["acts"]:
        assert drill.attempt(told).accepted, (page.id, drill.stopped)
    assert (len(drill.acts), drill.stopped) == (len(script["acts"]), [])


def test_a_step_too_early_names_its_gate_and_the_drill_goes_on():
    drill, _ = drills.begin(matter("case_library"), on)
    drill.attempt({"verb": "nominate", "on": "2024-12-30", "actor": "legal:甲"})
    answer = drill.attempt({"verb": "publish", "on": "2024-12-30", "actor": "head:丁"})
    assert (answer.accepted, answer.gate) == (False, "已法律审核")
    assert answer.basis
    step = matter("case_library").step("mask")
    told = {"verb": "mask", "on": "2024-12-30", "actor": "legal:乙", "facts": drill.usual(step, date(2024, 12, 30))}
    assert drill.attempt(told).accepted
    same = drill.attempt({"verb": "review", "on": "2024-12-30", "actor": "counsel:乙",
                          "facts": drill.usual(matter("case_library").step("review"), date(2024, 12, 30))})  # fmt: skip
    assert same.gate == "与去标识化的经办人员不是同一人"
    assert drill.summary() == {
        "matter": "case_library", "accepted": 2, "stopped": 2, "gates": ["已法律审核", "与去标识化的经办人员不是同一人"],
        "state": "去标识化", "finished": False,
    }  # fmt: skip


def test_a_step_done_several_times_records_the_next_each_time():
    page = matter("law_training")
    drill, _ = drills.begin(page, on)
    laws = []
    for told in script_of(page)["acts"]:
        if told["verb"] == "teach":
            laws.append(drill.usual(page.step("teach"), date(2024, 5, 15))["training"]["law"])
        drill.attempt(told)
    assert len(set(laws)) == 4


def test_acts_that_were_tampered_with_are_not_gone_on_from():
    with pytest.raises(Refusal):
        drills.replayed(matter("case_library"), on, 0, [{"verb": "publish", "on": "2024-12-30", "actor": "head:丁"}])
    with pytest.raises(Refusal):
        drills.begin(matter("case_library"), on, 99)


def test_the_command_answers_line_by_line(tmp_path):
    lines = "send 2024-06-03 section:甲\nsign 2024-06-04 head:丁\nreview 2024-06-05 counsel:乙\nsign 2024-06-06 head:丁\nperform 2024-09-02 section:甲\n"
    done = run_program(tmp_path, "practice", "contract_review", "--json", stdin=lines.encode())
    assert done.code == 0, done.err
    assert (done.json["accepted"], done.json["stopped"], done.json["gates"], done.json["finished"]) == (4, 1, ["已法律审查"], True)
    short = run_program(tmp_path, "practice", "contract_review", stdin="sing 2024-06-03\nsend 六月三日\n".encode())
    assert short.code == 1
    assert "被“环节”拦下" in short.out
    assert "尚未办结" in short.out
