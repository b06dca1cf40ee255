"""What users of other systems complained of, held here, each complaint once: where it is tested elsewhere, this says where.

1 a rule that cannot be read matched everybody; a count was ignored: here, over every matter
2 an area leaked through counts, lists and related fields; writes were not guarded: tests/desk/test_matrix.py, test_routes.py
3 a second run undid a deliberate pause: tests/procedure/test_payroll.py; a search for duplicates that was not set up found nothing: here
4 what an entitlement rests on was not frozen: tests/procedure/test_change_facts.py; paid twice: test_payroll.py, test_mixing.py
5 totals and returns wrong or stuck: tests/procedure/test_bank.py, tests/funds/test_books.py; dates of lists: tests/exchange; money as floats: here
6 history lost, edits missing from the log: the journal's triggers in tests/funds/test_triggers.py, tests/desk/test_ledger.py
7 deadlines on a Sunday, holidays, days that stood still: tests/calendar, tests/vocabulary/test_deciding.py
8 administrators gave themselves more: tests/desk/test_administration.py; SQL in what is asked: here
9 a large plan very slow: `minzheng bench pay`, tests of statements in tests/desk
"""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import minzheng
from minzheng import calendar
from minzheng.catalogue import matters
from minzheng.library.locality import shipped
from minzheng.linking import link
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import decide
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.situation import Situation
from tests.desk.conftest import emptied, here, made, signed_in  # noqa: F401 - the district of the desk's tests

DAYS = (date(2024, 12, 31), date(2026, 11, 1))
DECIDING = [one for one in matters() if one.conditions and (one.pays is not None or one.waives is not None)]
MONEY = ("funds", "vocabulary", "procedure", "library", "registers")
MAY_BE_FRACTIONS = {"procedure/bench.py", "procedure/crosschecks.py", "vocabulary/bulk", "vocabulary/cases.py", "vocabulary/boundaries.py", "vocabulary/search"}
"""Measuring time, how alike two people are, inventing cases and searching for counter-examples: none of them holds money."""


@pytest.mark.parametrize("matter", DECIDING, ids=lambda one: one.id)
def test_nobody_is_granted_anything_of_whom_nothing_is_known(matter: Matter) -> None:
    for day in (one for one in DAYS if matter.in_force(one)):
        nothing = Situation(day, calendar.PACKAGED, shipped().rates)
        for members in ({}, {group: [] for group in matter.groups_of_many()}, {group: [{}] for group in matter.groups_of_many()}):
            try:
                verdict = decide(matter, replace(nothing, members=members)).verdict
            except Refusal:
                continue
            assert verdict != "grant", f"{matter.title} is granted on {day} to members {members}"


def test_a_search_for_duplicates_that_is_not_set_up_is_an_error_and_not_an_empty_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(link, "FILE", tmp_path / "weights.toml")
    link.weights.cache_clear()
    try:
        with pytest.raises(KeyError):
            link.weights()
    finally:
        link.weights.cache_clear()


def test_no_money_is_reckoned_in_fractions_of_the_machine() -> None:
    root, found = Path(minzheng.__file__).parent, []
    for folder in MONEY:
        for file in (root / folder).rglob("*.py"):
            where = file.relative_to(root).as_posix()
            if where.startswith(tuple(MAY_BE_FRACTIONS)):
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
                if called or (isinstance(node, ast.Constant) and isinstance(node.value, float)):
                    found.append(f"{where}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []


TYPED = ("' OR 1=1 --", "1) OR (1=1", '"; DROP TABLE cases; --', "%' UNION SELECT * FROM people --", "441802107' OR 'a'='a", "\x00", "%", "_")
NAMES = ("q", "line", "matter", "town", "colour", "page", "year", "kind", "state", "find", "day")


@pytest.mark.django_db
def test_what_is_typed_is_never_a_piece_of_a_question_to_the_database(made, signed_in):  # noqa: F811
    client = signed_in("T01")
    for typed in TYPED:
        for where in ("", "online/", "checks/", "benefits/", "new/"):
            answer = client.get(f"/desk/{where}", dict.fromkeys(NAMES, typed))
            assert answer.status_code in (200, 404), (where, typed)
            assert made["refused"] not in answer.content.decode(), (where, typed)
        answer = client.post("/desk/find/", {"q": typed}, follow=True)
        assert answer.status_code == 200
        assert made["refused"] not in answer.content.decode()
        assert client.get("/", {"q": typed}).status_code == 200
