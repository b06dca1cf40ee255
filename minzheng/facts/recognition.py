"""家庭困难认定的事实：申请前十二个月的收入和刚性支出，认定时所记的有效期。"""

from ..vocabulary import Facts, Source, amount, day_of
from ..vocabulary.facts import BY_ACT

CHECKED = Source("核对", "民政")
BILLS = Source("核对", "票据和结算单")


class spending(Facts, title="申请前十二个月的收入和支出", once=True):
    income = amount("家庭总收入", CHECKED, ordinary=(2_000_000, 6_000_000))
    living = amount("必要的基本生活支出", CHECKED)
    medical = amount("医疗支出", BILLS, note="扣除各项医疗保险、医疗救助和商业保险赔付以后自行负担的")
    rehabilitation = amount("残疾康复、辅助器具支出", BILLS, note="扣除财政补贴以后自行负担的")
    other = amount("区民政局规定的其他刚性支出", CHECKED)


class recognition(Facts, title="认定"):
    valid_until = day_of("有效期最后一日", BY_ACT, ordinary=(180, 360))
