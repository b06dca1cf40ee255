"""补领婚姻证件的案例：原登记仍然有效、档案查得到、由哪里补发随条例而变；补领证的字号另成一列。"""

from __future__ import annotations

import pytest

from minzheng.catalogue import matter
from minzheng.facts import copy
from minzheng.identity import read_certificate_number
from minzheng.procedure.serials import CERTIFICATES
from tests.matters.everyday import everyday, failed, tried
from tests.matters.worked import Worked, worked

GRANT, REFUSE = {"verdict": "grant"}, {"verdict": "refuse"}
ENDED, HERE = "没有离婚、撤销或者确认无效", "由原登记机关或者一方户籍地的机关补发"

CASES = (
    worked("MAR-26", "2013年经法院调解离婚的双方申请补领结婚证", REFUSE, on="2024-07-01", standing=False, why=[ENDED]),
    worked("", "婚姻仍然有效", GRANT, on="2024-07-01"),
    worked("", "档案中查不到", REFUSE, on="2024-07-01", in_file=False, why=["档案中查到该登记"]),
    worked("", "不是当事人", REFUSE, on="2024-07-01", party=False, why=["申请人是当事人，或者持公证委托书的受托人"]),
    worked("", "2024年既不是原登记机关也不是户籍地", REFUSE, on="2024-07-01", office="都不是", why=[HERE]),
    worked("", "全国通办前一天", REFUSE, on="2025-05-09", office="都不是", why=[HERE]),
    worked("", "2025年5月10日起任一机关，不要户口簿", GRANT, on="2025-05-10", office="都不是", household_book=False),
    worked("", "2024年没有户口簿", REFUSE, on="2024-07-01", household_book=False, why=["出具户口簿"]),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_whether_a_copy_is_given(case: Worked):
    given = dict(case.given)
    day, why = given.pop("on"), given.pop("why", [])
    decision = tried(matter("marriage_copy"), day, everyday(copy, day, **given))
    assert (decision.verdict, failed(decision)) == (case.expect["verdict"], why)


def test_a_divorce_certificate_is_not_copied_after_remarriage():
    assert failed(tried(matter("divorce_copy"), "2026-11-01", everyday(copy, "2026-11-01", standing=False))) == ["没有复婚或者撤销"]


@pytest.mark.parametrize(("register", "title"), [("marriage_copy", "补领结婚证"), ("divorce_copy", "补领离婚证")])
def test_copies_are_numbered_in_a_series_of_their_own(register, title):
    assert read_certificate_number(f"{CERTIFICATES[register]}441802-2024-000001", "441802").title == title
