"""Reading a report: every kind of file gives the same words; what cannot be read is refused in one clear line."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfWriter

from minzheng.checking.check import check
from minzheng.checking.source import read
from minzheng.vocabulary.errors import Refusal


def _packed(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return packed.getvalue()


def _locked() -> bytes:
    writer, locked = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(locked)
    return locked.getvalue()


WORDS = ("一、2024年工作情况", "社会组织655个，其中，社会团体113个，民办非企业单位543个。")


def written(path: Path) -> Path:
    text = "\n".join(WORDS)
    match path.suffix:
        case ".docx":
            document = Document()
            for line in WORDS:
                document.add_paragraph(line)
            document.save(str(path))
        case ".html":
            body = f"<p>{WORDS[0]}</p>\n<p>{WORDS[1][:9]}<b>{WORDS[1][9:]}</b></p>"
            path.write_text(f"<!doctype html><title>题</title><style>p{{}}</style>{body}", encoding="utf-8")
        case ".pdf":
            import typst

            from minzheng.fonts import font_directories

            source = path.with_suffix(".typ")
            source.write_text('#set text(font: "Noto Serif SC")\n' + "\n\n".join(WORDS), encoding="utf-8")
            typst.compile(str(source), output=str(path), font_paths=[str(d) for d in font_directories()])
        case ".gbk":
            path.write_bytes(text.encode("gb18030"))
        case _:
            path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", [".txt", ".gbk", ".docx", ".html", ".pdf"])
def test_the_same_fault_is_found_in_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    found = [one for one in check(read(written(tmp_path / f"报告{kind}"))) if one.rule == "sum"]
    assert [one.found for one in found] == ["写作655个，相差1个"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.txt", b"  \n", "没有文字"),
        ("旧.doc", b"\xd0\xcf\x11\xe0" + b"0" * 64, "旧版 .doc"),
        ("坏.docx", b"PK\x03\x04not a zip", "不是完好的 docx"),
        ("坏.pdf", b"%PDF-1.7 nothing", "不是完好的 pdf"),
        ("图.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff\xfe", "不是文字文件"),
        ("零.txt", b"", "没有文字"),
        ("乱.txt", bytes(range(256)) * 8, "不是文字文件"),
        ("长.txt", "全年立案12件。".encode() * 40_000, "超过30万字"),
        ("别的.docx", _packed({"甲.xml": "x"}), "不是完好的 docx"),
        ("实体.docx", _packed({"[Content_Types].xml": "<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"}), "不是完好的 docx"),
        ("炸弹.docx", _packed({"word/document.xml": "0" * 17_000_000}), "解开后过大"),
        ("密.pdf", _locked(), "加了密码"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal, match=told):
        read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="读不了"):
        read(tmp_path / "没有.txt")


ROWS = (("类别", "户数", "人数"), ("城市低保", "1205", "1873"), ("农村低保", "6318", "12046"), ("特困供养", "2140", "2203"), ("合计", "9663", "16122"))


@pytest.mark.parametrize("wrong", [None, "16212"])
@pytest.mark.parametrize("kind", [".docx", ".html", ".layout", ".txt"])
def test_a_table_is_read_and_added_up(kind: str, wrong: str | None, tmp_path: Path) -> None:
    """Cells of a docx (the head over two columns), of a page with a paragraph in each, of one whose tables only lay it out, and lines
    with spaces, as a pdf gives them."""
    rows = [[wrong if wrong and words == "16122" else words for words in row] for row in ROWS]
    path = tmp_path / f"表{kind.replace('layout', 'html')}"
    if kind == ".docx":
        document = Document()
        document.add_paragraph("救助情况如下：")
        table = document.add_table(rows=len(rows), cols=3)
        for at, row in enumerate(rows):
            for place, words in enumerate(row):
                table.cell(at, place).text = words
        document.save(str(path))
    elif kind in (".html", ".layout"):
        cells = "".join("<tr>" + "".join(f"<td>\n<p><span>{words}</span></p></td>" for words in row) + "</tr>" for row in rows)
        table_words = f"<p>救助情况如下。</p><table>{cells}</table>"
        path.write_text(f"<table><tr><td>{table_words}</td></tr></table>" if kind == ".layout" else table_words, encoding="utf-8")
    else:
        path.write_text("救助情况如下：\n" + "\n".join(" ".join(row) for row in rows) + "\n全年发放资金120万元。\n", encoding="utf-8")
    found = [one for one in check(read(path)) if one.rule == "sum"]
    assert [(one.quote, one.expected) for one in found] == ([(wrong, "本列合计应为16122")] if wrong else [])


def test_what_one_cell_holds_over_several_columns_is_said_once(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "人数"
    table.cell(0, 2).text = "12"
    document.save(str(tmp_path / "并.docx"))
    assert read(tmp_path / "并.docx") == "人数\t\t12"


LONG = ("1" * 100_000, "立案12件、" * 10_000, "（" * 50_000 + "）", "甲 12 13\n" * 10_000, "一百二十万" * 20_000)


@pytest.mark.parametrize("words", LONG, ids=lambda words: words[:6])
def test_no_text_takes_long(words: str) -> None:
    begun = time.process_time()
    check(words)
    assert time.process_time() - begun < 20
