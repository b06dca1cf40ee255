"""Spans of time as statutes write them."""

from __future__ import annotations

import pytest

from minzheng.vocabulary.spans import Span, days, months, on_the_spot, unset, working_days


@pytest.mark.parametrize(
    ("span", "written"),
    [(working_days(5), "5个工作日"), (days(30), "30日"), (months(6), "6个月"), (on_the_spot, "当场"), (unset, "时限未定")],
)
def test_a_span_is_written_as_the_law_does(span: Span, written: str) -> None:
    assert str(span) == written


def test_an_unset_limit_is_no_limit_of_zero_days() -> None:
    assert not unset.is_set
    assert all(span.is_set for span in (on_the_spot, days(0), months(1)))


def test_the_citizens_period_rolls_and_the_organs_does_not_unless_the_span_says_so() -> None:
    assert days(7).rolls(citizen=True)
    assert not days(7).rolls(citizen=False)
    assert days(7, roll="next").rolls(citizen=False)
    assert not days(7, roll="none").rolls(citizen=True)


@pytest.mark.parametrize("wrong", [("weeks", 1, None), ("days", -1, None), ("days", 1.5, None), ("days", 1, "back")])
def test_a_span_that_no_statute_writes_fails(wrong: tuple[str, int, str | None]) -> None:
    with pytest.raises(ValueError):
        Span(*wrong)
