"""The drafter's desk: words are edited with figures by name, each save an act; typed numbers are flagged and two people lose nothing."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from minzheng.desk.drafting import differences, find
from minzheng.journal.read import fields_of, of_case
from minzheng.reporting import cycle
from minzheng.reporting.narrative import versions
from minzheng.reporting.narrative.compose import shipped
from minzheng.reporting.narrative.labels import names
from minzheng.reporting.narrative.naming import Unknown, in_chinese, in_ids
from minzheng.sm3 import sm3

from .conftest import TODAY
from .test_report_cycle import begun

PLAN = "/desk/report/2024/text/3-0-plan/"
WORDS = "# {下一年度}年工作计划\n\n每季度评查案卷，全年办理结婚登记不少于{结婚登记}。"


@pytest.fixture
def report(made) -> str:
    """The case of the year's report, its data frozen."""
    return begun(2024)


def posted(client, words, base=0, **more):
    return client.post(PLAN, {"words": words, "base": base, **more})


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", shipped(2024)[1])
def test_every_shipped_text_says_the_same_in_names_and_in_ids(section):
    text = shipped(2024)[1][section]
    shown = in_chinese(text)
    assert not re.search(r"\{[a-z]", shown)
    assert in_chinese(in_ids(shown)) == shown
    assert versions.readable(in_ids(shown))


@pytest.mark.parametrize("label", [label for label in names().values() if re.search("[、：（“]", label)])
def test_a_name_with_marks_in_it_is_read_as_one_name(label):
    id = next(id for id, name in names().items() if name == label)
    assert in_ids(f"{{{label}}}、{{{label}.截至}}、{{{label}：都办了}}") == f"{{{id}}}、{{{id}.截至}}、{{{id}：都办了}}"
    assert in_ids(f"[段：依据 {label}、结婚登记] 文字") == f"[段：依据 {id}、marriages_registered] 文字"
    assert in_ids(f"[段：{label} 等于 结婚登记] 文字") == f"[段：{id} 等于 marriages_registered] 文字"


def test_a_name_that_is_no_figure_is_told_with_its_line():
    with pytest.raises(Unknown, match="第2行的“没有这个数字”"):
        in_ids("头一行\n共{没有这个数字}。")


# --- editing ---------------------------------------------------------------------------------------------------------


def test_a_section_is_saved_as_an_act_and_printed_everywhere(report, signed_in):
    client = signed_in("L01")
    assert "{结婚登记}" not in client.get(PLAN).content.decode()
    saved = posted(client, WORDS)
    assert saved.status_code == 302
    act = of_case(report).last()
    assert (act.verb, act.actor, act.on) == ("write", "L01", TODAY)
    kept = fields_of([act.seq])[act.seq]
    assert kept["yearly.words"] == in_ids(WORDS)
    assert kept["yearly.section_digest"] == sm3(in_ids(WORDS).encode()).hex()
    assert kept["yearly.newest"] is kept["yearly.readable"] is True
    page = client.get(PLAN).content.decode()
    assert "全年办理结婚登记不少于{结婚登记}" in page
    printed = "全年办理结婚登记不少于0对。"
    word = client.get("/desk/report/2024.docx").content
    assert printed in "".join(p.text for p in Document(BytesIO(word)).paragraphs)
    assert word == client.get("/desk/report/2024.docx").content
    for kind in ("html", "pdf"):
        assert client.get(f"/desk/report/2024.{kind}").content == client.get(f"/desk/report/2024.{kind}").content
    plain = re.sub("<[^>]+>", "", client.get("/desk/report/2024.html").content.decode())
    assert printed in plain
    assert "把普法嵌入受理" not in plain


def test_before_the_day_of_a_version_the_text_was_another(report, signed_in):
    posted(signed_in("L01"), WORDS)
    assert versions.edited(2024, date(2024, 3, 19)) == {}
    assert list(versions.edited(2024, TODAY)) == ["3-0-plan"]
    assert versions.edited(2023) == {}


def test_two_people_editing_one_section_lose_nothing(report, signed_in):
    one, other = signed_in("L01"), signed_in("L02")
    assert posted(one, WORDS).status_code == 302
    mine = WORDS.replace("每季度", "每两个月")
    answer = posted(other, mine).content.decode()
    assert "别人先存了一版" in answer
    assert "工号L01" in answer
    assert "每两个月评查案卷" in answer
    assert re.search(r"<del>.*?季.*?</del>", answer, re.DOTALL)
    assert of_case(report).filter(verb="write").count() == 1
    base = re.search(r'name="base" value="(\d+)"', answer)[1]
    assert int(base) == versions.newest(2024, "来年计划")
    assert posted(other, mine, base).status_code == 302
    assert versions.edited(2024)["3-0-plan"] == in_ids(mine)
    history = one.get(f"{PLAN}versions/").content.decode()
    assert history.index("工号L02") < history.index("工号L01")


def test_the_act_itself_refuses_an_old_base_however_it_is_sent(report, signed_in, monkeypatch):
    """Both looked before either saved: the page's own look passes, the gate of the act does not."""
    posted(signed_in("L01"), WORDS)
    monkeypatch.setattr(versions, "versions", _once_empty(versions.versions))
    answer = posted(signed_in("L02"), WORDS.replace("每季度", "每月")).content.decode()
    assert "别人先存了一版" in answer
    assert of_case(report).filter(verb="write").count() == 1


def _once_empty(real):
    seen = []

    def asked(year, cut=None):
        seen.append(year)
        return {} if len(seen) == 1 else real(year, cut)

    return asked


@pytest.mark.parametrize(
    ("words", "told"),
    [("共{没有这个}。", "第1行的“没有这个”不是已有的数字"), ("一行\n[没有收尾", "第2行写法读不懂"), ("  \n", "文字是空的")],
)
def test_what_cannot_be_read_is_told_and_nothing_is_lost(report, signed_in, words, told):
    answer = posted(signed_in("L01"), words).content.decode()
    assert told in answer
    assert words.strip() in answer
    assert not of_case(report).filter(verb="write").exists()


def test_a_typed_number_is_flagged_with_its_place_and_stops_the_review(report, signed_in):
    from minzheng.procedure.perform import perform
    from minzheng.vocabulary.errors import Refusal

    from .test_report_cycle import LEGAL, REVIEWER, SAID

    client, words = signed_in("L01"), WORDS + "\n培训320人次。"
    preview = posted(client, words, do="preview").content.decode()
    assert "第4行" in preview
    assert "<mark>320人次</mark>" in preview
    assert not of_case(report).filter(verb="write").exists()
    assert posted(client, words).status_code == 302
    page = client.get("/desk/report/2024/text/").content.decode()
    assert "手写的数字1处" in page
    for verb in ("draft", "check"):
        perform(report, verb, on=TODAY, by=LEGAL, said=SAID if verb == "check" else {"yearly.digest": ""})
    with pytest.raises(Refusal, match="没有手写的数字"):
        perform(report, "review", on=TODAY, by=REVIEWER)
    posted(client, WORDS, versions.newest(2024, "来年计划"))
    assert cycle.answer(_typed(), {"yearly.year": 2024}, TODAY) == 0


def _typed():
    from minzheng.facts import yearly

    return yearly.typed


def test_only_the_legal_office_writes_and_others_look(report, signed_in):
    for staff in ("B01", "H01", "auditor"):
        client = signed_in(staff)
        page = client.get(PLAN).content.decode()
        assert "存为新的一版" not in page
        assert "readonly" in page
        assert "现在不能改文稿" in posted(client, WORDS).content.decode()
    assert not of_case(report).filter(verb="write").exists()


def test_without_a_case_of_the_year_the_way_to_begin_is_shown(made, signed_in):
    client = signed_in("L01")
    assert "/desk/new/rule_of_law_report/freeze/" in client.get("/desk/report/2024/text/").content.decode()
    assert "先冻结数据快照" in client.get(PLAN).content.decode()


def test_the_step_on_the_case_page_leads_to_the_editor(report, signed_in):
    answer = signed_in("L01").get(f"/desk/cases/{report}/do/write/")
    assert answer["Location"] == "/desk/report/2024/text/"


def test_an_unsigned_text_is_not_shown_to_the_public(report, signed_in, client):
    posted(signed_in("L01"), WORDS)
    assert "全年办理结婚登记不少于" not in client.get("/report/2024/").content.decode()


def test_unknown_sections_are_not_there(made, signed_in):
    for where in ("text/no-such/", "text/no-such/versions/"):
        assert signed_in("L01").get(f"/desk/report/2024/{where}").status_code == 404


def test_at_most_twelve_statements_however_many_versions(report, signed_in, django_assert_max_num_queries):
    client = signed_in("L01")
    for number in range(4):
        posted(client, WORDS + f"\n[补{'一二三四'[number]}] 说明。", versions.newest(2024, "来年计划"))
    for where in ("/desk/report/2024/text/", PLAN, f"{PLAN}versions/"):
        client.get(where)
        with django_assert_max_num_queries(12):
            assert client.get(where).status_code == 200


# --- figures to insert, differences, the year before -----------------------------------------------------------------


@pytest.mark.parametrize(("typed", "hit"), [("结婚登记", "marriages_registered"), ("jhdj", "marriages_registered"), ("jiehundengji", "marriages_registered")])
def test_a_figure_is_found_by_name_and_by_pinyin(made, typed, hit):
    assert find(typed, 2024, None)[0].id == hit


def test_the_finder_answers_with_names_to_insert(report, signed_in):
    client = signed_in("L01")
    part = client.get(PLAN, {"find": "jhdj"}, headers={"HX-Request": "true"}).content.decode()
    assert 'data-insert="{结婚登记}"' in part
    assert "<html" not in part
    assert 'data-insert="{结婚登记}"' in client.get(PLAN, {"find": "jhdj"}).content.decode()
    assert find("没有的名字", 2024, None) == find(" ", 2024, None) == []


def test_differences_name_only_what_changed():
    assert differences("甲\n乙丙丁\n戊", "甲\n乙己丁\n戊") == [[("same", "乙"), ("del", "丙"), ("ins", "己"), ("same", "丁")]]
    assert differences("甲", "甲") == []


def test_the_year_before_stands_beside_and_the_change_is_told():
    from minzheng.desk.drafting import change
    from minzheng.reporting.figures.printing import counted, money, rate

    assert change(counted("a", "", 110, "件"), counted("a", "", 100, "件")) == "增10.0%"
    assert change(counted("a", "", 5, "件"), counted("a", "", 0, "件")) == "增5件"
    assert change(counted("a", "", 5, "件"), counted("a", "", 5, "件")) == "持平"
    assert change(rate("a", "", 97, 100), rate("a", "", 99, 100)) == "减2个百分点"
    assert change(money("a", "", 100), None) == ""


# --- the spreadsheet -------------------------------------------------------------------------------------------------


def test_the_figures_as_a_spreadsheet_say_where_they_come_from(made, signed_in, monkeypatch):
    from minzheng.reporting.figures.printing import counted, small_cell

    monkeypatch.setattr("minzheng.reporting.annual.approved", lambda year, as_of: {})
    client = signed_in("H01")
    answer = client.get("/desk/figures/2024.xlsx")
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.getvalue())).active.iter_rows()]
    assert "演练" in rows[0][0]
    assert rows[1][:6] == ["标识", "数字", "数值", "报告数", "单位", "上年"]
    by_id = {row[0]: row for row in rows[2:] if row[0]}
    assert len(by_id) > 100
    assert by_id["subsistence_granted"][1:5] == ["确认最低生活保障", 1, "1户", "户"] or by_id["subsistence_granted"][2:5] == [1, "1户", "户"]
    assert by_id["subsistence_granted"][7]
    assert rows[-1][1] == "来历"
    assert "台账第" in rows[-1][7]
    assert small_cell(counted("x", "", 3, "件")).masked
