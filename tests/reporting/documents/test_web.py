"""The HTML fragment: well formed, headings in order, figures as links, nothing inline, nothing of the desk in public."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from minzheng.reporting.documents import web
from tests.reporting.documents.sample import PLAIN, SAMPLE, words

VOID = {"br"}


class Seen(HTMLParser):
    """Checks nesting and keeps every tag with its attributes."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.open, self.text = [], [], ""
        self.feed(content)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("public", [True, False])
def test_it_is_well_formed_and_carries_no_style_script_or_handler(public):
    seen = Seen(web.fragment(SAMPLE, public=public))
    assert not {"style", "script"} & {tag for tag, _ in seen.tags}
    for _, attributes in seen.tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
    assert "1.民生保障。发放高龄津贴1129.98万元，办理结婚登记4279对。" in seen.text


def test_headings_go_down_one_level_at_a_time():
    levels = [int(tag[1]) for tag, _ in Seen(web.fragment(SAMPLE)).tags if tag[0] == "h" and tag[1:].isdigit()]
    assert levels[:3] == [1, 2, 3]
    lower = [tag for tag, _ in Seen(web.fragment(SAMPLE, title_level=2)).tags if tag[0] == "h" and tag[1:].isdigit()]
    assert lower[0] == "h2"
    deepest = Seen(web.fragment(SAMPLE, title_level=3)).named("p")
    assert {"role": "heading", "aria-level": "7"} in deepest


def test_on_the_desk_a_figure_opens_its_acts():
    link = next(a for a in Seen(web.fragment(SAMPLE)).named("a") if a.get("class") == "figure")
    assert link["href"] == "/desk/figures/old_age_allowance_paid/2024/"
    assert link["data-figure"] == "old_age_allowance_paid"
    assert link["title"] == "按支付日期计，减退回和追回"
    assert link["aria-label"] == "高龄津贴发放额：1129.98万元"


def test_in_public_it_opens_rule_and_count_and_nothing_of_the_desk():
    content = web.fragment(SAMPLE, public=True)
    links = [a["href"] for a in Seen(content).named("a") if a.get("class") == "figure"]
    assert links == ["https://example.gov.cn/figures/old_age_allowance_paid/2024/"]
    assert "/desk/" not in content


def test_a_figure_without_a_page_still_names_itself():
    spans = [span for span in Seen(web.fragment(SAMPLE)).named("span") if span.get("class") == "figure"]
    assert {span["data-figure"] for span in spans} == {"marriages_registered"}


def test_tables_have_a_caption_heads_and_can_be_scrolled_by_keyboard():
    seen = Seen(web.fragment(SAMPLE))
    assert len(seen.named("caption")) == 1
    assert [head["scope"] for head in seen.named("th")] == ["col", "col"]
    assert any(div.get("tabindex") == "0" and div.get("aria-label") for div in seen.named("div"))


def test_the_mark_is_there_for_reader_and_stylesheet():
    seen = Seen(web.fragment(SAMPLE))
    assert seen.named("article")[0]["data-mark"] == "演练"
    assert "演练数据，不作公文使用" in seen.text
    assert "演练" not in web.fragment(PLAIN)


def test_the_parts_of_a_letter_are_all_there():
    text = Seen(web.fragment(SAMPLE)).text
    for expected in (
        "演民〔2025〕3号", "签发人：张三", "区委、区政府：", "未接入的事项", "（此件公开发布）", "2025年2月20日",
        "抄送：区委全面依法治区委员会办公室。", "附件1", "附件2",
    ):  # fmt: skip
        assert expected in text


def test_words_are_escaped():
    content = web.fragment(replace(PLAIN, title="<b>", organ='"&', blocks=(words("<script>alert(1)</script>"),)))
    assert "<script>" not in content
    assert "&lt;script&gt;" in content
