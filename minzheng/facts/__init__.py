"""数据字典：各事项共用的事实，每项只声明一次，写明名称、单位或者选项、来自何处。按对象分文件。"""

from .adaptations import adaptation
from .adoptions import adoption, dissolution, fraud
from .bodies import annual, annulment, body, branch, change, incubation, liquidation, neighbours
from .canteens import canteen, meals, serving
from .care_homes import care_home
from .charities import charity_body, charity_year, fundraiser, shop, trust
from .checks import fees, visit
from .children import action, child, minor, roster
from .communities import building, community, datacheck, oldname
from .complaints import complaint
from .counselling import copy, counsel, revocation
from .couples import couple
from .disclosure import disclosure
from .disputes import dispute
from .elders import elder, voucher
from .enforcement import party, penalty, wrong
from .exams import exam
from .funerals import ashes, campaign, funeral, settling
from .giving import giving
from .governance import advice, clearing, contract, deciding, norm
from .governing import session, shortfall, statement, tasking, yearly
from .handling import handling
from .hardship import burial, hardship, obligor, selfcare
from .inspection import inspection
from .leads import doubt, lead, match
from .openness import asking, release, returns
from .organisations import organisation
from .oversight import cleanup, dossier, posting, power, roster_check
from .people import applicant, household, one_applicant, person
from .places import naming, road
from .planning import plan
from .publicity import appraisal, casebook, drill, event, lawduty, quiz, reminder, training, yearplan
from .recognition import recognition, spending
from .recordings import on_record, recording
from .recoveries import overpaid, recovery
from .relief import relief
from .social_work import social_worker, station
from .standards import document, raising, standard
from .street import inquiry, street

__all__ = [
    "action", "adaptation", "adoption", "advice", "annual", "annulment", "applicant", "appraisal", "ashes", "asking", "body", "branch", "building",
    "burial", "campaign", "canteen", "care_home", "casebook", "change", "charity_body", "charity_year", "child", "cleanup", "clearing", "community",
    "complaint", "contract", "copy", "counsel", "couple", "datacheck", "deciding", "disclosure", "dispute", "dissolution", "document", "dossier",
    "doubt", "drill", "elder", "event", "exam", "fees", "fraud", "fundraiser", "funeral", "giving", "handling", "hardship", "household", "incubation",
    "inquiry", "inspection", "lawduty", "lead", "liquidation", "match", "meals", "minor", "naming", "neighbours", "norm", "obligor", "oldname",
    "on_record", "one_applicant", "organisation", "overpaid", "party", "penalty", "person", "plan", "posting", "power", "quiz", "raising",
    "recognition", "recording", "recovery", "release", "relief", "reminder", "returns", "revocation", "road", "roster", "roster_check", "selfcare",
    "serving", "session", "settling", "shop", "shortfall", "social_worker", "spending", "standard", "statement", "station", "street", "tasking",
    "training", "trust", "visit", "voucher", "wrong", "yearly", "yearplan",
]  # fmt: skip
