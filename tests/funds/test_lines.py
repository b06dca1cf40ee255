"""Payment lines as the journal commits to them: our fast way gives exactly the journal's own bytes and root."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minzheng.funds.lines import ARREARS, CURRENT, Line, leaf_of, seal, value_of
from minzheng.journal.canonical import encode, parse
from minzheng.journal.lines import line, line_proof, lines_root, verify_line
from minzheng.sm3 import sm3

days = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: day.replace(day=1))
numbers = st.integers(1, 2**40)
lines = st.builds(Line, numbers, numbers, numbers, st.binary(min_size=32, max_size=32), st.sampled_from((CURRENT, ARREARS)), days, days, numbers)


@given(one=lines, place=st.integers(0, 10**6))
def test_a_line_is_canonical(one: Line, place: int) -> None:
    value = parse(value_of(one, place))
    assert encode(value) == value_of(one, place)
    assert (value["amount"], value["person"], value["facts"], value["place"]) == (one.amount, one.person, one.facts.hex(), place)


@given(st.lists(lines, max_size=20))
def test_the_root_is_the_journal_s(some: list[Line]) -> None:
    sealed = seal(some)
    data = [line(salt, parse(value_of(one, place))) for place, (one, salt) in enumerate(zip(some, sealed.salts, strict=True))]
    assert sealed.root == lines_root(data)
    assert [leaf_of(one, place, salt) for place, (one, salt) in enumerate(zip(some, sealed.salts, strict=True))] == list(sealed.leaves)
    assert len(set(sealed.salts)) == len(some)
    for place, one in enumerate(data):
        size, proof = line_proof(data, place)
        assert verify_line(one, place, size, proof, sealed.root)


def test_no_lines_at_all() -> None:
    assert seal([]).root == sm3(b"")
