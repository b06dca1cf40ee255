"""A single payment: decided in full, paid once with the next payroll of its matter, any number of times a month."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng import catalogue
from minzheng.facts import household
from minzheng.funds import deep
from minzheng.funds.models import Payroll
from minzheng.offices import BUREAU as DESK
from minzheng.procedure.district import District
from minzheng.procedure.perform import Opening, open_case
from minzheng.statutes import RELIEF
from minzheng.vocabulary import Benefit, Condition, Once, Outcome, Step, yuan
from minzheng.vocabulary.errors import Refusal
from tests.payees import BUREAU, TOWN, arrived, lines_of, paid, person

pytestmark = pytest.mark.django_db
decide = Step("decide", "审批", DESK, decides=True, letter="临时救助决定书", final=True)
RELIEVED = Benefit(
    id="toy_relief", title="临时救助（示例）", word="试验", line="社会救助", basis=RELIEF[47],
    conditions=(Condition("财产符合规定", household.assets_fit, RELIEF[48]),), steps=(decide,),
    grant=Outcome("给予救助", "临时救助决定书"), refusal=Outcome("不予救助", "不予救助决定书"), pays=Once(yuan(3363)),
)  # fmt: skip


@pytest.fixture
def toy(here: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "matters", lambda: (RELIEVED,))


def granted(day: date, one) -> None:
    open_case(Opening(RELIEVED, {"household.assets_fit": True}, {}, TOWN, f"person:{one.pk}", one.name), "decide", on=day, by=BUREAU)


def test_each_grant_is_paid_once_as_it_was_decided(toy: None) -> None:
    one, other = person(), person("某乙")
    granted(date(2024, 3, 4), one)
    granted(date(2024, 3, 5), one)  # the same person may be helped twice
    [first] = paid(3)
    assert lines_of(first) == [("一次性", "2024-03", 336_300)] * 2
    arrived(first)
    with pytest.raises(Refusal, match="没有应发"):
        paid(3, matters=("toy_relief",))
    granted(date(2024, 3, 20), other)
    [second] = paid(3)
    assert (second.lines, second.total) == (1, 336_300)
    assert list(Payroll.objects.order_by("batch").values_list("batch", "kind")) == [(1, "一次性"), (2, "一次性")]
    assert paid(4) == []
    assert [str(found) for checker in deep.checkers() for found in checker()] == []
