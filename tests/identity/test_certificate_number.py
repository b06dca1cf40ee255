"""字号 of marriage and divorce certificates: form, office, and a series without gaps or doubles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.identity import CertificateNumber, read_certificate_number, series_findings
from minzheng.identity.certificate_number import KINDS
from minzheng.vocabulary.errors import Refusal

NUMBERS = st.builds(CertificateNumber, st.sampled_from(sorted(KINDS)), st.just("441802"), st.integers(1950, 2100), st.integers(1, 999999))


@given(NUMBERS)
def test_reading_undoes_writing(number):
    assert read_certificate_number(str(number), "441802") == number


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("J441802-2024-004279", ("J", "441802", 2024, 4279)),
        ("bl441802－2024－000001", ("BL", "441802", 2024, 1)),
    ],
)
def test_parts(text, parts):
    number = read_certificate_number(text)
    assert (number.kind, number.area, number.year, number.serial) == parts


def test_following_and_title():
    number = read_certificate_number("L441802-2024-002749")
    assert str(number.following()) == "L441802-2024-002750"
    assert number.title == "离婚登记"
    with pytest.raises(ValueError):
        CertificateNumber("L", "441802", 2024, 999999).following()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("J441802-2024-4279", "应为"),
        ("K441802-2024-004279", "应为"),
        ("J441802-2024-0042790", "应为"),
        ("J441802-2024-000000", "从000001起"),
        ("J441803-2024-000001", "不是本机关"),
    ],
)
def test_wrong_numbers_are_refused(text, why):
    with pytest.raises(Refusal, match=why):
        read_certificate_number(text, "441802")


def test_gaps_and_doubles_are_named_per_series():
    def series(kind, *serials):
        return [CertificateNumber(kind, "441802", 2024, serial) for serial in serials]

    assert series_findings([*series("J", 3, 1, 2), *series("L", 1)]) == []
    found = [finding.message for finding in series_findings([*series("J", 1, 3, 3), *series("L", 2)])]
    assert found == ["字号J441802-2024-000003用了2次", "缺字号J441802-2024-000002", "缺字号L441802-2024-000001"]
