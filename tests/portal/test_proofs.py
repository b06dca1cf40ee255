"""What anyone can check: figures with rule and checkpoint, the public report, receipts pasted, draws made again."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.utils import timezone
from django.utils.html import escape

from minzheng.catalogue import matter
from minzheng.journal import checkpoints, prove, volumes
from minzheng.journal.read import of_case
from minzheng.procedure.models import Case, Draw
from minzheng.procedure.perform import Opening, open_case, perform
from minzheng.reporting import annual
from minzheng.vocabulary.errors import Refusal
from tests.desk import district as sample
from tests.draw.samples import DRAW_ID, small, transcript
from tests.pages.refusing import refused


@pytest.fixture
def signed(made):
    checkpoints.make_all(timezone.now())
    return made


def test_a_public_figure_names_rule_count_and_checkpoint_but_no_act(signed, anyone):
    page = anyone.get("/figures/2024/subsistence_granted/").content.decode()
    assert "1户" in page
    assert "本年审核确认的户数" in page
    assert "检查点" in page
    assert escape(checkpoints.newest(volumes.logs()[0]).note.split("\n")[2]) in page
    assert "/desk/" not in page.split("<main")[1].split("</main>")[0]
    assert signed["decided"] not in page


def test_a_small_cell_about_persons_is_masked_everywhere(signed, anyone):
    figure = anyone.get("/figures/2024/divorces_accepted/").content.decode()
    assert "少于5对" in figure
    assert "少于5条" in figure
    assert "1对" not in figure
    overview = anyone.get("/figures/").content.decode()
    shown = overview[overview.index('href="/figures/2024/divorces_accepted/"') :][:400]
    assert "少于5对" in shown


def approval(figure: str, value: int = 1, year: int = 2024) -> str:
    """A small figure assessed and put to the head; the case's number."""
    facts = sample.everyday("small_figure", date(2024, 3, 20)) | {"disclosure.figure": figure, "disclosure.value": value, "disclosure.year": year}
    opening = Opening(matter("small_figure"), facts, {}, title=figure)
    return open_case(opening, "propose", on=date(2024, 3, 20), by=sample.by("L01"), said={"handling.reason": "认不出个人"}).case


def head_does(number: str, verb: str, who: str = "H01") -> int:
    return perform(number, verb, on=date(2024, 3, 20), by=sample.by(who), said={"handling.reason": "公众关心，认不出个人"}).seq


def masked() -> set[str]:
    return {id for id, figure in annual.figures_of(2024, public=True).items() if figure.masked}


def test_a_small_cell_prints_only_after_the_heads_act_and_that_one_alone(signed, anyone):
    before = masked()
    assert {"divorces_accepted", "marriages_registered"} & before == {"divorces_accepted"}
    number = approval("divorces_accepted")
    assert masked() == before
    with pytest.raises(Refusal, match="应由区民政局负责人办理"):
        head_does(number, "decide", "L01")
    assert masked() == before
    act = head_does(number, "decide")
    assert masked() == before - {"divorces_accepted"}
    page = anyone.get("/figures/2024/divorces_accepted/").content.decode()
    assert "1对" in page
    assert f"经负责人批准公开原数（台账第{act}号）" in page
    with pytest.raises(Refusal, match="应由区民政局负责人办理"):
        head_does(number, "revoke", "B01")
    head_does(number, "revoke")
    assert masked() == before
    assert "1对" not in anyone.get("/figures/2024/divorces_accepted/").content.decode()


def test_an_approval_holds_for_its_year_and_its_number_only(signed):
    before = masked()
    for value, year in ((2, 2024), (1, 2023)):
        head_does(approval("divorces_accepted", value, year), "decide")
    assert masked() == before


def test_what_is_no_public_figure_is_not_approved(signed):
    number = approval("law_exam_absent")
    with pytest.raises(Refusal, match="属于对外公开的数字"):
        perform(number, "decide", on=date(2024, 3, 20), by=sample.by("H01"), said={"handling.reason": "无", "outcome": "grant"})


def test_internal_figures_are_not_public(signed, anyone):
    assert "学法考试" not in anyone.get("/figures/").content.decode()
    answer = anyone.get("/figures/2024/exam_listed/")
    assert answer.status_code == 404 or refused(answer)


def test_the_public_copy_of_the_report_leads_to_public_pages_only(signed, anyone, monkeypatch):
    """The few acts of these tests fall short of what the law asks of a bureau in a year, which is not what is tried here."""
    monkeypatch.setattr("minzheng.reporting.annual.blocking", lambda findings: ())
    page = anyone.get("/report/2024/").content.decode()
    assert re.findall(r'class="figure" href="/figures/2024/\w+/"', page)
    assert "/desk/" not in page.split("<main")[1].split("</main>")[0]


def test_a_report_that_may_not_be_sealed_is_not_shown_nor_why(signed, anyone, monkeypatch):
    def unsealed(*args, **more):
        raise Refusal("数字之间的关系不成立：divorces_accepted为1对")

    monkeypatch.setattr("minzheng.pages.numbers.report", unsealed)
    answer = anyone.get("/report/2024/")
    assert answer.status_code == 200
    assert "还没有编成" in answer.content.decode()
    assert "1对" not in answer.content.decode()


def test_a_receipt_is_checked_as_pasted(signed, anyone):
    act = of_case(signed["decided"]).last()
    text = prove.receipt(act.seq).text()
    page = anyone.post("/receipt/", {"receipt": text.replace("\n", "\r\n")}).content.decode()
    assert "凭证有效" in page
    assert f"第{act.seq}号" in page
    assert "最低生活保障：审核确认" in page
    assert "仍包含这个检查点" in page
    assert "凭证有效" in anyone.post("/receipt/", {"receipt": prove.receipt(act.seq, with_record=True).text()}).content.decode()


@pytest.mark.parametrize("spoil", [lambda text: text.replace("index ", "index 1", 1),
                                   lambda text: text[:-20], lambda text: "你好", lambda text: text.replace("sm3", "md5"),
                                   lambda text: re.sub("acts/20..", "acts/2031", text)])  # fmt: skip
def test_a_spoilt_receipt_does_not_hold(signed, anyone, spoil):
    text = prove.receipt(of_case(signed["decided"]).last().seq).text()
    page = anyone.post("/receipt/", {"receipt": spoil(text)}).content.decode()
    assert "凭证不成立" in page
    assert "凭证有效" not in page


def test_a_draw_is_made_again_from_its_transcript(here, anyone):
    made = transcript(small()).to_json()
    page = anyone.post("/draws/", {"transcript": json.dumps(made, ensure_ascii=False)}).content.decode()
    assert "重做的结果与记录完全一致" in page
    made["result"]["seed"] = "0" * 64
    spoilt = anyone.post("/draws/", {"transcript": json.dumps(made, ensure_ascii=False)}).content.decode()
    assert "不符" in spoilt


@pytest.mark.parametrize(("day", "taken"), [("2024-10-31", False), ("2024-11-01", True)])
def test_the_record_of_a_draw_is_taken_only_after_the_last_visit(made, anyone, settings, day, taken):
    held = transcript(small())
    case = Case.objects.first()
    Draw.objects.create(id=DRAW_ID, case=case, manifest=held.manifest.canonical(), transcript=held.to_bytes(), frozen=1, drawn=2, drawn_on=date(2024, 9, 2))
    settings.VIEW_AS_OF = day
    page = anyone.get("/draws/").content.decode()
    assert held.manifest_hash in page
    assert ("检查结束后公布" in page) is not taken
    answer = anyone.get(f"/draws/{DRAW_ID}.json")
    assert answer.status_code == (200 if taken else 404)
    assert not taken or answer.content == held.to_bytes()
    assert anyone.get("/draws/none.json").status_code == 404


def test_nonsense_is_not_a_transcript(here, anyone):
    assert "不是" in anyone.post("/draws/", {"transcript": "[]"}).content.decode()
