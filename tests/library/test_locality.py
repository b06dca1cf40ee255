"""The shipped locality: its streets, organs and standards, and how a broken directory is refused."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from minzheng.catalogue import matters
from minzheng.library.locality import SHIPPED, Locality, shipped
from minzheng.vocabulary.errors import Refusal, UnsetRate

HERE = shipped()
DAY = date(2024, 7, 1)


def test_the_district():
    assert (HERE.code, HERE.name, HERE.bureau) == ("441802", "清城区", "清远市清城区民政局")


def test_four_streets_and_four_towns_with_nine_digits():
    assert {street.kind: sum(one.kind == street.kind for one in HERE.streets) for street in HERE.streets} == {"街道": 4, "镇": 4}
    for street in HERE.streets:
        assert len(street.code) == 9
        assert street.code.startswith(HERE.code)
        assert street.name.endswith(street.kind)
        # GB/T 10114：001至099为街道，100至199为镇
        assert (int(street.code[6:]) < 100) is (street.kind == "街道")


def test_a_street_by_code():
    assert HERE.street("441802107").name == "飞来峡镇"
    with pytest.raises(Refusal, match="凤城街道（441802006）"):
        HERE.street("441802999")


def test_organs_by_role():
    assert HERE.organ("government", DAY).title == "清远市清城区人民政府"
    assert HERE.organ("government", date(2000, 1, 1)) is None
    assert HERE.organ("competent_court", DAY).confidence == "unset"


STANDARDS = [
    ("低保标准", "农村", "2020-06-01", 53_200),
    ("低保标准", "城镇", "2021-06-01", 80_000),
    ("低保标准", "城镇", "2024-12-31", 86_000),
    ("低保标准", "农村", "2024-01-01", 64_500),
    ("困难残疾人生活补贴", None, "2024-07-01", 20_200),
    ("重度残疾人护理补贴", None, "2026-12-31", 29_000),
    ("高龄津贴", 80, "2024-07-01", 5_000),
    ("高龄津贴", 100, "2024-07-01", 30_000),
    ("最低工资标准", None, "2025-02-28", 162_000),
    ("最低工资标准", None, "2025-03-01", 175_000),
]


@pytest.mark.parametrize(("name", "key", "day", "fen"), STANDARDS)
def test_shipped_standards(name, key, day, fen):
    assert HERE.rates.amount(name, key, date.fromisoformat(day)) == fen


@pytest.mark.parametrize("day", ["2019-12-31", "2022-01-01", "2023-12-31", "2025-01-01", "2026-11-01"])
def test_years_without_a_standard_are_refused(day):
    with pytest.raises(UnsetRate):
        HERE.rates.amount("低保标准", "城镇", date.fromisoformat(day))


def test_rural_is_at_least_three_quarters_of_urban_in_2024():
    """UP-02：2024年农村标准不低于城镇的百分之七十五。"""
    urban, rural = (HERE.rates.amount("低保标准", area, DAY) for area in ("城镇", "农村"))
    assert 4 * rural >= 3 * urban


def test_no_shipped_row_claims_officers_or_an_unnamed_document():
    for row in (*HERE.rates.rates, *HERE.rates.settings):
        assert not row.entered_by
        assert not row.approved_by
        assert (row.confidence == "confirmed") <= bool(row.document)


def test_every_rate_and_setting_that_a_page_asks_is_there():
    from minzheng.catalogue import matters
    from minzheng.vocabulary.terms import Rate, Setting

    asked = {part.name for matter in matters() for term in matter.terms() for part in term.walk() if isinstance(part, Rate | Setting)}
    assert asked <= {row.name for row in (*HERE.rates.rates, *HERE.rates.settings)}


@pytest.mark.parametrize("name", ["rates.toml", "organs.toml", "streets.toml"])
def test_a_missing_file_is_named(tmp_path, name):
    shutil.copytree(SHIPPED, tmp_path / "district")
    (tmp_path / "district" / name).unlink()
    with pytest.raises(Refusal, match=name):
        Locality.load(tmp_path / "district")


def test_a_missing_directory_and_a_wrong_column_are_refused(tmp_path):
    with pytest.raises(Refusal, match="没有地区数据目录"):
        Locality.load(tmp_path / "nowhere")
    shutil.copytree(SHIPPED, tmp_path / "district")
    streets = tmp_path / "district" / "streets.toml"
    streets.write_text(streets.read_text(encoding="utf-8") + "colour = 1\n", encoding="utf-8")
    with pytest.raises(Refusal, match="colour"):
        Locality.load(tmp_path / "district")


def test_a_row_without_its_first_day_is_refused(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "district")
    streets = tmp_path / "district" / "streets.toml"
    streets.write_text('[[street]]\ncode = "441802006"\nname = "凤城街道"\nkind = "街道"\n', encoding="utf-8")
    with pytest.raises(Refusal, match="凤城街道"):
        Locality.load(tmp_path / "district")


def test_every_line_of_business_is_handled_by_one_section():
    lines = [line for section in HERE.sections if section.until is None for line in section.lines]
    assert sorted(lines) == sorted({matter.line for matter in matters()})
