"""Clean reports in many styles raise no error; a wrong digit in their sums and ratios, and the faults planted in them, are named."""

from __future__ import annotations

import pytest

from tests.checking.marked_texts import Marked, errors, marked_texts, measure

TEXTS = marked_texts()
every_text = pytest.mark.parametrize("text", TEXTS, ids=lambda one: one.name)


@every_text
def test_a_clean_report_raises_no_error(text: Marked) -> None:
    assert errors(text.raw) == []


@every_text
def test_every_planted_fault_is_named(text: Marked) -> None:
    clean = {(one.rule, one.found) for one in errors(text.raw)}
    for kind, words, wrong in text.faults:
        if not kind.startswith("missed"):
            assert {(one.rule, one.found) for one in errors(text.raw.replace(words, wrong, 1))} - clean, (kind, words, wrong)


def test_the_texts_are_many_and_marked() -> None:
    assert len(TEXTS) >= 50
    assert all(text.marks or text.faults for text in TEXTS)
    assert sum(len(text.faults) for text in TEXTS) >= 90
    assert sum(kind.startswith("missed") for text in TEXTS for kind, _, _ in text.faults) <= 7


def test_a_wrong_digit_is_named() -> None:
    """One digit of each sum and ratio; what cannot be seen (a rounded base, a list that may be part of its total) stays under a tenth."""
    told = measure([Marked(one.name, one.raw, one.marks, ()) for one in TEXTS[::2]], every=False)
    assert told.digits > 200
    assert told.recall >= 0.9, told.missed


@pytest.mark.slow
def test_every_wrong_digit_is_named() -> None:
    told = measure(TEXTS)
    assert told.digits > 1200
    assert told.recall >= 0.93, told.missed
    assert told.false == ()
