"""The desk's sample district, its cases, and officers signed in."""

from __future__ import annotations

from tests.desk.conftest import emptied, here, made, signed_in  # noqa: F401 - the same fixtures
