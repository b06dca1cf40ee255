"""What a rule may ask of a text: whether it says anything. And a text that names another case."""

from __future__ import annotations

import pytest

from minzheng.vocabulary import Condition, Duty, Facts, Outcome, Promise, Step, case_of, text
from minzheng.vocabulary.facts import BY_ACT, ReferenceFact
from minzheng.vocabulary.reading import value_of
from minzheng.vocabulary.search import check, without_each_gate
from minzheng.vocabulary.wording import saw, wording
from tests.vocabulary.procedures import LAW, MONDAY, STAFF, FiveDays, NoRates
from tests.vocabulary.toy import at


class toy_case(Facts, title="卷宗"):  # noqa: N801
    reference = text("记录编号", BY_ACT, ordinary="R-1")
    lead = case_of("线索的案件", "toy_inspection", source=BY_ACT)


visit = Step(
    "visit", "到场", STAFF, basis=LAW[1], records=(toy_case.reference, toy_case.lead),
    gates=(Condition("写明记录或者线索", toy_case.reference.written | toy_case.lead.written, LAW[2]),),
)  # fmt: skip
noted = Duty(
    id="toy_noted", title="写明试验", word="试验", line="试验", basis=LAW[1], steps=(visit,), grant=Outcome("办毕", document="笔录"),
    promises=(Promise("什么也没有写就到场", visit, unless=toy_case.reference.written | toy_case.lead.written, basis=LAW[2]),),
)  # fmt: skip


@pytest.mark.parametrize(("said", "written"), [("R-1", True), ("", False), ("  \n", False)])
def test_a_text_is_written_when_something_stands_there(said: str, written: bool) -> None:
    situation = at(MONDAY, {"toy_case.reference": said})
    assert value_of(toy_case.reference.written, situation) is written
    assert value_of(~toy_case.reference.written, situation) is not written


def test_it_has_words_and_shows_whether_it_was() -> None:
    assert wording(toy_case.reference.written) == "写明记录编号"
    assert wording(~toy_case.reference.written) == "没有写明记录编号"
    assert saw(toy_case.reference.written, at(MONDAY, {"toy_case.reference": ""})) == "写明记录编号：否"


def test_the_search_tries_it_written_and_not() -> None:
    proof = check(noted, day=MONDAY, rates=NoRates(), calendar=FiveDays())
    assert proof.holds
    [taken] = without_each_gate(noted, day=MONDAY, rates=NoRates(), calendar=FiveDays(), proved=proof)
    assert taken.proved


def test_a_reference_names_the_matters_it_may_point_to() -> None:
    assert isinstance(toy_case.lead, ReferenceFact)
    assert toy_case.lead.matters == ("toy_inspection",)
    with pytest.raises(ValueError, match="names the matters"):
        case_of("线索")
