"""Marks, numerals and slips of the pen in a report (GB/T 15834, GB/T 15835, GB/T 9704)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import NOTE, WARNING, Finding
from .lists import claims
from .mentions import Text

_PAIRS = {"“": "”", "《": "》", "（": "）", "〔": "〕", "【": "】"}
_NOUNS = "力度|广度|深度|强度|密度|幅度|速度|覆盖面|知晓率|知晓度|参与度|参与率|满意度|公信力|影响力"
_RUN_TOGETHER = re.compile(
    rf"(?:影响力|公信力|执行力|凝聚力|渗透力|吸引力|传播力|覆盖面|覆盖率|知晓率|知晓度|参与度|参与率|满意度|满意率)(?={_NOUNS})"
)
_SLIPS = (
    (
        re.compile(
            r"加强对(突出|进一步|继续|切实|认真|大力|深入|持续|全面|不断|着力|充分)(?=[\u4e00-\u9fff])(?![^，。；]{0,24}的[^，。；]{0,8}(宣传|管理|监督|指导|培训|检查|监管|保护|教育|服务|治理|领导))"
        ),
        "“加强对”之后缺少对象",
    ),
    (
        re.compile(r"的的|了了|和和|与与|及及|在在|进一步进一步|切实切实|进行进行|认真认真|不断不断|、、|，，|。。|，。|。，|、。|；；"),
        "重复的字或者标点",
    ),
    (re.compile(r"[\u4e00-\u9fff]，(?=的|了|地[^区方址点])"), "逗号断在词中间"),
)


def language(text: Text) -> Iterator[Finding]:
    """Unbalanced marks, slips, uneven decimals, dates, measure words and half-width punctuation."""
    for check in (_pairs, _slips, _decimals, _about, _day_names, _measure_words, _title_lists, _half_width, _numbers_of_documents):
        yield from check(text)


def _pairs(text: Text) -> Iterator[Finding]:
    """A mark without its partner: looked for in each paragraph, since a quotation ends with it."""
    start = 0
    for line in text.plain.split("\n"):
        open_marks: list[tuple[str, int]] = []
        for i, char in enumerate(line, start):
            if char in _PAIRS:
                open_marks.append((char, i))
            elif char in _PAIRS.values() and not (
                char == "）" and re.search(r"(^|[，。；\n\s])[\d一二三四五六七八九十a-zA-Z]{1,3}$", text.plain[max(0, i - 4) : i])
            ):
                if open_marks and _PAIRS[open_marks[-1][0]] == char:
                    open_marks.pop()
                elif (
                    partner := next((k for k in range(len(open_marks) - 1, -1, -1) if _PAIRS[open_marks[k][0]] == char), None)
                ) is not None:
                    for lone, at in open_marks[partner + 1 :]:
                        yield _lone(text, lone, at)
                    del open_marks[partner:]
                else:
                    yield _lone(text, char, i)
        for lone, at in open_marks:
            yield _lone(text, lone, at)
        start += len(line) + 1


def _lone(text: Text, mark: str, at: int) -> Finding:
    start, end = max(0, at - 6), min(len(text.raw), at + 8)
    return Finding("unbalanced-quotes", WARNING, at, at + 1, text.raw[start:end], "成对的引号、书名号、括号", f"单独的{mark}")


def _slips(text: Text) -> Iterator[Finding]:
    for found in _RUN_TOGETHER.finditer(text.plain):
        end = found.end() + 2
        yield text.finding(
            "typing-error", WARNING, found.start(), end, "两个名词之间缺“、”或者多了字", f"“{text.raw[found.start() : end]}”"
        )
    for pattern, why in _SLIPS:
        for found in pattern.finditer(text.plain):
            yield text.finding("typing-error", WARNING, *found.span(), why, f"“{text.raw[found.start() : found.end() + 4]}”")


def _decimals(text: Text) -> Iterator[Finding]:
    """Amounts of one list with different decimals."""
    for claim in claims(text):
        numbers = [m for m in claim.numbers if m.is_money and m.unit == claim.total.unit]
        if len({m.decimals for m in numbers}) > 1:
            most = max(m.decimals for m in numbers)
            odd = "、".join(m.text for m in numbers if m.decimals != most)
            yield text.finding("decimals-differ", NOTE, *claim.span, f"同一组金额保留同样的小数（{most}位）", odd)


def _about(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.about and m.decimals >= 2 and text.plain[m.start - 1 : m.start] == "约":
            yield text.finding("approximate-but-exact", NOTE, m.start - 1, m.end, "有两位小数的不写“约”", m.text)


def _day_names(text: Text) -> Iterator[Finding]:
    """Dates of commemorative days written in more than one way: 9.5, 12·4, 12-4."""
    found = list(re.finditer(r"[“\"'‘](\d{1,2})([.·・．\-—])(\d{1,2})[”\"'’]", text.plain))
    styles = {m[2] for m in found}
    if len(styles) > 1:
        usual = max(styles, key=lambda s: (sum(m[2] == s for m in found), s == "·"))
        for m in found:
            if m[2] != usual:
                yield text.finding("date-style", NOTE, m.start(), m.end(), f"与其他日子一样用“{usual}”", text.raw[m.start() : m.end()])


def _measure_words(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.base == "间" and re.search(r"单位|团体|组织|企业|机构|协会|商会", m.before[-10:] + m.after[:6]):
            yield text.finding("measure-word", NOTE, m.start, m.end, "单位、团体用“家”或者“个”", m.text)
    people = [
        m
        for m in text.mentions
        if m.part != "plan" and m.base in ("人", "名") and re.search(r"干部|职工|工作人员|社工|执法人员|人员", m.before[-8:] + m.after[:8])
    ]
    if len({m.base for m in people}) > 1:
        odd = min(people, key=lambda m: (sum(p.base == m.base for p in people), m.start))
        yield text.finding("measure-word", NOTE, odd.start, odd.end, "人员的量词前后一致", odd.text)


def _title_lists(text: Text) -> Iterator[Finding]:
    together, apart = re.search("》《", text.plain), re.search("》、《", text.plain)
    if together and apart:
        yield text.finding(
            "title-list-style",
            NOTE,
            together.start() - 6 if together.start() >= 6 else 0,
            together.end() + 6,
            "书名号之间一律不用或者一律用顿号",
            "两种写法都有",
        )


def _half_width(text: Text) -> Iterator[Finding]:
    """Half-width marks after Chinese, counted once."""
    found = list(re.finditer(r"(?<=[\u4e00-\u9fff”》）%])[,;:()!?]|[(](?=[\u4e00-\u9fff])", text.raw))
    if found:
        first = found[0]
        yield text.finding(
            "half-width-punctuation", NOTE, first.start(), first.end(), "中文里用全角标点（GB/T 15834）", f"半角标点{len(found)}处"
        )


def _numbers_of_documents(text: Text) -> Iterator[Finding]:
    for m in re.finditer(r"[\[（(](20\d\d)[\]）)]\s*第?0*\d+号|〔20\d\d〕\s*(第\d+|0\d+)号", text.raw):
        if not re.search(r"[法院民行初终刑执]$", text.raw[max(0, m.start() - 1) : m.start()]) and not re.match(
            r"[\[（(]20\d\d[\]）)][\u4e00-\u9fff]", m[0]
        ):
            yield text.finding("document-number", NOTE, m.start(), m.end(), "发文字号用六角括号，不编虚位，不加“第”字（GB/T 9704）", m[0])
