"""The rehearsed year as `minzheng up` serves it: lived once by the real command, then a copy and a server process for each walk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.cli.conftest import run_program
from tests.conftest import compiled_already
from tests.pages.browsing import browsing
from tools.pictures import served

from .walking import Walker

SECRET = "yanlian-zhigong-kouling"
EVERYBODY = """
import django
django.setup()
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from minzheng.desk.accounts import demo_accounts
from minzheng.desk.models import Account
from minzheng.registers.models import Officer
demo_accounts()
secret = make_password({secret!r})
bound = set(Account.objects.exclude(officer=None).values_list("officer_id", flat=True))
staff = [one for one in Officer.objects.values_list("staff", flat=True) if one not in bound]
users = User.objects.bulk_create(User(username=one.lower(), password=secret) for one in staff)
Account.objects.bulk_create(Account(user=user, officer_id=one, must_change=False) for user, one in zip(users, staff))
"""


AUTUMN = date(2024, 11, 7)
"""The day up to which the year is lived where walks write: their acts fall in the rehearsed year, under its standards."""


def live(directory: Path, until: date | None = None) -> None:
    """2024 by `minzheng rehearse`, the whole of it or up to a day, and an account for each officer, named by his staff number."""
    compiled_already(directory)
    done = run_program(directory, "rehearse", "2024", "--quiet", *(("--until", until.isoformat()) if until else ()), timeout=1200)
    assert done.code == 0, done.err
    give_accounts(directory)


def give_accounts(directory: Path) -> None:
    environment = {**os.environ, "MINZHENG_DATA": str(directory), "DJANGO_SETTINGS_MODULE": "minzheng.site.settings"}
    subprocess.run([sys.executable, "-c", EVERYBODY.format(secret=SECRET)], env=environment, check=True, timeout=120)


@dataclass(frozen=True)
class Serving:
    """A server of a year of its own: where it is, who can sign in, and the data directory behind it."""

    address: str
    accounts: dict[str, str]
    directory: Path
    chromium: Any

    @contextmanager
    def somebody(self, width: str = "desktop", elder: bool = False) -> Iterator[Walker]:
        """Anybody at a browser, not signed in; `elder` in the large version."""
        with browsing(self.chromium, self.address, width) as at:
            if elder:
                at.tab.context.add_cookies([{"name": "elder", "value": "1", "url": self.address}])
            yield Walker(at)

    @contextmanager
    def as_(self, account: str, width: str = "desktop", day: date | None = None, elder: bool = False) -> Iterator[Walker]:
        """Somebody who signs in at the door, by a demo account or a staff number, and practises on `day`."""
        with self.somebody(width, elder) as walker:
            walker.go("/login/")
            walker.fill("账户", account.lower())
            walker.fill("口令", self.accounts.get(account, SECRET))
            walker.button("登录")
            if day is not None:
                walker.practise(day)
            yield walker

    def ask(self, sql: str) -> list[Any]:
        """Rows of the database, to know what the year has brought to walk with."""
        with closing(sqlite3.connect(f"file:{self.directory / 'minzheng.sqlite3'}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

    def command(self, *arguments: str) -> Any:
        """What a command says of this data, while it is served."""
        return run_program(self.directory, *arguments)


@contextmanager
def serving(year: Path, own: Path, chromium: Any) -> Iterator[Serving]:
    """Serves a copy of `year` in `own`; the copy is gone afterwards."""
    shutil.copytree(year, own, symlinks=True)
    try:
        with served(own) as (address, accounts):
            yield Serving(address, accounts, own, chromium)
    finally:
        shutil.rmtree(own)
