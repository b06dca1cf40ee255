"""Of children and adoption nothing is ever public: no notice can be declared, and the faces of the public tell nothing."""

from __future__ import annotations

import pytest

from minzheng.catalogue import matters
from minzheng.portal.display import NEVER_LINES
from minzheng.vocabulary import Matter

LINES = ("儿童福利", "未成年人保护", "收养登记")
OF_CHILDREN = [matter for matter in matters() if matter.line in LINES]


def test_these_lines_are_known_to_the_public_site_and_have_matters() -> None:
    assert set(LINES) <= set(NEVER_LINES)
    assert OF_CHILDREN


@pytest.mark.parametrize("matter", OF_CHILDREN, ids=lambda matter: matter.id)
def test_every_matter_of_these_lines_is_confidential_and_has_no_notice(matter: Matter) -> None:
    assert matter.confidential
    assert not any(step.notice for step in matter.steps)


@pytest.mark.parametrize("matter", OF_CHILDREN, ids=lambda matter: matter.id)
def test_its_register_rows_carry_no_name(matter: Matter) -> None:
    columns = {column: fact for entry in matter.enters for column, fact in entry.columns.items()}
    assert not {"man", "woman"} & set(columns)
    assert not [column for column, fact in columns.items() if "姓名" in fact.label or fact.key.endswith(".name")]
