"""建立地区：登记所依据的地区数据及其摘要，录入人员与职位；演练一年的地区另由演练建立，真实与演练不得相混。"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from minzheng.journal.transaction import act_transaction
from minzheng.journal.volumes import establish
from minzheng.journal.write import Entry, append
from minzheng.library.locality import CHECKLISTS
from minzheng.offices import ALL
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .district import District, found
from .opening import appoint

FILES = ("rates.toml", "organs.toml", "streets.toml", CHECKLISTS)
FOUND, SET_UP = "found", "set_up"
"""Verbs of the act by which a real district, or an empty rehearsed one, begins."""
FOUNDER = Actor(("SYS",), "clock", "系统")


def found_district(directory: str, *, on: date, rehearsed: bool = False) -> District:
    """Make this database the district of a locality directory, a real one or (`rehearsed`) an empty one to try things in: one
    act with the digest of each data file, then the officers of `officers.toml` (if there is one). Raises Refusal when the
    database already is another district's."""
    officers = officers_of(Path(directory) / "officers.toml")
    with act_transaction():
        here = found(directory, rehearsed=rehearsed)
        establish(f"rehearsal.{here.locality.code}.invalid/acts" if rehearsed else f"mz.{here.locality.code}.gov.cn/acts")
        fields: dict[str, Any] = {"locality": here.locality.code}
        fields |= {f"digest.{name}": sm3((Path(directory) / name).read_bytes()).hex() for name in FILES if (Path(directory) / name).exists()}
        append(Entry(act_id=None, case=None, matter="district", verb=SET_UP if rehearsed else FOUND, origin="here", on=on, at=datetime.now(UTC),
                     actor=FOUNDER.number, role=FOUNDER.office, org=here.locality.bureau, fields=fields))  # fmt: skip
        if officers:
            appoint(officers, since=on, by=FOUNDER)
    return here


def officers_of(file: Path) -> list[tuple[dict[str, Any], list[tuple[str, str]]]]:
    """The officers of a file (none if there is no file): `[[officer]] staff, name, organ, town, certificate, certificate_until, offices = [["town", ""], …]`.

    Raises Refusal naming what is missing or unknown.
    """
    if not file.exists():
        return []
    known = {office.id for office in ALL}
    listed = []
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("officer", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise Refusal(f"officers.toml 写法有误：{problem}", remedy="请更正后再试。") from None
    for row in rows:
        offices = [tuple(pair) for pair in row.pop("offices", [])]
        for office, _ in offices:
            if office not in known:
                raise Refusal(f"officers.toml 中的职位“{office}”不认识", remedy=f"可用：{'、'.join(sorted(known))}。")
        if missing := [name for name in ("staff", "name", "organ") if not row.get(name)]:
            raise Refusal(f"officers.toml 中有人缺少{'、'.join(missing)}", remedy="请补充后再试。")
        listed.append((row, offices))
    return listed
