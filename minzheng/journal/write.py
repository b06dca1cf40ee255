"""The only writer of the journal: `append` and `append_many`, inside the caller's `act_transaction`."""

from __future__ import annotations

from minzheng.journal.appending import append_many
from minzheng.journal.entry import Appended, Attached, Entry

__all__ = ["Appended", "Attached", "Entry", "append", "append_many"]


def append(entry: Entry) -> Appended:
    """Record one act in the running `act_transaction`; a repeated `act_id` with the same content returns the first.

    RuntimeError outside `act_transaction`; Refusal when the id was used for other content or the case has moved on;
    ValueError or TypeError for what cannot be a record (a float, a naive time, a name that is no identifier).
    """
    return append_many((entry,))[0]
