"""Which names divide a whole: kinds that are known to, a thing and its denial, names that are alike; and which overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .mentions import Mention

_ATTRIBUTE = re.compile(
    r"女|男(?!女)|党员|岁|本科|大专|研究生|硕士|少数民族|残疾|老年人|未成年|持证|一线|骨干|高龄|退役|困难|人次|重度|孤寡|空巢|独居"
)

_PARTITIONS = tuple(re.compile(p) for p in (
    r"社会团体|民办非企业|社会服务机构|基金会", r"男性?|女性?", r"城[镇市](?!管理|建设|执法|综合)|(?<!农业)农村", r"集中|分散|机构", r"生活补贴|护理补贴",
    r"急难|支出型", r"内地|国内|涉外|涉港澳台", r"户籍人口|流动人口", r"职工|居民", r"公办|民办", r"税收|非税", r"普通程序|一般程序|简易程序",
    r"全自理|半自理|半失能|全失能|失能|自理|半护理|全护理", r"不合格|合格", r"已?办结|在办|正在办理|未办结|未结", r"不属实|部分属实|基本属实|属实",
    r"部分查实|未查实|查实|查否", r"一般隐患|重大隐患", r"行政村|社区|居委会|村|居(?![民家住])", r"永久|临时", r"在编|空编",
    r"第一学期|第二学期|春季|秋季", r"事前|事中|事后",
    r"立行立改|立[即时]整改|当场整改|限期整改|长期整改",
    r"警告|罚款|撤销登记", r"胜诉|败诉", r"不予许可|不予批准|批准|退回|准予", r"[A-D][级类]", r"线上|线下|网上|窗口", r"上半年|下半年",
    r"一季度|二季度|三季度|四季度|第.季度",
))  # fmt: skip

_KINDS = tuple(re.compile(p) for p in (
    r"专职|兼职|公职|法律援助", r"初级|中级|高级", r"结婚|离婚|补领", r"本地|外地|市内|市外|省内|省外", r"国有|集体|民营|私营",
    r"企业|个体工商户|农民专业合作社", r"学前|义务教育|普通高中|中职|高等教育", r"小学|初中|高中|幼儿园|中等职业学校|特殊教育学校",
    r"部分成立|不成立|成立|驳回", r"维持|撤销|驳回|确认违法|终止|变更", r"一审|二审|再审",
    r"首次|新申请|新[办证发]|设立|变更|延[续期]|[换补][证办领发]|注销|终止",
    r"[一二三四]级", r"来信|来访|来电|网上信访",
    r"投诉|举报|咨询", r"新建|改[建造]|扩建|修缮", r"按比例|自主创业|公益性岗位|灵活就业|单位就业", r"中央|省级|市级|[县区]级|社会资本|自筹",
    r"本级|[县区]级|[镇乡]级|村级|市级|省级",
    r"一般事故|较大事故|重大事故", r"报告书|报告表|登记表", r"警告|罚款|没收|责令停产|吊销",
))  # fmt: skip
"""Kinds of one division, of which a report may leave some out: named alike, but not necessarily all."""


_DISPOSALS = re.compile(
    r"不予[立受]|立案|批评教育|责令|移[交送]|转[办交送]|约谈|告诫|警告|撤[回诉]|终止|驳回|维持|调解|和解|当场|下达|提醒|劝[导离]|整改到位|现场"
)


def disposals(parts: Sequence[Mention]) -> bool:
    """Whether the parts are ways in which one thing received may end: 立案、责令改正、移交."""
    return len(parts) > 2 and are_kinds(parts, _DISPOSALS)


def partition(parts: Sequence[Mention]) -> bool:
    """Whether the parts are kinds that make a whole: known ones, or a thing and its denial (结案、未结案)."""
    if any(are_kinds(parts, kind) for kind in _PARTITIONS):
        return True
    return denied_pair(parts, but="受理")


def are_kinds(parts: Sequence[Mention], kind: re.Pattern[str]) -> bool:
    return len({found[0] for p in parts if (found := kind.search(p.before + p.after))}) == len(parts)


def denied_pair(parts: Sequence[Mention], but: str = "") -> bool:
    """Whether two parts are a thing and its denial; `but` is a thing whose denial leaves a third way (受理、不予受理、审查中)."""
    for one, other in ((parts[0], parts[-1]), (parts[-1], parts[0])) if len(parts) == 2 else ():
        denied = re.match(r"[未不非没](?:有|予)?([\u4e00-\u9fff]{1,4})", label_of(one))
        if denied and denied[1] != but and denied[1][:1] in label_of(other):
            return True
    return False


_PAIRS = tuple(re.compile(p) for p in (
    r"男性?|女性?", r"城[镇市](?!管理|建设|执法|综合)|(?<!农业)农村", r"集中|分散", r"生活补贴|护理补贴", r"公办|民办", r"普通程序|一般程序|简易程序",
    r"职工|居民", r"税收|非税", r"胜诉|败诉", r"线上|线下", r"上半年|下半年", r"不合格|合格", r"急难|支出型", r"一般隐患|重大隐患", r"户籍人口|流动人口",
))  # fmt: skip


def complementary(parts: Sequence[Mention]) -> bool:
    """Whether two parts leave no third: 男性、女性."""
    kinds = (kind for kind in _PAIRS if len({found[0] for p in parts if (found := kind.search(p.before))}) == 2)
    return next(kinds, None) is not None or denied_pair(parts, but="受理")


def label_of(m: Mention) -> str:
    """The name a number is given: its words without 其中, 分别 and the like."""
    words = re.split(r"其中|分别", bare(m.before))[-1].strip("：，、 ")
    return re.sub(r"^(分别[为是]?|包括|以及|和|及|与|另有|按[^，]{1,8}分)+|[约为达共计有是]+$", "", words)


def parallel(parts: Sequence[Mention]) -> bool:
    """Whether the parts are named alike, as kinds of one division are: 县级、镇级、村级; 移送纪检机关、移送公安机关."""
    labels = [label_of(p) for p in parts]
    if not all(labels):
        return False
    if any(are_kinds(parts, kind) for kind in _KINDS):
        return True
    return any(len({label[cut] for label in labels}) == 1 and all(len(label) > 1 for label in labels) for cut in (0, -1))


_BAND = re.compile(r"\d+[-—–~～至到]\d+周?岁")


def overlapping(parts: Sequence[Mention]) -> bool:
    """Whether the parts describe people by traits that one person can share (女性、党员、六十岁以上), not by bands of age."""
    return (
        sum(bool(_ATTRIBUTE.search(p.before + p.after)) for p in parts) >= 2
        and sum(bool(_BAND.search(p.before)) for p in parts) < len(parts) - 1
        and not partition(parts)
        and any(p.base in "人名位" for p in parts)
    )


def same_kind(a: Mention, b: Mention) -> bool:
    """Measure words of the same things: 31宗（…27间，…1间）."""
    things = {"宗", "件", "个", "间", "家", "所", "起", "例", "次", "户", "场", "批", "项", "具"}
    people = {"人", "名", "人次", "位"}
    times = {"件次", "批次", "宗次", "件", "批", "次"}
    return {a.base, b.base} <= things or {a.base, b.base} <= times or ({a.base, b.base} <= people and "人次" not in {a.base, b.base})


def bare(words: str) -> str:
    return words.strip(" 　“”\"'")
