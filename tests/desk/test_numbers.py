"""Figures on the desk open what they count; the report shows its numbers as links and its relations; files can be kept."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import quote

import pytest
from docx import Document

from tests.pages.refusing import refused


def test_a_figure_opens_the_acts_it_counts_and_each_act_its_case_and_articles(made, signed_in):
    client = signed_in("H01")
    overview = client.get("/desk/figures/?year=2024").content.decode()
    assert re.search(r'href="/desk/figures/2024/subsistence_granted/".*?1户', overview, re.DOTALL)
    page = client.get("/desk/figures/2024/subsistence_granted/").content.decode()
    assert made["decided"] in page
    assert made["refused"] not in page
    act = client.get(re.search(r'href="(/desk/acts/\d+/)"', page)[1]).content.decode()
    assert "《最低生活保障审核确认办法》第二十条" in act
    assert quote(f"/desk/cases/{made['decided']}/") in act


@pytest.mark.parametrize("where", ["/desk/figures/", "/figures/"])
def test_a_figure_is_found_by_its_name_or_its_first_letters(made, signed_in, where):
    client = signed_in("H01")
    everything = client.get(where).content.decode()
    assert everything.index("社会救助</h2>") < everything.index("收养登记</h2>"), "what people ask for first stands first"
    for sought in ("结婚登记", "jhdj"):
        page = client.get(where, {"year": "2024", "q": sought}).content.decode()
        assert "marriages_registered/" in page
        assert "subsistence_granted/" not in page
    assert "subsistence_granted/" in client.get(where, {"q": "低保"}).content.decode(), "by what people call it"
    assert "没有叫“不存在的数”的数字" in client.get(where, {"q": "不存在的数"}).content.decode()


def test_an_officer_without_a_role_in_the_matter_does_not_open_its_figures(made, signed_in):
    assert signed_in("R01").get("/desk/figures/2024/subsistence_granted/").status_code == 404
    assert signed_in("R01").get("/desk/figures/2024/divorces_accepted/").status_code == 200


def test_who_drafts_the_report_sees_what_each_figure_counts_and_opens_no_case_of_others(made, signed_in):
    lawyer = signed_in("L01")
    page = lawyer.get("/desk/figures/2024/subsistence_granted/").content.decode()
    assert made["decided"] in page
    assert quote(f"/desk/cases/{made['decided']}/") not in page
    assert "/desk/acts/" not in page
    assert lawyer.get(f"/desk/cases/{made['decided']}/").status_code == 404


def test_an_unknown_figure_or_year_is_refused_in_words(made, signed_in):
    client = signed_in("H01")
    assert "没有“nonsense”这一数字" in client.get("/desk/figures/2024/nonsense/").content.decode()
    assert "台账中没有2019的行为" in client.get("/desk/figures/2019/subsistence_granted/").content.decode()
    assert refused(client.get("/desk/figures/?year=20x4"))


def test_a_figure_is_counted_anew_when_another_act_is_done(made, signed_in):
    from uuid import uuid4

    client = signed_in("B01")
    assert "1户" in client.get("/desk/figures/2024/subsistence_granted/").content.decode()
    client.post(f"/desk/cases/{made['published']}/do/decide/", {"act_id": str(uuid4())})
    assert "2户" in client.get("/desk/figures/2024/subsistence_granted/").content.decode()


@pytest.fixture
def small(made, monkeypatch):
    """The few acts of these tests fall short of what the law asks of a bureau in a year, which is not what is tried here."""
    monkeypatch.setattr("minzheng.reporting.annual.blocking", lambda findings: ())


def test_the_report_links_each_number_to_its_acts(small, signed_in):
    page = signed_in("H01").get("/desk/report/2024/").content.decode()
    links = set(re.findall(r'class="figure" href="(/desk/figures/2024/\w+/)"', page))
    assert len(links) > 5
    assert "数字之间的关系" in page
    assert "未接入" in page
    assert signed_in("H01").get(sorted(links)[0]).status_code == 200


def test_the_report_is_kept_as_a_file(small, signed_in):
    client = signed_in("H01")
    word = client.get("/desk/report/2024.docx")
    assert "法治政府建设情况的报告" in "".join(p.text for p in Document(BytesIO(word.content)).paragraphs)
    assert "attachment" in word["Content-Disposition"]
    assert client.get("/desk/report/2024.pdf").content[:5] == b"%PDF-"


def test_a_letter_is_a_page_and_a_file_and_each_look_is_kept(made, signed_in):
    from datetime import date

    from minzheng.desk.models import Reveal
    from minzheng.procedure.cases import letters

    letter = letters(made["refused"], date(2024, 12, 31))[-1]
    client = signed_in("B01")
    page = client.get(f"/desk/letters/{letter.pk}/").content.decode()
    assert "不予确认告知书" in page
    assert "家庭财产符合规定：不符合" in page
    assert "六十日内向清远市清城区人民政府申请行政复议" in page
    word = Document(BytesIO(client.get(f"/desk/letters/{letter.pk}.docx").content))
    assert "赵永强" in "".join(paragraph.text for paragraph in word.paragraphs)
    assert client.get(f"/desk/letters/{letter.pk}.pdf").content[:5] == b"%PDF-"
    assert [one.why for one in Reveal.objects.order_by("pk")] == ["查看文书", "下载docx", "下载pdf"]


def test_who_looked_is_shown_to_those_who_oversee(made, signed_in):
    signed_in("B01").post(f"/desk/cases/{made['decided']}/open/", {"why": "核对账户"})
    for staff in ("H01", "auditor"):
        page = signed_in(staff).get("/desk/looks/").content.decode()
        assert "核对账户" in page
        assert "主菜单" in page
    assert signed_in("B01").get("/desk/looks/").status_code == 404
