"""The registrar: a divorce whose windows are explained at the counter, and which one of the two withdraws in time."""

from __future__ import annotations

import pytest

from minzheng.journal.read import of_case

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_couple_is_told_its_days_and_one_of_them_withdraws(made, signed_in, chromium, live_server):
    with walking(chromium, live_server, signed_in("R01")) as registrar:
        registrar.go("/desk/")
        registrar.link("柜台", within="nav")
        registrar.sees("今天是第16天，还剩14天", within="#g-waiting >> xpath=../..")
        registrar.link(made["divorce"])
        registrar.sees("今天是第16天", "2024年4月3日", within="#line")
        registrar.tab.click(".barred summary")
        registrar.sees("审查并发给离婚证", "三十日撤回期已满", "民法典", within=".barred")
        registrar.step("撤回申请")
        registrar.button("预览文书")
        registrar.sees("撤回离婚登记申请确认单", within=".letter-preview")
        registrar.button("撤回申请")
        registrar.sees("已办结", within=".case-head")
        registrar.sees("本案已经办结", within="#next")
        registrar.link("撤回离婚登记申请确认单", within="#letters")
        assert registrar.kept("下载 PDF").startswith(b"%PDF")
    assert of_case(made["divorce"]).last().verb == "withdraw"
