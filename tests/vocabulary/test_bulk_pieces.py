"""The reach of a piece of source covers every value it can have, so that nothing passes 64 bits unseen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minzheng.vocabulary.bulk import pieces as p
from minzheng.vocabulary.bulk.columns import Extent

RANGES = {"one": (-7, 5), "other": (2, 11), "third": (-3, -1), "count": (0, 4)}
leaves = st.sampled_from([*(p.variable(name, counts=low >= 0) for name, (low, _) in RANGES.items()), p.literal(3), p.literal(-2)])


def joined(inner: st.SearchStrategy[p.Whole]) -> st.SearchStrategy[p.Whole]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(lambda pair: p.plus(*pair)),
        two.map(lambda pair: p.minus(*pair)),
        two.map(lambda pair: p.times(*pair)),
        two.map(lambda pair: p.chosen("(one >= 0)", *pair)),
        inner.map(p.opposite),
        inner.map(lambda top: p.floor_of(top, p.variable("other"))),
        inner.map(lambda top: p.floor_of(top, p.literal(4))),
    )


@given(st.recursive(leaves, joined, max_leaves=8), st.fixed_dictionaries({name: st.integers(*ends) for name, ends in RANGES.items()}))
def test_no_value_lies_beyond_its_reach(whole: p.Whole, values: dict[str, int]) -> None:
    low, high = p.Reaches(RANGES, {}).of(whole)
    value = eval(whole.text, {"max": max}, values)
    assert low <= value <= high
    assert value >= 0 or not whole.counts


@given(st.integers(0, 400), st.integers(0, 400), st.booleans(), st.booleans())
def test_a_day_that_is_one_or_the_other_reaches_both(low: int, more: int, never: bool, known: bool) -> None:
    one = Extent(20_240_101 + low, 20_240_101 + low + more, never) if known else Extent(0, 0, never)
    other = Extent(20_240_201, 20_240_301)
    both = p.days_together(one, other)
    assert both.low <= other.low <= other.high <= both.high
    assert not known or both.low <= one.low <= one.high <= both.high
    assert both.never == never
