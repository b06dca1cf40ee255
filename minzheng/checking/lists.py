"""Finds the sums of a text: a total with the list of its parts, before it, after it, in a bracket, or in the sentence after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from .kinds import bare, complementary, denied_pair, disposals, label_of, overlapping, parallel, partition, same_kind
from .mentions import Mention, Text
from .stated import Sum, Tie, closes, explained

BREAK = re.compile(
    r"^(?:今年|全年|本年|年内|当年)?(拨付|支出(?!型)|发放|下拨|新成立|新增|新登记|注销|撤销登记|同比|比上年|较上年|比去年|较去年|上年|去年|人均|户均|平均|惠及|受益|覆盖|占|开展|组织|举办|另|累计|截至|完成率|通过率|完成(?:年度|全年|目标|任务|计划|投资)|超额|全年共|共?发现|整改|责令(?!履行)|全[年区市县镇])"
)

_SEEMS = re.compile(r"注销|撤销|新[成登增]|整改|责令")
"""Words with which a list usually ends, though they may name the last of its kinds."""

_STAGE = re.compile(r"受理|收到|接到|接收|立案|办结|结案|审结|整改|完成|移送|采纳|公开|发现|调解|撤诉|检查|抽查|转办|化解|执行|送达")

_STEP = re.compile(r"受理|收到|接到|立案|办结|结案|审结|整改|采纳|公开|化解|完成")

_BARE_TOTAL = re.compile(
    r"^(以上|上述|罚没|[一二两三四五六七八九十][项类种者]|各项|几项)?[的者]?(资金|金额|补贴|补助)?(合计|总计|共计|总共|一共|之和|相加)(为|约|达|发放|支出|投入|拨付|资金|金额|补贴|补助|救助)*$"
)

_TRAILING = re.compile(
    r"^(以上|上述|[一二两三四五六七八九]项|[两三四五]类|三者|四者)?[^，]{0,4}(合计|共计|总计|总共|一共|共)(有|为|达|约|计)*$|总(量|数|额|计|收入|支出|人数|投资)[为达约有]*$"
)

_GATHERING = re.compile(r"总[\u4e00-\u9fff]{0,4}[为达约有]*$|^全[市县区镇省局][^，]{0,12}[达共有为]+$|(合计|共计|总计)[^，]{0,10}$")

_OTHER = re.compile(r"^(其他|其它|其余|剩余|余下|另有)")

_MARK = re.compile(r"其中|用于|分别|包括|包含|分为|具体为|即|含|涉及|：|按[^，。]{1,8}分|[区分]类型?看")

_WHOLE_MARK = re.compile(r"分别[为是]|分为|具体为|由[^，]{2,}组成|按[^，。]{1,8}[分看]")

_OPEN = re.compile(r"主要|重点|仅|比如|例如|评为|获|创建|列入|达到|被")

_MANY = re.compile(r"共|总|合计|全[市县区镇省]|现有|实有|登记在册")

_PER = r"每[\u4e00-\u9fff]{0,12}|[人户均月日站件宗]均|平均[^，]{0,8}|标准"

_AVERAGE = re.compile(rf"({_PER})$")

DERIVED = re.compile(
    rf"({_PER}|(比|较)[^，]{{0,8}}(增|减|多|少|升|降)[^，]{{0,4}}|(净?增加?|减少?|增长|下降|上升|提高|回落|多|少)了?|上年[^，结转]{{0,6}}|去年[^，]{{0,6}}|20\d\d年[^，]{{0,6}})$"
)

_A_YEAR = re.compile(r"^(其中)?20\d\d年")


def claims(text: Text) -> Iterator[Sum]:
    """The sums a text states, in order of their totals: what is not announced as a list is one only where it closes."""
    for claim in all_claims(text):
        if claim.tie > Tie.ENUMERATED or closes(text, claim):
            yield claim


@lru_cache(maxsize=1)
def all_claims(text: Text) -> tuple[Sum, ...]:
    """Every list that may be a sum; kept for the text in hand, of which three rules ask it."""
    return tuple(_claims(text))


def _claims(text: Text) -> Iterator[Sum]:
    last: Mention | None = None
    listed: set[int] = set()
    for start in dict.fromkeys(m.sentence for m in text.mentions):
        if start >= text.annex:
            continue
        numbers = _with_the_list_after(text, start)
        if (again := _another_division(text, start, numbers, last)) is not None:
            yield again
            continue
        if (named := _list_of_a_name(text, numbers)) is not None:
            yield named
        yield from _remainders(text, numbers)
        for i, total in enumerate(numbers):
            if not total.adds_up or _AVERAGE.search(total.before):
                continue
            change = is_change(total) and any(m.base == total.base for m in numbers[:i])
            trailing = list(_trailing(text, numbers, i))
            yield from trailing
            if trailing and trailing[0].tie is Tie.WHOLE:
                continue
            for claim in _listed_after(text, numbers[i + 1 :], total, total.start in listed):
                if change and not closes(text, claim):
                    continue
                if claim.tie > Tie.ENUMERATED or closes(text, claim):
                    listed |= {m.start for m in claim.parts}
                    last = total
                yield claim


_CHANGE = re.compile(
    r"(净|同比|环比|[比较][^，]{0,10}|^元?)(增加?|减少?|增长|下降|多|少)[了约\u4e00-\u9fff]{0,3}$"
    r"|^(与|[比较]|[比较]?上年|去年|20\d\d年)[^，]*(上年|去年|同期|20\d\d年)[^，]{0,8}$"
)


def is_change(m: Mention) -> bool:
    """Whether a number is what another changed by, or what it was: a list that follows is seldom of it."""
    return bool(_CHANGE.search(m.before))


def _with_the_list_after(text: Text, start: int) -> list[Mention]:
    """The numbers of a sentence; a list that begins with 其中 after a semicolon or full stop goes on with it."""
    numbers, end = text.in_sentence(start), text.sentence_of(start)[1]
    if text.plain[end - 1 : end] in "；。" and text.plain[end : end + 4].lstrip().startswith("其中"):
        return [*numbers, *text.in_sentence(end)]
    while text.plain[end - 1 : end] == "；" and numbers and "其中" in text.plain[start:end]:  # 其中网上3120件，占59%；来信416件，占8%；…
        more, end = text.in_sentence(end), text.sentence_of(end)[1]
        if [m.base for m in more] != [m.base for m in numbers[-len(more) :]] or not more[0].adds_up or len(more) < 2:
            break
        numbers = [*numbers, *more]
    return numbers


def _another_division(text: Text, start: int, numbers: Sequence[Mention], last: Mention | None) -> Sum | None:
    """“618家，按类别分，…；按区域分，市区371家、各县247家”: a second division of the total before."""
    if not re.match(r"\s*(按|从|分)[^，。；]{1,8}(分|看|划分|统计|来看)", text.plain[start : start + 14]):
        return None
    if not numbers:
        return None
    parts = tuple(m for m in numbers if m.base == numbers[0].base and m.bracket < 0 and not re.match("全年|合计|共", bare(m.before)))
    begins = text.plain.rfind("\n", 0, text.sentence_of(start - 2)[0]) + 1 if start > 1 else 0
    before = [m for m in text.between(begins, start) if m.base == numbers[0].base and m.bracket < 0]
    wholes = [m for m in before if m.amount == sum(p.amount for p in parts)] or [m for m in before if m is last] or before[:1]
    return Sum(wholes[0], parts, Tie.WHOLE) if len(parts) >= 2 and wholes else None


def _list_of_a_name(text: Text, numbers: Sequence[Mention]) -> Sum | None:
    """“公办38家、民办58家；公办机构中福利中心7家、敬老院31家”, “第一、二、三、四季度分别办结一般程序案件198宗、…”: the total is the
    number said before under that name."""
    if len(numbers) < 2 or numbers[0].base != numbers[1].base:
        return None
    first = numbers[0]
    within = re.match(r"(?:其中)?([\u4e00-\u9fff]{2,8})中(?![心央小学等])", bare(first.before))
    timed = re.search(r"季度|半年|月", text.plain[first.sentence : first.start])
    quarters = re.search(r"分别(?:\w{0,2}?)([\u4e00-\u9fff]{4,10})$", first.before) if timed else None
    opened = text.plain[first.sentence : first.start - len(first.before)].strip()
    within = within or re.fullmatch(r"(?:其中|上述|在)?([\u4e00-\u9fff]{2,10})中，", opened)
    if within is None and quarters is None:
        return None
    begins = text.plain.rfind("\n", 0, max(text.plain.rfind("\n", 0, first.start), 0)) + 1
    earlier = [m for m in text.between(begins, first.start) if m.base == first.base]
    if within is not None:
        named = [m for m in earlier if len(label := label_of(m)) >= 2 and (within[1].startswith(label) or label.endswith(within[1]))]
    else:
        said = quarters[1] if quarters is not None else ""
        named = sorted((m for m in earlier if _alike_end(m.before, said) >= 4), key=lambda m: _alike_end(m.before, said))
    parts = _run(list(numbers), first)
    whole = bool(parts) and bool(_OTHER.match(bare(parts[-1].before)))
    return Sum(named[-1], parts, Tie.WHOLE if whole else Tie.LISTED) if named and len(parts) >= 2 else None


_CASES = frozenset(("件", "宗", "例"))
"""Measure words in which what is handled is added up, whatever it is counted in by itself."""

_LEFT = re.compile(r"^(余下|剩余|剩下|当年结余|结余|节余|尚有|余额|审减|核减|节约(?!率)|节支|差额)")


def _remainders(text: Text, numbers: Sequence[Mention]) -> Iterator[Sum]:
    """“隐患1460处，整改到位1438处，余下22处”, “收入58.36亿元…；支出52.71亿元，结余5.65亿元”: what is left, and what was taken off."""
    for place, left in enumerate(numbers):
        if not left.adds_up or left.bracket >= 0 or not _LEFT.match(bare(left.before)):
            continue
        begins = text.sentence_of(left.sentence - 1)[0] if left.sentence and text.plain[left.sentence - 1] == "；" else left.sentence
        before = [m for m in (*text.between(begins, left.sentence), *numbers[:place]) if m.base == left.base and not DERIVED.search(m.before)]
        taken = before[-1] if len(before) > 1 else None
        wholes = [m for m in before[:-1] if taken is not None and m.amount >= taken.amount]
        if taken is None or not wholes:
            continue
        named = [m for m in wholes if label_of(m)[:2] == label_of(taken)[:2]]
        told = [Sum(whole, (taken, left), Tie.ENUMERATED) for whole in (*wholes, *named[:1])]
        yield next((one for one in told if closes(text, one)), told[-1])


def _alike_end(a: str, b: str) -> int:
    """How many last characters two words have in common."""
    return next((k for k, (x, y) in enumerate(zip(reversed(a), reversed(b), strict=False)) if x != y), min(len(a), len(b)))


def _run(numbers: Sequence[Mention], like: Mention) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for m in numbers:
        if m.base != like.base or m.bracket != like.bracket:
            break
        found.append(m)
    return tuple(found)


def _trailing(text: Text, numbers: Sequence[Mention], at: int) -> Iterator[Sum]:
    """A total said after its parts: “A 52份、B 36份，合计88份”."""
    total = numbers[at]
    lead = bare(total.before)
    called: object = total.bracket < 0 and (_BARE_TOTAL.match(lead) or re.fullmatch("(以上|上述)[^，]{0,4}共[计有为达]*", lead))
    if not (called or _TRAILING.search(lead) or _GATHERING.search(lead)) or total.bracket >= 0:
        return
    alike = [m for m in numbers[:at] if m.base == total.base and m.bracket == total.bracket and not DERIVED.search(m.before)]
    earlier = text.in_sentence(text.sentence_of(total.sentence - 1)[0]) if text.plain[total.sentence - 1 : total.sentence] == "；" else []
    alike = [*(m for m in earlier if m.base == total.base and m.bracket < 0 and not DERIVED.search(m.before)), *alike] if len(alike) < 2 else alike
    alike = [m for m in alike if not re.search("(任务|目标|计划|指标)[的为数]*$", m.before)]
    if called and len(alike) < 2 and total.unit in _CASES:  # 结婚登记2208对、离婚登记1016对，合计3224件
        others = [m for m in numbers[:at] if m.is_count and m.bracket < 0 and not DERIVED.search(m.before)]
        alike = others if len({m.base for m in others}) == 1 else alike
    ends = re.fullmatch(r"(?:城乡|全部|以上|上述|[两三四]项)?([\u4e00-\u9fff]{2,8})(?:合计|总计|共计|总共|一共|共)(?:为|达)?", lead)
    if ends and len(own := [m for m in alike if label_of(m)[-2:] == ends[1][-2:]]) >= 2:  # 低保金786.3万元；…低保金4930.2万元，城乡低保金共计5716.5万元
        alike, called = own, ends
    again = re.fullmatch(r"(?:合计|总计|共计|总共|一共|累计|共)([\u4e00-\u9fff]{2,8})", lead)  # 事前立案97起，事后立案11起，总计立案108起
    if again and len(own := [m for m in alike if label_of(m).endswith(again[1]) and label_of(m) != again[1]]) >= 2:
        alike, called = own, again
    counted = re.match("([两二三四五六七八九])[项类种者个]", lead)  # 孤儿16人、事实无人抚养儿童88人，两类儿童共104人
    if counted and re.search("共|计|和", lead) and len(alike) >= (many := "一二三四五六七八九".index(counted[1].replace("两", "二")) + 1):
        alike, called = alike[-many:], counted
    if re.fullmatch("共[有计为]?", lead) and (joined := _joined(text, alike, total)):  # 孤儿62名、事实无人抚养儿童148名，共210名
        alike, called = joined, True
    place = next((i for i in range(len(alike) - 1, -1, -1) if "其中" in alike[i].before), 0)
    if place:
        alike = alike[:place] if place > 1 else alike[place:] if re.match("以上|上述", lead) else []
    if len(alike) < 2:
        return
    closing = next((k for k in range(2, len(alike) + 1) if sum(m.amount for m in alike[-k:]) == total.amount), None)
    if closing is not None:
        yield Sum(total, tuple(alike[-closing:]), Tie.WHOLE if called else Tie.LISTED)
        return
    if called:
        yield Sum(total, tuple(alike), Tie.WHOLE)
        return
    for k in range(len(alike), 1, -1):
        claim = Sum(total, tuple(alike[-k:]), Tie.BESIDE)
        if explained(claim):
            yield claim
            return


def _joined(text: Text, alike: Sequence[Mention], total: Mention) -> list[Mention]:
    """The numbers that stand last before a total, joined by 、 or 和; none where something stands between."""
    found = list(alike[-1:]) if alike and text.plain[alike[-1].end : total.start - len(total.before)] in ("", "，") else []
    for m in reversed(alike[:-1]):
        if not found or not re.match("[、和与及]", text.plain[m.end : found[0].start]) or re.search("[，；。]", text.plain[m.end : found[0].start]):
            break
        found.insert(0, m)
    return found if len(found) > 1 else []


def _listed_after(text: Text, rest: list[Mention], total: Mention, is_part: bool) -> Iterator[Sum]:
    if re.search("结转|年初|期初", total.before):
        return
    twin = rest[0] if rest and not rest[0].before and rest[0].start - total.end <= 2 else None  # 4328户7916人（其中…户…人，…户…人）
    if twin is not None and len(rest) > 1 and rest[1].bracket >= twin.end:
        yield from _bracketed_pairs(total, twin, [m for m in rest if m.bracket == rest[1].bracket])
    elif twin is not None:
        yield from _pairs_in_order(text, total, twin, rest[1:])
    inside = [m for m in rest if m.bracket >= total.end and m.bracket == (rest[0].bracket if rest else -1)]
    if (
        rest
        and rest[0].bracket >= total.end
        and not re.search(r"\d", text.plain[total.end : rest[0].bracket])
        and rest[0].bracket - total.end <= 16
    ):
        bracketed = tuple(m for m in inside if m.base == total.base or same_kind(m, total))
        if len(bracketed) >= 2 and len(bracketed) == len(inside) and not overlapping(bracketed):
            among = "其中" in text.plain[inside[0].bracket : inside[0].start]
            yield Sum(total, bracketed, Tie.LISTED if among and not partition(bracketed) else Tie.WHOLE)
    outside = [m for m in rest if m.bracket == total.bracket]
    between = next((i for i, m in enumerate(outside) if m.unit not in _NO_PART and not is_change(m)), 0)
    if between and "其中" in text.plain[outside[between - 1].end : outside[between].start]:  # 41206户，比上年底的39184户净增2022户，其中企业9873户
        outside = outside[between:]
    if not outside:
        return
    first = next((i for i, m in enumerate(outside) if m.base == total.base or same_kind(m, total)), 0)
    if (
        first and "其中" in text.plain[outside[first - 1].end : outside[first].start]
    ):  # 3126户5874人，其中…户: what stands between is of another unit
        outside = outside[first:]
    gap = text.plain[total.end : outside[0].start]
    marked = bool(_MARK.search(gap))
    if not marked and (is_part or "。" in gap or gap.startswith("、")):
        return
    parts = _chosen(text, total, outside)
    if len(parts) < 2 and not marked:  # 为2908名特困人员发放供养金3486万元，城市特困412名、农村特困2496名
        same = tuple(m for m in outside if m.base == total.base)
        kinds_of = Sum(total, same[:3] if partition(same[:3]) else same[:2], Tie.LISTED)
        if len(kinds_of.parts) > 1 and partition(kinds_of.parts) and (closes(text, kinds_of) or explained(kinds_of)):
            yield kinds_of
        return
    if len(parts) < 2 or _OPEN.search(gap) or "等" in parts[-1].after[:2] or overlapping(parts):
        return
    stages = any(p.amount == total.amount for p in parts) and sum(bool(p.amount) for p in parts) > 1  # 40件，其中受理40件、办结40件
    if stages and not partition(parts):
        return
    if len(parts) > 2 and complementary(parts[:2]) and not partition(parts) and not _OTHER.match(bare(parts[2].before)):
        parts = parts[:2]
    attribute = re.search(r"([\u4e00-\u9fff]{2,8})分别[为是]?$", parts[0].before)
    if attribute and not re.search("其中|[和与及]", attribute[1]) and attribute[1][-2:] not in total.before:  # 年度任务分别为7000人、2000人
        if not closes(text, Sum(total, parts, Tie.WHOLE)):
            yield Sum(total, parts, Tie.BESIDE)
        return
    steps = sum(bool((_STEP if marked else _STAGE).search(p.before)) for p in parts)
    staged = steps > (1 if marked else 0) and not parallel([replace(p, before=_STAGE.sub("", p.before)) for p in parts])
    if marked and (_WHOLE_MARK.search(gap) or _OTHER.match(bare(parts[-1].before)) or partition(parts)):
        yield Sum(total, parts, Tie.WHOLE)
        return
    if not staged and _names_its_parts(text, total, parts):
        yield Sum(total, parts, Tie.WHOLE)
        return
    alike = all(p.base == total.base for p in parts)
    told = Sum(total, parts, Tie.LISTED)
    heads = next(m for m in text.in_sentence(total.sentence) if m.base == total.base) is total and (closes(text, told) or explained(told))
    if marked:
        yield Sum(total, parts, Tie.BESIDE if staged else Tie.LISTED)
    elif alike and not partition([total, parts[0]]) and (partition(parts) or not parallel((total, *parts)) or heads):
        kinds = partition(parts) or bool(_OTHER.match(bare(parts[-1].before)))
        set_off = all(re.match("[、和]|以及|及", text.plain[a.end : b.start]) for a, b in pairwise(parts))
        named, many = parallel(parts), bool(_MANY.search(total.before))
        listed = Tie.LISTED if named and (many or set_off or (len(parts) > 2 and not heads)) else Tie.ENUMERATED if set_off or named or many else Tie.BESIDE
        refused = len(parts) > 2 and any(denied_pair((a, b)) for i, a in enumerate(parts) for b in parts[i + 1 :])  # 立案、转办、不予立案
        outcomes = refused or disposals(parts)
        tie = Tie.WHOLE if kinds else Tie.LISTED if outcomes else Tie.BESIDE if staged else listed
        claim = Sum(total, parts, tie)
        above = any(p.amount > total.amount for p in parts)  # hardly parts of it, unless by a slip
        slipped = (named or outcomes) and len(parts) > 2 and explained(claim)
        yield replace(claim, tie=min(tie, Tie.ENUMERATED)) if above and not kinds and not slipped else claim


def _bracketed_pairs(total: Mention, twin: Mention, inside: Sequence[Mention]) -> Iterator[Sum]:
    """Two totals and a bracket that gives both of each part: “4328户7916人（城市612户983人，农村3716户6933人）”."""
    if [m.base for m in inside] == [total.base, twin.base] * (len(inside) // 2) and len(inside) >= 4:
        tie = Tie.WHOLE if partition(inside[::2]) else Tie.LISTED
        yield Sum(total, tuple(inside[::2]), tie)
        yield Sum(twin, tuple(inside[1::2]), tie)


def _pairs_in_order(text: Text, total: Mention, twin: Mention, rest: Sequence[Mention]) -> Iterator[Sum]:
    """Two totals and parts that give both: “12支586人，专职3支142人，民兵5支260人，社会力量4支184人”; where one of the two closes, the other must."""
    pairs: list[tuple[Mention, Mention]] = []
    for one, other in zip(rest[::2], rest[1::2], strict=False):
        if (one.base, other.base) != (total.base, twin.base) or other.before or one.bracket != total.bracket:
            break
        pairs.append((one, other))
    if len(pairs) < 2:
        return
    first, second = Sum(total, tuple(one for one, _ in pairs), Tie.WHOLE), Sum(twin, tuple(other for _, other in pairs), Tie.WHOLE)
    if closes(text, first) != closes(text, second):
        yield from (first, second)


def _names_its_parts(text: Text, total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the words of the total already name each part: “19个村（社区），其中村16个、社区3个”."""
    end = text.plain.find("，", total.end, parts[0].start)
    words = text.plain[max(total.sentence, total.start - 24) : total.start] + text.plain[total.end : max(end, total.end)]
    labels = {label_of(p) for p in parts}
    return all(p.base == total.base for p in parts) and len(labels) == len(parts) and all(label and label in words for label in labels)


def _chosen(text: Text, total: Mention, outside: Sequence[Mention]) -> tuple[Mention, ...]:
    """The parts that a list may mean: all up to where the words turn, fewer where 、 turns into ，, or more where they only seem to turn
    (注销 as the last of 新办、变更、注销); of these those that make the total, else those that one slip keeps from making it."""
    gap = text.plain[total.end : outside[0].start]
    parts, more = _parts(total, outside, gap), _parts(total, outside, gap, turns=False)
    found = [parts]
    apart = [text.plain[a.end : b.start].lstrip()[:1] for a, b in pairwise(more)]
    turn = next((k for k in range(1, len(parts) - 1) if apart[k] == "，" and set(apart[:k]) == {"、"}), None)
    if turn is not None and not _OTHER.match(bare(parts[turn + 1].before)):
        found.append(parts[: turn + 1])
    if len(more) > len(parts) and len(set(apart)) == 1:
        found.append(more)
    told = [Sum(total, one, Tie.LISTED) for one in found if len(one) >= 2]
    for judged in (lambda one: closes(text, one), explained, lambda one: one.added <= total.amount):
        if (best := next(filter(judged, told), None)) is not None:
            return best.parts
    return parts


_NO_PART = frozenset(("%", "成", "倍", "个百分点", "年", "岁", "周岁"))


def _parts(total: Mention, outside: Sequence[Mention], gap: str, turns: bool = True) -> tuple[Mention, ...]:
    parts: list[Mention] = []
    for place, m in enumerate(outside):
        lead = bare(m.before)
        if m.unit in _NO_PART and m.base != total.base:
            continue
        if parts and ("其中" in m.before or (BREAK.match(lead) and (turns or not _SEEMS.match(lead)))):
            break
        if not parts and not _MARK.search(lead) and BREAK.match(re.split(_MARK, lead)[-1]):
            break
        if m.base != total.base and not same_kind(m, total):
            if _beside(outside, place, total):
                continue
            break
        by_year = parts and all(_A_YEAR.search(one.before) for one in (parts[0], m))
        if parts and not by_year and (DERIVED.search(m.before) or _TRAILING.search(lead)):
            break
        parts.append(m)
        if _OTHER.match(re.split(r"其中", lead)[-1]):
            break
    return tuple(parts)


def _beside(numbers: Sequence[Mention], place: int, total: Mention) -> bool:
    """Whether a number of another unit only stands beside one that counts: 集体访11批208人次."""
    pair = [numbers[place], *numbers[place + 1 : place + 2]]
    return not numbers[place].before or (
        len(pair) == 2 and not pair[1].before and pair[1].start == pair[0].end and pair[1].base == total.base
    )
