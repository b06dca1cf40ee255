"""The HTML writer: a `Document` as a fragment for a page, every figure a link; no style or script inside (strict CSP).

On the desk a figure opens its acts (`FigureRef.link`); with `public=True` it opens its counting rule, count and
checkpoint (`FigureRef.public_link`) and nothing of the desk is named. Styling hangs on the classes:
official, official-mark, official-number, addressee, lead, figure, signature, note, attachment, copied.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from minzheng.reporting.documents import model
from minzheng.reporting.documents.model import Attachment, Block, Document, FigureRef, Heading, Paragraph, Run, Table
from minzheng.reporting.figures.printing import date_text

TITLE_LEVEL = 1


def fragment(document: Document, *, public: bool = False, title_level: int = TITLE_LEVEL) -> str:
    """`document` as one `<article>`; its title is an `<h1>`, or lower by `title_level` inside a page that has one."""
    return "\n".join(_Fragment(document, public, title_level).parts())


def body(blocks: Iterable[Block], *, above: int) -> str:
    """Blocks alone, without title and signature; headings begin one below the level `above`."""
    empty = Document("", "", date.min, ())
    return "\n".join(_Fragment(empty, False, above)._blocks(blocks, above))


class _Fragment:
    """One rendering of one document."""

    def __init__(self, document: Document, public: bool, title_level: int) -> None:
        self.document, self.public, self.title_level = document, public, title_level

    def parts(self) -> Iterable[str]:
        document = self.document
        mark = f' data-mark="{escape(document.mark)}"' if document.mark else ""
        yield f'<article class="official" lang="zh-CN"{mark}>'
        yield from self._header()
        yield from self._blocks(document.blocks, self.title_level)
        yield from self._attachment_note()
        yield from self._signature()
        for place, attachment in enumerate(document.attachments, 1):
            yield from self._attachment(place, attachment)
        if document.copied_to:
            yield f'<p class="copied">抄送：{escape("，".join(document.copied_to))}。</p>'
        yield "</article>"

    def _header(self) -> Iterable[str]:
        document = self.document
        yield "<header>"
        if document.mark:
            yield f'<p class="official-mark" role="note">{escape(document.mark_notice)}</p>'
        if document.number:
            signer = f'<span class="signer">签发人：{escape(document.signer)}</span>' if document.signer else ""
            yield f'<p class="official-number"><span>{escape(str(document.number))}</span>{signer}</p>'
        yield self._heading(self.title_level, escape(document.title).replace("\n", "<br>"))
        yield "</header>"
        if document.addressee:
            yield f'<p class="addressee">{escape(document.addressee)}：</p>'

    def _blocks(self, blocks: Iterable[Block], above: int) -> Iterable[str]:
        for number, block in model.numbered(blocks):
            if isinstance(block, Heading):
                yield self._heading(above + block.level, escape(number + block.text))
            elif isinstance(block, Paragraph):
                yield f"<p>{self._lead(number, block)}{self._runs(block.runs)}</p>"
            else:
                yield from self._table(block)

    @staticmethod
    def _heading(level: int, content: str) -> str:
        if level <= 6:
            return f"<h{level}>{content}</h{level}>"
        return f'<p role="heading" aria-level="{level}">{content}</p>'

    @staticmethod
    def _lead(number: str, block: Paragraph) -> str:
        return f'<strong class="lead">{escape(number + block.lead.text)}。</strong>' if block.lead else ""

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if not isinstance(run, FigureRef):
            return escape(run.text)
        link = run.public_link if self.public else run.link
        named = f' aria-label="{escape(f"{run.label}：{run.printed}")}"' if run.label and link else ""
        told = f' title="{escape(run.rule)}"' if run.rule else ""
        if link is None:
            return f'<span class="figure" data-figure="{escape(run.figure)}"{told}>{escape(run.printed)}</span>'
        target = f'class="figure" href="{escape(link)}" data-figure="{escape(run.figure)}"'
        return f"<a {target}{named}{told}>{escape(run.printed)}</a>"

    def _table(self, block: Table) -> Iterable[str]:
        yield '<div class="table" role="region" tabindex="0"' + (
            f' aria-label="{escape(block.caption)}">' if block.caption else ' aria-label="表格">'
        )
        yield "<table>"
        if block.caption:
            yield f"<caption>{escape(block.caption)}</caption>"
        heads = (f'<th scope="col">{escape(text)}</th>' for text in block.header)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        for row in block.rows:
            cells = (
                f'<td class="number">{self._run(run)}</td>' if place in block.numeric else f"<td>{self._run(run)}</td>"
                for place, run in enumerate(row)
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody></table></div>"

    def _attachment_note(self) -> Iterable[str]:
        titles = [escape(attachment.title) for attachment in self.document.attachments]
        if titles:
            links = (f'<li><a href="#attachment-{place}">{title}</a></li>' for place, title in enumerate(titles, 1))
            yield f'<nav class="attachments" aria-label="附件"><p>附件：</p><ol>{"".join(links)}</ol></nav>'

    def _signature(self) -> Iterable[str]:
        document = self.document
        day = f'<time datetime="{document.date.isoformat()}">{date_text(document.date)}</time>'
        yield f'<p class="signature">{escape(document.organ)}<br>{day}</p>'
        for note in document.notes:
            yield f'<p class="note">（{escape(note)}）</p>'

    def _attachment(self, place: int, attachment: Attachment) -> Iterable[str]:
        label = model.attachment_label(place, len(self.document.attachments))
        yield f'<section class="attachment" id="attachment-{place}">'
        yield f'<p class="attachment-label">{label}</p>'
        yield self._heading(self.title_level + 1, escape(attachment.title))
        yield from self._blocks(attachment.blocks, self.title_level + 1)
        yield "</section>"
