"""Unified social credit codes: live codes of public bodies, both check characters, and what a district may issue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.identity import credit_code_findings, make_credit_code, read_credit_code
from minzheng.identity.credit_code import ALPHABET
from minzheng.vocabulary.errors import Refusal

# 公开的企业、机关代码，两个校验位都成立。
LIVE = [
    "914403001922038216",
    "9144030071526726XG",
    "91110000802100433B",
    "114400006715714882",
    "11440705MB2C9315X4",
]
FICTIONAL = "51441802MJM0000185"
OURS = "441802"


@pytest.mark.parametrize("code", [*LIVE, FICTIONAL])
def test_good_codes(code):
    assert credit_code_findings(code) == []


def test_parts_of_a_code():
    read = read_credit_code("51441802 mjm0000185", OURS)
    assert (read.text, read.kind, read.title, read.area, read.organisation) == (FICTIONAL, "51", "社会团体", OURS, "MJM000018")
    assert read_credit_code(LIVE[0]).title == "不是民政部门登记的组织"


@given(st.sampled_from([*LIVE, FICTIONAL]), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_found(code, place, character):
    wrong = code[:place] + character + code[place + 1 :]
    assert wrong == code or any(finding.blocking for finding in credit_code_findings(wrong))


@given(st.text(alphabet=ALPHABET, min_size=8, max_size=8), st.sampled_from(["51", "52"]))
def test_made_codes_are_good(organisation, kind):
    assert credit_code_findings(make_credit_code(kind, OURS, organisation), OURS) == []


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("", "应为18位"),
        ("51441802MJM000018", "应为18位"),
        ("51441802MJI0000185", "应为18位"),
        ("5144180ZMJM0000185", "应为18位"),
        ("51441802MJM0000186", "校验码不符"),
        (make_credit_code("53", OURS, "MJM00001"), "不登记基金会"),
        (make_credit_code("51", "441803", "MJM00001"), "登记机关区划代码不是441802"),
        (make_credit_code("53", "440000", "MJM00001"), "不是社会团体"),
        (LIVE[0], "不是社会团体"),
    ],
)
def test_what_a_district_cannot_have_registered(code, why):
    with pytest.raises(Refusal, match=why):
        read_credit_code(code, OURS)


def test_a_wrong_organisation_check_only_warns():
    from minzheng.identity.credit_code import check_character

    first = "51441802MJM000019"
    [finding] = credit_code_findings(first + check_character(first))
    assert not finding.blocking
    assert "第17位" in finding.message


@pytest.mark.parametrize("parts", [("5", OURS, "MJM00001"), ("51", "44180", "MJM00001"), ("51", OURS, "MJM0000")])
def test_malformed_parts_are_a_programming_error(parts):
    with pytest.raises(ValueError):
        make_credit_code(*parts)


def test_agrees_with_python_stdnum():
    uscc = pytest.importorskip("stdnum.cn.uscc", reason="python-stdnum 未安装：统一社会信用代码没有与它核对")
    for code in [*LIVE, FICTIONAL, make_credit_code("52", "441803", "MJM00001")]:
        assert uscc.is_valid(code)
        for wrong in (code[:17] + ("0" if code[17] != "0" else "1"), code[:-1]):
            assert not uscc.is_valid(wrong)
            assert credit_code_findings(wrong)
