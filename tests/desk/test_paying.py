"""The payments pages: a month tried, approved by a second person, told person by person, sent to the bank, answered to the cent;
and the head's screen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from minzheng.catalogue import matter
from minzheng.desk import paying
from minzheng.desk.models import Account
from minzheng.funds import bankfile
from minzheng.funds.models import Payroll
from minzheng.procedure.models import Case
from minzheng.procedure.payroll import run_payroll
from minzheng.vocabulary.errors import UnsetRate
from tests import payees

from .district import by

DAY = date(2024, 3, 11)
SECRET = "head-secret-42"


@pytest.fixture
def drawing(here):
    """Two people draw the old age allowance; the head has an account with a password."""
    payees.elder()
    payees.elder(born=date(1930, 1, 2), amount=10_000)
    user, _ = User.objects.get_or_create(username="h01")
    user.set_password(SECRET)
    user.save()
    Account.objects.update_or_create(user=user, defaults={"officer_id": "H01"})
    return here


def approved(client, month="2024-03", secret=SECRET, approver="h01"):
    return client.post("/desk/payments/run/", {"month": month, "approver": approver, "password": secret}, follow=True)


def test_a_month_is_tried_without_writing_and_run_only_with_a_second_person(drawing, signed_in):
    client = signed_in("F01", DAY)
    tried = client.get("/desk/payments/try/?month=2024-03").content.decode()
    assert "高龄津贴" in tried
    assert "没有写入任何内容" in tried
    assert "审批人的账户或者口令不对" in approved(client, secret="wrong").content.decode()
    assert not Payroll.objects.exists()
    assert "已编制1个批次" in approved(client).content.decode()
    assert Payroll.objects.get().approved_by == "H01"
    again = approved(client).content.decode()
    assert "已经发放" in again


def test_a_long_trial_comes_benefit_by_benefit_and_says_how_far_it_is(drawing, signed_in, monkeypatch):
    monkeypatch.setattr(paying, "AT_ONCE", 0)
    monkeypatch.setattr(paying, "A_MOMENT", 0.0)
    made = {one.matter.id: one for one in run_payroll(DAY.replace(day=1), on=DAY, by=by("F01"), dry_run=True)}
    monkeypatch.setattr(paying, "to_try", lambda month: [matter("old_age_allowance"), matter("subsistence"), matter("old_age_allowance")])
    client = signed_in("F01", DAY)
    page = client.get("/desk/payments/try/?month=2024-03").content.decode()
    assert "已算0项待遇，共3项" in page
    assert "审批并编制" not in page
    more = client.get(re.search(r'<tbody[^>]* hx-get="([^"]+)"', page)[1].replace("&amp;", "&"))
    assert "已算1项待遇，共3项" in more.content.decode()
    assert f">{made['old_age_allowance'].lines}</td>" in more.content.decode()
    assert "HX-Trigger" not in more.headers
    last = client.get(re.search(r'<tbody[^>]* hx-get="([^"]+)"', more.content.decode())[1].replace("&amp;", "&"))
    assert (last.headers["HX-Trigger"], "hx-get" in last.content.decode()) == ("tried", False)
    assert "审批人口令" in client.get("/desk/payments/try/?month=2024-03&approval=1").content.decode()
    assert "审批人口令" in client.get("/desk/payments/try/?month=2024-03&whole=1").content.decode()
    assert not Payroll.objects.exists()


def test_a_long_trial_tells_why_it_cannot_go_on(drawing, signed_in, monkeypatch):
    def stopped(*said, **told):
        raise UnsetRate("高龄津贴标准", DAY)

    monkeypatch.setattr(paying, "tried", stopped)
    told = signed_in("F01", DAY).get("/desk/payments/try/?month=2024-03&from=0").content.decode()
    assert "高龄津贴标准" in told
    assert "hx-get" not in told


def test_whoever_prepares_does_not_approve(drawing, signed_in):
    client = signed_in("F01", DAY)
    user = User.objects.get(username="f01")
    user.set_password(SECRET)
    user.save()
    client.force_login(user)
    approved(client, approver="f01")
    assert not Payroll.objects.exists()


def test_the_differences_to_last_month_are_told_person_by_person(drawing, signed_in):
    client = signed_in("F01", DAY)
    approved(client)
    payees.elder(born=date(1935, 5, 5), amount=5_000)
    april = signed_in("F01", date(2024, 4, 10))
    approved(april, "2024-04")
    latest = Payroll.objects.latest("seq")
    page = april.get(f"/desk/payments/{latest.seq}/").content.decode()
    assert "1人与上月不同" in page
    assert "新增" in page
    assert "某*" in page
    assert "某甲" not in page
    assert "没有" not in april.get(f"/desk/payments/{latest.seq}/?kind=新增").content.decode().split("<table")[1].split("</table")[0]
    listed = april.get("/desk/payments/").content.decode()
    assert "2024年3月" in listed
    assert "尚未送盘" in listed


def test_the_file_goes_out_and_its_answer_comes_in_to_the_cent(drawing, signed_in):
    client = signed_in("F01", DAY)
    approved(client)
    batch = Payroll.objects.get()
    sent = client.post(f"/desk/payments/{batch.seq}/send/")
    assert sent.status_code == 200
    number, lines = bankfile.read_sent(b"".join(sent.streaming_content))
    answers = [bankfile.Answer(one.place, one.account, one.amount, paid=one.place != 1, why="账户不存在") for one in lines]

    def answer(content: bytes):
        return client.post(
            f"/desk/payments/{batch.seq}/settle/", {"file": SimpleUploadedFile("answer.csv", content)}, follow=True
        ).content.decode()

    wrong = [bankfile.Answer(one.place, one.account, one.amount + 1, paid=True) for one in lines]
    assert "应为" in answer(bankfile.answered(number, wrong))
    assert Payroll.objects.get().result is None
    assert "退票1笔" in answer(bankfile.answered(number, answers))
    assert "账户不存在" in client.get(f"/desk/payments/{batch.seq}/").content.decode()


@pytest.mark.parametrize(("staff", "seen"), [("F01", 200), ("H01", 200), ("auditor", 200), ("B01", 404), ("T01", 404)])
def test_who_may_see_the_payrolls(drawing, signed_in, staff, seen):
    assert signed_in(staff, DAY).get("/desk/payments/").status_code == seen


@pytest.mark.parametrize("staff", ["H01", "auditor", "B01", "T01"])
def test_only_finance_tries_and_runs(drawing, signed_in, staff):
    client = signed_in(staff, DAY)
    assert "试算一个月" not in client.get("/desk/").content.decode()
    answer = client.get("/desk/payments/try/?month=2024-03")
    assert "审批并编制" not in answer.content.decode()
    approved(client)
    assert not Payroll.objects.exists()


@pytest.mark.parametrize(("staff", "seen"), [("H01", 200), ("auditor", 200), ("F01", 404), ("T01", 404)])
def test_the_heads_screen_is_for_whoever_answers_for_the_whole(made, signed_in, staff, seen):
    answer = signed_in(staff).get("/desk/overview/")
    assert answer.status_code == seen
    if seen == 200:
        page = answer.content.decode()
        assert "在办的办件" in page
        assert "最急的办件" in page
        assert "在办的办件，按期限" in page
        assert "薄弱环节" in page
        assert "系统里没有2023年的数字，不能比较" in page
        assert "浅色是" not in page
        assert "赵永强" not in page


def test_what_the_head_answers_for_is_on_his_list_by_its_page(made, signed_in):
    """A page that says so (Matter.headed), no other."""
    for place, (id, line) in enumerate((("leader_task", "法治建设"), ("legal_opinion", "依法决策"))):
        assert matter(id).headed is (id == "leader_task")
        Case.objects.create(number=f"{matter(id).word}-2024-00000{place}", matter=id, line=line, opened_on=DAY, facts="{}")
    page = signed_in("H01", DAY).get("/desk/overview/").content.decode()
    own = page[page.index('id="own"') : page.index("</section>", page.index('id="own"'))]
    assert f"{matter('leader_task').word}-2024-000000" in own
    assert f"{matter('legal_opinion').word}-2024-000001" not in own
