"""Sending something in and following it: bad input, files, the throttle, codes, taking back, letters, objections, complaints."""

from __future__ import annotations

import re
import zlib
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.identity.resident_number import read_resident_number
from minzheng.pages import photographs
from minzheng.portal import uploads
from minzheng.portal.identity import Known
from minzheng.procedure import online
from minzheng.procedure.models import Case, Lead, Notice, State
from minzheng.vocabulary.errors import Refusal
from tests.desk.district import TOWN, by, person_of
from tests.pages.refusing import refused

DAY = "2024-03-20"


@pytest.fixture
def today(made):
    """The district lives on 20 March 2024; two notices were put up on the 11th and hang no more, one is put up again."""
    State.objects.update_or_create(name="rehearsal", defaults={"value": {"through": DAY}})
    return made


def form(**change):
    person = person_of("林玉兰")
    sent = {"name": "林玉兰", "number": person.resident_number, "phone": "13900000000", "town": "石角镇", "said": "", "act_id": str(uuid4()), "do": "send"}
    return {key: value for key, value in (sent | change).items() if value is not None}


def apply(client, id="old_age_allowance", **change):
    return client.post(f"/apply/{id}/", form(**change))


def code_in(answer):
    return re.search('big-number mono">([A-Z0-9]{13})<', answer.content.decode())[1]


def ask(client, code, last):
    return client.post("/progress/", {"code": code, "last": last}).content.decode()


def test_an_application_is_a_lead_with_a_code(today, anyone):
    answer = apply(anyone)
    row = Lead.objects.get()
    assert row.code == code_in(answer)
    assert (row.kind, row.matter, row.town, row.state, row.proven, row.on) == ("application", "old_age_allowance", TOWN, "waiting", "", date(2024, 3, 20))
    assert answer["Cache-Control"] == "no-store"
    assert not Case.objects.filter(matter="old_age_allowance", opened_on=row.on).exists()
    page = ask(anyone, row.code, row.number[-4:])
    assert "已收到，待处理" in page
    assert row.name not in page
    assert "没有查到" in ask(anyone, row.code, "0000" if row.number[-4:] != "0000" else "1111")


@pytest.mark.parametrize("change", [
    {"name": ""}, {"name": "<b>x</b>"}, {"name": "长" * 61}, {"name": None}, {"number": "441802199001011234"}, {"number": "x" * 3000}, {"number": ""},
    {"phone": "不告诉你"}, {"phone": None}, {"town": "火星镇"}, {"town": ""}, {"said": "很" * 2001}, {"said": "a\x00b"}, {"do": "next"}, {"do": None},
])  # fmt: skip
def test_bad_input_is_told_and_nothing_is_kept(today, anyone, change):
    answer = apply(anyone, **change)
    assert answer.status_code == 200
    assert not Lead.objects.exists()
    assert "13900000000" in answer.content.decode() or "phone" in change, "what was typed stands there still"
    if change.get("do", "send") == "send":
        assert re.search(r'role="alert".*?<a href="#i-(name|number|phone|town|said)">', answer.content.decode(), re.DOTALL), "the summary leads to the field"


def test_a_number_of_somebody_real_is_refused_in_a_rehearsed_district(today, anyone):
    number = "11010519491231002X"
    assert read_resident_number(number)
    assert "演练地区只收虚构的号码" in apply(anyone, number=number).content.decode()


def test_sent_twice_it_is_taken_in_once(today, anyone):
    id = str(uuid4())
    first, second = apply(anyone, act_id=id), apply(anyone, act_id=id)
    assert code_in(first) == code_in(second)
    assert apply(anyone, act_id="not-an-id").status_code == 200
    assert Lead.objects.count() == 2


def test_what_the_citizen_says_himself_goes_with_it(today, anyone):
    page = anyone.get("/apply/temporary_relief/").content.decode()
    names = re.findall('name="([a-z_]+\\.0\\.[a-z_.]+)"', page)
    assert names
    assert not [name for name in names if "born" in name or "resident" in name], "what a register holds is not asked"


def test_what_needs_the_person_only_gets_an_appointment(today, anyone):
    for id in ("marriage", "divorce", "adoption", "orphan_allowance"):
        assert anyone.get(f"/apply/{id}/")["Location"] == f"/book/{id}/"
    assert "2024年3月21日" in anyone.get("/book/marriage/").content.decode()
    assert "哪一天来" in anyone.get("/book/marriage/?day=2024-03-23").content.decode()
    assert refused(anyone.get("/book/marriage/?day=soon"))
    assert anyone.get("/book/penalty/").status_code == 404
    sent = form(number=None, said=None, town=None, slot="09:00")
    row_code = code_in(anyone.post("/book/marriage/?day=2024-03-22", sent))
    row = Lead.objects.get(code=row_code)
    assert (row.kind, row.day, row.slot, row.number) == ("appointment", date(2024, 3, 22), "09:00", "")
    for _ in range(3):
        anyone.post("/book/marriage/?day=2024-03-22", sent | {"act_id": str(uuid4())})
    assert "09:00" not in anyone.get("/book/marriage/?day=2024-03-22").content.decode()
    anyone.post("/book/marriage/?day=2024-03-22", sent | {"act_id": str(uuid4())})
    assert Lead.objects.count() == 4, "the slot was full"
    assert "已经撤回" in anyone.post("/progress/withdraw/", {"code": row_code, "last": "0000"}).content.decode()
    assert "09:00" in anyone.get("/book/marriage/?day=2024-03-22").content.decode()
    assert anyone.post("/book/marriage/?day=2024-03-22", sent | {"slot": "03:00"}).status_code == 200


def test_an_appointment_about_a_child_does_not_say_so(today, anyone):
    answer = anyone.post("/book/adoption/?day=2024-03-22", form(number=None, said=None, town=None, slot="09:30"))
    page = ask(anyone, code_in(answer), "0000")
    assert "2024年3月22日09:30" in page
    assert "收养" not in page.split("<main")[1].split("</main>")[0]


def test_from_one_source_only_so_many_are_taken(today, anyone):
    for _ in range(10):
        assert apply(anyone).status_code == 200
    refused = apply(anyone)
    assert "短时间内提交得太多" in refused.content.decode()
    assert Lead.objects.count() == 10
    assert apply(Client(REMOTE_ADDR="10.9.9.9")).status_code == 200


# --- files -----------------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(width=1, height=1, *more: bytes) -> bytes:
    head = chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00")
    return photographs.PNG_HEAD + head + b"".join(more) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg(*segments: bytes, tail=b"") -> bytes:
    frame = b"\xff\xc0" + (11).to_bytes(2, "big") + b"\x08\x00\x01\x00\x01\x01\x11\x00\x00"
    return b"\xff\xd8" + b"".join(segments) + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34\xff\xd9" + tail


def test_pictures_lose_place_and_camera_and_what_hangs_on_behind():
    exif = b"\xff\xe1" + (14).to_bytes(2, "big") + b"Exif\0\0GPS113"
    comment = b"\xff\xfe" + (8).to_bytes(2, "big") + b"secret"
    data, kind = uploads.cleaned(jpeg(exif, comment, tail=b"PK\x03\x04zip"))
    assert (data, kind) == (jpeg(), "image/jpeg")
    data, kind = uploads.cleaned(png(1, 1, chunk(b"tEXt", b"place"), chunk(b"eXIf", b"GPS")) + b"<script>")
    assert (data, kind) == (png(), "image/png")


@pytest.mark.parametrize("data", [
    b"", b"MZ\x90\x00", b"<html><script>", b"PK\x03\x04", b"GIF89a", b"%PDF-1.4 no end", b"%PDF-1.4 /JavaScript %%EOF", b"%PDF-1.4 /Launch %%EOF",
    b"%PDF-1.4 /EmbeddedFile %%EOF", b"%PDF-1.7 /Encrypt %%EOF", b"\xff\xd8\xff", jpeg()[:-4], png()[:-3], png().replace(b"IDAT", b"IDAX"), png(90_000, 90_000),
    png(0, 1), b"\xff\xd8\xff\xe1\x00\x00", photographs.PNG_HEAD + b"\xff" * 64,
])  # fmt: skip
def test_what_is_not_a_whole_harmless_file_is_refused(data):
    with pytest.raises(Refusal):
        uploads.cleaned(data)


def test_a_form_shown_again_says_that_files_must_be_chosen_again(today, anyone):
    page = apply(anyone, number="441890199001010001", files=[SimpleUploadedFile("a.png", png())]).content.decode()
    assert "已填的内容都还在，附件要重新选" in page
    assert "刚才选的1个附件没有保存" in page
    assert "公民身份号码：校验码不符" in page
    assert "附件要重新选" not in apply(anyone, number="1").content.decode()


def test_files_go_with_the_application_under_their_digest(today, anyone):
    files = [SimpleUploadedFile("../../evil.exe", png()), SimpleUploadedFile("b.pdf", b"%PDF-1.4\n%%EOF", "text/html")]
    assert apply(anyone, files=files).status_code == 200
    kept = online.files_of(Lead.objects.get())
    assert [(one.name, one.media_type) for one in kept] == [("附件1.png", "image/png"), ("附件2.pdf", "application/pdf")]
    assert online.file_of(Lead.objects.get(), 0)[1] == png()


@pytest.mark.parametrize("files", [
    [SimpleUploadedFile("a.png", b"<html>")], [SimpleUploadedFile("a.pdf", b"%PDF-1.4 %%EOF" + b" " * (uploads.LARGEST + 1))],
    [SimpleUploadedFile(f"{n}.png", png()) for n in range(6)],
], ids=["not a picture", "too large", "too many"])  # fmt: skip
def test_files_that_may_not_come_in_stop_the_whole(today, anyone, files):
    answer = apply(anyone, files=files)
    assert "refusal" in answer.content.decode()
    assert not Lead.objects.exists()


# --- following -------------------------------------------------------------------------------------------------------


def code_and_last(number):
    case = Case.objects.get(pk=number)
    return case.code, person_of(case.title).resident_number[-4:]


def test_letters_are_taken_by_code_and_digits(today, anyone):
    code, last = code_and_last(today["refused"])
    assert "下载" in ask(anyone, code, last)
    answer = anyone.post("/progress/letter.pdf", {"code": code, "last": last, "place": "0"})
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"
    for bad in ({"last": "9x9x"}, {"code": "A" * 13}, {"place": "77"}, {"place": "-1"}, {"place": "x"}):
        assert not anyone.post("/progress/letter.pdf", {"code": code, "last": last, "place": "0"} | bad).content.startswith(b"%PDF")
    assert anyone.get("/progress/letter.pdf").status_code == 405


def test_guessing_codes_is_stopped_on_every_door(today, anyone):
    code, last = code_and_last(today["refused"])
    for where in ("/progress/", "/progress/letter.pdf", "/progress/withdraw/", "/progress/", "/progress/"):
        anyone.post(where, {"code": "B" * 13, "last": "1234"})
    for where in ("/progress/", "/progress/letter.pdf", "/progress/withdraw/"):
        answer = anyone.post(where, {"code": code, "last": last, "place": "0"})
        assert "失败次数过多" in answer.content.decode()
        assert b"%PDF" not in answer.content


def test_an_application_not_dealt_with_is_taken_back_at_once_and_a_case_only_at_the_counter(today, anyone):
    row = Lead.objects.get(code=code_in(apply(anyone)))
    assert "已经撤回" in anyone.post("/progress/withdraw/", {"code": row.code, "last": row.number[-4:]}).content.decode()
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert "不能再办" in anyone.post("/progress/withdraw/", {"code": row.code, "last": row.number[-4:]}).content.decode()
    code, last = code_and_last(today["published"])
    for _ in range(2):
        assert "带身份证到柜台确认" in anyone.post("/progress/withdraw/", {"code": code, "last": last}).content.decode()
    asked = Lead.objects.get(kind="withdrawal")
    assert asked.case == today["published"]
    with pytest.raises(Refusal, match="身份还没有核实"):
        online.settle(asked.seq, "taken", on=date(2024, 3, 20), by=by("T01"))
    code, last = code_and_last(today["refused"])
    Case.objects.filter(pk=today["refused"]).update(closed=True)
    assert "已经办结，不能撤回" in anyone.post("/progress/withdraw/", {"code": code, "last": last}).content.decode()


# --- objections and complaints ---------------------------------------------------------------------------------------


@pytest.fixture
def hanging(today):
    """The notice of the case `published`, on a day when it hangs."""
    State.objects.filter(name="rehearsal").update(value={"through": "2024-03-13"})
    return Notice.objects.get(case_id=today["published"])


def test_one_objects_without_a_name_and_follows_it_by_code_alone(hanging, anyone):
    assert f"/notices/{hanging.seq}/object/" in anyone.get("/notices/").content.decode()
    where = f"/notices/{hanging.seq}/object/"
    assert "王家国" not in anyone.get(where).content.decode()
    sent = {"said": "他家有两套房", "name": "", "phone": "", "act_id": str(uuid4()), "do": "send"}
    code = code_in(anyone.post(where, sent))
    row = Lead.objects.get()
    assert (row.kind, row.case, row.said, row.name) == ("objection", hanging.case_id, "他家有两套房", "")
    assert "已收到，待处理" in ask(anyone, code, "")
    assert hanging.case_id not in ask(anyone, code, "")
    assert anyone.post(where, sent | {"said": "", "act_id": str(uuid4())}).status_code == 200
    assert Lead.objects.count() == 1


def test_after_its_window_a_notice_is_not_objected_to_here(hanging, anyone):
    State.objects.filter(name="rehearsal").update(value={"through": "2024-03-19"})
    sent = {"said": "晚了", "act_id": str(uuid4()), "do": "send"}
    assert anyone.post(f"/notices/{hanging.seq}/object/", sent).status_code == 404
    assert anyone.get("/notices/999999/object/").status_code == 404
    assert not Lead.objects.exists()


def test_a_complaint_is_received_today_and_told_its_limits(today, anyone):
    sent = {"kind": "投诉", "topic": "养老服务", "said": "饭菜不干净", "name": "", "phone": "", "act_id": str(uuid4()), "do": "send"}
    page = anyone.post("/complain/", sent).content.decode()
    assert "书面告知期限" in page
    assert "2024年4月4日" in page
    row = Lead.objects.get()
    facts, _ = online.answers_of(row)
    assert facts == {"complaint.channel": "网上信访", "complaint.kind": "投诉", "complaint.topic": "养老服务", "complaint.person": "匿名",
                     "complaint.received": date(2024, 3, 20)}  # fmt: skip
    for bad in ({"kind": "x"}, {"topic": ""}, {"said": " "}, {"kind": None}):
        data = {key: value for key, value in (sent | {"act_id": str(uuid4())} | bad).items() if value is not None}
        assert anyone.post("/complain/", data).status_code == 200
    assert Lead.objects.count() == 1


def test_the_desk_registers_the_complaint_with_what_was_said(today, anyone, signed_in):
    sent = {"kind": "建议", "topic": "养老服务", "said": "多设座椅", "name": "", "phone": "", "act_id": str(uuid4()), "do": "send"}
    anyone.post("/complain/", sent)
    row = Lead.objects.get()
    page = signed_in("H01").get(f"/desk/online/{row.seq}/").content.decode()
    assert "2024年3月20日" in page
    assert "多设座椅" not in page


# --- who it is, and for the old ----------------------------------------------------------------------------------------


class Recognises:
    title = "试验认证"

    def begin(self, request, back):
        return back

    def finish(self, request):
        return Known(person_of("林玉兰").resident_number)


def test_a_provider_that_is_plugged_in_proves_who_it_is(today, anyone, settings):
    assert anyone.get("/identity/").status_code == 404
    settings.IDENTITY_PROVIDER = f"{__name__}.Recognises"
    assert "试验认证" in anyone.get("/apply/old_age_allowance/").content.decode()
    answer = anyone.get("/identity/?to=/apply/old_age_allowance/", follow=True)
    assert answer.redirect_chain[-1][0] == "/apply/old_age_allowance/"
    assert person_of("林玉兰").resident_number not in anyone.cookies["identity"].value
    apply(anyone)
    apply(anyone, number=person_of("王家国").resident_number, name="王家国")
    assert list(Lead.objects.order_by("seq").values_list("proven", flat=True)) == ["试验认证", ""]
    assert anyone.get("/identity/?to=https://elsewhere.example/", follow=True).redirect_chain[-1][0] == "/"


def test_for_the_old_one_thing_a_page_then_a_look_over(today):
    client = Client()
    client.cookies["elder"] = "1"
    page, answers = client.get("/apply/old_age_allowance/").content.decode(), form()
    asked: list[str] = []
    sent: dict[str, str] = {"act_id": answers["act_id"]}
    while len(asked) < 9 and "请核对" not in page:
        fields = re.findall('<(?:input class="input"|select class="input"|textarea class="input")[^>]* name="([a-z]+)"', page)
        assert len(fields) == 1
        asked += fields
        sent |= {name: answers[name] for name in fields}
        page = client.post("/apply/old_age_allowance/", sent | {"do": "next"}).content.decode()
    assert asked == ["name", "number", "phone", "town", "said"]
    done = client.post("/apply/old_age_allowance/", sent | {"do": "send"})
    assert code_in(done) == Lead.objects.get().code


def test_nothing_personal_in_any_title_or_address(today, anyone):
    page = apply(anyone).content.decode()
    title = re.search("<title>(.*?)</title>", page, re.S)[1]
    assert "林玉兰" not in title
    assert not re.findall('href="[^"]*(?:林玉兰|1390000)', page)


@pytest.mark.parametrize("where", ["/", "/?q=低保", "/guide/subsistence/", "/check/subsistence/", "/apply/temporary_relief/", "/book/marriage/",
                                   "/book/marriage/?day=2024-03-22", "/complain/", "/verify/", "/progress/"])  # fmt: skip
def test_every_page_asks_the_database_little(today, anyone, django_assert_max_num_queries, where):
    with django_assert_max_num_queries(12):
        assert anyone.get(where).status_code == 200


@pytest.mark.parametrize(("where", "sent"), [
    ("/progress/", {"code": "A" * 13, "last": "1234"}), ("/check/subsistence/", {"do": "check"}), ("/complain/", {"do": "send"}),
])  # fmt: skip
def test_every_form_asks_the_database_little(today, anyone, django_assert_max_num_queries, where, sent):
    with django_assert_max_num_queries(12):
        assert anyone.post(where, sent).status_code == 200
