"""A clock that stands still, on the rehearsed year: while a third party is asked, the days do not count, and the case page says so and why."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def clock(walker, title):
    return walker.tab.locator("#clocks li").filter(has=walker.tab.locator(f"strong:text-is('{title}')")).inner_text()


def test_while_a_third_party_is_asked_the_days_do_not_count(served):
    with served.as_("legal", day=date(2024, 11, 7)) as lawyer:
        case = lawyer.begin("信息公开", "information_request/receive", {
            "申请人": "某申请人", "申请公开的信息": "某社会组织的年度报告附件", "内容明确": "是", "第三方合法权益": "是", "信息的状况": "本机关掌握",
        })  # fmt: skip
    where = f"/desk/cases/{case}/"
    with served.as_("legal", day=date(2024, 11, 14)) as lawyer:
        lawyer.go(where)
        before = clock(lawyer, "答复期限")
        assert "停止计算" not in before
        assert "2024年12月5日" in before
        lawyer.act("书面征求第三方意见")
        assert "自2024年11月14日起停止计算" in clock(lawyer, "答复期限")
    with served.as_("legal", "phone", date(2024, 11, 20)) as lawyer:
        lawyer.go(where)
        told = clock(lawyer, "答复期限")
        assert "收到第三方意见或者期满" in told
        assert "2024年12月11日" in told, told
    with served.as_("legal", day=date(2024, 11, 25)) as lawyer:
        lawyer.go(where)
        lawyer.act("收到第三方意见或者期满", {"第三方意见": "同意公开"})
        told = clock(lawyer, "答复期限")
        assert "停止计算" not in told
        assert "2024年12月16日" in told, "the days are not lost, and no more are given"
        lawyer.act("答复", {"答复": "予以公开", "不予公开的": "否", "理由": "第三方同意，依申请提供"})
        lawyer.act("归档")
