"""What a rule-of-law report must contain (督察工作规定第二十五条), and the four duties of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import ERROR, NOTE, WARNING, Finding
from .mentions import Text

_CAUSE = re.compile(
    r"原因|成因|诱因|起因|缘由|由于|因为|因此|究其|根源|根子|根本在|归结|归因|归根|在于|导致|致使|造成|源于|源自|所致|使得|以致|以至"
    r"|受[^，。；]{1,20}(影响|制约|限制|约束)|受[制限]于|限于|囿于|症结|缘于|[是系][^，。；]{2,30}的(结果|缘故)|是因|[，；：]?因[^，。；]{2,18}[，；。]|之所以"
    r"|与[^，。；]{2,26}(有关|相关|不无关系|直接关系|分不开)|[主客]观[上方面]*[看说讲来]|一方面[^。]*另一方面|难在"
)
_EXPLAINED = re.compile(r"主要[是系为]|[是系]|[，：][^，。；]{2,}(不足|不够|欠缺|缺乏|偏[低少弱大]|老化|薄弱|滞后)")
_SHORTCOMING = re.compile(
    r"(存在|还有|仍有)[^。]{0,12}(不足|问题|短板|差距|薄弱)|不足之处|主要(问题|不足|短板)|存在的?(主要)?(问题|不足)|有待(进一步)?(加强|提高|提升)"
    r"|(?m:^|[。；])[ 　【●•·■◆▪○★☆➢\-—*\d.、（）一二三四五六七八九十]*"
    r"(主要|存在的?)?(不足|问题|短板|差距|困难)([与和及、]其?(不足|问题|短板|差距|困难|原因))?(方面|之处)?(主要)?(是|有|[：。】])"
)
_PLAN = re.compile(
    r"(下一?步|下一?年|明年|来年|新的一年|下一?阶段|今后)|20\d\d年[^。]{0,8}(工作)?(计划|打算|安排|思路|重点|要点)|(?m:^|[。；])[ 　]*(打算|计划|安排)："
)
_DUTY = re.compile(r"第一责任人|主要负责(人|同志)[^。]{0,40}(职责|责任|部署)|四个亲自|亲自部署|党政主要负责人")
_FOUR = {"部署": "重要工作亲自部署", "过问": "重大问题亲自过问", "协调": "重点环节亲自协调", "督办": "重要任务亲自督办"}
_MEASURED = re.compile(
    r"\d+(?:\.\d+)?\s*(%|人|名|家|个|场|次|期|件|项|户|宗|份|万|亿|所|间|条|小时|天|个月)|[1-9]\d?月底前|季度末?前|(全年|每[年月季半])[^，。]{0,6}不少于"
)


_YEARLY = re.compile(r"(法治政府|依法行政|法治建设)[^\n。]{0,20}(报告|总结|情况|汇报)")
_HEADING_WORDS = re.compile(r"[ 　]*[一二三四五六七八九十]{1,3}、[^。；，：\n]{2,30}")


def required(text: Text) -> Iterator[Finding]:
    """The five contents; the causes of shortcomings; a plan that can be measured."""
    problems = _problems(text)
    if problems is None:
        yield _whole(text, "missing-shortcomings", ERROR, "应写明存在的不足和原因（督察工作规定第二十五条第二项）", "没有找到不足")
    elif not _causes(text, *problems):
        yield Finding(
            "missing-causes",
            ERROR,
            *problems,
            _quote(text, *problems),
            "不足之外还应写明原因（督察工作规定第二十五条第二项）",
            "只有不足，没有原因",
        )
    plans = [s for s in text.sections if s.kind == "plan"]
    if not plans and not _PLAN.search(text.plain) and not _next_year(text):
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
    if not any(_says(text, found) for found in _DUTY.finditer(text.plain)):
        yield _whole(
            text,
            "missing-duties",
            ERROR if _YEARLY.search(text.plain[:200]) else WARNING,
            "应写明主要负责人履行推进法治建设第一责任人职责的情况（督察工作规定第二十五条第三项）",
            "没有找到",
        )


def _says(text: Text, found: re.Match[str]) -> bool:
    """Whether words stand in a sentence that says something: a heading does with what comes under it."""
    start, end = text.sentence_of(found.start())
    heading = re.match(r"[ 　]*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", text.plain[start:end])
    if heading is None or end - start > 30:
        return True
    below = re.split(r"\n[ 　]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", text.plain[end:], maxsplit=1)[0]
    return len(below.strip()) >= 20


def _problems(text: Text) -> tuple[int, int] | None:
    for section in text.sections:
        if section.kind == "problems":
            return section.start, section.end
    found = _SHORTCOMING.search(text.plain)
    if not found:
        return None
    end = text.plain.find("\n", found.end())
    more = text.plain.find("\n", end + 1) if end > 0 and not _PLAN.search(text.plain[end : end + 40]) else end
    return found.start(), more if more > 0 else len(text.plain) if end < 0 or more < 0 else end


def _causes(text: Text, start: int, end: int) -> bool:
    """Whether the shortcomings say why: by a word of cause, or, where the heading promises the causes, by any explanation."""
    head, _, body = text.plain[start:end].partition("\n")
    title = _HEADING_WORDS.match(head)
    promised = title is not None and bool(re.search("原因|成因", title[0]))
    words = (head[title.end() :] if title else head) + body
    return bool(_CAUSE.search(words)) or (promised and bool(_EXPLAINED.search(words)))


def _next_year(text: Text) -> bool:
    """Whether a sentence says what the next year brings: “2024年，将配齐……”."""
    return text.year is not None and bool(re.search(rf"{text.year + 1}年[^。；]{{0,12}}(将|拟|要|力争|计划|打算|继续|组织|开展|培育)", text.plain))


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
