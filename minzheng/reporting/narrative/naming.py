"""A narrative as the drafter reads it: figures and parameters by their Chinese names instead of ids, in braces and in conditions."""

from __future__ import annotations

import re
from functools import cache

from minzheng.reporting.narrative.grammar import ELSE, PARAMETERS
from minzheng.reporting.narrative.labels import names
from minzheng.vocabulary.errors import Refusal

BRACES = re.compile(r"\{([^{}\n]*)\}")
HEAD = re.compile(r"(?m)^\[([^\]：\n]+)：([^\]\n]+)\]")
ASKED = re.compile(r"(.+) (为零|大于零|满百|等于 (.+))")
AS_OF, RESTS = ".截至", "依据 "
WORDS_FOR = dict(zip(PARAMETERS, ("本年度", "下一年度", "本区", "本单位"), strict=True))


class Unknown(Refusal):
    """A name in braces or in a condition that is no figure; `name` and `line` say which and where."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(f"第{line}行的“{name}”不是已有的数字", remedy="请从“插入数字”里选，或者改成文字。")
        self.name, self.line = name, line


@cache
def _labels() -> dict[str, str]:
    return names() | WORDS_FOR


@cache
def _ids() -> dict[str, str]:
    return {label: id for id, label in _labels().items()}


def in_chinese(text: str) -> str:
    """The text with every id replaced by its name; lines that go on with the one before are joined to it."""
    joined = re.sub(r"\n {2,}(?=\S)", "", text)
    return _replaced(joined, _labels(), strict=False)


def in_ids(text: str) -> str:
    """The text with every name replaced by its id; an id stays. Raises Unknown."""
    return _replaced("\n".join(line.strip() for line in text.replace("\r\n", "\n").split("\n")), _ids(), strict=True)


def _replaced(text: str, names: dict[str, str], *, strict: bool) -> str:
    known = names | ({id: id for id in _labels()} if strict else {})

    def name(asked: str, place: int) -> str:
        found = known.get(asked)
        if found is None and strict:
            raise Unknown(asked, text.count("\n", 0, place) + 1)
        return asked if found is None else found

    def reference(match: re.Match[str]) -> str:
        inside = match[1].strip()
        if inside in known:
            return f"{{{known[inside]}}}"
        if inside.endswith(AS_OF):
            return f"{{{name(inside.removesuffix(AS_OF), match.start())}{AS_OF}}}"
        for split in (place for place, char in enumerate(inside) if char == "："):
            if inside[:split] in known:
                return f"{{{known[inside[:split]]}：{inside[split + 1 :]}}}"
        return f"{{{name(inside.partition('：')[0], match.start())}}}" if strict else match[0]

    def clause(match: re.Match[str]) -> str:
        said = match[2]
        if said == ELSE:
            return match[0]
        if said.startswith(RESTS):
            return f"[{match[1]}：{RESTS}{'、'.join(name(one, match.start()) for one in _listed(said.removeprefix(RESTS), known))}]"
        asked = ASKED.fullmatch(said)
        if asked is None:
            return match[0]
        other = f"等于 {name(asked[3], match.start())}" if asked[3] else asked[2]
        return f"[{match[1]}：{name(asked[1], match.start())} {other}]"

    return HEAD.sub(clause, BRACES.sub(reference, text))


def _listed(said: str, known: dict[str, str]) -> list[str]:
    """The names of a list; a name may hold the mark that parts them."""
    parts, found = said.split("、"), []
    while parts:
        size = next((n for n in range(len(parts), 0, -1) if "、".join(parts[:n]) in known), 1)
        found.append("、".join(parts[:size]))
        parts = parts[size:]
    return found
