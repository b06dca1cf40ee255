"""What `make pictures` takes: every address is served and every account is one of the demo accounts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from minzheng.desk.accounts import DEMO

HERE = Path(__file__).parents[2] / "tools" / "pictures.py"


def pictures():
    spec = importlib.util.spec_from_file_location("tools_pictures", HERE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return (*module.IN_README, *module.MAIN_PAGES)


@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
def test_its_address_is_served_and_its_account_is_made(picture):
    resolve(urlsplit(picture.path).path)
    if picture.case is not None:
        resolve(f"/desk/cases/双随机-2024-000001/{picture.case}")
    assert picture.account in {"", *(name for name, _, _ in DEMO)}


def test_each_has_its_own_name():
    names = [one.name for one in pictures()]
    assert len(names) == len(set(names))
