"""Payees for the tests of money: old people, poor households and disabled people of the rehearsed district, as 期初."""

from __future__ import annotations

from datetime import date
from typing import Any

from minzheng import catalogue
from minzheng.funds import bankfile
from minzheng.funds.models import Entitlement
from minzheng.procedure import bank
from minzheng.procedure.actor import Actor
from minzheng.procedure.open_benefits import open_benefits
from minzheng.procedure.opening import enrol
from minzheng.procedure.payroll import PayrollResult, run_payroll
from minzheng.vocabulary.facts import NEVER, ChoiceFact, Fact, NumberFact

EVE = date(2023, 12, 31)
TOWN = "441802106"
SYSTEM = Actor(("SYS",), "clock", "系统")
FINANCE = Actor(("F1",), "finance", "清城区民政局")
HEAD = Actor(("H1",), "head", "清城区民政局")
BUREAU = Actor(("B1",), "bureau", "清城区民政局")
CLERK = Actor(("T1",), "town", "石角镇人民政府", TOWN)


def person(name: str = "某甲", born: date = date(1940, 5, 20), account: str = "6200000000000000001", on: date = EVE, number: str | None = None) -> Any:
    """Somebody of the register."""
    return enrol([{"name": name, "sex": "女", "born": born, "town": TOWN, "account": account, "resident_number": number}], on=on, by=SYSTEM)[0]


def elder(born: date = date(1940, 5, 20), amount: int = 5000, **columns: Any) -> Any:
    """Somebody who drew the old-age allowance before the system; the entitlement."""
    one = person(born=born)
    facts = {"person.born": born, "person.died": NEVER, "person.local": True}
    return opened("old_age_allowance", {"person": one.pk, "amount": amount, "town": TOWN, "facts": facts, **columns})


def opened(matter: str, row: dict[str, Any]) -> Entitlement:
    """One entitlement that stood before the system."""
    return Entitlement.objects.get(pk=open_benefits(matter, [row], on=EVE, by=SYSTEM)[0])


def plain(fact: Fact) -> Any:
    if isinstance(fact, NumberFact):
        return fact.low
    return fact.values[0] if isinstance(fact, ChoiceFact) else False


def poor_household(wages: int = 90_000, numbers: tuple[str | None, ...] = (None, None, None)) -> tuple[Any, list[Any]]:
    """A rural household of three with one income on 低保 (1035 元 in 2024): the entitlement and its people."""
    page = catalogue.matter("subsistence")
    born = (("某甲", date(1980, 1, 1)), ("某乙", date(1982, 1, 1)), ("某丙", date(2010, 1, 1)))
    people = [person(name, day, number=number) for (name, day), number in zip(born, numbers, strict=True)]
    base = {fact.key: plain(fact) for fact in page.needed() if fact.key.startswith("person.")}
    base |= {"person.died": NEVER, "person.local": True, "person.provincial": True, "person.lives_together": True, "person.independent": True}
    told = ({"person.relation": "本人", "person.wages": wages}, {"person.relation": "配偶"}, {"person.relation": "子女", "person.independent": False})
    members = [{**base, "person.id": one.pk, "person.born": one.born, **more} for one, more in zip(people, told, strict=True)]
    facts = {f.key: plain(f) for f in page.needed() if f.key.startswith("household.")}
    facts |= {"household.area": "农村", "household.assets_fit": True, "household.authorised": True}
    row = {"person": people[0].pk, "amount": 103_500, "town": TOWN, "facts": facts, "members": {"person": members}}
    return opened("subsistence", row), people


def disabled(one: Any, **facts: Any) -> Any:
    """The living subsidy of somebody in a household on 低保; the entitlement."""
    page = catalogue.matter("living_subsidy")
    known = {fact.key: plain(fact) for fact in page.needed() if fact.key.startswith("person.")}
    known |= {"person.born": one.born, "person.died": NEVER, "person.local": True, "person.grade": 2, "person.subsistence": True, **facts}
    return opened("living_subsidy", {"person": one.pk, "amount": 20_200, "town": TOWN, "facts": known})


def paid(month: int, year: int = 2024, matters: tuple[str, ...] | None = None, **more: Any) -> list[PayrollResult]:
    """The payrolls of a month, made on its 10th by F1 and approved by H1."""
    first = date(year, month, 1)
    return run_payroll(first, on=date(year, month, 10), by=FINANCE, approver=HEAD, matters=matters, **more)


def arrived(result: PayrollResult, bounced: dict[int, str] | None = None) -> bank.Settled:
    """Sent to the bank and settled two days later; `bounced` = place -> why."""
    assert result.seq is not None
    day = date(result.month.year, result.month.month, 12)
    sent = bank.send(result.seq, on=day, by=FINANCE)
    batch, payments = bankfile.read_sent(sent.path.read_bytes())
    answers = [
        bankfile.Answer(one.place, one.account, one.amount, one.place not in (bounced or {}), (bounced or {}).get(one.place, "")) for one in payments
    ]
    return bank.settle(result.seq, bankfile.answered(batch, answers), on=day, by=FINANCE)


def lines_of(*results: PayrollResult) -> list[tuple[str, str, int]]:
    """(kind, month, 分) of every line."""
    return [(line.kind, f"{line.first:%Y-%m}", line.amount) for result in results for line in result.owed.lines]
