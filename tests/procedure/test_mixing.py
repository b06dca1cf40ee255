"""A real district and a rehearsed one never share a database; a real one pays on nothing that two officers have not confirmed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from minzheng.procedure.district import SHIPPED, District, district, forget, found
from minzheng.procedure.founding import found_district
from minzheng.procedure.opening import appoint
from minzheng.procedure.payroll import run_payroll
from minzheng.registers.models import Person
from minzheng.rehearsal.live import Year
from minzheng.rehearsal.script import Settings
from minzheng.vocabulary.errors import Refusal, UnsetRate
from tests.payees import EVE, FINANCE, HEAD, SYSTEM, elder, paid, poor_household
from tests.procedure.conftest import TOWN, officer

pytestmark = pytest.mark.django_db

FILE = 'document = "清城区高龄老人津贴发放办法"\nnumber = "清城民〔2023〕9号"\n'
BOTH = 'entered_by = "B1"\napproved_by = "H1"\n'
ALLOWANCE = '[[rate]]\nname = "高龄津贴"\nlow = 80\nhigh = 89\nsince = 2024-01-01\namount_fen = 6000\nscope = "district"\n'
SETTINGS = "".join(
    f'\n[[setting]]\nname = "{name}"\nvalue = "{value}"\nsince = 2024-01-01\nscope = "district"\nconfidence = "confirmed"\n{FILE}{BOTH}'
    for name, value in (("高龄津贴起发月", "生日当月"), ("高龄津贴补发", "不补发"))
)


@pytest.fixture(autouse=True)
def asked_again() -> Iterator[None]:
    """A database is asked once which district it is; these tests make it one and another."""
    forget()
    yield
    forget()


def real(directory: Path, rows: str) -> District:
    """A real district of the shipped data with more rows after it, and its officers; two old people and a poor household."""
    shutil.copytree(SHIPPED, directory)
    rates = directory / "rates.toml"
    rates.write_text(f"{rates.read_text()}\n{rows}")
    made = found_district(str(directory), on=EVE)
    staff = [officer("T1", "town", TOWN), officer("B1", "bureau"), officer("H1", "head"), officer("F1", "finance")]
    appoint(staff, since=EVE, by=SYSTEM)
    elder()
    poor_household()
    return made


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("", "高龄津贴"),
        (f'{ALLOWANCE}confidence = "illustrative"\n{FILE}{BOTH}', "已确认"),
        (f'{ALLOWANCE}confidence = "confirmed"\ndocument = "办法"\n{BOTH}', "文号"),
        (f'{ALLOWANCE}confidence = "confirmed"\n{FILE}', "两名不同的经办人员"),
        (f'{ALLOWANCE}confidence = "confirmed"\n{FILE}entered_by = "B1"\napproved_by = "B1"\n', "两名不同的经办人员"),
    ],
)
def test_nothing_is_paid_on_an_unconfirmed_standard(tmp_path: Path, rows: str, why: str) -> None:
    assert not real(tmp_path / "here", rows + SETTINGS).rehearsed
    with pytest.raises(UnsetRate, match="高龄津贴") as refused:
        paid(1, matters=("old_age_allowance",))
    assert why in str(refused.value)


def test_one_confirmed_standard_lets_only_its_own_benefit_be_paid(tmp_path: Path) -> None:
    real(tmp_path / "here", f'{ALLOWANCE}confidence = "confirmed"\n{FILE}{BOTH}{SETTINGS}')
    [made] = paid(1, matters=("old_age_allowance",))
    assert (made.lines, made.total) == (1, 6000)
    with pytest.raises(UnsetRate, match="低保标准"):
        paid(1, matters=("subsistence",))
    with pytest.raises(UnsetRate, match="低保标准"):
        run_payroll(date(2024, 1, 1), on=date(2024, 1, 10), by=FINANCE, approver=HEAD, dry_run=True)


def test_a_real_district_is_not_rehearsed_in(tmp_path: Path) -> None:
    real(tmp_path / "here", "")
    people = Person.objects.count()
    with pytest.raises(Refusal, match="已经是真实地区，演练数据与真实数据不得混在一起"):
        Year(Settings(2024, part=400)).live()
    assert Person.objects.count() == people
    assert not district().rehearsed


def test_a_rehearsed_district_is_never_founded_as_a_real_one(here: District, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "here")
    for directory in (str(tmp_path / "here"), "shipped"):
        with pytest.raises(Refusal, match="已经是演练地区"):
            found(directory, rehearsed=False)
    with pytest.raises(Refusal, match="已经是演练地区"):
        found_district(str(tmp_path / "here"), on=EVE)
    assert here.rehearsed
