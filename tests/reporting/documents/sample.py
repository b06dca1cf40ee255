"""One document with everything in it, for the tests of the three writers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from minzheng.reporting.documents.model import (
    Attachment,
    Document,
    DocumentNumber,
    FigureRef,
    Heading,
    Paragraph,
    Table,
    Text,
)

ALLOWANCE = FigureRef(
    "old_age_allowance_paid", "1129.98万元", "高龄津贴发放额", "按支付日期计，减退回和追回",
    "/desk/figures/old_age_allowance_paid/2024/", "https://example.gov.cn/figures/old_age_allowance_paid/2024/",
)  # fmt: skip
MARRIAGES = FigureRef("marriages_registered", "4279对", "结婚登记对数")


def words(text: str) -> Paragraph:
    """A paragraph of words."""
    return Paragraph((Text(text),))


ROWS = tuple((Text(f"办件{place}"), replace(MARRIAGES, printed=f"{place}对")) for place in range(40))
BODY = (
    words("现将有关情况报告如下："),
    Heading(1, "工作情况"),
    Heading(2, "依法全面履行民政职能"),
    Paragraph((Text("发放高龄津贴"), ALLOWANCE, Text("，办理结婚登记"), MARRIAGES, Text("。")), Heading(3, "民生保障")),
    Paragraph((Text("再次办理结婚登记"), MARRIAGES, Text("。"))),
    Heading(4, "四级标题"),
    words("字" * 28 * 30),
    Heading(2, "严格规范行政执法行为"),
    Table("数字与办件对照", ("办件", "印出"), ROWS, frozenset({1})),
    Heading(1, "存在的主要问题"),
)

SAMPLE = Document(
    title="演示区民政局关于2024年度\n法治政府建设情况的报告",
    organ="演示市演示区民政局",
    date=date(2025, 2, 20),
    blocks=BODY,
    number=DocumentNumber("演民", 2025, 3),
    addressee="区委、区政府",
    signer="张三",
    attachments=(Attachment("未接入的事项", (words("说明。"),)), Attachment("数字溯源表", (words("说明。"),))),
    notes=("此件公开发布",),
    copied_to=("区委全面依法治区委员会办公室",),
    mark="演练",
)
PLAIN = replace(SAMPLE, number=None, signer="", attachments=(), notes=(), copied_to=(), mark=None, blocks=BODY[:4], title="报告")
