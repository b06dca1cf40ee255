"""政府信息公开的事实：申请人要什么、本机关有没有、能不能给；主动公开什么、给谁看、看多久；两个年度报告。"""

from ..vocabulary import Facts, Source, choice, day_of, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

EXAMINED = Source("认定", "政府信息公开工作机构")


class asking(Facts, title="政府信息公开申请", once=True):
    person = text("申请人", ordinary="某某", sensitive=True)
    content = text("申请公开的信息", ordinary="某项决定的依据和办理结果")
    clear = yes_no("有申请人的姓名、证明和联系方式，内容明确", EXAMINED, ordinary=True)
    holder = choice("信息的状况", "本机关掌握", "已经主动公开", "不存在", "不属于本机关负责", "本机关已经答复过的重复申请", source=EXAMINED)
    closed = yes_no("属于国家秘密、法律法规禁止公开或者危及安全稳定", EXAMINED)
    internal = yes_no("属于内部事务、过程性信息或者行政执法案卷，决定可以不公开", EXAMINED)
    third_party = yes_no("涉及商业秘密、个人隐私等第三方合法权益", EXAMINED)
    public_interest = yes_no("不公开会对公共利益造成重大影响", EXAMINED)
    separable = yes_no("含有不应公开的内容，但可以区分处理", EXAMINED)
    third = choice("第三方意见", "同意公开", "不同意公开", "逾期没有答复", source=BY_ACT)
    outcome = choice("答复", "予以公开", "部分公开", "不予公开", "告知已经公开和获取方式", "信息不存在", "不属于本机关，告知负责机关", "重复申请不予处理",
                     source=BY_ACT)  # fmt: skip
    review_first = yes_no("不予公开的，写明应当先申请行政复议", BY_ACT, ordinary=True)


class release(Facts, title="主动公开", once=True):
    name = text("信息名称", ordinary="行政规范性文件")
    where = choice("公开的范围", "网站", "村（社区）公示栏", source=EXAMINED)
    closed = yes_no("属于国家秘密、法律法规禁止公开或者危及安全稳定", EXAMINED)
    personal = yes_no("含有个人信息", EXAMINED)
    forbidden = yes_no("含有身份证号、银行账号、电话、住址、健康等信息", EXAMINED)
    minors = yes_no("可以认出未成年人、收养当事人", EXAMINED)
    masked = yes_no("姓名已经掩码", EXAMINED)
    named_by_law = yes_no("法律规定在村（社区）范围内公布姓名", EXAMINED)
    assessed = yes_no("已作个人信息保护影响评估", EXAMINED)
    until = day_of("撤下之日", EXAMINED, never="长期公开", ordinary="never")


class returns(Facts, title="年度报告", once=True):
    year = quantity("报告年度", "年", EXAMINED, ordinary=2023, low=2000, high=2200)
    due = day_of("期限（次年一月三十一日）", Source("登记", "法定日期", register="returns.due"), ordinary=(3, 10))
    complete = yes_no("五项内容齐全", EXAMINED, ordinary=True)
    table = choice("表", "行政许可", "行政处罚", "行政强制", "行政征收", "行政征用", "行政检查", source=EXAMINED)
    power = yes_no("本机关有该项职权", EXAMINED, ordinary=True)
    filled = choice("填写", "填写数字（没有的填0）", "留空并注明没有该项职权", "留空", source=BY_ACT)
