"""A penalty: the inspector gives notice on the phone, the hearing is asked for within its window, held, and reviewed by the legal officer."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.journal.read import of_case

from .walking import walking

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_hearing_window_runs_and_the_legal_officer_reviews_what_was_heard(made, signed_in, chromium, live_server):
    where = f"/desk/cases/{made['penalty']}/"
    with walking(chromium, live_server, signed_in("E01", date(2024, 3, 18)), "phone") as inspector:
        inspector.go("/desk/")
        inspector.link(made["penalty"])
        inspector.step("事先告知")
        inspector.choose("处罚种类", "罚款")
        inspector.say("警告", "否")
        inspector.fill("罚款数额", "120000")
        inspector.fill("没收", "0")
        inspector.tab.fill("#f-penalty-facts_count", "1")
        inspector.say("听证", "否")
        inspector.tab.check("[name='penalty.basis_rank'][value='法律、法规、规章']")
        inspector.choose("另一名", "E02")
        inspector.button("事先告知")
        inspector.sees("应当听证的已载明听证权利", within=".refusal")
        inspector.say("听证", "是")
        inspector.button("事先告知")
        inspector.sees("陈述申辩、要求听证", "还剩", within="#line")
        inspector.tab.click(".barred summary")
        inspector.sees("决定", within=".barred")
    with walking(chromium, live_server, signed_in("E01", date(2024, 3, 21)), "phone") as inspector:
        inspector.go(where)
        inspector.sees("今天是第4天", within="#line")
        inspector.step("要求听证")
        inspector.tab.fill("#f-handling-posted", "2024-03-21")
        inspector.button("要求听证")
        inspector.sees("听证期限", within="#clocks")
    with walking(chromium, live_server, signed_in("P01", date(2024, 3, 22))) as panel:
        panel.go(where)
        panel.step("送达听证通知书")
        panel.button("送达听证通知书")
        panel.sees("听证通知后的准备", within="#line")
    with walking(chromium, live_server, signed_in("P01", date(2024, 4, 9))) as panel:
        panel.go(where)
        panel.step("举行听证")
        panel.tab.fill("#f-penalty-panel", "2")
        panel.tab.fill("[name='recording.reference']", "TZ-2024-01")
        panel.button("举行听证")
        panel.sees("听证组三人以上单数", within=".refusal")
        panel.tab.fill("#f-penalty-panel", "3")
        panel.button("举行听证")
        panel.sees("已办理：举行听证", within=".messages")
    with walking(chromium, live_server, signed_in("L01", date(2024, 4, 10))) as lawyer:
        lawyer.go("/desk/")
        lawyer.link(made["penalty"])
        lawyer.step("法制审核")
        lawyer.tab.locator("input[name='handling.passed'][value=yes]").check()
        lawyer.tab.fill("[name='handling.reason']", "事实清楚，程序合法，同意处罚意见")
        lawyer.button("法制审核")
        lawyer.sees("同意处罚意见", within="#acts")
        lawyer.sees("决定", "区民政局负责人", within="#next .waiting")
    assert [act.verb for act in of_case(made["penalty"])][-5:] == ["notify", "request", "summon", "hear", "review"]
