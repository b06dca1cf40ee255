"""One tree per year (卷). Its first leaf is an act that names the journal and its key and commits to the year before.

A log is closed by the first act of a later year; an act recorded late never goes back into a closed log.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from minzheng.journal import places
from minzheng.journal.checkpoint import Checkpoint, origin_of
from minzheng.journal.entry import Entry, Json
from minzheng.journal.note import BadNote, Verifier, checked_name, verifier_of
from minzheng.journal.record import BEIJING, Prepared, prepare
from minzheng.vocabulary.errors import Refusal

MATTER = "journal"
SYSTEM = "system"


def opening(year: int, at: datetime, place: str, previous: Checkpoint | None) -> Prepared:
    """The first act of the log of `year`: the log's origin, the key its checkpoints are signed with, the last root before."""
    origin = origin_of(place, year)
    opens: dict[str, Json] = {"origin": origin, "key": str(verifier_of(origin, places.signing_key())), "previous": None}
    if previous is not None:
        opens["previous"] = previous.text()
    entry = Entry(None, None, MATTER, "open", "here", at.astimezone(BEIJING).date(), at, SYSTEM, "", "", ("台账启卷",))
    return prepare(entry, opens)


def opened(log: int) -> dict[str, Any]:
    """What the first act of `log` says of it: `origin`, `key`, `previous`. BadNote when it cannot be read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.record FROM journal_leaf l JOIN journal_act a ON a.seq = l.seq WHERE l.log = %s AND l.place = 0",
            [log],
        )
        row = cursor.fetchone()
    try:
        opens: dict[str, Any] = orjson.loads(bytes(row[0]))["opens"]
        return {"origin": opens["origin"], "key": opens["key"], "previous": opens["previous"]}
    except (TypeError, KeyError, orjson.JSONDecodeError) as error:
        raise BadNote(f"{log}年卷的启卷记录无法读取") from error


def verifier(log: int) -> Verifier:
    """The key that the first act of `log` names for its checkpoints."""
    return Verifier.parse(opened(log)["key"])


def place() -> str:
    """The journal's own name: that of its newest log, or the one a new journal will get."""
    newest = logs()[-1:]
    return opened(newest[0])["origin"].rpartition("/")[0] if newest else places.origin()


def establish(name: str) -> None:
    """Name this district's journal, before its first act: an address without scheme, as `mz.example.gov.cn/acts`.

    The name of a rehearsed district begins with `rehearsal.`, so that its receipts can never pass for real ones. Doing it
    again with the same name changes nothing; Refusal for another name once there are acts.
    """
    checked_name(name)
    if logs() and place() != name:
        raise Refusal(f"本库的台账已经以“{place()}”启用，不能改名", remedy="请为另一个区另设数据目录。")
    places.name_file().parent.mkdir(parents=True, exist_ok=True)
    places.name_file().write_text(name + "\n", encoding="ascii")


def logs() -> list[int]:
    """The years that have a log, in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT log FROM journal_head ORDER BY log")
        return [log for (log,) in cursor.fetchall()]
