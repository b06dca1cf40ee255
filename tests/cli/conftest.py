"""Running commands: in this process where no database is needed, as the installed program where one is."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import compiled_already, made_once

PROGRAM = Path(sys.executable).with_name("minzheng")
LIVED = ("--until", "2024-01-31", "--part", "20")
"""Long enough for the first payroll to be sent, answered by the bank and counted; a twentieth of the district, one of each at least."""


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, both outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output; fails when there is anything else."""
        return json.loads(self.out)

    def refusal(self) -> str:
        """The one Chinese line of a command that could not check; fails on anything else."""
        assert self.code == 2, self
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith("\n")
        assert any("一" <= letter <= "鿿" for letter in self.err), self.err
        assert "内部错误" not in self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command that needs no database in this process; `stdin` is text, bytes, or anything else as JSON."""
    from minzheng.cli.main import run as run_here

    def here(*arguments: str, stdin: Any = b"") -> Ran:
        content = stdin if isinstance(stdin, str | bytes) else json.dumps(stdin, ensure_ascii=False)
        raw = io.BytesIO(content.encode() if isinstance(content, str) else content)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
        capsys.readouterr()
        code = run_here([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return here


def run_program(directory: Path, *arguments: str, stdin: bytes = b"", on: dict[str, str] | None = None, by: tuple[str, ...] = (),
                timeout: float = 280, **more: Any) -> Ran:  # fmt: skip
    """The installed program on a data directory, with nothing in its environment but what `on` says; started `by` another."""
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(directory), "MINZHENG_DATA": str(directory), "PYTHONDONTWRITEBYTECODE": "1", **(on or {}),
    }  # fmt: skip
    done = subprocess.run([*by, str(PROGRAM), *arguments], input=stdin, capture_output=True, env=environment, timeout=timeout, **more)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """The installed program on an empty data directory of its own (or on `directory`)."""

    def there(*arguments: str, directory: Path | None = None, **more: Any) -> Ran:
        return run_program(directory or tmp_path / "data", *[str(argument) for argument in arguments], **more)

    return there


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the first days of a rehearsed 2024. Read it; to change it, take `copied`."""
    own = tmp_path_factory.mktemp("lived") / "data"
    with made_once(tmp_path_factory, "lived-once") as (directory, begin):
        if begin:
            done = run_program(compiled_already(directory), "rehearse", "2024", *LIVED, "--quiet")
            assert done.code == 0, done.err
        shutil.copytree(directory, own)
    return own


@pytest.fixture
def copied(lived: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the lived data directory that a test may spoil."""
    directory = tmp_path / "copied"
    shutil.copytree(lived, directory)
    yield directory
    shutil.rmtree(directory)


def tree(directory: Path) -> dict[str, bytes]:
    """Every file under a directory with its content, to see that nothing was written."""
    return {str(file.relative_to(directory)): file.read_bytes() for file in sorted(directory.rglob("*")) if file.is_file()} if directory.exists() else {}
