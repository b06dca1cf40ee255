"""Adoption is sealed inside the bureau, too: what the case page and the lists show of it is masked until opened for a reason."""

from __future__ import annotations

from datetime import date

from minzheng.catalogue import matter
from minzheng.procedure.actor import Actor
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import Opening

from .conftest import TODAY
from .district import SYSTEM, TOWN, YEAR_EVE, by, everyday, person_of, walk

NUMBER = "（2024）粤清城收字第00042号"
BORN = (date(2019, 4, 17), date(1983, 11, 23), date(1984, 9, 8))


def test_an_adoption_is_masked_on_its_page_and_in_the_list(here, signed_in):
    appoint([({"staff": "S02", "name": "高敏", "organ": "清远市清城区民政局", "town": "", "certificate": "粤RS02", "certificate_until": date(2027, 12, 31)},
              [("section", "")])], since=YEAR_EVE, by=SYSTEM)  # fmt: skip
    special = {"adoption__route": "继父或者继母收养继子女", "adoption__child_kind": "不属于以上情形", "adoption__giver": "其他",
               "adoption__adopter": "有配偶而单方申请"}  # fmt: skip
    born = dict(zip(("adoption__child_born", "adoption__adopter_born", "adoption__spouse_born"), BORN, strict=True))
    child, both = person_of("陈小孩"), Actor(("S01", "S02"), "section", by("S01").organ)
    seen = {"adoption.present": True, "adoption.child_agrees": True}
    decision = {**seen, "adoption.evaluated": "未评估", "adoption.together": 0, "adoption.unclaimed": True}
    number = walk(Opening(matter("adoption"), everyday("adoption", TODAY, **special, **born), {}, TOWN, f"person:{child.pk}", child.name), [
        ("accept", TODAY, by("S01"), {}), ("question", TODAY, both, seen), ("decide", TODAY, by("B01"), decision),
        ("issue", TODAY, by("S01"), {"adoption.certificate": NUMBER}),
    ])  # fmt: skip
    pages = [signed_in("S01").get(where).content.decode() for where in (f"/desk/cases/{number}/", "/desk/?matter=adoption")]
    assert all(number in page for page in pages)
    hidden = [child.name, NUMBER, *(text for day in BORN for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日"))]
    assert [one for page in pages for one in hidden if one in page] == []
