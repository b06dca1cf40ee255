"""The rehearsed district of the procedure's tests."""

from tests.procedure.conftest import here, household

__all__ = ["here", "household"]
