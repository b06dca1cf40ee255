"""The walk in docs/adding-a-matter.md works as written: its page, its rate and its cases, in a copy of the program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "adding-a-matter.md"
FENCE = re.compile(r"`((?:minzheng|localities|tests)/[\w/.]+)`[^\n]*\n\n```\w+\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with the new files of the walk; what the walk appends to is appended."""
    home = tmp_path_factory.mktemp("copy")
    left_out = shutil.ignore_patterns("__pycache__", "*.sqlite3*")
    for name in ("minzheng", "localities", "tests", "tools"):
        shutil.copytree(ROOT / name, home / name, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", home)
    for path, text in FENCE.findall(GUIDE.read_text(encoding="utf-8")):
        with (home / path).open("a", encoding="utf-8") as file:
            file.write(("\n" if (home / path).stat().st_size else "") + text)
    return home


def called(copy: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "MINZHENG_DATA": str(copy / "data")}
    return subprocess.run([sys.executable, *arguments], cwd=copy, env=environment, input=stdin, capture_output=True, text=True)


def minzheng(copy: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return called(copy, "-c", "from minzheng.cli.main import main; main()", *arguments, stdin=stdin)


def test_the_walk_names_its_three_files() -> None:
    assert [path for path, _ in FENCE.findall(GUIDE.read_text(encoding="utf-8"))] == [
        "minzheng/matters/elderly/meal_subsidy.py", "localities/qingcheng/rates.toml", "tests/matters/elderly/test_meal_subsidy.py",
    ]  # fmt: skip


def test_the_new_matter_is_listed_told_and_tried(copy: Path) -> None:
    assert "meal_subsidy          长者助餐补贴（行政给付·养老服务）" in minzheng(copy, "matters").stdout
    assert "年满七十周岁" in minzheng(copy, "guide", "meal_subsidy", "--on", "2024-07-01").stdout
    example = minzheng(copy, "facts", "meal_subsidy", "--example").stdout
    tried = json.loads(minzheng(copy, "try", "meal_subsidy", "--on", "2024-07-01", "--facts", "-", "--json", stdin=example).stdout)
    assert (tried["decision"], tried["amount_fen"]) == ("grant", 9000)
    script = minzheng(copy, "walk", "meal_subsidy", "--example").stdout
    walked = json.loads(minzheng(copy, "walk", "meal_subsidy", "--script", "-", "--json", stdin=script).stdout)
    assert walked["stopped_at"] is None
    assert walked["figures"]["meal_subsidy_granted"] == 1


def test_its_promises_are_proved(copy: Path) -> None:
    done = minzheng(copy, "check", "law", "--matter", "meal_subsidy", "--json")
    assert done.returncode == 0, done.stdout[:400] + done.stderr
    assert json.loads(done.stdout)[0]["states"] > 1


def test_it_is_in_the_glossary(copy: Path) -> None:
    assert called(copy, "tools/glossary.py").returncode == 0
    assert "| 长者助餐补贴 | `meal_subsidy` |" in (copy / "GLOSSARY.md").read_text(encoding="utf-8")


def test_it_keeps_the_promises_of_every_matter_and_its_own_cases(copy: Path) -> None:
    done = called(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_every_matter.py", "tests/matters/elderly", "-k", "meal")
    assert done.returncode == 0, done.stdout[-3000:]
    assert re.search(r"[1-9]\d passed", done.stdout), done.stdout[-300:]


def test_every_command_of_the_walk_exists() -> None:
    """Each line of the walk that starts with minzheng names a command and options the program has."""
    from typer.main import get_command

    from minzheng.cli.main import app

    for line in re.findall(r"^minzheng (.*?)(?:\s+[#>].*)?$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE):
        words, found = line.split(), get_command(app)
        while words and words[0] in getattr(found, "commands", {}):
            found = found.commands[words.pop(0)]
        known = {name for parameter in found.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line
