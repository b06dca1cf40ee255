"""up: serves on loopback, prints where and the demo accounts, and Ctrl-C ends it cleanly."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM
from tests.cli.test_database import free_port


@pytest.mark.parametrize("on", [{}, {"ON": "2024-01-15"}], ids=["now", "as of a day"])
def test_it_serves_and_stops_when_asked(copied: Path, on: dict[str, str]) -> None:
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "HOME": str(copied), "MINZHENG_DATA": str(copied), "PORT": str(port), **on}
    with subprocess.Popen([PROGRAM, "up"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            told = []
            for line in server.stdout or ():
                told.append(line)
                if "serving" in line:
                    break
            assert f"http://127.0.0.1:{port}/desk/" in told[-1], (told, server.stderr and server.stderr.read())
            assert any(re.search(r"演示账户\s+head\s", line) for line in told)
            assert "演练" in page(port)
        finally:
            server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        assert server.returncode == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


def page(port: int) -> str:
    """The public front page, as soon as a worker answers."""
    for attempt in range(100):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                return str(answer.read().decode())
        except OSError:
            if attempt == 99:
                raise
            subprocess.run(["sleep", "0.2"], check=True)
    raise AssertionError
