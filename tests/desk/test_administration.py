"""The three administrators: each does his own part, in the journal, and nobody else's; together they make an officer, alone none can."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from minzheng.administration import auditing
from minzheng.desk.accounts import demo_accounts
from minzheng.desk.models import AUDIT, SECURITY, SYSTEM, Account, SignedIn
from minzheng.journal import read as journal
from minzheng.journal.verify import verify
from minzheng.pages.day import PRACTICE_DAY
from minzheng.procedure import deep
from minzheng.registers.read import offices_of
from tests.pages.refusing import refused

from .test_routes import addressed, routes

ROOT = "/desk/administration/"
TODAY, LINE = date(2024, 3, 20), "殡葬管理"
PAGES = {
    SYSTEM: ("accounts/", "accounts/open/", "running/"), SECURITY: ("officers/", "officers/import/", "officers/enter/", "officers/T01/", "policy/"),
    AUDIT: ("log/", "log.xlsx"),
}  # fmt: skip
NEW = {"staff": "T77", "name": "贺新", "organ": "清城区民政局", "town": "", "certificate": "", "certificate_until": ""}


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def as_(here):
    def sign_in(duty):
        user, _ = User.objects.get_or_create(username=f"{duty}-1")
        Account.objects.update_or_create(user=user, defaults={"duty": duty})
        client = Client()
        client.force_login(user)
        session = client.session
        session[PRACTICE_DAY] = TODAY.isoformat()
        session.save()
        return client

    return sign_in


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("duty", PAGES)
def test_each_has_his_own_pages_and_not_the_others(as_, duty):
    client = as_(duty)
    assert client.get(ROOT, follow=True).status_code == 200
    for owner, pages in PAGES.items():
        for page in pages:
            assert client.get(ROOT + page).status_code == (200 if owner == duty else 404), (duty, page)


@pytest.mark.parametrize("duty", [SYSTEM, SECURITY])
def test_who_administers_sees_nothing_of_the_desk(made, as_, duty):
    client, walked = as_(duty), 0
    values = {"number": made["refused"], "verb": "serve", "matter": "subsistence", "id": 1, "year": 2024, "seq": 1, "staff": "T01"}
    assert client.get("/desk/")["Location"] == ROOT
    for name, route in routes():
        where = addressed(route, values | {part: values.get(part, "x") for part in re.findall(r"<(?:\w+:)?(\w+)>", route)})
        if not where.startswith("/desk/") or name.startswith("administration:") or name in ("desk:worklist", "desk:password"):
            continue
        for answer in (client.get(where), client.post(where)):
            assert answer.status_code == 404, (where, answer.status_code)
        walked += 1
    assert walked >= 30


def test_an_officer_has_none_of_these_pages(signed_in):
    for staff in ("T01", "H01", "B01"):
        client = signed_in(staff)
        for page in (one for pages in PAGES.values() for one in pages):
            assert client.get(ROOT + page).status_code == 404, (staff, page)


def test_an_officer_is_made_by_two_of_them_and_signs_in(as_):
    security, system = as_(SECURITY), as_(SYSTEM)
    too_early = system.post(f"{ROOT}accounts/open/", {"staff": "T77", "why": "新入职"})
    assert refused(too_early)
    assert "没有工号为T77的工作人员" in text(too_early)
    entered = security.post(f"{ROOT}officers/enter/", NEW)
    assert entered["Location"] == f"{ROOT}officers/T77/"
    assert offices_of("T77", TODAY) == []
    assert security.post(f"{ROOT}officers/T77/give/", {"office": "section", "line": LINE, "since": "2024-03-20"}).status_code == 302
    assert offices_of("T77", TODAY) == [("section", LINE)]
    opened = system.post(f"{ROOT}accounts/open/", {"staff": "T77", "account": "", "why": "新入职"})
    secret = re.search(r"<code>([a-z0-9-]{19})</code>", text(opened))[1]
    client = Client()
    assert client.post("/login/", {"username": "t77", "password": secret}).status_code == 302
    assert client.get("/desk/")["Location"] == "/desk/password/"
    client.post("/desk/password/", {"old_password": secret, "new_password1": "yi-ge-xin-de-kouling", "new_password2": "yi-ge-xin-de-kouling"})
    assert client.get("/desk/").status_code == 200
    said = [(act.actor, act.role, act.verb) for act in [*journal.of_matter("register_officers"), *journal.of_matter("accounts")] if act.actor.endswith("-1")]
    assert said == [("security-1", "security_administrator", "appoint"), ("security-1", "security_administrator", "give_office"),
                    ("system-1", "system_administrator", "open_account")]  # fmt: skip
    assert secret not in str([journal.fields(act.seq) for act in journal.of_matter("accounts")])


@pytest.mark.parametrize(("said", "why"), [
    ({"office": "section", "line": "", "since": "2024-03-19"}, "职权不能追溯"),
    ({"office": "section", "line": "没有的线", "since": "2024-03-20"}, "没有“没有的线”这条业务线"),
    ({"office": "applicant", "line": ""}, "没有可以授予的职位"),
    ({"office": "", "line": ""}, "没有可以授予的职位"),
    ({"office": "section", "line": "", "since": "明天"}, "不是日期"),
])  # fmt: skip
def test_a_grant_that_cannot_be_is_refused(as_, said, why):
    before = journal.of_matter("register_officers").count()
    answer = as_(SECURITY).post(f"{ROOT}officers/T01/give/", said)
    assert refused(answer)
    assert why in text(answer)
    assert journal.of_matter("register_officers").count() == before


def test_what_is_taken_back_ends_at_once_can_be_given_again_and_verifies(as_):
    client, office = as_(SECURITY), {"office": "section", "line": LINE}
    assert refused(client.post(f"{ROOT}officers/T01/take/", office | {"why": "轮岗"}))
    assert client.post(f"{ROOT}officers/T01/give/", office).status_code == 302
    again = client.post(f"{ROOT}officers/T01/give/", office)
    assert refused(again)
    assert "已经任" in text(again)
    assert refused(client.post(f"{ROOT}officers/T01/take/", office | {"why": " "}))
    assert ("section", LINE) in offices_of("T01", TODAY)
    assert client.post(f"{ROOT}officers/T01/take/", office | {"why": "轮岗"}).status_code == 302
    assert ("section", LINE) not in offices_of("T01", TODAY)
    assert client.post(f"{ROOT}officers/T01/give/", office | {"since": (TODAY + timedelta(days=3)).isoformat()}).status_code == 302
    assert ("section", LINE) not in offices_of("T01", TODAY)
    assert ("section", LINE) in offices_of("T01", TODAY + timedelta(days=3))
    assert verify(deep=deep.checkers()) == []


@pytest.mark.parametrize(("change", "why"), [
    ({"staff": ""}, "没有填工号"), ({"staff": "工号一"}, "只能用字母"), ({"staff": "T01"}, "已经登记"), ({"name": ""}, "没有填姓名"),
    ({"town": "999"}, "没有这个镇"), ({"certificate": "粤R001"}, "要一起填"), ({"certificate": "粤R001", "certificate_until": "后天"}, "不是日期"),
])  # fmt: skip
def test_somebody_entered_wrongly_is_refused_with_what_was_typed_kept(as_, change, why):
    answer = as_(SECURITY).post(f"{ROOT}officers/enter/", NEW | change)
    assert refused(answer)
    assert why in text(answer)
    assert 'value="清城区民政局"' in text(answer)


def test_an_account_is_closed_reopened_and_given_a_new_password(as_, signed_in):
    officer, system = signed_in("T01"), as_(SYSTEM)
    id = Account.objects.get(officer_id="T01").pk
    where = f"{ROOT}accounts/{id}/"
    assert refused(system.post(f"{where}close/", {"why": ""}))
    assert officer.get("/desk/").status_code == 200
    assert system.post(f"{where}close/", {"why": "调离"}).status_code == 302
    assert officer.get("/desk/")["Location"].startswith("/login/")
    assert refused(system.post(f"{where}close/", {"why": "调离"}))
    assert "停用" in text(system.get(f"{ROOT}accounts/?closed=1"))
    assert system.post(f"{where}reopen/", {"why": "借调结束"}).status_code == 302
    secret = re.search(r"<code>([a-z0-9-]{19})</code>", text(system.post(f"{where}reset/", {"why": "忘记"})))[1]
    assert User.objects.get(pk=id).check_password(secret)
    assert Account.objects.get(pk=id).must_change
    assert system.post(f"{where}sudo/", {"why": "x"}).status_code == 404


def test_nobody_changes_an_administrators_account_here(as_):
    system = as_(SYSTEM)
    as_(SECURITY)
    for duty in (SYSTEM, SECURITY):
        id = Account.objects.get(duty=duty).pk
        assert system.post(f"{ROOT}accounts/{id}/reset/", {"why": "试试"}).status_code == 404
    assert "security-1" not in text(system.get(f"{ROOT}accounts/"))


@pytest.mark.parametrize("said", [{"staff": "T01", "why": ""}, {"staff": "T01", "account": "a b", "why": "x"}, {"staff": "T01", "account": "用户", "why": "x"},
                                  {"staff": "", "why": "x"}])  # fmt: skip
def test_no_account_is_opened_badly(as_, said):
    before = User.objects.count()
    system = as_(SYSTEM)
    assert refused(system.post(f"{ROOT}accounts/open/", said))
    assert User.objects.count() == before + 1


def test_the_log_tells_who_signed_in_who_was_authorised_and_who_looked(as_, made, signed_in):
    User.objects.create_user("someone", password="zheli-4you-yige-kouling")
    Client().post("/login/", {"username": "someone", "password": "wrong"})
    Client().post("/login/", {"username": "my-secret-password", "password": "x"})
    as_(SECURITY).post(f"{ROOT}officers/T01/give/", {"office": "section", "line": LINE})
    signed_in("H01").post(f"/desk/cases/{made['refused']}/open/", {"why": "受理与核对申请材料"})
    auditor = as_(AUDIT)
    page = text(auditor.get(f"{ROOT}log/"))
    for told in ("someone", "失败", "授予职位", "工号T01", "受理与核对申请材料", "（没有这个账户）"):
        assert told in page, told
    assert "my-secret-password" not in page
    assert SignedIn.objects.filter(account=None).count() == 1
    assert "授予职位" not in text(auditor.get(f"{ROOT}log/?kind=sign_in"))
    as_(SYSTEM).post(f"{ROOT}accounts/open/", {"staff": "T02", "account": "", "why": "新入职"})
    told = {(one.kind, one.what.partition("，")[0]) for one in auditing.lines("", "", timezone.localdate(), timezone.localdate())}
    assert {("账户", "开立账户"), ("授权", "授予职位")} <= told
    assert "open_account" not in text(auditor.get(f"{ROOT}log/"))
    assert "职位section" not in text(auditor.get(f"{ROOT}log/"))
    assert "someone" not in text(auditor.get(f"{ROOT}log/?who=h01"))
    assert refused(auditor.get(f"{ROOT}log/?since=xx"))
    assert "没有这样的记录" in text(auditor.get(f"{ROOT}log/?since=2001-01-01&until=2001-01-02"))
    sheet = load_workbook(BytesIO(auditor.get(f"{ROOT}log.xlsx").getvalue())).active
    assert "授予职位" in str([[cell.value for cell in row] for row in sheet.iter_rows()])


def test_narrowing_the_officers(as_):
    client = as_(SECURITY)
    every = text(client.get(f"{ROOT}officers/"))
    narrowed = text(client.get(f"{ROOT}officers/?office=head&town=district"))
    assert "（T01）" in every
    assert "（H01）" in narrowed
    assert "（T01）" not in narrowed
    assert "没有这样的人员" in text(client.get(f"{ROOT}officers/?text=zzz"))
    assert client.get(f"{ROOT}officers/ZZ9/").status_code == 404


def test_many_officers_cost_no_more_statements(as_, django_assert_max_num_queries):
    for duty, page in ((SECURITY, "officers/"), (SYSTEM, "accounts/"), (AUDIT, "log/")):
        client = as_(duty)
        client.get(ROOT)
        with django_assert_max_num_queries(12):
            assert client.get(ROOT + page).status_code == 200


def test_the_demo_administrators_are_sent_to_their_pages(here):
    listed = {name: secret for name, secret, _ in demo_accounts()}
    for name, first in (("sysadmin", "accounts/"), ("secadmin", "officers/")):
        client = Client()
        client.post("/login/", {"username": name, "password": listed[name]})
        assert client.get("/desk/", follow=True).redirect_chain[-1][0] == ROOT + first


def test_the_list_of_officers_is_brought_in_by_the_security_administrator_alone(as_, signed_in, settings, tmp_path):
    settings.DATA_DIRECTORY = tmp_path
    book = Workbook()
    for row in (("工号", "姓名", "工作单位", "岗位", "任职时间"), ("N1", "某员", "清城区民政局", "区民政局财务人员", TODAY - timedelta(days=900))):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    sent = {"kind": "officers", "file": SimpleUploadedFile("名册.xlsx", out.getvalue())}
    assert signed_in("H01").post("/desk/import/upload/", sent).status_code == 404
    client = as_(SECURITY)
    assert "导入名册" in client.get(ROOT + "officers/").content.decode()
    assert client.post(ROOT + "officers/import/upload/", {**sent, "kind": "people"}).status_code == 404
    sent["file"].seek(0)
    where = client.post(ROOT + "officers/import/upload/", sent)["Location"]
    assert where.startswith(ROOT + "officers/import/")
    page = client.get(where).content.decode()
    assert "核对表头" in page
    assert "/desk/import/" not in page
    tried = client.post(f"{where}confirm/", {"h0": "staff", "h1": "name", "h2": "organ", "h3": "office", "h4": "since"}, follow=True).content.decode()
    assert "职权自导入之日起，不追溯" in tried
    assert "已导入" in client.post(f"{where}run/", follow=True).content.decode()
    assert offices_of("N1", TODAY - timedelta(days=1)) == []
    assert offices_of("N1", TODAY) == [("finance", "")]
    act = journal.of_matter("register_officers", "appoint").last()
    assert (act.actor, act.role) == ("security-1", "security_administrator")
    for duty in (SYSTEM, AUDIT):
        assert as_(duty).get(where).status_code == 404
    assert "登记人员" in as_(AUDIT).get(ROOT + "log/?kind=authority&since=2020-01-01").content.decode()
    assert client.get(ROOT + "officers/import/officers.xlsx").status_code == 200
    assert list(verify(deep=True, checkers=deep.checkers())) == []
