"""Canonical JSON against the standard library's encoder, and everything that has no canonical form."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.journal import canonical
from minzheng.journal.canonical import LARGEST, NotCanonical

text = st.text(st.characters(codec="utf-8"))
keys = st.text(st.characters(codec="ascii"))
numbers = st.integers(-LARGEST, LARGEST)
values = st.recursive(
    st.none() | st.booleans() | numbers | text, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20
)


def in_nfc(value):
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [in_nfc(item) for item in value]
    return {key: in_nfc(item) for key, item in value.items()} if isinstance(value, dict) else value


@given(values)
def test_it_is_sorted_compact_json_and_reads_back(value):
    data = canonical.encode(value)
    assert data == json.dumps(in_nfc(value), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert canonical.parse(data) == in_nfc(value)
    assert canonical.encode(canonical.parse(data)) == data


@given(st.binary())
def test_bytes_are_canonical_or_refused(data):
    try:
        value = canonical.parse(data)
    except NotCanonical:
        return
    assert canonical.encode(value) == data


@pytest.mark.parametrize(
    "value",
    [1.0, {"a": [0.5]}, float("nan"), LARGEST + 1, -LARGEST - 1, {"姓名": 1}, {1: 1}, b"x", {"a": {1, 2}}, "\ud800", ...],
    ids=repr,
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical.encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'{"a": 1}', b"[1,2 ]", b"1.0", b"1e3", b"-0", b"9007199254740992", b"\"\\u0041\"", b"\"\\/\"",
        '"e\u0301"'.encode(), b'"\xff"', b"", b"nul", b"[1", b"NaN", '{"é":1}'.encode(), b"[" * 100 + b"]" * 100,
    ],
    ids=repr,
)  # fmt: skip
def test_other_ways_to_write_the_same_are_refused(data):
    with pytest.raises(NotCanonical):
        canonical.parse(data)


def test_one_way_to_write_a_character():
    """Composed and decomposed, and the compatibility ideographs of old character sets, become the one ordinary form."""
    assert canonical.encode("e\u0301") == "é".encode().join([b'"', b'"'])
    assert canonical.encode("\uf92c\uf979") == '"\u90ce\u51c9"'.encode()
    assert canonical.encode("\ufa0e\u9fa6\U0003106c") == '"\ufa0e\u9fa6\U0003106c"'.encode()


def test_a_refusal_names_the_place():
    with pytest.raises(NotCanonical, match=r"\$\.a\[1\]"):
        canonical.encode({"a": [1, 0.5]})
