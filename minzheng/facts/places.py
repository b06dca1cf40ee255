"""道路命名的事实：一次申请可以列多条道路，每条各有名称和审查结果；批准机关和三项报告属于整个申请。"""

from ..vocabulary import Facts, Source, choice, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

REVIEWED = Source("认定", "地名主管部门")
NAMES = Source("核对", "国家地名信息库")


class naming(Facts, title="命名申请", once=True):
    feature = choice("地理实体类别", "街路巷", "具有重要地理方位意义的住宅区、楼宇", "村（居）民委员会所在地", "其他", ordinary="街路巷")
    grounds = yes_no("申请书写明命名方案及理由、位置、规模、性质", ordinary=True)
    assessed = yes_no("附有综合评估报告", ordinary=True)
    argued = yes_no("附有专家论证报告", ordinary=True)
    consulted = yes_no("附有征求意见报告", ordinary=True)
    approver = choice("批准机关", "市人民政府", "区人民政府", "区民政局", "住房和城乡建设主管部门", source=REVIEWED)
    approved = quantity("批准的名称条数", "条", BY_ACT, low=0, high=100_000)
    document = text("批复文号", BY_ACT, ordinary="某府函〔2024〕1号")
    signs = quantity("设置的地名标志", "块", BY_ACT, ordinary=2, low=1, high=100_000)
    signs_standard = yes_no("标志按标准名称和罗马字母拼写设置", REVIEWED, ordinary=True)


class road(Facts, title="拟命名道路"):
    name = text("标准名称", ordinary="富利一巷")
    spelling = text("罗马字母拼写", ordinary="Fuli 1 Xiang")
    place = text("所在镇（街道）和起止点", ordinary="某街道")
    complete = yes_no("专名和通名齐备", REVIEWED, ordinary=True)
    decent = yes_no("含义明确、健康，不违背公序良俗", REVIEWED, ordinary=True)
    fitting = yes_no("符合实际地域、规模、性质", REVIEWED, ordinary=True)
    plain = yes_no("使用国家通用语言文字，不用生僻字", REVIEWED, ordinary=True)
    person = yes_no("使用人名（包括别名和作品中的人物）", REVIEWED)
    foreign = yes_no("使用外国人名、地名", REVIEWED)
    brand = choice("与企业名称、商标的关系", "无关", "用词相同但没有特定联系", "使用企业名称或者商标", source=REVIEWED)
    duplicate = yes_no("与同一建成区内的街路巷重名", NAMES)
    homophone = yes_no("与同一建成区内的街路巷同音不同字", NAMES)
