"""Our worked cases beside the domain's: each of these lines is there, and says the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.matters.assistance import (
    test_assistance,
    test_extreme_hardship,
    test_moving_parts,
    test_single_subsistence,
    test_street_relief,
    test_subsistence,
    test_subsistence_procedure,
    test_temporary_relief,
)
from tests.matters.children import test_allowances
from tests.matters.disability import test_two_subsidies
from tests.matters.domain import domain_cases, read_flow
from tests.matters.elderly import test_old_age_allowance

PAGES = (
    test_allowances, test_moving_parts, test_subsistence, test_subsistence_procedure, test_single_subsistence, test_extreme_hardship,
    test_assistance, test_temporary_relief, test_street_relief, test_two_subsidies, test_old_age_allowance,
)  # fmt: skip
OURS = {
    case.id: case
    for module in PAGES
    for case in module.CASES
    if case.id
}
LINES = ("dibao", "pwd", "elder80", "orphan", "defacto", "uprating", "recovery", "tekun", "edge", "rigid", "temp", "homeless")
FIRST_OF_TWO = {"CH-10": ("living", "nursing")}
"""Cases of another line of which only these values are ours."""


def same(theirs: Any, ours: Any) -> bool:
    return ("grant" if theirs == "approve" else theirs) == ours


def test_every_case_of_these_lines_is_carried_over():
    missing = [id for id, case in domain_cases().items() if case["benefit"] in LINES and id not in OURS]
    assert missing == []


@pytest.mark.parametrize("id", sorted(OURS))
def test_a_carried_case_says_the_same(id):
    expected = domain_cases()[id]["expect"]
    compared = FIRST_OF_TWO.get(id, tuple(expected.keys()))
    assert {key: expected[key] for key in compared if not same(expected[key], OURS[id].expect.get(key))} == {}


def test_the_reader_of_the_domain_reads_what_occurs_there():
    assert read_flow('{a: 1, b: {c: "x, y: z", d: [S05 art.7, 2024-03]}, e: 特困 一(一), f: true}') == {
        "a": 1, "b": {"c": "x, y: z", "d": ["S05 art.7", "2024-03"]}, "e": "特困 一(一)", "f": True,
    }  # fmt: skip
