"""全过程记录的事实：音像记录在哪里、没有录成是为什么、案卷和记录保管多少年。"""

from ..vocabulary import Facts, quantity, text
from ..vocabulary.facts import BY_ACT


class recording(Facts, title="音像记录", once=True):
    reference = text("音像记录的编号和杂凑值", BY_ACT, ordinary="演练录像1号（杂凑值0000）", empty="没有录成")
    failure = text("没有录成或者中断的原因", BY_ACT, empty="全程录成")
    years = quantity("案卷和音像记录的保管期限", "年", BY_ACT, ordinary=30, low=1, high=1000)


on_record = (recording.reference.written | recording.failure.written).called("有音像记录，没有录成的写明原因")
