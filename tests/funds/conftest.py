"""The rehearsed district of the procedure's tests."""

from tests.procedure.conftest import here

__all__ = ["here"]
