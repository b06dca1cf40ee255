"""The documents keep up with the program: every command, option named, environment variable, file and link they speak of exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from minzheng.cli.main import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NOT_FOR_USERS = {"DJANGO_SETTINGS_MODULE"}
"""Read from the environment, but nobody running Minzheng sets it."""


def commands(found: Any = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command of the program with its name as it is typed, `journal verify`."""
    found = found or get_command(app)
    for name, one in found.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, f"{before}{name} ")
        else:
            yield f"{before}{name}", one


def text(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"minzheng {name}\b", text("docs/commands.md")), f"minzheng {name}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_command_line_in_the_documents_can_be_typed(document: Path) -> None:
    known = dict(commands())
    for line in re.findall(r"(?<![\w/.-])(?:\.venv/bin/)?minzheng ([a-z][^`\n#>，。；（）、]*)", document.read_text(encoding="utf-8")):
        words = line.split()
        name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        assert name in known, f"{document.name}: minzheng {line}"
        options = {option for one in known[name].params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= options, f"{document.name}: minzheng {line}"


def test_every_environment_variable_is_documented() -> None:
    read = re.compile(r"environ(?:\.get\(|\[|\.setdefault\()[\"']([A-Z_]+)[\"']|READ_ONLY = \"([A-Z_]+)\"")
    found = {one or other for file in (ROOT / "minzheng").rglob("*.py") for one, other in read.findall(file.read_text(encoding="utf-8"))}
    found |= set(re.findall(r"\$\{([A-Z_]+):-\}", text("tools/system_packages.sh", "Makefile")))
    missing = [name for name in sorted(found - NOT_FOR_USERS) if f"`{name}`" not in text("docs/operations.md")]
    assert found
    assert not missing


def test_every_make_target_is_real_and_told() -> None:
    makefile = text("Makefile")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    for document in DOCUMENTS:
        asked = set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)\b", document.read_text(encoding="utf-8")))
        assert asked <= targets, f"{document.name}: {asked - targets}"
    assert {"run", "test", "help"} <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_links_and_named_files_exist(document: Path) -> None:
    said = document.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", said):
        assert (document.parent / link).exists(), link
    for path in re.findall(r"`((?:minzheng|docs|localities|tests|tools)/[\w/.-]+)`", said):
        if "meal_subsidy" not in path:
            assert (ROOT / path).exists(), f"{document.name}: {path}"


def test_the_pictures_are_small_enough_to_clone() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert len(pictures) >= 2
    assert all(picture.stat().st_size < 300_000 for picture in pictures)
