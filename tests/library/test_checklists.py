"""What is looked at on the spot: dated lists of the district, by kind of body, every item with the rules it is asked by."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from minzheng.facts.inspection import inspection
from minzheng.library.locality import SHIPPED, Locality, shipped
from minzheng.vocabulary.errors import Refusal

DAY = date(2024, 4, 1)


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(SHIPPED, tmp_path / "district")


def test_every_kind_of_body_that_is_inspected_has_a_list_whose_items_say_why():
    for kind in inspection.kind.values:
        found = shipped().checklist(kind, DAY)
        assert found is not None, kind
        assert len(found.items) >= 5
        assert all(one.title and one.source for one in found.items)
        assert found.confidence != "confirmed" or found.document, "a list that is confirmed names its document"
    assert shipped().checklist("餐馆", DAY) is None
    assert shipped().checklist("养老机构", date(2010, 1, 1)) is None


def test_a_later_list_takes_the_place_of_the_earlier_on_its_day(copied):
    with (copied / "checklists.toml").open("a", encoding="utf-8") as file:
        file.write('[[checklist]]\ntitle = "新清单"\nkinds = ["养老机构"]\nsince = 2024-06-01\nconfidence = "confirmed"\ndocument = "某文"\n'
                   '[[checklist.item]]\ntitle = "只看一项"\nsource = "某条"\n')  # fmt: skip
    here = Locality.load(copied)
    before, after = here.checklist("养老机构", date(2024, 5, 31)), here.checklist("养老机构", date(2024, 6, 1))
    assert (before.title, after.title) == ("养老机构现场检查清单", "新清单")
    assert [one.title for one in after.items] == ["只看一项"]


@pytest.mark.parametrize(("old", "new", "said"), [
    ('source = "消防法，养老机构管理办法关于安全管理的规定"', 'source = ""', "依据"), ("since = 2018-01-01", 'since = "2018"', "起始日期"),
    ('confidence = "illustrative"', 'confidence = "sure"', "可信程度"), ('note = "本区清单未取得，按有关规定编写"', "colour = 1", "colour"),
])  # fmt: skip
def test_a_list_that_is_not_right_is_refused(copied, old, new, said):
    file = copied / "checklists.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refusal, match=said):
        Locality.load(copied)


def test_a_district_without_lists_has_none(copied):
    (copied / "checklists.toml").unlink()
    assert Locality.load(copied).checklist("养老机构", DAY) is None
