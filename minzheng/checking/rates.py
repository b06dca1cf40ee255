"""Rates and shares a report states. One is judged where the words say of which two numbers it is, or where it fits none of those beside it
and one wrong digit would make it fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from .findings import ERROR, Finding
from .growths import CHANGED, is_earlier
from .kinds import bare, label_of
from .lists import claims
from .means import DAYS
from .mentions import Mention, Text
from .numerals import number_in_words
from .printed import last, near_miss, percent_finding, percent_fits, rounded

_SAID = r"(?:控制在|保持在|稳定在|维持在|提[高升][至到]|上升[至到]|降[低至到]*|[约为达到是近超有])*"
"""What may stand between the name of a rate and its number."""

_RATES = (
    (re.compile(r"(通过率|合格率|及格率)"), re.compile(r"通过|合格|及格"), re.compile(r"参加|参考|实考|应试|抽检|抽查|检查|参训")),
    (re.compile(r"(参考率|参训率|参学率|出勤率|参与率)"), re.compile(r"实考|实际参加|参加|参考|参训|参学|出勤"), re.compile(r"应考|应参|应训|应学|应到")),
    (re.compile(r"(完成率)"), re.compile(r"完成|已"), re.compile(r"目标|任务|计划|应完成|下达")),
    (re.compile(r"(办结率|结案率)"), re.compile(r"办结|办理完毕|结案"), re.compile(r"受理|收到|接到|接收|接报|交办|转办")),
    (re.compile(r"(转介率|跟进率)"), re.compile(r"转介|跟进"), re.compile(r"接到|接收|受理|收到")),
    (re.compile(r"(满意率)"), re.compile(r"满意"), re.compile(r"回访|评价|测评")),
    (re.compile(r"(年检率|年报率|参检率)"), re.compile(r"参检|已?年检|提交|报送|参加"), re.compile(r"应检|应报|应参|在册|应年检")),
    (re.compile(r"(覆盖率)"), re.compile(r"覆盖|建成|已建|设有"), re.compile(r"共有|全[区县市]|总|辖")),
)  # fmt: skip


def rates(text: Text) -> list[Finding]:
    """Every false rate and share, and every rate that cannot be."""
    return [finding for rule in (_rates, _shares, _shares_in_order, _shares_of_each, _fractions, _above_hundred) for finding in rule(text)]


def _rates(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit not in ("%", "成") or not re.search(r"率|比例|进度", m.before) or CHANGED.search(m.before):
            continue
        sentence = text.in_sentence(m.sentence)
        counts = [c for c in sentence if c.adds_up and c.start < m.start]
        pair = _known_pair(m, [c for c in counts if c.is_count])
        if pair is not None:
            others = [(part, c) for part in counts for c in counts if c.base == part.base and c.start < part.start and 0 < part.amount <= c.amount]
            if not any(percent_fits(text, m, *one) for one in (pair, *others, *_carried_over(pair, counts))):
                yield percent_finding(text, "rate", m, *pair)
        elif (due := _due_pair(text, m, counts)) is not None:
            if not percent_fits(text, m, *due):
                yield percent_finding(text, "rate", m, *due)
        elif (found := _stem_pair(text, m, counts) or _slipped_pair(text, m, counts)) is not None:
            yield percent_finding(text, "rate", m, *found)


def _carried_over(pair: tuple[Mention, Mention], counts: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """“受理2318宗，结案2251宗（含上年未结63宗）”: with what was left of the year before in the whole, or without it in the part."""
    part, whole = pair
    for left in counts:
        if left.base == whole.base and re.search("[上去往前]年|结转", left.before) and left.amount < part.amount:
            yield part, replace(whole, value=(whole.amount + left.amount) / whole.scale)
            yield replace(part, value=(part.amount - left.amount) / part.scale), whole


def _due_pair(text: Text, m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“应检1150个，实检1081个，年检率94%”: what was done against what was due."""
    stem = re.search(rf"([\u4e00-\u9fff]{{2}})(?:率|进度){_SAID}$", m.before)
    if stem is None:
        return None
    due = last(c for c in counts if re.search(rf"应[^，]{{0,2}}[{stem[1]}]", c.before))
    done = last(c for c in counts if re.search(rf"[实已][^，]{{0,2}}[{stem[1]}]", c.before) and c is not due)
    due = due or last(c for c in counts if re.search("总[额数量]|有需求|符合条件|适龄", c.before) and stem[1] not in c.before)
    told = text.between(m.end, m.end + 16) if text.plain[m.end : m.end + 1] == "（" else []
    due = due or next((c for c in told if c.adds_up and re.search("受理|收到|接到|应|总|共", c.before)), None)  # 办结率98.0%（受理1264件）
    done = done or last(c for c in counts if stem[1] in c.before + c.after and c is not due and not re.search(rf"应[^，]{{0,2}}{stem[1]}", c.before))
    return (done, due) if due is not None and done is not None and due.base == done.base and due.amount else None


def _slipped_pair(text: Text, m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """A rate that no two numbers beside it give, while one wrong digit would make two of them give it: the number under its own word,
    or in the bracket after it, against one before it."""
    if m.unit != "%" or m.about or len(f"{m.value:f}".replace(".", "")) < 2:
        return None
    stem = re.search(rf"([未不]?[\u4e00-\u9fff]{{2}})(率|比例){_SAID}$", m.before)
    begins = text.plain.rfind("\n", 0, m.start) + 1
    earlier = [c for c in text.between(begins, m.start) if c.adds_up and not is_earlier(text, c)]
    totals = {claim.total.start for claim in claims(text)}
    earlier = [c for c in earlier[:-6] if c.start in totals] + earlier[-6:]
    told = re.match(r"（|，即", text.plain[m.end : m.end + 2])
    after = [c for c in text.between(m.end, m.end + 16) if told and c.adds_up]
    named = (
        after[:1]
        or [c for c in counts if stem and stem[1] in c.before + c.after]
        or [c for c in counts[-1:] if stem and re.search(f"[{stem[1]}]", c.before)]
    )
    pairs = [(part, whole) for part in named for whole in earlier
             if whole is not part and whole.base == part.base and whole.amount >= part.amount and whole.amount]  # fmt: skip
    beside = [(part, whole) for part in earlier for whole in earlier if whole.base == part.base and 0 < part.amount < whole.amount]
    if not pairs or any(percent_fits(text, m, part, whole) for part, whole in (*pairs, *beside)):
        return None
    near = [(part, whole) for part, whole in pairs if near_miss(m, part.amount * 100 / whole.amount)]
    return near[-1] if near and (m.decimals or len(pairs) <= 2) else None


def _leap(year: int | None) -> bool:
    return year is not None and year % 4 == 0


def _known_pair(m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The two numbers of a rate whose part and base people word in known ways."""
    for label, done, base in _RATES:
        if (found := label.search(m.before)) and m.before[max(0, found.start() - 1) : found.start()] not in ("不", "未"):
            part = last(c for c in counts if done.search(c.before + c.after) and not base.search(c.before) and not re.search("[不未]", c.before))
            whole = last(c for c in counts if base.search(c.before) and c is not part)
            return (part, whole) if part and whole and part.start > whole.start and whole.amount else None
    return None


def _stem_pair(text: Text, m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“发现问题23个，已整改21个，整改率91.3%”: any rate is the number under its own word against one before it in the same unit; the
    pair that is meant when none of them, nor those under the word together, gives the rate."""
    word = re.search(rf"([未不]?[\u4e00-\u9fff]{{2}})率{_SAID}$", m.before)
    if word is None:
        return None
    named = [c for c in counts if word[1] in c.before + c.after and not re.search(r"[应拟未不]" + word[1], c.before + c.after)]
    if named and named[-1].base == "天" and named[-1].amount > 100:  # 优良天数338天，优良率92.3%
        days = [replace(named[-1], value=day) for day in DAYS]
        return None if any(percent_fits(text, m, named[-1], day) for day in days) else (named[-1], days[_leap(text.year)])
    if named and word[1] == "入住" and (beds := last(c for c in counts if c.base == "张")) is not None and beds.amount:
        return None if any(percent_fits(text, m, one, beds) for one in named) else (named[-1], beds)
    if not named and (left := _all_but(word[1], counts)) is not None:
        return None if percent_fits(text, m, *left) else left
    if not named or (wholes := [c for c in counts if c.start < named[0].start and c.base == named[0].base and c.amount]) == []:
        return None
    together = sum((c.amount for c in named if c.base == named[0].base), Decimal(0))
    for whole in wholes:
        if any(percent_fits(text, m, part, whole) for part in named) or percent_fits(
            text, m, replace(named[-1], value=together / named[-1].scale), whole
        ):
            return None
    return named[-1], min(wholes, key=lambda whole: abs(named[-1].amount * 100 / whole.amount - m.value))


def _all_but(word: str, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“抽样1560批次，检出不合格11批次，合格率99.3%”: what is left of the number before, and that number."""
    denied = last(c for c in counts if re.search(f"[不未]{word}", c.before + c.after))
    whole = last(c for c in counts if denied is not None and c.start < denied.start and c.base == denied.base)
    if denied is None or whole is None or not whole.amount or denied.amount > whole.amount:
        return None
    return replace(whole, value=(whole.amount - denied.amount) / whole.scale), whole


_ANY_WHOLE = re.compile(r"总|全部|全体|其|该|上述|比|[的为约]*$")


def _shares(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit not in ("%", "成") or "分别" in m.before:
            continue
        said = re.search(r"占([^，]{0,20})$", m.before)
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if said is not None:
            pairs = _share_pairs(text, m, said, numbers) or _said_after(text, m, said)
        elif re.fullmatch(r"的[约近]?", m.before) and numbers and numbers[-1].end + len(m.before) >= m.start - 1:
            pairs = [(part, numbers[-1]) for part in numbers[:-1] if part.base == numbers[-1].base and numbers[-1].amount]
        else:
            continue
        if pairs and not any(percent_fits(text, m, part, whole) for part, whole in pairs):
            yield percent_finding(text, "share", m, *pairs[0])


def _said_after(text: Text, m: Mention, said: re.Match[str]) -> list[tuple[Mention, Mention]]:
    """“公办园在园幼儿占比58.2%，在园幼儿总数42150人，公办园24531人”: the whole and the part that follow the share."""
    after = [c for c in text.in_sentence(m.sentence) if c.start > m.end and c.is_count]
    name = m.before[: said.start()]
    wholes = [c for c in after[:2] if re.search("总|共|全", c.before)]
    named = [c for c in text.in_sentence(m.sentence) if c.start > m.end and c.adds_up and len(name) >= 2 and label_of(c) == name]
    if named:  # 新增3.12万户，企业占31.7%，其中企业0.99万户、个体工商户2.13万户
        before = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.base == named[0].base and c.amount >= named[0].amount]
        return [(named[0], whole) for whole in before[-1:]]
    return [(part, whole) for whole in wholes for part in after[:2]
            if part.base == whole.base and part.amount <= whole.amount and len(label_of(part)) >= 2 and label_of(part) in name]  # fmt: skip


def _shares_of_each(text: Text) -> Iterator[Finding]:
    """“甲8146人、乙2073人，分别完成年度任务的116.4%、103.7%，年度任务分别为7000人、2000人”: each share with its own whole; judged where at
    least one of them fits."""
    for m in text.mentions:
        if m.unit != "%" or "分别" not in m.before:
            continue
        sentence = text.in_sentence(m.sentence)
        percents = list(takewhile(lambda c: c.unit == "%", (c for c in sentence if c.start >= m.start)))
        parts = [c for c in sentence if c.start < m.start and c.adds_up][-len(percents) :]
        wholes = [c for c in sentence if c.start > percents[-1].end and c.adds_up][: len(percents)]
        if len(percents) < 2 or not len(parts) == len(wholes) == len(percents) or "分别" not in wholes[0].before:
            continue
        told = [(one, part, whole) for one, part, whole in zip(percents, parts, wholes, strict=True) if part.base == whole.base and whole.amount]
        wrong = [one for one in told if not percent_fits(text, *one)]
        if len(told) == len(percents) and len(wrong) < len(told):
            for one in wrong:
                yield percent_finding(text, "share", *one)


_FRACTION = re.compile(
    r"占(?:[^，。；]|(?<=\d)，(?=\d)){0,18}?(?P<near>近|超过?|逾|不足|不到)?(?:(?P<under>[二三四五六七八九十])分之(?P<over>[一二三四五六七八九])|(?P<half>一半|半数))(?P<more>以上|多)?"
)


def _fractions(text: Text) -> Iterator[Finding]:
    """“284人次，占全部1136人次的四分之一”, “占一半以上”: a share in words is exact to a twentieth, and on the side that its words say."""
    for found in _FRACTION.finditer(text.plain):
        numbers = [c for c in text.in_sentence(text.sentence_of(found.start())[0]) if c.adds_up and c.start < found.end()]
        part = last(c for c in numbers if c.start < found.start())
        wholes = [c for c in numbers if part is not None and c is not part and c.base == part.base and c.amount >= part.amount and c.amount]
        said = Decimal("0.5") if found["half"] else Decimal(number_in_words(found["over"]) or 0) / Decimal(number_in_words(found["under"]) or 1)
        low, high = said - Decimal("0.05"), said + Decimal("0.05")
        if found["more"] or (found["near"] or "")[:1] in ("超", "逾"):
            low, high = said, Decimal(1)
        elif found["near"]:
            low, high = low if found["near"] == "近" else Decimal(0), said
        inside = [c for c in wholes if c.start > found.start()] or wholes
        if part is None or not inside or any(low <= part.amount / c.amount <= high for c in inside):
            continue
        told = f"{part.text}÷{inside[-1].text}＝{rounded(part.amount * 100 / inside[-1].amount, 1)}%"
        yield text.finding("share", ERROR, min(part.start, inside[-1].start), found.end(), told, f"写作{found[0]}")


def _shares_in_order(text: Text) -> Iterator[Finding]:
    """“A 8420件、B 3115件、C 465件，总量12000件，分别占70.2%、26.0%、3.9%”."""
    for m in text.mentions:
        if m.unit != "%" or not re.search(r"分别占", m.before):
            continue
        sentence = text.in_sentence(m.sentence)
        percents = [c for c in sentence if c.unit == "%" and c.start >= m.start]
        before = [c for c in sentence if c.start < m.start and c.adds_up]
        for wholes in (before[-1:], before[: -len(percents)]):
            parts = [c for c in before if c not in wholes[:1] or len(wholes) > 1][-len(percents) :]
            for whole in wholes:
                if len(parts) == len(percents) > 1 and whole.amount and sum(c.amount for c in parts) == whole.amount:
                    for percent, part in zip(percents, parts, strict=True):
                        if not percent_fits(text, percent, part, whole):
                            yield percent_finding(text, "share", percent, part, whole)
                    return


def _share_pairs(text: Text, m: Mention, said: re.Match[str], numbers: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """The pairs of part and whole that a share may be of: by the words before 占 and after it, in the sentence, else in the paragraph."""
    name = "" if _ANY_WHOLE.match(said[1]) else re.sub(r"([人户件宗家个]数|总?数|总?量|总额)?[的之]?[约为达近]*$", "", said[1])
    parts = _parts_named(m.before[: said.start()], numbers)

    def pairs(among: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
        return [(part, whole) for part in parts for whole in among
                if whole.start < part.start and (whole.base == part.base or (name and whole.is_count and part.is_count and part.unit != whole.unit))
                and whole.amount >= part.amount and _is_called(whole, name)]  # fmt: skip

    if found := pairs(numbers):
        return found
    begins = text.plain.rfind("\n", 0, m.start) + 1
    earlier = [c for c in text.mentions if begins <= c.start < m.sentence and (c.is_count or c.is_money)]
    end = text.plain.find("\n", m.end)
    beside = [c for c in text.mentions if begins <= c.start < (end if end > 0 else len(text.plain)) and c is not m]
    return pairs(earlier) if name or _agreed(text, beside, earlier) else []


def _is_called(whole: Mention, name: str) -> bool:
    """Whether the words of a number hold a name, or are what the name begins with (裁决871件, of 裁决案件)."""
    return name in whole.before + whole.after or (len(label := label_of(whole)) >= 2 and name.startswith(label))


def _agreed(text: Text, beside: Sequence[Mention], earlier: Sequence[Mention]) -> bool:
    """Whether another share of the paragraph fits a number said earlier there, so that it is known of what they are shares."""
    for part, other in pairwise(beside):
        if other.unit == "%" and re.search(r"占[比的为约]*$", other.before) and part.sentence == other.sentence:
            if any(c.base == part.base and c.amount > part.amount and percent_fits(text, other, part, c) for c in earlier):
                return True
    return False


def _parts_named(name: str, numbers: Sequence[Mention]) -> list[Mention]:
    """Which numbers a share may be of: those under the name before 占 (税收占比), the closest name first; without one, the last."""
    name = re.sub(r"^(其中|分别|均|各)", "", bare(name))
    if not name:
        listed = next((i for i in range(len(numbers) - 1, 0, -1) if "其中" in numbers[i].before), None)
        return [*numbers[-1:], *([numbers[listed - 1]] if listed else [])]
    named = [c for c in numbers if name in c.before + c.after]
    if not named:  # 民办床位 of 公办1050张、民办2220张
        return [c for c in numbers if len(label := re.sub(r"^(其中|含)", "", bare(c.before))) >= 2 and name.startswith(label)][-1:]
    return sorted(named, key=lambda c: not re.sub(r"^(其中|含)", "", bare(c.before)).startswith(name))


_AT_MOST_ALL = re.compile(
    r"(通过|合格|及格|覆盖|参考|参训|满意|办结|结案|知晓|出勤|参检|年检|合规|达标|准确|回访|公开|入住|配备|采纳|调解|成功|化解|处置|优良|优秀|火化|持证|普及"
    r"|签约|反馈|答复|办复|及时|按期|按时|整改|审核|公示|胜诉|败诉|应诉|出庭|参保|落实|备案|响应|接通|查处|检验|参与|审结|属实|劝和)率[^，]{0,3}$"
)


def _above_hundred(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit == "%" and m.value > 100 and _AT_MOST_ALL.search(m.before):
            yield text.finding("percent-over-100", ERROR, m.start, m.end, "这样的比率不超过100%", f"写作{m.text}")
