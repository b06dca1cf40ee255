"""Worked cases of charity, social work and facilities beside the domain's: each is there, and says the same."""

from __future__ import annotations

import re

import pytest

from tests.matters.charity import (
    test_charity_annual_report,
    test_charity_supermarket,
    test_donation,
    test_fundraising,
    test_social_work_station,
)
from tests.matters.elderly import test_care_home_filing, test_elder_canteen
from tests.matters.organisations import test_establishment
from tests.matters.test_drift_of_registrations import MEANS, domain, meaning

PAGES = (
    test_donation, test_fundraising, test_charity_annual_report, test_charity_supermarket, test_social_work_station, test_care_home_filing,
    test_establishment,
)  # fmt: skip
OURS = {case.id: case for page in PAGES for case in page.CASES if case.id} | {case.id: case for case in test_elder_canteen.REGISTERED}
LINES = re.compile("(CHA|CSM|SWK|ELD)-")


def test_every_case_of_these_lines_is_carried_over():
    assert [id for id in domain() if LINES.match(id) and id not in OURS] == []


@pytest.mark.parametrize("id", sorted(id for id in OURS if LINES.match(id)))
def test_a_carried_case_says_the_same(id):
    assert meaning(OURS[id]) == MEANS[domain()[id]]
