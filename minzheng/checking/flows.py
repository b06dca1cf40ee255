"""Stocks that change: an opening one that becomes a closing one, and sums written as equations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .findings import ERROR, Finding
from .kinds import bare
from .mentions import Mention, Text
from .stated import digit_changes, in_unit

_OPENING = re.compile(r"^(截至)?(\d{4}年)?(年初|期初|上年末|去年末|上年底|上年度?结转|上年结余|原有)|^(截至)?20\d\d年[末底]")

_INWARD = re.compile(r"新增|新收|新接收|新成立|新登记|新立|新设立|新签|新纳入|新入|制定|接收|印发|出台|增加|受理|收案|立案|收到|新建|入驻")

_OUTWARD = re.compile(r"注销|解矫|期满|出院|离职|转出|终结|解除|废止|退出|死亡|减少|核减|撤销|失效|退休|调出|办结|审结|终止|撤并|清退")

_CLOSING = re.compile(r"年末|期末|年底|结转下年|年终|未审结|未办结|未结")


def flows(text: Text) -> Iterator[Finding]:
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


_NET = re.compile(r"(?:[比较](?:年初|上年末?|上年底|去年底?|期初)|净)[^，]{0,6}?(净?增|多|净?减|少)")


def net_changes(text: Text) -> Iterator[Finding]:
    """“成立登记24个、注销31个，较年初减少7个”, “新增18个，累计达到64个（上年底46个）”: what came less what went is what the stock changed by."""
    for m in text.mentions:
        if not m.is_count or m.about:
            continue
        beside = [c for c in text.in_sentence(m.sentence) if c.base == m.base and c is not m and not c.about]
        came = [c for c in beside if c.start < m.start and _INWARD.search(c.before) and c.bracket < 0]
        went = [c for c in beside if c.start < m.start and _OUTWARD.search(c.before) and c.bracket < 0 and c not in came]
        if (way := _NET.search(m.before)) and len(came) == len(went) == 1:
            net = (came[0].amount - went[0].amount) * (1 if re.search("增|多", way[1]) else -1)
            if net != m.amount:
                yield _changed(text, [came[0], went[0], m], f"{came[0].text}与{went[0].text}相差{in_unit(abs(net), m)}", f"写作{m.text}")
        elif re.search(r"累计|总数|总量|达", m.before) and len(came) == 1 and not went:
            was = [c for c in beside if c.start > m.start and re.search(r"(上年|去年|20\d\d年)[末底]", text.plain[m.end : c.start])]
            made = was[0].amount + came[0].amount if len(was) == 1 else m.amount
            if made != m.amount and (m.amount > made or made - m.amount in {abs(one) for c in (m, came[0], was[0]) for one in digit_changes(c)}):
                yield _changed(text, [came[0], m, was[0]], f"{was[0].text}加{came[0].text}为{in_unit(made, m)}", f"写作{m.text}")


def _changed(text: Text, numbers: Sequence[Mention], expected: str, found: str) -> Finding:
    return text.finding("sum", ERROR, min(m.start for m in numbers), max(m.end for m in numbers), expected, found)


def equations(text: Text) -> Iterator[Finding]:
    for found in re.finditer(r"(\d+(?:\.\d+)?(?:\s*[+＋]\s*\d+(?:\.\d+)?)+)\s*[=＝]\s*(\d+(?:\.\d+)?)", text.plain):
        added = sum((Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", found[1])), Decimal(0))
        if added != Decimal(found[2]):
            yield text.finding("sum", ERROR, *found.span(), f"合计应为{added}", f"写作{found[2]}")
