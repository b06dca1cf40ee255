"""The signing key is made once, whoever comes first, and only its owner reads it."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from minzheng.site.secret import NAME, secret_key
from minzheng.vocabulary.errors import Refusal


def test_the_key_is_kept(tmp_path):
    first = secret_key(tmp_path / "data")
    assert len(first) >= 64
    assert secret_key(tmp_path / "data") == first
    assert stat.S_IMODE((tmp_path / "data" / NAME).stat().st_mode) == 0o600


def test_two_districts_have_two_keys(tmp_path):
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_those_who_start_together_agree(tmp_path):
    barrier = Barrier(8)

    def ask(_):
        barrier.wait()
        return secret_key(tmp_path)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert os.listdir(tmp_path) == [NAME]


def test_a_directory_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="MINZHENG_DATA"):
        secret_key(tmp_path / "file")
