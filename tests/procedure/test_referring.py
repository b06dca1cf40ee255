"""Cases that name cases, documents cited, visits counted: what is asked of the journal and the registers, not typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.procedure.actor import Actor
from minzheng.procedure.cases import case as case_of
from minzheng.procedure.cases import proceeding
from minzheng.procedure.models import Case, Letter
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.referring import links
from minzheng.procedure.seeing import Scope, scope_of
from minzheng.registers.models import Record
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import ordinary

from .conftest import SYSTEM, officer

DAY = date(2024, 6, 3)
CODE = "51441802MJK000001X"
DOCUMENT = "清城区民政行政处罚裁量基准"


@pytest.fixture(autouse=True)
def staff(here: Any) -> None:
    appoint([officer("S1", "section"), officer("L1", "legal"), officer("O1", "officers"), officer("O2", "officers"), officer("R1", "registrar")],
            since=date(2023, 12, 31), by=SYSTEM)  # fmt: skip


def who(*numbers: str) -> Actor:
    office = {"S": "section", "L": "legal", "O": "officers", "H": "head", "R": "registrar"}[numbers[0][0]]
    return Actor(numbers, office, "清城区民政局")


def said(page: str, verb: str, day: date = DAY, **changes: Any) -> dict[str, Any]:
    step = matter(page).step(verb)
    assert step is not None
    return {fact.key: ordinary(fact, day) for fact in step.records} | {name.replace("__", "."): value for name, value in changes.items()}


def opening(page: str, subject: str = "", **changes: Any) -> Opening:
    facts = {fact.key: ordinary(fact, DAY) for fact in matter(page).needed()}
    return Opening(matter(page), facts | {name.replace("__", "."): value for name, value in changes.items()}, {}, subject=subject)


def complained(**changes: Any) -> str:
    return open_case(opening("complaint", complaint__kind="举报", complaint__received=DAY, **changes), "register", on=DAY, by=who("S1")).case


def filed(**changes: Any) -> str:
    return open_case(opening("penalty", **changes), "file", on=DAY, by=who("H1")).case


def stopped(act: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value


def test_a_case_found_by_a_complaint_names_it_and_both_pages_show_it() -> None:
    lead = complained()
    found = filed(wrong__source="投诉举报", wrong__lead=lead)
    everything = Scope(None)
    for number, out, back in ((found, [lead], []), (lead, [], [found])):
        case = case_of(number, everything)
        assert case is not None
        told = links(number, proceeding(case), everything, DAY)
        assert [[link.case.number for link in way] for way in told] == [out, back]
    case = case_of(lead, everything)
    assert case is not None
    assert links(lead, proceeding(case), Scope(frozenset({"complaint"})), DAY) == ([], []), "who may not see the penalty is not told of it"


@pytest.mark.parametrize("number", ["投诉-2024-000099", "无", "处罚-2024-000001"])
def test_what_is_not_there_cannot_be_named(number: str) -> None:
    assert stopped(lambda: filed(wrong__source="投诉举报", wrong__lead=number)).gate == "线索的办件"
    assert not Case.objects.filter(matter="penalty").exists()


def test_a_case_of_another_matter_cannot_be_named_nor_one_still_to_come() -> None:
    other = filed()
    assert "行政处罚" in stopped(lambda: filed(wrong__source="投诉举报", wrong__lead=other)).reason
    later = open_case(opening("complaint", complaint__received=DAY), "register", on=date(2024, 6, 4), by=who("S1")).case
    assert stopped(lambda: filed(wrong__source="投诉举报", wrong__lead=later)).gate == "线索的办件"


def test_a_lead_from_an_inspection_or_complaint_must_be_named() -> None:
    assert stopped(lambda: filed(wrong__source="专项检查")).gate == "由检查、投诉举报发现的写明线索的办件"


def test_who_may_not_see_a_case_cannot_name_it_but_is_named_back() -> None:
    """业务股室在行政处罚中没有环节，看不到处罚案件；处罚案件写明了本案的，可以回引。"""
    lead = complained(complaint__statutory="立案查处")
    for verb, more in (("classify", {"complaint__route": "立案查处"}), ("investigate", {"complaint__unlawful": True})):
        perform(lead, verb, on=DAY, by=who("L1") if verb == "classify" else who("S1"), said=said("complaint", verb, **more))
    stranger, own = filed(), filed(wrong__source="投诉举报", wrong__lead=lead)
    assert stopped(lambda: perform(lead, "lead", on=DAY, by=who("S1"), said={"complaint.case": stranger})).gate == "立案的办件"
    assert stopped(lambda: perform(lead, "lead", on=DAY, by=who("S1"), said={"complaint.case": ""})).gate == "写明立案的办件"
    assert perform(lead, "lead", on=DAY, by=who("S1"), said={"complaint.case": own}).state == "移交立案"
    assert not scope_of([("section", "")], "").sees("penalty")


def test_the_day_of_a_publication_is_that_of_the_case() -> None:
    two = who("O1", "O2")
    case = open_case(opening("simple_penalty"), "inform", on=DAY, by=two, said=said("simple_penalty", "inform")).case
    perform(case, "decide", on=DAY, by=two, said=said("simple_penalty", "decide", penalty__kind="警告"))
    shown = open_case(opening("enforcement_publication", posting__kind="行政处罚", posting__case=case, posting__decided=date(2024, 5, 1)), "gather",
                      on=date(2024, 6, 5), by=who("O1")).case  # fmt: skip
    kept = case_of(shown, Scope(None))
    assert kept is not None
    assert proceeding(kept).facts["posting.decided"] == DAY


def test_only_a_closed_case_is_reviewed_or_taught_and_none_in_dispute() -> None:
    open_still = filed()
    review = opening("file_review", dossier__case=open_still, dossier__closed=True)
    assert stopped(lambda: open_case(review, "submit", on=DAY, by=who("O1"))).gate == "写明案卷，且已经办结归档"
    open_case(opening("litigation", dispute__case=open_still), "receive", on=DAY, by=who("L1"))
    taught = opening("case_library", casebook__source=open_still, casebook__disputed=False)
    assert stopped(lambda: open_case(taught, "nominate", on=DAY, by=who("L1"))).gate == "本系统登记的复议、诉讼已经终结"


# --- documents cited -------------------------------------------------------------------------------------------------


def document(**changes: Any) -> None:
    details = {"term": "三年", "issue": "清城民规〔2021〕1号", "effective": "2021-06-05"}
    given = {"name": DOCUMENT, "number": "1", "since": date(2021, 5, 20), "entered": 1, "details": details, **changes}
    Record.objects.create(register="normative_document", **given)


def fined(day: date, cites: str) -> str:
    """DOC-C06、DOC-08：当场处罚写明所依据的裁量基准。"""
    two = who("O1", "O2")
    case = open_case(opening("simple_penalty"), "inform", on=day, by=two, said=said("simple_penalty", "inform", day)).case
    perform(case, "decide", on=day, by=two, said=said("simple_penalty", "decide", day, penalty__kind="警告") | {"cites": cites})
    return case


@pytest.mark.parametrize("cites", [DOCUMENT, f"《{DOCUMENT}》", "清城民规〔2021〕1号"])
def test_a_document_in_force_is_cited_and_printed(cites: str) -> None:
    document()
    body = Letter.objects.get(case=fined(DAY, cites), title="当场行政处罚决定书").parts["body"]
    assert f"依据的本局规范性文件：《{cites.strip('《》')}》。" in body


@pytest.mark.parametrize(
    ("day", "changes", "why"),
    [
        (DAY, {"until": date(2024, 6, 3)}, "废止或者失效"),
        (date(2024, 6, 5), {}, "届满"),
        (DAY, {"details": {"term": "三年", "issue": "x", "effective": "2024-07-01"}, "since": date(2024, 6, 1)}, "起才施行"),
        (DAY, {"since": date(2024, 6, 4)}, "才公布"),
        (DAY, {"name": "2023年补贴工作内部通知（另一份）"}, "没有公布过"),
    ],
)
def test_a_document_not_in_force_on_the_day_is_no_basis(day: date, changes: dict[str, Any], why: str) -> None:
    document(**changes)
    refusal = stopped(lambda: fined(day, DOCUMENT))
    assert refusal.gate == "引用的规范性文件当日有效"
    assert why in refusal.reason


@pytest.mark.parametrize(("day", "stands"), [(date(2024, 6, 4), True), (date(2024, 6, 5), False)])
def test_the_term_ends_three_years_after_it_took_effect(day: date, stands: bool) -> None:
    document()
    if stands:
        fined(day, DOCUMENT)
    else:
        stopped(lambda: fined(day, DOCUMENT))


def test_one_of_several_that_is_gone_stops_the_act() -> None:
    document()
    assert "内部通知" in stopped(lambda: fined(DAY, f"{DOCUMENT}、内部通知")).reason


# --- visits counted --------------------------------------------------------------------------------------------------


def planned(visits_a: int = 1) -> None:
    plan = open_case(opening("inspection_plan", plan__visits_a=visits_a), "draft", on=date(2024, 1, 10), by=who("L1")).case
    perform(plan, "approve", on=date(2024, 1, 15), by=who("H1"), said={"why": "合并安排", "outcome": "grant"})
    perform(plan, "publish", on=date(2024, 1, 19), by=who("L1"))


def visited(day: date, **changes: Any) -> str:
    told = opening("special_inspection", f"organisation:{CODE}", body__code=CODE, visit__before=0, visit__capped=False, visit__cap=9, **changes)
    case = open_case(told, "propose", on=day, by=who("S1")).case
    perform(case, "approve", on=day, by=who("H1"))
    perform(case, "inspect", on=day, by=who("O1", "O2"), said=said("special_inspection", "inspect", day))
    return case


@pytest.fixture
def body(staff: None) -> None:
    for n in range(2):
        Record.objects.create(register="organisation", number=CODE if n == 0 else f"{CODE}{n}", name="某协会", kind="社会团体",
                              since=date(2015, 1, 1), entered=1, details={"risk": "A"})  # fmt: skip


def test_the_cap_and_the_visits_before_are_counted_not_typed(body: None) -> None:
    planned(visits_a=1)
    first = case_of(visited(DAY), Scope(None))
    assert first is not None
    known = proceeding(first).facts
    assert (known["visit.capped"], known["visit.cap"], known["visit.before"]) == (True, 1, 0)
    assert stopped(lambda: visited(date(2024, 6, 4))).gate == "专项部署的检查不超过公布的年度频次上限"
    lead = complained()
    assert visited(date(2024, 6, 5), visit__trigger="投诉举报", visit__lead=lead), "a complaint is looked into whatever the cap"
    assert visited(date(2025, 1, 6)), "nothing is published for 2025 yet, and the visits of 2024 are another year's"


def test_a_plan_not_published_caps_nothing(body: None) -> None:
    case = case_of(visited(DAY), Scope(None))
    assert case is not None
    assert proceeding(case).facts["visit.capped"] is False
