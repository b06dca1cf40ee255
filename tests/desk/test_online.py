"""What came in over the public site, at the desk: who sees it, what is masked, the case made of it, and its other ends."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote
from uuid import uuid4

import pytest

from minzheng.catalogue import matter
from minzheng.desk.models import Reveal
from minzheng.journal import attachments
from minzheng.procedure import online
from minzheng.procedure.cases import Scope, visible
from minzheng.procedure.deep.online import leads
from minzheng.procedure.online import Sent
from minzheng.vocabulary.errors import Refusal
from tests.pages.refusing import refused

from .district import OTHER, TOWN, by, person_of

DAY = date(2024, 3, 20)
SLOT_DAY = date(2024, 3, 22)


def applied(town=TOWN, name="林玉兰", **more):
    person = person_of(name)
    return online.receive(Sent("application", matter("old_age_allowance"), town, person.name, person.resident_number, "13900000000", **more), on=DAY)


def booked(slot="09:00", day=SLOT_DAY):
    return online.receive(Sent("appointment", matter("marriage"), "", "周大明", phone="13900000001", day=day, slot=slot), on=DAY)


def test_the_list_is_of_ones_own_matters_and_town_and_masked(here, signed_in):
    mine, other, wedding = applied(), applied(OTHER, "欧阳建国"), booked()
    page = signed_in("T01").get("/desk/online/").content.decode()
    assert f"/desk/online/{mine.seq}/" in page
    assert "林玉兰" not in page
    assert person_of("林玉兰").resident_number not in page
    assert f"/desk/online/{other.seq}/" not in page
    assert f"/desk/online/{wedding.seq}/" not in page
    assert f"/desk/online/{wedding.seq}/" in signed_in("R01").get("/desk/online/?kind=appointment").content.decode()
    assert signed_in("T01").get(f"/desk/online/{other.seq}/").status_code == 404
    assert signed_in("T01").post(f"/desk/online/{other.seq}/settle/", {"how": "declined", "reason": "无"}).status_code == 404


def test_whose_office_does_not_begin_the_matter_is_told_who_does(here, signed_in):
    where = f"/desk/online/{applied().seq}/"
    town, village = (signed_in(staff).get(where).content.decode() for staff in ("T01", "V01"))
    assert "转为办件由村（居）民委员会办理，不由你的岗位开始" in town
    assert "不由你的岗位开始" not in village
    assert "收件（转为办件）" in village


def test_who_sent_it_is_shown_for_a_kept_reason_only(here, signed_in):
    row, client = applied(said="家里的情况"), signed_in("T01")
    assert "13900000000" not in client.get(f"/desk/online/{row.seq}/").content.decode()
    assert client.post(f"/desk/online/{row.seq}/open/", {"why": " "}).status_code == 302
    assert not Reveal.objects.exists()
    page = client.post(f"/desk/online/{row.seq}/open/", {"why": "受理申请"}).content.decode()
    assert "13900000000" in page
    assert "家里的情况" in page
    assert Reveal.objects.get().why == "受理申请"


def test_a_case_is_made_of_it_once_identity_is_seen(here, signed_in):
    row, client = applied(), signed_in("V01")
    where = f"/desk/new/old_age_allowance/accept/?lead={row.seq}"
    page = client.get(where).content.decode()
    assert "林玉兰" in page
    person = person_of("林玉兰")
    sent = {"lead": row.seq, "do": "open", "person.0.id": person.pk, "act_id": "6f9bd3d8-30a1-4ab2-9b46-0c6f2b3c7a10", "town": TOWN}
    refused = client.post(where, sent).content.decode()
    assert "身份还没有核实" in refused
    assert not visible(Scope(None)).exists()
    assert client.post(where, {**sent, "proven": "1"}).status_code == 302
    case = visible(Scope(None)).get()
    row.refresh_from_db()
    assert (row.state, row.case, row.proven) == ("taken", case.number, "柜台")
    assert case.subject == f"person:{person.pk}"
    assert client.get(where).status_code == 404
    assert not list(leads())


def test_it_is_declined_with_a_reason_only(here, signed_in):
    row, client = applied(), signed_in("T01")
    assert refused(client.post(f"/desk/online/{row.seq}/settle/", {"how": "declined"}))
    assert client.post(f"/desk/online/{row.seq}/settle/", {"how": "declined", "reason": "不属于本镇"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == ("declined", "不属于本镇")
    with pytest.raises(Refusal, match="不能再办"):
        online.take_back(row.seq, on=DAY)


def test_an_appointment_takes_a_place_until_it_is_cancelled(here):
    rows = [booked() for _ in range(4)]
    with pytest.raises(Refusal, match="约满"):
        booked()
    assert online.free_slots(matter("marriage"), SLOT_DAY, DAY)[0] == online.Slot("09:00", 0)
    online.take_back(rows[0].seq, on=DAY)
    booked()
    online.settle(rows[1].seq, "attended", on=SLOT_DAY, by=by("R01"))
    assert not list(leads())


@pytest.mark.parametrize(("day", "slot"), [(date(2024, 3, 20), "09:00"), (date(2024, 3, 23), "09:00"), (date(2024, 6, 3), "09:00"), (SLOT_DAY, "03:00")])
def test_no_appointment_today_on_a_day_of_rest_too_far_or_at_night(here, day, slot):
    with pytest.raises(Refusal):
        booked(slot, day)


@pytest.mark.parametrize("id", ["marriage", "divorce", "adoption", "orphan_allowance"])
def test_what_needs_the_person_is_not_applied_for(here, id):
    with pytest.raises(Refusal, match="只能预约"):
        online.receive(Sent("application", matter(id), TOWN, "某某"), on=DAY)


def test_what_was_sent_twice_is_taken_in_once(here):
    id = uuid4()
    sent = Sent("application", matter("old_age_allowance"), TOWN, "某某")
    first, second = (online.receive(sent, on=DAY, act_id=id) for _ in range(2))
    assert first.seq == second.seq


def test_a_changed_or_slipped_in_lead_is_found(here):
    row = applied()
    for column, value in (("state", "taken"), ("name", "别人"), ("answers", "{1}"), ("case", "x-2024-000001")):
        before = getattr(row, column)
        type(row).objects.filter(pk=row.pk).update(**{column: value})
        assert [one.table for one in leads()] == ["procedure_lead"], column
        type(row).objects.filter(pk=row.pk).update(**{column: before})
    type(row).objects.create(seq=999_999, last_seq=1, code="X", kind="application", matter="subsistence", line="社会救助", on=DAY)
    assert [str(one) for one in leads()] == ["procedure_lead第999999号：网上来件没有对应的行为，是后来插入的"]


def test_files_are_handed_out_to_be_saved_and_the_look_is_kept(here, signed_in):
    row, client = applied(files=(attachments.keep(b"%PDF-1.4 x", "application/pdf", "a.pdf"),)), signed_in("T01")
    answer = client.get(f"/desk/online/{row.seq}/files/0/")
    assert answer.content == b"%PDF-1.4 x"
    assert answer["Content-Disposition"].startswith("attachment")
    assert Reveal.objects.count() == 1
    assert refused(client.get(f"/desk/online/{row.seq}/files/1/"))


def test_the_list_costs_the_same_however_long(here, signed_in, django_assert_max_num_queries):
    client = signed_in("T01")
    for _ in range(12):
        applied()
    with django_assert_max_num_queries(12):
        assert client.get("/desk/online/").status_code == 200


def test_an_objection_leads_to_the_step_of_the_case_it_is_about(made, signed_in):
    row = online.receive(Sent("objection", matter("subsistence"), TOWN, said="另有收入", case=made["published"]), on=DAY)
    page = signed_in("T01").get(f"/desk/online/{row.seq}/").content.decode()
    assert quote(f"/desk/cases/{made['published']}/do/object/") in page
    assert signed_in("T01").get(f"/desk/cases/{made['published']}/do/object/").status_code == 200
    assert signed_in("T01").post(f"/desk/online/{row.seq}/settle/", {"how": "taken"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.case) == ("taken", made["published"])


def test_a_complaint_is_registered_with_the_day_it_came_in_and_its_limits_run_from_there(here, signed_in):
    told = {"complaint.channel": "网上信访", "complaint.kind": "投诉", "complaint.topic": "养老服务", "complaint.person": "匿名", "complaint.received": DAY}
    row = online.receive(Sent("complaint", matter("complaint"), said="饭菜不干净", facts=told), on=DAY)
    client = signed_in("S01", date(2024, 3, 22))
    where = f"/desk/new/complaint/register/?lead={row.seq}"
    page = client.get(where).content.decode()
    names = dict(re.findall(r'name="(complaint\.0\.[a-z_.]+)"[^>]*?value="([^"]*)"(?=[^>]*checked)', page))
    sent = {"complaint.0.complaint.topic": "养老服务", "complaint.0.complaint.channel": "网上信访", "complaint.0.complaint.person": "匿名",
            "complaint.0.complaint.received": "2024-03-20", "complaint.0.complaint.kind": "投诉"}  # fmt: skip
    assert 'value="2024-03-20"' in page
    sent |= names | {f"complaint.0.complaint.{name}": "no" for name in ("finished", "conflicted")} | {"complaint.0.complaint.ours": "yes"}
    sent |= {"complaint.0.complaint.statutory": "没有，按信访程序", "lead": row.seq, "do": "open", "act_id": str(uuid4())}
    answer = client.post(where, sent)
    assert answer.status_code == 302, re.findall('class="error"[^>]*>([^<]+)', answer.content.decode())
    row.refresh_from_db()
    case = visible(Scope(None)).get(pk=row.case)
    assert (row.state, case.due, case.due_title) == ("taken", date(2024, 4, 4), "书面告知期限")
