"""The rehearsed year, served; and the desk's small sample district for the smoke walk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import made_once
from tests.desk.conftest import emptied, here, made, signed_in  # noqa: F401 - the same fixtures

from .serving import AUTUMN, Serving, live, serving


@pytest.fixture(scope="session")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of 2024 rehearsed up to the autumn, which nobody changes: what writes takes `served`."""
    with made_once(tmp_path_factory, "rehearsed-autumn") as (directory, begin):
        if begin:
            live(directory, AUTUMN)
    return directory


@pytest.fixture(scope="session")
def year(autumn: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the whole rehearsed 2024, which nobody changes."""
    with made_once(tmp_path_factory, "rehearsed-year") as (directory, begin):
        if begin:
            shutil.copytree(autumn, directory, symlinks=True)
            live(directory)
    return directory


@pytest.fixture
def served(autumn: Path, chromium: Any, tmp_path: Path) -> Iterator[Serving]:
    """A served autumn of this walk's own."""
    with serving(autumn, tmp_path / "data", chromium) as one:
        yield one


@pytest.fixture
def served_year(year: Path, chromium: Any, tmp_path: Path) -> Iterator[Serving]:
    """A served whole year of this walk's own."""
    with serving(year, tmp_path / "data", chromium) as one:
        yield one
