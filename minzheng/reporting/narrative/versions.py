"""The words of a year's report as the bureau wrote them: every version of every section is an act (事项“法治政府建设年度报告”，环节“修改文稿”)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from minzheng.catalogue import matter
from minzheng.facts import yearly
from minzheng.journal.read import fields_of, of_matter
from minzheng.reporting.figures.lineage import case_facts
from minzheng.reporting.figures.signed import MATTER
from minzheng.reporting.narrative import grammar
from minzheng.reporting.narrative.compose import shipped
from minzheng.reporting.narrative.labels import names
from minzheng.reporting.rectified import shortcomings
from minzheng.sm3 import sm3

WRITES = "write"
SHORT, PLAN = "2-0-shortcomings", "3-0-plan"
SHORT_HEAD, PLAN_HEAD = "# 存在的主要问题及原因", "# {next_year}年工作计划"
FACTS = (yearly.section, yearly.words, yearly.base, yearly.section_digest)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a section (its Chinese name): the act that wrote it, the day, who, the words with ids, their digest, the
    version it was made from (the number of its act, 0 for the text it began with)."""

    seq: int
    section: str
    day: date
    staff: str
    text: str
    digest: str
    base: int


def sections(year: int) -> dict[str, str]:
    """The sections of a year's report in order: file name to Chinese name."""
    return dict(zip(shipped(year)[1], yearly.section.values, strict=True))


def versions(year: int, as_of: date | None = None) -> dict[str, list[Version]]:
    """Every version of every section that was written anew, by its Chinese name, the oldest first."""
    page, until = matter(MATTER), as_of or date.max
    acts = list(of_matter(MATTER, WRITES).filter(on__lte=until).values_list("seq", "case", "on", "actor"))
    if not acts:
        return {}
    about, fields = case_facts(page, WRITES, date.min, until), fields_of([seq for seq, *_ in acts], [fact.key for fact in FACTS])
    found: dict[str, list[Version]] = {}
    for seq, case, day, actor in acts:
        said = fields.get(seq, {})
        if about[case].get(yearly.year.key) != year or yearly.words.key not in said:
            continue
        section, words, base, digest = (said.get(fact.key) for fact in FACTS)
        found.setdefault(str(section), []).append(Version(seq, str(section), day, actor, str(words), str(digest), int(str(base))))
    return found


def newest(year: int, section: str) -> int:
    """The act of the newest version of a section; 0 when it was never written anew."""
    return max((one.seq for one in versions(year).get(section, [])), default=0)


def edited(year: int, as_of: date | None = None, found: dict[str, list[Version]] | None = None) -> dict[str, str]:
    """The words of every section that was written anew, by file name; `found` are the versions, where they are at hand."""
    found = versions(year, as_of) if found is None else found
    return {name: found[title][-1].text for name, title in sections(year).items() if title in found} if found else {}


def texts(year: int, as_of: date | None = None, found: dict[str, list[Version]] | None = None) -> dict[str, str]:
    """The words of every section as they stand, by file name."""
    return first(year, as_of) | edited(year, as_of, found)


def first(year: int, as_of: date | None = None) -> dict[str, str]:
    """The words every section begins with, by file name: the shipped text, or what last year's report carried over."""
    return shipped(year)[1] | begun(year, as_of)


def begun(year: int, as_of: date | None = None) -> dict[str, str]:
    """The sections on shortcomings and on next year's plan as they begin in a year for which no text was shipped: from the tracked
    items that were carried over and are not closed (督察工作规定第二十五条). Empty where there are none."""
    if shipped(year)[0] == year:
        return {}
    open_still = [one for one in shortcomings(year, as_of) if one.year < year and not one.closed]
    if not open_still:
        return {}
    lacks = [SHORT_HEAD, *(f"## {_plain(one.what)}。\n[接续{n}不足] 上一年度报告已列的这一项，还没有销号：{_plain(one.what)}。\n"
                           f"[接续{n}原因] 主要原因是{_plain(one.cause)}。" for n, one in enumerate(open_still, 1))]  # fmt: skip
    plans = [PLAN_HEAD, *(f"## 继续整改：{_plain(one.what)}。\n[接续{n}整改] {_plain(one.measure) or '定出措施、目标和期限'}。"
                          for n, one in enumerate(open_still, 1))]  # fmt: skip
    return {SHORT: "\n\n".join(lacks) + "\n", PLAN: "\n\n".join(plans) + "\n"}


def _plain(words: str) -> str:
    """What an act says, as words of a text: one line, no marks of the grammar, no end stop."""
    return re.sub(r"[\s{}\[\]#%]+", " ", words).strip().rstrip("。；;.")


def readable(text: str) -> bool:
    """Whether the grammar reads the words and knows every figure they mention."""
    try:
        items = grammar.parse(text)
    except grammar.Malformed:
        return False
    known = names()
    asked = (figure for item in items if isinstance(item, grammar.Passage) for figure in item.figures())
    headings = (name for item in items if isinstance(item, grammar.Heading) for name, _, _ in grammar.REFERENCE.findall(item.text))
    return all(figure in known for figure in asked) and all(name in known or name in grammar.PARAMETERS for name in headings)


def digest_of(text: str) -> str:
    """The digest (SM3, hexadecimal) that the journal keeps of a section's words."""
    return sm3(text.encode()).hex()
