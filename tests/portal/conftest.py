"""The desk's sample district and a client that is nobody."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.desk.conftest import emptied, here, made, signed_in  # noqa: F401 - the same fixtures


@pytest.fixture
def anyone(here) -> Client:  # noqa: F811
    """Somebody who has not signed in."""
    return Client()
