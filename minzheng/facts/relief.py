"""临时救助的事实：类型和事由、受助人数、实际支出、本年已获救助；流浪乞讨救助的事实在 street.py。"""

from ..vocabulary import Facts, Source, amount, choice, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

CHECKED = Source("核对", "民政")
TOWN_FOUND = Source("认定", "镇街")
LEDGER = Source("核对", "救助台账")


class relief(Facts, title="临时救助", once=True):
    kind = choice("救助类型", "支出型", "急难型")
    cause = choice("困难原因", "教育、医疗等必需支出突增", "火灾", "交通事故", "其他意外", "突发重大疾病", "遭遇其他特殊困难", source=TOWN_FOUND)
    persons = quantity("受助人数", "人", TOWN_FOUND, ordinary=1, low=1, high=99)
    need = amount("实际支出或者急需", TOWN_FOUND, ordinary=(100_000, 1_000_000))
    covered = yes_no("其他救助、保险已经足额解决", CHECKED)
    income = amount("家庭人均月可支配收入", CHECKED, ordinary=(0, 200_000))
    assets_fit = yes_no("家庭财产符合当地规定", CHECKED, ordinary=True)
    supported = yes_no("是低保、特困供养对象", Source("核对", "民政"), note="只核实支出，不再核对收入和财产")
    resident = yes_no("具有本地户籍或者持有居住证", Source("核对", "公安"), ordinary=True)
    used = amount("本年已获的临时救助", Source("登记", "救助台账", register="temporary_relief.used"), note="含小额和先行救助，由系统从资金账中取")
    repeated = yes_no("十二个月内因同一事由已获临时救助", LEDGER)
    renewed = yes_no("困难又有加重，确需再次救助并写明理由", TOWN_FOUND)
    urgent = yes_no("情况紧急，须立即救助", TOWN_FOUND)
    authorised = yes_no("家庭成员已签署核对授权书", ordinary=True)
    paid_in = choice("救助方式", "现金", "转账", "实物", source=BY_ACT, ordinary="现金", note="实物折价计入")
    discovered = text("由谁发现或者报告", BY_ACT, ordinary="村（社区）报告")
