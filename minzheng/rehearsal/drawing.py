"""The yearly 双随机 of the rehearsed district: plan, freeze, lottery numbers, draw; then every drawn body is inspected."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from minzheng import calendar
from minzheng.catalogue import matter
from minzheng.draw import Commitment, Drawn, Source, commitment, enter_numbers
from minzheng.procedure import draws
from minzheng.procedure.actor import Actor
from minzheng.procedure.draw import Pool, Rules, draw_number, freeze, hold, manifest_for
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.procedure.rows import act_known
from minzheng.registers import read as registers

from .sampling import draw_all
from .script import NAMESPACE

if TYPE_CHECKING:
    from .live import Year

MATTER = "random_inspection"
PLAN, FREEZE, DRAW, ASSIGN = (8, 26), (8, 28), (9, 2), (9, 4)
VISITS = ((9, 10), (10, 31))
POOLS = (Pool("organisation", "民办非企业单位", 50), Pool("organisation", "社会团体", 8), Pool("care_home", "养老机构", 100))
TICKETS = {"A": 1, "B": 2, "C": 4, "D": 8}
HOLDERS = ("派驻纪检监察组", "区司法局")
ORDERED_TO_CORRECT = 6
"""How many of the inspected bodies are ordered to correct something."""


def of_day(year: Year, day: date) -> None:
    """What of the draw and its inspections falls on this day."""
    days = [date(year.settings.year, *on) for on in (PLAN, FREEZE, DRAW)]
    if day == days[0]:
        _plan(year, day)
    elif day == days[1]:
        _freeze(year, day)
    elif day == days[2]:
        _draw(year, day)
    elif day > days[2] and day.year == year.settings.year:
        _inspect(year, day)


def _who(year: Year, office: str, place: int = 0) -> Actor:
    return Actor((year.staff.by_office[office, ""][place],), office, year.district.locality.bureau)


def _plan(year: Year, day: date) -> None:
    page = matter(MATTER)
    facts = draw_all(page.needed(), random.Random(f"draw:{year.settings.seed}"), day, {})
    facts |= {"inspection.body": ""}
    said = {"inspection.pool": "社会组织", "inspection.quota": 31 * year.settings.scale}
    open_case(
        Opening(page, facts, {}, title=f"{year.settings.year}年度双随机抽查"),
        "plan",
        on=day,
        by=_who(year, "head"),
        said=said,
        act_id=_id(year, "plan"),
        at=year.moment(day),
    )


def _case(year: Year) -> str:
    return _case_of(year, "plan")


def _case_of(year: Year, what: str) -> str:
    """The case that one of the draw's first acts began."""
    found = act_known(_id(year, what))
    assert found is not None
    return found[1]


def _id(year: Year, what: str) -> Any:
    return uuid5(NAMESPACE, f"draw:{year.settings.seed}:{year.settings.year}:{what}")


def _secrets(year: Year) -> dict[str, str]:
    return {holder: random.Random(f"secret:{year.settings.seed}:{holder}").randbytes(32).hex() for holder in HOLDERS}


def _numbers(year: Year) -> tuple[Drawn, ...]:
    """The invented results of two lotteries drawn after the freeze."""
    rng = random.Random(f"lottery:{year.settings.seed}")
    return (
        enter_numbers("快乐8", f"{year.settings.year}245", rng.sample(range(1, 81), 20)),
        enter_numbers("大乐透", f"{year.settings.year}103", rng.sample(range(1, 36), 5), rng.sample(range(1, 13), 2)),
    )


def _freeze(year: Year, day: date) -> None:
    number = draw_number(year.district.locality.code, day.year)
    sealed = tuple(Commitment(holder, commitment(number, holder, secret)) for holder, secret in _secrets(year).items())
    sources = tuple(Source(one.name, one.issue) for one in _numbers(year))
    visits = (date(day.year, *VISITS[0]), date(day.year, *VISITS[1]))
    rules = Rules(f"{day.year}年度抽查计划", POOLS, TICKETS, visits, sources, sealed)
    freeze(_case(year), manifest_for(number, rules, day), on=day, by=_who(year, "section"), at=year.moment(day))


def _draw(year: Year, day: date) -> None:
    keyed = (_who(year, "section").number, _who(year, "witness").number)
    hold(_case(year), _numbers(year), _numbers(year), _secrets(year), keyed=keyed, on=day, by=_who(year, "witness"), at=year.moment(day))


# --- inspections ---------------------------------------------------------------------------------------------------


def _inspect(year: Year, day: date) -> None:
    for place, body in enumerate(_selected(year)):
        for verb, on in _path(year, place, body.kind):
            if on == day:
                _act(year, place, body, verb, day)


def _selected(year: Year) -> tuple[draws.Chosen, ...]:
    """What was drawn, read from the transcript once."""
    if not year.drawn:
        year.drawn = draws.selected(draws.of_case(_case(year)))
    return year.drawn


def _path(year: Year, place: int, kind: str) -> list[tuple[str, date]]:
    """The days of one body's inspection."""
    first = date(year.settings.year, *ASSIGN)
    visit = calendar.next_working_day_on_or_after(date(year.settings.year, *VISITS[0]) + timedelta(days=place % 28))
    steps = [
        ("assign", first),
        ("notify", calendar.add_working_days(first, 1)),
        ("inspect", visit),
        ("conclude", calendar.add_working_days(visit, 1)),
    ]
    concluded = steps[-1][1]
    if kind != "养老机构":
        steps.append(("credit", calendar.add_working_days(concluded, 3)))
    steps.append(("publish", calendar.add_working_days(concluded, 8)))
    if place < ORDERED_TO_CORRECT:
        steps.append(("rectify", calendar.add_working_days(concluded, 12)))
    return [*steps, ("close", calendar.add_working_days(concluded, 16))]


def _act(year: Year, place: int, body: draws.Chosen, verb: str, day: date) -> None:
    page = matter(MATTER)
    step = page.step(verb)
    assert step is not None
    said = draw_all(step.records, random.Random(f"{verb}:{body.body}"), day, {})
    said |= {key: value for key, value in (("inspection.kind", body.kind), ("inspection.chosen", "抽中")) if key in said}
    if verb == "conclude":
        said["inspection.result"] = "责令改正" if place < ORDERED_TO_CORRECT else "未发现问题"
    who = Actor(body.team, "officers", year.district.locality.bureau) if step.officers else year.staff.actor(step, "", [], random.Random(0))
    if verb == "assign":
        facts = draw_all(page.needed(), random.Random(f"draw:{body.body}"), day, {}) | {"inspection.body": body.body}
        row = registers.row(body.body)
        assert row is not None
        opening = Opening(page, facts, {}, row.town, f"organisation:{body.body}", row.name)
        open_case(opening, verb, on=day, by=who, said=said, act_id=_id(year, f"assign:{body.body}"), at=year.moment(day))
    else:
        perform(_case_of(year, f"assign:{body.body}"), verb, on=day, by=who, said=said, at=year.moment(day))
