"""The repository works elsewhere: everything is pinned by hash, and no file names this machine or a registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PINNED = sorted((ROOT / "requirements").glob("*.txt"))
# assembled, so that this file does not name them either
MACHINE = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "files\\.python" + "hosted", "pypi\\." + "org", "registry\\.npm" + "js")))


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_requirement_is_pinned_by_hash_and_names_no_address(file):
    text = file.read_text()
    requirements = [block for block in re.split(r"\n(?=\S)", text) if block and not block.startswith("#")]
    assert requirements
    assert [
        block.split()[0] for block in requirements if not re.match(r"[\w.\-\[\]]+==\S+.*--hash=sha256:[0-9a-f]{64}", block, re.DOTALL)
    ] == []
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_what_was_asked_for_is_pinned(file):
    asked = re.findall(r"^([a-z][\w\-]*)", file.with_suffix(".in").read_text(), re.MULTILINE)
    pinned = re.findall(r"^([a-z][\w\-]*)", file.read_text(), re.MULTILINE)
    assert set(asked) <= set(pinned)


def test_no_committed_file_names_this_machine_or_a_registry():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.is_file() and MACHINE.search(file.read_bytes().decode("utf-8", "replace")):
            found.append(name)
    assert found == []
