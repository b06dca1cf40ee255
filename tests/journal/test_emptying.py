"""Tests that really commit can be told apart: between them the tables are emptied in spite of the triggers, which then stand again."""

import pytest
from django.db import connection

from minzheng.journal import triggers
from minzheng.journal.models import Act
from minzheng.journal.verify import verify
from tests import emptying
from tests.journal.acts import some


@pytest.fixture
def emptied():
    with emptying.allowed():
        yield


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_committed_journal_begins_empty(emptied, transactional_db, time):
    assert not Act.objects.exists()
    assert triggers.missing(connection) == []
    some(3)
    assert Act.objects.count() == 4
    assert verify(deep=True) == []
