"""The question bank of the law exam, made from the pages: who acts, within what limit, what must hold first; each with its articles.

A question is a function of (page, seed, day), so that a paper can be printed again, and a changed page changes its questions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.catalogue import matters
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.errors import Refusal

CHOICES = 4


@dataclass(frozen=True)
class Question:
    """One question with `options` of which that at place `answer` is right; `basis` are the articles in force on the day."""

    matter: str
    text: str
    options: tuple[str, ...]
    answer: int
    basis: str

    def as_json(self) -> dict[str, Any]:
        """As `minzheng questions --json` lists it."""
        return {"matter": self.matter, "text": self.text, "options": list(self.options), "answer": self.answer, "basis": self.basis}


def paper(pages: Sequence[Matter], count: int, seed: int, day: date) -> list[Question]:
    """`count` different questions over these pages (none: all in force). Raises Refusal when they do not give so many."""
    asked = [one for one in pages or matters() if one.in_force(day)]
    bank = [question for page in asked for question in _of(page, seed, day)]
    if count < 1 or len(bank) < count:
        raise Refusal(f"题库只有{len(bank)}题，出不了{count}题", remedy="请减少题数，或者多选几个事项。")
    return random.Random(f"paper:{seed}").sample(bank, count)  # noqa: S311 - a paper that can be printed again


def _of(page: Matter, seed: int, day: date) -> Iterator[Question]:
    everybody = sorted({step.office.title for one in matters() for step in one.steps})
    limits = sorted({str(step.within) for one in matters() for step in one.steps if step.within is not None and step.within.is_set})
    elsewhere = _elsewhere(page)
    for step in page.steps:
        basis = (step.basis or page.basis).cite(day)
        if step.basis and not step.basis.in_force(day):
            continue
        if step.instead is None:
            yield _question(page, step, f"“{page.title}”的“{step.title}”由谁办理？", step.office.title, everybody, basis, seed)
        if step.within is not None and step.within.is_set and step.after is not None and step.only is None:
            text = f"“{page.title}”的“{step.title}”，自“{step.after.title}”起应当在多长时间内办？"
            yield _question(page, step, text, str(step.within), limits, basis, seed)
        for gate in step.gates:
            if gate.basis.in_force(day):
                text = f"办理“{page.title}”的“{step.title}”，下列哪一项必须先成立？"
                yield _question(page, step, text, gate.title, elsewhere, gate.basis.cite(day), seed)


def _elsewhere(page: Matter) -> list[str]:
    """Requirements of other lines: one of the same page might have to hold first as well, and so be right too."""
    mine = {gate.title for step in page.steps for gate in page.gates_of(step)}
    return sorted({gate.title for one in matters() if one.line != page.line for step in one.steps for gate in step.gates} - mine)


def _question(page: Matter, step: Step, text: str, right: str, pool: Sequence[str], basis: str, seed: int) -> Question:
    rng = random.Random(f"{seed}:{page.id}:{step.verb}:{text}:{right}")  # noqa: S311 - as above
    options = [right, *rng.sample([one for one in dict.fromkeys(pool) if one != right], CHOICES - 1)]
    rng.shuffle(options)
    return Question(page.id, text, tuple(options), options.index(right), basis)
