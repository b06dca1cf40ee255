"""事项目录：按文件夹找到全部事项。没有登记表，文件在，事项就在。"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from . import matters as shelf
from .vocabulary import Matter
from .vocabulary.errors import Refusal


@lru_cache(maxsize=1)
def matters() -> tuple[Matter, ...]:
    """Every matter found under `matters/`, in the order of folders and files; ids are unique."""
    found: list[Matter] = []
    for module in pkgutil.walk_packages(shelf.__path__, prefix=f"{shelf.__name__}."):
        if not module.ispkg:
            found += importlib.import_module(module.name).matters
    ids = [matter.id for matter in found]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two matters share an id: {sorted(i for i in ids if ids.count(i) > 1)}")
    return tuple(found)


def matter(id: str) -> Matter:
    """The matter with this id. Raises Refusal naming the known ones."""
    for one in matters():
        if one.id == id:
            return one
    known = "、".join(f"{m.id}（{m.title}）" for m in matters())
    raise Refusal(f"没有“{id}”这一事项", remedy=f"可用的事项：{known}。")
