"""The sums a text states: a total with the list of its parts, before it or after it, and an opening stock that becomes a closing one.

How sure a difference is a fault depends on how the words tie the list to its total (`Tie`). A list that the words call whole must
close. A list that only follows 其中, or merely stands beside a number, may be part of it: such a difference is judged by what it
looks like. One wrong digit, two that changed places or a wrong unit explain few of the differences that are possible, so that a
difference which they do explain is seldom chance (`_chance`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from .findings import ERROR, WARNING, Finding
from .mentions import Mention, Text

_BREAK = re.compile(
    r"^(拨付|支出(?!型)|发放|下拨|新成立|新增|新登记|注销|撤销登记|同比|比上年|较上年|比去年|较去年|上年|去年|人均|户均|平均|惠及|受益|覆盖|用于|占|开展|组织|举办|另|累计|截至|完成率|通过率|全年共|共?发现|整改|责令(?!履行)|全[年区市县镇])"
)
_ATTRIBUTE = re.compile(
    r"女|男(?!女)|党员|岁|本科|大专|研究生|硕士|少数民族|残疾|老年人|未成年|持证|一线|骨干|高龄|退役|困难|人次|重度|孤寡|空巢|独居"
)
_PARTITIONS = tuple(re.compile(p) for p in (
    r"社会团体|民办非企业|社会服务机构|基金会", r"男性?|女性?", r"城[镇市](?!管理|建设|执法|综合)|(?<!农业)农村", r"集中|分散|机构", r"生活补贴|护理补贴",
    r"急难型?|支出型?", r"内地|国内|涉外|涉港澳台", r"户籍人口|流动人口", r"职工|居民", r"公办|民办", r"税收|非税", r"普通程序|一般程序|简易程序",
    r"全自理|半自理|半失能|全失能|失能|自理|半护理|全护理", r"不合格|合格", r"已?办结|在办|正在办理|未办结|未结", r"不属实|部分属实|基本属实|属实",
    r"警告|罚款|撤销登记", r"胜诉|败诉", r"不予许可|不予批准|批准|退回|准予", r"[A-D][级类]", r"线上|线下|网上|窗口", r"上半年|下半年",
    r"一季度|二季度|三季度|四季度|第.季度",
))  # fmt: skip
_KINDS = tuple(re.compile(p) for p in (
    r"专职|兼职|公职|法律援助", r"初级|中级|高级", r"结婚|离婚|补领", r"本地|外地|市内|市外|省内|省外", r"国有|集体|民营|私营",
    r"企业|个体工商户|农民专业合作社", r"小学|初中|高中|幼儿园|中等职业学校|特殊教育学校",
    r"部分成立|不成立|成立|驳回", r"维持|撤销|驳回|确认违法|终止|变更", r"一审|二审|再审", r"新办|变更|延续|注销", r"[一二三四]级", r"来信|来访|来电|网上信访",
    r"投诉|举报|咨询", r"新建|改建|扩建", r"中央|省级|市级|[县区]级|社会资本|自筹", r"本级|[县区]级|[镇乡]级|村级|市级|省级", r"一般隐患|重大隐患",
    r"一般事故|较大事故|重大事故", r"报告书|报告表|登记表", r"警告|罚款|没收|责令停产|吊销",
))  # fmt: skip
"""Kinds of one division, of which a report may leave some out: named alike, but not necessarily all."""
_STAGE = re.compile(r"受理|收到|接到|接收|立案|办结|结案|审结|整改|完成|移送|采纳|公开|发现|调解|撤诉|检查|抽查|转办|化解|执行|送达")
_STEP = re.compile(r"受理|收到|接到|立案|办结|结案|审结|整改|采纳|公开|化解|完成")
_BARE_TOTAL = re.compile(
    r"^(以上|上述|罚没|[一二两三四五六七八九十]项|各项|几项|两者|三者|四者)?(资金|金额|补贴|补助)?(合计|总计|共计|总共|一共)(为|约|达|发放|支出|投入|拨付|资金|金额|补贴|补助|救助)*$"
)
_TRAILING = re.compile(
    r"^(以上|上述|[一二两三四五六七八九]项|[两三四五]类|三者|四者)?[^，]{0,4}(合计|共计|总计|总共|一共|共)(有|为|达|约|计)*$|总(量|数|额|计|收入|支出|人数|投资)[为达约有]*$"
)
_GATHERING = re.compile(r"总[\u4e00-\u9fff]{0,4}[为达约有]*$|^全[市县区镇省局][^，]{0,12}[达共有为]+$|(合计|共计|总计)[^，]{0,10}$")
_OTHER = re.compile(r"^(其他|其它|其余|剩余|余下|另有)")
_MARK = re.compile(r"其中|分别|包括|包含|分为|具体为|即|含|涉及|：|按[^，。]{1,8}分|[区分]类型?看")
_WHOLE_MARK = re.compile(r"分别[为是]|分为|具体为|由[^，]{2,}组成|按[^，。]{1,8}[分看]")
_OPEN = re.compile(r"主要|重点|仅|比如|例如|评为|获|创建|列入|达到|被")
_MANY = re.compile(r"共|总|合计|全[市县区镇省]|现有|实有|登记在册")
_PER = r"每[\u4e00-\u9fff]{0,12}|[人户均月日站件宗]均|平均[^，]{0,8}|标准"
_AVERAGE = re.compile(rf"({_PER})$")
_DERIVED = re.compile(
    rf"({_PER}|(比|较)[^，]{{0,8}}(增|减|多|少|升|降)[^，]{{0,4}}|(净?增加?|减少?|增长|下降|上升|提高|回落|多|少)了?|上年[^，结转]{{0,6}}|去年[^，]{{0,6}}|20\d\d年[^，]{{0,6}})$"
)
_A_YEAR = re.compile(r"^(其中)?20\d\d年")
CHANCE, LIKELY, FAR = Decimal("0.06"), Decimal("0.2"), Decimal("0.6")


class Tie(IntEnum):
    """How the words tie a list to its total: it merely stands beside it, it is set off from it as one list (，A、B、C), it is announced as
    a list of it, it is all of it."""

    BESIDE = 0
    ENUMERATED = 1
    LISTED = 2
    WHOLE = 3


@dataclass(frozen=True)
class Sum:
    """A total and its parts as the text lists them, and how they are tied."""

    total: Mention
    parts: tuple[Mention, ...]
    tie: Tie

    @property
    def certain(self) -> bool:
        """Whether the words say that the parts are all of the total."""
        return self.tie is Tie.WHOLE

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


def sums(text: Text) -> Iterator[Finding]:
    """Every total that its parts do not make, and every closing stock that does not follow from the opening one."""
    judged: set[tuple[int, int]] = set()
    everything = _all_claims(text)
    closed = {m.start for claim in everything if _closes(text, claim) for m in claim.numbers}
    for claim in everything:
        place = (claim.total.start, claim.parts[0].start)
        if place in judged or (claim.tie <= Tie.ENUMERATED and closed.issuperset(m.start for m in claim.parts)):
            continue
        judged.add(place)
        if finding := _judge(text, claim):
            yield finding
    yield from _parts_above(text)
    yield from _flows(text)
    yield from _equations(text)


def claims(text: Text) -> Iterator[Sum]:
    """The sums a text states, in order of their totals: what is not announced as a list is one only where it closes."""
    for claim in _all_claims(text):
        if claim.tie > Tie.ENUMERATED or _closes(text, claim):
            yield claim


@lru_cache(maxsize=1)
def _all_claims(text: Text) -> tuple[Sum, ...]:
    """Every list that may be a sum; kept for the text in hand, of which three rules ask it."""
    return tuple(_claims(text))


def _claims(text: Text) -> Iterator[Sum]:
    last: Mention | None = None
    for start in dict.fromkeys(m.sentence for m in text.mentions):
        if start >= text.annex:
            continue
        numbers = _with_the_list_after(text, start)
        if last is not None and (again := _another_division(text, start, numbers, last)) is not None:
            yield again
            continue
        if (named := _list_of_a_name(text, numbers)) is not None:
            yield named
        listed: set[int] = set()
        for i, total in enumerate(numbers):
            if not total.adds_up or _AVERAGE.search(total.before):
                continue
            trailing = list(_trailing(numbers, i))
            yield from trailing
            if trailing and trailing[0].tie is Tie.WHOLE:
                continue
            for claim in _listed_after(text, numbers[i + 1 :], total, total.start in listed):
                if claim.tie > Tie.ENUMERATED or _closes(text, claim):
                    listed |= {m.start for m in claim.parts}
                    last = total
                yield claim


def _with_the_list_after(text: Text, start: int) -> list[Mention]:
    """The numbers of a sentence; a list that begins with 其中 after a semicolon or full stop goes on with it."""
    numbers, end = text.in_sentence(start), text.sentence_of(start)[1]
    if text.plain[end - 1 : end] in "；。" and text.plain[end : end + 4].lstrip().startswith("其中"):
        return [*numbers, *text.in_sentence(end)]
    return numbers


def _another_division(text: Text, start: int, numbers: Sequence[Mention], last: Mention) -> Sum | None:
    """“618家，按类别分，…；按区域分，市区371家、各县247家”: a second division of the total before."""
    if not re.match(r"\s*(按|从)[^，。；]{1,8}(分|看|划分|统计)", text.plain[start : start + 14]):
        return None
    parts = tuple(m for m in numbers if m.base == last.base and m.bracket < 0)
    return Sum(last, parts, Tie.WHOLE) if len(parts) >= 2 else None


def _list_of_a_name(text: Text, numbers: Sequence[Mention]) -> Sum | None:
    """“公办38家、民办58家；公办机构中福利中心7家、敬老院31家”, “第一、二、三、四季度分别办结一般程序案件198宗、…”: the total is the
    number said before under that name."""
    if len(numbers) < 2 or numbers[0].base != numbers[1].base:
        return None
    first = numbers[0]
    within = re.match(r"(?:其中)?([\u4e00-\u9fff]{2,8})中(?![心央小学等])", bare(first.before))
    timed = re.search(r"季度|半年|月", text.plain[first.sentence : first.start])
    quarters = re.search(r"分别(?:\w{0,2}?)([\u4e00-\u9fff]{4,10})$", first.before) if timed else None
    if within is None and quarters is None:
        return None
    begins = text.plain.rfind("\n", 0, text.plain.rfind("\n", 0, first.start)) + 1
    earlier = [m for m in text.between(begins, first.start) if m.base == first.base]
    if within is not None:
        named = [m for m in earlier if len(label := _label(m)) >= 2 and within[1].startswith(label)]
    else:
        said = quarters[1] if quarters is not None else ""
        named = sorted((m for m in earlier if _alike_end(m.before, said) >= 4), key=lambda m: _alike_end(m.before, said))
    parts = _run(list(numbers), first)
    return Sum(named[-1], parts, Tie.LISTED) if named and len(parts) >= 2 else None


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


def _trailing(numbers: Sequence[Mention], at: int) -> Iterator[Sum]:
    """A total said after its parts: “A 52份、B 36份，合计88份”."""
    total = numbers[at]
    lead = bare(total.before)
    called = total.bracket < 0 and (_BARE_TOTAL.match(lead) or re.fullmatch("(以上|上述)[^，]{0,4}共[计有为达]*", lead))
    if not (called or _TRAILING.search(lead) or _GATHERING.search(lead)) or total.bracket >= 0:
        return
    alike = [m for m in numbers[:at] if m.base == total.base and m.bracket == total.bracket and not _DERIVED.search(m.before)]
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
        if _explained(claim):
            yield claim
            return


def _listed_after(text: Text, rest: list[Mention], total: Mention, is_part: bool) -> Iterator[Sum]:
    twin = rest[0] if rest and not rest[0].before and rest[0].start - total.end <= 2 else None  # 4328户7916人（其中…户…人，…户…人）
    if twin is not None and len(rest) > 1 and rest[1].bracket >= twin.end:
        yield from _bracketed_pairs(total, twin, [m for m in rest if m.bracket == rest[1].bracket])
    inside = [m for m in rest if m.bracket >= total.end and m.bracket == (rest[0].bracket if rest else -1)]
    if (
        rest
        and rest[0].bracket >= total.end
        and not re.search(r"\d", text.plain[total.end : rest[0].bracket])
        and rest[0].bracket - total.end <= 16
    ):
        bracketed = tuple(m for m in inside if m.base == total.base or _same_kind(m, total))
        if len(bracketed) >= 2 and len(bracketed) == len(inside) and not _overlapping(bracketed):
            among = "其中" in text.plain[inside[0].bracket : inside[0].start]
            yield Sum(total, bracketed, Tie.LISTED if among and not _partition(bracketed) else Tie.WHOLE)
    outside = [m for m in rest if m.bracket == total.bracket]
    if not outside:
        return
    first = next((i for i, m in enumerate(outside) if m.base == total.base or _same_kind(m, total)), 0)
    if first and "其中" in text.plain[outside[first - 1].end : outside[first].start]:  # 3126户5874人，其中…户: what stands between is of another unit
        outside = outside[first:]
    gap = text.plain[total.end : outside[0].start]
    marked = bool(_MARK.search(gap))
    if not marked and (is_part or "。" in gap or gap.startswith("、")):
        return
    parts = _parts(total, outside, gap)
    if len(parts) < 2 or _OPEN.search(gap) or "等" in parts[-1].after[:2] or _overlapping(parts):
        return
    stages = any(p.amount == total.amount for p in parts) and sum(bool(p.amount) for p in parts) > 1  # 40件，其中受理40件、办结40件
    if stages and not _partition(parts):
        return
    if len(parts) > 2 and _complementary(parts[:2]) and not _partition(parts) and not _OTHER.match(bare(parts[2].before)):
        parts = parts[:2]
    if marked and (_WHOLE_MARK.search(gap) or _OTHER.match(bare(parts[-1].before)) or _partition(parts)):
        yield Sum(total, parts, Tie.WHOLE)
        return
    alike = all(p.base == total.base for p in parts)
    staged = any((_STEP if marked else _STAGE).search(p.before) for p in parts) and not _parallel([replace(p, before=_STAGE.sub("", p.before)) for p in parts])
    if marked:
        yield Sum(total, parts, Tie.BESIDE if staged else Tie.LISTED)
    elif alike and not _partition([total, parts[0]]) and (_partition(parts) or not _parallel((total, *parts))):
        kinds = _partition(parts) or bool(_OTHER.match(bare(parts[-1].before)))
        set_off = all(re.match("[、和]|以及|及", text.plain[a.end : b.start]) for a, b in pairwise(parts))
        named, many = _parallel(parts), bool(_MANY.search(total.before))
        listed = Tie.LISTED if named and (many or set_off) else Tie.ENUMERATED if set_off or named or many else Tie.BESIDE
        outcomes = len(parts) > 2 and any(_denied((a, b)) for i, a in enumerate(parts) for b in parts[i + 1 :])  # 立案、转办、不予立案
        tie = Tie.WHOLE if kinds else Tie.LISTED if outcomes else Tie.BESIDE if staged else listed
        above = any(p.amount > total.amount for p in parts)  # hardly parts of it, unless by a slip
        yield Sum(total, parts, min(tie, Tie.ENUMERATED) if above and not kinds else tie)


def _bracketed_pairs(total: Mention, twin: Mention, inside: Sequence[Mention]) -> Iterator[Sum]:
    """Two totals and a bracket that gives both of each part: “4328户7916人（城市612户983人，农村3716户6933人）”."""
    if [m.base for m in inside] == [total.base, twin.base] * (len(inside) // 2) and len(inside) >= 4:
        tie = Tie.WHOLE if _partition(inside[::2]) else Tie.LISTED
        yield Sum(total, tuple(inside[::2]), tie)
        yield Sum(twin, tuple(inside[1::2]), tie)


def _parts(total: Mention, outside: Sequence[Mention], gap: str) -> tuple[Mention, ...]:
    parts: list[Mention] = []
    for place, m in enumerate(outside):
        lead = bare(m.before)
        if parts and ("其中" in m.before or _BREAK.match(lead)):
            break
        if not parts and not _MARK.search(lead) and _BREAK.match(re.split(_MARK, lead)[-1]):
            break
        if m.base != total.base and not _same_kind(m, total):
            if m.unit in ("%", "年", "岁", "周岁") or _beside(outside, place, total):
                continue
            break
        by_year = parts and all(_A_YEAR.search(one.before) for one in (parts[0], m))
        if parts and not by_year and (_DERIVED.search(m.before) or _TRAILING.search(lead)):
            break
        parts.append(m)
        if _OTHER.match(re.split(r"其中", lead)[-1]):
            break
    return tuple(parts)


def _beside(numbers: Sequence[Mention], place: int, total: Mention) -> bool:
    """Whether a number of another unit only stands beside one that counts: 集体访11批208人次."""
    pair = [numbers[place], *numbers[place + 1 : place + 2]]
    return not numbers[place].before or (len(pair) == 2 and not pair[1].before and pair[1].start == pair[0].end and pair[1].base == total.base)


def _partition(parts: Sequence[Mention]) -> bool:
    """Whether the parts are kinds that make a whole: known ones, or a thing and its denial (结案、未结案)."""
    if any(_are_kinds(parts, kind) for kind in _PARTITIONS):
        return True
    return _denied(parts, but="受理")


def _are_kinds(parts: Sequence[Mention], kind: re.Pattern[str]) -> bool:
    return len({found[0] for p in parts if (found := kind.search(p.before + p.after))}) == len(parts)


def _denied(parts: Sequence[Mention], but: str = "") -> bool:
    """Whether two parts are a thing and its denial; `but` is a thing whose denial leaves a third way (受理、不予受理、审查中)."""
    for one, other in ((parts[0], parts[-1]), (parts[-1], parts[0])) if len(parts) == 2 else ():
        denied = re.match(r"[未不非没](?:有|予)?([\u4e00-\u9fff]{1,4})", _label(one))
        if denied and denied[1] != but and denied[1][:1] in _label(other):
            return True
    return False


_PAIRS = tuple(re.compile(p) for p in (
    r"男性?|女性?", r"城[镇市](?!管理|建设|执法|综合)|(?<!农业)农村", r"集中|分散", r"生活补贴|护理补贴", r"公办|民办", r"普通程序|一般程序|简易程序",
    r"职工|居民", r"税收|非税", r"胜诉|败诉", r"线上|线下", r"上半年|下半年", r"不合格|合格", r"急难型?|支出型?", r"户籍人口|流动人口",
))  # fmt: skip


def _complementary(parts: Sequence[Mention]) -> bool:
    """Whether two parts leave no third: 男性、女性."""
    kinds = (kind for kind in _PAIRS if len({found[0] for p in parts if (found := kind.search(p.before))}) == 2)
    return next(kinds, None) is not None or _denied(parts, but="受理")


def _label(m: Mention) -> str:
    """The name a number is given: its words without 其中, 分别 and the like."""
    words = re.split(r"其中|分别", bare(m.before))[-1].strip("：，、 ")
    return re.sub(r"^(分别[为是]?|包括|以及|和|及|与|另有|按[^，]{1,8}分)+|[约为达共计有是]+$", "", words)


def _parallel(parts: Sequence[Mention]) -> bool:
    """Whether the parts are named alike, as kinds of one division are: 县级、镇级、村级; 移送纪检机关、移送公安机关."""
    labels = [_label(p) for p in parts]
    if not all(labels):
        return False
    if any(_are_kinds(parts, kind) for kind in _KINDS):
        return True
    return any(len({label[cut] for label in labels}) == 1 and all(len(label) > 1 for label in labels) for cut in (0, -1))


def _overlapping(parts: Sequence[Mention]) -> bool:
    """Whether the parts describe people by traits that one person can share (女性、党员、六十岁以上)."""
    return sum(bool(_ATTRIBUTE.search(p.before + p.after)) for p in parts) >= 2 and not _partition(parts) and any(p.base in "人名位" for p in parts)


def _same_kind(a: Mention, b: Mention) -> bool:
    """Measure words of the same things: 31宗（…27间，…1间）."""
    things = {"宗", "件", "个", "间", "家", "所", "起", "例", "次", "户", "场", "批", "项"}
    people = {"人", "名", "人次", "位"}
    times = {"件次", "批次", "宗次", "件", "批", "次"}
    return {a.base, b.base} <= things or {a.base, b.base} <= times or ({a.base, b.base} <= people and "人次" not in {a.base, b.base})


def bare(words: str) -> str:
    return words.strip(" 　“”\"'")


def _closes(text: Text, claim: Sum) -> bool:
    """Whether the parts, or for a list not called whole the first of them, make the total."""
    slack = _slack(text, claim)
    first = len(claim.parts) if claim.certain else 2
    return any(abs(sum((p.amount for p in claim.parts[:k]), Decimal(0)) - claim.total.amount) <= slack for k in range(first, len(claim.parts) + 1))


def _judge(text: Text, claim: Sum) -> Finding | None:
    total, parts = claim.total, claim.parts
    if _closes(text, claim) or _tabular(text, claim):
        return None
    missing = total.amount - claim.added
    if missing < 0 and any(_nested(a, b) for a, b in pairwise(parts)):
        return None
    severity = _severity(claim, missing)
    if severity is None:
        return None
    added = in_unit(claim.added, total)
    expected = f"合计应为{added}：{'＋'.join(f'{p.value}{p.unit}' for p in parts)}"
    return text.finding("sum", severity, *claim.span, expected, f"写作{total.text}，相差{in_unit(abs(missing), total)}")


def _severity(claim: Sum, missing: Decimal) -> str | None:
    """Error, warning or nothing for a list that does not close by `missing`."""
    if claim.certain or unit_slipped(claim):
        return ERROR
    chance, share = _chance(claim), abs(missing) / claim.total.amount if claim.total.amount else Decimal(1)
    explained = _explained(claim)
    if missing < 0 and _denied(claim.parts):
        return ERROR
    if claim.tie is Tie.BESIDE:
        return ERROR if explained and (chance < CHANCE / 2 or (share <= FAR and chance < CHANCE)) else None
    if claim.tie is Tie.ENUMERATED:
        return ERROR if explained and ((chance < LIKELY and share <= FAR) or share <= LIKELY) else None
    if missing < 0:
        return ERROR
    if explained and (chance < LIKELY or share <= LIKELY or (_parallel(claim.parts) and share <= FAR)):
        return ERROR
    return WARNING if share <= Decimal("0.35") and explained else None


def _parts_above(text: Text) -> Iterator[Finding]:
    """“抽查9036户，其中联合抽查9711户”: one part announced by 其中, above what it is part of."""
    for place, m in enumerate(text.mentions):
        if "其中" not in m.before or m.start >= text.annex:
            continue
        for part in text.mentions[place : place + 2]:  # 其中集体争议28件、涉及611人
            wholes = [c for c in text.in_sentence(m.sentence) if c.start < m.start and c.base == part.base and c.bracket in (-1, part.bracket)]
            if part.sentence != m.sentence or part.bracket != m.bracket or not part.adds_up or not wholes or _DERIVED.search(part.before):
                continue
            if part is not m and (_BREAK.match(bare(part.before)) or "，" in text.plain[m.end : part.start]):
                continue
            if part.amount > wholes[-1].amount and not (part.about or wholes[-1].about):
                yield text.finding("part-over-whole", ERROR, wholes[-1].start, part.end, "其中的一部分不多于全部", f"{wholes[-1].text}，其中{part.text}")


def _tabular(text: Text, claim: Sum) -> bool:
    """Whether bare numbers stand apart among these, as in a table that was read as text: such a stretch claims nothing."""
    start, end = claim.span
    known = [(m.start, m.end) for m in text.between(start, end)] + [span for span in text.names if start <= span[0] < end]
    bare = re.finditer(r"(?<=\s)\d+(?=\s)", text.plain[start:end])
    return any(not any(a <= start + one.start() < b for a, b in known) for one in bare)


def _nested(outer: Mention, inner: Mention) -> bool:
    return inner.amount <= outer.amount and bool(re.search(r"含|其中|包括", inner.before))


def _slack(text: Text, claim: Sum) -> Decimal:
    """Rounded parts may differ where the report says so (四舍五入) or a number is only 约, and a total in a greater unit than its parts
    by half its last place; otherwise printed sums must close."""
    if "四舍五入" in text.plain or any(m.about for m in claim.numbers):
        return sum((m.grain for m in claim.numbers), Decimal(0)) / 2
    return claim.total.grain / 2 if all(p.scale < claim.total.scale for p in claim.parts) else Decimal(0)


def _chance(claim: Sum) -> Decimal:
    """How often a difference that is none of the writer's slips would look like one: what slips explain among all that is possible."""
    step = min(m.grain for m in claim.numbers)
    return len(_slips(claim)) * step / max(claim.total.amount, step)


def _explained(claim: Sum) -> bool:
    """Whether one wrong digit, two neighbours that changed places, or a wrong unit explains the difference."""
    return claim.total.amount - claim.added in _slips(claim) or unit_slipped(claim)


def _slips(claim: Sum) -> set[Decimal]:
    """Every difference (total less parts) that one slip of the pen could have made, of the sign of the actual one."""
    sign = 1 if claim.total.amount >= claim.added else -1
    made = set(digit_changes(claim.total)) | {-change for p in claim.parts for change in digit_changes(p)}
    return {change for change in made if change * sign > 0}


def unit_slipped(claim: Sum) -> bool:
    """Whether the sum closes when one number is read in another unit, or with its point moved (4200元 among 万元)."""
    for m in claim.numbers:
        if len(f"{m.value.normalize():f}".replace(".", "").strip("0")) < 2:
            continue
        missing = claim.total.amount - claim.added
        for power in (-8, -4, -2, -1, 1, 2, 4, 8):
            change = m.amount * Decimal(10) ** power - m.amount
            if (missing + change if m is claim.total else missing - change) == 0:
                return True
    return False


def digit_changes(m: Mention) -> Iterator[Decimal]:
    """By how much a number is too great when one of its digits is wrong, or two neighbours changed places."""
    digits = f"{m.value:f}".replace(".", "")
    places = [m.grain * Decimal(10) ** place for place in range(len(digits))]
    backwards = [int(digit) for digit in reversed(digits)]
    for place, (low, high) in enumerate(pairwise(backwards)):
        if low != high:
            yield (high - low) * 9 * places[place]
    for place, digit in enumerate(backwards):
        for right in range(10):
            if right != digit:
                yield (digit - right) * places[place]


# 期初、增减、期末
_OPENING = re.compile(r"^(截至)?(\d{4}年)?(年初|期初|上年末|去年末|上年底|上年度?结转|上年结余|原有)|^(截至)?20\d\d年[末底]")
_INWARD = re.compile(r"新增|新收|新接收|新成立|新登记|新立|新设立|新签|新纳入|新入|制定|接收|印发|出台|增加")
_OUTWARD = re.compile(r"注销|解矫|期满|出院|离职|转出|终结|解除|废止|退出|死亡|减少|核减|撤销|失效|退休|调出|办结|审结|终止|撤并|清退")
_CLOSING = re.compile(r"年末|期末|年底|结转下年|年终")


def _flows(text: Text) -> Iterator[Finding]:
    """“年初有效15件，本年制定2件、废止4件，年末有效13件”, over one sentence or the parts of it that semicolons make."""
    for place, opening in enumerate(text.mentions):
        if not opening.adds_up or opening.bracket >= 0 or not _OPENING.search(bare(opening.before)):
            continue
        stop = text.plain.find("。", opening.end)
        after = [m for m in text.between(opening.end, stop if stop >= 0 else len(text.plain)) if m.bracket < 0]
        closing = next((m for m in after if m.base == opening.base and _CLOSING.search(m.before)), None)
        if closing is None:
            continue
        before = text.mentions[place - 1 : place] if place and text.mentions[place - 1].sentence == opening.sentence else []
        moves = [m for m in (*before, *(one for one in after if one.start < closing.start)) if m.base == opening.base]
        signs = [-1 if _OUTWARD.search(m.before) else 1 if _INWARD.search(m.before) else 0 for m in moves]
        if before and moves[:1] == before and not signs[0]:
            moves, signs = moves[1:], signs[1:]
        if not moves or 0 in signs or any(m.about for m in (opening, *moves, closing)):
            continue
        made = opening.amount + sum((sign * m.amount for sign, m in zip(signs, moves, strict=True)), Decimal(0))
        if made != closing.amount:
            steps = "".join(f"{'＋' if sign > 0 else '－'}{m.value}{m.unit}" for sign, m in zip(signs, moves, strict=True))
            start, told = min(m.start for m in (opening, *moves)), f"期末应为{in_unit(made, closing)}：{opening.value}{opening.unit}{steps}"
            yield text.finding("sum", ERROR, start, closing.end, told, f"写作{closing.text}")


def _equations(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"(\d+(?:\.\d+)?(?:\s*[+＋]\s*\d+(?:\.\d+)?)+)\s*[=＝]\s*(\d+(?:\.\d+)?)", text.plain):
        added = sum((Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", found[1])), Decimal(0))
        if added != Decimal(found[2]):
            yield text.finding("sum", ERROR, *found.span(), f"合计应为{added}", f"写作{found[2]}")


def in_unit(amount: Decimal, like: Mention) -> str:
    """An amount of base units in the unit of another number."""
    value = amount / like.scale
    return f"{value.normalize():f}{like.unit}"


