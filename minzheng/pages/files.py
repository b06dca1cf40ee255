"""Files to take away: a download with a Chinese name, kept out of search engines, and any list as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from minzheng.exchange import sheets
from minzheng.exchange.sheets import Head

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(content: bytes, media: str, name: str) -> HttpResponse:
    """A file to keep, by its name."""
    return HttpResponse(content, content_type=media, headers=_kept(name))


def from_disk(path: Path, name: str, media: str = SPREADSHEET) -> FileResponse:
    """A file of the disk to keep, sent a piece at a time; it may be deleted as soon as this returns."""
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=media, headers={"X-Robots-Tag": "noindex"})


def spreadsheet(name: str, title: str, heads: Sequence[Head], rows: Iterable[Sequence[Any]], *, mark: str) -> FileResponse:
    """A list as a spreadsheet, written row by row as `exchange.sheets` writes it; `name` without its ending."""
    with TemporaryDirectory() as folder:
        out = Path(folder, "list.xlsx")
        sheets.write(out, title, heads, rows, mark=mark)
        return from_disk(out, f"{name}.xlsx")


def _kept(name: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment", "X-Robots-Tag": "noindex"}
