"""The legal officer on the rehearsed year: an opinion before a contract is signed, a normative document from the idea to the record with
its review, and an exam that is set, sat on a phone and marked by the system."""

from __future__ import annotations

from datetime import date

import pytest

from .walking import Walker

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
PASSES = {"法制审核通过": "是", "理由": "权限、内容和程序合法"}


def test_an_opinion_asked_for_is_given_and_followed(served):
    with served.as_("section") as section:
        case = section.begin("法律意见", "legal_opinion/ask", {"事项类别": "合同", "征求意见的问题": "采购合同的违约责任条款是否合法"})
    where = f"/desk/cases/{case}/"
    with served.as_("CN01", day=date(2024, 11, 8)) as counsel:
        counsel.go(where)
        counsel.act("出具法律意见书", {"法律意见": "修改后合法", "理由": "违约金过高，宜依法调低"})
    with served.as_("head", day=date(2024, 11, 11)) as head:
        head.go(where)
        head.step("提交讨论决定")
        head.answer({"采纳了法律意见": "是", "理由": "按意见办理"})
        head.button("提交讨论决定", within=".form-end")
        head.sees("要求修改的已经修改", within=".refusal")
    with served.as_("section", day=date(2024, 11, 12)) as section:
        section.go(where)
        section.act("按意见修改", {"已按意见修改": "是"})
    with served.as_("head", day=date(2024, 11, 12)) as head:
        head.go(where)
        head.act("提交讨论决定", {"采纳了法律意见": "是", "理由": "按意见办理"})


def test_a_normative_document_from_the_idea_to_the_record(served):
    with served.as_("section") as section:
        case = section.begin("规范性文件", "normative_document/initiate", {
            "文件名称": "清城区临时救助操作办法", "制定主体": "本局", "违法设定的内容": "没有", "有效期": "五年",
        })  # fmt: skip
        section.act("公开征求意见")
    where = f"/desk/cases/{case}/"
    with served.as_("CN01", day=date(2024, 11, 8)) as counsel:
        counsel.go(where)
        counsel.act("法律顾问、公职律师提出意见", {"理由": "没有违法设定"})
    with served.as_("SE02", day=date(2024, 12, 16)) as section:
        section.go(where)
        section.act("结束征求意见，公布采纳情况", {"收到的意见": "3", "写明是否采纳": "3"})
    with served.as_("legal", day=date(2024, 12, 17)) as lawyer:
        lawyer.go("/desk/?matter=normative_document")
        lawyer.link(case, within=".worklist")
        lawyer.act("合法性审核", PASSES)
    with served.as_("JU01", day=date(2024, 12, 18)) as justice:
        justice.go(where)
        justice.act("司法行政部门审查", PASSES)
    with served.as_("LE03", day=date(2024, 12, 19)) as leader:
        leader.go(where)
        leader.act("集体讨论", {"参加讨论的负责人": "5", "讨论的意见和结论": "是"})
    with served.as_("head", "phone", date(2024, 12, 20)) as head:
        head.go(where)
        head.act("签发并统一编号", {"统一编号": "清城民规〔2024〕9号", "施行日期": "2025-02-01"})
        head.act("向社会公布")
    with served.as_("legal", day=date(2024, 12, 23)) as lawyer:
        lawyer.go(where)
        lawyer.act("报送备案")


def arranged(lawyer: Walker) -> None:
    """An exam is set that one of the section is to sit."""
    lawyer.go("/desk/practice/exams/new/")
    lawyer.answer({"截止日": "2024-11-15", "题数": "5", "答题时限": "30", "合格线": "60"})
    lawyer.tab.get_by_label("行政执法").check()
    lawyer.tab.locator("input[name=staff][value=SE01]").check()
    lawyer.button("安排", within=".form-end")
    lawyer.sees("应考1人")


def test_an_exam_is_set_sat_on_a_phone_and_marked(served):
    with served.as_("legal") as lawyer:
        arranged(lawyer)
    with served.as_("section", "phone") as sitting:
        sitting.go("/desk/practice/exams/")
        sitting.link("年度学法考试")
        sitting.button("开始作答")
        sitting.sees("还剩", within="#kept")
        for place in range(5):
            sitting.tab.locator(f"input[name=q{place}]").first.check()
        sitting.sees("已存下5题", within="#kept")
        sitting.button("交卷")
        sitting.sees("分，", within="p.verdict")
    with served.as_("legal") as lawyer:
        lawyer.go("/desk/practice/exams/")
        lawyer.link("年度学法考试", within="table")
        lawyer.sees("参考1人")
