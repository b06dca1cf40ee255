"""年度检查计划的事实：哪些事项、抽多少、按风险分级各查几次；不得有罚没指标。"""

from ..vocabulary import Facts, Source, quantity, yes_no

LEGAL_FOUND = Source("认定", "法制机构")


class plan(Facts, title="年度检查计划", once=True):
    year = quantity("计划年度", "年", LEGAL_FOUND, ordinary=2024, low=2000, high=2200)
    listed = yes_no("全部事项列入已公布的检查事项清单", LEGAL_FOUND, ordinary=True)
    fine_target = yes_no("定有罚款、没收的数额或者收入指标", LEGAL_FOUND)
    registered = quantity("在册社会组织数", "个", Source("登记", "社会组织登记簿", register="organisation.count"), ordinary=(640, 660), high=1_000_000)
    quota = quantity("计划抽查的社会组织数", "个", LEGAL_FOUND, ordinary=28, high=1_000_000)
    visits_a = quantity("A级（信用好、风险低）年度检查上限", "次", LEGAL_FOUND, ordinary=1, high=366)
    visits_b = quantity("B级年度检查上限", "次", LEGAL_FOUND, ordinary=1, high=366)
    visits_c = quantity("C级年度检查上限", "次", LEGAL_FOUND, ordinary=2, high=366)
    visits_d = quantity("D级（信用差、风险高）年度检查上限", "次", LEGAL_FOUND, ordinary=4, high=366)
    merged = yes_no("同一对象的多项检查合并安排", LEGAL_FOUND, ordinary=True)
