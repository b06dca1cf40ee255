"""Invented texts for facts that a person or another system would give: names, organisations, codes, receipt numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from minzheng.identity.credit_code import make_credit_code
from minzheng.identity.fictional import fictional_credit_code

SURNAMES = "陈李黄张梁林刘吴罗杨何邓周曾钟谢朱温赖潘"
GIVEN = "志伟秀英建国桂芳永强丽华文辉玉兰国栋美玲子轩雅婷浩然春燕海涛小梅俊杰惠珍"
FIELDS = ("社会工作", "养老服务", "教育培训", "文化艺术", "体育健身", "志愿服务", "农业技术", "科普", "托育", "康复")
FIRST_NEW_CODE, NEW_CODES = 700_000, 200_000
"""Credit codes of the year's new organisations lie above those of the standing ones."""


def name(rng: random.Random) -> str:
    """An invented person's name."""
    return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))


def body(rng: random.Random) -> str:
    """An invented organisation's name."""
    return f"清远市清城区{rng.choice(GIVEN)}{rng.choice(GIVEN)}{rng.choice(FIELDS)}{rng.choice(('协会', '服务中心', '促进会'))}"


def of_its_form(code: str, form: str) -> str:
    """An invented credit code as one of this form of organisation (51 or 52 before the district)."""
    return make_credit_code("51" if form == "社会团体" else "52", code[2:8], code[8:16])


INVENTED: dict[str, Callable[[random.Random], str]] = {
    "adoption.certificate": lambda rng: f"（演练）粤清城收字第{rng.randrange(10**5):05d}号",
    "applicant.name": name,
    "ashes.deceased": name,
    "copy.holder": name,
    "canteen.name": lambda rng: f"{rng.choice(GIVEN)}{rng.choice(GIVEN)}{rng.choice(GIVEN)}社区长者饭堂",
    "care_home.name": lambda rng: f"清远市清城区{rng.choice(GIVEN)}{rng.choice(GIVEN)}{rng.choice(GIVEN)}养老院",
    "social_worker.name": name,
    "station.name": lambda rng: f"{rng.choice(GIVEN)}{rng.choice(GIVEN)}{rng.choice(GIVEN)}服务点",
    "couple.man": name,
    "couple.woman": name,
    "exam.person": name,
    "funeral.deceased": name,
    "giving.donor": lambda rng: rng.choice((name(rng), body(rng), "爱心人士")),
    "giving.receipt_number": lambda rng: f"演票{rng.randrange(10**10):010d}",
    "organisation.name": body,
    "organisation.credit_code": lambda rng: fictional_credit_code(FIRST_NEW_CODE + rng.randrange(NEW_CODES), "51", "441802"),
    "party.name": body,
}
"""By fact: how its text is invented when a story does not say it."""
