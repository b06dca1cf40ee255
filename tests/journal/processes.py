"""Starting the worker of `tests.journal.worker` for a journal of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Place:
    """A data directory and the database that goes with it."""

    directory: Path
    url: str = ""

    def start(self, *words: object) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.journal.worker", *map(str, words)],
            cwd=ROOT,
            env={**os.environ, "MINZHENG_DATA": str(self.directory), "DATABASE_URL": self.url},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: object) -> str:
        """The output of a worker that must succeed."""
        code, out, err = self.result(*words)
        assert code == 0, err
        return out

    def result(self, *words: object) -> tuple[int, str, str]:
        process = self.start(*words)
        out, err = process.communicate(timeout=240)
        return process.returncode, out, err

    def state(self) -> dict:
        return json.loads(self.run("state"))

    @property
    def file(self) -> Path:
        return self.directory / "minzheng.sqlite3"
