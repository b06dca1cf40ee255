"""A random inspection on the rehearsed year: planned, its list frozen, public numbers entered twice, drawn in front of everybody and
verified from the record by an outsider; one body is told, looked at item by item on a phone and photographed, and the result
published in time."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from minzheng.draw import commitment
from tests.desk.drawing import NUMBERS, SECRETS, secrets
from tests.pages.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
HELD = date(2024, 11, 12)


def test_from_the_plan_to_the_published_result(served, tmp_path):
    case = frozen(served)
    for staff, width in (("section", "phone"), ("WI01", "desktop")):
        with served.as_(staff, width, HELD) as keying:
            keying.go(f"/desk/cases/{case}/draw/")
            for name, value in NUMBERS.items():
                keying.tab.fill(f"[name='{name}']", value)
            keying.button("录入", within="section[aria-labelledby=twice]")
            keying.sees("已录入")
            if staff == "section":
                continue
            for name, value in secrets().items():
                keying.tab.fill(f"[name='{name}']", value)
            keying.button("抽取", within="form[aria-labelledby=secrets]")
            keying.link("揭晓第1家")
            keying.tab.wait_for_selector(".just-now")
            keying.link("全部揭晓")
            record = keying.kept("下载抽取记录")
    (tmp_path / "record.json").write_bytes(record)
    assert served.command("draw", "verify", str(tmp_path / "record.json")).code == 0
    inspected(served, case)


def frozen(served) -> str:
    with served.as_("head") as head:
        case = head.begin("双随机", "random_inspection/plan", {
            "检查事项列入": "是", "抽查对象库": "社会组织", "计划抽取的对象数": "31",
        })  # fmt: skip
    with served.as_("section", day=date(2024, 11, 8)) as section:
        section.go(f"/desk/cases/{case}/draw/")
        draw = section.tab.locator("main form strong.number").inner_text()
        said = {"plan": "2024年度第二次抽查计划", "pool.0": "40", "pool.1": "40", "pool.2": "0", "from": "2024-11-13", "until": "2024-12-31",
                "issue.0": "2024311", "issue.1": "2024132"}  # fmt: skip
        for place, (holder, secret) in enumerate(SECRETS.items()):
            said |= {f"holder.{place}": holder, f"digest.{place}": commitment(draw, holder, secret)}
        for name, value in said.items():
            section.tab.fill(f"[name='{name}']", value)
        section.button("生成清单")
        section.button("冻结这份清单")
        section.sees("已", within=".messages")
    return case


def inspected(served, drawn) -> None:
    """One of the bodies drawn is listed, told, looked at by two with a phone, and what was found is published."""
    with served.as_("section", day=date(2024, 11, 13)) as section:
        section.go(f"/desk/cases/{drawn}/draw/")
        section.button("列入检查", within="form[aria-labelledby=assign]")
        section.sees("已列入检查27家", within=".messages")
        section.tab.locator("table.cards a[href^='/desk/cases/']").first.click()
        section.arrived("the body's case")
        where = f"/desk/cases/{section.case}/"
        section.act("送达检查通知书")
    with served.as_("inspector", "phone", date(2024, 11, 20)) as inspector:
        inspector.go(where)
        inspector.step("现场检查")
        inspector.upload("#photo", "IMG_1.png", png(side=60), "image/png")
        expect(inspector.tab.locator("ul.photos img")).to_have_count(1)
        inspector.arrived("a photograph kept")
        for fit in inspector.tab.locator("input[value=fit]").all():
            fit.check()
        inspector.tab.locator("input[name='item.3'][value=unfit]").check()
        inspector.tab.fill("#note-3", "理事会逾期未换届")
        inspector.answer({"利害关系": "否", "收取的费用": "0", "直接前往": "否", "音像记录": "ZF-2024-0107", "另一名": "OF02"})
        inspector.button("现场检查", within=".form-end")
        inspector.sees("已办理：现场检查", within=".messages")
    with served.as_("section", day=date(2024, 11, 21)) as section:
        section.go(where)
        section.sees("理事会逾期未换届")
        section.act("作出检查结论", {"检查结论": "责令改正"})
        section.sees("公示检查结果", "20个工作日", "2024年12月19日", within="#clocks")
        section.act("录入社会组织信用信息")
        section.act("公示检查结果")
        section.misses("公示检查结果", within="#clocks")
