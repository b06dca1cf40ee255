"""The shares, rates, growths and averages a report states, each recomputed from its own printed numbers.

A printed number is exact to half its last place. A rate is judged where the words say of which two numbers it is, or where it fits
none of those beside it and one wrong digit would make it fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from .findings import ERROR, Finding
from .mentions import Mention, Text
from .sums import bare, digit_changes, in_unit


def ratios(text: Text) -> list[Finding]:
    """Every false share, rate, growth and average, and every rate that cannot be."""
    rules = (_rates, _shares, _shares_in_order, _growths, _points, _differences, _averages, _multiples, _above_hundred)
    return [finding for rule in rules for finding in rule(text)]


# 占比、比率、增长、人均
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


def _rates(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit not in ("%", "成") or not re.search(r"率|比例", m.before) or _CHANGED.search(m.before):
            continue
        sentence = text.in_sentence(m.sentence)
        counts = [c for c in sentence if c.adds_up and c.start < m.start]
        pair = _known_pair(m, [c for c in counts if c.is_count])
        if pair is not None:
            if not _percent_fits(text, m, *pair):
                yield _percent_finding(text, "rate", m, *pair)
        elif (due := _due_pair(m, counts)) is not None:
            if not _percent_fits(text, m, *due):
                yield _percent_finding(text, "rate", m, *due)
        elif (found := _stem_pair(text, m, counts) or _slipped_pair(text, m, counts)) is not None:
            yield _percent_finding(text, "rate", m, *found)


def _due_pair(m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“应检1150个，实检1081个，年检率94%”: what was done against what was due."""
    stem = re.search(r"([\u4e00-\u9fff]{2})率[约为达到是]*$", m.before)
    if stem is None:
        return None
    due = _last(c for c in counts if re.search(rf"应[^，]{{0,2}}[{stem[1]}]", c.before))
    done = _last(c for c in counts if re.search(rf"[实已][^，]{{0,2}}[{stem[1]}]", c.before) and c is not due)
    return (done, due) if due is not None and done is not None and due.base == done.base and due.amount else None


def _slipped_pair(text: Text, m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """A rate that no two numbers beside it give, while one wrong digit would make two of them give it: the number under its own word,
    or in the bracket after it, against one before it."""
    if m.unit != "%" or m.about or len(f"{m.value:f}".replace(".", "")) < 2:
        return None
    stem = re.search(r"([未不]?[\u4e00-\u9fff]{2})(率|比例)[约为达到是]*$", m.before)
    begins = text.plain.rfind("\n", 0, m.start) + 1
    earlier = [c for c in text.between(begins, m.start) if c.adds_up and not _is_earlier(text, c)][-6:]
    told = re.match(r"（|，即", text.plain[m.end : m.end + 2])
    after = [c for c in text.between(m.end, m.end + 16) if told and c.adds_up]
    named = after[:1] or [c for c in counts if stem and stem[1] in c.before + c.after] or [c for c in counts[-1:] if stem and stem[1][-1] in c.before]
    pairs = [(part, whole) for part in named for whole in earlier
             if whole is not part and whole.base == part.base and whole.amount >= part.amount and whole.amount]  # fmt: skip
    if not pairs or any(_percent_fits(text, m, part, whole) for part, whole in pairs):
        return None
    near = [(part, whole) for part, whole in pairs if _near_miss(m, part.amount * 100 / whole.amount)]
    return near[-1] if near and (m.decimals or len(pairs) <= 2) else None


def _leap(year: int | None) -> bool:
    return year is not None and year % 4 == 0


def _known_pair(m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The two numbers of a rate whose part and base people word in known ways."""
    for label, done, base in _RATES:
        if (found := label.search(m.before)) and m.before[max(0, found.start() - 1) : found.start()] not in ("不", "未"):
            part = _last(c for c in counts if done.search(c.before + c.after) and not base.search(c.before))
            whole = _last(c for c in counts if base.search(c.before) and c is not part)
            return (part, whole) if part and whole and part.start > whole.start and whole.amount else None
    return None


def _stem_pair(text: Text, m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“发现问题23个，已整改21个，整改率91.3%”: any rate is the number under its own word against one before it in the same unit; the
    pair that is meant when none of them, nor those under the word together, gives the rate."""
    word = re.search(r"([未不]?[\u4e00-\u9fff]{2})率[约为达到是]*$", m.before)
    if word is None:
        return None
    named = [c for c in counts if word[1] in c.before + c.after and not re.search(r"[应拟未不]" + word[1], c.before + c.after)]
    if named and named[-1].base == "天" and named[-1].amount > 100:  # 优良天数338天，优良率92.3%
        days = [replace(named[-1], value=day) for day in _DAYS]
        return None if any(_percent_fits(text, m, named[-1], day) for day in days) else (named[-1], days[_leap(text.year)])
    if not named and (left := _all_but(word[1], counts)) is not None:
        return None if _percent_fits(text, m, *left) else left
    if not named or (wholes := [c for c in counts if c.start < named[0].start and c.base == named[0].base and c.amount]) == []:
        return None
    together = sum((c.amount for c in named if c.base == named[0].base), Decimal(0))
    for whole in wholes:
        if any(_percent_fits(text, m, part, whole) for part in named) or _percent_fits(text, m, replace(named[-1], value=together / named[-1].scale), whole):
            return None
    return named[-1], min(wholes, key=lambda whole: abs(named[-1].amount * 100 / whole.amount - m.value))


def _all_but(word: str, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“抽样1560批次，检出不合格11批次，合格率99.3%”: what is left of the number before, and that number."""
    denied = _last(c for c in counts if re.search(f"[不未]{word}", c.before + c.after))
    whole = _last(c for c in counts if denied is not None and c.start < denied.start and c.base == denied.base)
    if denied is None or whole is None or not whole.amount or denied.amount > whole.amount:
        return None
    return replace(whole, value=(whole.amount - denied.amount) / whole.scale), whole


_ANY_WHOLE = re.compile(r"总|全部|全体|其|该|上述|比|[的为约]*$")


def _shares(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit not in ("%", "成") or "分别" in m.before:
            continue
        said = re.search(r"占([^，]{0,12})$", m.before)
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if said is not None:
            pairs = _share_pairs(text, m, said, numbers)
        elif re.fullmatch(r"的[约近]?", m.before) and numbers and numbers[-1].end + len(m.before) >= m.start - 1:
            pairs = [(part, numbers[-1]) for part in numbers[:-1] if part.base == numbers[-1].base and numbers[-1].amount]
        else:
            continue
        if pairs and not any(_percent_fits(text, m, part, whole) for part, whole in pairs):
            yield _percent_finding(text, "share", m, *pairs[0])


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
                        if not _percent_fits(text, percent, part, whole):
                            yield _percent_finding(text, "share", percent, part, whole)
                    return


def _share_pairs(text: Text, m: Mention, said: re.Match[str], numbers: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """The pairs of part and whole that a share may be of: by the words before 占 and after it, in the sentence, else in the paragraph."""
    name = "" if _ANY_WHOLE.match(said[1]) else re.sub(r"([人户件宗家个]数|总?数|总?量|总额)?[的之]?[约为达近]*$", "", said[1])
    parts = _parts_named(m.before[: said.start()], numbers)

    def pairs(among: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
        return [(part, whole) for part in parts for whole in among
                if whole.start < part.start and (whole.base == part.base or (name and whole.is_count and part.is_count and part.unit != whole.unit))
                and whole.amount >= part.amount and name in whole.before + whole.after]  # fmt: skip

    if found := pairs(numbers):
        return found
    begins = text.plain.rfind("\n", 0, m.start) + 1
    earlier = [c for c in text.mentions if begins <= c.start < m.sentence and (c.is_count or c.is_money)]
    end = text.plain.find("\n", m.end)
    beside = [c for c in text.mentions if begins <= c.start < (end if end > 0 else len(text.plain)) and c is not m]
    return pairs(earlier) if name or _agreed(text, beside, earlier) else []


def _agreed(text: Text, beside: Sequence[Mention], earlier: Sequence[Mention]) -> bool:
    """Whether another share of the paragraph fits a number said earlier there, so that it is known of what they are shares."""
    for part, other in pairwise(beside):
        if other.unit == "%" and re.search(r"占[比的为约]*$", other.before) and part.sentence == other.sentence:
            if any(c.base == part.base and c.amount > part.amount and _percent_fits(text, other, part, c) for c in earlier):
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


_CHANGED = re.compile(
    r"(净增加?|增长|增加|提高|提升|上升|上涨|增幅|升幅|涨幅|多|下降|减少|降低|降幅|回落|压减|缩短|压缩|少)(了|约|为|达|率|到|近|超|分别)*$"
)
_DOWN = ("下降", "减少", "降低", "降幅", "回落", "压减", "缩短", "压缩", "少")
_EARLIER = r"上年|去年|上一年|前一年|同期|年初|往年"


def _growths(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        word = _CHANGED.search(m.before)
        if m.unit != "%" or not word:
            continue
        in_order = _in_order(text, m)
        if in_order:
            yield from (found for one in in_order if (found := _grown(text, *one, word[1])))
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if not numbers and re.match(r"(同比|[比较](上年|去年))", m.before) and text.plain[m.sentence - 1 : m.sentence] == "；":
            numbers = [c for c in text.in_sentence(text.sentence_of(m.sentence - 2)[0]) if c.adds_up]
        pair = _from_to(numbers) or _against_last_year(numbers) or _now_and_change(text, m, numbers)
        if pair is None and (now := _now(text, numbers)) is not None and (was := _said_of_last_year(text, m, now)) is not None:
            pair = was, now
            among = [c for c in numbers if c.base == was.base and c is not was and not _CHANGED.search(c.before)]
            if was.amount and any(_grown(text, m, was, c, word[1]) is None for c in among):
                continue
        if pair is not None and pair[0].amount and (found := _grown(text, m, *pair, word[1])):
            yield found


def _grown(text: Text, m: Mention, before: Mention, now: Mention, word: str) -> Finding | None:
    low, high = _ratio(now, before)
    grown = sorted(((low - 1) * 100, (high - 1) * 100))
    if word in _DOWN:
        grown = sorted((-grown[0], -grown[1]))
    half = m.grain / 2 if not m.about else m.grain
    if grown[1] >= m.value - half and grown[0] <= m.value + half:
        return None
    real = (now.amount / before.amount - 1) * 100
    start, end = min(m.start, before.start, now.start), max(m.end, before.end)
    told = f"由{before.text}到{now.text}为{'增长' if real >= 0 else '下降'}{_rounded(abs(real), m.decimals)}%"
    return text.finding("growth", ERROR, start, end, told, f"写作{word}{m.text}")


def _in_order(text: Text, m: Mention) -> list[tuple[Mention, Mention, Mention]]:
    """“38起、死亡21人，同比分别下降20.8%和25%（2022年分别为48起、28人）”: each percentage with what was and what is."""
    if "分别" not in m.before:
        return []
    sentence = text.in_sentence(m.sentence)
    percents = [c for c in sentence if c.unit == "%" and c.start >= m.start and c.bracket == m.bracket]
    was = [c for c in sentence if c.start > percents[-1].end and c.adds_up]
    now = [c for c in sentence if c.start < m.start and c.adds_up and c.bracket == m.bracket]
    if len(percents) < 2 or len(was) != len(percents) or len(now) < len(percents) or not re.search(_EARLIER + r"|20\d\d年", _lead(text, was[0])):
        return []
    listed: list[tuple[Mention, Mention, Mention]] = []
    for percent, earlier in zip(percents, was, strict=True):
        same = next((c for c in now if c.base == earlier.base and all(c is not used for _, _, used in listed)), None)
        if same is None or not earlier.amount:
            return []
        listed.append((percent, earlier, same))
    return listed


def _now(text: Text, numbers: Sequence[Mention]) -> Mention | None:
    """The number that a growth or a difference is told of: the last before it that is no earlier year's and no difference itself."""
    return _last(c for c in numbers if not _is_earlier(text, c) and not _CHANGED.search(c.before) and c.bracket < 0)


def _lead(text: Text, m: Mention) -> str:
    """The words right before a number, over commas of a date or bracket but within its sentence."""
    return text.plain[max(m.sentence, m.start - 16) : m.start]


def _is_earlier(text: Text, m: Mention) -> bool:
    """Whether a number is called last year's, or a year's before the one reported."""
    words = m.before if m.before else text.plain[max(m.sentence, m.start - 6) : m.start]
    if re.search(rf"(比|较|由|从|为|是|[（，]|^)({_EARLIER})[^，]{{0,10}}$", words):
        return True
    year = re.search(r"(20\d\d)年[^，]{0,10}$", words)
    return year is not None and text.year is not None and int(year[1]) < text.year


def _said_of_last_year(text: Text, m: Mention, now: Mention) -> Mention | None:
    """Last year's number beside a growth or difference: in its sentence, else later in the paragraph under the same words."""
    end = text.plain.find("\n", m.end)
    for c in sorted(text.between(now.sentence, end if end >= 0 else len(text.plain)), key=lambda c: abs(c.start - m.start)):
        if c is now or c is m or c.base != now.base or not _is_earlier(text, c) or _CHANGED.search(c.before):
            continue
        rest = re.sub(rf"[（，]|20\d\d年末?|{_EARLIER}|末|为|是|的|比|较|约", "", c.before)
        if not rest and (c.sentence == now.sentence or c.start - m.end < 30) and not _another_between(text, m, c):
            return c
        if rest and any(rest[i : i + 2] in now.before for i in range(len(rest) - 1)):
            return c
    return None


def _another_between(text: Text, m: Mention, was: Mention) -> bool:
    """Whether another growth stands between a growth and the number of last year, which is then its own."""
    low, high = sorted((m.end, was.start))
    return any(c.unit in ("%", "个百分点") and _CHANGED.search(c.before) and c is not m for c in text.between(low, high))


def _now_and_change(text: Text, m: Mention, numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“支出4218.6万元，比上年增加106.3万元，同比增长2.6%”: what it was and what it is."""
    if len(numbers) < 2 or numbers[-2].base != numbers[-1].base or numbers[-1].bracket != numbers[-2].bracket:
        return None
    now, change = numbers[-2:]
    way = re.search(rf"(?:同比|[比较](?:{_EARLIER}|20\d\d年)末?)[^，]{{0,4}}?(增加|净增|多|少|提高|增长|上升|减少|下降|降低)[了约]*$", change.before)
    if way is None or re.search(r"[。；]", text.plain[change.end : m.start]) or len(text.plain[change.end : m.start]) > 10:
        return None
    was = now.amount + change.amount * (1 if way[1] in _DOWN else -1)
    return replace(now, value=was / now.scale, start=now.start, end=now.end), now


def _against_last_year(numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“1098对，比上年1203对减少105对，下降8.7%”: what it was and what it is."""
    if len(numbers) < 3 or len({one.base for one in numbers[-3:]}) > 1:
        return None
    now, was, change = numbers[-3:]
    told = re.search(r"[比较](上年|去年|上年同期)的?$", was.before) and re.fullmatch(r"(增加|提高|增长|上升|减少|下降|降低|多|少)了?", change.before)
    return (was, now) if told else None


def _differences(text: Text) -> Iterator[Finding]:
    """“1098对，比上年1203对减少105对”, “增加182件（上年1104件）”, and “234名，每人120元，共计2.81万元”."""
    for c in text.mentions:
        word = _CHANGED.search(c.before)
        if word is None or not (c.adds_up or c.unit == "个百分点") or c.about:
            continue
        unit = "%" if c.unit == "个百分点" else c.base
        numbers = [one for one in text.in_sentence(c.sentence) if one.start < c.start and one.base == unit]
        now = _now(text, numbers)
        was = _said_of_last_year(text, c, now) if now is not None else None
        if pair := _from_to(numbers):
            was, now = pair
        if now is None or was is None or now.about or was.about or (c.unit == "个百分点" and pair):
            continue
        real = (now.amount - was.amount) * (-1 if word[1] in _DOWN else 1)
        slack = max(one.grain for one in (now, was, c)) if len({one.scale for one in (now, was, c)}) > 1 or unit == "%" else Decimal(0)
        if abs(real - c.amount) > slack * Decimal("0.99") and (unit != "%" or abs(real - c.amount) >= c.grain):
            told = f"{was.text}到{now.text}相差{in_unit(abs(real), c)}" if unit != "%" else f"由{was.text}到{now.text}相差{abs(real)}个百分点"
            yield text.finding("growth", ERROR, min(now.start, was.start), max(c.end, was.end), told, f"写作{word[1]}{c.text}")
    for a, b, c in zip(text.mentions, text.mentions[1:], text.mentions[2:], strict=False):
        if a.sentence != c.sentence:
            continue
        each = re.search(r"每([人户名])$", b.before)
        if each and a.is_count and a.base in _EACH[each[1]] and b.is_money and c.is_money and re.match(r"(共计?|合计|总计)", c.before):
            if abs(a.amount * b.amount - c.amount) > c.grain / 2 and not a.about:
                yield text.finding("per-head", ERROR, a.start, c.end, f"{a.text}×{b.text}＝{in_unit(a.amount * b.amount, c)}", f"写作{c.text}")


def _points(text: Text) -> Iterator[Finding]:
    """“由93.5%上升至98.2%，提高4.7个百分点”."""
    for m in text.mentions:
        if m.unit != "个百分点":
            continue
        rates = [c for c in text.in_sentence(m.sentence) if c.unit == "%" and c.start < m.start]
        if len(rates) < 2 or not re.search(r"[由从][^，]*$", rates[-2].before) or not re.search(r"[到至为]$", rates[-1].before):
            continue
        real = abs(rates[-1].value - rates[-2].value)
        if abs(real - m.value) > max(c.grain for c in (*rates[-2:], m)):
            yield text.finding("growth", ERROR, rates[-2].start, m.end, f"由{rates[-2].text}到{rates[-1].text}相差{real}个百分点", f"写作{m.text}")


def _from_to(numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“由…（从…）A增（提高、下降）到B”: the two numbers; None when the sentence does not say so."""
    for a, b in pairwise(numbers):
        if (
            a.base == b.base
            and re.search(r"[由从][^，]*$", a.before)
            and re.search(r"(增|升|提高|提|降|减少?|上涨|调整|缩短|压缩|压减|扩大)[加长]?[到至为]", b.before)
        ):
            return a, b
    return None


_EACH = {"人": "人名位", "户": "户", "名": "人名位"}
_ALIKE = tuple(tuple(group.split()) for group in ("人 名 位 人次", "宗 件 起 例 案", "户", "期", "场 次", "项", "天 日", "车 辆次 台次 辆"))
_MEAN = re.compile(
    r"(?:([人户站件宗起次村校家车班期场项所亩月日])(次)?均[\u4e00-\u9fff]{0,8}|平均(?:每(?:一|个|家(?!次)|名)?)?([\u4e00-\u9fff（）]{0,14})"
    r"|(每)(?:一|个|家(?!次)|名)?([\u4e00-\u9fff（）]{1,14}))$"
)
_A_RATE = re.compile(r"[至到—\-~]|以[上下内]|不等")
_MONTHS, _DAYS = Decimal(12), (Decimal(365), Decimal(366))


def _averages(text: Text) -> Iterator[Finding]:
    """“支出1868.3万元，月均155.7万元”, “92名，平均每个村4名”: a mean of the numbers beside it. 每 alone may give a rate of benefit, so
    that it is judged only where a slip of the pen explains the difference."""
    for m in text.mentions:
        told = _MEAN.search(re.split("[，。；：\n]", text.plain[max(0, m.start - 26) : m.start])[-1].rstrip("约为达近 "))
        if told is None or not m.adds_up or _A_RATE.match(m.after or text.plain[m.end : m.end + 1]):
            continue
        if re.search(r"标准|补差|收入|提高|最高|最低", m.before + m.after[:4]):
            continue
        begins = text.plain.rfind("\n", 0, m.start) + 1
        bracket = text.plain.find("）", m.end) if text.plain[m.end : m.end + 1] == "（" else -1
        around = [c for c in text.between(begins, bracket if bracket > 0 else m.start) if c.adds_up and c is not m]
        within = [c for c in around if c.sentence == m.sentence]
        noun = (told[1] or told[3] or told[5] or "").rstrip("为达约")
        other_words = m.is_count and told[1] in ("人", "站", "村")  # 站均4名: the whole may be counted by another measure word
        wholes = [c for c in within if c.base == m.base or (other_words and c.is_count and c.start < m.start)]
        wholes = [c for c in wholes if c.amount > m.amount and not _MEAN.search(c.before)]
        months = noun == "月" or "月" in text.plain[m.start - 8 : m.start]
        if months or noun in ("日", "天"):
            counts = [_MONTHS] if months else [*_DAYS]
            pairs = [(whole, count) for whole in wholes for count in counts]
            if not pairs or any(_mean_fits(m, whole, count) for whole, count in pairs) or m.about:
                continue
            if noun in ("月", "日"):
                yield _mean_finding(text, m, wholes[-1], counts[0], "12个月" if months else "365天")
            continue
        bases = [c for c in around if not c.is_money and c.amount and _counts_each(c, noun)]
        if any(_overlap(_ratio(whole, c), _spread(m)) for whole in wholes for c in around if not c.is_money and c.amount and c is not whole):
            continue
        natural = [(whole, c) for whole in wholes[-1:] for c in [one for one in bases if one is not whole][-1:]]
        if natural and (not told[4] or "均" in noun or _near_miss(m, natural[0][0].amount / natural[0][1].amount)):
            whole, count = natural[0]
            yield _mean_finding(text, m, whole, count.amount, count.text, count)


def _counts_each(c: Mention, noun: str) -> bool:
    """Whether a number counts what a mean is taken over: by its measure word, or by the name of what is counted."""
    if not noun:
        return False
    if any(noun[0] in group and c.base in group for group in _ALIKE):
        return True
    words = c.before[-8:] + c.base + c.after[:8]
    return noun.startswith(c.base) or (len(noun) > 1 and noun[:2] in words) or (noun[0] in "站村校车班" and noun[0] in words)


def _mean_fits(m: Mention, whole: Mention, count: Decimal) -> bool:
    low, high = _spread(m)
    return low * count <= whole.amount + whole.grain / 2 and whole.amount - whole.grain / 2 <= high * count


def _spread(m: Mention) -> tuple[Decimal, Decimal]:
    """Between which amounts a printed number lies: half its last place; a tenth where it is only 约."""
    half = max(m.grain / 2, m.amount / 10) if m.about else m.grain / 2
    return m.amount - half, m.amount + half


def _near_miss(m: Mention, real: Decimal) -> bool:
    """Whether one wrong digit or a moved point of a number of at least two digits explains what it should be."""
    should = round(real / m.grain) * m.grain
    if len(f"{m.value.normalize():f}".replace(".", "").strip("0")) < 2 and m.amount < 100 * m.grain:
        return False
    return m.amount - should in set(digit_changes(m)) or any(should == m.amount * Decimal(10) ** power for power in (-4, -1, 1, 4))


def _mean_finding(text: Text, m: Mention, whole: Mention, count: Decimal, over: str, base: Mention | None = None) -> Finding:
    real = _rounded(whole.amount / count / m.scale, m.decimals)
    places = [one for one in (whole, base, m) if one is not None]
    start, end = min(one.start for one in places), max(one.end for one in places)
    return text.finding("per-head", ERROR, start, end, f"{whole.text}÷{over}＝{real}{m.unit}", f"写作{m.text}")


def _multiples(text: Text) -> Iterator[Finding]:
    """“6240户，是2021年3120户的2倍”."""
    for m in text.mentions:
        if m.unit != "倍" or not re.fullmatch(r"的[约近]?", text.plain[max(0, m.start - 2) : m.start].lstrip("元户件宗人家个次")) or m.about:
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.adds_up]
        if len(numbers) < 2 or numbers[-1].base != numbers[-2].base or not numbers[-1].amount:
            continue
        now, was = numbers[-2:]
        if not _overlap(_ratio(now, was), (m.value - m.grain / 2, m.value + m.grain / 2)):
            yield text.finding("ratio", ERROR, now.start, m.end, f"{now.text}÷{was.text}＝{_rounded(now.amount / was.amount, m.decimals)}倍", f"写作{m.text}")


_AT_MOST_ALL = re.compile(
    r"(通过|合格|及格|覆盖|参考|参训|满意|办结|结案|知晓|出勤|参检|年检|合规|达标|准确|回访|公开|入住|配备|采纳|调解|成功|化解|处置|优良|优秀|火化|持证|普及"
    r"|签约|反馈|答复|办复|及时|按期|按时|整改|审核|公示|胜诉|败诉|应诉|出庭|参保|落实|备案|响应|接通|查处|检验|参与|审结|属实|劝和)率[^，]{0,3}$"
)


def _above_hundred(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit == "%" and m.value > 100 and _AT_MOST_ALL.search(m.before):
            yield text.finding("percent-over-100", ERROR, m.start, m.end, "这样的比率不超过100%", f"写作{m.text}")


# 区间：印出的数字只精确到末位的一半
def _ratio(part: Mention, whole: Mention) -> tuple[Decimal, Decimal]:
    a, b = (Decimal(0) if m.base not in ("元",) and not m.about and m.scale == 1 else m.grain / 2 for m in (part, whole))
    return (part.amount - a) / (whole.amount + b), (part.amount + a) / max(whole.amount - b, Decimal("1e-9"))


def _percent_fits(text: Text, m: Mention, part: Mention, whole: Mention) -> bool:
    low, high = _ratio(part, whole)
    return _overlap((low * 100, high * 100), _percent_spread(text, m))


def _percent_spread(text: Text, m: Mention) -> tuple[Decimal, Decimal]:
    """Between which percentages a printed one lies: half its last place; for 三成, 近三成, 超三成 what is meant by the words."""
    if m.unit != "成":
        half = m.grain if m.about else m.grain / 2
        return m.value - half, m.value + half
    value, one = m.value * 10, Decimal(10) if m.value == m.value.to_integral_value() else Decimal(5)
    if re.search(r"近|不足|不到|以[下内]", text.plain[max(0, m.start - 3) : m.start] + text.plain[m.end : m.end + 2]):
        return value - one, value
    if re.search(r"超|逾|过|以上|余|多|至少|不少于", text.plain[max(0, m.start - 3) : m.start] + text.plain[m.end : m.end + 2]):
        return value, value + one
    return value - one / 2, value + one / 2


def _overlap(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _percent_finding(text: Text, rule: str, m: Mention, part: Mention, whole: Mention) -> Finding:
    real = _rounded(part.amount * 100 / whole.amount, m.decimals)
    return text.finding(rule, ERROR, min(part.start, whole.start), m.end, f"{part.text}÷{whole.text}＝{real}%", f"写作{m.text}")


def _last(found: Iterator[Mention]) -> Mention | None:
    return max(found, key=lambda m: m.start, default=None)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return round(value, decimals)
