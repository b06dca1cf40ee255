"""Letters: shown as a page, handed out as Word or PDF, always the same as when the act was done; each look is kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from minzheng.journal import attachments
from minzheng.journal import read as journal
from minzheng.journal.record import ATTACHMENT
from minzheng.pages import marks, paper, photographs
from minzheng.pages.day import shown
from minzheng.pages.files import attachment
from minzheng.procedure import cases

from .me import me
from .numbers import KINDS
from .opened import about_minor, is_opened, keep

LAST = 2**63
"""No act has a greater number."""


def found(request: HttpRequest, id: int) -> Any:
    """The letter, if its case may be seen on the day shown; one outside any case by whoever sees the whole district."""
    letter, person = cases.letter(id), me(request)
    if letter is None or (shown(request).fixed and letter.on > shown(request).day):
        raise Http404
    if not (person.scope.covers(letter.case) if letter.case else person.whole_district):
        raise Http404
    return letter


def _looked_at(request: HttpRequest, one: Any, why: str) -> HttpResponse | None:
    """Keep the look; a minor's papers are shown only to who has opened the case with a reason: else the way back to do so."""
    if one.case is None:  # a decision outside any case does not name a minor (see letters.addressee)
        keep(me(request), "", f"文书{one.number}", why)
        return None
    return looked_into(request, one.case, f"文书{one.number}", why)


def looked_into(request: HttpRequest, case: Any, what: str, why: str) -> HttpResponse | None:
    """Keep that papers of a case are looked at; for a minor's that nobody has opened with a reason, the way to the case instead."""
    minor = about_minor(case, shown(request).day)
    if minor and not is_opened(request, case.number):
        messages.error(request, f"涉及未成年人，请先在下面写明查阅理由，再打开{what}。")
        return redirect("desk:case", number=case.number)
    keep(me(request), case.number, what, why, minor=minor)
    return None


def drafted(parts: dict[str, Any]) -> SafeString:
    """A letter that has not been issued yet, as it will be printed; its number is given when it is."""
    return paper.page(paper.letter(SimpleNamespace(parts=parts, number="")))


@require_GET
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """A letter as a page."""
    one = found(request, id)
    if (closed := _looked_at(request, one, "查看文书")) is not None:
        return closed
    return render(request, "desk/letter.html", {
        "letter": one, "body": paper.page(paper.letter(one)), "me": me(request), "mark": marks.of_letter(one),
        "drawn": marks.drawn(request, marks.of_letter(one)),
    })  # fmt: skip


@require_GET
def letter_file(request: HttpRequest, id: int, kind: str) -> HttpResponse:
    """A letter as a file."""
    one = found(request, id)
    if (closed := _looked_at(request, one, f"下载{kind}")) is not None:
        return closed
    media, write = KINDS[kind]
    return attachment(write(paper.letter(one, marks.on_letter(request, one))), media, f"{one.title}{one.number}.{kind}")


@require_GET
def act_file(request: HttpRequest, seq: int, place: int) -> HttpResponse:
    """A file of an act (a photograph of a visit), for who may see the case and has opened it with a reason that is kept."""
    act = journal.act(seq) if seq < LAST else None
    case = cases.case(act.case, me(request).scope) if act is not None and act.case else None
    if act is None or case is None or (shown(request).fixed and act.on > shown(request).day):
        raise Http404
    if not is_opened(request, case.number):
        messages.error(request, "请先在下面写明查阅理由，再看照片。")
        return redirect("desk:case", number=case.number)
    told: Any = journal.fields(seq).get(f"{ATTACHMENT}{place}")
    if told is None:
        raise Http404
    shown_in_page = told["media_type"] in (photographs.JPEG, photographs.PNG)
    name = f'{"inline" if shown_in_page else "attachment"}; filename="{seq}-{place}"'
    return HttpResponse(attachments.read(bytes.fromhex(told["sm3"])), content_type=told["media_type"],
                        headers={"Content-Disposition": name, "X-Content-Type-Options": "nosniff"})  # fmt: skip
