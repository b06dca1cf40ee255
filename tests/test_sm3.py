"""SM3 against the standard's own examples, HMAC against the standard library, and the fallback against OpenSSL."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng import sm3 as module
from minzheng.sm3 import BLOCK_SIZE, DIGEST_SIZE, hmac_sm3, sm3

IN_OPENSSL = "sm3" in hashlib.algorithms_available


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        (b"", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
    ],
)
def test_examples_of_the_standard(message, digest):
    assert sm3(message).hex() == digest
    assert module._sm3_of_cryptography(message).hex() == digest


@given(st.binary(max_size=300))
def test_the_fallback_gives_the_same_digest(data):
    assert module._sm3_of_cryptography(data) == sm3(data)
    assert len(sm3(data)) == DIGEST_SIZE


@pytest.mark.skipif(not IN_OPENSSL, reason="本机 OpenSSL 没有 SM3：HMAC 没有与标准库核对")
@given(st.binary(max_size=3 * BLOCK_SIZE), st.binary(max_size=300))
def test_hmac_is_that_of_the_standard_library(key, data):
    assert hmac_sm3(key, data) == hmac.new(key, data, "sm3").digest()


def test_an_openssl_without_sm3_falls_back(monkeypatch):
    def absent(data):
        raise ValueError("unsupported hash type sm3")

    monkeypatch.setattr(module, "_sm3_of_hashlib", absent)
    assert module._choose() is module._sm3_of_cryptography
