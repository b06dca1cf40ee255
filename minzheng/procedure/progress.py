"""How far a long piece of work has come, told to whoever follows it; nobody has to, and the work is the same without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

One = TypeVar("One")
Listener = Callable[[str, int, int], None]
"""Takes what is being done, how many of it are done and how many there are in all (0: not known)."""
WRITING = "写入"
EVERY = 200
_listener: ContextVar[Listener | None] = ContextVar("progress", default=None)


@contextmanager
def followed(listener: Listener) -> Iterator[None]:
    """Have `listener` told of all work done inside."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def tell(doing: str, done: int, whole: int) -> None:
    """Say how far it has come."""
    listener = _listener.get()
    if listener is not None:
        listener(doing, done, whole)


def counted(some: Sequence[One], doing: str, *, start: int = 0, whole: int | None = None) -> Iterator[One]:
    """Each of them, telling on the way how many have gone by; `start` of the `whole` went before."""
    all_of_them = len(some) if whole is None else whole
    for place, one in enumerate(some):
        if place % EVERY == 0:
            tell(doing, start + place, all_of_them)
        yield one
    tell(doing, start + len(some), all_of_them)
