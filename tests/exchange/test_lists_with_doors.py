"""户、经办人员、别处已发的款项、银行回盘：各有自己的门。预演、登记、再导入不变、更正是行为、数字里看得出是补录。"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps

from minzheng.exchange import bank_answers, households, intake, officers, payment_lists
from minzheng.exchange.layouts import Layout
from minzheng.exchange.mapping import Mapping
from minzheng.funds import bankfile, read
from minzheng.funds.models import Payroll
from minzheng.journal import read as journal
from minzheng.journal.verify import verify
from minzheng.procedure import bank
from minzheng.procedure.actor import Actor
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import appoint, enrol
from minzheng.procedure.payroll import run_payroll
from minzheng.registers import finding
from minzheng.registers.read import offices_of
from minzheng.reporting.figures import lineage
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import NEVER

from .conftest import CLERK, DAY, FIRST, SECOND, SYSTEM, THIRD, book

pytestmark = pytest.mark.django_db
EVE = date(2023, 12, 31)
SECURITY = Actor(("secadmin",), "security_administrator", "安全管理")
FINANCE, HEAD = Actor(("F1",), "finance", "清城区民政局"), Actor(("H1",), "head", "清城区民政局")
PAID = ("姓名", "身份证号", "待遇", "发放月份", "金额（元）", "到账日期", "结果", "退回原因")


@pytest.fixture
def people(here: District) -> list[Any]:
    appoint([({"staff": one, "name": one, "organ": "清城区民政局"}, [(office, "")]) for one, office in (("F1", "finance"), ("H1", "head"))],
            since=EVE, by=SYSTEM)  # fmt: skip
    rows = [{"name": name, "resident_number": number, "sex": "男", "born": date(1940, 3, 4), "town": "441802006", "account": f"62170000000000{place}"}
            for place, (name, number) in enumerate((("某甲", FIRST), ("某乙", SECOND), ("某丙", THIRD)))]  # fmt: skip
    return enrol(rows, on=EVE, by=SYSTEM)


def take(layout: Layout, file: Any, told: Mapping | None = None, by: Actor = CLERK, **more: Any) -> tuple[intake.Plan, list[int]]:
    plan = intake.prepare(layout, file, DAY, told)
    return plan, [seq for seq in intake.take_in(plan, on=DAY, by=by, origin="opening", source="省系统", **more) if journal.act(seq).verb != "confirm_mapping"]


def told(plan: intake.Plan) -> list[str]:
    return [str(one) for one in plan.problems]


def sound() -> list[str]:
    return [str(one) for one in verify(deep=True, checkers=checkers())]


def acts() -> int:
    return int(apps.get_model("journal", "Act").objects.count())


class TestPaymentsMadeElsewhere:
    def paid(self, number: str = FIRST, name: str = "某甲", month: str = "2024-03", amount: Any = 50, day: Any = "2024.3.15", result: Any = None,
             why: Any = None) -> list[Any]:  # fmt: skip
        return [name, number, "高龄津贴", month, amount, day, result, why]

    def taken(self, kept: Any, *rows: Any, headings: Any = PAID) -> tuple[intake.Plan, list[int]]:
        return take(payment_lists.layout(), kept(book(*rows, headings=headings)))

    def figure(self) -> int:
        return lineage.total("old_age_allowance_paid", 2024)[0]

    def test_they_are_recorded_as_done_elsewhere_and_counted(self, people: Any, kept: Any) -> None:
        plan, seqs = self.taken(kept, self.paid(), self.paid(SECOND, "某乙", result="退票", why="账户不存在"), self.paid(month="2024年4月", day="2024-04-15"))
        assert plan.counts["added"] == 3, told(plan)
        assert {journal.act(seq).origin for seq in seqs} == {"elsewhere"}
        assert [journal.act(seq).verb for seq in seqs] == ["open_benefits", "pay", "settle", "pay", "settle"]
        assert self.figure() == 10_000
        assert {one.origin for one in lineage.items("old_age_allowance_paid", 2024)} == {"elsewhere"}
        assert [(one.kind, one.lines, one.total, one.paid_on) for one in Payroll.objects.order_by("seq")] == [
            ("补录", 2, 10_000, date(2024, 3, 15)), ("补录", 1, 5_000, date(2024, 4, 15))]  # fmt: skip
        said = journal.fields(seqs[1])
        assert (said["source"], said["file.digest"], said["recorded_on"]) == ("省系统", plan.file.digest, DAY.isoformat())
        assert sound() == []

    def test_the_same_file_again_changes_nothing(self, people: Any, kept: Any) -> None:
        rows = [self.paid(), self.paid(SECOND, "某乙", result="退票", why="账户不存在"), self.paid(THIRD, "某丙", day=None)]
        assert any("没有到账日期" in one for one in self.taken(kept, *rows)[0].notices)
        before = acts()
        plan, seqs = self.taken(kept, *rows)
        assert (plan.counts["unchanged"], seqs, acts()) == (3, [], before)

    def test_a_corrected_file_takes_the_old_line_back_and_records_the_new(self, people: Any, kept: Any) -> None:
        self.taken(kept, self.paid(), self.paid(SECOND, "某乙"))
        plan, seqs = self.taken(kept, self.paid(amount=60), self.paid(SECOND, "某乙", result="退回", why="户名不符"))
        assert plan.counts["changed"] == 2
        assert journal.act(seqs[0]).verb == "strike"
        assert self.figure() == 6_000
        assert sound() == []
        assert self.taken(kept, self.paid(amount=60), self.paid(SECOND, "某乙", result="退回", why="户名不符"))[1] == []

    def test_our_payroll_never_pays_the_month_again(self, people: Any, kept: Any) -> None:
        facts = {"person.born": date(1940, 3, 4), "person.died": NEVER, "person.local": True}
        open_benefits("old_age_allowance", [{"person": people[0].pk, "amount": 5000, "facts": facts}], on=EVE, by=SYSTEM)
        self.taken(kept, self.paid(month="2024-01", day="2024-01-15"), self.paid(month="2024-02", day="2024-02-15"),
                   self.paid(SECOND, "某乙", "2024-02", day="2024-02-15", result="退票", why="账户不存在"))  # fmt: skip
        [made] = run_payroll(date(2024, 3, 1), on=date(2024, 3, 10), by=FINANCE, approver=HEAD)
        assert (made.lines, made.total) == (1, 5000)
        [made] = run_payroll(date(2024, 4, 1), on=date(2024, 4, 10), by=FINANCE, approver=HEAD)
        assert [(line.person, line.first) for line in made.owed.lines] == [(people[0].pk, date(2024, 4, 1))]
        assert sound() == []
        plan, _ = self.taken(kept, self.paid(month="2024-03"))
        assert "本系统已经发放" in told(plan)[0]

    def test_a_list_compared_before_another_went_in_is_not_recorded_again(self, people: Any, kept: Any) -> None:
        plan = intake.prepare(payment_lists.layout(), kept(book(self.paid(), headings=PAID)), DAY)
        self.taken(kept, self.paid())
        before = acts()
        with pytest.raises(Refusal, match="另一次导入"):
            intake.take_in(plan, on=DAY, by=CLERK, origin="elsewhere", source="省系统")
        assert acts() == before

    def test_a_month_left_out_before_is_refused(self, people: Any, kept: Any) -> None:
        facts = {"person.born": date(1940, 3, 4), "person.died": NEVER, "person.local": True}
        open_benefits("old_age_allowance", [{"person": people[0].pk, "amount": 5000, "facts": facts}], on=EVE, by=SYSTEM)
        plan, seqs = self.taken(kept, self.paid(month="2024-03"))
        assert told(plan) == ["名册!D2：发放月份：本系统只登记到2023年12月已发，中间的月份没有记录；请把前面的月份一并列入"]
        assert seqs == []

    @pytest.mark.parametrize(("change", "cell", "sentence"), [
        ({"number": "441802195003040011"}, "B2", ""),
        ({"name": "某丁"}, "A2", "姓名不同"),
        ({"month": "2024-13"}, "D2", "没有13月"),
        ({"month": "2023"}, "D2", "不是月份"),
        ({"amount": 0}, "E2", "金额为零"),
        ({"amount": "50.001"}, "E2", "不足一分"),
        ({"day": "2024-04-01"}, "F2", "不在发放月份内"),
        ({"result": "也许"}, "G2", "成功、退回之一"),
        ({"why": "账户不存在"}, "H2", "结果是成功"),
    ])  # fmt: skip
    def test_the_right_cell_and_the_right_sentence(self, people: Any, kept: Any, change: dict[str, Any], cell: str, sentence: str) -> None:
        plan, seqs = self.taken(kept, self.paid(**change))
        assert seqs == []
        assert any(one.startswith(f"名册!{cell}：") and sentence in one for one in told(plan)), told(plan)

    def test_ten_thousand_and_the_same_month_twice(self, people: Any, kept: Any) -> None:
        headings = [one.replace("（元）", "（万元）") for one in PAID]
        plan = intake.prepare(payment_lists.layout(), kept(book(self.paid(amount="0.005"), self.paid(amount="0.006"), headings=headings)), DAY)
        assert plan.outcomes[0].columns["amount"] == 5_000
        assert "同一人同一待遇同一月份" in told(plan)[0]


class TestBankResults:
    HEADS = ("批次", "序号", "收款账号", "交易金额", "交易结果", "失败原因")

    @pytest.fixture
    def sent(self, people: Any, settings: Any, tmp_path: Any) -> Payroll:
        settings.DATA_DIRECTORY = tmp_path
        facts = {"person.born": date(1940, 3, 4), "person.died": NEVER, "person.local": True}
        rows = [{"person": one.pk, "amount": 5000, "facts": facts, "starts": date(2024, 3, 1)} for one in people]
        open_benefits("old_age_allowance", rows, on=EVE, by=SYSTEM)
        [made] = run_payroll(date(2024, 3, 1), on=date(2024, 3, 10), by=FINANCE, approver=HEAD)
        bank.send(made.seq, on=date(2024, 3, 10), by=FINANCE)
        return Payroll.objects.get()

    def rows(self, batch: Payroll) -> list[list[Any]]:
        lines = read.payments(batch.pk)
        return [[batch.seq, one.place + 1, one.account, bankfile.yuan(one.amount), "交易失败" if one.place == 1 else "交易成功",
                 "账户不存在" if one.place == 1 else None] for one in lines]  # fmt: skip

    def tried(self, kept: Any, rows: Any) -> intake.Plan:
        heads = [*self.HEADS[:3], "交易金额（元）", *self.HEADS[4:]]
        keys = ("batch", "line", "account", "amount", "result", "why")
        return intake.prepare(bank_answers.LAYOUT, kept(book(*rows, headings=heads)), DAY, Mapping(dict(zip(heads, keys, strict=True))))

    def taken(self, kept: Any, rows: Any) -> tuple[intake.Plan, list[int]]:
        plan = self.tried(kept, rows)
        return plan, intake.take_in(plan, on=date(2024, 3, 12), by=FINANCE, origin="opening", source="银行")

    def test_a_banks_own_file_is_settled_line_by_line(self, sent: Payroll, kept: Any) -> None:
        plan, seqs = self.taken(kept, self.rows(sent))
        assert plan.counts["added"] == 3, told(plan)
        assert journal.act(seqs[-1]).verb == "settle"
        batch = Payroll.objects.get()
        assert (batch.result, batch.paid_on) == (seqs[-1], date(2024, 3, 12))
        assert lineage.total("old_age_allowance_paid", 2024)[0] == batch.total - 5000
        assert sound() == []
        again, seqs = self.taken(kept, self.rows(sent))
        assert (again.counts["unchanged"], seqs) == (3, [])

    @pytest.mark.parametrize(("column", "value", "sentence"), [
        (0, 999999, "一份文件只能回一个批次"), (1, 9, "第9行不在本批次中"), (1, 2, "账号不同"), (2, "6217000000000099", "账号不同"), (3, "50.01", "送盘"),
        (3, "49", "送盘"), (4, "交易失败", "须写明原因"),
    ])  # fmt: skip
    def test_a_difference_is_named_and_nothing_is_entered(self, sent: Payroll, kept: Any, column: int, value: Any, sentence: str) -> None:
        rows = self.rows(sent)
        rows[0][column] = value
        before = acts()
        plan = self.tried(kept, rows)
        assert any(sentence in one for one in told(plan)), told(plan)
        assert intake.take_in(plan, on=date(2024, 3, 12), by=FINANCE, origin="opening", source="银行") == []
        assert acts() == before
        assert "6217000000000099" not in "".join(told(plan))

    def test_a_batch_that_is_not_there(self, sent: Payroll, kept: Any) -> None:
        plan, seqs = self.taken(kept, [[999999, *row[1:]] for row in self.rows(sent)])
        assert "没有第999999号发放批次" in told(plan)[0]
        assert seqs == []

    def test_a_line_that_is_missing_stops_the_file(self, sent: Payroll, kept: Any) -> None:
        with pytest.raises(Refusal, match="缺少第3行"):
            self.taken(kept, self.rows(sent)[:2])

    def test_without_line_numbers_account_and_amount_tell(self, sent: Payroll, kept: Any) -> None:
        heads = ("批次号", "账号", "金额（元）", "结果", "原因")
        rows = [[row[0], row[2], row[3], row[4], row[5]] for row in self.rows(sent)]
        plan = intake.prepare(bank_answers.LAYOUT, kept(book(*rows, headings=heads)), DAY)
        assert [one.columns.get("place") for one in plan.outcomes] == [0, 1, 2], told(plan)


class TestHouseholds:
    HEADS = ("户号", "姓名", "身份证号", "与户主关系", "入户日期", "离户日期", "户籍类别", "镇街", "村（社区）")

    def row(self, number: str = "H1", name: str = "某甲", id: str = FIRST, relation: str = "户主", since: Any = "2010-01-01", until: Any = None,
            area: str = "农业户口", town: str = "凤城街道") -> list[Any]:  # fmt: skip
        return [number, name, id, relation, since, until, area, town, "某村"]

    def taken(self, kept: Any, *rows: Any) -> tuple[intake.Plan, list[int]]:
        return take(households.HOUSEHOLDS, kept(book(*rows, headings=self.HEADS)))

    def test_members_by_number_with_their_days(self, people: Any, kept: Any) -> None:
        rows = [self.row(), self.row(name="某乙", id=SECOND, relation="子女", since="2012.5.6"), self.row("H2", "某丙", THIRD)]
        plan, seqs = self.taken(kept, *rows)
        assert plan.counts["added"] == 3, told(plan)
        assert [journal.act(seq).verb for seq in seqs] == ["settle"]
        held = finding.households_numbered(["H1", "H2"])
        members = finding.members_of([one.pk for one in held.values()])
        assert members[held["H1"].pk, people[1].pk, date(2012, 5, 6)] == ("子女", None)
        assert held["H1"].area == "农村"
        assert self.taken(kept, *rows)[1] == []
        assert sound() == []

    def test_a_later_list_brings_and_takes_members_as_an_act(self, people: Any, kept: Any) -> None:
        self.taken(kept, self.row(), self.row(name="某乙", id=SECOND, relation="子女"))
        plan, seqs = self.taken(kept, self.row(), self.row(name="某乙", id=SECOND, relation="子女", until="2020-01-01"),
                                self.row(name="某丙", id=THIRD, relation="配偶", since="2021-01-01"))  # fmt: skip
        assert (plan.counts["added"], plan.counts["changed"], plan.counts["unchanged"]) == (1, 1, 1)
        assert [journal.act(seq).verb for seq in seqs] == ["regroup"]
        assert sound() == []
        apps.get_model("registers", "Belonging").objects.filter(person_id=people[1].pk).update(until=None)
        assert sound() != []

    @pytest.mark.parametrize(("rows", "cell", "sentence"), [
        ([{"name": "某丁"}], "B2", "姓名不同"),
        ([{"until": "2009-01-01"}], "F2", "早于入户"),
        ([{}, {"name": "某乙", "id": SECOND, "relation": "子女", "area": "城镇"}], "G3", "同一户的不同"),
        ([{}, {"name": "某乙", "id": SECOND}], "D3", "只能有一个户主"),
        ([{}, {}], "A3", "同一户的同一人"),
    ])  # fmt: skip
    def test_what_does_not_fit_together(self, people: Any, kept: Any, rows: list[dict[str, Any]], cell: str, sentence: str) -> None:
        plan, _ = self.taken(kept, *(self.row(**one) for one in rows))
        assert any(one.startswith(f"名册!{cell}：") and sentence in one for one in told(plan)), told(plan)

    def test_who_is_not_registered_is_no_member(self, here: District, kept: Any) -> None:
        assert "请先导入人员" in told(self.taken(kept, self.row())[0])[0]


class TestOfficers:
    HEADS = ("工号", "姓名", "单位", "执法证号", "执法证有效期至", "可任组长", "职位", "业务线", "任职日期")

    def row(self, staff: str = "E1", name: str = "某员", certificate: Any = "粤R1", until: Any = "2029-05-06", office: str = "行政执法人员",
            line: Any = None, since: Any = "2020-01-01") -> list[Any]:  # fmt: skip
        return [staff, name, "清城区民政局", certificate, until, "否", office, line, since]

    def taken(self, kept: Any, *rows: Any, by: Actor = SECURITY) -> tuple[intake.Plan, list[int]]:
        return take(officers.layout(), kept(book(*rows, headings=self.HEADS)), by=by)

    def test_offices_from_their_day_and_certificates(self, people: Any, kept: Any) -> None:
        rows = [self.row(), self.row(office="区民政局业务股室", line="社会救助")]
        plan, seqs = self.taken(kept, *rows)
        assert plan.counts["added"] == 2, told(plan)
        assert plan.notices == ["2行的任职日期早于今天：职权自导入之日起，不追溯"]
        assert offices_of("E1", DAY - timedelta(days=1)) == []
        assert offices_of("E1", DAY) == [("officers", ""), ("section", "社会救助")]
        assert self.taken(kept, *rows)[1] == []
        plan, seqs = self.taken(kept, *([*one[:4], "2031-05-06", *one[5:]] for one in rows))
        assert plan.counts["changed"] == 2
        assert finding.officers_known(["E1"])["E1"].certificate_until == date(2031, 5, 6)
        assert [journal.act(seq).verb for seq in seqs] == ["appoint"]
        assert sound() == []

    @pytest.mark.parametrize(("change", "cell", "sentence"), [
        ({"until": None}, "E2", "一并填写"), ({"office": "局长助理"}, "G2", "之一"), ({"line": "婚姻"}, "H2", "之一"), ({"since": "2020-01"}, "I2", "只有年月"),
    ])  # fmt: skip
    def test_the_right_cell(self, people: Any, kept: Any, change: dict[str, Any], cell: str, sentence: str) -> None:
        plan, _ = self.taken(kept, self.row(**change))
        assert any(one.startswith(f"名册!{cell}：") and sentence in one for one in told(plan)), told(plan)

    def test_only_the_security_administrator_gives_offices(self, people: Any, kept: Any) -> None:
        for who in (HEAD, CLERK):
            with pytest.raises(Refusal, match="应由安全管理员导入"):
                self.taken(kept, self.row(), by=who)

    def test_an_office_from_a_day_to_come_and_no_earlier_one_by_a_later_list(self, people: Any, kept: Any) -> None:
        self.taken(kept, self.row(since="2026-08-01"))
        assert offices_of("E1", date(2026, 7, 31)) == []
        assert offices_of("E1", date(2026, 8, 1)) == [("officers", "")]
        assert self.taken(kept, self.row(since="2026-07-15"))[0].counts["unchanged"] == 1, "what was given stands"
        assert "不由名册更正" in told(self.taken(kept, self.row(since="2026-09-01"))[0])[0]
