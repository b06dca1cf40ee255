"""登记预约的事实：谁、约办什么、哪一天的上午还是下午，都由当事人自己说；到场与否由登记机关记录。"""

from ..vocabulary import Facts, choice, day_of, text
from ..vocabulary.facts import BY_ACT

MARRIAGE_BUSINESS = ("结婚登记", "离婚登记申请", "领取离婚证", "补领证件")
ADOPTION_BUSINESS = ("收养登记", "解除收养关系登记")


class appointment(Facts, title="登记预约"):
    name = text("预约人姓名（双方共同办理的写双方）", ordinary="某男、某女", sensitive=True)
    telephone = text("联系电话", ordinary="00000000000", sensitive=True)
    marriage_business = choice("约办事项", *MARRIAGE_BUSINESS, ordinary=("结婚登记", "结婚登记", "离婚登记申请"))
    adoption_business = choice("约办的收养事项", *ADOPTION_BUSINESS)
    visit_on = day_of("约定的日子", BY_ACT, ordinary=(1, 5))
    half = choice("上午或者下午", "上午", "下午", source=BY_ACT, ordinary=("上午", "下午"))
