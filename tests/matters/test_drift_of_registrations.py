"""Our worked cases of registration and enforcement beside the domain's: each of these lines is there, and says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import skip_loudly
from tests.matters.worked import Worked

DOMAIN = Path(__file__).resolve().parents[3] / "shared" / "domain"
HERE = Path(__file__).resolve().parent
LINES = re.compile("(ADO|MIN|MAR|ORG|DIV|FUN|FAM|PLN|PEN|LED|REP|PET|EDU|REM|OPN|DOC|DEC|LAW|PRV|TS|FMT|CHG)-|DR-C")


def pages() -> Iterator[ModuleType]:
    """Every module of worked cases beside this one."""
    for path in sorted(HERE.glob("*/test_*.py")):
        if "drift" not in path.stem:
            yield import_module(f"tests.matters.{path.parent.name}.{path.stem}")


OURS = {case.id: case for page in pages() for case in getattr(page, "CASES", ()) if LINES.match(case.id)}
ELSEWHERE = {
    "DOC-C06": "procedure/test_referring.py", "PRV-C08": "procedure/test_who_sees.py", "PRV-C04": "portal/test_children_unseen.py",
}  # fmt: skip
"""Cases that no page's conditions decide, with the test that plays them."""
MEANS = {
    "lawful": "lawful", "allow": "lawful",
    "refused": "unlawful", "unlawful": "unlawful", "forbid": "unlawful", "late": "unlawful",
    "review": "doubtful", "warn": "doubtful", "needed": "needed", "not-needed": "not-needed",
}  # fmt: skip


def domain() -> dict[str, str]:
    """What the domain expects of each of its cases. Skips the test, loudly, where the domain is not there."""
    if not DOMAIN.is_dir():
        skip_loudly("与业务资料案例的比对", "业务资料不在本仓库旁边")
    flow = (DOMAIN / "registrations" / "cases.yaml").read_text(encoding="utf-8")
    blocks = (DOMAIN / "enforcement" / "cases.yaml").read_text(encoding="utf-8")
    found = dict(re.findall(r"^- \{id: ([\w-]+), .*? expect: (\w[\w-]*)", flow, re.MULTILINE))
    found |= dict(re.findall(r"^- id: ([\w-]+)$.*?^  expect: (\w+)$", blocks, re.MULTILINE | re.DOTALL))
    assert len(found) == len(re.findall(r"^- (?:\{id|id): ", flow + blocks, re.MULTILINE)), "一条案例没有读到"
    return found


def meaning(case: Worked) -> str:
    """What our own row says, in the three words both can be brought to."""
    [(kind, value)] = case.expect.items()
    if kind == "consent":
        return str(value)
    if kind == "verdict":
        return {"grant": "lawful", "refuse": "unlawful", "late": "unlawful", "review": "doubtful"}[value]
    return "lawful" if (value if kind == "allowed" else not value) else "unlawful"


def test_every_case_of_these_lines_is_carried_over_or_named():
    assert [id for id in domain() if LINES.match(id) and id not in OURS and id not in ELSEWHERE] == []


def test_what_is_named_as_elsewhere_is_there_and_not_here():
    assert sorted(ELSEWHERE.keys() - domain().keys()) == []
    assert sorted(ELSEWHERE.keys() & OURS.keys()) == []


@pytest.mark.parametrize("id", sorted(ELSEWHERE))
def test_what_is_played_elsewhere_says_so_there(id):
    assert id in (HERE.parent / ELSEWHERE[id]).read_text(encoding="utf-8")


@pytest.mark.parametrize("id", sorted(OURS))
def test_a_carried_case_says_the_same(id):
    theirs = domain()[id]
    assert meaning(OURS[id]) == ("lawful" if theirs.isdigit() else MEANS[theirs])  # an amount is granted
