"""What a report's figures lack: a base, a day, an opening balance, exits, a query, a count, a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import NOTE, WARNING, Finding
from .mentions import Text

_AS_OF = re.compile(r"截至|截止|年底|年末|12月31日|\d+月底|\d+月\d+日")


def bases(text: Text) -> Iterator[Finding]:
    """Figures without their base, date, opening balance, exits, query or count."""
    for check in (_now_without_day, _zero_without_query, _rate_without_base, _stock_or_flow, _stock_without_day, _balance_without_opening,
                  _stock_without_exits, _overlapping_outcomes, _mixed_purposes, _small_cells, _act_without_count,
                  _licence_not_published, _effects):  # fmt: skip
        yield from check(text)


def _now_without_day(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"截至目前|截止目前|到目前为止|目前(?=[^，。；]{0,10}(办理|已|共|有|累计|\d))", text.plain):
        if not re.match(r"[^，。；]{0,4}[（(]?\d+月", text.plain[found.end() : found.end() + 10]):
            yield text.finding("as-of-missing", WARNING, *found.span(), "写明到哪一天为止", f"只写“{found[0]}”")


def _zero_without_query(text: Text) -> Iterator[Finding]:
    for found in re.finditer(
        r"(未|没有|无|零)(收到|接到|发生|发现|出现)?[^，。；]{0,10}(投诉|举报|复议|诉讼|信访|案件|败诉|纠错)|(投诉|举报|复议|诉讼|信访)[^，。；]{0,6}(为零|(?<!\d)0[件宗起])",
        text.plain,
    ):
        start, end = text.sentence_of(found.start())
        around = text.plain[start:end]
        if re.search(r"未发生|没有发生|无(行政)?(复议|诉讼)", found[0]) or re.search(
            r"\d+月\d+日|全年|登记簿|查询|台账|全部渠道|\d+件次?来信", around
        ):
            continue
        yield text.finding("zero-without-query", WARNING, *found.span(), "写明查询了哪些渠道、哪一天查的", "只写没有")


def _rate_without_base(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit != "%" or not re.search(
            r"(通过|合格|及格|完成|办结|覆盖|参考|满意|参训|达标|公开|结案|回访|知晓|整改)率[^，]{0,4}$", m.before
        ):
            continue
        word = re.search(r"(\w{2}率)", m.before)
        around = text.paragraph_at(m.start)
        base = {
            "通过": r"应考|应参加|应试|参加[^，。]{0,6}考试[^，。]{0,6}\d|实考|合格\d|通过\d",
            "合格": r"应考|应参加|抽[检查]|实考|合格\d|检查[^，。]{0,8}\d",
            "完成": r"目标|任务|计划|下达|应完成",
        }
        pattern = base.get(m.before.rstrip("为达约到是 ")[-3:-1], r"\d+[^，。；%]{1,6}[，、][^。；]*\d+[^，。；%]{1,6}[，、]")
        if re.search(r"通过|合格", m.before) and re.search(r"考", around):
            pattern = r"应考|应参加|应试|实考|合格\d|通过\d|全体\d|\d+[名人][^，。]{0,6}全部"
        if re.search(r"[由从][^，]*$", m.before) or re.search(r"提[高升]到", m.before):
            continue
        if not re.search(pattern, around):
            yield text.finding(
                "rate-without-base",
                WARNING,
                m.start,
                m.end,
                f"写明{(word[1] if word else '比率')}的分母（应当数、目标数）",
                f"只有{m.text}",
            )


def _stock_or_flow(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"共纳入[^，。；\d]{0,10}\d+[户人]|累计纳入[^，。；\d]{0,10}\d+[户人]", text.plain):
        yield text.finding("stock-or-flow", WARNING, *found.span(), "写明是本年新增，还是年末在册", f"“{found[0][:4]}”两种都读得通")


def _stock_without_day(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.part == "plan" or not m.is_count:
            continue
        words = m.before + "#" + m.after
        if re.search(r"参加|参与|应考", m.after):
            continue
        if not re.search(r"(现有|在册|在岗|运营|共有|在享|登记在册|实有)[^，。]{0,16}#|#[^，]{0,4}(在岗|在册)", words):
            continue
        if not _AS_OF.search(text.plain[slice(*text.sentence_of(m.start))]):
            yield text.finding(
                "stock-without-date", WARNING, m.start, m.end, "存量要写明时点（如截至12月31日）", f"{m.before[-8:]}{m.text}没有时点"
            )


def _balance_without_opening(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"含?(历年|往年|上年|以前年度)(结余|结转)", text.plain):
        start, end = text.sentence_of(found.start())
        if not re.search(r"(结余|结转)[^，。；）]{0,4}[约为]?\d", text.plain[start:end]):
            yield text.finding("balance-without-opening", WARNING, *found.span(), "写明期初结余，收支才对得上", "没有期初数")


def _stock_without_exits(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"新(成立|登记|增|设立)[^，。；\d]{0,6}社会组织[^，。；\d]{0,4}\d+[个家间]", text.plain):
        if not re.search(r"注销|撤销登记", text.plain):
            yield text.finding("stock-without-exits", WARNING, *found.span(), "同时写明注销、撤销数，上年末存量才推得出", "只有新成立数")


def _overlapping_outcomes(text: Text) -> Iterator[Finding]:
    for start in dict.fromkeys(m.sentence for m in text.mentions):
        numbers = [m for m in text.in_sentence(start) if m.base in ("宗", "件", "例", "起", "个")]
        received = next((m for m in numbers if re.search(r"(接到|接收|受理|收到|接报)", m.before)), None)
        outcomes = [
            m for m in numbers if received and m.start > received.start and re.search(r"转介|跟进|协调|办结|转办|处置|化解", m.before)
        ]
        if (
            received
            and len(outcomes) >= 2
            and sum(m.amount for m in outcomes) > received.amount
            and not re.search(r"其中|同时|均|重复|既", text.plain[received.end : outcomes[-1].end])
        ):
            yield text.finding(
                "overlapping-outcomes",
                WARNING,
                received.start,
                outcomes[-1].end,
                "各种处理结果之和大于接到数，写明它们怎样重叠",
                "、".join(m.text for m in (received, *outcomes)),
            )


def _mixed_purposes(text: Text) -> Iterator[Finding]:
    for found in re.finditer(
        r"(残疾人[“”]?两项补贴)[^，。；]{0,8}?约?\d[\d.]*[万亿]?元|特困[^，。；]{0,10}资金约?\d[\d.]*[万亿]?元", text.plain
    ):
        start, end = text.sentence_of(found.start())
        if not re.search(r"其中|生活补贴[^，。]{0,8}\d|照料|护理[^，。]{0,8}\d|基本生活[^，。]{0,8}\d", text.plain[found.end() : end]):
            yield text.finding("mixed-purposes", NOTE, *found.span(), "几项性质不同的钱合在一起，宜分列", "只有一个总数")
    for found in re.finditer(r"全部完成提标|均?已?完成提标", text.plain):
        start, end = text.sentence_of(found.start())
        if not re.search(r"\d+元", text.plain[start:end]):
            yield text.finding("mixed-purposes", NOTE, *found.span(), "写明各项提标到多少、何时起", "没有金额和日期")


_SENSITIVE = re.compile(r"收养|未保|未成年|侵害|孤儿|解除|艾滋|精神|自杀|性侵")


def _small_cells(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if (
            m.base in ("宗", "例", "件", "起", "名", "人", "户")
            and 0 < m.value < 5
            and m.scale == 1
            and _SENSITIVE.search(m.before + m.after)
        ):
            yield text.finding(
                "small-cell", WARNING, m.start, m.end, "涉及个人的小数字公开时写“少于5”，经负责人批准的除外", f"写作{m.text}"
            )


def _act_without_count(text: Text) -> Iterator[Finding]:
    for found in re.finditer(
        r"(进行了?|开展了?|实施了?|组织了?)(突击|专项|全面|实地|联合|集中)+(实地)?(检查|抽查|督查|执法检查)", text.plain
    ):
        start, end = text.sentence_of(found.start())
        near = text.plain[found.end() : min(end, found.end() + 40)]
        before = text.plain[max(start, found.start() - 30) : found.start()]
        if not re.search(r"\d+[家个间次宗所户]", near + before):
            yield text.finding("act-without-count", WARNING, *found.span(), "写明检查了几家、依据和结果", "没有数字")


def _licence_not_published(text: Text) -> Iterator[Finding]:
    for found in re.finditer(
        r"行政检查、行政处罚、行政强制|行政处罚、行政强制、行政检查|行政处罚、行政检查、行政强制|行政强制、行政检查、行政处罚", text.plain
    ):
        start, end = text.sentence_of(found.start())
        if "许可" not in text.plain[start:end]:
            yield text.finding(
                "licence-not-published", WARNING, *found.span(), "行政许可（登记）也在公示之列（国办发〔2018〕118号）", "没有行政许可"
            )


def _effects(text: Text) -> Iterator[Finding]:
    pattern = (
        r"取得(了)?(较好|良好|显著|明显|积极|一定)?(的)?(成效|效果)|(进一步|有效|显著|明显)"
        r"(提升|提高|增强)[^，。；]{0,16}(知晓度|知晓率|满意度|获得感|意识|影响力)|成效(明显|显著)"
    )
    for found in re.finditer(pattern, text.plain):
        start, end = text.sentence_of(found.start())
        if text.section_at(found.start()).kind in ("results", "") and not re.search(
            r"测评|问卷|测试|抽样|满意率|知晓率为?\d|\d%|评估|由\d|从\d", text.plain[start:end]
        ):
            yield text.finding("effect-unmeasured", NOTE, *found.span(), "效果要有衡量办法（测评、前后对比）", "没有衡量")
