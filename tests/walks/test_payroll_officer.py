"""The month's money on the rehearsed year: tried, approved by a second person, sent to the bank, answered with one returned, and told
person by person; then the budget, the forecast, and what another standard would cost."""

from __future__ import annotations

import re
from collections import deque
from contextlib import ExitStack, closing
from datetime import date
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from minzheng.cli.serve import WORKERS
from minzheng.desk import tables
from minzheng.funds import bankfile
from minzheng.pages import streams
from tests.pages.browsing import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_month_from_the_trial_to_the_banks_answer(served, tmp_path):
    with served.as_("finance", day=date(2024, 11, 11)) as officer:
        tab = officer.tab
        officer.link("发放", within="nav")
        officer.link("试算一个月")
        officer.fill("月份", "2024-11")
        officer.button("试算")
        officer.sees("高龄津贴", "最低生活保障", "没有写入任何内容")
        officer.fill("审批人账户", "head")
        officer.fill("审批人口令", "not the secret")
        officer.button("审批并编制", refused=True)
        officer.sees("审批人的账户或者口令不对")
        officer.fill("审批人账户", "head")
        officer.fill("审批人口令", served.accounts["head"])
        officer.button("审批并编制")
        officer.sees("已编制")
        officer.link("困难残疾人生活补贴")
        officer.sees("与上月不同", "新增", "尚未送盘")
        with tab.expect_download() as sent:
            tab.get_by_role("button", name="送盘并下载文件").click()
        number, lines = bankfile.read_sent(sent.value.path().read_bytes())
        assert len(lines) > 50
        tab.reload()
        officer.arrived("sent")
        officer.sees("已送盘，等待回盘")
        answers = [bankfile.Answer(one.place, one.account, one.amount, paid=one.place != 1, why="账户不存在") for one in lines]
        short = [bankfile.Answer(one.place, one.account, one.amount + 1, paid=True) for one in lines]
        for said, told, refused in ((short, "应为", True), (answers, "退票1笔", False)):
            file = tmp_path / "answer.csv"
            file.write_bytes(bankfile.answered(number, said))
            tab.set_input_files("#answer", str(file))
            officer.button("回盘入账", refused=refused)
            officer.sees(told)
            if refused:
                tab.go_back()
                officer.arrived("back at the batch")
        officer.sees("账户不存在", "到账")
        officer.link("2024年的发放")
        officer.sees("2024-11-11到账", "暂停中")
        officer.link("预算")
        officer.sees("全年预计", "结余")
        officer.go("/desk/payments/what-if/")
    with served.as_("finance", "phone") as officer:
        for page in ("", "?year=2024", "try/", "budget/?year=2024", "what-if/"):
            officer.go(f"/desk/payments/{page}")


def test_the_years_payments_are_told_as_they_are_written_and_streams_leave_room_for_pages(served):
    [(count,)] = served.ask("SELECT SUM(lines) FROM funds_payroll WHERE month >= '2024-01-01'")
    assert count > tables.AT_ONCE
    with served.as_("finance") as officer, ExitStack() as others:
        tab = officer.tab
        officer.go("/desk/payments/?year=2024")
        with tab.expect_response(lambda one: one.headers.get("content-type") == streams.MEDIA) as stream:
            tab.get_by_role("link", name="下载明细").click()
        expect(tab.locator("#table")).to_contain_text(re.compile("已写行数：[1-9]"))
        cookie = "; ".join(f"{one['name']}={one['value']}" for one in tab.context.cookies())
        watching = [others.enter_context(closing(ask(stream.value.url, cookie))) for _ in range(WORKERS * streams.STREAMS + 2)]
        given = [one for one in watching if one.status == HTTPStatus.OK]
        assert given, "others may watch as well"
        assert len(given) < len(watching), "but no more than there are places"
        assert {one.status for one in watching} == {HTTPStatus.OK, HTTPStatus.NO_CONTENT}
        with closing(ask(f"{served.address}/login/", "")) as page:
            assert page.status == HTTPStatus.OK, "and ordinary pages are answered meanwhile"
        others.close()
        expect(tab.locator("#table")).to_contain_text(f"写好了，共{count:,}行", timeout=300_000)
        for wide, high in WIDTHS.values():
            tab.set_viewport_size({"width": wide, "height": high})
            officer.arrived("written")
        with ZipFile(BytesIO(officer.kept("下载（Excel）"))) as table, table.open("xl/worksheets/sheet1.xml") as sheet:
            last = b"".join(deque(iter(lambda: sheet.read(1 << 20), b""), maxlen=2))
        assert f'<row r="{count + 2}">'.encode() in last
        assert f'<row r="{count + 3}">'.encode() not in last
        assert list((served.directory / tables.FOLDER).iterdir()) == [], "it is gone when it has been taken"


def ask(where: str, cookie: str) -> Any:
    """The head of an answer; what comes after is left to come."""
    return urlopen(Request(where, headers={"Cookie": cookie, "Accept": streams.MEDIA}), timeout=60)
