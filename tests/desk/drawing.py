"""A draw to be held on the desk: bodies in the register, inspectors who may lead, a witness, a plan approved."""

from __future__ import annotations

from datetime import date

from minzheng.catalogue import matter
from minzheng.draw import commitment
from minzheng.procedure.opening import appoint, open_register
from minzheng.procedure.perform import Opening

from .district import SYSTEM, TOWN, YEAR_EVE, by, everyday, walk

DRAW_ID = "441802-2024-0001"
SECRETS = {"派驻纪检监察组": "a" * 64, "区司法局": "b" * 64}
PLANNED, FROZEN, HELD = date(2024, 3, 18), date(2024, 3, 20), date(2024, 3, 22)
NUMBERS = {"zone.0.0": " ".join(map(str, range(3, 80, 4))), "zone.1.0": "31 7 12 25 3", "zone.1.1": "11 4"}
CARD = {"organ": "清远市清城区民政局", "town": "", "certificate_until": date(2027, 12, 31)}


def planned() -> str:
    """The number of a case whose plan has been approved."""
    rows = [{"number": f"5244180200000000{n:02}", "name": f"清城区第{n}服务中心", "kind": "民办非企业单位", "town": TOWN, "since": date(2018, 1, 1),
             "details": {"risk": "A"}} for n in range(20)]  # fmt: skip
    open_register("organisation", rows, on=YEAR_EVE, by=SYSTEM)
    people = [("E01", "钟俊杰", "officers"), ("E02", "谢海涛", "officers"), ("W01", "冯志明", "witness")]
    appoint([({"staff": staff, "name": name, "certificate": f"粤R{staff}", "leads": office == "officers", **CARD}, [(office, "")])
             for staff, name, office in people], since=YEAR_EVE, by=SYSTEM)  # fmt: skip
    facts = everyday("random_inspection", PLANNED, inspection__body="")
    opening = Opening(matter("random_inspection"), facts, {}, title="2024年度双随机抽查")
    said = {"inspection.pool": "社会组织", "inspection.quota": 31}
    return walk(opening, [("plan", PLANNED, by("H01"), said)])


def rules() -> dict[str, str]:
    """The form of the list."""
    sealed = {f"holder.{place}": holder for place, holder in enumerate(SECRETS)}
    sealed |= {f"digest.{place}": commitment(DRAW_ID, holder, secret) for place, (holder, secret) in enumerate(SECRETS.items())}
    return {"plan": "2024年度抽查计划", "pool.0": "150", "pool.1": "0", "pool.2": "0", "from": "2024-04-01", "until": "2024-05-31",
            "issue.0": "2024080", "issue.1": "2024035", **sealed}  # fmt: skip


def secrets() -> dict[str, str]:
    return {f"secret.{place}": secret for place, secret in enumerate(SECRETS.values())}
