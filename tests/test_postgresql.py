"""The server that a test run starts is real, private to the run, and gone afterwards."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests import postgresql


@pytest.mark.postgres
def test_the_server_answers_on_its_own_socket(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        assert connection.info.server_version >= 150000
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.postgres
def test_the_server_is_gone_afterwards():
    try:
        with postgresql.server() as url:
            home = Path(parse_qs(urlsplit(url).query)["host"][0])
            assert (home / "data").is_dir()
    except postgresql.Unavailable as problem:
        pytest.skip(str(problem))
    assert not home.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_run_without_a_server_says_so(monkeypatch, capsys):
    def none():
        raise postgresql.Unavailable("没有")

    monkeypatch.setattr(postgresql, "find_binaries", none)
    assert postgresql.main(["false"]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_root_lends_another_account(monkeypatch):
    monkeypatch.setattr(postgresql.os, "geteuid", lambda: 0)
    account = postgresql.unprivileged_account()
    assert account is not None
    assert account.pw_uid != 0
