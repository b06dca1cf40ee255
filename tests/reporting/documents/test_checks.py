"""Each kind of slip is found, with the words it stands in; clean text gives nothing."""

from dataclasses import replace

import pytest

from minzheng.reporting.documents.checks import check, check_text
from tests.reporting.documents.sample import SAMPLE, words


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024年,清城区", "FMT-06"),
        ("如下:一是", "FMT-06"),
        ("镇(街道)", "FMT-06"),
        ("长者饭堂”建设经验", "FMT-06"),
        ("“长者饭堂建设经验", "FMT-06"),
        ("《行政处罚法》、《行政复议法》", "FMT-06"),
        ('"双随机"', "FMT-06"),
        ("二〇二五年二月二十日", "FMT-05"),
        ("清城民〔2025〕03号", "FMT-02"),
        ("清城民〔2025〕第3号", "FMT-02"),
        ("清城民[2025]3号", "FMT-02"),
    ],
)
def test_a_slip_is_found(text, rule):
    findings = list(check_text(text))
    assert [finding.rule for finding in findings][:1] == [rule]
    assert findings[0].where in text


@pytest.mark.parametrize(
    "text",
    [
        "2024年，救助192人次；“6·30”活动、《行政处罚法》《行政复议法》（修订）。",
        "民发〔2017〕45号，比例为4.27%，时间为8:30。",
        "“十四五”规划‘一网统管’",
    ],
)
def test_clean_text_gives_no_finding(text):
    assert list(check_text(text)) == []


def test_every_part_of_a_document_is_looked_at():
    assert check(SAMPLE) == ()
    slips = replace(SAMPLE, title="报告(一)", addressee="区委,区政府", notes=("此件(公开)",), blocks=(words("如下:一是"),), attachments=())
    assert {finding.where.replace("报告", "") for finding in check(slips)} >= {"(一)", "区委,区政府", "如下:一是"}
