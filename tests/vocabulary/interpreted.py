"""A rule's kernels run as plain Python, so that many small rules are compared without compiling each."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from unittest.mock import patch

from minzheng.vocabulary import Matter
from minzheng.vocabulary.bulk import BulkResult, Columns
from minzheng.vocabulary.bulk.program import Program
from minzheng.vocabulary.bulk.rule import empty
from minzheng.vocabulary.situation import Situation


@dataclass(frozen=True)
class Interpreted:
    """A matter's plain and careful kernels."""

    plain: Program
    careful: Program

    def run(self, columns: Columns, like: Situation) -> tuple[BulkResult, bool]:
        """The result on the day of `like`, and whether the plain kernel could serve."""
        for program in (self.plain, self.careful):
            arguments = program.prepare(columns, like)
            if arguments is not None:
                outputs = empty(columns.count)
                unknown, negative = program.kernel(*(one.tolist() for one in arguments), 0, columns.count, *outputs)
                assert not negative
                return BulkResult(columns.matter, *outputs, unknown), program is self.plain
        raise AssertionError


def interpreted(matter: Matter) -> Interpreted:
    with patch("numba.njit", lambda **_: lambda function: function):
        programs = Interpreted(Program(matter, None, careful=False), Program(matter, None, careful=True))
        assert programs.plain.kernel
        assert programs.careful.kernel
    return programs


def forgetful(situation: Situation, rng: Random, share: float) -> Situation:
    """The same case with a share of its facts not known."""
    facts = {key: value for key, value in situation.facts.items() if rng.random() >= share}
    members = {group: [{k: v for k, v in one.items() if rng.random() >= share} for one in several] for group, several in situation.members.items()}
    return Situation(situation.day, situation.calendar, situation.rates, facts, members, situation.history)
