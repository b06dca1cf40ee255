"""Reading a report: every kind of file gives the same words; what cannot be read is refused in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from minzheng.checking.check import check
from minzheng.checking.source import read
from minzheng.vocabulary.errors import Refusal

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
