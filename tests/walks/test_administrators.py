"""Three administrators make one officer: entered and given an office by one, given an account by another; the third reads who did what."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User

from minzheng.desk.models import AUDIT, SECURITY, SYSTEM, Account
from minzheng.procedure.models import State

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHOSEN = "yi-ge-xin-de-kouling-2024"


@pytest.fixture
def as_(signed_in):
    """A client signed in as one of the three."""

    def sign_in(duty):
        client = signed_in("auditor")
        user = User.objects.get(username="auditor")
        user.username = f"{duty}-1"
        user.save()
        Account.objects.filter(user=user).update(duty=duty)
        return client

    return sign_in


def test_an_officer_is_made_by_two_signs_in_and_the_third_reads_it(as_, chromium, live_server, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    State.objects.update_or_create(name="rehearsal", defaults={"value": {"through": "2024-03-20"}})
    with walking(chromium, live_server, as_(SECURITY)) as security:
        security.go("/desk/")
        security.arrived("his own pages")
        security.link("登记人员")
        security.fill("工号", "T77")
        security.fill("姓名", "贺新")
        security.fill("单位", "清城区民政局")
        security.button("登记")
        security.sees("还没有授予任何职位")
        security.tab.select_option("#office", "section")
        security.choose("业务线", "殡葬管理")
        security.button("授予")
        security.sees("殡葬管理", "现任")
        security.link("策略", within="nav")
    with walking(chromium, live_server, as_(SYSTEM)) as system:
        system.go("/desk/")
        system.arrived("his own pages")
        system.link("开立账户")
        system.fill("工号", "T78")
        system.fill("开立的原因", "新入职")
        system.button("开立", refused=True)
        system.sees("没有工号为T78的工作人员")
        system.fill("工号", "T77")
        system.button("开立")
        system.sees("口令只显示这一次")
        secret = system.tab.locator("code").inner_text()
        system.link("回到账户")
        system.misses(secret)
        system.link("运行", within="nav")
    with walking(chromium, live_server, None, "phone") as officer:
        officer.go("/login/")
        officer.fill("账户", "t77")
        officer.fill("口令", secret)
        officer.button("登录", within="body")
        officer.tab.fill("#id_old_password", secret)
        officer.tab.fill("#id_new_password1", CHOSEN)
        officer.tab.fill("#id_new_password2", CHOSEN)
        officer.button("更换", within="body")
        officer.go("/desk/")
        officer.sees("工作台")
    with walking(chromium, live_server, as_(AUDIT), "phone") as audit:
        audit.go("/desk/administration/log/")
        audit.sees("授予职位", "开立账户", "t77", "security-1", "system-1")
        audit.misses(secret)
        audit.tab.select_option("#kind", "sign_in")
        audit.button("筛选")
        audit.misses("授予职位", within="main table")
        assert re.search(r"\bt77\b", audit.tab.locator("main table").inner_text())
