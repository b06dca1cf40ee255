"""Looking ahead: what a new standard would cost (what-if), what is to be re-verified (rechecks). Both write nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.wording import written_money

from .arguments import Json, read_day
from .database import prepared
from .output import emit
from .usage import App

if TYPE_CHECKING:
    from minzheng.procedure.what_if import Effect, Share, WhatIf

NOT_COUNTED = "一项待遇的起止引起的其他待遇的变化、尚未提出申请的家庭，不在其内；此前被拒而按新标准符合的只是线索"


def register(app: App) -> None:
    app.command("what-if", help="一项标准改为若干，逐月、逐镇街要多花多少，谁会进出；只算不写。")(what_if)
    app.command("rechecks", help="到某日应当复核的待遇，先到期的在前；只看不写。")(rechecks)


def rechecks(until: Annotated[str, typer.Argument(metavar="日期", help="写作 2024-12-31")],
             town: Annotated[str, typer.Option("--town", metavar="镇街代码", help="只看一个镇街")] = "", json: Json = False) -> None:  # fmt: skip
    last = read_day(until)
    prepared()
    from minzheng.catalogue import matter
    from minzheng.procedure.rechecks import due

    found = due(last, town=town)
    if json:
        emit([{"due": one.due.isoformat(), "entitlement": one.entitlement, "matter": one.matter, "town": one.town, "case": one.case or None,
               "title": one.title, "basis": one.basis} for one in found])  # fmt: skip
        return
    for one in found:
        which = f"待遇{one.entitlement}（{one.case}）" if one.case else f"待遇{one.entitlement}"
        typer.echo(f"{one.due}  {matter(one.matter).title}  {which}  {one.town}  {one.title}（{one.basis}）")
    typer.echo(f"到{last}应当复核{len(found)}项。")


def what_if(rate: Annotated[str, typer.Argument(metavar="标准", help="标准的名称，如 低保标准")],
            amount: Annotated[str, typer.Argument(metavar="金额", help="以元计，如 700 或者 700.50")],
            start: Annotated[str, typer.Option("--from", metavar="日期", help="新标准施行日期")],
            key: Annotated[str, typer.Option("--key", metavar="档次", help="分档的标准写哪一档，如 农村、80-89")] = "",
            until: Annotated[str, typer.Option("--until", metavar="日期", help="算到哪一天所在的月；不写为当年十二月")] = "",
            json: Json = False) -> None:  # fmt: skip
    fen, since, last = _fen(amount), read_day(start), read_day(until) if until else None
    prepared()
    from minzheng.procedure import what_if as imagined
    from minzheng.procedure.district import district

    answer = imagined.what_if(rate, fen, since, key=key, until=last)
    names = {street.code: street.name for street in district().locality.streets}
    if json:
        emit(as_json(answer, names))
    else:
        _tell(answer, names)


def _fen(text: str) -> int:
    """An amount in 元 with at most two decimals, in 分. Raises Refusal."""
    whole, point, part = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not point or (part.isascii() and part.isdigit() and len(part) <= 2))):
        raise Refusal(f"“{text}”不是金额", remedy="以元计，写作 700 或者 700.50。")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def as_json(answer: WhatIf, names: dict[str, str]) -> dict[str, Any]:
    """Counts and money only; who it is stands on the desk."""
    return {
        "rate": answer.row.name, "key": answer.row.key, "amount_fen": answer.row.value, "from": answer.row.since.isoformat(),
        "until": answer.until.isoformat(), "cost_fen": answer.cost, "matters": [_effect_json(one, names) for one in answer.effects],
        "not_counted": NOT_COUNTED,
    }  # fmt: skip


def _effect_json(one: Effect, names: dict[str, str]) -> dict[str, Any]:
    towns = [{"town": town, "name": names.get(town, town), **_share_json(share)} for town, share in sorted(one.towns.items())]
    return {
        "matter": one.matter.id, "title": one.matter.title, **_share_json(one.whole), "enter": len(one.enter), "leave": len(one.leave),
        "leads": len(one.leads), "held": one.held, "months": [{"month": _month(month), "cost_fen": cost} for month, cost in one.months.items()],
        "towns": towns,
    }  # fmt: skip


def _share_json(share: Share) -> dict[str, int]:
    return {"people": share.people, "raised": share.raised, "lowered": share.lowered, "now_fen": share.now, "new_fen": share.new, "cost_fen": share.cost}


def _tell(answer: WhatIf, names: dict[str, str]) -> None:
    of = f"（{answer.row.key}）" if answer.row.key else ""
    typer.echo(f"{answer.row.name}{of}自{answer.row.since}起为{written_money(answer.row.value)}，算到{_month(answer.until)}：")
    for one in answer.effects:
        whole = one.whole
        typer.echo(
            f"{one.matter.title}：在享{whole.people}，增加{whole.raised}，减少{whole.lowered}，{_more(whole.cost)}；"
            f"转为符合{len(one.enter)}，不再符合{len(one.leave)}，此前被拒的线索{len(one.leads)}，暂停未计{one.held}"
        )
        for town, share in sorted(one.towns.items()):
            typer.echo(f"  {names.get(town, town):<6}在享{share.people}，{_more(share.cost)}")
        for month, cost in one.months.items():
            typer.echo(f"  {_month(month)}  {_more(cost)}")
    typer.echo(f"合计{_more(answer.cost)}。{NOT_COUNTED}。没有写入任何数据。")


def _more(fen: int) -> str:
    return f"{'多' if fen >= 0 else '少'}支出{written_money(abs(fen))}"


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
