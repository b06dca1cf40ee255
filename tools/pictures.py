"""Takes the pictures of the README from a served rehearsal: the desk's work list and a figure with its acts (docs/pictures).

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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
SIZE = {"width": 1180, "height": 760}
PICTURES = {
    "desk.png": ("head", "/desk/"),
    "figure.png": ("head", "/desk/figures/2024/marriages_registered/"),
}
ACCOUNT = re.compile(r"演示账户\s+(\w+)\s+(\S+)")


@contextmanager
def served() -> Iterator[tuple[str, dict[str, str]]]:
    """The address and the demo accounts (name to password) of a server that lives as long as this block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("minzheng")
    server = subprocess.Popen([program, "up"], env={**os.environ, "PORT": str(port)}, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        accounts: dict[str, str] = {}
        for line in server.stdout or ():
            accounts |= dict(ACCOUNT.findall(line))
            if "serving" in line:
                break
        if server.poll() is not None or not accounts:
            raise SystemExit("没有可以拍照的演练：请先执行 make run，或者用 MINZHENG_DATA 指定演练的数据目录。")
        yield f"http://127.0.0.1:{port}", accounts
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def take(address: str, accounts: dict[str, str]) -> None:
    """Every picture, each seen by the account it names."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("没有 chromium；Debian 请执行 apt install chromium fonts-noto-cjk。")
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (account, path) in PICTURES.items():
            page = browser.new_page(viewport=SIZE, locale="zh-CN")
            page.goto(f"{address}/login/?next={path}")
            page.fill("#id_username", account)
            page.fill("#id_password", accounts[account])
            page.click("button[type=submit]")
            page.wait_for_url(f"{address}{path}")
            page.screenshot(path=TARGET / name)
            page.close()
            print(f"docs/pictures/{name}")
        browser.close()


if __name__ == "__main__":
    with served() as (address, accounts):
        take(address, accounts)
