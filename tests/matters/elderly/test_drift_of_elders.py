"""The elders' worked cases beside the domain's: each of these lines is there, and says the same."""

from __future__ import annotations

import pytest

from tests.matters.domain import domain_cases
from tests.matters.elderly import test_care_voucher, test_elder_canteen, test_frail_elder_subsidy, test_home_adaptation

OURS = {case.id: case for page in (test_care_voucher, test_elder_canteen, test_frail_elder_subsidy, test_home_adaptation) for case in page.CASES if case.id}
LINES = ("elderpoor", "adaptation", "canteen")


def test_every_case_of_these_lines_is_carried_over():
    assert [id for id, case in domain_cases().items() if case["benefit"] in LINES and id not in OURS] == []


@pytest.mark.parametrize("id", sorted(OURS))
def test_a_carried_case_says_the_same(id):
    assert domain_cases()[id]["expect"] == OURS[id].expect
