"""页面改版以后：旧案是否办结不变，深度核验说明页面已改版、不当成改动，凡与页面无关的照样查得出。"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection

from minzheng import catalogue
from minzheng.catalogue import edition, matter, matters
from minzheng.journal import read
from minzheng.journal.findings import Finding
from minzheng.journal.read import of_case
from minzheng.procedure import cases as listed
from minzheng.procedure import perform as door
from minzheng.procedure.deep import cases as deep
from minzheng.procedure.models import Case
from minzheng.vocabulary import Matter
from tests.desk import district as sample

pytestmark = pytest.mark.django_db
Revise = Callable[[Matter], None]


@pytest.fixture
def closed(db: None) -> str:
    """A refused 低保 application, served and so closed."""
    sample.build()
    return sample.cases()["refused"]


@pytest.fixture
def revise(monkeypatch: pytest.MonkeyPatch) -> Revise:
    """Puts another edition of a page in its place."""

    def put(page: Matter) -> None:
        shelf = tuple(page if one.id == page.id else one for one in matters())
        monkeypatch.setattr(deep, "matters", lambda: shelf)
        for module in (door, listed):
            name = "matter_of" if module is door else "matter"
            monkeypatch.setattr(module, name, lambda id: next(one for one in shelf if one.id == id))

    return put


def never_final(page: Matter) -> Matter:
    """An edition in which no step ends a case."""
    return replace(page, steps=tuple(replace(step, final=False, final_if_refused=False) for step in page.steps))


def spoil(number: str, column: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE procedure_case SET {column} = %s WHERE number = %s", [value, number])


def found() -> tuple[list[Finding], list[str]]:
    everything = list(deep.cases())
    return [one for one in everything if not one.notice], [one.text for one in everything if one.notice]


def test_an_edition_is_the_same_in_every_process_and_another_for_each_change() -> None:
    code = "from minzheng.catalogue import edition, matters; print(*(edition(m) for m in matters()))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7", "PATH": ""})
    assert told.stdout.split() == [edition(one) for one in matters()]
    page = matter("subsistence")
    changed = [replace(page, conditions=page.conditions[1:]), never_final(page), replace(page, basis=page.basis + matter("marriage").basis)]
    assert len({edition(page), *map(edition, changed)}) == 4
    assert edition(replace(page, figures=(), stories=(), standing=())) == edition(page)


def test_the_edition_stands_in_the_act_that_began_the_case(closed: str) -> None:
    first, *rest = list(of_case(closed))
    assert read.fields(first.seq)["case.about"]["page"] == edition(matter("subsistence"))  # type: ignore[index, call-overload]
    assert all("case.about" not in read.fields(act.seq) for act in rest)


def test_a_case_stays_as_closed_as_it_was(closed: str, revise: Revise) -> None:
    case = Case.objects.get(pk=closed)
    assert listed.proceeding(case).closed is case.closed
    page = matter("subsistence")
    last = listed.proceeding(case).history.acts[-1].verb
    revise(replace(page, steps=tuple(replace(step, final=not case.closed) if step.verb == last else step for step in page.steps)))
    assert listed.proceeding(case).closed is case.closed


def test_a_revised_page_is_told_and_is_no_damage(closed: str, revise: Revise) -> None:
    assert found() == ([], [])
    revise(never_final(matter("subsistence")))
    damage, notices = found()
    assert damage == []
    assert len(notices) == 1
    assert notices[0].startswith("页面已改版：“最低生活保障”有")


def test_a_page_without_one_of_its_old_steps_is_no_damage(closed: str, revise: Revise) -> None:
    page = matter("subsistence")
    revise(replace(page, steps=tuple(step for step in page.steps if step.verb != "check")))
    assert found()[0] == []


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("facts", lambda text: text.replace("false", "true", 1)),
        ("town", lambda text: "441802999"),
        ("history", lambda text: text.replace("T01", "T02", 1)),
        ("history", lambda text: text.replace("2024-03-0", "2024-02-0", 1)),
        ("last_seq", lambda seq: seq - 1),
        ("matter", lambda text: "marriage"),
    ],
)
def test_what_does_not_depend_on_the_page_is_still_held_to_the_journal(closed: str, revise: Revise, column: str, change: Callable[..., object]) -> None:
    revise(never_final(matter("subsistence")))
    number = next(one.number for one in Case.objects.filter(matter="subsistence") if change(getattr(one, column)) != getattr(one, column))
    spoil(number, column, change(getattr(Case.objects.get(pk=number), column)))
    damage, _ = found()
    assert damage
    assert all(number in one.text for one in damage)


def test_no_page_holds_anything_that_changes_from_process_to_process() -> None:
    assert not any(" at 0x" in catalogue._parts(step) for one in matters() for step in one.steps)
