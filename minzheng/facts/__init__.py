"""数据字典：各事项共用的事实，每项只声明一次，写明名称、单位或者选项、来自何处。按对象分文件。"""

from .enforcement import party, penalty, wrong
from .handling import handling
from .people import applicant, household, person

__all__ = ["applicant", "handling", "household", "party", "penalty", "person", "wrong"]
