"""The settings hold for what the law asks of a level-3 system, and importing them leaves no trace."""

import subprocess
import sys

import pytest
from django.conf import settings

PYTHON = [sys.executable, "-c"]


def run(code, **environment):
    return subprocess.run(
        [*PYTHON, code], capture_output=True, text=True, env={"DJANGO_SETTINGS_MODULE": "minzheng.site.settings", **environment}
    )


def test_importing_writes_nothing(tmp_path):
    done = run(
        "import django; django.setup(); from django.conf import settings; print(settings.DATA_DIRECTORY)", MINZHENG_DATA=str(tmp_path / "d")
    )
    assert done.stdout.strip() == str(tmp_path / "d"), done.stderr
    assert not (tmp_path / "d").exists()


def test_the_key_signs_the_same_in_two_processes(tmp_path):
    code = "from django.core.signing import Signer; print(Signer().sign('甲'))"
    first, second = run(code, MINZHENG_DATA=str(tmp_path)), run(code, MINZHENG_DATA=str(tmp_path))
    assert first.stdout == second.stdout != "", first.stderr


def test_a_public_name_brings_encryption_with_it(tmp_path):
    code = "from django.core.management import execute_from_command_line as run; run(['', 'check', '--deploy', '--fail-level', 'DEBUG'])"
    done = run(code, MINZHENG_DATA=str(tmp_path), MINZHENG_HOSTS="mz.example.cn")
    assert done.returncode == 0, done.stderr
    asked = run(
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.ALLOWED_HOSTS[-1])",
        MINZHENG_HOSTS="mz.example.cn",
    )
    assert asked.stdout.split() == ["__Host-session", "True", "mz.example.cn"]


def test_without_one_only_this_machine_is_served():
    assert {"localhost", "127.0.0.1", "[::1]"} >= set(settings.ALLOWED_HOSTS) - {"testserver"}


@pytest.mark.parametrize("forbidden", ["django.contrib.admin", "django.contrib.sites"])
def test_no_door_beside_the_verbs(forbidden):
    assert forbidden not in settings.INSTALLED_APPS
    assert settings.DEBUG is False
