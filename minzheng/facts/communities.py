"""社区（居民委员会）设立和区划数据的事实：谁提出、谁批准、多少户、四至是否闭合；代码由统计部门赋予，本系统只校验，从不编造。"""

from collections.abc import Mapping
from typing import Any

from ..identity.division import statistical_code_findings
from ..vocabulary import Facts, Source, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

TOWN_SAYS = Source("申报", "镇街请示")
REVIEWED = Source("认定", "区民政局")
NAMES = Source("核对", "国家地名信息库")
CODES = Source("核对", "统计用区划代码规则")


FITS, WRONG = "相符", "不符"


def _code_fits(known: Mapping[str, Any]) -> str:
    """A code that is none of a residents' committee never passes; whether it is of this district is the officer's finding."""
    wrong = bool(statistical_code_findings(str(known["community.code"]), "居委会"))
    return WRONG if wrong else str(known.get("community.code_check", FITS))


class community(Facts, title="拟设立的社区"):
    name = text("社区名称", TOWN_SAYS, ordinary="某某社区")
    proposer = choice("提出机关", "街道办事处", "镇人民政府", "区民政局", source=REVIEWED, ordinary=("街道办事处", "镇人民政府"))
    approver = choice("批准机关", "区人民政府", "街道办事处（镇人民政府）", "区民政局", source=REVIEWED)
    households = quantity("户数", "户", TOWN_SAYS, ordinary=(400, 690), high=100_000)
    population = quantity("人口", "人", TOWN_SAYS, ordinary=(1_200, 2_400), high=1_000_000)
    area = quantity("面积", "公顷", TOWN_SAYS, ordinary=(40, 180), high=1_000_000)
    bounds = text("四至", TOWN_SAYS, ordinary="东至某路，南至某路，西至某路，北至某路")
    closed = yes_no("四至闭合，与相邻社区不重叠，写明从哪个社区划出", REVIEWED, ordinary=True)
    office = yes_no("有办公用房和地址", REVIEWED, ordinary=True)
    consulted = yes_no("已征求居民意见", TOWN_SAYS, ordinary=True)
    duplicate = yes_no("与本区已有社区、村重名", NAMES)
    moves_division = yes_no("涉及乡镇、街道行政区域界线的变更", REVIEWED)
    document = text("批复文号", BY_ACT, ordinary="清城府函〔2024〕演练1号")
    voters_posted = day_of("选民名单公布日期", BY_ACT, ordinary=-25)
    credit_code = text("特别法人统一社会信用代码", BY_ACT, ordinary="54441802MEJ0000000", note="由全国系统赋予")
    code = text("统计用区划代码（12位）", BY_ACT, ordinary="441802106008", note="由统计部门在年度更新时赋予")
    code_check = choice("统计用区划代码校验", "尚未赋码", FITS, WRONG, source=CODES, note="写了代码的，不是居委会的代码即为不符",
                        worked_out=(code, _code_fits))  # fmt: skip
    code_used = yes_no("该代码已经用过（废止的代码不再使用）", Source("登记", "区划代码登记", register="division_code.used"))


class datacheck(Facts, title="区划数据复核"):
    name = text("任务名称", ordinary="行政区划类数据复核")
    plan_number = text("方案文号", BY_ACT, ordinary="清城民〔2024〕演练31号")
    ends = day_of("完成期限", BY_ACT, ordinary=(60, 120))
    rows = quantity("核对条数", "条", BY_ACT, ordinary=(15, 40), high=1_000_000)
    wrong = quantity("有误条数", "条", BY_ACT, ordinary=(0, 3), high=1_000_000)
    corrected = quantity("更正条数", "条", BY_ACT, high=1_000_000)


class oldname(Facts, title="更名、销名"):
    name = text("现用名称", NAMES, ordinary="某某旧巷")
    replacement = text("拟用名称", TOWN_SAYS, ordinary="某某新巷", note="销名的不填")
    place = text("所在镇（街道）和起止点", TOWN_SAYS, ordinary="某街道")
    cause = choice("理由", "行政区划变更、城乡建设或者自然变化致名实不符", "违反命名规则", "实体已经消失", "其他", source=REVIEWED)
    heritage = yes_no("具有重要历史文化价值、体现中华历史文脉", REVIEWED)
    listed = yes_no("列入地名保护名录", Source("核对", "地名保护名录"))
    irreplaceable = yes_no("确需更名，经论证没有可以替代的办法", REVIEWED)
    measures = yes_no("所在地人民政府已预先制定保护措施", REVIEWED, note="列入地名保护名录的")
    reports = yes_no("附有综合评估、专家论证、征求意见报告", REVIEWED, ordinary=True)
    fit = yes_no("拟用名称符合命名规则，同一建成区内不重名", NAMES, ordinary=True)
    approver = choice("批准机关", "市人民政府", "区人民政府", "区民政局", source=REVIEWED)
    document = text("批复文号", BY_ACT, ordinary="清远府函〔2024〕演练2号")


class building(Facts, title="住宅区、楼宇名称"):
    name = text("拟用名称", Source("申报", "住房和城乡建设主管部门来函"), ordinary="某某花园")
    asked_by = choice("来函机关", "住房和城乡建设主管部门", "建设单位", "其他", source=REVIEWED)
    duplicate = yes_no("与同类地名重名", NAMES)
    decent = yes_no("含义明确、健康，不用人名、外国地名，名实相符", REVIEWED, ordinary=True)
    decides = yes_no("由民政部门批准", REVIEWED, note="民政部门只提意见")
    opinion = choice("意见", "没有意见", "建议调整", source=BY_ACT)
