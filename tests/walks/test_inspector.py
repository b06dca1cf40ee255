"""A penalty on the rehearsed year with a hearing: the head files it, the inspectors give notice on a phone, every window is counted down,
the hearing is asked for in time, held and reviewed, the leaders discuss, the head decides, and it is served and paid."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
TWO = {"另一名": "OF02"}
KIND = {"处罚种类": "罚款", "并处警告或者通报批评": "否", "罚款数额": "120000", "没收违法所得、非法财物": "0", "认定的违法事实项数": "1",
        "处罚依据的效力": "法律、法规、规章"}  # fmt: skip


def test_a_penalty_from_the_filing_to_the_payment(served):
    with served.as_("head") as head:
        case = head.begin("处罚", "penalty/file", {
            "名称（姓名）": "清城区某某服务中心", "线索来源": "日常发现", "有初步违法事实": "是", "属于本机关管辖": "是", "发现之日": "2024-11-01",
            "违法行为终了之日": "2024-10-20", "当事人类别": "法人或者其他组织", "属于社会组织": "是", "处罚时法律规定的罚款上限": "300000",
            "行为时法律规定的罚款上限": "300000",
        })  # fmt: skip
    where = f"/desk/cases/{case}/"
    with served.as_("inspector", "phone", date(2024, 11, 8)) as inspector:
        inspector.go(where)
        inspector.act("调查取证", TWO)
        inspector.act("调查终结")
        inspector.step("事先告知")
        inspector.answer(KIND | {"听证": "否"} | TWO)
        inspector.button("事先告知", within=".form-end")
        inspector.sees("应当听证的已载明听证权利", within=".refusal")
        inspector.say("听证", "是")
        inspector.button("事先告知", within=".form-end")
        inspector.sees("陈述申辩、要求听证", "还剩", within="#line")
        inspector.tab.click(".barred summary")
        inspector.sees("决定", within=".barred")
    with served.as_("inspector", "phone", date(2024, 11, 12)) as inspector:
        inspector.go(where)
        inspector.act("要求听证", {"寄出": "2024-11-12"})
        inspector.sees("听证期限", within="#clocks")
    with served.as_("PA01", day=date(2024, 11, 13)) as panel:
        panel.go(where)
        panel.act("送达听证通知书")
        panel.sees("听证通知后的准备", within="#line")
    with served.as_("PA01", day=date(2024, 11, 15)) as panel:
        panel.go(where)
        panel.step("公告公开听证")
        panel.answer({"听证方式": "公开举行", "听证之日": "2024-11-19", "听证地点": "区民政局三楼听证室"})
        panel.button("公告公开听证", within=".form-end")
        panel.sees("提前三个工作日公告", within=".refusal")
        panel.answer({"听证之日": "2024-11-27"})
        panel.button("公告公开听证", within=".form-end")
        panel.sees("已办理：公告公开听证", within=".messages")
        panel.go("/notices/")
        panel.sees("公告公开听证", "清城区某某服务中心", "2024年11月27日", "区民政局三楼听证室")
    with served.as_("PA01", day=date(2024, 11, 27)) as panel:
        panel.go(where)
        panel.step("举行听证")
        panel.answer({"听证组人数": "2", "听证方式": "公开举行", "音像记录": "TZ-2024-01"})
        panel.button("举行听证", within=".form-end")
        panel.sees("听证组三人以上单数", within=".refusal")
        panel.answer({"听证组人数": "3"})
        panel.button("举行听证", within=".form-end")
        panel.sees("已办理：举行听证", within=".messages")
    with served.as_("legal", day=date(2024, 11, 28)) as lawyer:
        lawyer.go(where)
        lawyer.act("法制审核", {"法制审核通过": "是", "理由": "事实清楚，程序合法，同意处罚意见"})
    with served.as_("LE03", day=date(2024, 11, 28)) as leader:
        leader.go(where)
        leader.act("负责人集体讨论")
    with served.as_("head", day=date(2024, 11, 29)) as head:
        head.go(where)
        head.step("决定")
        head.answer(KIND | {"写明裁量基准": "是", "写明复议机关": "是"})
        head.button("预览文书")
        head.sees("行政复议", within=".letter-preview")
        head.button("决定", within=".form-end")
        head.sees("已办理：决定", within=".messages")
    with served.as_("inspector", "phone", date(2024, 12, 2)) as inspector:
        inspector.go(where)
        inspector.act("送达", TWO | {"送达方式": "直接送达"})
    with served.as_("inspector", "phone", date(2024, 12, 9)) as inspector:
        inspector.go(where)
        inspector.act("缴纳罚款", {"缴纳金额": "120000", "当场收取": "0", "缴款之日": "2024-12-09", "至此罚款已经缴清": "是"})
