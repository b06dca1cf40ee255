"""The desk's main menu, and the address of a case: asked for on every page, and on a list once for every row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from minzheng.desk.me import Me
from minzheng.pages.day import Shown
from minzheng.pages.templatetags.words import section

register = template.Library()
For = Callable[[Me, Shown], bool]
CURRENT = mark_safe(' aria-current="page"')


def everybody(me: Me, page: Shown) -> bool:
    return True


def who_acts(me: Me, page: Shown) -> bool:
    """Not auditors, and nobody in a view of a past day."""
    return not me.audits and not page.fixed


@dataclass(frozen=True)
class Entry:
    """A line of the menu: the page it leads to, the parts of the site (second words of addresses) it stands for, and for whom."""

    page: str
    title: str
    sections: tuple[str, ...]
    whom: For = everybody


MENU = (
    Entry("desk:worklist", "工作台", ("work", "cases", "letters")),
    Entry("desk:catalogue", "新办", ("new",), who_acts),
    Entry("desk:counter", "柜台", ("counter",), lambda me, page: me.at_counter and not me.oversees),
    Entry("desk:online", "网上来件", ("online",)),
    Entry("desk:checks", "核对疑点", ("checks",), lambda me, page: me.checks),
    Entry("desk:overview", "全局", ("overview",), lambda me, page: me.oversees and me.whole_district),
    Entry("desk:benefits", "在享待遇", ("benefits",), lambda me, page: me.sees_benefits),
    Entry("desk:payments", "发放", ("payments",), lambda me, page: me.sees_payments),
    Entry("practice:catalogue", "演练", ("practice",), who_acts),
    Entry("desk:imports", "导入", ("import",), lambda me, page: me.imports),
    Entry("desk:figures", "数字", ("figures", "report"), lambda me, page: me.whole_district),
    Entry("desk:statutes", "法规", ("law",), lambda me, page: me.drafts or me.audits),
    Entry("desk:ledger", "台账", ("journal", "acts"), lambda me, page: me.whole_district),
    Entry("desk:looks", "查阅记录", ("looks",), lambda me, page: me.oversees),
)


@register.simple_tag(takes_context=True)
def menu(context: Any) -> SafeString:
    """What this person may open, the part he is in marked."""
    me, page, here = context["me"], context["page"], section(context["request"].path)
    return _menu(tuple(one for one in MENU if one.whom(me, page)), here)


@lru_cache(1_000)
def _menu(entries: tuple[Entry, ...], here: str) -> SafeString:
    lines = ((_to(one.page), CURRENT if here in one.sections else "", one.title) for one in entries)
    return format_html("<ul>{}</ul>", format_html_join("\n", '<li><a href="{}"{}>{}</a></li>', lines))


@register.simple_tag
def to(page: str) -> str:
    """The address of a page that needs no more than its name, worked out once: frames ask for theirs with every page."""
    return _to(page)


@register.filter
def case_page(number: str) -> str:
    """The address of a case's page."""
    return f"{_to('desk:case', '0').removesuffix('0/')}{quote(number)}/"


@cache
def _to(page: str, *parts: str) -> str:
    return reverse(page, args=parts)
