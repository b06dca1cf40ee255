"""导入：预演不写；好的行成为行为，写明来历；再导入同一份什么也不变；更正的行是更正的行为；表头的对应由人确认，确认过的记住。"""

from __future__ import annotations

from datetime import date
from typing import Any

import openpyxl
import pytest
from django.apps import apps

from minzheng.exchange import intake, papers
from minzheng.exchange.layouts import ORGANISATIONS, PEOPLE, registers
from minzheng.exchange.mapping import Mapping
from minzheng.identity import fictional_credit_code
from minzheng.journal import read as journal
from minzheng.journal.verify import verify
from minzheng.procedure import importing
from minzheng.procedure.actor import Actor
from minzheng.procedure.death import report_death
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District
from minzheng.procedure.opening import open_register
from minzheng.registers import finding, read
from minzheng.vocabulary.errors import Refusal

from .conftest import CLERK, DAY, FIRST, HEADINGS, SECOND, SYSTEM, THIRD, book, person
from .test_bad_workbooks import BODY, body

pytestmark = pytest.mark.django_db


def take(file: Any, told: Mapping | None = None, layout: Any = PEOPLE, **more: Any) -> tuple[intake.Plan, list[int]]:
    plan = intake.prepare(layout, file, DAY, told)
    return plan, intake.take_in(plan, on=DAY, by=CLERK, origin="opening", source="省救助系统", **more)


def sound() -> bool:
    return [str(one) for one in verify(deep=True, checkers=checkers())] == []


def size() -> tuple[int, int]:
    return apps.get_model("registers", "Person").objects.count(), apps.get_model("journal", "Act").objects.count()


def test_a_dry_run_writes_nothing(here: District, kept: Any) -> None:
    before = size()
    assert intake.prepare(PEOPLE, kept(book(person())), DAY).counts["added"] == 1
    assert size() == before


def test_good_rows_go_in_with_where_they_come_from(here: District, kept: Any) -> None:
    file = kept(book(person(), person(SECOND, "某乙"), person("123"), above=(["花名册"],)))
    plan, acts = take(file)
    assert plan.counts == {"added": 2, "changed": 0, "unchanged": 0, "refused": 1}
    told = finding.by_number(FIRST)
    assert told is not None
    assert (told.name, told.born, told.town, told.account, told.local) == ("某甲", date(1950, 3, 4), "441802006", "6217000000000001", True)
    assert finding.by_number(SECOND) is not None
    act = journal.act(acts[-1])
    assert (act.matter, act.verb, act.origin, act.actor) == ("register_people", "enrol", "opening", "S1")
    said = journal.fields(act.seq)
    assert said["file.digest"] == plan.file.digest
    assert said["file.name"] == file.name
    assert said["source"] == "省救助系统"
    assert said["rows"] == [["名册", 3, 4]]
    assert said["mapping.digest"] == plan.mapping.digest
    assert sound()


def test_the_same_file_again_changes_nothing(here: District, kept: Any) -> None:
    file = kept(book(person(), person(SECOND, "某乙")))
    take(file)
    before = size()
    plan, acts = take(file)
    assert plan.counts == {"added": 0, "changed": 0, "unchanged": 2, "refused": 0}
    assert acts == []
    assert size() == before


def test_a_corrected_file_brings_corrections_as_acts(here: District, kept: Any) -> None:
    take(kept(book(person(), person(SECOND, "某乙"))))
    plan, acts = take(kept(book(person(name="某佳", account="6217000000000009"), person(SECOND, "某乙"), person(THIRD, "某丙"))))
    assert plan.counts == {"added": 1, "changed": 1, "unchanged": 1, "refused": 0}
    told = finding.by_number(FIRST)
    assert told is not None
    assert (told.name, told.account, told.changed, told.initials) == ("某佳", "6217000000000009", acts[-1], "mj")
    assert journal.act(acts[-1]).verb == "correct"
    assert journal.fields(acts[-1])["rows"] == [["名册", 2, 2]]
    report_death(told.pk, date(2026, 6, 1), source="死亡证明", on=DAY, by=Actor(("S1",), "section"))
    assert sound()
    apps.get_model("registers", "Person").objects.filter(pk=told.pk).update(name="某家")
    assert not sound()


@pytest.mark.parametrize(("columns", "place", "sentence"), [
    ({"local": "否"}, "本地户籍", "户籍迁移登记"),
])  # fmt: skip
def test_what_has_an_act_of_its_own_is_no_correction(here: District, kept: Any, columns: dict[str, Any], place: str, sentence: str) -> None:
    take(kept(book(person())))
    headings = (*HEADINGS, "本省户籍")
    plan = intake.prepare(PEOPLE, kept(book([*person(**columns), "是"], headings=headings)), DAY)
    assert plan.counts["refused"] == 1
    assert sentence in plan.problems[0].text
    assert place in plan.problems[0].text


def test_a_death_in_a_list_is_no_correction(here: District, kept: Any) -> None:
    take(kept(book(person())))
    plan = intake.prepare(PEOPLE, kept(book([*person(), "2026-01-02"], headings=(*HEADINGS, "死亡日期"))), DAY)
    assert "死亡登记" in plan.problems[0].text


def test_who_died_before_goes_in_as_dead(here: District, kept: Any) -> None:
    take(kept(book([*person(), "2020.1.2"], headings=(*HEADINGS, "死亡日期"))))
    told = finding.by_number(FIRST)
    assert told is not None
    assert told.died == date(2020, 1, 2)
    assert sound()


def test_all_or_nothing(here: District, kept: Any) -> None:
    before = size()
    plan, acts = take(kept(book(person(), person("123"))), all_or_nothing=True)
    assert plan.counts["refused"] == 1
    assert acts == []
    assert size() == before


def test_a_foreign_heading_is_confirmed_by_a_person_and_remembered(here: District, kept: Any) -> None:
    headings = ("姓名", "公民身份号码", "乡镇", "备注")
    rows = [["某甲", FIRST, "凤城街道", "某"], ["某乙", SECOND, "凤城街道", None]]
    file = kept(book(*rows[:1], headings=headings))
    with pytest.raises(Refusal, match="本地户籍"):
        intake.prepare(PEOPLE, file, DAY)
    told = Mapping({"姓名": "name", "公民身份号码": "resident_number", "乡镇": "town", "备注": None}, {"local": "是"})
    _, acts = take(file, told)
    assert [journal.act(seq).verb for seq in acts] == ["confirm_mapping", "enrol"]
    plan, acts = take(kept(book(*rows, headings=headings)))
    assert set(plan.how.values()) == {"以前确认过"}
    assert plan.counts == {"added": 1, "changed": 0, "unchanged": 1, "refused": 0}
    assert [journal.act(seq).verb for seq in acts] == ["enrol"]
    assert sound()


def test_an_unconfirmed_heading_does_not_go_in(here: District, kept: Any) -> None:
    before = size()
    with pytest.raises(Refusal, match="还没有经人确认"):
        take(kept(book(person(), headings=("姓名", "公民身份号码", *HEADINGS[2:]))))
    assert size() == before


def test_only_the_bureau_imports(here: District, kept: Any) -> None:
    plan = intake.prepare(PEOPLE, kept(book(person())), DAY)
    for by in (SYSTEM, Actor(("X9",), "section"), Actor(("S1",), "town")):
        with pytest.raises(Refusal):
            intake.take_in(plan, on=DAY, by=by, origin="opening", source="")
    assert importing.importer().staff == ("S1",)
    with pytest.raises(Refusal, match="工号X9不是"):
        importing.importer("X9")


def test_organisations_added_and_changed(here: District, kept: Any) -> None:
    told = Mapping(dict(zip(BODY, ("number", "name", "kind", "since", "details.funds"), strict=True)))
    second = fictional_credit_code(2, "52", "441802")
    rows = [body(), body(second, "某中心", "民办非企业单位")]
    plan, _ = take(kept(book(*rows, headings=BODY)), told, ORGANISATIONS)
    assert plan.counts["added"] == 2
    assert read.in_force("organisation", DAY).count() == 2
    plan, acts = take(kept(book(body(name="某新协会", funds=5), rows[1], headings=BODY)), None, ORGANISATIONS)
    assert plan.counts == {"added": 0, "changed": 1, "unchanged": 1, "refused": 0}
    row = read.numbered("organisation", rows[0][0])
    assert row is not None
    assert (row.name, row.details) == ("某新协会", {"funds": 5_000_000})
    assert journal.act(acts[-1]).verb == "correct"
    assert sound()


def test_what_a_case_has_registered_is_changed_by_a_case(here: District, kept: Any) -> None:
    row = {"number": body()[0], "name": "某协会", "kind": "社会团体", "since": date(2010, 5, 6)}
    row["details"] = {"case": "establishment-2024-1", "funds": 3_000_000}
    open_register("organisation", [row], on=DAY, by=SYSTEM)
    told = Mapping(dict(zip(BODY, ("number", "name", "kind", "since", "details.funds"), strict=True)))
    assert intake.prepare(ORGANISATIONS, kept(book(body(), headings=BODY)), DAY, told).counts["unchanged"] == 1
    plan = intake.prepare(ORGANISATIONS, kept(book(body(name="某新协会"), headings=BODY)), DAY, told)
    assert plan.counts["refused"] == 1
    assert "办件establishment-2024-1的结果" in plan.problems[0].text


def test_the_report_has_the_rows_as_they_came_and_why_beside_them(here: District, kept: Any, tmp_path: Any) -> None:
    plan = intake.prepare(PEOPLE, kept(book(person(), person("4.41802E+17", "+某"), above=(["花名册"],))), DAY)
    papers.report(plan, tmp_path / "报告.xlsx", done=False, mark="演练")
    made = openpyxl.load_workbook(tmp_path / "报告.xlsx")
    rows = list(made["名册"].iter_rows())
    assert [cell.value for cell in rows[0]] == ["原行号", "结果", "原因", *HEADINGS]
    assert [cell.value for cell in rows[1]][:5] == [3, "新增", None, "某甲", FIRST]
    assert [cell.value for cell in rows[2]][:2] == [4, "退回"]
    assert "B列：号码被电子表格改成了数值" in rows[2][2].value
    assert rows[2][3].value == "'+某"
    assert rows[2][3].data_type == "s"
    assert rows[2][4].fill.fgColor.rgb.endswith("F8C9C4")
    assert not rows[1][4].fill.fgColor.rgb.endswith("F8C9C4")
    assert (tmp_path / "报告.xlsx").stat().st_mode & 0o077 == 0
    assert ("标记", "演练") in [(row[0].value, row[1].value) for row in made["导入结果"].iter_rows()]


@pytest.mark.parametrize("layout", registers().values(), ids=registers())
def test_a_filled_in_template_goes_in_as_it_is(here: District, tmp_path: Any, layout: Any) -> None:
    file = tmp_path / "模板.xlsx"
    papers.template(layout, here.locality, file, mark=here.mark)
    made = openpyxl.load_workbook(file)
    sheet = made[layout.title]
    assert len(sheet.data_validations.dataValidation) == sum(bool(one.choices) or one.kind == "town" for one in layout.columns)
    full = {"姓名": "某甲", "身份证号": FIRST, "镇街": "凤城街道", "本地户籍": "是", "统一社会信用代码": body()[0], "名称": "某协会", "组织形式": "社会团体",
            "成立日期": "2010-05-06", "开办资金（元）": 30000, "登记号": "备2010001", "起始日期": "2010.5.6"}  # fmt: skip
    full |= {one.title: one.choices[0] for one in layout.columns if one.required and one.title not in full and one.choices}
    for cell in sheet[1]:
        if cell.value in full:
            sheet.cell(2, cell.column, full[cell.value])
    made.save(file)
    plan, acts = take(file, None, layout)
    assert plan.counts == {"added": 1, "changed": 0, "unchanged": 0, "refused": 0}, plan.problems
    assert acts
    assert take(file, None, layout)[1] == []
    assert sound()


def test_a_canteen_changes_its_name_by_a_list_and_its_kind_by_an_act(here: District, kept: Any) -> None:
    canteens = registers()["canteens"]
    headings = [one.title for one in canteens.columns]
    row = ["备2010001", "某饭堂", "2010-05-06", "凤城街道", canteens.column("kind").choices[0], "某公司", "某路1号"]
    assert take(kept(book(row, headings=headings)), None, canteens)[0].counts["added"] == 1
    assert [(one.name, one.details) for one in read.in_force("elder_canteen", DAY)] == [("某饭堂", {"operator": "某公司", "address": "某路1号"})]
    assert take(kept(book([row[0], "某新饭堂", *row[2:]], headings=headings)), None, canteens)[0].counts["changed"] == 1
    plan = intake.prepare(canteens, kept(book([*row[:4], canteens.column("kind").choices[1], *row[5:]], headings=headings)), DAY)
    assert [one.text for one in plan.problems] == ["供餐方式：与登记的不同，请核对证件或者登记证书"]
    assert sound()
