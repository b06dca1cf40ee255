"""拟成立社会组织的事实：形式、会员、资金、名称、发起人；统一社会信用代码由全国系统赋予，本系统只校验。"""

from collections.abc import Mapping
from typing import Any

from ..identity.credit_code import credit_code_findings
from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "登记管理机关")
REGISTER = Source("核对", "社会组织登记信息")


FITS, WRONG = "相符", "不符"


def _code_fits(known: Mapping[str, Any]) -> str:
    """A code whose check characters are wrong never passes; whether it is of this district and form is the officer's finding."""
    wrong = any(finding.blocking for finding in credit_code_findings(str(known["organisation.credit_code"])))
    return WRONG if wrong else str(known.get("organisation.code_check", FITS))


class organisation(Facts, title="拟成立的社会组织"):
    name = text("拟用名称", ordinary="清远市清城区某某协会")
    kind = choice("组织形式", "社会团体", "民办非企业单位", "基金会", ordinary=("社会团体", "民办非企业单位"))
    persons = quantity("个人会员数", "人", ordinary=(50, 200), high=1_000_000, note="民办非企业单位填0")
    units = quantity("单位会员数", "个", high=1_000_000, note="民办非企业单位填0")
    funds = amount("活动资金（开办资金）", Source("核对", "验资报告"), ordinary=(3_000_000, 20_000_000))
    funds_fit = yes_no("有与业务活动相适应的合法财产", FOUND, ordinary=True)
    premises = yes_no("有固定的住所（必要的场所）", FOUND, ordinary=True)
    staff = yes_no("有与业务活动相适应的专职工作人员（从业人员）", FOUND, ordinary=True)
    organs = yes_no("有相应的组织机构，章程草案合乎规定", FOUND, ordinary=True)
    supervisor = choice("业务主管单位", "已审查同意", "依规定直接登记", "尚未同意", source=Source("核对", "业务主管单位"))
    practice = choice("执业许可", "不需要", "已取得", "需要而未取得", source=Source("核对", "行业主管部门"), note="教育、医疗、职业培训等")
    purpose_lawful = yes_no("宗旨、业务范围合法", FOUND, ordinary=True)
    needless = yes_no("本区已有业务范围相同或者相似的组织，没有必要成立", FOUND)
    barred = yes_no("发起人、拟任负责人曾受剥夺政治权利处罚或者不具有完全民事行为能力", Source("核对", "公安、法院"), sensitive=True)
    false_papers = yes_no("申请时弄虚作假", FOUND)
    otherwise_banned = yes_no("有法律、行政法规禁止的其他情形", FOUND)
    head_elsewhere = yes_no("拟任法定代表人已担任其他社会团体的法定代表人", REGISTER)
    complete = yes_no("申请材料齐全、符合法定形式", FOUND, ordinary=True)

    # 名称
    well_named = yes_no("名称的组成、字号和用词合乎规定", FOUND, ordinary=True)
    national_name = yes_no("名称冠以“中国”“全国”“中华”等字样", FOUND)
    namesake = choice("同行业、同形式而名称或者字号相同的组织", "没有", "在册", "已变更名称或者已注销", "成立或者更名被撤销", source=REGISTER)
    name_freed = day_of("该组织变更名称、注销或者被撤销之日", REGISTER, never="没有", ordinary="never")

    credit_code = text("统一社会信用代码", BY_ACT, ordinary="51441802MJM0000185")
    code_check = choice("统一社会信用代码校验", "尚未赋码", FITS, WRONG, source=Source("核对", "校验规则"), ordinary=FITS,
                        note="写了代码的，校验码不对即为不符", worked_out=(credit_code, _code_fits))  # fmt: skip
