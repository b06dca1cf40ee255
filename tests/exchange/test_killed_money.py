"""回盘文件、死亡名单导入中途被杀（kill -9）：回盘整份入账或者一笔没有；死亡名单已立的案不丢不重。再执行一次就完成，台账完整，账平。"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from minzheng.procedure.district import SHIPPED

from .conftest import book
from .test_command import COMMAND

KILLS = int(os.environ.get("MINZHENG_KILLS", "1"))
PAYEES = 40
SETUP = f"""
import random, sys
import django
django.setup()
from datetime import date
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.seal import seal_pending
from minzheng.procedure import bank
from minzheng.procedure.actor import Actor
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import appoint, enrol
from minzheng.procedure.payroll import run_payroll
from minzheng.vocabulary.facts import NEVER

system, eve, born = Actor(("SYS",), "clock", "系统"), date(2023, 12, 31), date(1940, 3, 4)
organ = "清城区民政局"
held = (("F1", "finance"), ("H1", "head"), ("S1", "section"))
appoint([({{"staff": one, "name": one, "organ": organ}}, [(office, "")]) for one, office in held], since=eve, by=system)
numbers = FictionalNumbers(random.Random(1))
people = enrol([{{"name": f"某{{'甲乙丙丁戊己庚辛壬癸'[n % 10]}}{{chr(0x4e00 + 7 * n)}}", "sex": "男", "born": born, "town": "441802006",
                 "resident_number": numbers.issue(born, "男"), "account": f"62170000{{n:08d}}"}} for n in range({PAYEES})], on=eve, by=system)
facts = {{"person.born": born, "person.died": NEVER, "person.local": True}}
rows = [{{"person": one.pk, "amount": 5000, "facts": facts, "starts": date(2024, 3, 1)}} for one in people]
open_benefits("old_age_allowance", rows, on=eve, by=system)
finance, head = Actor(("F1",), "finance", organ), Actor(("H1",), "head", organ)
[made] = run_payroll(date(2024, 3, 1), on=date(2024, 3, 10), by=finance, approver=head)
bank.send(made.seq, on=date(2024, 3, 10), by=finance)
seal_pending()
"""


class District:
    """A rehearsed district whose March has been sent to the bank, in a directory of its own; a command killed leaves it as it is."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        data = directory / "data"
        self.environment = {**os.environ, "MINZHENG_DATA": str(data), "DJANGO_SETTINGS_MODULE": "minzheng.site.settings"}
        self.database = data / "minzheng.sqlite3"
        self.done([*COMMAND, "init", "--locality", str(SHIPPED), "--rehearsed"])
        self.done([sys.executable, "-c", SETUP])

    def done(self, command: list[str], code: int = 0) -> str:
        made = subprocess.run(command, cwd=self.directory, env=self.environment, capture_output=True, text=True, check=False)
        assert made.returncode == code, made.stdout + made.stderr
        return made.stdout

    def killed(self, command: list[str], after: float) -> None:
        quiet = subprocess.DEVNULL
        running = subprocess.Popen(command, cwd=self.directory, env=self.environment, stdout=quiet, stderr=quiet, start_new_session=True)
        time.sleep(after)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database)) as database:
            return database.execute(sql).fetchall()

    def sound(self) -> bool:
        whole: bool = json.loads(self.done([*COMMAND, "journal", "verify", "--deep", "--json"]))["whole"]
        return whole and self.ask("SELECT COALESCE(SUM(amount), 0) FROM funds_posting") == [(0,)]


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> District:
    return District(tmp_path_factory.mktemp("killed"))


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_a_banks_answer_is_in_the_books_whole_or_not_at_all(district: District) -> None:
    [(seq,)] = district.ask("SELECT seq FROM funds_payroll")
    rows = [(seq, n + 1, f"62170000{n:08d}", "50.00", "失败" if n == 7 else "成功", "账户不存在" if n == 7 else None) for n in range(PAYEES)]
    book(*rows, headings=("批次号", "行号", "收款账号", "金额（元）", "结果", "失败原因")).save(district.directory / "回盘.xlsx")
    command = [*COMMAND, "import", "bank_results", "回盘.xlsx", "--mapping", "对应.json", "--by", "F1", "--on", "2024-03-12", "--json"]
    began = time.monotonic()
    looked = json.loads(district.done([*command[:-7], "--save-mapping", "对应.json", "--dry-run", "--on", "2024-03-12", "--json"]))
    assert (looked["added"], looked["refused"]) == (PAYEES, 0), looked["problems"][:3]
    whole, chance = time.monotonic() - began, random.Random(1)
    settled = "SELECT COUNT(*) FROM journal_act WHERE verb = 'settle'"
    for _ in range(KILLS):
        district.killed(command, whole * chance.uniform(0.5, 1.4))
        books, acts = district.ask("SELECT result IS NOT NULL FROM funds_payroll"), district.ask(settled)
        assert books == acts, "the books and the journal tell the same: all or nothing"
        assert district.sound()
    again = json.loads(district.done(command))
    assert again["added"] + again["unchanged"] == PAYEES
    assert district.ask(settled) == [(1,)]
    assert district.ask("SELECT result IS NOT NULL FROM funds_payroll") == [(1,)]
    assert district.sound()


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_a_list_of_deaths_opens_each_case_once(district: District) -> None:
    people = district.ask(f"SELECT name, resident_number FROM registers_person ORDER BY id LIMIT {PAYEES // 5}")
    book(*((*one, "2024-02-20") for one in people), headings=("死者姓名", "身份证号", "死亡日期")).save(district.directory / "死亡.xlsx")
    command = [*COMMAND, "cross-check", "--deaths", "死亡.xlsx", "--on", "2024-03-20", "--by", "S1", "--json"]
    began = time.monotonic()
    expected = sum(json.loads(district.done([*command, "--dry-run"]))["found"].values())
    whole, chance = time.monotonic() - began, random.Random(2)
    assert expected >= len(people)
    cases = "SELECT COUNT(*), COUNT(DISTINCT subject) FROM procedure_case WHERE matter = 'data_check'"
    known = 0
    for _ in range(KILLS):
        district.killed(command, whole * chance.uniform(0.6, 2.0))
        [(count, _)] = district.ask(cases)
        assert known <= count <= expected, "none is lost, none is twice"
        known = count
        assert district.sound()
    done = json.loads(district.done(command))
    assert (done["known"], len(done["cases"])) == (known, expected - known)
    assert district.ask(cases)[0][0] == expected
    assert json.loads(district.done(command))["cases"] == []
    assert district.sound()
