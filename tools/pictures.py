"""Takes the pictures of the README and of the main pages from a served rehearsal, at both widths (docs/pictures).

Run by `make pictures`; needs a rehearsed data directory (`make run` first) and Chromium with Chinese fonts.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
README_SIZE = {"width": 1180, "height": 760}
WIDTHS = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
START_SECONDS = 60
ACCOUNT = re.compile(r"演示账户\s+(\w+)\s+(\S+)")


@dataclass(frozen=True)
class Picture:
    """One page: its name, the demo account that sees it ("" nobody), its address; where `case` is set, `path` is the work list from
    whose first case one goes on, to the page of that case under this word ("" the case itself)."""

    name: str
    account: str
    path: str
    case: str | None = None


IN_README = (Picture("desk", "head", "/desk/"), Picture("figure", "head", "/desk/figures/2024/marriages_registered/"))
MAIN_PAGES = (
    Picture("portal", "", "/"),
    Picture("check", "", "/check/old_age_allowance/"),
    Picture("counter", "town", "/desk/new/subsistence/accept/"),
    Picture("registrars", "registrar", "/desk/counter/"),
    Picture("case", "approver", "/desk/?matter=subsistence", case=""),
    Picture("worklist", "town", "/desk/"),
    Picture("payments", "finance", "/desk/payments/?year=2024"),
    Picture("overview", "head", "/desk/overview/?year=2024"),
    Picture("draw", "section", "/desk/?matter=random_inspection", case="draw/"),
    Picture("import", "section", "/desk/import/"),
    Picture("checks", "section", "/desk/checks/"),
    Picture("editor", "legal", "/desk/report/2024/text/3-0-plan/"),
    Picture("administration", "secadmin", "/desk/administration/officers/"),
)


@contextmanager
def served(directory: Path | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """The address and the demo accounts (name to password) of a server of `directory` (else of the usual one) that lives as long
    as this block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("minzheng")
    environment = {**os.environ, "PORT": str(port), **({"MINZHENG_DATA": str(directory)} if directory else {})}
    server = subprocess.Popen([program, "up"], env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        accounts: dict[str, str] = {}
        for line in server.stdout or ():
            accounts |= dict(ACCOUNT.findall(line))
            if "serving" in line:
                break
        if server.poll() is not None or not accounts:
            raise SystemExit("没有可以拍照的演练：请先执行 make run，或者用 MINZHENG_DATA 指定演练的数据目录。")
        address = f"http://127.0.0.1:{port}"
        _answers(address)
        yield address, accounts
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _answers(address: str) -> None:
    """Waits until the server takes connections: it says that it serves just before."""
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            urlopen(f"{address}/login/", timeout=START_SECONDS).close()  # noqa: S310 - our own server
            return
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def take(address: str, accounts: dict[str, str]) -> None:
    """Every picture, each seen by the account it names."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("没有 chromium；Debian 请执行 apt install chromium fonts-noto-cjk。")
    TARGET.mkdir(exist_ok=True)
    wanted = [(one, one.name, README_SIZE) for one in IN_README]
    wanted += [(one, f"{one.name}-{width}", size) for one in MAIN_PAGES for width, size in WIDTHS.items()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture, name, size in wanted:
            page = browser.new_page(viewport=size, locale="zh-CN", reduced_motion="reduce")
            sign_in(page, address, picture, accounts)
            arrive(page, address, picture)
            page.screenshot(path=TARGET / f"{name}.png")
            page.close()
            print(f"docs/pictures/{name}.png")
        browser.close()


def sign_in(page: Any, address: str, picture: Picture, accounts: dict[str, str]) -> None:
    if not picture.account:
        return
    page.goto(f"{address}/login/")
    page.fill("#id_username", picture.account)
    page.fill("#id_password", accounts[picture.account])
    page.click("button[type=submit]")
    page.wait_for_url(f"{address}/desk/**")


def arrive(page: Any, address: str, picture: Picture) -> None:
    """The page itself; a page that is not there ends the taking instead of being pictured."""
    answer = page.goto(f"{address}{picture.path}")
    if picture.case is not None:
        link = page.locator("#cases a[href^='/desk/cases/']").first
        if not link.count():
            page.goto(f"{address}{picture.path}&colour=closed")
        answer = page.goto(f"{address}{link.get_attribute('href')}{picture.case}")
    if answer is None or not answer.ok:
        raise SystemExit(f"拍不到{picture.name}：{picture.path}（账户{picture.account or '无'}）")


if __name__ == "__main__":
    with served() as (address, accounts):
        take(address, accounts)
