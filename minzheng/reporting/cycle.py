"""The yearly report as its own procedure asks about it: what is computed of it is never typed by whoever drafts or checks.

Registered with `procedure.known` when the program starts; a year the journal does not know is left to what the act says
(the report of a year before the system).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from minzheng.checking.contents import required
from minzheng.checking.findings import ERROR
from minzheng.checking.mentions import Text
from minzheng.checking.source import text_of_page
from minzheng.facts import yearly
from minzheng.journal import attachments, checkpoints, volumes
from minzheng.journal.entry import Attached
from minzheng.journal.read import how_many, of_case
from minzheng.procedure import known
from minzheng.reporting.annual import relations_of, report_of
from minzheng.reporting.documents import kept, web
from minzheng.reporting.figures.lineage import year_is_known
from minzheng.reporting.figures.signed import MATTER, SIGNS, signed_on
from minzheng.reporting.narrative import versions
from minzheng.reporting.narrative.guard import typed_in
from minzheng.reporting.relations import blocking, unanswered
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact

OF_WORDS = (yearly.newest, yearly.readable, yearly.section_digest)
NOTHING = ("无", "没有", "无。")


def register() -> None:
    """Answer the facts of the report that are computed; keep what is signed."""
    known.ANSWERS["report"] = answer
    known.SEALED[MATTER, SIGNS] = sealed


def answer(fact: Fact, known_so_far: Mapping[str, Any], day: date) -> Any:
    """The value of one computed fact of the report of `yearly.year`; None when this journal knows nothing of that year."""
    if fact is yearly.snapshot:
        return newest_root()
    if fact is yearly.answered:
        return str(known_so_far.get(yearly.reason.key, "")).strip() not in ("", *NOTHING)
    if fact in OF_WORDS:
        return _of_words(fact, known_so_far)
    if fact is yearly.correction:
        return bool(known_so_far.get(yearly.corrects.key))
    if fact is yearly.noted:
        return _noted(str(known_so_far.get(yearly.corrects.key, "")))
    if fact is yearly.again:
        return signed_on(int(known_so_far.get(yearly.year.key, 0))) is not None
    year = known_so_far.get(yearly.year.key)
    if not isinstance(year, int) or not year_is_known(year):
        return None
    return _computed(year, how_many()).get(fact.key)


def _of_words(fact: Fact, known_so_far: Mapping[str, Any]) -> Any:
    """What is computed of the words of one section that are to be kept."""
    words, year = str(known_so_far.get(yearly.words.key, "")), known_so_far.get(yearly.year.key)
    if fact is yearly.section_digest:
        return versions.digest_of(words)
    if fact is yearly.readable:
        return versions.readable(words)
    return isinstance(year, int) and versions.newest(year, str(known_so_far.get(yearly.section.key, ""))) == known_so_far.get(yearly.base.key)


def _noted(case: str) -> bool:
    """Whether the report of this case was published and a correction to it made public since."""
    verbs = list(of_case(case).values_list("verb", flat=True)) if case else []
    return "publish" in verbs and "correct" in verbs[verbs.index("publish") :]


def sealed(facts: Mapping[str, Any], on: date) -> tuple[Attached, ...]:
    """What is signed on this day, for the desk and for the public, to be kept with the act; nothing for a year this journal does not know."""
    year = facts.get(yearly.year.key)
    if not isinstance(year, int) or not year_is_known(year):
        return ()
    told = {name: kept.as_json(report_of(year, public=name == "public", signing=on).document) for name in ("desk", "public")}
    return (attachments.keep(orjson.dumps(told, option=orjson.OPT_SORT_KEYS), "application/json", "签发的报告.json"),)


def newest_root() -> str:
    """The root of the newest checkpoint; 尚未签署检查点 before there is any."""
    kept = [found for log in volumes.logs() if (found := checkpoints.newest(log)) is not None]
    return bytes(kept[-1].root).hex() if kept else "尚未签署检查点"


@lru_cache(maxsize=4)
def _computed(year: int, acts: int) -> dict[str, Any]:
    """What is computed of a year's report while there are so many acts."""
    found = relations_of(year)
    if blocking(found):
        return {yearly.sound.key: False, yearly.contents.key: False}
    try:
        made = report_of(year)
    except Refusal:
        return {yearly.sound.key: False, yearly.contents.key: False}
    page = web.fragment(made.document)
    wrong = {one.rule for one in required(Text(text_of_page(page))) if one.severity == ERROR}
    typed = sum(len(typed_in(words, year=year)) for words in versions.texts(year).values())
    return {
        yearly.sound.key: True, yearly.digest.key: sm3(page.encode()).hex(), yearly.typed.key: typed,
        yearly.causes.key: "missing-causes" not in wrong, yearly.contents.key: not wrong,
        yearly.breaches.key: len(unanswered(found)),
    }  # fmt: skip
