"""What all tests share: a data directory of their own, a PostgreSQL server, a browser; and a loud word when one is missing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from tests.postgresql import Unavailable, server

COMPILED = "MINZHENG_TESTS_COMPILED"
TESTS = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
# Without these Chromium asks its maker's hosts for updates at every start.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONG_FIRST = ("rehearsal", "cli", "desk", "portal", "vocabulary", "test_proofs.py", "test_bulk_agrees.py")
"""Folders and files begun first, so that of two processes none is left with a long one at the end."""
not_run: dict[str, str] = {}


def pytest_configure(config: pytest.Config) -> None:
    """Tests, and the commands they start, never touch the data of the checkout. All processes share the compiled rules."""
    from django.conf import settings

    directory = tempfile.mkdtemp(prefix="minzheng-tests-")
    config.add_cleanup(lambda: shutil.rmtree(directory, ignore_errors=True))
    if not hasattr(config, "workerinput"):
        os.environ[COMPILED] = str(Path(directory, "compiled"))
        Path(directory, "compiled").mkdir()
    else:
        compiled_already(Path(directory))
    os.environ["MINZHENG_DATA"] = directory
    settings.DATA_DIRECTORY = Path(directory)
    # live_server and Playwright's event loop share a thread
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def compiled_already(directory: Path) -> Path:
    """Has a new data directory take its machine code, named by its source, from where this run keeps it."""
    directory.mkdir(parents=True, exist_ok=True)
    if not (directory / "compiled").exists():
        (directory / "compiled").symlink_to(os.environ[COMPILED])
    return directory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONG_FIRST)}
    items.sort(key=lambda item: place.get(item.path.relative_to(TESTS).parts[0], len(LONG_FIRST)))


def skip_loudly(what: str, why: str) -> None:
    """Skips the test and has the run's summary say what was not tried, and why."""
    not_run[what] = why
    pytest.skip(f"{what}：{why}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of several hands what it did not run to the one that tells."""
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told["not_run"] = not_run


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    not_run.update(getattr(node, "workeroutput", {}).get("not_run", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for what, why in not_run.items():
        terminalreporter.write_line(f"未运行 —— {what}：{why}", yellow=True, bold=True)


@contextmanager
def made_once(factory: pytest.TempPathFactory, name: str) -> Iterator[tuple[Path, bool]]:
    """A directory that all processes of a run share, and whether it is to be made here; the others wait for that."""
    directory = factory.getbasetemp() / name
    if "PYTEST_XDIST_WORKER" in os.environ:
        directory = factory.getbasetemp().parent / name
    with directory.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        done = directory.with_suffix(".done")
        yield directory, not done.exists()
        done.touch()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the test run; see `tests.postgresql`."""
    try:
        with server() as url:
            yield url
    except Unavailable as problem:
        skip_loudly("PostgreSQL 测试", str(problem))


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium (Playwright's `Browser`) from the system's packages."""
    if not CHROMIUM:
        skip_loudly("浏览器测试", "没有 chromium；Debian 请执行 apt install chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
