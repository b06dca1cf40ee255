"""The case page: reasons with values and articles, clocks, acts, letters, what may be done next and why the rest may not."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest

from minzheng.desk.models import Reveal
from minzheng.desk.opened import about_minor
from minzheng.journal import read as journal
from minzheng.procedure.models import Case, Letter
from minzheng.vocabulary.errors import Refusal
from tests.pages.refusing import refused

from .district import OTHER, by, old_age, walk


def page(client, number):
    answer = client.get(f"/desk/cases/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_condition_with_the_value_seen_and_its_article(made, signed_in):
    shown = page(signed_in("B01"), made["published"])
    assert "人均月收入：300.00元；低保标准：645.00元" in shown
    assert "《社会救助暂行办法》第九条" in shown
    assert "应发1,035.00元" in shown
    assert "按2024年3月20日施行的规定审查" in shown


def test_a_decided_case_shows_what_the_decision_recorded(made, signed_in):
    shown = page(signed_in("B01"), made["refused"])
    assert "2024年3月19日作出决定时所记" in shown
    assert "家庭财产符合当地规定：否" in shown
    assert "不予确认告知书" in shown


def test_the_lawful_next_action_is_a_button_and_the_others_say_why_not(made, signed_in):
    shown = page(signed_in("B01"), made["published"])
    assert f'href="/desk/cases/{quote(made["published"])}/do/decide/"' in shown
    assert f'href="/desk/cases/{quote(made["published"])}/do/serve/"' not in shown
    assert "“已审核确认”不满足" in shown
    earlier = page(signed_in("B01", date(2024, 3, 15)), made["published"])
    assert f'href="/desk/cases/{quote(made["published"])}/do/decide/"' not in earlier
    assert "“初步意见公示已满七日”不满足" in earlier


def test_who_investigated_may_not_decide_and_is_not_offered_it(made, signed_in):
    from minzheng.procedure.opening import appoint

    appoint([({"staff": "T01", "name": "陈志强", "organ": "石角镇人民政府", "town": "441802106", "certificate": "粤RT01",
               "certificate_until": date(2027, 12, 31)}, [("bureau", "")])], since=date(2024, 1, 1), by=by("B01"))  # fmt: skip
    shown = page(signed_in("T01"), made["published"])
    assert f'href="/desk/cases/{quote(made["published"])}/do/decide/"' not in shown
    assert "与入户调查的经办人员不是同一人" in shown


def test_an_officer_with_an_interest_is_told_to_withdraw(made, signed_in):
    from minzheng.procedure.cases import of_cases
    from minzheng.procedure.opening import declare_interest

    subject = of_cases([made["published"]])[made["published"]].subject
    declare_interest("B01", subject, "申请人的兄弟", on=date(2024, 3, 18), by=by("B02"))
    assert "你与本案有利害关系（申请人的兄弟），应当回避" in page(signed_in("B01"), made["published"])
    refused = signed_in("B01").post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": ""})
    assert "应当回避" in refused.content.decode()


def test_names_numbers_and_sensitive_facts_are_masked_until_opened_with_a_reason(made, signed_in):
    client = signed_in("B01")
    masked = page(client, made["decided"])
    assert "王**" in masked
    assert "王秀珍" not in masked
    assert "6217000000000001234" not in masked
    client.post(f"/desk/cases/{made['decided']}/open/", {"why": ""})
    assert Reveal.objects.count() == 0
    assert "王秀珍" not in page(client, made["decided"])
    client.post(f"/desk/cases/{made['decided']}/open/", {"why": "审核审批"})
    assert "王秀珍" in page(client, made["decided"])
    assert "王秀珍" not in page(signed_in("B02"), made["decided"])
    assert "王家国" not in page(client, made["published"])  # one reason opens one case
    kept = Reveal.objects.get()
    assert (kept.account, kept.staff, kept.case, kept.why) == ("b01", "B01", made["decided"], "审核审批")
    act = journal.act(kept.seq)
    assert (act.matter, act.verb, act.actor, act.case) == ("journal", "look", "B01", None)
    said = journal.fields(kept.seq)
    assert (said["case"], said["why"], said["minor"]) == (made["decided"], "审核审批", False)
    assert "身份号码" in str(said["what"])


def test_a_look_does_not_stand_between_the_steps_of_its_case(made, signed_in):
    client = signed_in("B01")
    client.post(f"/desk/cases/{made['published']}/open/", {"why": "审核审批"})
    done = client.post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4())})
    assert done.status_code == 302


def test_nothing_is_shown_when_the_look_cannot_be_recorded(made, signed_in, monkeypatch):
    client = signed_in("B01")

    def refuses(*args, **more):
        raise Refusal("台账不可写")

    monkeypatch.setattr("minzheng.desk.opened.look", refuses)
    assert refused(client.post(f"/desk/cases/{made['decided']}/open/", {"why": "审核审批"}))
    assert "王秀珍" not in page(client, made["decided"])
    assert Reveal.objects.count() == 0


def test_a_minors_papers_ask_for_a_reason_first(made, signed_in):
    number = walk(old_age("陈小孩", OTHER, date(2024, 3, 4)), [("accept", date(2024, 3, 4), by("V09"), {})])
    case = Case.objects.get(pk=number)
    assert about_minor(case, date(2033, 4, 4))
    assert not about_minor(case, date(2033, 4, 5))
    paper = Letter.objects.create(case=case, seq=case.last_seq, title="受理通知书", number="演〔2024〕9号", on=date(2024, 3, 4),
                                  parts={"title": "受理通知书", "organ": "清城区民政局", "on": "2024-03-04", "body": ["陈小孩"]})  # fmt: skip
    client = signed_in("H01")
    for where in (f"/desk/letters/{paper.pk}/", f"/desk/letters/{paper.pk}.docx"):
        answer = client.get(where)
        assert (answer.status_code, answer.url) == (302, quote(f"/desk/cases/{number}/"))
    assert Reveal.objects.count() == 0
    client.post(f"/desk/cases/{number}/open/", {"why": "处理异议、投诉"})
    assert "陈小孩" in client.get(f"/desk/letters/{paper.pk}/").content.decode()
    assert [journal.fields(one.seq)["minor"] for one in Reveal.objects.all()] == [True, True]
    assert any("未成年人网络保护条例" in article for article in journal.record(journal.act(Reveal.objects.first().seq))["basis"])


def test_what_was_opened_closes_again(made, signed_in):
    import time_machine

    client = signed_in("B01")
    with time_machine.travel("2026-11-22T01:00:00Z", tick=False) as clock:
        client.post(f"/desk/cases/{made['decided']}/open/", {"why": "审核审批"})
        assert "王秀珍" in page(client, made["decided"])
        clock.shift(14 * 60)
        assert "王秀珍" in page(client, made["decided"])
        clock.shift(2 * 60)
        assert "王秀珍" not in page(client, made["decided"])


def test_acts_stand_with_officer_articles_and_number(made, signed_in):
    shown = page(signed_in("B01"), made["published"])
    order = [shown.index(f"<strong>{title}</strong>", shown.index('id="acts"')) for title in ("受理", "入户调查", "家庭经济状况核对", "提出初步意见", "公示")]
    assert order == sorted(order)
    assert "工号T01、T02" in shown


def test_the_procedure_is_drawn_and_told_in_words(made, signed_in):
    shown = page(signed_in("B01"), made["published"])
    drawing = shown[(start := shown.index("<svg class=\"procedure")) : shown.index("</svg>", start)]
    assert 'class="procedure-step here"' in drawing
    assert "style=" not in drawing
    assert 'class="step-here"><strong>公示</strong>' in shown
    assert 'class="step-next"><strong>审核确认</strong>' in shown


@pytest.mark.parametrize(("staff", "kind"), [("T01", "refused"), ("T01", "penalty"), ("R01", "accepted"), ("E01", "divorce"), ("F01", "penalty")])
def test_a_case_outside_ones_town_or_role_is_not_there(made, signed_in, staff, kind):
    client = signed_in(staff)
    for address in (f"/desk/cases/{made[kind]}/", f"/desk/cases/{made[kind]}/do/decide/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/desk/cases/{made[kind]}/open/", {"why": "看看"}).status_code == 404


def test_at_most_twelve_statements_a_case(made, signed_in, django_assert_max_num_queries):
    client = signed_in("B01")
    page(client, made["decided"])
    for one in ("decided", "published", "refused"):
        with django_assert_max_num_queries(12):
            page(client, made[one])
