"""提标的事实：标准文件，逐项的新旧标准，以及执行中形成的数。"""

from ..vocabulary import Facts, Source, amount, choice, day_of, quantity, text
from ..vocabulary.facts import BY_ACT

PAPER = Source("认定", "标准文件")
FOUND = Source("认定", "区民政局")


class document(Facts, title="标准文件", once=True):
    scheme = choice(
        "救助福利项目", "最低生活保障", "特困人员供养", "孤儿基本生活", "残疾人两项补贴", "事实无人抚养儿童", "高龄津贴", "其他", source=PAPER
    )  # fmt: skip
    name = text("文件名称", PAPER, ordinary="关于提高标准的通知")
    number = text("文号", PAPER, ordinary="清府办〔2024〕1号")
    effective = day_of("标准施行日期", PAPER, ordinary=(-150, 30))
    execute_by = day_of("文件要求的执行期限", PAPER, never="文件没有要求", ordinary=60)


class standard(Facts, title="新标准（逐项）"):
    name = text("标准名称", PAPER, ordinary="低保标准")
    key = text("档次", PAPER, ordinary="不分档", note="不分档的写不分档")
    kind = choice("类别", "不分", "城镇", "农村", "集中", "散居", source=PAPER)
    level = amount("新标准", PAPER, ordinary=(60_000, 90_000))
    before = amount("现行标准", FOUND, ordinary=(50_000, 60_000), note="以前没有标准的填0")
    floor = amount("全省最低标准", PAPER, note="没有的填0")
    subsistence = amount("同类别的低保标准", FOUND, note="特困人员基本生活标准才填")


class raising(Facts, title="提标执行"):
    people = quantity("涉及人数", "人", BY_ACT, ordinary=(100, 9_000))
    cost = amount("每月增加的支出", BY_ACT, ordinary=(100_000, 5_000_000))
    first_month = day_of("首次按新标准发放的月份", BY_ACT, ordinary="today", note="该月任何一日")
    arrears = amount("补发差额合计", BY_ACT, ordinary=(100_000, 5_000_000))
    leads = quantity("列出的线索", "条", BY_ACT, ordinary=(0, 40))
    told = quantity("已告知的受助家庭", "户", BY_ACT, ordinary=(100, 9_000))
