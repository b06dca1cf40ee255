"""One benefit at the desk, whether it has a case or stood before the system: re-verified, held, lowered, stopped, recovered, paid back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.funds import bankfile
from minzheng.funds.models import Entitlement, Recovery
from minzheng.journal.models import Act
from minzheng.journal.verify import verify
from minzheng.procedure import bank
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.models import Case, Letter
from minzheng.procedure.payroll import run_payroll
from minzheng.procedure.perform import perform
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER
from tests.pages.browsing import browsing
from tests.payees import elder, opened, poor_household

from .conftest import AUDITOR
from .district import OTHER, TOWN, by, person_of

JUNE = date(2024, 6, 20)


@pytest.fixture
def family(here):
    """A household of three that was on 低保 before the system began; 1035 元 a month."""
    return poor_household()


def paid(last: int) -> None:
    for month in range(1, last + 1):
        day = date(2024, month, 10)
        for run in run_payroll(day.replace(day=1), on=day, by=by("F01"), approver=by("H01")):
            sent = bank.send(run.seq, on=day, by=by("F01"))
            batch, lines = bankfile.read_sent(sent.path.read_bytes())
            told = [bankfile.Answer(one.place, one.account, one.amount, True, "") for one in lines]
            bank.settle(run.seq, bankfile.answered(batch, told), on=day, by=by("F01"))


def page(client, line, code=200, **sent):
    where = f"/desk/benefits/{line.pk}/"
    answer = client.post(where, sent, follow=True) if sent else client.get(where)
    assert answer.status_code == code, answer.content.decode()[:800]
    return answer.content.decode()


def test_a_benefit_without_a_case_is_lowered_by_a_decision_and_the_rest_recovered_in_instalments(family, signed_in):
    """DB-09 with nobody dead: the wife earns 300 元 more from May; 1035 paid for May and June, 735 due: 600 元 back."""
    line, _ = family
    paid(6)
    bureau = signed_in("B01", JUNE)
    assert "减发决定" in page(bureau, line)
    told = page(bureau, line, do="reduce", since="2024-05", reason="复核")
    assert "没有减发的根据" in told
    told = page(bureau, line, do="reduce", since="2024-05", reason="某乙自5月起务工", **{"reduce.found.2.person.wages": "300"})
    assert "已决定减发" in told
    letter = Letter.objects.latest("seq")
    assert letter.title == "减发待遇决定书"
    assert "由1,035.00元减为735.00元" in str(letter.parts["body"])
    back = {"do": "reclaim", "last_month": "2024-04", "acted": "2024-05-01", "still_due": "735"}
    assert "写明由谁返还" in page(bureau, line, **back, fault="他人取得")
    assert "没有减发到" in page(bureau, line, **back | {"still_due": "734.99"}, fault="虚报、隐瞒、伪造")
    assert "有证据证明" in page(bureau, line, **back, fault="虚报、隐瞒、伪造")
    assert "已立案追回" in page(bureau, line, **back, fault="虚报、隐瞒、伪造", proved="1")
    number = Case.objects.get(matter="relief_recovery").number
    doing = {"on": JUNE, "by": by("B01")}
    perform(number, "notify", said={"recovery.answer_by": date(2024, 6, 27)}, **doing)
    decided = {"recovery.ordered": 60_000, "recovery.instalments": 3, "recovery.due_by": date(2024, 9, 20), "handling.reason": "隐瞒务工"}
    with pytest.raises(Refusal, match="陈述申辩的期限"):
        perform(number, "recover", said=decided, **doing)
    perform(number, "forgo", on=JUNE, by=Actor(("B01",), "party"))
    with pytest.raises(Refusal, match="逐月多发的合计"):
        perform(number, "recover", said=decided | {"recovery.ordered": 59_999}, **doing)
    assert not Recovery.objects.exists()
    perform(number, "recover", said=decided, **doing)
    letter = Letter.objects.get(case_id=number, title="追回多发待遇决定书")
    assert "行政复议" in letter.parts["remedies"]
    assert "第六十八条" in str(letter.parts["reasons"])
    [owed] = Recovery.objects.all()
    assert (owed.amount, owed.instalments) == (60_000, 3)
    finance = signed_in("F01", JUNE)
    assert "登记退还" not in page(finance, line)  # it is entered in the case
    back = {"recovery.repaid": 20_000, "recovery.left": 40_000, "recovery.way": "退还", "recovery.against": "", "recovery.consented": NEVER}
    paying = {"on": JUNE, "by": by("F01")}
    with pytest.raises(Refusal, match=r"发放账上为400\.00元"):
        perform(number, "repay", said=back | {"recovery.left": 39_999}, **paying)
    perform(number, "repay", said=back, **paying)
    assert "尚欠<strong>400.00元" in page(finance, line)
    with pytest.raises(Refusal, match="不超过追回金额"):
        perform(number, "repay", said=back | {"recovery.repaid": 40_001, "recovery.left": 20_000}, **paying)
    assert [str(one) for one in verify(deep=True, checkers=checkers())] == []


def test_stopped_with_reasons_after_a_hearing_where_the_act_asks_for_it(family, signed_in):
    line, _ = family
    later = date(2026, 8, 3)
    bureau = signed_in("B01", later)
    assert "没有听取意见" in page(bureau, line, do="stop", last_month="2026-07", reason="收入超过标准")
    assert "没有写明理由" in page(bureau, line, do="stop", last_month="2026-07", heard_on="2026-08-02", reason=" ")
    assert "已决定停发" in page(bureau, line, do="stop", last_month="2026-07", heard_on="2026-08-02", reason="收入超过标准")
    kept = Entitlement.objects.get(pk=line.pk)
    assert (kept.ends, kept.why_ended) == (date(2026, 8, 1), "收入超过标准")
    assert Letter.objects.latest("seq").title == "停发待遇决定书"
    assert "停发决定" not in page(bureau, line)
    page(bureau, line, 404, do="stop", last_month="2026-07", heard_on="2026-08-02", reason="再停一次")


def test_a_town_re_verifies_by_two_and_holds_and_the_bureau_lets_it_go_on(family, signed_in):
    line, _ = family
    town, bureau = signed_in("T01", JUNE), signed_in("B01", JUNE)
    assert "复核应由二人以上办理" in page(town, line, do="recheck", reason="情况没有变化")
    assert "复核已记入台账" in page(town, line, do="recheck", second="T02", reason="情况没有变化")
    assert "已暂停" in page(town, line, do="hold", reason="入户未见人，待核")
    page(town, line, 404, do="release", reason="人在家")
    page(town, line, 404, do="reduce", since="2024-06", reason="town decides nothing")
    assert "已恢复" in page(bureau, line, do="release", reason="人在家，已见面")
    assert Entitlement.objects.get(pk=line.pk).held_since is None


@pytest.mark.parametrize("kind", ["old_age_allowance", "living_subsidy", "orphan_allowance"])
def test_every_line_of_business_has_the_same_page(here, signed_in, kind):
    from tests.test_interactions import known

    one = next(each for each in known(kind) if not each.members)
    facts = dict(one.facts)
    line = opened(kind, {"person": person_of("林玉兰").pk, "amount": 5_000, "town": TOWN, "facts": facts, "members": {}})
    told = page(signed_in("B01", JUNE), line, do="stop", last_month="2024-06", reason="户籍迁出")
    assert "已决定停发" in told
    assert Entitlement.objects.get(pk=line.pk).ends == date(2024, 7, 1)


def test_the_list_narrows_finds_by_name_and_tells_no_name(family, signed_in):
    line, people = family
    other = elder(born=date(1938, 2, 28), town=OTHER)
    client = signed_in("B01", JUNE)
    told = client.get("/desk/benefits/?state=opening").content.decode()
    assert f"/desk/benefits/{line.pk}/" in told
    assert people[0].name not in told
    assert f"/desk/benefits/{other.pk}/" not in client.get("/desk/benefits/?matter=subsistence").content.decode()
    answer = client.post("/desk/benefits/", {"text": people[0].name})
    assert people[0].name not in answer["Location"]
    assert f"/desk/benefits/{line.pk}/" in client.get(answer["Location"]).content.decode()
    assert f"/desk/benefits/{line.pk}/" not in client.get("/desk/benefits/?state=held").content.decode()
    town = signed_in("T01", JUNE).get("/desk/benefits/").content.decode()
    assert f"/desk/benefits/{line.pk}/" in town
    assert f"/desk/benefits/{other.pk}/" not in town


def test_masked_until_somebody_gives_a_reason_and_the_look_is_kept(family, signed_in):
    line, people = family
    client = signed_in("B01", JUNE)
    assert people[0].name not in page(client, line)
    acts = Act.objects.count()
    page(client, line, do="look", why="")
    assert Act.objects.count() == acts
    assert people[0].name in page(client, line, do="look", why="复核")
    assert Act.objects.latest("seq").verb == "look"


def test_who_has_nothing_to_do_with_it_has_no_such_page(family, signed_in):
    line, _ = family
    for staff in ("T09", "R01", "E01"):
        page(signed_in(staff), line, 404)
        page(signed_in(staff), line, 404, do="stop", last_month="2024-03", reason="不是他的")
    assert "减发决定" not in page(signed_in(AUDITOR), line)
    page(signed_in(AUDITOR), line, 403, do="stop", last_month="2024-03", reason="审计不办理")


def test_a_long_list_asks_no_more_of_the_database(here, signed_in):
    client = signed_in("B01", JUNE)
    client.get("/desk/benefits/")
    counts = []
    for more in (1, 20):
        for place in range(more):
            elder(born=date(1938, 2, 1 + place))
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/benefits/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_in_a_browser_list_and_page_hold_at_both_widths(family, signed_in, live_server, chromium, width):
    line, _ = family
    cookie = signed_in("B01", JUNE).cookies["sessionid"].value
    with browsing(chromium, live_server.url, width, cookie) as tab:
        tab.go("/desk/benefits/")
        tab.go(f"/desk/benefits/{line.pk}/")
        for title in ("减发决定", "立案追回"):
            tab.tab.get_by_text(title, exact=True).first.click()
        tab.holds("opened")
