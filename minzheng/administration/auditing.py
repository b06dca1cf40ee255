"""The auditor's log: signing in, accounts, authority and every look at personal data, by day, kind and account; as a spreadsheet too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from minzheng.desk.models import AUDIT, Reveal, SignedIn
from minzheng.desk.retention import DISCARD, UPLOADS
from minzheng.exchange import sheets
from minzheng.journal import read as journal
from minzheng.offices import ALL
from minzheng.pages.day import read_day, shown
from minzheng.pages.files import spreadsheet
from minzheng.procedure.authorising import ACCOUNT_ACTS, ACCOUNTS, GIVE, OFFICERS, TAKE

from .duties import for_duty

KINDS = {"sign_in": "登录", "account": "账户", "authority": "授权", "look": "查阅", "discard": "删除原件"}
AUTHORITY = {"appoint": "登记人员", GIVE: "授予职位", TAKE: "收回职位"}
TITLES = {office.id: office.title for office in ALL}
DISCARDED = {DISCARD: "删除保存期满的导入原件"}
MOST = 200
HEADS = (sheets.Head("时间", width=20), sheets.Head("类别"), sheets.Head("账户、工号"), sheets.Head("内容", width=60), sheets.Head("台账序号", sheets.NUMBER))


@dataclass(frozen=True)
class Line:
    """One line of the log; `seq` the act of the journal that says it, None for signing in."""

    at: datetime
    kind: str
    who: str
    what: str
    seq: int | None = None


def lines(kind: str, who: str, since: date, until: date) -> Iterator[Line]:
    """The lines of a kind ("" = all) and of an account or staff number ("" = all) from a day to a day, the newest first."""
    begin = timezone.make_aware(datetime.combine(since, datetime.min.time()))
    end = timezone.make_aware(datetime.combine(until + timedelta(days=1), datetime.min.time()))
    sources: list[Iterable[Line]] = []
    if kind in ("", "sign_in"):
        rows = SignedIn.objects.select_related("account").filter(at__gte=begin, at__lt=end).order_by("-at", "-pk")
        rows = rows.filter(account__username__iexact=who) if who else rows
        sources.append(
            Line(one.at, KINDS["sign_in"], one.account.username if one.account else "（没有这个账户）", f"{one.how}，来自{one.source or '本机'}")
            for one in rows.iterator()
        )
    for wanted, matter, titles in (("account", ACCOUNTS, ACCOUNT_ACTS), ("authority", OFFICERS, AUTHORITY), ("discard", UPLOADS, DISCARDED)):
        if kind in ("", wanted):
            acts = journal.of_matter(matter).filter(at__gte=begin, at__lt=end).order_by("-at", "-seq")
            sources.append(_acts(acts.filter(actor=who) if who else acts, KINDS[wanted], titles))
    if kind in ("", "look"):
        looks = Reveal.objects.filter(at__gte=begin, at__lt=end).order_by("-at", "-pk")
        looks = looks.filter(account__iexact=who) if who else looks
        sources.append(Line(one.at, KINDS["look"], one.account, f"{one.case} {one.what}：{one.why}".strip(), one.seq) for one in looks.iterator())
    return merge(*sources, key=lambda line: line.at, reverse=True)


def _acts(acts: Any, kind: str, titles: Mapping[str, str]) -> Iterator[Line]:
    for act in acts.iterator():
        yield Line(act.at, kind, act.actor, _said(titles.get(act.verb, act.verb), act.seq), act.seq)


def _said(title: str, seq: int) -> str:
    fields = journal.fields(seq)
    fields = {**fields, "office": TITLES.get(str(fields.get("office", "")), fields.get("office"))}
    told = [f"{label}{fields[name]}" for name, label in (("account", "账户"), ("staff", "工号"), ("office", "职位"), ("line", "业务线"), ("count", "人数"),
                                                       ("days", "保存天数"), ("uploads", "份数"))
            if fields.get(name)]  # fmt: skip
    return "，".join([title, *told, *([str(fields["why"])] if fields.get("why") else [])])


@dataclass(frozen=True)
class Wanted:
    """What the address asks for."""

    kind: str
    who: str
    since: date
    until: date


def _wanted(request: HttpRequest) -> Wanted:
    """Raises Refusal for something that is no day."""
    today = timezone.localdate()
    kind = request.GET.get("kind", "")
    return Wanted(
        kind if kind in KINDS else "", request.GET.get("who", "").strip(),
        read_day(request.GET.get("since") or (today - timedelta(days=30)).isoformat()), read_day(request.GET.get("until") or today.isoformat()),
    )  # fmt: skip


@for_duty(AUDIT)
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """The log on a page: the newest two hundred lines that were asked for."""
    wanted = _wanted(request)
    found = list(islice(lines(wanted.kind, wanted.who, wanted.since, wanted.until), MOST + 1))
    return render(request, "administration/log.html", {"rows": found[:MOST], "more": len(found) > MOST, "most": MOST, "wanted": wanted, "kinds": KINDS})


@for_duty(AUDIT)
@require_GET
def log_file(request: HttpRequest) -> FileResponse:
    """All lines that were asked for, as a spreadsheet."""
    wanted, here = _wanted(request), shown(request)
    rows = ((f"{timezone.localtime(one.at):%Y-%m-%d %H:%M:%S}", one.kind, one.who, one.what, one.seq)
            for one in lines(wanted.kind, wanted.who, wanted.since, wanted.until))  # fmt: skip
    return spreadsheet(f"日志{here.mark}{wanted.since}至{wanted.until}", f"日志 {wanted.since}至{wanted.until}", HEADS, rows, mark=here.mark)
