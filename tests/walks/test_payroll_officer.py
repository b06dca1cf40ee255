"""The month's money: tried, approved by a second person, sent to the bank, answered with one returned, and told person by person."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from minzheng.desk.models import Account
from minzheng.funds import bankfile
from minzheng.funds.models import Payroll
from tests import payees

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECRET = "head-secret-42"


def test_a_month_from_trial_to_the_banks_answer(here, signed_in, chromium, live_server, tmp_path):
    payees.elder()
    payees.elder(born=date(1930, 1, 2), amount=10_000)
    head = User.objects.create_user("h01", password=SECRET)
    Account.objects.create(user=head, officer_id="H01")
    with walking(chromium, live_server, signed_in("F01", date(2024, 3, 11))) as officer:
        tab = officer.tab
        officer.go("/desk/")
        officer.link("发放", within="nav")
        officer.link("试算一个月")
        officer.fill("月份", "2024-03")
        officer.button("试算")
        officer.sees("高龄津贴", "没有写入任何内容")
        officer.fill("审批人账户", "h01")
        officer.fill("审批人口令", "not the secret")
        officer.button("审批并编制", refused=True)
        officer.sees("审批人的账户或者口令不对")
        assert not Payroll.objects.exists()
        officer.fill("审批人账户", "h01")
        officer.fill("审批人口令", SECRET)
        officer.button("审批并编制")
        officer.sees("已编制1个批次")
        officer.link("高龄津贴")
        officer.sees("2人与上月不同", "新增", "尚未送盘")
        with tab.expect_download() as sent:
            tab.get_by_role("button", name="送盘并下载文件").click()
        number, lines = bankfile.read_sent(sent.value.path().read_bytes())
        tab.reload()
        officer.arrived("sent")
        officer.sees("已送盘，等待回盘")
        answers = [bankfile.Answer(one.place, one.account, one.amount, paid=one.place != 1, why="账户不存在") for one in lines]
        short = [bankfile.Answer(one.place, one.account, one.amount + 1, paid=True) for one in lines]
        for said, told, refused in ((short, "应为", True), (answers, "退票1笔", False)):
            file = tmp_path / "answer.csv"
            file.write_bytes(bankfile.answered(number, said))
            tab.set_input_files("#answer", str(file))
            officer.button("回盘入账", refused=refused)
            officer.sees(told)
            if refused:
                assert Payroll.objects.get().result is None, "nothing of a file with one wrong line is entered"
                tab.go_back()
                officer.arrived("back at the batch")
        officer.sees("账户不存在", "到账")
        officer.link("2024年的发放")
        officer.sees("到账")
        officer.link("预算")
    assert Payroll.objects.get().approved_by == "H01"
