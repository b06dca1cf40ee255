"""交叉核对：登记簿、待遇、发放互相对不上的，各立一个“数据疑点核实”案件，由人认定；同一疑点只立一次，认定过的不再问。

核对只读、只立案，不改动任何登记和待遇。死亡疑点认定属实的，转核对比中（当日暂停、二人复核后登记死亡）。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any

import numpy as np
import orjson
from django.db.models import QuerySet

from minzheng import catalogue
from minzheng.funds import crossing as money
from minzheng.funds import months
from minzheng.journal import read as journal
from minzheng.journal.transaction import act_transaction
from minzheng.linking import link
from minzheng.linking.columns import Columns, columns
from minzheng.offices import BUREAU, FINANCE, HEAD, SECTION
from minzheng.registers import crossing
from minzheng.registers import read as registers
from minzheng.vocabulary import Monthly
from minzheng.vocabulary.errors import Refusal

from .actor import Actor, check_recusal
from .benefits import check_one_of
from .completed import DIED
from .district import district
from .importing import CONFIRM as CONFIRM_MAPPING
from .matching import DEATHS, Listed, deaths_told, match_list
from .matching import MATTER as MATCHES
from .models import ENDED, STILL, Case
from .operators import holder
from .perform import Opening, open_case, perform
from .progress import counted
from .seeing import Scope, visible

MATTER = "data_check"
WHO = (SECTION, BUREAU, HEAD, FINANCE)
"""Who enters doubts: the section when it looks, the others with what they import; only the section judges them."""
PAID = frozenset({"pay", "strike", "settle"})
SAME, DEAD, MARRIED, TWO_HOUSEHOLDS, NOT_ENTITLED, TWICE, ACCOUNT = KINDS = (
    "疑似同一人", "死亡仍在享", "婚姻与家庭不符", "一人在两户", "没有待遇的发放", "同月重复发放", "陌生人共用账户",
)  # fmt: skip
EVERY = frozenset(KINDS)
ON_ARRIVAL = 500
"""Cases that one import opens at most; what more it raises is counted and gets its case from `minzheng cross-check`."""
MARRIAGES = "marriage"
WORTH = -1.1
"""Log odds from which two people of the register are shown to somebody: one in four is the same person. One number is always shown."""
CONFIRM, DISMISS = "confirm", "dismiss"


@dataclass(frozen=True)
class Doubt:
    """One thing that does not agree: `key` is the same whenever it is found again; `other` is 0 where nobody else is concerned;
    `listed` is what a list said of him (Death.written)."""

    kind: str
    key: str
    person: int
    content: str
    other: int = 0
    listed: str = ""


@dataclass
class Checked:
    """What a cross-check found: how many by kind, the cases made, how many had a case already, and how many are `left` without one;
    `paused`: the cases of deaths told from elsewhere, whose benefits are on hold."""

    found: Counter[str] = field(default_factory=Counter)
    cases: list[str] = field(default_factory=list)
    known: int = 0
    left: int = 0
    paused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Death:
    """One line of another register's list of deaths; what it does not tell is empty (`born` None)."""

    name: str
    number: str
    died: date
    born: date | None = None
    sex: str = ""
    address: str = ""

    def written(self) -> str:
        """The line as one text, for the case: it is compared again when somebody looks."""
        told = (self.name, self.number, self.died.isoformat(), self.born.isoformat() if self.born else "", self.sex, self.address)
        return "；".join(one.replace("；", "，") for one in told)

    @classmethod
    def read(cls, text: str) -> Death | None:
        """The line that was written as such a text; None for another."""
        told = text.split("；")
        if len(told) != 6:
            return None
        name, number, died, born, sex, address = told
        return cls(name, number, date.fromisoformat(died), date.fromisoformat(born) if born else None, sex, address)


def checker(by: str = "") -> Actor:
    """Who cross-checks: the officer of the section named, or the first in a rehearsed district. Raises Refusal."""
    if not by and not district().rehearsed:
        raise Refusal("真实地区交叉核对须写明经办人", remedy="请加上 --by 工号（业务股室）。")
    return holder(SECTION.id, by)


def cross_check(*, on: date, by: Actor, people: Sequence[int] | None = None, deaths: Sequence[Death] = (), kinds: Collection[str] = EVERY,
                most: int | None = None, at: datetime | None = None) -> Checked:  # fmt: skip
    """Look for everything of some kinds that does not agree and open a case for what has none, `most` of them. Raises Refusal.

    `people`: only these are compared with the register for being the same person; the other checks always look at all.
    """
    check_one_of(by, WHO, catalogue.matter(MATTER).line, "", "交叉核对", on)
    checked, known = Checked(), keys()
    for one in doubts(on, people, deaths, kinds):
        checked.found[one.kind] += 1
        if one.key in known:
            checked.known += 1
            continue
        if most is not None and len(checked.cases) >= most:
            checked.left += 1
            continue
        known.add(one.key)
        checked.cases.append(_open(one, on, by, at))
    return checked


def look(on: date, deaths: Sequence[Death] = ()) -> Checked:
    """What a cross-check would find; nothing is written."""
    checked, known = Checked(), keys()
    for one in doubts(on, None, deaths):
        checked.found[one.kind] += 1
        checked.known += one.key in known
        known.add(one.key)
    return checked


def after_import(acts: Sequence[int], *, on: date, by: Actor, at: datetime | None = None) -> Checked | None:
    """The checks that the acts of an import concern, and no others; None when they concern none. Raises Refusal.

    Each check is one pass over what it compares, and at most ON_ARRIVAL cases are opened: its time is bounded whatever came in.
    """
    done = _done_by(acts)
    kinds = frozenset(kind for matter, verb, _ in done for kind in _concerned(matter, verb))
    if not kinds:
        return None
    people = crossing.touched(acts) if SAME in kinds else []
    checked = cross_check(on=on, by=by, people=people, kinds=kinds, most=ON_ARRIVAL, at=at)
    checked.paused = sorted(case for matter, _, case in done if matter == MATCHES and case)
    return checked


def told_after_import(acts: Sequence[int], *, on: date, by: Actor) -> tuple[Checked | None, list[str]]:
    """As `after_import`, with what to tell whoever imported: how many by kind and where they wait. The import stands either way."""
    try:
        checked = after_import(acts, on=on, by=by)
    except Refusal as refusal:
        return None, [f"没有交叉核对：{refusal.reason}；请由业务股室执行 minzheng cross-check"]
    return checked, list(_told_of(checked)) if checked is not None else []


def _told_of(checked: Checked) -> Iterator[str]:
    if checked.paused:
        yield f"{len(checked.paused)}人的死亡信息比中，其待遇当日暂停，在“家庭经济状况核对（比中信息核实）”中由二人复核"
    kinds = "，".join(f"{kind}{count}处" for kind, count in checked.found.items())
    if not kinds:
        yield "交叉核对没有发现疑点"
        return
    new = f"新立{len(checked.cases)}案，在工作台“核对疑点”中核实、认定" if checked.cases else "没有新立案"
    yield f"交叉核对：{kinds}；{new}" + (f"；{checked.known}处以前已经立案" if checked.known else "")
    if checked.left:
        yield f"另有{checked.left}处没有立案（一次导入最多立{ON_ARRIVAL}案），请由业务股室执行 minzheng cross-check"


def _done_by(acts: Sequence[int]) -> set[tuple[str, str, str]]:
    """(matter, verb, case where it is one of a told death) of some acts."""
    return {(act.matter, act.verb, act.case or "" if act.matter == MATCHES else "") for act in journal.several(acts)}


def _concerned(matter: str, verb: str) -> frozenset[str]:
    """What an act of an import may bring to disagree with something."""
    if verb == CONFIRM_MAPPING:
        return frozenset()
    if matter == "register_people":
        return frozenset({SAME, DEAD, MARRIED, ACCOUNT})
    if matter == "register_households":
        return frozenset({TWO_HOUSEHOLDS, ACCOUNT})
    if matter == MATCHES:
        return frozenset({DEAD})
    page = next((one for one in catalogue.matters() if one.id == matter), None)
    if page is None:
        return frozenset()
    if verb in PAID:
        return frozenset({NOT_ENTITLED, TWICE})
    buries = any(fact.key == DIED for fact in page.needed())
    marries = any(entry.register == MARRIAGES for entry in page.enters)
    return frozenset({DEAD} if buries else ()) | frozenset({MARRIED} if marries else ())


def doubts(on: date, people: Sequence[int] | None = None, deaths: Sequence[Death] = (), kinds: Collection[str] = EVERY) -> Iterator[Doubt]:
    """Everything of some kinds that does not agree on a day; reads only."""
    looks: dict[str, Callable[[], Iterator[Doubt]]] = {
        SAME: lambda: _same_people(people), DEAD: lambda: chain(_dead(on), _buried(on), _in_list(on, deaths)), MARRIED: lambda: _married(on),
        TWO_HOUSEHOLDS: _in_two, NOT_ENTITLED: _not_entitled, TWICE: _twice, ACCOUNT: lambda: _accounts(on),
    }  # fmt: skip
    wanted = [kind for kind in KINDS if kind in kinds]
    for kind in counted(wanted, "交叉核对"):
        yield from looks[kind]()


def _in_two() -> Iterator[Doubt]:
    yield from (
        Doubt(TWO_HOUSEHOLDS, f"households:{person}:{'-'.join(map(str, some))}", person, f"同时是{len(some)}户的成员")
        for person, some in crossing.in_two_households().items()
    )


def _not_entitled() -> Iterator[Doubt]:
    yield from (
        Doubt(NOT_ENTITLED, f"paid:{id}", person, f"“{catalogue.matter(matter).title}”有{months}笔发放不在享受期内或者在死亡以后")
        for id, person, matter, months in money.not_entitled(_monthly())
    )


def _twice() -> Iterator[Doubt]:
    yield from (
        Doubt(TWICE, f"twice:{person}:{matter}:{month}", person, f"“{catalogue.matter(matter).title}”{month[:7]}发放了{times}次")
        for person, matter, month, times in money.paid_twice()
    )


def keys() -> set[str]:
    """What has a case already, judged or not."""
    return {str(orjson.loads(facts).get("doubt.key")) for facts in Case.objects.filter(matter=MATTER).values_list("facts", flat=True)}


def judge(case: str, same: bool, *, on: date, by: Actor, follow: str = "", at: datetime | None = None) -> str:
    """That a doubt is true, or not; the case of the death it goes on in, if any. Raises Refusal (not yet verified, judged before)."""
    with act_transaction():
        row = Case.objects.filter(pk=case, matter=MATTER).first()
        if row is None:
            raise Refusal(f"没有案号为{case}的数据疑点", remedy="请核对案号。")
        facts = told(row)
        check_recusal(by, [f"person:{one}" for one in concerned(facts)])
        if not same:
            perform(case, DISMISS, on=on, by=by, at=at)
            return ""
        perform(case, CONFIRM, on=on, by=by, said={"doubt.follow": follow or "依相应程序办理"}, at=at)
        if facts["doubt.kind"] != DEAD:
            return ""
        matched = match_list(DEATHS, [Listed(facts["doubt.person"], facts["doubt.content"], row.opened_on)], on=on, by=by, at=at)
        return matched.cases.get(facts["doubt.person"], "")


def agreement(person: int, other: int) -> tuple[link.Agreement, ...]:
    """How two people of the register agree, field by field."""
    _, rows = crossing.listed(_towns(), (person, other))
    if rows.size < 2:
        return ()
    return link.compare(rows, rows.rows(np.array([1])))[1]


def agreement_with(person: int, death: Death) -> tuple[link.Agreement, ...]:
    """How somebody of the register agrees, field by field, with a line of a list of deaths."""
    _, rows = crossing.listed(_towns(), (person,))
    return link.compare(rows, _columns([death]))[1] if rows.size else ()


# --- for the faces ---------------------------------------------------------------------------------------------------


def doubted(scope: Scope, *, town: str = "", until: date, closed: bool = False) -> QuerySet[Case]:
    """The doubts somebody may see that were found by a day, the oldest first; of one town, if one is given."""
    rows = visible(scope).filter(ENDED if closed else STILL, matter=MATTER, opened_on__lte=until).order_by("opened_on", "number")
    return rows.filter(town=town) if town else rows


def of_kind(rows: QuerySet[Case], kind: str) -> QuerySet[Case]:
    """Those of one kind; `kind` is one of KINDS."""
    return rows.filter(facts__contains=f'"doubt.kind":"{kind}"')


def by_kind(rows: QuerySet[Case]) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(str(orjson.loads(facts)["doubt.kind"]) for facts in rows.values_list("facts", flat=True).iterator(chunk_size=2000))


def told(case: Case) -> dict[str, Any]:
    """The facts of a doubt."""
    return dict(orjson.loads(case.facts))


def concerned(facts: Mapping[str, Any]) -> list[int]:
    """The people of the register whom a doubt concerns."""
    if facts["doubt.kind"] == ACCOUNT:
        return [int(one) for one in facts["doubt.key"].partition(":")[2].split("-") if one.isdigit()]
    return [one for one in (facts["doubt.person"], facts["doubt.other"]) if one]


# --- what is looked for --------------------------------------------------------------------------------------------


def _same_people(people: Sequence[int] | None) -> Iterator[Doubt]:
    ids, everybody = crossing.listed(_towns())
    if people is None:
        pairs = _worth(link.link(everybody, everybody, within=True))
        found = zip(pairs.lefts.tolist(), pairs.rights.tolist(), pairs.levels, strict=True)
        yield from (_pair(ids[left], ids[right], levels) for left, right, levels in found)
        return
    asked, some = crossing.listed(_towns(), people)
    pairs = _worth(link.link(everybody, some, every=True))
    seen: set[str] = set()
    for left, right, levels in zip(pairs.lefts.tolist(), pairs.rights.tolist(), pairs.levels, strict=True):
        one = _pair(ids[left], asked[right], levels)
        if ids[left] != asked[right] and one.key not in seen:
            seen.add(one.key)
            yield one


def _worth(pairs: link.Pairs) -> link.Pairs:
    return pairs.where((pairs.scores >= WORTH) | (pairs.levels[:, link.FIELDS.index("number")] == 1))


def _pair(one: int, other: int, levels: Iterable[int]) -> Doubt:
    first, second = sorted((one, other))
    words = "，".join(f"{agreed.title}{agreed.word}" for agreed in link.agreements(list(levels)) if agreed.agrees is not None)
    return Doubt(SAME, f"same:{first}-{second}", first, f"两条登记：{words}", second)


def _dead(on: date) -> Iterator[Doubt]:
    dead = crossing.dead()
    for id, person, matter, held, ends in money.running(on):
        if person in dead and not held and (ends is None or ends > months.following(dead[person])):
            yield Doubt(DEAD, f"dead:{person}:{id}", person, f"登记于{dead[person]}死亡，“{catalogue.matter(matter).title}”仍在发放")


def _buried(on: date) -> Iterator[Doubt]:
    """Whom a funeral here was of, and who draws or belongs to who draws all the same, no death being registered."""
    pages = [page.id for page in catalogue.matters() if any(fact.key == DIED for fact in page.needed())]
    rows = Case.objects.filter(matter__in=pages, subject__startswith="person:", opened_on__lte=on).order_by("number")
    funerals = {int(subject.removeprefix("person:")): told for subject, told in rows.values_list("subject", "facts") if subject[7:].isdigit()}
    if not funerals:
        return
    told = _drawing(on) & funerals.keys() - crossing.dead().keys()
    for person in sorted(told - deaths_told(told)):
        died = orjson.loads(funerals[person]).get(DIED, "")
        yield Doubt(DEAD, f"buried:{person}", person, f"殡葬登记载明于{died}死亡，仍在享受待遇或者是享受家庭的成员")


def _drawing(on: date) -> set[int]:
    """Who draws a monthly benefit, or belongs to a household that one rests on."""
    members = money.members()
    return {one for id, person, *_ in money.running(on) for one in (person, *members.get(id, ()))}


def _in_list(on: date, deaths: Sequence[Death]) -> Iterator[Doubt]:
    if not deaths:
        return
    ids, people = crossing.listed(_towns(), _drawing(on) - crossing.dead().keys())
    pairs = link.link(people, _columns(deaths))
    for left, right, levels in zip(pairs.lefts.tolist(), pairs.rights.tolist(), pairs.levels, strict=True):
        words = "，".join(f"{agreed.title}{agreed.word}" for agreed in link.agreements(levels) if agreed.agrees is not None)
        died = deaths[right].died
        yield Doubt(DEAD, f"listed:{ids[left]}:{died}", ids[left], f"死亡名单上有一人于{died}死亡：{words}", listed=deaths[right].written())


def _columns(deaths: Sequence[Death]) -> Columns:
    days = [int(f"{one.born:%Y%m%d}") if one.born else 0 for one in deaths]
    return columns([one.name for one in deaths], [one.number for one in deaths], days, [one.sex for one in deaths], [one.address for one in deaths])


def _married(on: date) -> Iterator[Doubt]:
    """Whose benefit rests on a household without the husband or wife that the register of marriages names."""
    spouses: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in crossing.couples():
        man, woman = ((str(one.get(who, "")), str(one.get(f"{who}_born", ""))) for who in ("man", "woman"))
        if all((*man, *woman)):
            spouses[man].append(woman)
            spouses[woman].append(man)
    if not spouses:
        return
    members = money.members()
    running = [(id, {person, *members[id]}, matter) for id, person, matter, *_ in money.running(on) if id in members]
    known = crossing.named_and_born({one for _, together, _ in running for one in together})
    for id, together, matter in running:
        who = {one: known[one] for one in together}
        for one in sorted(who):
            for spouse in spouses.get(who[one], ()):
                if spouse not in who.values():
                    content = f"婚姻登记有配偶，不在“{catalogue.matter(matter).title}”的家庭成员之内"
                    yield Doubt(MARRIED, f"married:{one}:{id}", one, content)


def _monthly() -> list[str]:
    return [page.id for page in catalogue.matters() if isinstance(page.pays, Monthly)]


def _accounts(on: date) -> Iterator[Doubt]:
    """An account of people who share neither a household nor a benefit."""
    shared = crossing.shared_accounts()
    if not shared:
        return
    together: dict[int, set[int]] = defaultdict(set)
    for id, some in money.members().items():
        for one in some:
            together[one].add(-id)
    for id, person, *_ in money.running(on):
        together[person].add(-id)
    for people in shared:
        homes = crossing.households_of(people)
        circles = [homes.get(one, set()) | together.get(one, set()) for one in people]
        if not set.intersection(*circles):
            key = "account:" + "-".join(map(str, people))
            yield Doubt(ACCOUNT, key, people[0], f"{len(people)}人共用一个银行账户，不在同一户", people[1])


def _open(one: Doubt, on: date, by: Actor, at: datetime | None) -> str:
    person = registers.person(one.person)
    facts = {"doubt.kind": one.kind, "doubt.key": one.key, "doubt.person": one.person, "doubt.other": one.other, "doubt.content": one.content,
             "doubt.listed": one.listed}  # fmt: skip
    opening = Opening(catalogue.matter(MATTER), facts, {}, person.town, f"person:{one.person}", person.name)
    return open_case(opening, "enter", on=on, by=by, at=at).case


def _towns() -> Mapping[str, str]:
    return {street.code: street.name for street in district().locality.streets}
