"""Every public page of the served product, at its address with what the rehearsed year holds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date

from minzheng.identity.fictional import FictionalNumbers
from tests.pages.browsing import WIDTHS

from .serving import Serving
from .walking import Walker

NUMBER = FictionalNumbers(random.Random(34)).issue(date(1970, 1, 1), "男")
PAGES: dict[str, str] = {
    "login": "/login/",
    "portal:home": "/?q=低保",
    "portal:guide": "/guide/subsistence/",
    "portal:check": "/check/old_age_allowance/",
    "portal:apply": "/apply/temporary_relief/",
    "portal:book": "/book/marriage/?day={slot}",
    "portal:complain": "/complain/",
    "portal:object": "/notices/{notice}/object/",
    "portal:verify_ask": "/verify/",
    "portal:verify": "/verify/{mark}/",
    "portal:notices": "/notices/",
    "portal:progress": "/progress/",
    "portal:figures": "/figures/",
    "portal:figure": "/figures/2024/marriages_registered/",
    "portal:places": "/places/",
    "portal:report": "/report/2024/",
    "portal:checkpoint": "/checkpoint/",
    "portal:receipt": "/receipt/",
    "portal:draws": "/draws/",
}
"""Route and address, with samples in braces."""

NO_PAGES: dict[str, str] = {
    **dict.fromkeys(("elder", "logout", "field", "portal:letter", "portal:withdraw"), "only takes what is sent"),
    "portal:draw_record": "a file",
    **dict.fromkeys(("portal:identity", "portal:identity_back"), "leads to another page"),
}
"""Public routes that are no page somebody looks at, and why; what comes of them is walked by the citizen."""


def samples(served: Serving) -> dict[str, str]:
    """What the placeholders stand for; what the year does not hold is sent in."""
    ((notice,),) = served.ask(
        "select n.seq from procedure_notice n join procedure_case c on c.number = n.case_id where c.matter = 'subsistence'"
        " and n.since <= '2024-11-07' and n.until >= '2024-11-07' limit 1"
    )
    with served.somebody() as citizen:
        citizen.go("/book/marriage/")
        slot = str(citizen.tab.locator("main a[href*='day=']").first.get_attribute("href")).partition("day=")[2]
        citizen.go("/apply/temporary_relief/")
        citizen.answer({"姓名": "温晓东", "公民身份号码": NUMBER, "电话": "13900000000", "镇（街道）": "凤城街道"})
        citizen.button("提交申请")
        citizen.sees("已收到您的申请")
        mark = re.search(r"[0-9]+-[0-9a-f]{16}", citizen.tab.locator("figure").inner_text())
    assert mark is not None
    return {"notice": str(notice), "slot": slot, "mark": mark[0]}


def swept(served: Serving, elder: bool) -> list[str]:
    """What is wrong with the pages, at both widths."""
    values = samples(served)
    with served.somebody(elder=elder) as walker:
        return [f"{name}: {problem}" for name, where in PAGES.items() for problem in looked_at(walker, served, where.format_map(values))]


def looked_at(walker: Walker, served: Serving, where: str) -> Iterator[str]:
    walker.at.said.clear()
    answer = walker.tab.goto(f"{served.address}{where}")
    if answer.status != 200:
        yield f"{where} {answer.status}"
    for width, (wide, high) in WIDTHS.items():
        walker.tab.set_viewport_size({"width": wide, "height": high})
        try:
            walker.at.holds(f"{where} {width}")
        except AssertionError as problem:
            yield str(problem)[:600]
