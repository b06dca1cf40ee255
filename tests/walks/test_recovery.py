"""What was paid too much is recovered, on the rehearsed year: stopped, the case begun from the benefit's page, told, answered, decided by what
the books say, given back in part, in part set off by consent, reminded of, and closed when nothing is owed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
DRAWN = "select id from funds_entitlement where matter = '{}' and town = '441802006' and ends is null and paid_through = '2024-12-01' order by id"


def yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"


def opened(walker: Any, title: str) -> Any:
    """The form of what may be decided about a benefit, unfolded."""
    form = walker.tab.locator("section.panel").filter(has=walker.tab.locator(f"summary strong:text-is('{title}')"))
    form.locator("summary").first.click()
    return form


def test_two_months_paid_too_much_come_back_in_part_and_are_set_off_for_the_rest(served_year):
    ((line,), *_), ((other,), *_) = (served_year.ask(DRAWN.format(one)) for one in ("subsistence", "living_subsidy"))
    ((overpaid,),) = served_year.ask(f"select sum(amount) from funds_paymentline where entitlement_id = {line} and first > '2024-10-31'")
    part = overpaid - 5_000
    with served_year.as_("approver", day=date(2025, 1, 6)) as chief:
        chief.go(f"/desk/benefits/{line}/")
        form = opened(chief, "停发决定")
        form.get_by_label("最后应享月").fill("2024-10")
        form.get_by_label("事实和理由").fill("2024年10月起家庭收入超过标准，十二月复核才查明")
        form.get_by_role("button", name="停发决定").click()
        chief.arrived("stopped")
        chief.sees("已决定停发", within=".messages")
        form = opened(chief, "立案追回")
        form.get_by_label("最后应享月").fill("2024-10")
        form.get_by_label("多发的原因").select_option("误发或者死亡后发放")
        form.get_by_role("button", name="立案追回").click()
        chief.arrived("the case")
        chief.sees("已立案追回", within=".messages")
        where = f"/desk/cases/{chief.case}/"
        chief.act("告知拟追回的事实、理由和依据", {"陈述申辩的期限": "2025-01-13"})
        chief.act("陈述申辩", {"异议": "不知道收入超过了标准"})
    with served_year.as_("approver", "phone", day=date(2025, 1, 8)) as chief:
        chief.go(where)
        chief.act("复核陈述申辩", {"意见": "不同意"})
        chief.step("决定追回")
        chief.sees("追回金额", f"{yuan(overpaid)}元", within=".filled")
        chief.answer({"分期数": "2", "退还期限": "2025-02-10", "理由": "停发以后仍发放两个月"})
        chief.button("预览文书")
        chief.sees(f"{yuan(overpaid)}元", within=".letter-preview")
        chief.button("决定追回", within=".form-end")
        chief.sees("已办理：决定追回", within=".messages")
    with served_year.as_("town", "phone", day=date(2025, 1, 9)) as clerk:
        clerk.go(where)
        clerk.act("送达", {"送达方式": "直接送达"})
    with served_year.as_("finance", day=date(2025, 1, 20)) as officer:
        officer.go(where)
        officer.step("登记退还")
        officer.answer({"退还金额": yuan(overpaid + 1), "退还方式": "退还"})
        officer.tab.get_by_label("不从待遇扣还").check()
        officer.button("登记退还", within=".form-end")
        officer.sees("“此后尚欠”算得-0.01元", within=".refusal")
        officer.answer({"退还金额": yuan(part)})
        officer.button("登记退还", within=".form-end")
        officer.sees("已办理：登记退还", within=".messages")
        officer.sees("此后尚欠", "50.00元", within="#acts")
    with served_year.as_("approver", day=date(2025, 2, 11)) as chief:
        chief.go(where)
        chief.act("催告")
    with served_year.as_("finance", "phone", day=date(2025, 2, 13)) as officer:
        officer.go(where)
        officer.act("登记退还", {"退还金额": "50", "退还方式": "经书面同意从待遇扣还", "从哪一项待遇扣还": str(other),
                                "享受该待遇的人书面同意之日": "2025-02-12"})  # fmt: skip
    with served_year.as_("approver", day=date(2025, 2, 14)) as chief:
        chief.go(f"/desk/benefits/{line}/")
        chief.sees("尚欠0.00元", within="#back")
        chief.go(where)
        chief.act("结案")
        chief.sees("已办结", within=".case-head")
