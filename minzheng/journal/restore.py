"""After an older database had to be put back: the act that says what was lost, so that nobody can do it in silence."""

from __future__ import annotations

from base64 import b64encode

from minzheng.journal import guard, seal
from minzheng.journal.appending import append_many
from minzheng.journal.entry import Appended, Entry, Json
from minzheng.journal.transaction import act_transaction
from minzheng.journal.volumes import MATTER
from minzheng.vocabulary.errors import Refusal


def restored(act: Entry, explanation: str) -> Appended:
    """Record that the journal went on from an older state, and let the guard take that state as the one to hold to.

    `act` gives day, moment, actor, office and basis. Every lost range is named in the act with the root it had; witnesses
    must be told, for they will refuse the log from here on. Refusal when nothing was lost or nothing is explained.
    """
    lost = guard.losses()
    if not lost:
        raise Refusal("台账与上次运行时一致，没有需要说明的恢复", remedy="直接启动即可。")
    if not explanation or not act.basis:
        raise Refusal("恢复旧库须写明原因和依据", remedy="请补充后再办。")
    kept = guard.remembered()
    ranges: list[Json] = [
        {"log": loss.log, "had": loss.size, "has": loss.now, "root": b64encode(kept[loss.log][1]).decode()} for loss in lost
    ]
    with act_transaction(guarded=False):
        done = append_many([_act(act, {"lost": ranges, "explanation": explanation})])[0]
    seal.seal_pending(guarded=False)
    guard.forget()
    guard.remember()
    return done


def _act(act: Entry, fields: dict[str, Json]) -> Entry:
    return Entry(act.act_id, None, MATTER, "restore", act.origin, act.on, act.at, act.actor, act.role, act.org, act.basis, fields)
