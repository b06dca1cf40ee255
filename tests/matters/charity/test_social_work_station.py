"""双百工程的案例：一镇一站，服务点不重复；社工由镇街直接聘用，离岗的不计；一站一协会。"""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter
from minzheng.facts import handling, social_worker, station
from minzheng.rehearsal.script import Settings, standing_rows
from tests.matters.everyday import D, Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

STATION, WORKER, PAIR = matter("social_work_station"), matter("social_worker"), matter("station_association")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
ONE, OVERLAP = "一镇（街道）一站", "服务点至少覆盖一个村（社区），不与别的服务点重复"

PLACES = (
    worked("SWK-01", "本镇街还没有社工站", GRANT, kind="社工站", town_has_one=False),
    worked("", "本镇街已有社工站", REFUSE, kind="社工站", town_has_one=True, why=[ONE]),
    worked("", "服务点不受一镇一站限制", GRANT, kind="服务点", town_has_one=True, villages=1),
    worked("", "服务点没有覆盖的村", REFUSE, kind="服务点", villages=0, why=[OVERLAP]),
    worked("", "服务点覆盖重复", REFUSE, kind="服务点", overlapping=True, why=[OVERLAP]),
    worked("", "服务点不归任何站", REFUSE, kind="服务点", under_station=False, why=["服务点归属一个社工站"]),
    worked("", "由社会服务机构管理", REFUSE, kind="社工站", run_by_town=False, why=["由镇（街道）直接管理"]),
)  # fmt: skip


@pytest.mark.parametrize("day", ["2024-12-31", "2026-11-02"])
@pytest.mark.parametrize("case", PLACES, ids=str)
def test_where_a_station_may_be(case: Worked, day):
    given = dict(case.given)
    why = given.pop("why", [])
    decision = tried(STATION, day, everyday(station, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def test_every_town_has_one_station_and_each_its_own():
    names = {f"T{n}": f"第{n}镇" for n in range(1, 9)}
    rows = standing_rows(Settings(2024), names)["social_work_station"]
    stations = [row.town for row in rows if row.columns["kind"] == "社工站"]
    assert sorted(stations) == sorted(names)


def hired(day: str = "2024-10-10", **changes) -> Playing:
    played = Playing(WORKER, everyday(social_worker, day, **changes), everyday(handling, day))
    return played.do("announce", "2024-09-02").do("examine", "2024-09-12").do("publish", "2024-09-20")


def test_hired_by_the_town_itself_after_seven_days_of_notice():
    assert hired().stops("sign", "2024-09-27") == "公示已满七日"
    assert hired(employer="劳务派遣单位").stops("sign", "2024-09-29") == "由镇（街道）直接聘用"
    ends = {"social_worker__contract_from": D("2024-09-29"), "social_worker__contract_until": D("2025-09-28")}
    hired().do("sign", "2024-09-29", **ends)
    assert hired().stops("sign", "2025-09-29", **ends) == "合同当日有效"
    failed_one = Playing(WORKER, everyday(social_worker, "2024-09-02")).do("announce", "2024-09-02")
    assert failed_one.do("examine", "2024-09-12", social_worker__passed=False).stops("publish", "2024-09-20") == "考核合格"


LEFT = worked("SWK-03", "2024年12月15日离岗的仍计入年末在岗", {"breaks": True}, left=date(2024, 12, 15), counted=date(2024, 12, 31))


def test_who_left_is_not_counted():
    """The row ends on the day of leaving, and a stock counts the rows in force at the end of the year."""
    played = hired().do("sign", "2024-09-29", social_worker__contract_from=D("2024-09-29"), social_worker__contract_until=D("2025-09-28"))
    day = LEFT.given["left"].isoformat()
    assert played.stops("leave", day, social_worker__last_day=LEFT.given["counted"]) == "最后在岗日不在将来"
    played.do("leave", day, social_worker__last_day=LEFT.given["left"])
    assert {entry.step.verb: entry.ends for entry in WORKER.enters} == {"sign": False, "leave": True}
    figure = next(f for f in WORKER.figures if f.id == "social_workers")
    assert (figure.measure.kind, figure.measure.register) == ("stock", "social_worker")


def test_an_association_for_each_station_once():
    def linked(**changes) -> Playing:
        return Playing(PAIR, everyday(station, "2024-06-03", standing=True, **changes)).do("verify", "2024-06-03")

    linked().do("link", "2024-06-04")
    assert linked(linked_already=True).stops("link", "2024-06-04") == "一站一协会"
    assert linked(association_registered=False).stops("link", "2024-06-04") == "协会已依法登记，在册"
    assert linked(kind="服务点").stops("link", "2024-06-04") == "只有社工站对应协会"


CASES = (*PLACES, LEFT)
