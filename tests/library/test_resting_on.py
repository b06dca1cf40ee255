"""What falls with a law: found through every part of a page, told from what another article keeps alive."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng.catalogue import matter, matters
from minzheng.library.resting_on import known_instruments, named, resting_on
from minzheng.statutes import PENSION_EXEMPTION, RELIEF_ACT, SUBSIDIES_GD, SUBSISTENCE
from minzheng.vocabulary.errors import Refusal

RELIEF_PAGES = [matter("subsistence"), matter("single_subsistence")]


def found(law, day=None, pages=None):
    return {(one.matter, one.kind, one.title): one.falls for one in resting_on(law, day, pages)}


def test_an_exemption_inside_a_term_falls_with_its_law():
    told = found(PENSION_EXEMPTION.number)
    assert told["subsistence", "不计入项", "中央确定的城乡居民基础养老金"] is True


def test_a_clause_inside_a_term_falls_with_its_law():
    told = found("粤民发〔2016〕66号")
    assert told["living_subsidy", "条款", "属于低保边缘家庭"] is True
    assert told["living_subsidy", "条件", "属于低保或者低保边缘家庭"] is False
    assert ("living_subsidy", "事项", "困难残疾人生活补贴") not in told


def test_matters_conditions_steps_gates_clocks_and_figures():
    told = found("最低生活保障审核确认办法", pages=RELIEF_PAGES)
    assert told["subsistence", "条件", "有共同生活的家庭成员"] is True
    assert told["subsistence", "环节", "公示"] is True
    assert told["subsistence", "前提", "审核确认：初步意见公示已满七日"] is True
    assert told["subsistence", "期限", "定期复核"] is True
    assert told["subsistence", "数字", "新增最低生活保障户数"] is True
    assert told["subsistence", "事项", "最低生活保障"] is False


@pytest.mark.parametrize(("day", "falls"), [(None, False), (date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_another_article_holds_a_thing_up_only_when_it_is_in_force(day, falls):
    told = found("社会救助暂行办法", day, RELIEF_PAGES)
    assert told["subsistence", "条件", "人均月收入低于当地标准"] is falls


def test_the_gate_that_rests_on_the_act_alone():
    told = found("社会救助法", pages=RELIEF_PAGES)
    assert told["subsistence", "前提", "停发：复核后已听取家庭意见"] is True


def test_remedies_rest_on_the_reconsideration_law():
    assert any(one.kind == "救济途径" and one.falls for one in resting_on("行政复议法"))


@pytest.mark.parametrize("name", ["《社会救助法》", " 社会救助法 ", "中华人民共和国社会救助法"])
def test_names_as_people_write_them(name):
    assert named(name, known_instruments()) == (RELIEF_ACT,)


def test_a_document_number_names_it_too():
    assert SUBSISTENCE in named("民发〔2021〕57号", known_instruments())


@pytest.mark.parametrize("name", ["婚姻登记管理条例", "", "  "])
def test_an_unknown_law_is_refused_with_near_names(name):
    with pytest.raises(Refusal) as refused:
        resting_on(name)
    assert "是否指" in refused.value.remedy


def test_the_nearest_name_comes_first():
    with pytest.raises(Refusal) as refused:
        resting_on("社会救助条例")
    assert refused.value.remedy.index("社会救助") < 10


def test_every_instrument_that_a_page_cites_is_in_the_list():
    assert SUBSIDIES_GD in known_instruments()
    assert set(known_instruments(matters())) == set(known_instruments())


def test_json_and_text():
    one = next(one for one in resting_on("社会救助法", matters=RELIEF_PAGES) if one.kind == "前提" and one.falls)
    assert set(one.as_json()) == {"matter", "matter_title", "kind", "title", "basis", "falls"}
    assert "一并失去依据" in str(one)

