"""The rehearsed district of the tests of procedures."""

from tests.procedure.conftest import here  # noqa: F401 - the same fixture
