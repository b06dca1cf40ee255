"""Any matter done elsewhere as a list: its columns follow from its page, its rows become 补录 (see procedure.completed).

Columns: the number it has there, who it was about, the day of each step that a figure counts, that decides or that brings
something to a register, the conclusion, and the facts that those figures and registers ask for. What other bureaus call
these columns stands in `headings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from minzheng.catalogue import matters
from minzheng.procedure import completed, standards
from minzheng.procedure.completed import NUMBERS, Batch, Completed
from minzheng.procedure.opening import ELSEWHERE
from minzheng.registers import finding, read
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.coding import encode
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import GROUPS, ChoiceFact, DayFact, NumberFact, TruthFact, facts_in
from minzheng.vocabulary.matter import UNCHANGED
from minzheng.vocabulary.proceeding import title_of
from minzheng.vocabulary.steps import GRANTED

from . import headings
from .intake import ADDED, CHANGED, REFUSED, refuse, refuse_repeated
from .intake import UNCHANGED as SAME_AS_BEFORE
from .layouts import AMOUNT, CHOICE, COUNT, CREDIT, DAY, NAME, PEOPLE, RESIDENT, TEXT, TOWN, YES_NO, Column, Disagrees, Layout

if TYPE_CHECKING:
    from minzheng.vocabulary.facts import Fact

    from .intake import Outcome, Plan, Taking

CASE, TITLE, PERSON, PLACE, VERDICT, WORTH = "number", "title", "resident_number", "town", "outcome", "amount"
PREFIX = "completed_"
"""Before a matter's id in the name under which confirmed mappings are kept: some registers are called like a matter."""
AGENTS = ("申请人", "户主", "本人")
"""Beginnings of headings that tell of the family of somebody who died."""
DECEASED = "funeral.deceased"
OF_A_LIFE = ("born", "died")
"""Days that come before whatever is done about somebody."""
LAST_NAMES = ("man", "woman", "holder", "deceased", "name", "donor", "code", "body")
"""Ends of the keys of facts that say who or what a case is about."""
NAMING = ("number", "code", "name", "kind", "man", "woman", "holder")
"""Columns without which a register's row means nothing."""
BODIES = {"body.code": ("organisation",), "inspection.body": ("organisation", "care_home")}
"""Facts that name one of a register, and the registers it has to be in."""


@dataclass(frozen=True)
class Sheet:
    """What a page comes to as a list: the steps whose days it tells, and the facts each of them needs to be counted
    (`counts`) or registered (`enters`); `members` are the columns asked for each member of a household."""

    page: Matter
    steps: tuple[Step, ...]
    counts: Mapping[str, tuple[Fact, ...]]
    enters: Mapping[str, tuple[Fact, ...]]
    facts: tuple[Fact, ...]
    members: frozenset[str]
    worth: frozenset[str]
    """Verbs whose granting acts a figure asks what they were worth."""

    @property
    def decides(self) -> bool:
        return any(step.decides for step in self.steps)


@cache
def layouts() -> Mapping[str, Layout]:
    """Every matter of the catalogue by its id."""
    return {page.id: _layout(sheet(page)) for page in matters()}


@cache
def sheet(page: Matter) -> Sheet:
    """What its figures and registers ask of a page."""
    counts: dict[str, list[Fact]] = defaultdict(list)
    enters: dict[str, list[Fact]] = defaultdict(list)
    for figure in page.figures:
        step, measure = figure.measure.step, figure.measure
        if step is not None:
            asked = [term for term in (measure.where, measure.number) if term is not None]
            counts[step.verb] += [*facts_in(*asked), *([measure.fact] if measure.fact is not None else [])]
    for entry in page.enters:
        if entry.register != standards.REGISTER:
            enters[entry.step.verb] += entry.columns.values()
    shown = [step for step in page.steps if step is _begins(page) or step.decides or step.verb in counts or step.verb in enters]
    looked_at = [fact for told in (*counts.values(), *enters.values()) for fact in told if fact is not GRANTED]
    named = [fact for fact in page.needed() if fact.key.rpartition(".")[2] in LAST_NAMES and not fact.key.startswith("case.")]
    more = [fact for fact in (*page.needed(), *page.recorded()) if fact.key in headings.of(page.id).more]
    facts = tuple(dict.fromkeys((*named, *looked_at, *more)))
    worth = frozenset(figure.measure.step.verb for figure in page.figures if figure.measure.kind == "waived" and figure.measure.step is not None)
    return Sheet(
        page, tuple(shown), {verb: tuple(dict.fromkeys(told)) for verb, told in counts.items()},
        {verb: tuple(dict.fromkeys(told)) for verb, told in enters.items()}, facts,
        frozenset(fact.key for fact in facts if fact.key.partition(".")[0] in page.groups_of_many()), worth,
    )  # fmt: skip


# --- columns -------------------------------------------------------------------------------------------------------


def _layout(of: Sheet) -> Layout:
    page, words, common = of.page, headings.of(of.page.id), headings.common()
    certificate = _certificate(of)
    instead = f"；可以不填，即以“{certificate.label}”为准" if certificate is not None else ""
    note = f"在原系统（原档案）里的编号，全表不重复；再次导入时凭它认出同一件{instead}"
    columns = [Column(CASE, "原编号", TEXT, (*words.names.get(CASE, ()), *common.number), certificate is None, note)]
    if not any(fact.key.startswith(("couple.", "body.", "inspection.")) for fact in of.facts):
        columns.append(Column(TITLE, "当事人", TEXT, (*words.names.get(TITLE, ()), *common.title), False, "申请人、对象的姓名或者名称"))
        whose, others = ("逝者", AGENTS) if _buries(page) else ("当事人", ())
        plain = (one for one in PEOPLE.column(PERSON).names if not one.startswith(others))
        note = f"{whose}的；人员登记簿里有的，办件与他相连；这一列须为文本格式"
        columns.append(Column(PERSON, "身份证号", RESIDENT, (*words.names.get(PERSON, ()), *plain), False, note))
    columns.append(Column(PLACE, "镇街", TOWN, PEOPLE.column(PLACE).names, False, "本区镇（街道）的名称或者九位代码；区本级的不填"))
    for step in of.steps:
        names = (*words.names.get(f"day.{step.verb}", ()), *(common.begun if step is _begins(page) else common.decided if step.decides else ()))
        columns.append(Column(f"day.{step.verb}", f"{step.title}日期", DAY, names, False, "在别处办理这一环节的日期；没有办的不填，至少填一个环节"))
    if of.decides:
        columns.append(_verdict(page, words.names.get(VERDICT, ())))
    if of.worth:
        columns.append(Column(WORTH, "决定金额（元）", AMOUNT, words.names.get(WORTH, ()), False, "决定免除（减免）的金额；单位写在表头：元或者万元"))
    columns += [_of_fact(of, fact, words) for fact in of.facts]
    return Layout(f"{PREFIX}{page.id}", f"{page.title}（补录）", CASE, tuple(_distinct(columns)), Door(of))


def _buries(page: Matter) -> bool:
    """Whether it is about somebody who died: his number stands in the list, not that of who comes for him."""
    return any(fact.key == completed.DIED for fact in page.needed())


def _verdict(page: Matter, names: tuple[str, ...]) -> Column:
    grant = title_of(page, "grant")
    refusal = title_of(page, "refuse") if page.refusal is not None else ""
    common = headings.common()
    words = [(one, grant) for one in common.granted] + [(one, refusal) for one in common.refused if refusal]
    return Column(VERDICT, "结论", CHOICE, (*names, *common.verdict), False, "写了决定日期的须填" if refusal else "可以不填",
                  tuple(dict.fromkeys(one for one in (grant, refusal) if one)), tuple(words))  # fmt: skip


def _of_fact(of: Sheet, fact: Fact, words: headings.Words) -> Column:
    names, ours = words.names.get(fact.key, ()), tuple(words.words.get(fact.key, {}).items())
    note = fact.note or ("每名家庭成员一行，原编号相同" if fact.key in of.members else "")
    if isinstance(fact, ChoiceFact):
        return Column(fact.key, fact.label, CHOICE, names, False, note or "、".join(fact.values), fact.values, ours)
    if isinstance(fact, TruthFact):
        return Column(fact.key, fact.label, YES_NO, names, False, note or "是或者否", ("是", "否"))
    if isinstance(fact, DayFact):
        return Column(fact.key, fact.label, DAY, names, False, note)
    if isinstance(fact, NumberFact):
        if fact.measure == "分":
            return Column(fact.key, f"{fact.label}（元）", AMOUNT, names, False, note or "单位写在表头：元或者万元")
        return Column(fact.key, fact.label, COUNT, names, False, note or f"整数，单位：{fact.measure}")
    common = headings.common()
    kind = NAME if fact.key in common.people else CREDIT if fact.key in common.codes else TEXT
    return Column(fact.key, fact.label, kind, names, False, note)


def _distinct(columns: Sequence[Column]) -> Iterator[Column]:
    """No two of the same title: the later one is told with what it belongs to."""
    seen: set[str] = set()
    for column in columns:
        title = column.title
        if title in seen:
            group = column.key.partition(".")[0]
            title = f"{GROUPS[group].title}：{title}" if group in GROUPS else f"{title}（{column.key}）"
        seen.add(title)
        yield column if title == column.title else Column(column.key, title, column.kind, column.names, column.required, column.note,
                                                          column.choices, column.words)  # fmt: skip


def _certificate(of: Sheet) -> Fact | None:
    """The fact that is a number of its own and may stand for the number of the case: that of a certificate, a credit code."""
    entered = [entry.columns for entry in of.page.enters if not entry.changes]
    return next((columns[name] for columns in entered for name in ("certificate", "code") if name in columns), None)


# --- rows ----------------------------------------------------------------------------------------------------------


class Door:
    """How completed matters are read together, compared with what was entered before, and taken in."""

    def __init__(self, of: Sheet) -> None:
        self.of = of

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        """See layouts.Door."""
        row, page = dict(told), self.of.page
        certificate = _certificate(self.of)
        if CASE not in row and certificate is not None:
            if certificate.key not in row:
                raise Disagrees(CASE, f"“原编号”和“{certificate.label}”都没有填，以后认不出是哪一件")
            row[CASE] = row[certificate.key]
        if VERDICT in row:
            row[VERDICT] = "grant" if row[VERDICT] == title_of(page, "grant") else "refuse"
        days = {step.verb: row[f"day.{step.verb}"] for step in self.of.steps if f"day.{step.verb}" in row}
        if not days:
            first, *others = (f"day.{step.verb}" for step in self.of.steps)
            raise Disagrees(first, "没有写明任何一个环节的日期，不知道什么时候办的", *others)
        self._check_order(days)
        self._check_verdict(row, days)
        for verb in days:
            self._check_told(row, verb)
        self._check_facts(row, days)
        return row

    def _check_order(self, days: Mapping[str, date]) -> None:
        first = _begins(self.of.page)
        for step in self.of.steps:
            if step.verb not in days:
                continue
            before = [one for one in (step.after, first) if one is not None and one is not step and one.verb in days]
            late = next((one for one in before if days[one.verb] > days[step.verb]), None)
            if late is not None:
                raise Disagrees(f"day.{step.verb}", f"“{step.title}”的日期早于“{late.title}”，请核对")
            closed = next((one for one in step.closes if one.verb in days and days[one.verb] > days[step.verb]), None)
            if closed is not None:
                raise Disagrees(f"day.{closed.verb}", f"“{step.title}”以后不会再有“{closed.title}”，请核对")

    def _check_verdict(self, row: dict[str, Any], days: Mapping[str, date]) -> None:
        page = self.of.page
        decided = [step for step in self.of.steps if step.decides and step.verb in days]
        if decided and VERDICT not in row:
            if page.refusal is not None:
                raise Disagrees(VERDICT, f"写了“{decided[0].title}日期”，没有写结论；全表相同的，可以写在栏目对应的 fixed 里（outcome）")
            row[VERDICT] = "grant"
        follows = [entry.step for entry in page.enters if not entry.step.decides and entry.step.verb in days and _follows(entry.step)]
        if row.get(VERDICT) == "refuse" and follows:
            raise Disagrees(f"day.{follows[0].verb}", f"结论是“{title_of(page, 'refuse')}”，却有“{follows[0].title}”的日期，请核对")
        if decided and row.get(VERDICT) == "grant" and any(step.verb in self.of.worth for step in decided) and WORTH not in row:
            raise Disagrees(WORTH, "没有写明决定免除的金额，数不进数字")

    def _check_told(self, row: Mapping[str, Any], verb: str) -> None:
        """That what its figures and registers ask is told."""
        step, granted = self.of.page.step(verb), row.get(VERDICT) != "refuse"
        assert step is not None
        for fact in self.of.counts.get(verb, ()):
            if fact is not GRANTED and fact.key not in row and (granted or not step.decides):
                raise Disagrees(fact.key, f"没有写明“{fact.label}”，“{step.title}”数不进数字")
        for entry in self.of.page.enters:
            if entry.step is not step or (step.decides and not granted) or entry.register == standards.REGISTER:
                continue
            wanted = {name: fact for name, fact in entry.columns.items() if name in NAMING and not (entry.changes and name != "number")}
            if entry.ends and "number" in wanted:
                wanted = {"number": wanted["number"]}
            missing = next((fact for fact in wanted.values() if fact.key not in row), None)
            if missing is not None:
                raise Disagrees(missing.key, f"没有写明“{missing.label}”，进不了登记簿")

    def _check_facts(self, row: Mapping[str, Any], days: Mapping[str, date]) -> None:
        first = min(days.values())
        for fact in self.of.facts:
            value = row.get(fact.key)
            if isinstance(fact, NumberFact) and value is not None and not fact.low <= value <= fact.high:
                raise Disagrees(fact.key, f"“{fact.label}”超出了可能的范围，请核对")
            if isinstance(fact, DayFact) and value is not None and value > first and fact.key.endswith(OF_A_LIFE):
                raise Disagrees(fact.key, f"“{fact.label}”晚于办理的日期，请核对")

    # beside the others and what is known

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        """See layouts.Door."""
        self._gather(of, outcomes) if self.of.members else refuse_repeated(of, outcomes)
        self._refuse_another_person(of, outcomes)
        self._refuse_same_certificate(of, outcomes)
        self._refuse_unknown_bodies(of, outcomes)
        notices = self._refuse_taken_numbers(of, outcomes, before := completed.known(self.of.page.id, source))
        again = {one.columns[CASE]: one for one in outcomes if one.status != REFUSED and one.columns[CASE] in before}
        fixed, differing = completed.untouchable(self.of.page), dict[Any, set[str]]()
        for number, one in again.items():
            one.known, old, now = before[number].case, before[number].columns, encode(one.columns)
            differing[number] = {key for key in {*old, *now} if old.get(key) != now.get(key)}
        gone = completed.ended([again[number].known for number, keys in differing.items() if keys])
        for number, one in again.items():
            if not differing[number]:
                one.status = SAME_AS_BEFORE
            elif one.known in gone:
                refuse(one, of.column(CASE), f"：{one.known}登记的已经被注销或者终止，不能再由名册更正；请依法办理更正")
            elif barred := differing[number] & fixed:
                refuse(one, of.column(min(barred)), f"：与补录的{one.known}不同，而它已经变更或者终止了别的登记，不能由名册更正；请依法办理更正")
            else:
                one.status = CHANGED
        return notices

    def _gather(self, of: Layout, outcomes: Sequence[Outcome]) -> None:
        """Rows of one number are one case, each a member; what is told of the case has to be the same in all of them."""
        same: dict[Any, list[Outcome]] = defaultdict(list)
        for one in outcomes:
            if CASE in one.columns:
                same[one.columns[CASE]].append(one)
        for several in same.values():
            first = {key: value for key, value in several[0].columns.items() if key not in self.of.members}
            bad = next((one for one in several if one.status == REFUSED), None)
            for one in several:
                if bad is not None and one.status != REFUSED:
                    refuse(one, of.column(CASE), f"：同一件的第{bad.row.number}行没有通过，整件都没有登记")
                elif one.status != REFUSED and {key: value for key, value in one.columns.items() if key not in self.of.members} != first:
                    refuse(one, of.column(CASE), f"：与第{several[0].row.number}行是同一件，而当事人、日期或者结论不同；请核对")
            if any(one.status == REFUSED for one in several):
                for one in several:
                    if one.status != REFUSED:
                        refuse(one, of.column(CASE), "：同一件的其他行没有通过，整件都没有登记")
                continue
            rows = [{key: value for key, value in one.columns.items() if key in self.of.members} for one in several]
            for one in several:
                one.columns = {**first, "members": [encode(row) for row in rows]}

    def _refuse_another_person(self, of: Layout, outcomes: Sequence[Outcome]) -> None:
        """A death is put to nobody by the number of who came for him."""
        if not _buries(self.of.page):
            return
        some = [one for one in outcomes if one.status != REFUSED and PERSON in one.columns and DECEASED in one.columns]
        names = {str(row.resident_number): row.name for row in finding.people_numbered([one.columns[PERSON] for one in some])}
        for one in some:
            if names.get(one.columns[PERSON], one.columns[DECEASED]) != one.columns[DECEASED]:
                refuse(one, of.column(PERSON), "：登记簿中同一号码的姓名与逝者不同，请核对是不是填了丧属的号码")

    def _refuse_same_certificate(self, of: Layout, outcomes: Sequence[Outcome]) -> None:
        certificate = _certificate(self.of)
        if certificate is None:
            return
        seen: dict[Any, Outcome] = {}
        for one in outcomes:
            number = one.columns.get(certificate.key)
            if one.status == REFUSED or number is None:
                continue
            first = seen.setdefault(number, one)
            if first is not one:
                refuse(one, of.column(certificate.key), f"与第{first.row.number}行的相同，而原编号不同；请核对")

    def _refuse_unknown_bodies(self, of: Layout, outcomes: Sequence[Outcome]) -> None:
        """Who is inspected or changed has to be in the registers: by its code, or by its name."""
        entered = {fact.key for entry in self.of.page.enters if entry.ends for fact in entry.columns.values()}
        for key, registers in BODIES.items():
            if not any(fact.key == key for fact in self.of.facts) or key in entered:
                continue
            for one in outcomes:
                if one.status == REFUSED or key not in one.columns:
                    continue
                text, day = one.columns[key], min(value for name, value in one.columns.items() if name.startswith("day."))
                if not any(read.numbered(register, text) is not None or read.in_force(register, day, name=text).exists() for register in registers):
                    refuse(one, of.column(key), f"“{text}”（{day}）不在登记簿里；请核对代码或者名称，未登记的先导入登记簿")

    def _refuse_taken_numbers(self, of: Layout, outcomes: Sequence[Outcome], before: Mapping[str, Any]) -> list[str]:
        """A row that the register has already: the same one is only counted, another one is refused."""
        notices: list[str] = []
        already = 0
        for entry in self.of.page.enters:
            fact = next((entry.columns[name] for name in NUMBERS if name in entry.columns), None)
            if entry.ends or entry.changes or fact is None:
                continue
            wanted = {one.columns[fact.key]: one for one in outcomes if one.status != REFUSED and fact.key in one.columns}
            for row in finding.rows_numbered(entry.register, list(wanted)):
                one = wanted[row.number]
                if row.details.get("case") and row.details["case"] == getattr(before.get(one.columns[CASE]), "case", None):
                    continue
                if row.since == one.columns.get(f"day.{entry.step.verb}") and one.columns[CASE] not in before:
                    already += 1
                else:
                    refuse(one, of.column(fact.key), f"：登记簿里已有{row.number}（自{row.since}起），不是这一件；请核对")
        if already:
            notices.append(f"{already}件的结果登记簿里已经有了（同一编号、同一日期），只计数，不重复登记")
        return notices

    # taking in

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        """See layouts.Door. Raises Refusal for a list that calls itself an opening one."""
        if taking.origin != ELSEWHERE:
            raise Refusal("办结的事项只能补录，不能作为期初", remedy="请加上 --elsewhere。")
        if not taking.source:
            raise Refusal("没有写明从哪个系统（档案）来", remedy="请加上 --source 系统；以后凭它和原编号认出同一件。")
        whole: dict[Any, Outcome] = {}
        for one in plan.outcomes:
            if one.status in (ADDED, CHANGED):
                whole.setdefault(one.columns[CASE], one)
        people = _people(one.columns.get(PERSON, "") for one in whole.values())
        told = {number: self._completed(one, people) for number, one in whole.items()}
        return completed.take_in(Batch(
            self.of.page, [told[number] for number, one in whole.items() if one.status == ADDED],
            [(one.known, told[number]) for number, one in whole.items() if one.status == CHANGED],
            taking.source, taking.provenance, plan.mapping.told(), plan.layout.register,
        ), on=taking.on, by=taking.by)  # fmt: skip

    def _completed(self, one: Outcome, people: Mapping[str, int]) -> Completed:
        row, page = one.columns, self.of.page
        days = [(step.verb, row[f"day.{step.verb}"]) for step in self.of.steps if f"day.{step.verb}" in row]
        recorded = {fact.key for step in page.steps for fact in step.records}
        keys = [fact.key for fact in self.of.facts if fact.key in row]
        facts = {key: row[key] for key in keys if key not in recorded}
        for entry in page.enters:
            if entry.changes:
                facts = {fact.key: UNCHANGED for fact in entry.columns.values() if fact.key not in recorded} | facts
        members: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for member in row.get("members", ()):
            for group in {key.partition(".")[0] for key in member}:
                members[group].append({key: value for key, value in member.items() if key.partition(".")[0] == group})
        number = next((str(row[key]) for key in headings.common().codes if key in row), "")
        person = people.get(row.get(PERSON, ""))
        subject = f"person:{person}" if person else f"organisation:{number}" if number else ""
        title = row.get(TITLE) or next((row[key] for key in ("body.name", "inspection.body", "organisation.name") if row.get(key)), "")
        return Completed(
            row[CASE], tuple(sorted(days, key=lambda told: told[1])), {key: row[key] for key in keys if key in recorded}, facts, row,
            (one.row.sheet, one.row.number), members, row.get(VERDICT, "") if any(step.decides for step in self.of.steps) else "",
            row.get(WORTH), row.get(PLACE, ""), subject, title,
        )  # fmt: skip


def _people(numbers: Any) -> dict[str, int]:
    return {person.resident_number: person.pk for person in finding.people_numbered([one for one in numbers if one]) if person.resident_number}


def _begins(page: Matter) -> Step:
    """The step by which a case of this matter begins: its acceptance, or the first there is."""
    return page.step("accept") or page.steps[0]


def _follows(step: Step) -> bool:
    """Whether a step comes after a decision that granted."""
    return step.after is not None and (step.after.decides or _follows(step.after))
