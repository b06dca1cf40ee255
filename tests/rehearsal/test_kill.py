"""kill -9 at random moments of a rehearsal: nothing acknowledged is lost, nothing is half there, and the year ends as it would have."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal.places import PART, Rehearsal

LONGEST_RUN = 90
"""So many days are lived at most between two kills."""


def live_until_killed(year: Rehearsal, days: int, grace: float) -> bool:
    """Live on, killed `grace` seconds after the word that these many days are lived; whether the year came to its end first."""
    process = year.start("live", PART)
    assert process.stdout is not None
    heard = [line for line in (process.stdout.readline() for _ in range(days + 1)) if line]
    time.sleep(grace)
    process.kill()
    rest, err = process.communicate()
    assert "Error" not in err, err
    whole = (rest if rest.endswith("\n") else rest.rpartition("\n")[0]).splitlines()
    return year.heard([*heard, *whole])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same year, lived without interruption."""
    year = Rehearsal(tmp_path_factory.mktemp("undisturbed"))
    year.to_the_end()
    return year.state()


def everything_holds(year: Rehearsal) -> dict[str, Any]:
    """Whole, balanced, nothing of what was acknowledged missing; the state."""
    state = year.state()
    assert state["findings"] == []
    assert state["postings"] == 0
    assert (state["through"] or "") >= year.through
    there = {int(seq): act for seq, act in state["acts"].items()}
    assert year.acknowledged.items() <= there.items()
    assert list(there) == list(range(1, len(there) + 1))
    return state


def killed(directory: Path, kills: int, undisturbed: dict[str, Any]) -> None:
    """Years that are killed again and again and resumed, until there have been so many kills; each ends as the undisturbed one."""
    chance, done, number = random.Random(), 0, 0
    while done < kills:
        year = Rehearsal(directory / str(number))
        ended = False
        while done < kills and not ended:
            days = chance.randint(0, LONGEST_RUN)
            ended = live_until_killed(year, days, chance.uniform(0, 0.05 if days else 0.6))
            done += not ended
            everything_holds(year)
        year.to_the_end()
        state = everything_holds(year)
        assert state["figures"] == undisturbed["figures"]
        assert state["done"] == undisturbed["done"], "the same acts on the same days in the same order"
        number += 1


@pytest.mark.timeout(600)
def test_a_killed_rehearsal_goes_on_where_it_was(tmp_path: Path, undisturbed: dict[str, Any]) -> None:
    assert undisturbed["figures"]
    assert undisturbed["findings"] == []
    killed(tmp_path, 4, undisturbed)


@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_a_rehearsal_killed_forty_times(tmp_path: Path, undisturbed: dict[str, Any]) -> None:
    killed(tmp_path, 40, undisturbed)
