"""事项目录：按文件夹找到全部事项。没有登记表，文件在，事项就在。"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from . import matters as shelf
from .sm3 import sm3
from .vocabulary import Matter, Step
from .vocabulary.errors import Refusal
from .vocabulary.facts import Fact
from .vocabulary.law import Article


@lru_cache(maxsize=1)
def matters() -> tuple[Matter, ...]:
    """Every matter found under `matters/`, in the order of folders and files; no two share an id or the word of their case numbers."""
    found: list[Matter] = []
    for module in pkgutil.walk_packages(shelf.__path__, prefix=f"{shelf.__name__}."):
        if not module.ispkg:
            found += importlib.import_module(module.name).matters
    for what, names in (("an id", [one.id for one in found]), ("a word", [one.word for one in found])):
        if len(set(names)) != len(names):
            raise ValueError(f"two matters share {what}: {sorted(one for one in names if names.count(one) > 1)}")
    return tuple(found)


@lru_cache(maxsize=1)
def register_words() -> Mapping[str, str]:
    """Register -> what people call it and what the numbers of its rows begin with, as the entry it belongs to tells (`Entry.word`).

    Raises ValueError for a register that no entry names or two name, and for a word that another register or a matter has.
    """
    opened = {entry.register for one in matters() for entry in one.enters if not (entry.ends or entry.changes)}
    told = [(entry.register, entry.word) for one in matters() for entry in one.enters if entry.word]
    if (named := sorted(register for register, _ in told)) != sorted(opened):
        raise ValueError(f"a register is named by one entry: {sorted(opened ^ set(named)) or [one for one in named if named.count(one) > 1]}")
    words = [word for _, word in told] + [one.word for one in matters()]
    if len(set(words)) != len(words):
        raise ValueError(f"two registers, or a register and a matter, share a word: {sorted(one for one in words if words.count(one) > 1)}")
    return dict(told)


def matter(id: str) -> Matter:
    """The matter with this id. Raises Refusal naming the known ones."""
    for one in matters():
        if one.id == id:
            return one
    known = "、".join(f"{m.id}（{m.title}）" for m in matters())
    raise Refusal(f"没有“{id}”这一事项", remedy=f"可用的事项：{known}。")


UNDECIDING = ("word", "fills", "headed", "figures", "uncounted", "stories", "standing", "promises")
"""What of a page decides nothing about a case: how it is numbered, what it fills in, who watches it, how it is counted, rehearsed and proved."""
SHOWN = ("part", "word")
"""What of a step or an entry decides nothing: on which page a face shows it, how a row is numbered."""


@cache
def edition(matter: Matter) -> str:
    """Which edition of its page a matter now has (页面版本): a digest, 16 hexadecimal digits, of all that decides its cases.

    Steps, gates, conditions, clocks, money, letters, articles: a change of any makes another edition. A fact counts with its
    kind and options; another matter that the page names, by its id alone.
    """
    told = [f"{one.name}={_told(getattr(matter, one.name))}" for one in fields(matter) if one.name not in UNDECIDING]
    told += [f"step {step.verb}={_parts(step)}" for step in matter.steps]
    return sm3("\n".join([type(matter).__name__, *told]).encode()).hex()[:16]


def _told(value: Any) -> str:
    """A part of a page in a form that is the same in every process."""
    if isinstance(value, Step):
        return f"step:{value.verb}"
    if isinstance(value, Matter):
        return f"matter:{value.id}"
    if isinstance(value, Article):
        return str(value)
    if isinstance(value, Fact):
        return f"{type(value).__name__}:{value.key}:{getattr(value, 'values', '')}:{getattr(value, 'low', '')}:{getattr(value, 'high', '')}"
    if is_dataclass(value) and not isinstance(value, type):
        return _parts(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_told(key)}:{_told(one)}" for key, one in value.items()) + "}"
    if isinstance(value, frozenset | set):
        return "{" + ",".join(sorted(_told(one) for one in value)) + "}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "[" + ",".join(_told(one) for one in value) + "]"
    return repr(value)


def _parts(value: Any) -> str:
    return f"{type(value).__name__}({','.join(f'{one.name}={_told(getattr(value, one.name))}' for one in fields(value) if one.name not in SHOWN)})"
