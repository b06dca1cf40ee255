"""Everything the public site can serve, walked link by link over a district full of children's and adoption cases: none of
them is anywhere, and nobody can get at one by asking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from random import Random
from typing import Any

import pytest
from django.test import Client, override_settings

from minzheng.catalogue import matters
from minzheng.funds.models import Entitlement
from minzheng.identity.fictional import fictional_resident_number
from minzheng.journal import checkpoints, prove
from minzheng.journal.models import Act
from minzheng.journal.read import of_case
from minzheng.journal.seal import seal_pending
from minzheng.pages import marks
from minzheng.portal.progress import last_of
from minzheng.procedure.models import Case, Lead, Letter, Notice
from minzheng.registers.models import Person, Record
from minzheng.rehearsal import drawing, script
from minzheng.rehearsal.live import Year
from minzheng.rehearsal.script import Settings

LINES = ("儿童福利", "未成年人保护", "收养登记")
OURS = tuple(matter for matter in matters() if matter.line in LINES)
IDS = {matter.id for matter in OURS}
DAYS = ("2024-03-20", "2024-12-31")
OUTSIDE = re.compile(r"^(/desk/|/login/|/logout/|/static/|//|[a-z]+:|#)")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def children(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A year in which nothing happens but one of every story of these lines; rolled back afterwards."""
    from django.db import transaction

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(script, "matters", lambda: OURS)
        patch.setattr(drawing, "of_day", lambda year, day: None)
        year = Year(Settings(2024, part=1000))
        year.live()
        seal_pending()
        checkpoints.make_all(year.moment(date(2024, 12, 31)))
        yield
        transaction.set_rollback(True)


def walked(client: Client) -> dict[str, str]:
    """Every address that can be reached from the home page and the searches, with what it answers."""
    found: dict[str, str] = {}
    waiting = ["/", "/?q=孤儿", "/?q=收养", "/?q=留守儿童", *(f"/guide/{matter.id}/" for matter in OURS), "/draws/none.json", "/complain/", "/verify/"]
    waiting += [f"/{page}/{matter.id}/" for page in ("check", "apply", "book") for matter in OURS]
    acts = Act.objects.filter(matter__in=IDS).order_by("-seq")[:60]
    waiting += [f"/verify/{marks.of_act(act)}/" for act in acts]
    waiting += [f"/verify/{marks.of_letter(one)}/" for one in Letter.objects.filter(case__matter__in=IDS)]
    waiting += [f"/figures/2024/{figure.id}/" for matter in OURS for figure in matter.figures]
    while waiting:
        where = waiting.pop()
        if where in found:
            continue
        answer = client.get(where)
        found[where] = answer.content.decode("utf-8", "replace")
        links = [unescape(link) for link in re.findall(r'(?:href|action)="([^"]+)"', found[where])]
        waiting += [link if not link.startswith("?") else where.partition("?")[0] + link for link in links if not OUTSIDE.match(link)]
    return found


def secrets() -> set[str]:
    """What would give one of them away: names, ID numbers, accounts, birthdays, case numbers and codes, register numbers, certificates."""
    cases = list(Case.objects.filter(matter__in=IDS))
    people = Person.objects.filter(pk__in=Entitlement.objects.filter(matter__in=IDS).values("person_id"))
    found = {text for one in cases for text in (one.number, one.code)}
    found |= {text for one in people for text in (one.resident_number, one.account, one.born.isoformat(), one.name if len(one.name) > 2 else "")}
    found |= {text for row in Record.objects.filter(register__in=("adoption", "children_roster")) for text in (row.number, row.name)}
    found |= {letter.number for letter in Letter.objects.filter(case__in=cases)}
    for one in cases:
        known = json.loads(one.facts)
        found |= {str(value["day"] if isinstance(value, dict) else value) for key, value in known.items() if key.endswith("born")}
    return {text for text in found if text}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("elder", ["", "1"])
def test_no_child_and_no_adoption_is_on_any_public_page(children: None, day: str, elder: str) -> None:
    assert set(Case.objects.values_list("matter", flat=True)) == IDS
    client = Client()
    client.cookies["elder"] = elder
    with override_settings(VIEW_AS_OF=day):
        pages = walked(client)
    public = {"/", "/notices/", "/progress/", "/complain/", "/verify/", "/check/adoption/", "/book/adoption/", "/guide/orphan_allowance/"}
    assert public | (set() if elder else {"/figures/", "/report/2024/", "/checkpoint/", "/receipt/", "/draws/"}) <= set(pages)
    papers = [page for where, page in pages.items() if where.startswith("/verify/") and "是本机关出具" in page]
    assert papers, "their letters were verified, too"
    hidden = secrets()
    assert len(hidden) > 100
    assert {where: [one for one in hidden if one in page] for where, page in pages.items() if any(one in page for one in hidden)} == {}


def test_nothing_was_ever_hung_out(children: None) -> None:
    assert not Notice.objects.exists()


def test_the_right_code_and_the_right_characters_are_told_nothing(children: None) -> None:
    known = 0
    for place, id in enumerate(sorted(IDS)):
        one = Case.objects.filter(matter=id).order_by("pk")[0]
        kind, _, key = one.subject.partition(":")
        held = last_of(one, Person.objects.get(pk=int(key)) if kind == "person" else None)
        known += bool(held)
        page = Client(REMOTE_ADDR=f"10.0.0.{place}").post("/progress/", {"code": one.code, "last": held}).content.decode()
        assert "没有查到" in page
    assert known, "somebody who could identify himself was asked"


def test_every_door_that_asks_for_a_code_stays_shut(children: None) -> None:
    """The right code with the right characters gives no letter and takes nothing back."""
    asked = 0
    for place, one in enumerate(Case.objects.filter(matter__in=IDS, letters__isnull=False).distinct()[:12]):
        kind, _, key = one.subject.partition(":")
        held = last_of(one, Person.objects.get(pk=int(key)) if kind == "person" else None)
        asked += bool(held)
        for where in ("/progress/letter.pdf", "/progress/withdraw/"):
            answer = Client(REMOTE_ADDR=f"10.1.0.{place}").post(where, {"code": one.code, "last": held, "place": "0"})
            assert "没有查到" in answer.content.decode()
    assert asked
    assert not Lead.objects.exists()


def test_what_is_written_to_the_log_names_nobody(children: None, caplog: pytest.LogCaptureFixture) -> None:
    name, number = "欧阳试验", fictional_resident_number(Random(1), date(2015, 6, 1), "女")
    sent = {"name": name, "number": number, "phone": "13900000000", "said": name, "do": "send", "act_id": "x"}
    with caplog.at_level("DEBUG"):
        for where in ("/apply/subsistence/", "/book/adoption/?day=2025-01-06", "/complain/", "/progress/", "/progress/letter.pdf", "/verify/", "/nowhere/"):
            Client(REMOTE_ADDR="10.2.0.1").post(where, sent | {"code": "A" * 13, "last": number[-4:], "slot": "09:30", "town": "x"})
    ours = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert ours
    assert not [one for one in (name, number, "13900000000") if one in ours]


def test_a_receipt_does_not_say_what_it_is_about(children: None) -> None:
    for matter in OURS:
        number = Case.objects.filter(matter=matter.id).values_list("number", flat=True)[0]
        text = prove.receipt(of_case(number).last().seq).text()
        page = Client().post("/receipt/", {"receipt": text}).content.decode()
        assert "凭证有效" in page
        assert "依法不公开的事项" in page
        assert matter.title not in page.split("<main")[1]


def test_small_counts_of_adoptions_are_masked_in_the_public_copy(children: None) -> None:
    """PRV-C04：只有一宗的收养数字不印在公开的文本里。"""
    report = Client().get("/report/2024/").content.decode()
    figure = Client().get("/figures/2024/adoption_dissolutions/").content.decode()
    assert "少于5宗" in figure
    assert not re.search(r"解除收养关系登记\D{0,80}>1宗", report)
