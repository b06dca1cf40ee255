"""Measures the served pages: a list and a case under fifty people at once, beside plain views of the same rows, in a small and a large district."""

from __future__ import annotations

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from threading import Thread
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.desk.models import Account
from minzheng.identity.fictional import FictionalNumbers
from minzheng.identity.names import initials
from minzheng.pages.day import PRACTICE_DAY
from minzheng.procedure import cases
from minzheng.procedure.district import district
from minzheng.procedure.seeing import Scope
from minzheng.registers import finding
from minzheng.rehearsal.inventing import name
from minzheng.rehearsal.live import Year
from minzheng.rehearsal.script import Settings
from minzheng.vocabulary.errors import Refusal

from .serve import WORKERS, threads

DAY, MATTER, WHOLE = date(2024, 7, 1), "old_age_allowance", 50
FIRST, ACTS = 10_000_000, 20
"""Numbers of copied rows begin after those of the real ones; so many are kept free for the acts of a case."""
SIZES = (10_000, 1_000_000)
USERS, TURNS, MOST_SHOWN = 50, 6, 10
PAGES = {
    "list": lambda rng, size: "/desk/",
    "plain_list": lambda rng, size: "/plain/list/",
    "case": lambda rng, size: f"/desk/cases/{quote(_looked_at(rng, size))}/",
    "plain_case": lambda rng, size: f"/plain/cases/{quote(_looked_at(rng, size))}/",
}
"""Each page measured: its address for one of the users."""
Row = dict[str, Any]
SEARCHES = ("国强", "zgq", "伟", "张丽", "陈", "张国强", "1234", "123456", "4418901960", "19600101", "高龄津贴-2023", "高龄津贴-2023-00")


def bench_web(sizes: tuple[int, ...] = SIZES, users: int = USERS) -> dict[str, float]:
    """Milliseconds at p50, p95 and p99 of each page in the largest district; `list_ratio` and `case_ratio` = p50 by that of the plain
    view; `list_flat` and `case_flat` = p50 by that in the smallest district; `search_ms` = the slowest search for people and cases, by
    somebody who sees the whole district, a town or a line of business.

    Only on an empty SQLite database; every user has a session of his own, and asks again as soon as he is answered.
    """
    if connection.vendor != "sqlite":
        raise ValueError("pages are measured on SQLite")
    going, ended = _likes()
    told: dict[int, dict[str, list[float]]] = {}
    numbers = FictionalNumbers(random.Random(FIRST))
    made = 1
    for size in sizes:
        _grow(going, ended, made, size, numbers)
        made = size
        cookies = _signed_in(users)
        connection.close()
        with _served() as port:
            told[size] = {page: _asked(port, cookies, where, size) for page, where in PAGES.items()}
    first, last = told[sizes[0]], told[sizes[-1]]
    found = {f"{page}_{quantile}_ms": _at(last[page], share) * 1000 for page in PAGES for quantile, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))}
    middle = {page: statistics.median(last[page]) for page in PAGES}
    found |= {f"{page}_ratio": middle[page] / middle[f"plain_{page}"] for page in ("list", "case")}
    found |= {f"{page}_flat": middle[page] / statistics.median(first[page]) for page in ("list", "case")}
    return {**found, "search_ms": _searched() * 1000, "cases": float(sizes[-1]), "users": float(users)}


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def _town(place: int) -> str:
    """People and their cases live in all the towns alike."""
    towns = _towns()
    return towns[place % len(towns)]


@cache
def _towns() -> list[str]:
    return [street.code for street in district().locality.streets]


def _number(place: int) -> str:
    return f"{matter_of(MATTER).word}-2023-{place:07d}"


# --- a large district ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Like:
    """The rows of one case that was led on its way by the real verbs: what others are copied from. Only the first act in a `brief` copy."""

    case: Row
    acts: list[tuple[Row, list[Row]]]
    letters: list[Row]
    notices: list[Row]

    def copied(self, place: int, rng: random.Random, *, brief: bool) -> Iterator[tuple[str, Row]]:
        """(table, row) of the copy that is the case of person `place`."""
        number, acts = _number(place), self.acts[:1] if brief else self.acts
        seqs = {act["seq"]: FIRST + place * ACTS + turn for turn, (act, _) in enumerate(acts)}
        due = None if self.case["closed"] else (DAY + timedelta(days=rng.randrange(-20, 60))).isoformat()
        yield "procedure_case", {**self.case, "number": number, "subject": f"person:{FIRST + place}", "title": name(rng), "due": due,
                                 "town": _town(place), "code": f"{place:013d}", "last_seq": max(seqs.values())}  # fmt: skip
        for act, said in acts:
            seq = seqs[act["seq"]]
            yield "journal_act", {**act, "seq": seq, "act_id": f"{seq:032x}", "case": number, "prev": seqs.get(act["prev"])}
            yield from (("journal_actfield", {**one, "seq": seq}) for one in said)
        for one in self.letters if not brief else ():
            yield "procedure_letter", {**one, "id": seqs[one["seq"]], "case_id": number, "seq": seqs[one["seq"]], "number": f"{one['number']}-{place}"}
        for one in self.notices if not brief else ():
            yield "procedure_notice", {**one, "id": seqs[one["seq"]], "case_id": number, "seq": seqs[one["seq"]]}


def _likes() -> tuple[Like, Like]:
    """A case half-way and one that has ended."""
    year = Year(Settings(DAY.year))
    plans = [next(plan for plan in year.plans if plan.matter.id == MATTER and told in plan.story.title) for told in ("准予发放", "不予发放")]
    year.plans, year.standing = plans, []
    year.prepare()
    for plan, share in zip(plans, (2, 1), strict=True):
        for place in range(len(plan.days) // share):
            year._act(plan, place)
    User.objects.all().delete()
    Account.objects.create(user=User.objects.create(username="bench"), officer=finding.first_holder("head"))
    going, ended = (_like(year.numbers[plan.key]) for plan in plans)
    if going.case["closed"] or not ended.case["closed"]:
        raise Refusal("试测用的办件没有办到该到的环节", remedy=f"请核对“{MATTER}”的环节。")
    return going, ended


def _like(number: str) -> Like:
    connection.ensure_connection()
    raw = connection.connection
    acts = _rows(raw, 'SELECT * FROM journal_act WHERE "case" = ? ORDER BY seq', number)
    fields = [(act, _rows(raw, "SELECT * FROM journal_actfield WHERE seq = ?", act["seq"])) for act in acts]
    [case] = _rows(raw, "SELECT * FROM procedure_case WHERE number = ?", number)
    letters, notices = (_rows(raw, f"SELECT * FROM {table} WHERE case_id = ?", number) for table in ("procedure_letter", "procedure_notice"))  # noqa: S608 - fixed names
    return Like(case, fields, letters, notices)


def _grow(going: Like, ended: Like, start: int, end: int, numbers: FictionalNumbers) -> None:
    """Copy until there are `end` people with a case each: one in WHOLE half-way, one in WHOLE ended with all its acts, of the others the first."""
    connection.ensure_connection()
    raw = connection.connection
    person = _rows(raw, "SELECT * FROM registers_person ORDER BY id LIMIT 1")[0]
    rng = random.Random(start)
    raw.execute("PRAGMA synchronous = OFF")
    raw.execute("PRAGMA cache_size = -1000000")
    raw.execute("BEGIN IMMEDIATE")
    indexes = _rows(raw, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    for one in indexes:
        raw.execute(f"DROP INDEX {one['name']}")
    for chunk in range(start, end, 20_000):
        rows: dict[str, list[Row]] = {}
        for place in range(chunk, min(end, chunk + 20_000)):
            rows.setdefault("registers_person", []).append(_person(person, place, rng, numbers))
            turn = place % WHOLE
            for table, row in (ended if turn else going).copied(place, rng, brief=turn > 1):
                rows.setdefault(table, []).append(row)
        for table, some in rows.items():
            _insert(raw, table, some)
    for one in indexes:  # one sort of all is much quicker than a place for each
        raw.execute(one["sql"])
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _looked_at(rng: random.Random, size: int) -> str:
    """The number of a case with all its acts: half of them still open."""
    return _number(rng.randrange(1, size // WHOLE) * WHOLE + rng.randrange(2))


_initials = cache(initials)


def _rows(raw: Any, statement: str, *values: Any) -> list[Row]:
    cursor = raw.execute(statement, values)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _insert(raw: Any, table: str, rows: list[Row]) -> None:
    columns = list(rows[0]) if rows else []
    names, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" * len(columns))
    raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])  # noqa: S608 - fixed names


def _person(like: Row, place: int, rng: random.Random, numbers: FictionalNumbers) -> Row:
    said = name(rng)
    born = date(1930, 1, 1) + timedelta(days=rng.randrange(25_000))
    kept = {"id": FIRST + place, "town": _town(place), "name": said,
            "initials": _initials(said), "resident_number": numbers.issue(born, like["sex"]), "born": born.isoformat()}  # fmt: skip
    return {column: kept.get(column, value) for column, value in like.items()}


# --- fifty people --------------------------------------------------------------------------------------------------


def _signed_in(users: int) -> list[str]:
    """A session for each."""
    user = User.objects.get(username="bench")
    made = []
    for _ in range(users):
        session = SessionStore()
        session.update({SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0], HASH_SESSION_KEY: user.get_session_auth_hash(),
                        PRACTICE_DAY: DAY.isoformat()})  # fmt: skip
        session.create()
        made.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    return made


@contextmanager
def _served() -> Iterator[int]:
    """The product as `up` serves it, with the plain views beside it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "minzheng.cli.plain_server:application", "--interface", "wsgi", "--host", "127.0.0.1",
               "--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(threads()), "--no-ws", "--log-level", "error"]  # fmt: skip
    server = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        _await(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            if _once(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "/login/", "") == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise Refusal("服务没有起来", remedy="请先单独执行 minzheng up 查明原因。")


def _asked(port: int, cookies: list[str], where: Callable[[random.Random, int], str], size: int) -> list[float]:
    """Seconds of every answer to users who all ask at once, again and again; the first turn warms up and does not count."""
    times: list[list[float]] = [[] for _ in cookies]

    def ask(place: int) -> None:
        rng, line = random.Random(place), http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for turn in range(TURNS + 1):
            start = time.perf_counter()
            status = _once(line, where(rng, size), cookies[place])
            if status != 200:
                raise Refusal(f"{where(rng, size)} 答了{status}", remedy="请用浏览器打开看看。")
            if turn:
                times[place].append(time.perf_counter() - start)

    threads = [Thread(target=ask, args=(place,)) for place in range(len(cookies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [one for mine in times for one in mine]
    if len(found) < TURNS * len(cookies):
        raise Refusal("有的请求没有答上来", remedy="请看服务的错误输出。")
    return found


def _once(line: http.client.HTTPConnection, where: str, cookie: str) -> int:
    line.request("GET", where, headers={"Cookie": cookie, "Host": "localhost"})
    answer = line.getresponse()
    answer.read()
    return answer.status


def _searched() -> float:
    """Seconds of the slowest of the searches: for a person, and for the first page of a list of cases with its counts."""
    slowest = 0.0
    line = frozenset(one.id for one in matters() if one.line == matter_of(MATTER).line)

    def named(text: str, scope: Scope) -> list[Any]:
        return finding.named(text, scope.town, MOST_SHOWN)

    def rows(text: str, scope: Scope) -> list[Any]:
        found = cases.narrowed(cases.visible(scope), cases.Wanted(text=text))
        return cases.to_page(cases.of_colour(found, "", DAY), "", cases.counts(found, DAY, cases.AT_A_GLANCE))[:MOST_SHOWN]

    for scope in (Scope(None), Scope(None, _town(0)), Scope(line)):
        for text in SEARCHES:
            for search in (named, rows):
                start = time.perf_counter()
                search(text, scope)
                slowest = max(slowest, time.perf_counter() - start)
    return slowest
