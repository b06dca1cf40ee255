"""What somebody means who looks for a matter and wants none: to complain, to know how far it is, to contest a decision, another authority."""

from __future__ import annotations

from dataclasses import dataclass

from minzheng.library.remedies import remedies
from minzheng.pages.day import Shown

COMPLAIN, FOLLOW, CONTEST, ELSEWHERE = "complain", "follow", "contest", "elsewhere"
SAID = {
    COMPLAIN: ("投诉", "举报", "信访", "告状", "建议", "12345"),
    FOLLOW: ("进度", "办到哪", "办得怎", "批了没", "批下来", "什么时候发", "什么时候到账", "没到账", "没收到钱"),
    CONTEST: ("不服", "停了", "停发", "少发", "扣了", "不给我", "没批", "复议", "起诉", "上诉", "异议"),
}
OTHERS = (
    (("户口", "迁户", "落户", "身份证丢", "补身份证", "改姓"), "户口、居民身份证由公安机关（派出所）办理。"),
    (("养老金", "退休", "社保", "失业金", "工伤"), "养老金、失业金、工伤等社会保险由人力资源和社会保障部门办理。"),
    (("医保", "医疗报销"), "基本医疗保险由医疗保障部门办理。"),
    (("生孩子", "生育登记", "准生证", "出生证"), "生育登记、出生医学证明由卫生健康部门和医院办理。"),
    (("公司", "营业执照", "个体户"), "公司、个体工商户的登记由市场监督管理部门办理；社会组织才在这里登记。"),
    (("退伍", "军人", "烈士", "优抚"), "退役军人和优抚对象的事由退役军人事务部门办理。"),
    (("办残疾证", "残疾人证", "评残"), "残疾人证由残疾人联合会办理；领了证可以申请的补贴在下面。"),
)


@dataclass(frozen=True)
class Aside:
    """One thing told above what was found."""

    kind: str
    text: str = ""


def asides(text: str, here: Shown) -> list[Aside]:
    """What to tell beside the matters found for these words; nothing for most."""
    meant = [Aside(kind, _contested(here) if kind == CONTEST else "") for kind, words in SAID.items() if any(one in text for one in words)]
    return meant + [Aside(ELSEWHERE, told) for words, told in OTHERS if any(one in text for one in words)]


def _contested(here: Shown) -> str:
    """Where and within what period a decision about money is contested, by the law of the day; "" before there is a district."""
    return remedies("行政给付", here.day, here.district.locality).text if here.district is not None else ""
