"""行政复议答复和行政应诉的事实：对什么行为、从何时知道、走什么程序、谁出席、结果怎样。"""

from ..vocabulary import Facts, Source, case_of, choice, day_of, text, yes_no
from ..vocabulary.facts import BY_ACT

FILED = Source("核对", "行政复议机关、人民法院")
OURS = Source("认定", "法制机构")


class dispute(Facts, title="复议、诉讼", once=True):
    person = text("申请人（原告）", FILED, ordinary="某某", sensitive=True)
    act = text("被申请（被诉）的行为和文号", OURS, ordinary="行政处罚决定")
    case = case_of("该行为的办件", "penalty", "simple_penalty", "information_request", "complaint", source=OURS)
    kind = choice("行为的类别", "其他行政行为", "当场行政处罚", "不履行法定职责", "不予公开政府信息", "行政许可逾期未作决定", source=OURS)
    made = day_of("该行为作出之日（不履行职责的，履行期限届满之日）", FILED, ordinary=(-60, -41))
    land = yes_no("因不动产提出", FILED)
    known = day_of("知道该行为之日（不履行职责的，履行期限届满之日）", FILED, ordinary=(-40, -10))
    told = yes_no("告知了申请复议、起诉的权利、机关和期限", OURS, ordinary=True)
    filed = day_of("提出之日", FILED, ordinary=(-9, -3))
    simple = yes_no("适用简易程序", FILED)
    reviewed = yes_no("已经先申请行政复议", FILED)
    review_served = day_of("收到行政复议决定书之日", FILED, never="没有复议")
    late_evidence = yes_no("提交作出行为以后自行收集的证据", BY_ACT)
    attendance = choice("出席", "负责人参加", "说明理由并委托工作人员", "只委托律师", "无人参加", source=BY_ACT)
    result = choice("复议决定", "维持", "驳回复议请求", "变更", "撤销", "确认违法", "确认无效", "责令履行", "调解书", "终止", source=BY_ACT)
    judgement = choice("裁判结果", "驳回诉讼请求", "驳回起诉", "准许撤诉", "撤销", "变更", "确认违法", "确认无效", "责令履行", "调解书", source=BY_ACT)
    same = yes_no("以同一事实和理由作出与原行为相同或者基本相同的行为", BY_ACT)
    outcome = text("履行情况", BY_ACT, ordinary="已经履行")
