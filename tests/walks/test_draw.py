"""A random inspection on the rehearsed year: planned, its list frozen, public numbers entered twice, drawn in front of everybody and
verified from the record by an outsider."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.draw import commitment
from tests.desk.drawing import NUMBERS, SECRETS, secrets

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
HELD = date(2024, 11, 12)


def test_from_the_plan_to_the_verified_record(served, tmp_path):
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


def frozen(served) -> str:
    with served.as_("head") as head:
        case = head.begin("双随机", "random_inspection/plan", {
            "检查对象": "由抽取产生",
            "名录内检查人员执法证件最早到期日": "2027-12-31", "抽取之日": "2024-11-12", "检查事项列入": "是", "对象、人员、权重": "是",
            "抽查对象库": "社会组织", "计划抽取的对象数": "31",
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
