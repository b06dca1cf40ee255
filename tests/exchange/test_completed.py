"""补录：在别处办结的事项按页面得出栏目，认得别人的表头；不过闸门，不出文书，不起算期限，不发放；结果进登记簿，数进数字，处处标明。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from minzheng.catalogue import matters
from minzheng.exchange import completed, headings, intake
from minzheng.exchange.kinds import layout
from minzheng.exchange.mapping import Mapping
from minzheng.identity import fictional_credit_code
from minzheng.journal import read as journal
from minzheng.journal.verify import verify
from minzheng.procedure.deep import checkers
from minzheng.procedure.district import District, found
from minzheng.procedure.opening import appoint
from minzheng.procedure.perform import perform
from minzheng.registers import read
from minzheng.reporting.annual import figures_of, report_of
from minzheng.reporting.figures import sources
from minzheng.reporting.figures.lineage import compute, items
from minzheng.reporting.figures.sources import brought, unsourced
from minzheng.vocabulary.errors import Refusal

from .conftest import CLERK, DAY, SYSTEM, book

pytestmark = pytest.mark.django_db
BODY = fictional_credit_code(3, "51", "441802")
MARRIAGES = ("结婚证字号", "男方姓名", "女方姓名", "男方出生日期", "女方出生日期", "登记日期")


def prepared(matter_id: str, file: Path, told: Mapping | None = None, source: str = "省婚姻登记系统") -> intake.Plan:
    """The plan of a file, its proposed mapping confirmed as it is."""
    of = layout(matter_id)
    mapping = told or intake.proposed(of, file)
    return intake.prepare(of, file, DAY, Mapping(mapping.columns, {key: text for key, text in mapping.fixed.items() if text}), source=source)


def take(matter_id: str, file: Path, told: Mapping | None = None, source: str = "省婚姻登记系统", **more: Any) -> tuple[intake.Plan, list[int]]:
    plan = prepared(matter_id, file, told, source)
    return plan, intake.take_in(plan, on=DAY, by=CLERK, origin="elsewhere", source=source, **more)


def words_of(one: Any) -> str:
    """Everything an attachment says."""
    return repr(one)


def sound() -> bool:
    return [str(one) for one in verify(deep=True, checkers=checkers())] == []


def couples(*rows: Sequence[Any]) -> Any:
    return book(*rows, headings=MARRIAGES, above=[["某区二〇二四年度结婚登记一览表"]])


ONE = ["J440000-2024-000011", "某男甲", "某女甲", "1990-01-02", "1992.3.4", "2024年5月20日"]
TWO = ["J440000-2024-000012", "某男乙", "某女乙", "1988/5/6", "19900708", date(2024, 10, 1)]


def test_every_matter_has_columns_and_each_column_has_one_title() -> None:
    assert sorted(completed.layouts()) == sorted(page.id for page in matters())
    for of in completed.layouts().values():
        titles = [column.title for column in of.columns]
        assert len(set(titles)) == len(titles), of.title
        assert any(column.key.startswith("day.") for column in of.columns), of.title


def test_foreign_headings_name_columns_that_there_are() -> None:
    for id in headings.known():
        keys = {column.key for column in layout(id).columns}
        told = headings.of(id)
        assert {*told.names, *told.words, *told.more} <= keys, id
        for key, words in told.words.items():
            assert set(words.values()) <= set(layout(id).column(key).choices), (id, key)


def test_a_marriage_done_elsewhere_is_counted_registered_and_marked(here: District, kept: Any) -> None:
    plan, acts = take("marriage", kept(couples(ONE, TWO, ["合计", 2])))
    assert plan.counts == {"added": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert compute("marriages_registered", 2024).text == "2对"
    assert {item.origin for item in items("marriages_registered", 2024)} == {"elsewhere"}
    act = journal.act(acts[-1])
    assert (act.matter, act.verb, act.origin, act.on, act.actor) == ("marriage", "issue", "elsewhere", date(2024, 10, 1), "S1")
    said = journal.fields(act.seq)
    assert (said["completed.source"], said["completed.number"], said["completed.rows"]) == ("省婚姻登记系统", TWO[0], [["名册", 4, 4]])
    assert said["completed.file.digest"] == plan.file.digest
    assert said["completed.mapping.digest"] == plan.mapping.digest
    row = read.numbered("marriage", ONE[0])
    assert row is not None
    assert (row.name, row.since, row.until) == ("某男甲、某女甲", date(2024, 5, 20), None)
    assert sound()


def test_nothing_is_judged_issued_due_or_payable(here: District, kept: Any) -> None:
    file = kept(book(["低-1", "某某", "2024-03-01", "2024-03-20", "准予"], headings=("编号", "申请人", "受理日期", "审批日期", "审批结果")))
    take("subsistence", file, source="省救助系统")
    case = apps.get_model("procedure", "Case").objects.get()
    assert (case.origin, case.closed, case.due, case.code) == ("elsewhere", True, None, "")
    assert compute("subsistence_granted", 2024).count == 1
    for table in (("procedure", "Letter"), ("procedure", "Notice"), ("funds", "Entitlement")):
        assert not apps.get_model(*table).objects.exists()
    said = journal.fields(case.last_seq)
    assert not {"decision.reasons", "letter", "notice", "entitlement"} & said.keys()
    with pytest.raises(Refusal, match="补录"):
        perform(case.number, "serve", on=DAY, by=CLERK)
    assert sound()


def test_a_divorce_finds_the_marriage_that_was_entered_from_elsewhere(here: District, kept: Any) -> None:
    take("marriage", kept(couples(ONE, TWO)))
    divorce = ("离婚证字号", "男方姓名", "女方姓名", "申请日期", "登记日期")
    take("divorce", kept(book(["L1", "某男甲", "某女甲", "2024-11-01", "2024-12-03"], headings=divorce), "离婚.xlsx"))
    row = read.numbered("marriage", ONE[0])
    assert row is not None
    assert row.until == date(2024, 12, 3)
    assert (compute("divorces_registered", 2024).text, compute("divorces_accepted", 2024).count) == ("1对", 1)
    assert sound()


def test_the_same_file_again_changes_nothing(here: District, kept: Any) -> None:
    file = kept(couples(ONE, TWO))
    take("marriage", file)
    before = apps.get_model("journal", "Act").objects.count()
    plan, acts = take("marriage", file)
    assert (plan.counts["unchanged"], acts) == (2, [])
    assert apps.get_model("journal", "Act").objects.count() == before


def test_a_corrected_file_sets_the_earlier_record_aside_and_keeps_it(here: District, kept: Any) -> None:
    take("marriage", kept(couples(ONE, TWO)))
    first = [item.seq for item in items("marriages_registered", 2024)]
    plan, acts = take("marriage", kept(couples([*ONE[:2], "某女佳", *ONE[3:5], "2023-12-31"], TWO)))
    assert plan.counts == {"added": 0, "changed": 1, "unchanged": 1, "refused": 0}
    assert [journal.act(seq).verb for seq in acts] == ["correct_completed", "issue"]
    assert compute("marriages_registered", 2024).text == "1对"
    assert compute("marriages_registered", 2023).text == "1对"
    row = read.numbered("marriage", ONE[0])
    assert row is not None
    assert (row.name, row.since) == ("某男甲、某女佳", date(2023, 12, 31))
    assert journal.act(first[0]).on == date(2024, 5, 20)
    assert sound()
    plan, _ = take("marriage", kept(couples(ONE, TWO)))
    assert plan.counts["changed"] == 1
    assert compute("marriages_registered", 2024).text == "2对"
    assert sound()
    assert take("marriage", kept(couples(ONE, TWO)))[1] == []


def test_who_corrects_what_has_been_ended_is_sent_to_a_lawful_correction(here: District, kept: Any) -> None:
    take("marriage", kept(couples(ONE)))
    divorce = ("离婚证字号", "男方姓名", "女方姓名", "登记日期")
    take("divorce", kept(book(["L1", "某男甲", "某女甲", "2024-12-03"], headings=divorce), "离婚.xlsx"))
    plan = prepared("marriage", kept(couples([*ONE[:5], "2024-05-21"])))
    assert "依法办理更正" in plan.problems[0].text
    plan = prepared("divorce", kept(book(["L1", "某男甲", "某女甲", "2024-12-04"], headings=divorce), "离婚.xlsx"))
    assert "依法办理更正" in plan.problems[0].text


def test_all_or_nothing(here: District, kept: Any) -> None:
    file = kept(couples(ONE, [*TWO[:5], "2029-01-01"]))
    assert take("marriage", file, all_or_nothing=True)[1] == []
    plan, acts = take("marriage", file)
    assert (plan.counts["added"], plan.counts["refused"], bool(acts)) == (1, 1, True)


def test_it_is_neither_an_opening_nor_without_a_source(here: District, kept: Any) -> None:
    plan = prepared("marriage", kept(couples(ONE)))
    plan.confirmed = True
    with pytest.raises(Refusal, match="不能作为期初"):
        intake.take_in(plan, on=DAY, by=CLERK, origin="opening", source="省系统")
    with pytest.raises(Refusal, match="从哪个系统"):
        intake.take_in(plan, on=DAY, by=CLERK, origin="elsewhere", source="")


def test_the_trace_and_the_notes_of_the_report_say_so(here: District, kept: Any) -> None:
    take("marriage", kept(couples(ONE, TWO)))
    assert str(brought(2024)["marriages_registered"]) == "补录2件"
    made = report_of(2024)
    told = {one.title: words_of(one) for one in made.document.attachments}
    assert "补录2件" in told["补录和期初"]
    assert "未经本系统的程序把关" in told["补录和期初"]


def test_before_a_real_district_began_a_figure_without_source_is_not_nought(db: None, kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found("shipped", rehearsed=False)
    appoint([({"staff": "S1", "name": "某股", "organ": "清城区民政局"}, [("section", "")])], since=date(2023, 12, 31), by=SYSTEM)
    monkeypatch.setattr(sources, "in_use_since", lambda: date(2026, 11, 1))
    take("marriage", kept(couples(ONE, TWO)))
    silent = unsourced(2024)
    assert "marriages_registered" not in silent
    assert {"marriages_refused", "divorces_registered", "old_age_allowance_paid", "social_orgs_total", "temporary_relief_person_times"} <= silent
    assert not {"towns_total", "elder_age_threshold"} & silent
    assert unsourced(2027) == frozenset()
    made = report_of(2024)
    assert "离婚登记" in next(words_of(one) for one in made.document.attachments if one.title == "没有来源的数字")
    assert not silent & set(figures_of(2024))


def test_a_case_that_enters_two_rows_of_one_register_gives_them_two_numbers(here: District, kept: Any) -> None:
    """A child graded and graded anew: the old row ended, the new one begun, each under a number of its own."""
    headings_ = ("原编号", "镇街", "排查建档日期", "审核、定风险等级日期", "重新定级日期", "结论", "类别", "风险等级")
    file = kept(book(["R-1", "凤城街道", "2024-03-01", "2024-03-05", "2024-09-05", "列入花名册", "重残儿童", "黄"], headings=headings_))
    plan, seqs = take("children_roster", file)
    assert not plan.problems
    [case] = apps.get_model("procedure", "Case").objects.filter(matter="children_roster")
    rows = {row.number: (row.since, row.until) for row in read.rows_of("children_roster")}
    assert rows == {case.number: (date(2024, 3, 5), date(2024, 9, 5)), f"{case.number}-2": (date(2024, 9, 5), None)}
    assert seqs
    assert sound()
