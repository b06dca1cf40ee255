"""The month's money on the rehearsed year: tried, approved by a second person, sent to the bank, answered with one returned, and told
person by person; then the budget, the forecast, and what another standard would cost."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.funds import bankfile

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_month_from_the_trial_to_the_banks_answer(served, tmp_path):
    with served.as_("finance", day=date(2024, 11, 11)) as officer:
        tab = officer.tab
        officer.link("发放", within="nav")
        officer.link("试算一个月")
        officer.fill("月份", "2024-11")
        officer.button("试算")
        officer.sees("高龄津贴", "最低生活保障", "没有写入任何内容")
        officer.fill("审批人账户", "head")
        officer.fill("审批人口令", "not the secret")
        officer.button("审批并编制", refused=True)
        officer.sees("审批人的账户或者口令不对")
        officer.fill("审批人账户", "head")
        officer.fill("审批人口令", served.accounts["head"])
        officer.button("审批并编制")
        officer.sees("已编制")
        officer.link("困难残疾人生活补贴")
        officer.sees("与上月不同", "新增", "尚未送盘")
        with tab.expect_download() as sent:
            tab.get_by_role("button", name="送盘并下载文件").click()
        number, lines = bankfile.read_sent(sent.value.path().read_bytes())
        assert len(lines) > 50
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
                tab.go_back()
                officer.arrived("back at the batch")
        officer.sees("账户不存在", "到账")
        officer.link("2024年的发放")
        officer.sees("2024-11-11到账", "暂停中")
        officer.link("预算")
        officer.sees("全年预计", "结余")
        officer.go("/desk/payments/what-if/")
    with served.as_("finance", "phone") as officer:
        for page in ("", "?year=2024", "try/", "budget/?year=2024", "what-if/"):
            officer.go(f"/desk/payments/{page}")
