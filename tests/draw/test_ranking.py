"""The sampling law, exactly; what the seed alone decides; and the quota of the yearly plan."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.draw import Candidate, quota
from minzheng.draw.ranking import rank, score
from minzheng.draw.run import result_of
from minzheng.draw.teams import preference
from minzheng.sm3 import hmac_sm3, sm3
from tests.draw.samples import candidate, district, inspector, manifest, small

WEIGHTS = {"甲": 1, "乙": 1, "丙": 2, "丁": 4, "戊": 8}
POOL = [Candidate(name, "s", "", tickets, "期初") for name, tickets in WEIGHTS.items()]
LOW, HIGH = 5.407, 43.820
"""Chi-square with 19 degrees of freedom: the 0.1 % and the 99.9 % point."""


def seed(number):
    return sm3(b"seed %d" % number)


def chi_square(counts, law, trials):
    return sum((counts[outcome] - trials * chance) ** 2 / (trials * chance) for outcome, chance in law.items())


def law_of_pairs():
    """Successive sampling: first with weight over all, second with weight over the rest."""
    total = sum(WEIGHTS.values())
    return {(one, two): WEIGHTS[one] / total * WEIGHTS[two] / (total - WEIGHTS[one]) for one, two in permutations(WEIGHTS, 2)}


def drawn_pairs(trials):
    return Counter(tuple(rank(seed(number), POOL)[:2]) for number in range(trials))


def test_ordered_pairs_follow_the_exact_law():
    trials = 4000
    counts = drawn_pairs(trials)
    assert chi_square(counts, law_of_pairs(), trials) < HIGH
    assert chi_square(counts, dict.fromkeys(law_of_pairs(), 1 / 20), trials) > 10 * HIGH, "the test can tell laws apart"


@pytest.mark.slow
def test_ordered_pairs_follow_the_exact_law_over_40000_seeds():
    trials = 40_000
    assert LOW < chi_square(drawn_pairs(trials), law_of_pairs(), trials) < HIGH


def test_the_first_inspector_asked_is_anybody_with_equal_chance():
    listed = manifest([candidate("N01")], [inspector(f"I{number:02d}") for number in range(20)])
    trials = 4000
    first = Counter(preference(listed, listed.candidates[0], seed(number))[0] for number in range(trials))
    assert chi_square(first, dict.fromkeys((who.id for who in listed.inspectors), 1 / 20), trials) < HIGH


def test_a_score_is_the_lowest_of_its_tickets():
    tickets = [hmac_sm3(seed(1), f"obj|甲|{number}".encode()) for number in (1, 2, 3)]
    assert score(seed(1), "甲", 3) == min(tickets)
    assert score(seed(1), "甲", 1) == tickets[0]


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_lists_decides_nothing(number, rng):
    listed = small()

    def shuffled(items):
        return tuple(rng.sample(items, len(items)))

    mixed = replace(
        listed,
        candidates=shuffled(listed.candidates),
        inspectors=shuffled(listed.inspectors),
        conflicts=shuffled(listed.conflicts),
        excluded=shuffled(listed.excluded),
    )
    assert result_of(mixed, seed(number)) == result_of(listed, seed(number))


@given(st.integers(0, 10**6), st.data())
def test_a_body_that_was_not_drawn_changes_nobodys_rank(number, data):
    listed = small()
    before = result_of(listed, seed(number))
    absent = data.draw(st.sampled_from([body.id for body in listed.candidates if body.id not in before.selected]))
    after = result_of(replace(listed, candidates=tuple(b for b in listed.candidates if b.id != absent)), seed(number))
    for one, other in zip(before.strata, after.strata, strict=True):
        order = [name for name in one.selected + one.reserve if name != absent]
        assert list(other.selected + other.reserve) == order
    if [part.quota for part in before.strata] == [part.quota for part in after.strata]:
        assert after.teams == before.teams


@given(st.integers(0, 10**6), st.integers(2, 8))
def test_more_tickets_never_push_a_body_down(number, tickets):
    pool = [candidate(f"N{n:02d}") for n in range(10)]
    raised = [replace(pool[0], tickets=tickets), *pool[1:]]
    before, after = rank(seed(number), pool), rank(seed(number), raised)
    assert after.index("N00") <= before.index("N00")
    assert [name for name in after if name != "N00"] == [name for name in before if name != "N00"]


@pytest.mark.parametrize(
    ("size", "permille", "minimum", "expected"),
    [
        (655, 30, 0, 20),
        (666, 30, 0, 20),
        (667, 30, 0, 21),
        (542, 49, 1, 27),
        (113, 8, 1, 1),
        (3, 30, 1, 1),
        (3, 30, 0, 1),
        (100, 0, 0, 0),
        (0, 1000, 0, 0),
        (5, 1000, 0, 5),
        (5, 10, 9, 5),
    ],
)
def test_quotas(size, permille, minimum, expected):
    assert quota(size, permille, minimum) == expected


def test_the_yearly_quota_of_the_district_is_met():
    result = result_of(district(), seed(0))
    assert len(result.selected) >= quota(655, 30, 0) == 20
    assert len(set(result.selected)) == len(result.selected)
