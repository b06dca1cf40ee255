"""Doing an act from its form: done once, refused in place, nothing typed is lost."""

from __future__ import annotations

import re
from urllib.parse import quote
from uuid import uuid4

import pytest

from minzheng.journal.read import fields, of_case


def verbs(number):
    return [act.verb for act in of_case(number)]

REST = {"penalty.warned": "no", "penalty.confiscated": "0"}


def test_the_form_does_the_act_with_the_officer_who_is_signed_in(made, signed_in):
    number = made["published"]
    answer = signed_in("B01").post(f"/desk/cases/{number}/do/decide/", {"act_id": str(uuid4())}, follow=True)
    assert answer.redirect_chain == [(quote(f"/desk/cases/{number}/"), 302)]
    assert "已办理：审核确认" in answer.content.decode()
    act = of_case(number).last()
    assert (act.verb, act.actor, act.role, str(act.on)) == ("decide", "B01", "bureau", "2024-03-20")


def test_a_form_sent_twice_does_the_act_once(made, signed_in):
    number, client = made["accepted"], signed_in("B01")
    form = client.get(f"/desk/cases/{number}/do/extend/").content.decode()
    sent = {"act_id": re.search(r'name="act_id" value="([^"]+)"', form)[1], "handling.extension_cause": "异地申请"}
    for _ in range(2):
        assert client.post(f"/desk/cases/{number}/do/extend/", sent).status_code == 302
    assert verbs(number) == ["accept", "extend"]
    assert fields(of_case(number).last().seq)["handling.extension_cause"] == "异地申请"


def test_two_officers_are_chosen_from_certified_colleagues_of_the_same_town(made, signed_in):
    number, client = made["accepted"], signed_in("T01")
    form = client.get(f"/desk/cases/{number}/do/investigate/").content.decode()
    offered = re.findall(r'<option value="(\w+)"', form[form.index('id="second"') :])
    assert offered == ["T02"]  # not himself, not T03 without a certificate, not the other town's T09
    alone = client.post(f"/desk/cases/{number}/do/investigate/", {"act_id": str(uuid4())}).content.decode()
    assert "请选择另一名持证人员" in alone
    forged = client.post(f"/desk/cases/{number}/do/investigate/", {"act_id": str(uuid4()), "second": "T09"}).content.decode()
    assert "请选择另一名持证人员" in forged
    client.post(f"/desk/cases/{number}/do/investigate/", {"act_id": str(uuid4()), "second": "T02"})
    assert of_case(number).last().actor == "T01、T02"


def test_a_refusal_stands_on_the_form_and_keeps_what_was_typed(made, signed_in):
    number, client = made["penalty"], signed_in("E01")
    sent = {"penalty.kind": "警告", "penalty.fine": "１，200.50", **REST, "penalty.facts_count": "1", "penalty.hearing_offered": "no",
            "penalty.basis_rank": "法律、法规、规章", "second": "E02", "act_id": str(uuid4())}  # fmt: skip
    page = client.post(f"/desk/cases/{number}/do/notify/", sent).content.decode()
    assert "“最重为警告、通报批评的不载明金额，不予处罚的不并处警告”不满足" in page
    assert 'value="１，200.50"' in page
    assert '<option selected>警告</option>' in page
    assert "《中华人民共和国行政处罚法》第九条" in page
    assert verbs(number) == ["file", "investigate", "conclude"]


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("penalty.fine", "12.345", "至多两位小数"),
        ("penalty.fine", "很多", "应为金额"),
        ("penalty.fine", "-5", "不能小于0"),
        ("penalty.facts_count", "0", "不能小于1"),
        ("penalty.facts_count", "1.5", "应为整数"),
        ("penalty.kind", "砍头", "应为不予处罚"),
        ("penalty.hearing_offered", "maybe", "请选“是”或者“否”"),
        ("penalty.basis_rank", "", "请填写"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(made, signed_in, name, typed, said):
    number = made["penalty"]
    right = {"penalty.kind": "警告", "penalty.fine": "0", **REST, "penalty.facts_count": "1", "penalty.hearing_offered": "no",
             "penalty.basis_rank": "法律、法规、规章", "second": "E02", "act_id": str(uuid4())}  # fmt: skip
    page = signed_in("E01").post(f"/desk/cases/{number}/do/notify/", right | {name: typed}).content.decode()
    beside = page[page.index(f'id="f-{name.replace(".", "-")}-error"') :][:300]
    assert said in beside
    assert len(verbs(number)) == 3


def test_money_is_typed_in_yuan_and_kept_in_fen(made, signed_in):
    number = made["penalty"]
    sent = {"penalty.kind": "罚款", "penalty.fine": "4999.99", **REST, "penalty.facts_count": "1", "penalty.hearing_offered": "yes",
            "penalty.basis_rank": "法律、法规、规章", "second": "E02", "act_id": str(uuid4())}  # fmt: skip
    signed_in("E01").post(f"/desk/cases/{number}/do/notify/", sent)
    assert fields(of_case(number).last().seq)["penalty.fine"] == 499999


def test_a_citizens_act_names_the_clerk_who_recorded_it(made, signed_in):
    number = made["divorce"]
    signed_in("R01").post(f"/desk/cases/{number}/do/withdraw/", {"act_id": str(uuid4())})
    act = of_case(number).last()
    assert (act.verb, act.role, act.actor) == ("withdraw", "couple", "R01")


def test_the_rules_conclusion_is_shown_before_one_decides(made, signed_in):
    page = signed_in("B01").get(f"/desk/cases/{made['published']}/do/decide/").content.decode()
    assert "规则的结论" in page
    assert "全部条件符合" in page
    assert "应发1,035.00元" in page


def test_a_step_of_another_office_is_not_there(made, signed_in):
    assert signed_in("T01").post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4())}).status_code == 404
    assert signed_in("B01").get(f"/desk/cases/{made['published']}/do/nonsense/").status_code == 404
    assert verbs(made["published"])[-1] == "publish"


def test_an_auditor_reads_everything_and_does_nothing(made, signed_in):
    client = signed_in("auditor")
    for number in made.values():
        assert client.get(f"/desk/cases/{number}/").status_code == 200
    answer = client.post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4())})
    assert answer.status_code == 403
    assert "审计账户只能查阅" in answer.content.decode()
    assert client.get("/desk/new/").status_code == 403
    assert client.post("/desk/journal/sign/").status_code == 403
    assert verbs(made["published"])[-1] == "publish"


def test_two_readings_are_concluded_by_a_person_with_a_reason(here, signed_in):
    from datetime import date

    from minzheng.catalogue import matter
    from minzheng.procedure.perform import Opening

    from .district import by, everyday, walk

    # 受理后第三十日（4月6日）是清明假期：期满日是否顺延，法律有两种理解
    page = matter("divorce")
    facts = everyday("divorce", date(2024, 3, 7), couple__man="周大明", couple__woman="何小丽")
    said = {"couple.present": True, "couple.capable": True, "couple.agreed": True, "couple.still_married": True}
    number = walk(Opening(page, facts, {}, "", "", "周大明、何小丽"), [("accept", date(2024, 3, 7), by("R01"), said)])
    shown = signed_in("R01", date(2024, 4, 7)).get(f"/desk/cases/{number}/").content.decode()
    assert "须由人认定" in shown
    assert "是否顺延到休假日结束的次日" in shown
