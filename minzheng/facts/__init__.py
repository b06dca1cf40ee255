"""数据字典：各事项共用的事实，每项只声明一次，写明名称、单位或者选项、来自何处。按对象分文件。"""

from .couples import couple
from .disclosure import disclosure
from .enforcement import party, penalty, wrong
from .exams import exam
from .funerals import ashes, campaign, funeral
from .giving import giving
from .handling import handling
from .hardship import burial, hardship, obligor, selfcare
from .inspection import inspection
from .organisations import organisation
from .people import applicant, household, one_applicant, person
from .places import naming, road

__all__ = [
    "applicant", "ashes", "burial", "campaign", "couple", "disclosure", "exam", "funeral", "giving", "handling", "hardship",
    "household", "inspection", "naming", "obligor", "one_applicant", "organisation", "party", "penalty", "person", "road", "selfcare",
    "wrong",
]  # fmt: skip
