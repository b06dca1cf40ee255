"""发放和数字来历的表格：数是数、日期是日期、表头冻结；姓名和号码隐去，要完整的写理由、留痕；会被当作公式的文字不会执行；查询不随行数增长。"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from minzheng.desk.models import Reveal
from minzheng.funds.models import Payroll
from minzheng.journal import read as journal
from minzheng.procedure.opening import appoint
from minzheng.registers.models import Person
from tests import payees

DAY = date(2024, 4, 20)
NAME = "=HYPERLINK某"


@pytest.fixture
def paid(here: Any) -> Payroll:
    """Two old people, paid in March; one has a name that a spreadsheet would run."""
    appoint([({"staff": one.number, "name": one.number, "organ": one.organ}, [(one.office, "")]) for one in (payees.FINANCE, payees.HEAD)],
            since=payees.EVE, by=payees.SYSTEM)  # fmt: skip
    payees.elder()
    payees.elder(born=date(1930, 1, 2), amount=10_000)
    Person.objects.filter(born=date(1930, 1, 2)).update(name=NAME)
    [made] = payees.paid(3, matters=("old_age_allowance",))
    payees.arrived(made)
    return Payroll.objects.get(seq=made.seq)


def sheet(answer: Any) -> Any:
    content = b"".join(answer.streaming_content)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def lines(answer: Any) -> list[tuple[Any, ...]]:
    return list(sheet(answer).iter_rows(values_only=True))


def test_a_payroll_line_by_line_masked(paid, signed_in):
    client = signed_in("F01", DAY)
    page = client.get(f"/desk/payments/{paid.seq}/").content.decode()
    assert f"/desk/payments/batch/{paid.seq}.xlsx" in page
    made = sheet(client.get(f"/desk/payments/batch/{paid.seq}.xlsx"))
    assert made.freeze_panes == "A3"
    heads = [cell.value for cell in made[2]]
    first = dict(zip(heads, made[3], strict=True))
    assert first["金额（元）"].value in (50, 100)
    assert first["金额（元）"].number_format == "#,##0.00"
    assert isinstance(first["到账日期"].value, datetime)
    told = "".join(str(cell) for row in made.iter_rows(values_only=True) for cell in row)
    assert "HYPERLINK某" not in told
    assert "6200000000000000001" not in told
    assert not Reveal.objects.exists()


def test_whole_names_are_for_a_reason_which_is_kept_first(paid, signed_in):
    client = signed_in("F01", DAY)
    where = f"/desk/payments/batch/{paid.seq}.xlsx"
    assert client.post(where)["Location"] == f"/desk/payments/{paid.seq}/"
    assert not Reveal.objects.exists()
    told = lines(client.post(where, {"why": "与银行核对退票"}))
    assert {f"'{NAME}", "某甲"} <= {row[4] for row in told[2:]}, "and none of them runs"
    assert told[-1][6] == "6200000000000000001"
    kept = Reveal.objects.get()
    assert (kept.why, kept.staff) == ("与银行核对退票", "F01")
    assert journal.fields(kept.seq)["why"] == "与银行核对退票"


def test_the_year_by_payrolls_and_by_lines(paid, signed_in):
    client = signed_in("H01", DAY)
    page = client.get("/desk/payments/?year=2024").content.decode()
    assert "/desk/payments/2024.xlsx" in page
    assert "/desk/payments/2024/lines.xlsx" in page
    [batch] = lines(client.get("/desk/payments/2024.xlsx"))[2:]
    assert (batch[0], batch[4], batch[5], batch[6]) == ("2024-03", paid.lines, paid.total / 100, "已到账")
    assert len(lines(client.get("/desk/payments/2024/lines.xlsx"))) == 2 + paid.lines
    assert len(lines(client.get("/desk/payments/2023/lines.xlsx"))) == 2
    assert {row[4] for row in lines(client.post("/desk/payments/2024/lines.xlsx", {"why": "审计"}))[2:]} >= {"某甲", f"'{NAME}"}


@pytest.mark.parametrize("staff", ["T01", "S01", "R01"])
def test_who_does_not_see_payments_gets_none_of_it(paid, signed_in, staff):
    client = signed_in(staff, DAY)
    for where in ("2024.xlsx", "2024/lines.xlsx", f"batch/{paid.seq}.xlsx"):
        assert client.get(f"/desk/payments/{where}").status_code == 404
        assert client.post(f"/desk/payments/{where}", {"why": "看看"}).status_code in (404, 405)
    assert not Reveal.objects.exists()


def test_what_a_figure_counts(made, paid, signed_in, django_assert_max_num_queries):
    client = signed_in("H01", DAY)
    page = client.get("/desk/figures/2024/old_age_allowance_paid/").content.decode()
    assert f"下载全部{paid.lines}条" in page
    with django_assert_max_num_queries(45):
        answer = client.get("/desk/figures/2024/old_age_allowance_paid.xlsx")
    told = sheet(answer)
    assert told.freeze_panes == "A3"
    assert [cell.value for cell in told[2]][-1] == "计入（元）"
    rows = list(told.iter_rows(min_row=3))
    assert (len(rows), sum(row[-1].value for row in rows)) == (paid.lines, paid.total / 100)
    assert {type(row[0].value) for row in rows} == {int}
    assert {row[1].number_format for row in rows} == {"yyyy-mm-dd"}
    assert "合计" in told["A1"].value
    assert client.get("/desk/figures/2024/no_such_figure.xlsx").status_code == 409, "as its page"


def test_the_statements_do_not_grow_with_the_lines(paid, signed_in, django_assert_max_num_queries):
    client = signed_in("F01", DAY)
    for place in range(30):
        payees.elder(born=date(1935, 1, 1 + place % 28))
    [april] = payees.paid(4, matters=("old_age_allowance",))
    with django_assert_max_num_queries(25):
        assert len(lines(client.get("/desk/payments/2024/lines.xlsx"))) == 2 + paid.lines + april.lines
