"""Statistical division codes of the district's townships and villages."""

import pytest

from minzheng.identity import read_statistical_code
from minzheng.vocabulary.errors import Refusal


@pytest.mark.parametrize(
    ("code", "town_kind", "village_kind"),
    [
        ("441802006001", "街道", "居委会"),
        ("441802009206", "街道", "村委会"),
        ("441802103000", "镇", ""),
        ("441802400498", "类似乡级单位", "类似居委会"),
    ],
)
def test_parts(code, town_kind, village_kind):
    read = read_statistical_code(code, county="441802")
    assert (str(read), read.town_kind, read.village_kind) == (code, town_kind, village_kind)


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("44180200900", "", "12位"),
        ("441802009206", "居委会", "不是居委会的代码"),
        ("441802009001", "村委会", "不是村委会的代码"),
        ("441803009001", "", "不是本区"),
        ("441802000001", "", "乡级代码"),
        ("441802009777", "", "村级代码"),
        ("441802009000", "居委会", "不是居委会的代码"),
    ],
)
def test_wrong_codes_are_refused(code, kind, why):
    with pytest.raises(Refusal, match=why):
        read_statistical_code(code, kind, "441802")
