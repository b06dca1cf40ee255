"""撤销婚姻登记的案例：凭谁的材料、什么情形由登记机关撤销，什么只能由人民法院裁判；告知、申辩在先。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import revocation
from minzheng.vocabulary.errors import Refusal
from tests.matters.everyday import Playing, everyday, failed, tried
from tests.matters.worked import Worked, worked

REVOKE = matter("marriage_revocation")
GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
CAUSE, PAPER = "有冒名顶替或者弄虚作假（胁迫、隐瞒疾病和无效婚姻向人民法院请求）", "有人民法院、人民检察院或者公安机关的材料"

CASES = (
    worked("", "检察建议，冒名顶替", GRANT, proof="人民检察院检察建议书"),
    worked("", "公安认定，弄虚作假", GRANT, cause="弄虚作假", proof="公安机关认定材料"),
    worked("", "只有当事人口述", REFUSE, proof="只有当事人陈述", why=[PAPER]),
    worked("", "受胁迫的只能请求人民法院", REFUSE, cause="受胁迫、隐瞒重大疾病", why=[CAUSE]),
    worked("", "重婚的请求人民法院确认无效", REFUSE, cause="重婚、近亲、未到法定婚龄", why=[CAUSE]),
    worked("", "别的机关登记的", REFUSE, ours=False, why=["由本机关登记"]),
)


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("day", ["2024-07-01", "2026-11-01"])
def test_whether_the_registration_is_revoked(case: Worked, day):
    given = dict(case.given)
    why = given.pop("why", [])
    decision = tried(REVOKE, day, everyday(revocation, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def test_nobody_is_unmarried_unheard():
    played = Playing(REVOKE, everyday(revocation, "2024-07-01"))
    played.do("receive", "2024-07-01").do("review", "2024-07-05").do("notify", "2024-07-08")
    assert played.stops("decide", "2024-07-15") == "已经听取陈述申辩"
    played.do("hear", "2024-07-15").do("decide", "2024-07-20")
    assert played.stops("keep", "2024-07-21") == "决定不予撤销"
    played.do("discredit", "2024-07-21")
    assert played.do("annotate", "2024-07-22").case.closed


def decided(traced: bool = True, **changes) -> Playing:
    played = Playing(REVOKE, everyday(revocation, "2024-07-01", traced=traced, **changes))
    played.do("receive", "2024-07-01").do("review", "2024-07-05").do("notify", "2024-07-08").do("hear", "2024-07-15")
    return played.do("decide", "2024-07-20")


def test_who_cheated_is_listed_before_the_case_ends():
    assert decided().stops("annotate", "2024-07-22") == "实施冒名顶替、弄虚作假的人已经查明的，已列入严重失信名单"


def test_nobody_is_listed_who_was_not_found_or_whose_marriage_stands():
    assert decided(traced=False).stops("discredit", "2024-07-21") == "实施冒名顶替、弄虚作假的人已经查明"
    assert decided(traced=False).do("annotate", "2024-07-22").case.closed
    assert decided(proof="只有当事人陈述").stops("discredit", "2024-07-21") == "已决定撤销"


@pytest.mark.parametrize(("judgment", "noted"), [("确认婚姻无效", True), ("撤销婚姻", True), ("准予离婚", False), ("驳回请求", False)])
def test_only_what_a_court_has_voided_is_annotated(judgment, noted):
    played = Playing(matter("marriage_annotation"), everyday(revocation, "2024-07-01", judgment=judgment)).do("take", "2024-07-01")
    if noted:
        assert played.stops("put_back", "2024-07-01") == "没有确认无效、没有撤销婚姻"
        assert played.do("note", "2024-07-02").case.closed
    else:
        with pytest.raises(Refusal, match="人民法院确认婚姻无效或者撤销婚姻"):
            played.do("note", "2024-07-02")


def test_a_judgment_that_is_not_final_is_not_taken():
    assert Playing(matter("marriage_annotation"), everyday(revocation, "2024-07-01", final=False)).stops("take", "2024-07-01") == "裁判已经生效"
