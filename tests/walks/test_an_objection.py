"""An objection on the rehearsed year: a neighbour on a phone objects to a notice, the town hears it out with the neighbours, two of the
bureau go and look, and only then may the chief decide."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def test_what_a_neighbour_says_is_looked_into_before_the_decision(served):
    ((case, town, seq),) = served.ask(
        "select n.case_id, c.town, n.seq from procedure_notice n join procedure_case c on c.number = n.case_id where c.matter = 'subsistence'"
        " and n.since <= '2024-11-07' and n.until >= '2024-11-07' order by n.seq desc limit 1"
    )
    clerk_of_town, where = f"T{town[-3:]}01", f"/desk/cases/{case}/"
    with served.somebody("phone") as citizen:
        citizen.go("/")
        citizen.link("公示", within="nav")
        citizen.tab.locator(f"a[href='/notices/{seq}/object/']").click()
        citizen.arrived("the objection")
        citizen.tab.fill("#i-said", "他家在镇上另有铺面出租")
        citizen.button("提出异议")
        citizen.sees("已收到您的公示异议")
        code = citizen.tab.locator(".big-number").inner_text()
        followed(citizen, code, "待处理")
    with served.as_(clerk_of_town, day=date(2024, 11, 8)) as clerk:
        clerk.link("网上来件", within="nav")
        clerk.link("第")
        clerk.link("在办件中提出异议")
        clerk.answer({"异议内容": "邻居反映另有铺面出租"})
        clerk.button("提出异议", within=".form-end")
        clerk.sees("已办理：提出异议", within=".messages")
        clerk.link("网上来件", within="nav")
        clerk.link("第")
        clerk.button("已在办件中办理")
        clerk.go(where)
        clerk.act("民主评议")
        clerk.act("提出初步意见")
        clerk.act("公示")
    with served.as_("approver", day=date(2024, 11, 18)) as chief:
        chief.go(where)
        chief.tab.click(".barred summary")
        chief.sees("区级已入户核查", within=".barred")
        chief.step("区级入户核查")
        chief.choose("另一名", "BU02")
        chief.button("区级入户核查", within=".form-end")
        chief.act("延长办理期限", {"延长办理期限的情形": "有异议"})
        chief.step("审核确认")
        chief.button("审核确认", within=".form-end")
        chief.sees("已办理：审核确认", within=".messages")
        chief.sees("提出异议", "民主评议", "区级入户核查", within="#acts")
    with served.somebody("phone") as citizen:
        citizen.go("/progress/")
        followed(citizen, code, "已")


def followed(citizen, code, state) -> None:
    citizen.link("查进度", within="nav")
    citizen.answer({"查询码": code})
    citizen.button("查询")
    citizen.sees(state, within=".progress-now")
