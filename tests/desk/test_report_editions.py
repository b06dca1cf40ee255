"""年度报告的各版：签发时封存，逐字节可再印；更正后另立一件走完全程成为新版，旧版照样在；新年度从上年没有销号的写起。"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from minzheng.catalogue import matter
from minzheng.journal.read import fields_of, of_case
from minzheng.procedure.actor import Actor
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.reporting import annual, editions
from minzheng.reporting.documents import pdf, web, word
from minzheng.reporting.figures.lineage import all_figures
from minzheng.reporting.narrative import versions
from minzheng.vocabulary.errors import Refusal
from tests.pages.refusing import refused

from .test_report_cycle import LEGAL, REVIEWER, begun

BUREAU = "清远市清城区民政局"
HEAD, SECTION, LEADERS = (Actor((staff,), office, BUREAU) for staff, office in (("H01", "head"), ("S01", "section"), ("Z01", "leaders")))


def signed(case: str, on: date, words: str = "") -> None:
    """From the frozen data to the signature."""
    if words:
        said = {"yearly.section": "来年计划", "yearly.words": words, "yearly.base": versions.newest(2024, "来年计划")}
        perform(case, "write", on=on, by=LEGAL, said=said)
    perform(case, "draft", on=on, by=LEGAL)
    perform(case, "confirm", on=on, by=SECTION)
    perform(case, "check", on=on, by=LEGAL)
    perform(case, "review", on=on, by=REVIEWER)
    perform(case, "discuss", on=on, by=LEADERS)
    perform(case, "sign", on=on, by=HEAD, said={"yearly.reason": "演练的样本量小", "yearly.answered": True})


def again(corrects: str, on: date) -> str:
    facts = {"yearly.year": 2024, "yearly.secret": False, "yearly.year_end": date(2024, 12, 31), "yearly.corrects": corrects}
    return open_case(Opening(matter("rule_of_law_report"), facts, {}), "freeze", on=on, by=LEGAL).case


def printed(number: int) -> tuple[bytes, ...]:
    document = editions.document(editions.numbered(2024, str(number)))
    return word.write(document), pdf.write(document), annual.web_page(document)


FIRST, SECOND = "# {next_year}年工作计划\n\n每季度评查案卷。", "# {next_year}年工作计划\n\n每两个月评查案卷。"


@pytest.fixture
def published(made) -> str:
    """The first edition, signed and published."""
    case = begun(2024, date(2025, 1, 10))
    signed(case, date(2025, 2, 10), FIRST)
    perform(case, "publish", on=date(2025, 3, 3), by=LEGAL)
    return case


def test_a_corrected_edition_goes_the_whole_way_and_the_earlier_one_stays_byte_for_byte(published, signed_in):
    before = printed(1)
    assert "每季度评查案卷" in web.fragment(editions.document(editions.numbered(2024, "1")))
    with pytest.raises(Refusal, match="另出的是更正后的新版"):
        begun(2024, date(2025, 5, 10))
    with pytest.raises(Refusal, match="并公开了更正说明"):
        again(published, date(2025, 5, 10))
    perform(published, "correct", on=date(2025, 5, 10), by=LEGAL, said={"yearly.note": "评查的频次写错"})
    with pytest.raises(Refusal):
        again("", date(2025, 5, 10))
    second = again(published, date(2025, 5, 12))
    with pytest.raises(Refusal):
        perform(second, "sign", on=date(2025, 5, 12), by=HEAD, said={"yearly.reason": "无", "yearly.answered": False})
    signed(second, date(2025, 5, 20), SECOND)
    assert [(one.number, one.signed, one.published, one.note) for one in editions.editions(2024)] == [
        (1, date(2025, 2, 10), date(2025, 3, 3), ""), (2, date(2025, 5, 20), None, "评查的频次写错"),
    ]  # fmt: skip
    perform(second, "publish", on=date(2025, 5, 22), by=LEGAL)
    assert printed(1) == before
    assert "每两个月评查案卷" in web.fragment(editions.document(editions.numbered(2024, "2")))
    figures = {one.id: one.value for one in all_figures(2025)}
    assert figures["rule_of_law_report_published_on"] == date(2025, 3, 3), "the corrected edition does not make the report late"
    assert figures["rule_of_law_report_corrections"] == 1
    desk = signed_in("L01", date(2025, 5, 23))
    page = desk.get("/desk/report/2024/").content.decode()
    assert "第1版" in page
    assert "更正说明：评查的频次写错" in page
    assert "每季度评查案卷" in desk.get("/desk/report/2024/?edition=1").content.decode()
    assert desk.get("/desk/report/2024.docx?edition=1").content[:2] == b"PK"
    assert refused(desk.get("/desk/report/2024/?edition=9"))


def test_the_public_sees_what_was_published_and_may_read_the_earlier_edition(published):
    anyone = Client()
    assert "每季度评查案卷" in anyone.get("/report/2024/").content.decode()
    perform(published, "correct", on=date(2025, 5, 10), by=LEGAL, said={"yearly.note": "评查的频次写错"})
    second = again(published, date(2025, 5, 12))
    signed(second, date(2025, 5, 20), SECOND)
    page = anyone.get("/report/2024/").content.decode()
    assert "每季度评查案卷" in page, "signed is not published"
    assert "每两个月评查案卷" not in page
    perform(second, "publish", on=date(2025, 5, 22), by=LEGAL)
    page = anyone.get("/report/2024/").content.decode()
    assert "每两个月评查案卷" in page
    assert "更正说明：评查的频次写错" in page
    assert "每季度评查案卷" in anyone.get("/report/2024/?edition=1").content.decode()
    assert "/desk/" not in page


def test_the_signature_holds_what_was_signed(published):
    act = of_case(published).filter(verb="sign").get()
    assert fields_of([act.seq], [editions.FILE])[act.seq][editions.FILE]["name"] == "签发的报告.json"
    live = annual.report_of(2024)
    assert web.fragment(live.document) == web.fragment(editions.document(editions.numbered(2024, "1"))), "unchanged, both say the same"


def test_a_correction_has_its_place_on_the_drafting_page(published, signed_in):
    where = "/desk/report/2024/text/"
    assert "出新版" not in signed_in("L01", date(2025, 5, 11)).get(where).content.decode()
    perform(published, "correct", on=date(2025, 5, 10), by=LEGAL, said={"yearly.note": "写错"})
    assert f"填 {published}" in signed_in("L01", date(2025, 5, 11)).get(where).content.decode()


def test_a_new_year_begins_with_what_was_carried_over(made):
    """Two items of 2024: one closed, one carried over; the texts of 2025 begin with the one that is still open."""
    def item(what: str, met: bool) -> str:
        opening = Opening(matter("rectification"), {"shortfall.year": 2024, "shortfall.what": what}, {})
        case = open_case(opening, "analyse", on=date(2024, 2, 1), by=LEGAL, said={"shortfall.cause": "人手少。"}).case
        planned = {"shortfall.measure": "按季评查案卷", "shortfall.target": "全年三十卷", "shortfall.due": date(2024, 9, 30)}
        perform(case, "plan", on=date(2024, 2, 5), by=HEAD, said=planned)
        perform(case, "act", on=date(2024, 10, 1), by=SECTION, said={"shortfall.proof": "台账", "shortfall.met": met})
        return case

    perform(item("宣传单一", True), "close", on=date(2024, 10, 8), by=LEGAL)
    assert versions.begun(2025) == {}
    perform(item("程序不规范", False), "carry", on=date(2024, 12, 2), by=HEAD, said={"handling.reason": "没有达到"})
    words = versions.first(2025)
    assert "程序不规范" in words["2-0-shortcomings"]
    assert "主要原因是人手少。" in words["2-0-shortcomings"]
    assert "宣传单一" not in words["2-0-shortcomings"]
    assert "按季评查案卷" in words["3-0-plan"]
    assert all(versions.readable(text) for text in words.values())
    assert versions.first(2024) == versions.shipped(2024)[1], "the year the text was written for begins with it"
