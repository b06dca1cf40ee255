"""The only writer of the journal: `append` and `append_many`, inside the caller's `act_transaction`."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng.journal.entry import Appended, Attached, Entry

__all__ = ["Appended", "Attached", "Entry", "append", "append_many"]


def append(entry: Entry) -> Appended:
    """Record one act in the running `act_transaction`; a repeated `act_id` with the same content returns the first.

    Raises RuntimeError outside `act_transaction`, Refusal when the id was used for other content or the case has moved on.
    """
    return append_many((entry,))[0]


def append_many(entries: Sequence[Entry]) -> list[Appended]:
    """Record several acts in order, at much less cost than one by one; results in the order of `entries`."""
    raise NotImplementedError
