"""Names on pages: people's are masked, organisations' and roads' are not."""

from __future__ import annotations

import pytest

from minzheng.facts import applicant, organisation, party, person
from minzheng.pages.masking import HIDDEN, masked_title, masked_value, plain
from minzheng.vocabulary.errors import MissingFact


@pytest.mark.parametrize(
    ("title", "subject", "shown"),
    [
        ("王家国", "person:3", "王**"), ("欧阳菲菲", "", "欧阳**"), ("周大明、何小丽", "", "周**、何**"), ("阿卜杜拉·买买提", "person:5", "阿**"),
        ("清城区某某服务中心", "", "清城区某某服务中心"), ("新华公司", "", "新华公司"), ("某某协会", "organisation:51", "某某协会"), ("", "", ""),
        ("清远市清城区某某协会", "person:9", "清*********"),
    ],
)  # fmt: skip
def test_a_case_is_listed_under_a_masked_name(title, subject, shown):
    assert masked_title(title, subject) == shown


def test_a_sensitive_value_shows_a_masked_name_or_nothing():
    assert masked_value(applicant.name, "王家国") == "王**"
    assert masked_value(person.grade, "1级") == HIDDEN
    assert masked_value(person.disability, "精神") == HIDDEN
    assert masked_value(party.name, "清城区某某服务中心") == "清城区某某服务中心"
    assert masked_value(organisation.barred, "是") == HIDDEN


def test_a_reason_for_people_names_no_identifier():
    assert plain(MissingFact("person.wages", "工资性收入")) == "缺少事实“工资性收入”"
