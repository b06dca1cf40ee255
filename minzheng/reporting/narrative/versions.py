"""The words of a year's report as the bureau wrote them: every version of every section is an act (事项“法治政府建设年度报告”，环节“修改文稿”)."""

from __future__ import annotations

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
from minzheng.sm3 import sm3

WRITES = "write"
FACTS = (yearly.section, yearly.words, yearly.base, yearly.section_digest)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a section (its Chinese name): the act that wrote it, the day, who, the words with ids, their digest, the
    version it was made from (the number of its act, 0 for the shipped text)."""

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
    return shipped(year)[1] | edited(year, as_of, found)


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
