"""Days, deadlines, money and names as the country writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from minzheng.identity.masking import mask_resident_number
from minzheng.identity.names import mask_name
from minzheng.pages import masking
from minzheng.vocabulary.facts import NEVER
from minzheng.vocabulary.steps import Notice
from minzheng.vocabulary.wording import lasting, written_money

register = template.Library()

COLOURS = {"red": "已超期", "yellow": "七日内到期", "green": "未到期", "grey": "没有期限", "closed": "已办结"}
ORIGINS = {"here": "本系统办理", "opening": "期初", "elsewhere": "补录"}


@register.filter
def day(value: Any) -> str:
    """2024年3月4日; nothing for none."""
    if not isinstance(value, date) or value == NEVER:
        return ""
    return f"{value.year}年{value.month}月{value.day}日"


@register.filter
def hangs(notice: Notice) -> str:
    """七日; 到听证之日为止: how long a notice is up."""
    return lasting(notice)


@register.filter
def short_day(value: Any) -> str:
    """2024-03-04, for columns."""
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else ""


@register.filter
def left(due: Any, today: date) -> str:
    """已超期3天, 今天到期, 还有5天; nothing where there is no deadline."""
    if not isinstance(due, date):
        return ""
    days = (due - today).days
    if days < 0:
        return f"已超期{-days}天"
    return "今天到期" if days == 0 else f"还有{days}天"


@register.simple_tag
def chip(colour: str, due: Any, today: date, otherwise: str = "没有期限") -> SafeString:
    """A deadline as a mark with a colour and a shape of its own: how long is left, 已办结 of what is closed, `otherwise` where there is none."""
    words = "已办结" if colour == "closed" else left(due, today) or otherwise
    return _chip(colour, words)


@lru_cache(1_000)
def _chip(colour: str, words: str) -> SafeString:
    return format_html('<span class="chip chip-{}"><span class="chip-shape" aria-hidden="true"></span>{}</span>', colour, words)


@register.filter
def options(pairs: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """(value, title) as the options of a select."""
    return mark_safe("".join(_option(value, title, value == chosen) for value, title in pairs))  # noqa: S308 - escaped


@lru_cache(10_000)
def _option(value: str, title: str, chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(title)}</option>'


@register.filter
def colour_word(value: str) -> str:
    """What a colour means."""
    return COLOURS.get(value, value)


@register.filter
def origin_word(value: str) -> str:
    """Where an act comes from: here, 期初 or 补录."""
    return ORIGINS.get(value, value)


@register.filter
def yuan(fen: Any) -> str:
    """分 as 元: 1,234.50元."""
    return written_money(fen) if isinstance(fen, int) else ""


@register.filter
def count(number: Any) -> str:
    """How many, every three places apart: 12,345."""
    return f"{number:,}" if isinstance(number, int) else ""


@register.filter
def abs_yuan(fen: int) -> str:
    """The size of an amount, without its sign."""
    return written_money(abs(fen))


@register.filter
def masked_name(name: str) -> str:
    """A person's name as lists show it."""
    return mask_name(name)


@register.filter
def reason(refusal: Any) -> str:
    """Why something is refused, for people."""
    return masking.plain(refusal)


@register.filter
def masked_number(number: str | None) -> str:
    """An ID number by its first and last places; nothing where there is none."""
    return mask_resident_number(number) if number else ""


@register.filter
def masked(case: Any) -> str:
    """A case's title with people's names masked."""
    return masking.masked_title(case.title, case.subject) or "（未记名）"


@register.filter
def at(mapping: Any, key: Any) -> Any:
    """What a mapping holds under a key."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


@register.filter
def section(path: str) -> str:
    """Which part of the site an address belongs to: its second word, `work` for the first page of all."""
    return [*path.strip("/").split("/"), ""][1] or "work"


@register.simple_tag(takes_context=True)
def address(context: Any, **changes: Any) -> str:
    """The query of this page with some of it changed; an empty value leaves it out. Paging starts anew unless said."""
    query = context["request"].GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    written: str = query.urlencode()
    return f"?{written}" if written else "?"
