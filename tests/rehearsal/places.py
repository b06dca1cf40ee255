"""A rehearsal in a process of its own, on a data directory (and a database) of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import compiled_already

ROOT = Path(__file__).parents[2]
PART = 200


@dataclass
class Rehearsal:
    """A small rehearsal, and what it has acknowledged: its newest act after each day, by number. `url` names a PostgreSQL."""

    directory: Path
    url: str = ""
    acknowledged: dict[int, str] = field(default_factory=dict)
    through: str = ""

    def start(self, *words: object) -> subprocess.Popen[str]:
        environment = {**os.environ, "MINZHENG_DATA": str(compiled_already(self.directory)), "DATABASE_URL": self.url}
        return subprocess.Popen(
            [sys.executable, "-m", "tests.rehearsal.living", *map(str, words)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def to_the_end(self) -> None:
        process = self.start("live", PART)
        out, err = process.communicate(timeout=550)
        assert process.returncode == 0, err
        assert self.heard(out.splitlines())

    def heard(self, lines: list[str]) -> bool:
        """Take down what was acknowledged; whether the year came to its end."""
        for day, seq, act in (line.split() for line in lines if line[:1].isdigit()):
            self.acknowledged[int(seq)], self.through = act, day
        return any(line.strip() == "lived" for line in lines)

    def state(self) -> dict[str, Any]:
        process = self.start("state")
        out, err = process.communicate(timeout=280)
        assert process.returncode == 0, err
        return json.loads(out)  # type: ignore[no-any-return]
