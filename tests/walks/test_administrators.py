"""Three administrators of the served product make one officer: entered and given an office by one, given an account by another; the third
reads who did what; the officer changes his password on a phone and sees his own line's work."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
CHOSEN = "yi-ge-xin-de-kouling-2024"


def test_an_officer_is_made_by_two_signs_in_and_the_third_reads_it(served):
    with served.as_("secadmin") as security:
        security.link("登记人员")
        security.answer({"工号": "T77", "姓名": "贺新", "单位": "清城区民政局"})
        security.button("登记")
        security.sees("还没有授予任何职位")
        security.tab.select_option("#office", "section")
        security.choose("业务线", "殡葬管理")
        security.button("授予")
        security.sees("殡葬管理", "现任")
        security.link("策略", within="nav")
        security.tab.goto(f"{served.address}/desk/administration/accounts/")
        security.misses("开立账户")
        security.at.said.clear()  # the browser says itself that a page was refused
    with served.as_("sysadmin") as system:
        system.link("开立账户")
        system.answer({"工号": "T78", "开立的原因": "新入职"})
        system.button("开立", refused=True)
        system.sees("没有工号为T78的工作人员")
        system.fill("工号", "T77")
        system.button("开立")
        system.sees("口令只显示这一次")
        secret = system.tab.locator("code").inner_text()
        system.link("回到账户")
        system.misses(secret)
        system.link("运行", within="nav")
    with served.somebody("phone") as officer:
        officer.go("/login/")
        officer.answer({"账户": "t77", "口令": secret})
        officer.button("登录")
        officer.tab.fill("#id_old_password", secret)
        officer.tab.fill("#id_new_password1", CHOSEN)
        officer.tab.fill("#id_new_password2", CHOSEN)
        officer.button("更换", within="main")
        officer.go("/desk/")
        officer.sees("工作台")
    with served.as_("auditor", "phone") as audit:
        audit.go("/desk/administration/log/")
        audit.sees("授予职位", "开立账户", "t77", "secadmin", "sysadmin")
        audit.misses(secret)
        with audit.tab.expect_download() as kept:
            audit.tab.locator("main").get_by_role("link", name="导出表格").first.click()
        assert load_workbook(BytesIO(kept.value.path().read_bytes())).active.max_row > 2
        audit.tab.select_option("#kind", "sign_in")
        audit.button("筛选")
        audit.misses("授予职位", within="main table")
        assert re.search(r"\bt77\b", audit.tab.locator("main table").inner_text())
