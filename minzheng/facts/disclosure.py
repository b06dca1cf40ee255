"""小数字公开的事实：哪一年的哪个数字、是几，能不能认出个人。数字是否由本系统声明并且对外公开，问事项目录。"""

from ..vocabulary import Facts, Source, quantity, text, yes_no

ASSESSED = Source("认定", "个人信息保护影响评估")
PAGES = Source("登记", "事项目录", register="figure.public")


class disclosure(Facts, title="小数字公开"):
    figure = text("数字的标识", ordinary="divorces_accepted", note="minzheng figures 所列的 id")
    year = quantity("数字的年份", "年", ordinary=2023, low=2000, high=2100)
    value = quantity("拟公开的数", "", ordinary=3, low=1, high=4, note="以后重算出的数与它不同的，批准不再适用")
    public = yes_no("属于对外公开的数字", PAGES, ordinary=True)
    minors = yes_no("涉及未成年人", ASSESSED, ordinary=False)
    identifies = yes_no("单独或者与其他信息结合可以认出个人", ASSESSED, ordinary=False)
    consented = yes_no("可以被认出的人都书面同意公开", ASSESSED, ordinary=False)
    harm = yes_no("不公开会对公共利益造成重大影响", ASSESSED, ordinary=False)
