"""What a file is, and whether it may be unpacked at all: looked at before anything of it is read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NoReturn

from minzheng.vocabulary.errors import Refusal

LARGEST = 50 * 1024 * 1024
"""Bytes of a file; 50,000 rows of people have some 5 MB."""
ENTRIES, UNPACKED, RATIO, SMALL = 1000, 500 * 1024 * 1024, 200, 1024 * 1024
"""Of a packed file: parts, bytes of all parts unpacked, and how much one part over SMALL may swell."""
GUARDED_PART = 64 * 1024 * 1024
"""A list of parts or links larger than this is no spreadsheet's."""

XLSX, XLS, CSV = "xlsx", "xls", "csv"
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
SAVE_AS = "请用 Excel 或者 WPS 打开，另存为 .xlsx（Excel 工作簿）后再导入。"
STRANGERS = (
    (b"%PDF", "是 PDF，不是电子表格"),
    (b"\x89PNG", "是图片，不是电子表格"),
    (b"\xff\xd8\xff", "是图片，不是电子表格"),
    (b"Rar!", "是压缩包，不是电子表格"),
    (b"7z\xbc\xaf", "是压缩包，不是电子表格"),
    (b"\x1f\x8b", "是压缩包，不是电子表格"),
    (b"SQLite format 3", "是数据库，不是电子表格"),
    (b"{\\rtf", "是文字文档，不是电子表格"),
    (b"PK\x05\x06", "是空的压缩包，不是电子表格"),
)
MARKUP = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|head|meta|style|script)", re.IGNORECASE)
FORBIDDEN = (
    (re.compile(r"vbaproject|vbadata|(?:^|/)macrosheets/|(?:^|/)dialogsheets/", re.IGNORECASE), "含有宏"),
    (re.compile(r"(?:^|/)externallinks/", re.IGNORECASE), "引用了外部文件"),
    (re.compile(r"(?:^|/)connections\.xml$|(?:^|/)querytables/|(?:^|/)custom(?:data|xml)/.*\.bin$", re.IGNORECASE), "含有外部数据连接"),
    (re.compile(r"(?:^|/)embeddings/|(?:^|/)activex/|(?:^|/)ctrlprops/", re.IGNORECASE), "含有嵌入的对象或者控件"),
)
OTHERS = (
    ("xl/workbook.bin", "是二进制工作簿（.xlsb）"),
    ("word/document.xml", "是 Word 文档，不是电子表格"),
    ("ppt/presentation.xml", "是演示文稿，不是电子表格"),
    ("content.xml", "是 .ods 或者同类文件"),
    ("META-INF/MANIFEST.MF", "是程序包，不是电子表格"),
)
OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def taken(file: Path) -> bytes:
    """The bytes of a file, read once. Raises Refusal for one that is missing, empty or larger than LARGEST."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refusal(f"没有文件{file.name}", remedy="请核对文件名。") from None
    except OSError as problem:
        raise Refusal(f"读不了文件{file.name}（{problem.strerror}）", remedy="请核对文件名和读取权限。") from None
    if len(content) > LARGEST:
        raise Refusal(f"文件{file.name}超过{LARGEST // 1024 // 1024}MB", remedy="请分成几个文件导入。")
    if not content.strip():
        raise Refusal(f"文件{file.name}是空的", remedy="请核对文件。")
    return content


def kind_of(content: bytes, name: str) -> str:
    """XLSX, XLS or CSV, by the content and not by the name, once the file has been found fit to read. Raises Refusal."""
    if content.startswith(ZIP):
        _check_packed(content, name)
        return XLSX
    if content.startswith(OLE):
        _check_compound(content, name)
        return XLS
    for signature, what in STRANGERS:
        if content.startswith(signature):
            _refuse(name, what)
    if MARKUP.match(content[:4096]):
        _refuse(name, "其实是网页或者 XML，只是改了扩展名")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return CSV
    if b"\0" in content:
        _refuse(name, "不是电子表格，也不是文字")
    return CSV


def _refuse(name: str, what: str, remedy: str = SAVE_AS) -> NoReturn:
    raise Refusal(f"文件{name}{what}，没有读", remedy=remedy)


def _check_packed(content: bytes, name: str) -> None:
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        _refuse(name, "已损坏（压缩包不完整）", "请重新取得文件，或者用 Excel、WPS 修复后另存为 .xlsx。")
    names = [part.filename for part in parts]
    for unlike, what in OTHERS:
        if unlike in names:
            _refuse(name, what)
    if len(parts) > ENTRIES:
        _refuse(name, f"有{len(parts)}个部件，超过{ENTRIES}个")
    if len({one.lower() for one in names}) < len(names):
        _refuse(name, "有重名的部件，可能被改动过")
    if any(one.startswith(("/", "\\")) or ".." in one.replace("\\", "/").split("/") or ":" in one for one in names):
        _refuse(name, "的部件指向压缩包之外，可能有害")
    if any(part.flag_bits & 0x1 for part in parts):
        _refuse(name, "是加密的压缩包")
    if sum(part.file_size for part in parts) > UNPACKED:
        _refuse(name, f"解压后超过{UNPACKED // 1024 // 1024}MB", "请删去图片和多余的工作表，或者分成几个文件导入。")
    for part in parts:
        if part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1):
            _refuse(name, f"的部件解压后膨胀超过{RATIO}倍，可能有害")
    for pattern, what in FORBIDDEN:
        if any(pattern.search(one) for one in names):
            _refuse(name, what, "请另存为不含宏、外部链接和嵌入对象的 .xlsx 后再导入；系统不会执行其中任何内容。")
    if "xl/workbook.xml" not in names:
        _refuse(name, "不是电子表格（没有工作簿）")
    for part in parts:
        if part.filename.lower().endswith((".rels", ".xml")):
            _check_part(packed, part, name)


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    links = part.filename.lower().endswith(".rels") or part.filename == "[Content_Types].xml"
    if links and part.file_size > GUARDED_PART:
        _refuse(name, "的部件清单过大，可能有害")
    try:
        with packed.open(part) as opened:
            text = opened.read() if links else opened.read(4096)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as _:
        _refuse(name, "已损坏（部件解压不了）", "请重新取得文件，或者用 Excel、WPS 修复后另存为 .xlsx。")
    except Exception:  # zlib.error and what other packers raise
        _refuse(name, "已损坏（部件解压不了）", "请重新取得文件，或者用 Excel、WPS 修复后另存为 .xlsx。")
    if ENTITY.search(text):
        _refuse(name, "含有 XML 实体定义，可能有害")
    if b"macroEnabled" in text:
        _refuse(name, "含有宏", "请另存为不含宏的 .xlsx 后再导入；系统不会执行其中任何内容。")
    if any(b"hyperlink" not in found.lower() for found in OUTSIDE.findall(text)):
        _refuse(name, "引用了外部文件", "请断开外部链接（数据—编辑链接—断开）后另存为 .xlsx。")


def _check_compound(content: bytes, name: str) -> None:
    """An .xls is a small file system whose names are in UTF-16."""
    if _named(content, "EncryptedPackage") or _named(content, "EncryptionInfo"):
        _refuse(name, "设了打开密码", "请去掉密码后再导入。")
    if _named(content, "_VBA_PROJECT_CUR") or _named(content, "_VBA_PROJECT"):
        _refuse(name, "含有宏", "请另存为不含宏的 .xlsx 后再导入；系统不会执行其中任何内容。")
    if _named(content, "WordDocument"):
        _refuse(name, "是 Word 文档，不是电子表格")
    if not _named(content, "Workbook") and not _named(content, "Book"):
        _refuse(name, "不是电子表格（没有工作簿）")


def _named(content: bytes, entry: str) -> bool:
    return entry.encode("utf-16-le") in content
