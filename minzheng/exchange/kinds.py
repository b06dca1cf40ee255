"""Every kind of list that can be imported, by the name that commands and addresses use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from minzheng.vocabulary.errors import Refusal

from . import bank_answers, completed, households, officers, payment_lists
from .layouts import Layout, registers


@cache
def layouts() -> Mapping[str, Layout]:
    """The registers first, then the lists with a door of their own; matters done elsewhere are in `completed.layouts`."""
    return dict(registers()) | {
        "households": households.HOUSEHOLDS, "officers": officers.layout(), "payments": payment_lists.layout(), "bank_results": bank_answers.LAYOUT,
    }  # fmt: skip


def layout(kind: str) -> Layout:
    """The layout of a kind of list, or of a matter done elsewhere by the matter's id. Raises Refusal naming the known ones."""
    found = layouts().get(kind) or completed.layouts().get(kind)
    if found is None:
        known = "、".join(f"{name}（{one.title}）" for name, one in layouts().items())
        raise Refusal(f"没有可以导入的登记簿或者清单“{kind}”", remedy=f"可用：{known}；以及 minzheng matters 列出的各事项（补录）。")
    return found
