"""Every page of the served product, by the site's own list of routes, at its address with what the rehearsed year holds.

A route added to the site is swept by itself where its placeholders are among SAMPLES; where they are not, the sweep fails and names it.
Which account sees a page is asked of the server, not written here: the page is swept as the first of ACCOUNTS that gets it sees it, and
again as the auditor sees it, who may read and do nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.identity.fictional import FictionalNumbers
from tests.desk.test_imports import foreign
from tests.desk.test_routes import addressed, routes
from tests.pages.browsing import WIDTHS

from .paper import printed
from .serving import Serving
from .tabbing import tabbed
from .walking import Walker

NUMBER = FictionalNumbers(random.Random(34)).issue(date(1970, 1, 1), "男")
ACCOUNTS = ("town", "section", "approver", "registrar", "finance", "legal", "head", "sysadmin", "secadmin", "auditor")
NOBODY, AUDITOR = "", ACCOUNTS[-1]
PUBLIC, STAFF = ("portal:", "login", "logout", "elder", "field"), ("desk:", "practice:", "administration:")
"""How the names of routes begin that are open to anybody, and those for whoever has an account."""
ALSO: Mapping[str, tuple[str, ...]] = {
    "portal:home": ("?q=低保",),
    "portal:book": ("?day={slot}",),
    "desk:worklist": ("?colour=closed", "?q=没有这样的办件"),
    "desk:catalogue": ("?q=低保",),
    "desk:counter": ("?q=J441802",),
    "desk:trial": ("?month=2024-11",),
    "desk:what_if": ("?standard=低保标准%7C农村&amount=620&since=2024-05-01",),
    "administration:log": ("?kind=sign_in",),
}
"""Further views of a page, told by what its address asks."""

UNTOLD: Mapping[str, str] = {
    "desk:act_file": "the year keeps no attachments; the file of an application is opened in test_citizen.py",
    "desk:draft_photo": "the photographs of a form half filled in, seen on it in test_an_application.py",
    **dict.fromkeys(("portal:identity", "portal:identity_back"), "the way to a provider of identities, in tests/portal/test_sending.py"),
    "desk:table": "a long table is asked for, told as it is written and taken once, in test_payroll_officer.py",
    "desk:online_file": "the files of what came in, in test_citizen.py",
}
"""Routes for which the year holds nothing, and where they are walked instead."""

FILE = re.compile(r"\.[a-z]+$")
"""The address of a file, not of a page."""


@dataclass(frozen=True)
class Page:
    """What a route turned out to be for those who get something of it: the accounts that see a page of it, in their order."""

    name: str
    where: str
    seen_by: tuple[str, ...]


def samples(served: Serving) -> dict[str, dict[str, str]]:
    """What the placeholders stand for: under "" for every route, else for the route or the routes with this beginning."""

    def first(sql: str) -> str:
        ((found,), *_) = served.ask(sql)
        return str(found)

    visited = first("select number from procedure_case where matter = 'subsistence' and town = '441802006' and not closed and outcome <> '' order by number")
    letter = first("select l.id from procedure_letter l join procedure_case c on c.number = l.case_id where c.matter = 'subsistence' and l.title like '%确认%'")
    made = _made(served)
    notice = first("select seq from procedure_notice where taken_down is null order by until desc")
    act = first(f"select max(seq) from journal_act where \"case\" = '{visited}'")
    return {
        "": {"year": "2024", "place": "0", "section": "3-0-plan", "kind": "people", "matter": "subsistence", "number": visited, "seq": act, "verb": "recheck",
             "id": letter, "mark": made["mark"], "line": first("select max(id) from funds_entitlement"), "slot": made["slot"]},
        "portal:": {"id": "subsistence", "seq": notice, "number": first("select id from procedure_draw")},
        "portal:check": {"id": "old_age_allowance"},
        "portal:apply": {"id": "temporary_relief"},
        "portal:book": {"id": "marriage"},
        "portal:figure": {"id": "marriages_registered"},
        "desk:figure": {"id": "marriages_registered"},
        "desk:begin": {"verb": "accept"},
        "desk:certificate": {"id": first("select id from procedure_letter where title = '结婚证'")},
        "desk:check": {"number": first("select number from procedure_case where matter = 'data_check' order by closed")},
        "desk:draw": {"number": first("select case_id from procedure_draw")},
        "desk:import": {"batch": made["imported"]},
        "desk:import_template": {"kind": "people"},
        "desk:online": {"seq": made["lead"]},
        "desk:pay": {"seq": first("select seq from funds_payroll where matter = 'old_age_allowance' order by month desc")},
        "desk:several": {"batch": made["several"]},
        "desk:together": {"batch": made["several"], "matter": made["together_matter"], "verb": made["together_verb"]},
        "practice:exam": {"number": first("select max(number) from procedure_case where matter = 'law_exam'")},
        "practice:lead": {"number": "0"},
        "administration:": {"id": first("select max(id) from auth_user"), "verb": "close", "staff": first("select min(staff) from registers_officer")},
        "administration:import": {"batch": made["officers"], "kind": "officers"},
    }  # fmt: skip


def _made(served: Serving) -> dict[str, str]:
    """What the year does not hold: something sent in online, several cases chosen together, lists uploaded, an exam to sit."""
    with served.somebody() as citizen:
        citizen.go("/book/marriage/")
        slot = str(citizen.tab.locator("main a[href*='day=']").first.get_attribute("href")).partition("day=")[2]
        citizen.go("/apply/temporary_relief/")
        citizen.answer({"姓名": "温晓东", "公民身份号码": NUMBER, "电话": "13900000000", "镇（街道）": "凤城街道"})
        citizen.button("提交申请")
        citizen.sees("已收到您的申请")
        mark = re.search(r"[0-9]+-[0-9a-f]{16}", citizen.tab.locator("figure").inner_text())
    with served.as_("town") as clerk:
        clerk.go("/desk/?matter=old_age_allowance")
        for place in range(2):
            clerk.tab.locator("input[name=case]").nth(place).check()
        clerk.button("一起办理选中的")
        together = str(clerk.tab.locator(".matter-steps a").first.get_attribute("href")).strip("/").split("/")
    with served.as_("section") as section:
        imported = _uploaded(section, "/desk/import/", "people")
    with served.as_("secadmin") as security:
        officers = _uploaded(security, "/desk/administration/officers/import/", "officers")
    with served.as_("legal") as lawyer:
        lawyer.go("/desk/practice/exams/new/")
        lawyer.answer({"截止日": "2025-01-15", "题数": "5", "答题时限": "30", "合格线": "60"})
        lawyer.tab.get_by_label("行政执法").check()
        ((sitter,),) = served.ask("select a.staff from desk_account a join auth_user u on u.id = a.user_id where u.username = 'section'")
        lawyer.tab.locator(f"input[name=staff][value='{sitter}']").check()
        lawyer.button("安排", within=".form-end")
        lawyer.sees("应考1人")
    assert mark is not None
    ((lead,),) = served.ask("select max(seq) from procedure_lead")
    return {"slot": slot, "mark": mark[0], "lead": str(lead), "imported": imported, "officers": officers, "several": together[-3],
            "together_matter": together[-2], "together_verb": together[-1]}  # fmt: skip


def _uploaded(walker: Walker, where: str, kind: str) -> str:
    """A foreign list brought in as far as its first page: the name of the upload."""
    walker.go(where)
    walker.tab.select_option("#kind", kind)
    walker.upload("#file", "名册.xlsx", foreign(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    walker.button("上传", within=".form-end")
    walker.tab.wait_for_url(re.compile("/[0-9a-f-]{36}/$"))
    return str(walker.tab.url).strip("/").rpartition("/")[2]


def values_for(name: str, told: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What stands for the placeholders of a route: what is told of it most exactly wins."""
    found: dict[str, str] = {}
    for beginning in sorted((one for one in told if name.startswith(one)), key=len):
        found |= told[beginning]
    return found


def discovered(served: Serving, walkers: Mapping[str, Walker], told: Mapping[str, Mapping[str, str]], wanted: Iterable[str]) -> tuple[list[Page], list[str]]:
    """The pages among the routes that begin with one of `wanted`, and the routes of which nobody gets anything."""
    pages, lost = [], []
    for name, route in routes():
        if not name.startswith(tuple(wanted)) or name in UNTOLD or FILE.search(route):
            continue
        values = values_for(name, told)
        where = addressed(route, values)
        for also in ("", *ALSO.get(name, ())):
            seen, known = [], False
            for account, walker in walkers.items():
                if seen and (account != AUDITOR or NOBODY in seen):
                    continue  # who may see it is asked of every account in tests/desk/test_matrix.py
                answer = walker.tab.context.request.get(f"{served.address}{where}{also.format_map(values)}", max_redirects=0)
                known = known or answer.status in (200, 302, 405)
                if answer.status >= 500:
                    lost.append(f"{name} {where}: {answer.status}")
                if answer.status == 200 and _is_page(answer):
                    seen.append(account)
                elif answer.status in (200, 405):
                    break  # a file, a part of a page, or what only takes what is sent: the same for everybody
            pages += [Page(name, where + also.format_map(values), tuple(seen))] if seen else []
            lost += [] if known else [f"{name} {where}{also}: nobody gets anything; has it a sample in sweeping.samples?"]
    return pages, lost


def _is_page(answer: Any) -> bool:
    headers = answer.headers
    return headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers and "<html" in answer.text()[:200]


@contextmanager
def signed_in(served: Serving, accounts: Iterable[str], elder: bool) -> Iterator[dict[str, Walker]]:
    """A browser for each account, all open at once; "" is somebody who is not signed in."""
    with ExitStack() as stack:
        yield {one: stack.enter_context(served.as_(one, elder=elder) if one else served.somebody(elder=elder)) for one in accounts}


def swept(served: Serving, wanted: Iterable[str], accounts: Iterable[str] = ACCOUNTS, *, elder: bool = False) -> tuple[list[str], int]:
    """What is wrong with the pages of the routes that begin with one of `wanted`, and how many were looked at."""
    told = samples(served)
    with signed_in(served, accounts, elder) as walkers:
        pages, wrong = discovered(served, walkers, told, wanted)
        looks = [(page, account) for page in pages for account in dict.fromkeys((page.seen_by[0], page.seen_by[-1]))]
        for page, account in looks:
            wrong += [f"{page.name} {page.where} ({account or 'anybody'}): {one}" for one in looked_at(walkers[account], page.where, further=not elder)]
    return wrong, len(looks)


def looked_at(walker: Walker, where: str, *, further: bool) -> Iterator[str]:
    """The promises of every page at both widths; and, where `further`, the keyboard alone and paper."""
    tab = walker.tab
    walker.at.said.clear()
    answer = tab.goto(f"{walker.at.base}{where}")
    if answer.status != 200:
        yield f"status {answer.status}"
    if "/desk/" in where and not tab.locator("nav[aria-label=主菜单], main a[href='/desk/']").count():
        yield "neither a menu nor a way back"
    for width, (wide, high) in WIDTHS.items():
        tab.set_viewport_size({"width": wide, "height": high})
        try:
            walker.at.holds(width)
        except AssertionError as problem:
            yield " ".join(str(problem).split())[:500]
        if further and width == "desktop":
            yield from (f"by keyboard: {one}" for one in tabbed(tab))
    if further:
        yield from printed(tab)
