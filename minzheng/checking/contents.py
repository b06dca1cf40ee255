"""What a rule-of-law report must contain (督察工作规定第二十五条), and the four duties of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import ERROR, NOTE, WARNING, Finding
from .mentions import Text

_CAUSE = re.compile(
    r"原因|由于|因为|因此|究其|根源|归结|归因|在于|导致|致使|造成|源于|所致|受[^，。]{1,20}(影响|制约|限制)|症结|缘于|因[^，。]{2,18}，|之所以"
)
_SHORTCOMING = re.compile(
    r"(存在|还有|仍有)[^。]{0,12}(不足|问题|短板|差距|薄弱)|不足之处|主要问题|存在的?(主要)?(问题|不足)|有待(进一步)?(加强|提高|提升)"
)
_PLAN = re.compile(r"(下一步|下步|下一年|明年|来年|新的一年)|20\d\d年[^。]{0,8}(工作)?(计划|打算|安排|思路)|下一阶段|今后")
_DUTY = re.compile(r"第一责任人|主要负责(人|同志)[^。]{0,40}(职责|责任|部署)|四个亲自|亲自部署|党政主要负责人")
_FOUR = {"部署": "重要工作亲自部署", "过问": "重大问题亲自过问", "协调": "重点环节亲自协调", "督办": "重要任务亲自督办"}
_MEASURED = re.compile(
    r"\d+(?:\.\d+)?\s*(%|人|名|家|个|场|次|期|件|项|户|宗|份|万|亿|所|间|条|小时|天|个月)|[1-9]\d?月底前|季度末?前|(全年|每[年月季半])[^，。]{0,6}不少于"
)


def required(text: Text) -> Iterator[Finding]:
    """The five contents; the causes of shortcomings; a plan that can be measured."""
    problems = _problems(text)
    if problems is None:
        yield _whole(text, "missing-shortcomings", ERROR, "应写明存在的不足和原因（督察工作规定第二十五条第二项）", "没有找到不足")
    elif not _CAUSE.search(text.plain[problems[0] : problems[1]].replace(text.section_at(problems[0]).title or "\0", "", 1)):
        yield Finding(
            "missing-causes",
            ERROR,
            *problems,
            _quote(text, *problems),
            "不足之外还应写明原因（督察工作规定第二十五条第二项）",
            "只有不足，没有原因",
        )
    plans = [s for s in text.sections if s.kind == "plan"]
    if not plans and not _PLAN.search(text.plain):
        yield _whole(
            text, "missing-plan", ERROR, "应写明下一年度推进法治政府建设的主要安排（督察工作规定第二十五条第四项）", "没有找到安排"
        )
    for section in plans:
        if not _MEASURED.search(text.plain[section.start : section.end].replace(section.title, "", 1)):
            yield Finding(
                "plan-without-target",
                NOTE,
                section.start,
                section.end,
                _quote(text, section.start, section.end),
                "下一年的安排宜有可以衡量的目标",
                "没有数量或者期限",
            )
    if not _DUTY.search(text.plain):
        yield _whole(
            text,
            "missing-duties",
            WARNING,
            "应写明主要负责人履行推进法治建设第一责任人职责的情况（督察工作规定第二十五条第三项）",
            "没有找到",
        )


def _problems(text: Text) -> tuple[int, int] | None:
    for section in text.sections:
        if section.kind == "problems":
            return section.start, section.end
    found = _SHORTCOMING.search(text.plain)
    if not found:
        return None
    end = text.plain.find("\n", found.end())
    return found.start(), end if end > 0 else len(text.plain)


def four_duties(text: Text) -> Iterator[Finding]:
    """“四个亲自”: when some are named, the others are missed."""
    named = [found for word in _FOUR if (found := re.search(rf"亲自{word}", text.plain))]
    missing = [words for word, words in _FOUR.items() if not re.search(rf"亲自[^。；]{{0,20}}{word}", text.plain)]
    if named and missing:
        first, last = min(one.start() for one in named), max(one.end() for one in named)
        told = f"四个亲自还有：{'、'.join(missing)}（党政主要负责人履行推进法治建设第一责任人职责规定第四条）"
        yield text.finding("four-duties", WARNING, first, last, told, f"缺{len(missing)}个")


def _whole(text: Text, rule: str, severity: str, expected: str, found: str) -> Finding:
    end = min(len(text.raw), 40)
    return Finding(rule, severity, 0, end, text.raw[:end], expected, found)


def _quote(text: Text, start: int, end: int) -> str:
    return text.raw[start : min(end, start + 60)]
