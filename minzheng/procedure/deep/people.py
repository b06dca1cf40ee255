"""People and households, rebuilt from the rolls that entered them and the acts that changed them since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from minzheng.identity.names import initials
from minzheng.journal.findings import Finding

from .reading import ERASED, bulk, columns, comparable, differing, held, quoted

PERSON = columns("Person")
HOUSEHOLD = columns("Household")
BELONGING = columns("Belonging")
PERSON_LEFT_OUT = {
    "resident_number": None, "died": None, "village": "", "local": True, "provincial": True, "account": "",
}  # fmt: skip
"""What the register holds where a roll says nothing."""
TELLING = ("name", "sex", "born")
"""What hardly ever changes about a person: by these a roll and the register are laid side by side when a row is missing."""

CHANGING = (("report_death", "died"), ("move", "columns"))
"""The acts that change a person since, and the field in which each says what it changed."""

Row = dict[str, Any]


def persons() -> Iterator[Finding]:
    """Every person: as the roll entered him, with every death and move entered since; nobody missing, nobody added."""
    changes = _changes()
    rolls: dict[int, list[Row]] = defaultdict(list)
    for line in bulk("enrol"):
        rolls[line.seq].append(
            {**PERSON_LEFT_OUT, **line.row, "initials": initials(line.row["name"]), "entered": line.seq, "changed": line.seq}
        )
    found: dict[int, list[Row]] = defaultdict(list)
    for row in held("registers_person", PERSON, "id"):
        found[row["entered"]].append(row)
    for seq in sorted(rolls.keys() | found.keys()):
        for wanted, row in _beside(rolls.get(seq, []), found.get(seq, [])):
            if row is None:
                yield Finding("registers_person", seq, "名册所载的一人在登记簿中没有（行被删除或者改动）")
            elif wanted is None:
                yield Finding("registers_person", seq, f"登记簿中编号为{row['id']}的人没有对应的登记行为")
            else:
                for change in changes.get(row["id"], ()):
                    wanted.update(change)
                wanted["initials"] = initials(wanted["name"])
                yield from differing("registers_person", wanted["changed"], f"编号为{row['id']}的人", row, wanted)


def _changes() -> dict[Any, list[Row]]:
    """What acts changed about people since, by person, in the order of the acts."""
    changes: dict[Any, list[Row]] = defaultdict(list)
    whom = {one.seq: one.value for verb, _ in CHANGING for one in quoted("person", verb)}
    told = [one for verb, field in CHANGING for one in quoted(field, verb)]
    for one in sorted(told, key=lambda one: one.seq):
        columns = one.value if isinstance(one.value, dict) else {"died": one.value}
        changes[whom.get(one.seq, ERASED)].append({**columns, "changed": one.seq})
    for line in bulk("correct"):
        changes[line.row["person"]].append({**line.row["columns"], "changed": line.seq})
    for listed in changes.values():
        listed.sort(key=lambda change: change["changed"])
    return changes


def _beside(roll: list[Row], found: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of a roll beside those of the register in order; None on a side that lacks one."""
    if len(roll) == len(found):
        yield from zip(roll, found, strict=True)
        return
    rest = iter(found)
    row = next(rest, None)
    missing = len(roll) - len(found)
    for wanted in roll:
        same = row is not None and all(comparable(row[column]) == comparable(wanted[column]) for column in TELLING)
        if row is None or (not same and missing > 0):
            missing -= 1
            yield wanted, None
        else:
            yield wanted, row
            row = next(rest, None)
    while row is not None:
        yield None, row
        row = next(rest, None)


def _regrouped() -> dict[int, dict[tuple[int, str], tuple[str, str | None]]]:
    """What later lists said of the members of households: (person, since) -> (relation, until), by household."""
    found: dict[int, dict[tuple[int, str], tuple[str, str | None]]] = defaultdict(dict)
    for line in bulk("regroup"):
        person, relation, since, until = line.row["member"]
        found[line.row["household"]][person, since] = relation, until
    return found


def households() -> Iterator[Finding]:
    """Every household with who belongs to it, against the act that entered it."""
    members: dict[int, Counter[Any]] = defaultdict(Counter)
    for row in held("registers_belonging", BELONGING, "id"):
        members[row["household_id"]][row["person_id"], row["relation"], comparable(row["since"]), comparable(row["until"])] += 1
    found: dict[int, list[Row]] = defaultdict(list)
    for row in held("registers_household", HOUSEHOLD, "id"):
        found[row["entered"]].append(row)
    entered: dict[int, list[Row]] = defaultdict(list)
    for line in bulk("settle"):
        entered[line.seq].append({"village": "", "number": "", **line.row})
    changed = _regrouped()
    for seq in sorted(entered.keys() | found.keys()):
        if len(entered[seq]) != len(found[seq]):
            yield Finding("registers_household", seq, f"行为登记{len(entered[seq])}户，登记簿中有{len(found[seq])}户")
            continue
        for wanted, row in zip(entered[seq], found[seq], strict=True):
            since = wanted.pop("since", None)
            came = [(*member, since, None)[:4] for member in wanted.pop("members")]
            told = {(person, day): (relation, until) for person, relation, day, until in came} | changed.get(row["id"], {})
            who = Counter((person, relation, day, until) for (person, day), (relation, until) in told.items())
            yield from differing("registers_household", seq, f"第{row['id']}户", row, wanted)
            if members.pop(row["id"], Counter()) != who:
                yield Finding("registers_belonging", seq, f"第{row['id']}户的成员与行为所载不同")
    for household in members:
        yield Finding("registers_belonging", None, f"第{household}户有成员而没有户")
