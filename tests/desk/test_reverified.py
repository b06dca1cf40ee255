"""Lowering a benefit at the desk: what the re-verification found is filled in on the form, and what is left empty stays as it was."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from minzheng.funds import read
from minzheng.journal.read import fields, of_case
from minzheng.procedure.perform import perform

from . import district as sample

SINCE = {"handling.reason": "复核查明工资性收入增加", "handling.since": "2024-04-01"}


@pytest.fixture
def rechecked(made):
    number = made["decided"]
    perform(number, "recheck", on=date(2024, 3, 20), by=sample.by("T01", "T02"))
    return number


def lowered(client, number, **typed):
    sent = {"act_id": str(uuid4()), **SINCE, **typed}
    return client.post(f"/desk/cases/{number}/do/reduce/", sent)


def drawn(number, month):
    [row] = read.running_of_case(number)
    return read.as_rules_take(read.facts_in_force(row.pk, month))


def test_the_form_asks_member_by_member_for_what_may_have_changed_and_tells_what_it_is_now(rechecked, signed_in):
    page = signed_in("B01").get(f"/desk/cases/{rechecked}/do/reduce/").content.decode()
    assert "复核查明的变化" in page
    assert "成员1·本人" in page
    assert 'name="found.1.person.wages"' in page
    assert 'name="found.0.household.assets_fit"' in page
    assert "person.died" not in page  # a register answers it
    assert "现为：900.00元" in page


def test_a_higher_income_lowers_the_benefit_by_the_rule_and_nothing_else_changes(rechecked, signed_in):
    assert lowered(signed_in("B01"), rechecked, **{"found.1.person.wages": "1200"}).status_code == 302
    told = fields(of_case(rechecked).last().seq)
    assert (told["before"], told["after"]) == (103_500, 73_500)
    (_, before), (_, after) = drawn(rechecked, date(2024, 3, 1)), drawn(rechecked, date(2024, 4, 1))
    assert after["person"][0] == before["person"][0] | {"person.wages": 120_000}
    assert after["person"][1:] == before["person"][1:]


def test_nothing_found_is_no_ground_to_lower_anything(rechecked, signed_in):
    page = lowered(signed_in("B01"), rechecked).content.decode()
    assert "没有减发的根据" in page
    assert of_case(rechecked).last().verb == "recheck"


def test_what_is_wrong_is_said_beside_its_field_and_its_member_is_unfolded(rechecked, signed_in):
    page = lowered(signed_in("B01"), rechecked, **{"found.1.person.wages": "12.345"}).content.decode()
    assert "至多两位小数" in page
    assert 'value="12.345"' in page
    assert '<details class="changes" open><summary>成员1' in page
    assert of_case(rechecked).last().verb == "recheck"


def test_the_letter_is_previewed_with_the_amount_that_was_found(rechecked, signed_in):
    client = signed_in("B01")
    client.post(f"/desk/cases/{rechecked}/open/", {"why": "审核审批"})
    page = lowered(client, rechecked, **{"found.1.person.wages": "1200", "do": "preview"}).content.decode()
    assert "每月待遇由1,035.00元减为735.00元" in page
    assert "现为：900.00元" in page
    assert of_case(rechecked).last().verb == "recheck"


def test_other_steps_ask_for_no_changes(rechecked, signed_in):
    assert "复核查明的变化" not in signed_in("B01").get(f"/desk/cases/{rechecked}/do/stop/").content.decode()
