"""The sums, shares, rates, growths and averages a report states, each recomputed from its own printed numbers.

A sum is judged only where the text claims one: a list in brackets after its total, 其中 with a closing 其他, 分别为, a bare
合计, a known partition, or a list that closes but for one digit. A list that is merely part of its total is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from .findings import ERROR, WARNING, Finding
from .mentions import Mention, Text

_BREAK = re.compile(
    r"^(拨付|支出|发放|下拨|新成立|新增|新登记|注销|撤销(?!、)|同比|比上年|较上年|比去年|较去年|上年|去年|人均|户均|平均|惠及|受益|覆盖|用于|占|开展|组织|举办|另|累计|截至|完成率|通过率|全年共|共?发现|整改|责令|立案)"
)
_ATTRIBUTE = re.compile(
    r"女|男(?!女)|党员|岁|本科|大专|研究生|硕士|少数民族|残疾|老年人|未成年|持证|一线|骨干|专职|兼职|高龄|退役|困难|人次|重度|孤寡|空巢|独居|中级|初级|高级"
)
_PARTITIONS = tuple(re.compile(p) for p in (
    r"社会团体|民办非企业|社会服务机构|基金会", r"男性?|女性?", r"城[镇市乡]|农村|城乡", r"集中|分散|机构", r"生活补贴|护理补贴", r"内地|国内|涉外|涉港澳台",
    r"不合格|合格", r"已?办结|在办|正在办理|未办结", r"不属实|部分属实|基本属实|属实", r"警告|罚款|撤销登记",
    r"全自理|半自理|半失能|全失能|失能|自理|半护理|全护理",
    r"胜诉|败诉", r"不予|批准|退回|准予", r"[A-D][级类]", r"线上|线下|网上|窗口", r"上半年|下半年", r"一季度|二季度|三季度|四季度|第.季度",
))  # fmt: skip
_BARE_TOTAL = re.compile(
    r"^(以上|上述|罚没|[一二两三四五六七八九十]项|各项|几项|两者|三者|四者)?(资金|金额|补贴|补助)?(合计|总计|共计|总共)(为|约|达|发放|支出|投入|拨付|资金|金额|补贴|补助|救助)*$"
)
_OTHER = re.compile(r"^(其他|其它|其余|剩余|另有)")
_LIST = re.compile(r"其中|分别[为是]|包括|包含|分为|具体为|即|含")
CHANCE = Decimal("0.02")


@dataclass(frozen=True)
class Sum:
    """A total and its parts as the text lists them; `certain` when the words say that the parts are all of it."""

    total: Mention
    parts: tuple[Mention, ...]
    certain: bool

    @property
    def added(self) -> Decimal:
        return sum((p.amount for p in self.parts), Decimal(0))

    @property
    def numbers(self) -> tuple[Mention, ...]:
        return (self.total, *self.parts)

    @property
    def span(self) -> tuple[int, int]:
        """Where the first of its numbers begins and the last ends."""
        return min(m.start for m in self.numbers), max(m.end for m in self.numbers)


def arithmetic(text: Text) -> list[Finding]:
    """Every false sum, part above its total, share, rate, growth and average."""
    rules = (_sums, _equations, _rates, _shares, _growths, _points, _differences, _averages, _above_hundred)
    return [finding for rule in rules for finding in rule(text)]


# 合计与分项
def _sums(text: Text) -> Iterator[Finding]:
    judged: set[tuple[int, int]] = set()
    for claim in claims(text):
        place = (claim.total.start, claim.parts[0].bracket)
        if place in judged:
            continue
        judged.add(place)
        if finding := _judge(text, claim):
            yield finding


def claims(text: Text) -> Iterator[Sum]:
    """The sums a text states, in order of their totals."""
    for start in dict.fromkeys(m.sentence for m in text.mentions):
        if start >= text.annex:
            continue
        numbers = _with_the_list_after(text, start)
        listed: set[int] = set()
        for i, total in enumerate(numbers):
            if not (total.is_money or total.is_count):
                continue
            if total.bracket < 0 and _BARE_TOTAL.match(_bare(total.before)):
                parts = _alike_before(text, numbers[:i], total)
                if len(parts) >= 2:
                    yield Sum(total, parts, certain=True)
                continue
            for claim in _listed_after(text, numbers[i + 1 :], total, total.start in listed):
                listed |= {m.start for m in claim.parts}
                yield claim


def _with_the_list_after(text: Text, start: int) -> list[Mention]:
    """The numbers of a sentence; a part that begins with 其中 after a semicolon goes on with it."""
    numbers, end = text.in_sentence(start), text.sentence_of(start)[1]
    if text.plain[end - 1 : end] == "；" and text.plain[end : end + 3].lstrip().startswith("其中"):
        return [*numbers, *text.in_sentence(end)]
    return numbers


def _alike_before(text: Text, numbers: list[Mention], total: Mention) -> tuple[Mention, ...]:
    alike = [m for m in numbers if m.base == total.base and m.bracket < 0]
    for i in range(len(alike) - 1, -1, -1):
        if "其中" in alike[i].before:
            return tuple(alike[:i][-1:] if i else ()) if len(alike[:i]) < 2 else tuple(alike[:i])
    return tuple(alike)


def _listed_after(text: Text, rest: list[Mention], total: Mention, is_part: bool) -> Iterator[Sum]:
    inside = [m for m in rest if m.bracket >= total.end and m.bracket == (rest[0].bracket if rest else -1)]
    if (
        rest
        and rest[0].bracket >= total.end
        and not re.search(r"\d", text.plain[total.end : rest[0].bracket])
        and rest[0].bracket - total.end <= 16
    ):
        bracketed = tuple(m for m in inside if m.base == total.base or _same_kind(m, total))
        if len(bracketed) >= 2 and len(bracketed) == len(inside) and not _overlapping(bracketed):
            yield Sum(total, bracketed, certain="其中" not in text.plain[inside[0].bracket : inside[0].start])
    outside = [m for m in rest if m.bracket == total.bracket]
    if not outside:
        return
    first = next((i for i, m in enumerate(outside) if m.base == total.base or _same_kind(m, total)), 0)
    if first and "其中" in text.plain[outside[first - 1].end : outside[first].start]:  # 3126户5874人，其中…户: what stands between is of another unit
        outside = outside[first:]
    gap = text.plain[total.end : outside[0].start]
    if not _LIST.search(gap) and (is_part or not _names_parts(total, outside)):
        return
    parts: list[Mention] = []
    for place, m in enumerate(outside):
        lead = _bare(m.before)
        if parts and ("其中" in m.before or _BREAK.match(lead)):
            break
        if _LIST.search(gap) and not parts and _BREAK.match(re.split(_LIST, lead)[-1]) and not _LIST.search(lead):
            break
        if m.base != total.base and not _same_kind(m, total):
            if m.unit in ("%", "年", "岁", "周岁") or _beside(outside, place, total):
                continue
            break
        parts.append(m)
        if _OTHER.match(re.split(r"其中", lead)[-1]):
            break
    stages = any(p.amount == total.amount for p in parts) and sum(bool(p.amount) for p in parts) > 1  # 40件，其中受理40件、办结40件
    if len(parts) >= 2 and not _overlapping(parts) and (not stages or _partition(parts)):
        certain = bool(re.search(r"分别[为是]|分为|具体为", gap)) or bool(_OTHER.match(_bare(parts[-1].before))) or _partition(parts)
        yield Sum(total, tuple(parts), certain)


def _beside(numbers: Sequence[Mention], place: int, total: Mention) -> bool:
    """Whether a number of another unit only stands beside one that counts: 集体访11批208人次."""
    pair = [numbers[place], *numbers[place + 1 : place + 2]]
    return not numbers[place].before or (len(pair) == 2 and not pair[1].before and pair[1].start == pair[0].end and pair[1].base == total.base)


def _names_parts(total: Mention, rest: list[Mention]) -> bool:
    """“社会组织655个，社会团体113个，民办非企业单位542个”: no 其中, but the next two are parts of one partition."""
    two = [m for m in rest[:2] if m.base == total.base]
    return len(two) == 2 and _partition(two) and not _partition([total, two[0]])


def _partition(parts: Sequence[Mention]) -> bool:
    for kind in _PARTITIONS:
        members = {found[0] for p in parts if (found := kind.search(p.before + p.after))}
        if len(members) == len(parts):
            return True
    return False


def _overlapping(parts: Sequence[Mention]) -> bool:
    """Whether the parts describe people by traits that one person can share (女性、党员、六十岁以上)."""
    return sum(bool(_ATTRIBUTE.search(p.before + p.after)) for p in parts) >= 2 and not _partition(parts)


def _same_kind(a: Mention, b: Mention) -> bool:
    """Measure words of the same things: 31宗（…27间，…1间）."""
    things = {"宗", "件", "个", "间", "家", "所", "起", "例", "次", "户", "场", "批", "项"}
    people = {"人", "名", "人次", "位"}
    return {a.base, b.base} <= things or ({a.base, b.base} <= people and "人次" not in {a.base, b.base})


def _bare(words: str) -> str:
    return words.strip(" 　“”\"'")


def _judge(text: Text, claim: Sum) -> Finding | None:
    total, parts = claim.total, claim.parts
    if _tabular(text, claim):
        return None
    slack = _slack(text, claim)
    for k in range(len(parts) if claim.certain else 2, len(parts) + 1):
        if abs(sum((p.amount for p in parts[:k]), Decimal(0)) - total.amount) <= slack:
            return None
    missing = total.amount - claim.added
    if missing < 0 and any(_nested(a, b) for a, b in pairwise(parts)):
        return None
    sure = claim.certain or missing < 0 or _one_digit_away(claim, CHANCE) or _unit_slipped(claim)
    if not sure and not (abs(missing) * 10 <= total.amount and _one_digit_away(claim, Decimal(1))):
        return None
    added = _in_unit(claim.added, total)
    expected = f"合计应为{added}：{'＋'.join(f'{p.value}{p.unit}' for p in parts)}"
    return text.finding("sum", ERROR if sure else WARNING, *claim.span, expected, f"写作{total.text}，相差{_in_unit(abs(missing), total)}")


def _tabular(text: Text, claim: Sum) -> bool:
    """Whether bare numbers stand apart among these, as in a table that was read as text: such a stretch claims nothing."""
    start, end = claim.span
    known = [(m.start, m.end) for m in text.mentions] + text.names
    bare = re.finditer(r"(?<=\s)\d+(?=\s)", text.plain[start:end])
    return any(not any(a <= start + one.start() < b for a, b in known) for one in bare)


def _nested(outer: Mention, inner: Mention) -> bool:
    return inner.amount <= outer.amount and bool(re.search(r"含|其中|包括", inner.before))


def _slack(text: Text, claim: Sum) -> Decimal:
    """Rounded parts may differ where the report says so (四舍五入) or the total is only 约; otherwise printed sums must close."""
    rounded = "四舍五入" in text.plain or any(m.about for m in claim.numbers)
    return sum((m.grain for m in claim.numbers), Decimal(0)) / 2 if rounded else Decimal(0)


def _one_digit_away(claim: Sum, chance: Decimal) -> bool:
    """Whether one wrong digit explains the difference, and chance makes it look so less often than `chance`."""
    difference = abs(claim.total.amount - claim.added)
    explained = {abs(change) for m in claim.numbers for change in _digit_changes(m)}
    step = min(m.grain for m in claim.numbers)
    return difference in explained and len(explained) * step / max(claim.total.amount, step) < chance


def _unit_slipped(claim: Sum) -> bool:
    """Whether the sum closes when one part is read in the unit of the others (4200元 among 万元)."""
    units = Counter(p.unit for p in claim.parts)
    return any(
        claim.added - p.amount + p.value * other.scale == claim.total.amount
        for p in claim.parts if units[p.unit] == 1 for other in claim.parts if other.unit != p.unit
    )  # fmt: skip


def _digit_changes(m: Mention) -> Iterator[Decimal]:
    """What one wrong digit, or two neighbours that changed places, would make of the number."""
    digits = f"{m.value:f}".replace(".", "")
    for place, (low, high) in enumerate(pairwise(reversed(digits))):
        yield (int(low) - int(high)) * 9 * m.grain * 10**place
    for place, digit in enumerate(reversed(digits)):
        for other in range(10):
            if other != int(digit):
                yield (other - int(digit)) * m.grain * 10**place


def _equations(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"(\d+(?:\.\d+)?(?:\s*[+＋]\s*\d+(?:\.\d+)?)+)\s*[=＝]\s*(\d+(?:\.\d+)?)", text.plain):
        added = sum((Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", found[1])), Decimal(0))
        if added != Decimal(found[2]):
            yield text.finding("sum", ERROR, *found.span(), f"合计应为{added}", f"写作{found[2]}")


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
        if m.unit != "%":
            continue
        counts = [c for c in text.in_sentence(m.sentence) if (c.is_count or c.is_money) and c.start < m.start]
        pair = _known_pair(m, [c for c in counts if c.is_count])
        if pair is not None:
            if not _percent_fits(m, *pair):
                yield _percent_finding(text, "rate", m, *pair)
        elif (found := _stem_pair(m, counts)) is not None:
            yield _percent_finding(text, "rate", m, *found)


def _known_pair(m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The two numbers of a rate whose part and base people word in known ways."""
    for label, done, base in _RATES:
        if label.search(m.before):
            part = _last(c for c in counts if done.search(c.before + c.after) and not base.search(c.before))
            whole = _last(c for c in counts if base.search(c.before) and c is not part)
            return (part, whole) if part and whole and part.start > whole.start and whole.amount else None
    return None


def _stem_pair(m: Mention, counts: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """“发现问题23个，已整改21个，整改率91.3%”: any rate is the number under its own word against one before it in the same unit; the
    pair that is meant when none of them, nor those under the word together, gives the rate."""
    word = re.search(r"([\u4e00-\u9fff]{2})率[约为达到是]*$", m.before)
    if word is None:
        return None
    named = [c for c in counts if word[1] in c.before + c.after and not re.search(r"[应拟未不]" + word[1], c.before + c.after)]
    if not named or (wholes := [c for c in counts if c.start < named[0].start and c.base == named[0].base and c.amount]) == []:
        return None
    together = sum((c.amount for c in named if c.base == named[0].base), Decimal(0))
    for whole in wholes:
        if any(_percent_fits(m, part, whole) for part in named) or _percent_fits(m, replace(named[-1], value=together / named[-1].scale), whole):
            return None
    return named[-1], min(wholes, key=lambda whole: abs(named[-1].amount * 100 / whole.amount - m.value))


_ANY_WHOLE = re.compile(r"总|全部|全体|其|该|上述|比|[的为约]*$")


def _shares(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if m.unit != "%":
            continue
        said = re.search(r"占([^，]{0,12})$", m.before)
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and (c.is_count or c.is_money)]
        if said is not None:
            pairs = _share_pairs(text, m, said, numbers)
        elif re.fullmatch(r"的[约近]?", m.before) and numbers and numbers[-1].end + len(m.before) >= m.start - 1:
            pairs = [(part, numbers[-1]) for part in numbers[:-1] if part.base == numbers[-1].base and numbers[-1].amount]
        else:
            continue
        if pairs and not any(_percent_fits(m, part, whole) for part, whole in pairs):
            yield _percent_finding(text, "share", m, *pairs[0])


def _share_pairs(text: Text, m: Mention, said: re.Match[str], numbers: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """The pairs of part and whole that a share may be of: by the words before 占 and after it, in the sentence, else in the paragraph."""
    name = "" if _ANY_WHOLE.match(said[1]) else re.sub(r"(总?数|总?量|总额)?[的之]?[约为达近]*$", "", said[1])
    parts = _parts_named(m.before[: said.start()], numbers)

    def pairs(among: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
        return [(part, whole) for part in parts for whole in among
                if whole.start < part.start and whole.base == part.base and whole.amount >= part.amount and name in whole.before + whole.after]  # fmt: skip

    if found := pairs(numbers):
        return found
    begins = text.plain.rfind("\n", 0, m.start) + 1
    earlier = [c for c in text.mentions if begins <= c.start < m.sentence and (c.is_count or c.is_money)]
    end = text.plain.find("\n", m.end)
    beside = [c for c in text.mentions if begins <= c.start < (end if end > 0 else len(text.plain)) and c is not m]
    return pairs(earlier) if name or _agreed(beside, earlier) else []


def _agreed(beside: Sequence[Mention], earlier: Sequence[Mention]) -> bool:
    """Whether another share of the paragraph fits a number said earlier there, so that it is known of what they are shares."""
    for part, other in pairwise(beside):
        if other.unit == "%" and re.search(r"占[比的为约]*$", other.before) and part.sentence == other.sentence:
            if any(c.base == part.base and c.amount > part.amount and _percent_fits(other, part, c) for c in earlier):
                return True
    return False


def _parts_named(name: str, numbers: Sequence[Mention]) -> list[Mention]:
    """Which numbers a share may be of: those under the name before 占 (税收占比), the closest name first; without one, the last."""
    name = re.sub(r"^(其中|分别|均|各)", "", _bare(name))
    if not name:
        listed = next((i for i in range(len(numbers) - 1, 0, -1) if "其中" in numbers[i].before), None)
        return [*numbers[-1:], *([numbers[listed - 1]] if listed else [])]
    named = [c for c in numbers if name in c.before + c.after]
    return sorted(named, key=lambda c: not re.sub(r"^(其中|含)", "", _bare(c.before)).startswith(name))


def _growths(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        word = re.search(r"(增长|增加|提高|上升|增幅|下降|减少|降低|降幅)[了约为达]*$", m.before)
        if m.unit != "%" or not word:
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start and (c.is_count or c.is_money)]
        pair = _from_to(numbers) or _against_last_year(numbers) or _now_and_change(text, m, numbers)
        if pair is None or not pair[0].amount:
            continue
        before, now = pair
        low, high = _ratio(now, before)
        grown = sorted(((low - 1) * 100, (high - 1) * 100))
        if word[1] in ("下降", "减少", "降低", "降幅"):
            grown = sorted((-grown[0], -grown[1]))
        half = m.grain / 2
        if grown[1] < m.value - half or grown[0] > m.value + half:
            real = (now.amount / before.amount - 1) * 100
            yield text.finding(
                "growth",
                ERROR,
                before.start,
                m.end,
                f"由{before.text}到{now.text}为{'增长' if real >= 0 else '下降'}{_rounded(abs(real), m.decimals)}%",
                f"写作{word[1]}{m.text}",
            )


def _now_and_change(text: Text, m: Mention, numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“支出4218.6万元，比上年增加106.3万元，同比增长2.6%”: what it was and what it is."""
    if len(numbers) < 2 or numbers[-2].base != numbers[-1].base or numbers[-1].bracket != numbers[-2].bracket:
        return None
    now, change = numbers[-2:]
    way = re.search(r"(?:同比|[比较](?:上年|去年|上一年|同期|上年同期))[^，]{0,4}?(增加|提高|增长|上升|减少|下降|降低)[了约]*$", change.before)
    if way is None or re.search(r"[。；]", text.plain[change.end : m.start]) or len(text.plain[change.end : m.start]) > 10:
        return None
    was = now.amount + change.amount * (1 if way[1] in ("减少", "下降", "降低") else -1)
    return replace(now, value=was / now.scale, start=now.start, end=now.end), now


def _against_last_year(numbers: list[Mention]) -> tuple[Mention, Mention] | None:
    """“1098对，比上年1203对减少105对，下降8.7%”: what it was and what it is."""
    if len(numbers) < 3 or len({one.base for one in numbers[-3:]}) > 1:
        return None
    now, was, change = numbers[-3:]
    told = re.search(r"[比较](上年|去年|上年同期)的?$", was.before) and re.fullmatch(r"(增加|提高|增长|上升|减少|下降|降低|多|少)了?", change.before)
    return (was, now) if told else None


def _differences(text: Text) -> Iterator[Finding]:
    """“1098对，比上年1203对减少105对”, and “234名，每人120元，共计2.81万元”."""
    for a, b, c in zip(text.mentions, text.mentions[1:], text.mentions[2:], strict=False):
        if a.sentence != c.sentence:
            continue
        if _against_last_year([a, b, c]) is not None and abs(a.amount - b.amount) != c.amount and not any(one.about for one in (a, b, c)):
            yield text.finding("growth", ERROR, a.start, c.end, f"{a.text}与{b.text}相差{_in_unit(abs(a.amount - b.amount), c)}", f"写作{c.text}")
        each = re.search(r"每([人户名])$", b.before)
        if each and a.is_count and a.base in _EACH[each[1]] and b.is_money and c.is_money and re.match(r"(共计?|合计|总计)", c.before):
            if abs(a.amount * b.amount - c.amount) > c.grain / 2 and not a.about:
                yield text.finding("per-head", ERROR, a.start, c.end, f"{a.text}×{b.text}＝{_in_unit(a.amount * b.amount, c)}", f"写作{c.text}")


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
            and re.search(r"(增|升|提高|提|降|减少?|上涨|调整)[加长]?[到至为]", b.before)
        ):
            return a, b
    return None


_EACH = {"人": "人名位", "户": "户", "次": "人次场", "宗": "宗件起例", "平": "", "每": "", "名": "人名位"}


def _averages(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if (
            not m.is_money
            or not re.search(r"(人均|户均|人次均|次均|宗均|每人次平均|平均每[人户宗]次?)[^，标准]{0,6}$", m.before)
            or re.search(r"月|标准|补差|收入", m.before)
        ):
            continue
        numbers = [c for c in text.in_sentence(m.sentence) if c.start < m.start]
        each = _EACH[m.before[re.search(r"(人均|户均|人次均|次均|宗均|平均)", m.before).start()]]  # type: ignore[union-attr]  # matched above
        money = [c for c in numbers if c.is_money]
        counts = [c for c in numbers if c.is_count and c.amount and (not each or c.base[0] in each)]
        if len(money) != 1 or not counts:
            continue
        if not any(_overlap(_ratio(money[0], c), (m.amount - m.grain / 2, m.amount + m.grain / 2)) for c in counts):
            real = money[0].amount / counts[-1].amount / m.scale
            yield text.finding(
                "per-head",
                ERROR,
                money[0].start,
                m.end,
                f"{money[0].text}÷{counts[-1].text}＝{_rounded(real, m.decimals)}{m.unit}",
                f"写作{m.text}",
            )


def _above_hundred(text: Text) -> Iterator[Finding]:
    for m in text.mentions:
        if (
            m.unit == "%"
            and m.value > 100
            and re.search(
                r"(通过|合格|及格|覆盖|参考|参训|满意|办结|结案|知晓|出勤|参检|年检|合规|达标|准确|回访|公开|入住)率[^，]{0,3}$", m.before
            )
        ):
            yield text.finding("percent-over-100", ERROR, m.start, m.end, "这样的比率不超过100%", f"写作{m.text}")


# 区间：印出的数字只精确到末位的一半
def _ratio(part: Mention, whole: Mention) -> tuple[Decimal, Decimal]:
    a, b = (Decimal(0) if m.base not in ("元",) and not m.about and m.scale == 1 else m.grain / 2 for m in (part, whole))
    return (part.amount - a) / (whole.amount + b), (part.amount + a) / max(whole.amount - b, Decimal("1e-9"))


def _percent_fits(m: Mention, part: Mention, whole: Mention) -> bool:
    low, high = _ratio(part, whole)
    return _overlap((low * 100, high * 100), (m.value - m.grain / 2, m.value + m.grain / 2))


def _overlap(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _percent_finding(text: Text, rule: str, m: Mention, part: Mention, whole: Mention) -> Finding:
    real = _rounded(part.amount * 100 / whole.amount, m.decimals)
    return text.finding(rule, ERROR, min(part.start, whole.start), m.end, f"{part.text}÷{whole.text}＝{real}%", f"写作{m.text}")


def _last(found: Iterator[Mention]) -> Mention | None:
    return max(found, key=lambda m: m.start, default=None)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return round(value, decimals)


def _in_unit(amount: Decimal, like: Mention) -> str:
    value = amount / like.scale
    return f"{value.normalize():f}{like.unit}"
