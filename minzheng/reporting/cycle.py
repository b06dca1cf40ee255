"""The yearly report as its own procedure asks about it: what is computed of it is never typed by whoever drafts or checks.

Registered with `procedure.known` when the program starts; a year the journal does not know is left to what the act says
(the report of a year before the system).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from minzheng.checking.contents import required
from minzheng.checking.findings import ERROR
from minzheng.checking.mentions import Text
from minzheng.checking.source import text_of_page
from minzheng.facts import yearly
from minzheng.journal import checkpoints, nodes, volumes
from minzheng.procedure import known
from minzheng.reporting.annual import relations_of, report_of
from minzheng.reporting.documents import web
from minzheng.reporting.figures.lineage import year_is_known
from minzheng.reporting.narrative import versions
from minzheng.reporting.narrative.guard import typed_in
from minzheng.reporting.relations import blocking, unanswered
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import Fact

OF_WORDS = (yearly.newest, yearly.readable, yearly.section_digest)
NOTHING = ("无", "没有", "无。")


def register() -> None:
    """Answer the facts of the report that are computed."""
    known.ANSWERS["report"] = answer


def answer(fact: Fact, known_so_far: Mapping[str, Any], day: date) -> Any:
    """The value of one computed fact of the report of `yearly.year`; None when this journal knows nothing of that year."""
    if fact is yearly.snapshot:
        return newest_root()
    if fact is yearly.answered:
        return str(known_so_far.get(yearly.reason.key, "")).strip() not in ("", *NOTHING)
    if fact in OF_WORDS:
        return _of_words(fact, known_so_far)
    year = known_so_far.get(yearly.year.key)
    if not isinstance(year, int) or not year_is_known(year):
        return None
    return _computed(year, volumes.logs()[-1], _size()).get(fact.key)


def _of_words(fact: Fact, known_so_far: Mapping[str, Any]) -> Any:
    """What is computed of the words of one section that are to be kept."""
    words, year = str(known_so_far.get(yearly.words.key, "")), known_so_far.get(yearly.year.key)
    if fact is yearly.section_digest:
        return versions.digest_of(words)
    if fact is yearly.readable:
        return versions.readable(words)
    return isinstance(year, int) and versions.newest(year, str(known_so_far.get(yearly.section.key, ""))) == known_so_far.get(yearly.base.key)


def newest_root() -> str:
    """The root of the newest checkpoint; 尚未签署检查点 before there is any."""
    kept = [found for log in volumes.logs() if (found := checkpoints.newest(log)) is not None]
    return bytes(kept[-1].root).hex() if kept else "尚未签署检查点"


def _size() -> int:
    return sum(nodes.head(log).size for log in volumes.logs())


@lru_cache(maxsize=4)
def _computed(year: int, log: int, size: int) -> dict[str, Any]:
    """What is computed of a year's report at one state of the journal."""
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
