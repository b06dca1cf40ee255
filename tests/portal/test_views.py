"""The portal: found by plain words, guided by the day's law, shown only what may be shown, told only one's own progress."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import override_settings

from minzheng.procedure.cases import Scope, case
from minzheng.procedure.models import Case, Notice, State
from minzheng.procedure.perform import perform
from minzheng.registers import finding
from minzheng.vocabulary.errors import Refusal
from tests.desk.district import TOWN, by, citizen, household, walk
from tests.pages.refusing import refused


@pytest.mark.parametrize(
    ("said", "title"),
    [("低保", "最低生活保障"), ("家里困难", "最低生活保障"), ("老人补贴", "高龄津贴"), ("离婚冷静期", "内地居民离婚登记"), ("残疾证能领什么", "残疾人"),
     ("捐款", "慈善捐赠收支"), ("火化要多少钱", "殡葬服务"), ("结婚证丢了怎么补", "补领结婚证"), ("协会换法人", "变更登记"), ("家里吵架想调解", "婚姻家庭辅导"),
     ("骨灰放哪里", "骨灰安放"), ("注册协会", "成立登记"), ("结婚", "内地居民结婚登记"), ("领养", "中国公民收养子女登记"), ("打孩子", "未成年人保护个案"),
     ("没人管的孩子", "事实无人抚养儿童"), ("食堂", "饭堂助餐"), ("家里装扶手", "适老化"), ("大病花钱多", "刚性支出"), ("五保", "特困人员救助"),
     ("要饭的", "流浪乞讨"), ("低保边缘", "边缘家庭"), ("解除收养", "解除收养"), ("慈善超市", "慈善超市"), ("养老院", "养老机构"), ("补领结婚证", "补领结婚证"),
     ("老妈80了有没有钱领", "高龄津贴"), ("我爸瘫痪在床要人照顾", "护理补贴"), ("家里没米下锅", "最低生活保障"), ("下岗了没收入", "最低生活保障"),
     ("孩子上大学交不起学费", "临时救助"), ("我老公得癌症花光了钱", "刚性支出"), ("房子烧了", "急难型临时救助"), ("精神病人补助", "护理补贴"),
     ("离婚证不见了", "补领离婚证"), ("爸爸坐牢妈妈改嫁孩子怎么办", "事实无人抚养"), ("有人打小孩", "未成年人保护"), ("老人去世怎么火化", "殡葬服务"),
     ("在外地火化能报销吗", "异地火化"), ("协会换会长", "变更登记"), ("学会注销", "注销登记"), ("老人食堂", "饭堂助餐"), ("老人送饭", "饭堂助餐"),
     ("路名怎么改", "街路巷更名"), ("新修的路起名字", "街路巷命名"), ("流浪汉", "流浪乞讨"), ("失能老人补贴", "高龄失能"),
     ("身份证被人拿去结婚了", "撤销冒名顶替"),
     ("没人照顾的孤寡老人", "特困人员救助"), ("单人户低保", "单人保"), ("重病没钱看", "刚性支出"), ("交通事故没钱治", "急难型临时救助"),
     ("广场舞队登记", "社区社会组织"), ("社区起名", "社区居民委员会设立"), ("90岁老人补贴", "高龄津贴"), ("跨省结婚登记", "结婚登记"), ("丧葬费", "丧葬费用"),
     ("zdshbz", "最低生活保障"), ("gljt", "高龄津贴"), ("lhdj", "离婚登记"), ("火化补贴", "异地火化"), ("小区改名", "街路巷更名"), ("重残", "重度残疾人"),
     ("爸爸走了怎么办", "殡葬服务"), ("家里老人没人照顾", "特困人员救助"), ("火葬场多少钱", "殡葬服务"), ("再婚", "结婚登记"), ("坐轮椅的补助", "适老化"),
     ("身份证被人冒用结婚", "撤销冒名顶替"), ("妈妈跑了爸爸死了", "事实无人抚养"), ("孩子没人管", "事实无人抚养"), ("dibao", "最低生活保障"),
     ("DB", "最低生活保障")],
)  # fmt: skip
def test_a_matter_is_found_by_what_people_call_it(anyone, said, title):
    page = anyone.get("/", {"q": said}).content.decode()
    first = re.search(r'<h3><a href="/guide/\w+/">([^<]+)</a>', page)[1]
    assert title in first


@pytest.mark.parametrize(
    ("said", "told"),
    [("低保停了不服", "六十日内向"), ("补贴少发了", "申请行政复议"), ("低保办到哪一步了", 'href="/progress/"'), ("钱什么时候到账", 'href="/progress/"'),
     ("举报有人骗低保", 'href="/complain/"'), ("养老金", "人力资源和社会保障部门"), ("注销公司", "市场监督管理部门"), ("户口", "公安机关")],
)  # fmt: skip
def test_who_looks_for_no_matter_is_told_where_to_go(here, anyone, said, told):
    beside = re.compile(r'<p class="panel">.*?</p>', re.DOTALL)
    assert told in "".join(beside.findall(anyone.get("/", {"q": said}).content.decode()))
    assert not beside.findall(anyone.get("/", {"q": "低保"}).content.decode())


def test_nothing_fitting_says_so_and_helps(anyone):
    page = anyone.get("/", {"q": "zzzz"}).content.decode()
    assert "换个说法试试" in page
    assert "<script" not in anyone.get("/", {"q": "<script>alert(1)</script>"}).content.decode().split("<body")[1]


def test_typing_renews_only_what_was_found(anyone):
    part = anyone.get("/", {"q": "低保"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "最低生活保障" in part


def test_internal_matters_are_not_offered(anyone):
    home = anyone.get("/").content.decode()
    assert "学法考试" not in home
    assert "内部事务" not in home
    assert anyone.get("/guide/law_exam/").status_code == 404


def test_the_guide_follows_the_law_of_the_day(anyone):
    then = anyone.get("/guide/subsistence/?on=2024-03-20").content.decode()
    later = anyone.get("/guide/subsistence/?on=2026-11-01").content.decode()
    assert "人均月收入低于当地标准" in then
    assert "《中华人民共和国社会救助法》" not in then
    assert "《中华人民共和国社会救助法》" in later
    assert refused(anyone.get("/guide/subsistence/?on=tomorrow"))


def test_the_guide_says_how_much_on_the_day_and_whose_figure_it_is(here, anyone):
    def told(id: str, day: str) -> str:
        return re.sub(r"<[^>]+>", "", anyone.get(f"/guide/{id}/?on={day}").content.decode())

    assert "低保标准（农村）：645" in told("subsistence", "2024-12-31")
    assert "全省最低标准，2024年全省城乡低保最低标准" in told("subsistence", "2024-12-31")
    assert "低保标准：这一天的标准还没有取得" in told("subsistence", "2025-06-30")
    assert "高龄津贴（计发年龄100以上）：300" in told("old_age_allowance", "2024-12-31")
    assert "只供演练，不是真实的标准" in told("old_age_allowance", "2024-12-31")
    for pays_nothing in ("marriage", "near_poverty"):
        assert "现行标准" not in told(pays_nothing, "2024-12-31")


@override_settings(VIEW_AS_OF="2024-03-12")
def test_a_notice_shows_only_what_it_shows_with_the_name_masked(made, anyone):
    answer = anyone.get("/notices/")
    page = answer.content.decode()
    assert page.count("最低生活保障公示") == 3
    assert "王**" in page
    assert "中和村" in page
    assert "noindex" in answer["X-Robots-Tag"]
    for hidden in ("王家国", "王秀珍", "赵永强", "900", made["published"]):
        assert hidden not in page
    assert not re.search(r"\d{3}\*+|\d{17}", page)  # numbers are absent, not masked


@override_settings(VIEW_AS_OF="2024-03-12")
def test_a_childs_case_is_never_on_the_web(made, anyone):
    page = anyone.get("/notices/").content.decode()
    assert "陈" not in page.split("<main")[1].split("</main>")[0].replace("陈述", "")
    assert "另有1件涉及未成年人" in page


@pytest.mark.parametrize(("day", "count"), [("2024-03-10", 0), ("2024-03-11", 3), ("2024-03-18", 3), ("2024-03-19", 0)])
def test_a_notice_comes_and_goes_with_its_days(made, anyone, day, count):
    with override_settings(VIEW_AS_OF=day):
        assert anyone.get("/notices/").content.decode().count("最低生活保障公示") == count


@override_settings(VIEW_AS_OF="2024-03-12")
def test_confidential_matters_are_never_shown(made, anyone, monkeypatch):
    from minzheng.catalogue import matter

    monkeypatch.setitem(matter("subsistence").__dict__, "confidential", True)
    assert "最低生活保障公示" not in anyone.get("/notices/").content.decode()


def code_and_last(number):
    one = case(number, Scope(None))
    person = finding.person(int(one.subject.partition(":")[2])) if one.subject.startswith("person:") else None
    return one.code, (person.resident_number if person else one.title)[-4:]


def plain(answer):
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


def test_progress_is_told_without_a_name(made, anyone):
    code, last = code_and_last(made["decided"])
    page = anyone.post("/progress/", {"code": code.lower(), "last": f" {last} "}).content.decode()
    assert "审核确认（确认）" in page
    assert "最低生活保障确认通知书" in page
    assert "王" not in page.split("<main")[1]


def test_an_organisation_asks_with_the_end_of_its_name(made, anyone):
    code, _ = code_and_last(made["penalty"])
    assert "调查终结" in anyone.post("/progress/", {"code": code, "last": "服务中心"}).content.decode()


def test_not_there_and_not_yours_are_the_same_answer_by_the_same_questions(made, anyone):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    code, last = code_and_last(made["decided"])
    wrong = "0000" if last != "0000" else "1111"
    answers, counts = [], []
    for said in ((code, wrong), ("A" * 13, last), ("", ""), (code, ""), ("不存在", "\0\0\0\0")):
        with CaptureQueriesContext(connection) as asked:
            answers.append(anyone.post("/progress/", {"code": said[0], "last": said[1]}))
        counts.append(len([one for one in asked.captured_queries if "attempt" not in one["sql"]]))
    assert len({plain(answer) for answer in answers}) == 1
    assert len({answer.status_code for answer in answers}) == 1
    assert "没有查到" in plain(answers[0])
    assert counts[0] == counts[1]


def test_guessing_is_stopped(made, anyone):
    code, last = code_and_last(made["decided"])
    for _ in range(5):
        anyone.post("/progress/", {"code": code, "last": "x"})
    answer = anyone.post("/progress/", {"code": code, "last": last}).content.decode()
    assert "失败次数过多" in answer
    assert made["decided"] not in answer


def test_the_portal_is_quick(made, anyone, django_assert_max_num_queries):
    for where in ("/", "/guide/subsistence/", "/notices/", "/progress/", "/checkpoint/"):
        with django_assert_max_num_queries(12):
            assert anyone.get(where).status_code == 200


def test_a_notice_taken_down_is_gone(here, anyone):
    day = date(2024, 3, 20)
    walk(household("王家国", TOWN, day), [
        ("accept", date(2024, 3, 4), by("T01"), {}), ("investigate", date(2024, 3, 6), by("T01", "T02"), {}), ("check", date(2024, 3, 7), by("B01"), {}),
        ("opine", date(2024, 3, 8), by("T01"), {}), ("publish", date(2024, 3, 11), by("T01"), {}),
    ])  # fmt: skip
    with override_settings(VIEW_AS_OF="2024-03-14"):
        assert "王**" in anyone.get("/notices/").content.decode()
        Notice.objects.update(taken_down=date(2024, 3, 13))
        assert "王**" not in anyone.get("/notices/").content.decode()


# --- a public hearing is announced -----------------------------------------------------------------------------------

TOLD = {"penalty.kind": "罚款", "penalty.warned": False, "penalty.fine": 12_000_000, "penalty.confiscated": 0, "penalty.facts_count": 1,
        "penalty.hearing_offered": True, "penalty.basis_rank": "法律、法规、规章"}  # fmt: skip
HEARING = "行政处罚（普通程序）公告公开听证"


def told_of(number):
    """The hearing of a penalty case asked for, and its party told of it on 18 March."""
    perform(number, "notify", on=date(2024, 3, 13), by=by("E01", "E02"), said=TOLD)
    perform(number, "request", on=date(2024, 3, 15), by=citizen("party", "E01"), said={"handling.posted": date(2024, 3, 15)})
    perform(number, "summon", on=date(2024, 3, 18), by=by("P01"))


def announce(number, hearing, on, manner="公开举行"):
    said = {"penalty.manner": manner, "penalty.hearing_on": hearing, "penalty.hearing_place": "区民政局三楼听证室"}
    return perform(number, "announce", on=on, by=by("P01"), said=said).seq


@pytest.mark.parametrize(("day", "hangs"), [("2024-03-18", False), ("2024-03-19", True), ("2024-04-02", True), ("2024-04-03", False)])
def test_a_public_hearing_is_announced_until_its_day_and_nobody_objects_to_it(made, anyone, day, hangs):
    told_of(made["penalty"])
    seq = announce(made["penalty"], date(2024, 4, 2), date(2024, 3, 19))
    with override_settings(VIEW_AS_OF=day):
        page = anyone.get("/notices/").content.decode()
        assert (HEARING in page) is hangs
        if hangs:
            told = page.split(HEARING)[1].split("</li>")[0]
            assert "清城区某某服务中心" in told
            assert "2024年4月2日" in told
            assert "三楼听证室" in told
            assert made["penalty"] not in page
            assert "object" not in told
    State.objects.update_or_create(name="rehearsal", defaults={"value": {"through": day}})
    assert anyone.get(f"/notices/{seq}/object/").status_code == 404


@override_settings(VIEW_AS_OF="2024-03-21")
def test_a_hearing_put_off_hangs_once_with_its_new_day(made, anyone):
    told_of(made["penalty"])
    announce(made["penalty"], date(2024, 4, 2), date(2024, 3, 19))
    announce(made["penalty"], date(2024, 4, 9), date(2024, 3, 20))
    page = anyone.get("/notices/").content.decode()
    assert page.count(HEARING) == 1
    assert "2024年4月9日" in page
    assert "2024年4月2日" not in page


@override_settings(VIEW_AS_OF="2024-03-19")
def test_a_hearing_behind_closed_doors_is_not_announced_and_a_persons_name_is_masked(made, anyone):
    told_of(made["penalty"])
    with pytest.raises(Refusal, match="不公告"):
        announce(made["penalty"], date(2024, 4, 2), date(2024, 3, 19), "涉及商业秘密，不公开")
    assert HEARING not in anyone.get("/notices/").content.decode()
    own = Case.objects.get(pk=made["penalty"])
    facts = json.loads(own.facts) | {"party.name": "王家国", "party.kind": "公民", "party.age": 40}
    Case.objects.filter(pk=own.pk).update(facts=json.dumps(facts), title="王家国")
    announce(made["penalty"], date(2024, 4, 2), date(2024, 3, 19))
    page = anyone.get("/notices/").content.decode()
    assert "王**" in page.split(HEARING)[1]
    assert "王家国" not in page


@override_settings(VIEW_AS_OF="2024-03-19")
def test_the_hearing_of_a_minor_is_not_on_the_web(made, anyone):
    told_of(made["penalty"])
    own = Case.objects.get(pk=made["penalty"])
    facts = json.loads(own.facts) | {"party.name": "王家国", "party.kind": "公民", "party.age": 17}
    Case.objects.filter(pk=own.pk).update(facts=json.dumps(facts), title="王家国")
    announce(made["penalty"], date(2024, 4, 2), date(2024, 3, 19))
    assert HEARING not in anyone.get("/notices/").content.decode()
    assert not Notice.objects.filter(case_id=own.pk).exists()


def test_a_case_of_which_nothing_is_known_answers_nobody(made, anyone):
    Case.objects.filter(pk=made["penalty"]).update(title="", facts="{}")
    code = case(made["penalty"], Scope(None)).code
    for last in ("", " ", "-", "\0\0\0\0", "服务中心"):
        assert "没有查到" in anyone.post("/progress/", {"code": code, "last": last}).content.decode()


def test_a_couple_asks_with_the_end_of_a_name(made, anyone):
    from minzheng.procedure.models import Case

    Case.objects.filter(pk=made["divorce"]).update(title="")
    code = case(made["divorce"], Scope(None)).code
    assert "内地居民离婚登记" in anyone.post("/progress/", {"code": code, "last": "大明何小丽"}).content.decode()
