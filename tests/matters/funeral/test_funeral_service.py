"""殡葬的案例：死亡证明，七项基本服务的免费标准和总上限，一人一次，选购项目不免，死亡通知暂停待遇；专项行动清零后总结。"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minzheng.catalogue import matter
from minzheng.facts import ashes, campaign, funeral
from minzheng.facts.funerals import OLD_CERTIFICATE
from minzheng.vocabulary.deciding import Decision
from tests.matters.everyday import Playing, everyday, failed, tried
from tests.matters.worked import MID_2024, D, Worked, decided, person, worked

SERVICE, AWAY = matter("funeral_service"), matter("funeral_reimbursement")
GRANT, REFUSE, REVIEW = {"verdict": "grant"}, {"verdict": "refuse"}, {"verdict": "review"}
NATIONAL = "全国统一的死亡证明"


def bill(*, transport: int = 180, disinfection: int = 100, days: int = 3, storage: int = 300, hall: int = 400, cremation: int = 250,
         urn: int = 200, keeping: int = 70, chosen: int = 0) -> dict[str, Any]:  # fmt: skip
    """A bill in 元."""
    priced = {"transport": transport, "disinfection": disinfection, "storage": storage, "hall": hall, "cremation": cremation, "urn": urn,
              "keeping": keeping, "chosen": chosen}  # fmt: skip
    return {name: yuan * 100 for name, yuan in priced.items()} | {"storage_days": days}


def settled(on: str = "2024-06-01", page: Any = SERVICE, **given: Any) -> Decision:
    usual = {"certificate": NATIONAL} if on >= "2026-07-01" else {}
    return decided(page, D(on), everyday(funeral, on, **{**usual, **given}))


CASES = (
    worked("FUN-01", "没有死亡证明", REFUSE, certificate="没有", why=["有死亡证明"]),
    worked("", "证明与遗体身份不符", REFUSE, identified=False, why=["死亡证明与遗体身份相符"]),
    worked("FUN-02", "七项合计1480元，上限1500元", GRANT, **bill(urn=180)),
    worked("FUN-03", "七项合计1640元，上限1500元", GRANT, **bill(urn=340)),
    worked("FUN-05", "没有用告别厅，要求折现", REFUSE, **bill(hall=0), cash_claim=True, why=["没有选用的项目不折现"]),
    worked("FUN-08", "2026年7月1日以后只有以前签发的旧推断书", REVIEW, on="2026-07-02", certificate=OLD_CERTIFICATE),
    worked("", "2026年6月30日用旧推断书", GRANT, on="2026-06-30", certificate=OLD_CERTIFICATE),
    worked("", "2026年7月1日以后签发的旧推断书", REFUSE, on="2026-07-02", certificate=OLD_CERTIFICATE, certified_early=False, why=["使用全国统一的死亡证明"]),
    worked("FUN-09", "应当火化而在自留山土葬", REFUSE, disposal="应当火化而土葬", why=["已经火化，或者依法不火化"]),
    worked("", "非本区户籍", REFUSE, resident="非本区户籍", why=["逝者具有本区户籍，或者是未入户的子女、经公安确认的无名遗体"]),
    worked("", "未入户的子女", GRANT, resident="本区居民未入户的子女"),
    worked("", "同一逝者第二次", REFUSE, freed_before=True, why=["没有重复免除"]),
    worked("", "享有政策性丧葬费，本区照样免除", GRANT, policy_allowance=True),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_the_fees_are_waived(case: Worked):
    given = dict(case.given)
    why = given.pop("why", [])
    decision = settled(**given)
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


@pytest.mark.parametrize("on", ["2024-06-01", "2026-11-01"])
@pytest.mark.parametrize(
    ("id", "billed", "waived"),
    [
        ("FUN-02", bill(urn=180), 1480),
        ("FUN-03", bill(urn=340), 1500),
        ("七项之外的不免", bill(urn=180, chosen=2000), 1480),
        ("存放三日为限", bill(days=5, storage=500, urn=180), 1480),
        ("存放二日", bill(days=2, storage=200), 1400),
        ("没有存放", bill(days=0, storage=0, hall=0), 800),
        ("低于标准的据实", bill(hall=0, cremation=200), 1050),
        ("一分也没有收", bill(transport=0, disinfection=0, days=0, storage=0, hall=0, cremation=0, urn=0, keeping=0), 0),
    ],
)
def test_how_much_is_waived(id, billed, waived, on):
    assert settled(on, **billed).amount == waived * 100, id


def test_a_cremation_elsewhere_is_reimbursed_on_the_same_standard():
    away = {"disposal": "在异地火化", "away_papers": True, **bill(urn=340)}
    assert settled(page=AWAY, **away).amount == 150_000
    assert failed(settled(page=AWAY, **{**away, "away_papers": False})) == ["在异地火化并有火化证明和发票"]
    with_papers = Playing(SERVICE, everyday(funeral, "2024-06-01", **away)).do("accept", "2024-06-01")
    assert with_papers.stops("settle", "2024-06-03") == "在本区殡仪馆办理（异地火化的凭发票报销）"


def test_nothing_begins_without_a_certificate_and_nothing_is_refused_with_one():
    without = Playing(SERVICE, everyday(funeral, "2024-06-01", certificate="没有"))
    assert without.stops("accept", "2024-06-01") == "有死亡证明"
    assert without.do("decline", "2024-06-01").case.closed
    assert Playing(SERVICE, everyday(funeral, "2024-06-01")).stops("decline", "2024-06-01") == "没有死亡证明，或者证明与遗体不符"


DEAD = (
    worked("", "逝者死亡当月的高龄津贴", GRANT, on="2024-11-30"),
    worked("FUN-10", "逝者次月的高龄津贴", REFUSE, on="2024-12-31"),
)


@pytest.mark.parametrize("case", DEAD, ids=str)
def test_the_dead_draw_nothing_from_the_month_after(case: Worked):
    elder = person(born=date(1930, 1, 1), died=date(2024, 11, 20))
    assert decided(matter("old_age_allowance"), D(case.given["on"]), elder).verdict == case.expect["verdict"]


CASES += DEAD


@pytest.mark.parametrize(("area", "verdict"), [(100, "grant"), (101, "refuse")])
def test_a_grave_takes_one_square_metre_at_most(area, verdict):
    assert tried(matter("ashes_placing"), "2024-06-03", everyday(ashes, "2024-06-03", way="公益性公墓", area=area)).verdict == verdict


def test_ashes_are_not_scattered_at_will_nor_charged_for():
    assert failed(tried(matter("ashes_placing"), "2024-06-03", everyday(ashes, "2024-06-03", way="散埋乱葬、重新装棺"))) == ["不散埋乱葬，不重新装棺"]
    assert failed(tried(matter("ashes_placing"), "2026-11-01", everyday(ashes, "2026-11-01", fee=1))) == ["公益性场所和生态安葬不向本区居民收费"]


def test_a_campaign_is_not_closed_over_open_tasks_or_problems():
    played = Playing(matter("funeral_campaign"), everyday(campaign, "2024-03-04"))
    assert played.stops("launch", "2024-03-04", campaign__ends=D("2024-03-04")) == "行动结束日期在印发之后"
    played.do("launch", "2024-03-04", campaign__ends=D("2024-09-01"))
    assert played.stops("assign", "2024-03-05", campaign__due=D("2024-09-02")) == "任务期限在行动结束以前"
    played.do("assign", "2024-03-05", campaign__due=D("2024-04-01")).do("assign", "2024-03-05", campaign__due=D("2024-04-02"))
    played.do("fulfil", "2024-03-20", campaign__found=0)
    assert played.stops("conclude", "2024-03-21") == "下达的任务都已完成"
    played.do("fulfil", "2024-03-25", campaign__found=2)
    assert played.stops("conclude", "2024-03-26") == "最后一项任务查出的问题已整改或者移交"
    assert played.do("rectify", "2024-04-01", campaign__settled=2).do("conclude", "2024-04-02").case.closed


def test_the_volumes_of_the_page_make_the_two_printed_figures():
    """4373 funerals and 504.56 万元, by the rule from the bills of the stories: no amount is written down."""
    total = number = 0
    for story in SERVICE.stories:
        if story.path[-1][0].verb == "settle":
            special = {fact.key.partition(".")[2]: value for fact, value in story.facts.items()}
            amount = decided(SERVICE, MID_2024, everyday(funeral, "2024-07-01", **special)).amount
            number, total = number + story.count, total + story.count * (amount or 0)
    assert (number, total) == (4373, 504_560_000)
