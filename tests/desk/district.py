"""A small rehearsed district for the tests of the faces: officers of every kind, and cases at many places of their way."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from minzheng import calendar
from minzheng.catalogue import matter
from minzheng.identity.fictional import FictionalNumbers
from minzheng.journal.seal import seal_pending
from minzheng.offices import ALL
from minzheng.procedure.actor import Actor
from minzheng.procedure.district import District, found
from minzheng.procedure.opening import appoint, enrol, open_register
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.rehearsal.sampling import draw_all
from minzheng.vocabulary.facts import NEVER

TOWN, OTHER = "441802106", "441802105"
SYSTEM = Actor(("SYS",), "clock", "系统")
BUREAU, FENGYANG = "清远市清城区民政局", "石角镇人民政府"
YEAR_EVE = date(2023, 12, 31)
OFFICERS: tuple[tuple[str, str, str, str], ...] = (
    ("T01", "陈志强", "town", TOWN), ("T02", "李秀英", "town", TOWN), ("T03", "何永辉", "town", TOWN),
    ("T09", "周桂芳", "town", OTHER), ("T10", "吴建国", "town", OTHER),
    ("V01", "黄丽华", "village", TOWN), ("V09", "梁玉兰", "village", OTHER), ("B01", "张国栋", "bureau", ""), ("B02", "罗文辉", "bureau", ""),
    ("S01", "刘雅婷", "section", ""), ("H01", "何浩然", "head", ""), ("F01", "邓美玲", "finance", ""), ("R01", "曾小梅", "registrar", ""),
    ("E01", "钟俊杰", "officers", ""), ("E02", "谢海涛", "officers", ""), ("L01", "朱子轩", "legal", ""), ("L02", "唐海波", "legal", ""),
    ("C01", "温燕", "charity_house", ""),
    ("U01", "谭晓敏", "minors_centre", ""), ("U02", "马文静", "minors_centre", ""),
    ("D01", "赖芳", "federation", ""), ("P01", "潘伟", "panel", ""), ("Z01", "杨桂英", "leaders", ""), ("Y01", "林志", "city", ""),
    ("K01", "谢文辉", "funeral_home", ""), ("K02", "温美玲", "counsellor", ""), ("K03", "赖国栋", "government", ""), ("K04", "马建军", "shelter", ""),
    ("G01", "邓俊杰", "counsel", ""), ("J01", "周海涛", "justice", ""),
)  # fmt: skip
PEOPLE = (
    ("林玉兰", "女", date(1940, 5, 6), TOWN, "塘头村"), ("王家国", "男", date(1980, 1, 1), TOWN, "中和村"), ("王秀珍", "女", date(1982, 3, 2), TOWN, "中和村"),
    ("王小梅", "女", date(2010, 9, 9), TOWN, "中和村"), ("欧阳建国", "男", date(1938, 2, 28), OTHER, "清联社区"),
    ("陈小孩", "男", date(2015, 4, 5), OTHER, "清联社区"),
    ("赵永强", "男", date(1975, 7, 7), OTHER, "井岭村"),
)  # fmt: skip
ORGANISATION = {"number": "51441802MJM0000185", "name": "清远市清城区某某协会", "kind": "社会团体", "town": TOWN, "since": date(2015, 1, 1)}
OFFICE_TITLES = {office.id: office.title for office in ALL}


def build() -> District:
    """The district with its officers and people; no case yet."""
    here = found("shipped", rehearsed=True)
    appoint([_officer(*one) for one in OFFICERS], since=YEAR_EVE, by=SYSTEM)
    numbers = FictionalNumbers(random.Random(1))
    rows = [{"name": name, "sex": sex, "born": born, "town": town, "village": village, "resident_number": numbers.issue(born, sex),
             "account": "6217000000000001234"} for name, sex, born, town, village in PEOPLE]  # fmt: skip
    enrol(rows, on=YEAR_EVE, by=SYSTEM)
    open_register("organisation", [ORGANISATION], on=YEAR_EVE, by=SYSTEM)
    return here


def _officer(staff: str, name: str, office: str, town: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    organ = {TOWN: FENGYANG, OTHER: "龙塘镇人民政府"}.get(town, BUREAU)
    until = date(2027, 12, 31) if staff != "T03" else None
    certificate = {"certificate": f"粤R{staff}" if until else "", "certificate_until": until}
    return ({"staff": staff, "name": name, "organ": organ, "town": town, **certificate}, [(office, "")])


def by(*staff: str) -> Actor:
    """An actor from staff numbers."""
    office, town = next((office, town) for one, _, office, town in OFFICERS if one == staff[0])
    return Actor(tuple(staff), office, {TOWN: FENGYANG, OTHER: "龙塘镇人民政府"}.get(town, BUREAU), town)


def citizen(office: str, staff: str) -> Actor:
    """A citizen's act, recorded by an officer."""
    return Actor((staff,), office, by(staff).organ, by(staff).town)


def everyday(id: str, day: date, **special: Any) -> dict[str, Any]:
    """Everyday values of all the facts a matter's case needs, with some of them set: `person__born=…`."""
    page, rng = matter(id), random.Random(7)
    known = draw_all(page.needed(), rng, day, {})
    return known | {key.replace("__", "."): value for key, value in special.items()}


def person_of(name: str) -> Any:
    """A person of the register by name."""
    from minzheng.registers import finding

    return finding.named(name)[0]


def household(name: str, town: str, day: date, **special: Any) -> Opening:
    """A 低保 application: three people in the country with 900 元 a month between them."""
    page, person = matter("subsistence"), person_of(name)
    nothing = {fact.key: _nothing(fact) for fact in page.needed() if fact.key.startswith("person.")}
    base = {**nothing, "person.died": NEVER, "person.local": True, "person.lives_together": True, "person.independent": True, "person.able": False}
    members = [
        {**base, "person.born": person.born, "person.relation": "本人", "person.wages": 90_000},
        {**base, "person.born": date(1982, 3, 2), "person.relation": "配偶"},
        {**base, "person.born": date(2010, 9, 9), "person.relation": "子女", "person.independent": False},
    ]
    facts = {"household.area": "农村", "household.assets_fit": True, "household.authorised": True, "household.staff_relative": False,
             "household.uncooperative": False, "applicant.name": person.name, "applicant.village": person.village}  # fmt: skip
    facts |= {key.replace("__", "."): value for key, value in special.items()}
    return Opening(page, facts, {"person": members}, town, f"person:{person.pk}", person.name)


def _nothing(fact: Any) -> Any:
    kind = type(fact).__name__
    if kind == "TruthFact":
        return False
    if kind == "NumberFact":
        return max(0, fact.low)
    return next((value for value in getattr(fact, "values", ()) if value.startswith("无")), getattr(fact, "values", ("",))[0])


def old_age(name: str, town: str, day: date) -> Opening:
    """A 高龄津贴 application."""
    person = person_of(name)
    facts = {"person.born": person.born, "person.died": NEVER, "person.local": True}
    return Opening(matter("old_age_allowance"), facts, {}, town, f"person:{person.pk}", person.name)


def working(day: date, after: int = 0) -> date:
    """The working day on or after `day` + `after` days."""
    return calendar.PACKAGED.next_working_day_on_or_after(day + timedelta(days=after))


def walk(opening: Opening, acts: list[tuple[str, date, Actor, Mapping[str, Any]]]) -> str:
    """A case led through these acts; its number."""
    (verb, day, actor, said), *rest = acts
    number = open_case(opening, verb, on=day, by=actor, said=said).case
    for verb, day, actor, said in rest:
        perform(number, verb, on=day, by=actor, said=said)
    return number


def cases(day: date = date(2024, 3, 20)) -> dict[str, str]:
    """Cases at many places of their way, by what they are for."""
    made = {}
    way = [("accept", date(2024, 3, 4), by("T01"), {}), ("investigate", date(2024, 3, 6), by("T01", "T02"), {}), ("check", date(2024, 3, 7), by("B01"), {}),
           ("opine", date(2024, 3, 8), by("T01"), {}), ("publish", date(2024, 3, 11), by("T01"), {})]  # fmt: skip
    made["accepted"] = walk(household("王家国", TOWN, day), way[:1])
    made["published"] = walk(household("王家国", TOWN, day), way)
    made["decided"] = walk(household("王秀珍", TOWN, day), [*way, ("decide", date(2024, 3, 19), by("B01"), {})])
    made["refused"] = walk(household("赵永强", OTHER, day, household__assets_fit=False), [
        ("accept", date(2024, 3, 4), by("T09"), {}), ("investigate", date(2024, 3, 6), by("T09", "T10"), {}), ("check", date(2024, 3, 7), by("B01"), {}),
        ("opine", date(2024, 3, 8), by("T09"), {}), ("publish", date(2024, 3, 11), by("T09"), {}), ("decide", date(2024, 3, 19), by("B01"), {}),
    ])  # fmt: skip
    elsewhere = [(verb, on, by(*("T09", "T10")[: len(actor.staff)]) if actor.office == "town" else actor, said) for verb, on, actor, said in way]
    made["minor"] = walk(household("陈小孩", OTHER, day), elsewhere)
    made["old"] = walk(old_age("林玉兰", TOWN, day), [("accept", date(2024, 3, 12), by("V01"), {}), ("verify", date(2024, 3, 13), by("T01"), {})])
    made["older"] = walk(old_age("欧阳建国", OTHER, day), [("accept", date(2024, 3, 12), by("V09"), {})])
    made["divorce"] = divorce()
    made["penalty"] = penalty()
    seal_pending()
    return made


def divorce() -> str:
    """A divorce accepted on 4 March, with its thirty days running."""
    day = date(2024, 3, 4)
    facts = everyday("divorce", day, couple__man="周大明", couple__woman="何小丽")
    said = {"couple.present": True, "couple.capable": True, "couple.agreed": True, "couple.still_married": True}
    needed = {fact.key for fact in matter("divorce").needed()}
    opening = Opening(matter("divorce"), {key: value for key, value in facts.items() if key in needed}, {}, "", "", "周大明、何小丽")
    return walk(opening, [("accept", day, by("R01"), said)])


def penalty() -> str:
    """A penalty case against an organisation, investigated and concluded."""
    day = date(2024, 3, 4)
    facts = everyday("penalty", day, party__name="清城区某某服务中心", wrong__unlawful=True, wrong__ours=True)
    opening = Opening(matter("penalty"), facts, {}, "", "organisation:51441802MJM0000185", "清城区某某服务中心")
    acts = [("file", day, by("H01"), {}), ("investigate", date(2024, 3, 6), by("E01", "E02"), {}), ("conclude", date(2024, 3, 12), by("E01"), {})]
    return walk(opening, acts)
