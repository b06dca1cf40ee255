"""The figures equal a recount by one standard-library file over the exported journal, whatever was drawn; those of the pages'
own volumes equal what the source report of 2024 prints."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from minzheng.catalogue import matters
from tests.cli.conftest import run_program
from tests.reporting.source_figures import source_figures

RECOUNT = Path(__file__).parents[1] / "recount.py"
SOURCE = source_figures()
WITHOUT_A_MATTER: set[str] = set()
"""What the source report tells and no page does yet."""


def known() -> set[str]:
    """The figures that the recount knows how to count, from its own tables."""
    tables = [node for node in ast.parse(RECOUNT.read_text()).body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)]
    named = [key.value for table in tables for key in table.value.keys if isinstance(key, ast.Constant)]  # type: ignore[attr-defined]
    return {name for name in named if name not in ("元", "万元")}


def compared(directory: Path, tmp_path: Path, year: int = 2024) -> dict[str, Any]:
    """The figures of a data directory by id, after holding each to its recount."""
    export = tmp_path / "export.jsonl"
    assert run_program(directory, "journal", "export", "--out", str(export)).code == 0
    done = subprocess.run([sys.executable, "-I", "-S", str(RECOUNT), str(export), str(year)], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    recounted = {one["id"]: one for one in json.loads(done.stdout)}
    figures = {one["id"]: one for one in run_program(directory, "figures", str(year), "--json").json}
    assert not set(figures) - set(recounted), "figures that the recount does not know"
    assert not set(recounted) - set(figures), "recounted, but no figure"
    told = {id: {name: figures[id][name] for name in again} for id, again in recounted.items()}
    assert not {id: (told[id], again) for id, again in recounted.items() if told[id] != again}, "(the figure, its recount)"
    return figures


def test_the_recount_imports_nothing_of_ours() -> None:
    imported = {node.names[0].name for node in ast.walk(ast.parse(RECOUNT.read_text())) if isinstance(node, ast.Import)}
    imported |= {node.module or "" for node in ast.walk(ast.parse(RECOUNT.read_text())) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)


def test_every_figure_of_every_matter_has_its_recount() -> None:
    declared = {figure.id: f"{matter.id}.{figure.id}（{figure.rule}）" for matter in matters() for figure in matter.figures}
    assert not [told for id, told in declared.items() if id not in known()], "write how each is counted, from its rule, in tests/recount.py"
    assert not known() - set(declared), "no matter declares them any more"


def test_the_first_weeks_are_recounted(lived: Path, tmp_path: Path) -> None:
    figures = compared(lived, tmp_path)
    assert int(figures["subsistence_paid"]["exact_fen"]) > 0
    assert int(figures["marriages_registered"]["value"]) > 0


def test_what_the_source_report_tells_is_counted_by_a_matter() -> None:
    assert set(SOURCE) - {figure.id for matter in matters() for figure in matter.figures} == WITHOUT_A_MATTER


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", [2024, 7])
def test_a_whole_year_of_any_seed_is_recounted(tmp_path: Path, seed: int) -> None:
    directory = tmp_path / "data"
    done = run_program(directory, "rehearse", "2024", "--seed", str(seed), "--quiet", timeout=1200)
    assert done.code == 0, done.err
    figures = compared(directory, tmp_path)
    told = {id: figures.get(id, {}).get("printed") for id in SOURCE if id not in WITHOUT_A_MATTER}
    differing = {id: (printed, SOURCE[id].text) for id, printed in told.items() if printed != SOURCE[id].text}
    if seed == 2024:
        assert not differing, "(the rehearsed year, the source report)"
    else:
        assert "marriages_registered" in differing, "only the pages' own volumes give the source report's figures"
