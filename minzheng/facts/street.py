"""流浪乞讨人员救助的事实：求助人的处境、身份和健康，离站的方式；另一地救助站来函协查的事实。"""

from ..vocabulary import Facts, Source, choice, quantity, text, yes_no
from ..vocabulary.facts import BY_ACT

FOUND = Source("认定", "救助管理站")


class street(Facts, title="求助人", once=True):
    called = text("自报姓名", ordinary="某某", sensitive=True)
    age = quantity("年龄（自报或者估计）", "周岁", FOUND, ordinary=(20, 65), low=0, high=130)
    sex = choice("性别", "男", "女", source=FOUND, ordinary=("男", "女"))
    away = yes_no("离家在外", FOUND, ordinary=True)
    helpless = yes_no("自身无力解决食宿", FOUND, ordinary=True)
    kin = yes_no("在本地有可以投靠的亲友", FOUND)
    roaming = yes_no("正在或者即将流浪、乞讨", FOUND, ordinary=True)
    covered = yes_no("正在享受城市低保或者农村五保", Source("核对", "民政"))
    disabled = yes_no("残疾或者行动不便", FOUND, sensitive=True)
    ill = yes_no("疑似精神障碍、传染病，危重或者明显外伤", FOUND, sensitive=True)
    incapable = yes_no("无民事行为能力或者限制民事行为能力", FOUND, sensitive=True)
    unknown = yes_no("不能说明身份", FOUND)
    willing = yes_no("自愿接受救助", FOUND, ordinary=True)
    refuses = yes_no("拒不登记、拒不接受安全检查", FOUND)
    untrue = yes_no("查明提供虚假情况骗取救助", FOUND)
    same_sex = yes_no("女性由女性工作人员检查、管理", BY_ACT, ordinary=True)
    ticket = choice("返乡资助方式", "乘车凭证", "现金", source=BY_ACT)
    destination = text("户籍地或者接收单位", BY_ACT, ordinary="某省某县救助管理站")

    minor = (age < 18).called("未成年人")
    guarded = (minor | disabled | incapable | (age >= 60)).called("未成年人、老年人、残疾人、行动不便或者没有完全民事行为能力的人")


class inquiry(Facts, title="协查来函", once=True):
    station = text("来函的救助管理机构", ordinary="某省某市救助管理站")
    about = text("被核查人", ordinary="某某", sensitive=True)
    outside = yes_no("来自其他省、市", Source("认定", "救助管理站"), ordinary=True)
    found = choice("核查结果", "确系本区人员", "查无此人", "另有线索", source=BY_ACT, ordinary=("确系本区人员", "查无此人", "另有线索"))
