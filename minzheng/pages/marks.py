"""Marks printed on letters, certificates and receipts: the number of the act and sixteen characters of a digest, as a QR code.

The digest covers the whole content (a letter's parts, an act's record with its salted commitments), so nobody can make up a
mark for a paper he does not hold, and a paper changed afterwards has another mark. Nothing personal stands in it.
"""

from __future__ import annotations

import hmac
import re
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from minzheng.journal import read as journal
from minzheng.procedure import cases
from minzheng.procedure.letters import letter_digest
from minzheng.reporting.documents import scanned
from minzheng.reporting.documents.model import Check
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

MARK = re.compile(r"([1-9][0-9]{0,14})-([0-9a-f]{16})")
LENGTH = 16


def of_letter(letter: Any) -> str:
    """The mark of a letter."""
    return f"{letter.seq}-{letter_digest(letter.parts)[:LENGTH]}"


def of_act(act: Any) -> str:
    """The mark of an act, for the receipt of it."""
    return f"{act.seq}-{sm3(bytes(act.record)).hex()[:LENGTH]}"


def found(mark: str) -> tuple[Any, Any] | None:
    """The act, and the letter of it that bears this mark (None for a receipt); None for a mark that nothing bears.

    A letter counts only while its content is still what its act quoted.
    """
    parts = MARK.fullmatch(mark)
    if parts is None:
        return None
    try:
        act = journal.act(int(parts[1]))
    except Refusal:
        return None
    if hmac.compare_digest(of_act(act), mark):
        return act, None
    quoted: Any = journal.fields(act.seq).get("letter")
    for one in cases.letters_of_act(act.seq):
        told = quoted if isinstance(quoted, dict) else {}
        if hmac.compare_digest(of_letter(one), mark) and told.get("digest") == letter_digest(one.parts):
            return act, one
    return None


def address(request: HttpRequest, mark: str) -> str:
    """Where anyone can check it."""
    return request.build_absolute_uri(reverse("portal:verify", args=[mark]))


def on_letter(request: HttpRequest, letter: Any) -> Check:
    """What is printed on a letter so that it can be checked."""
    mark = of_letter(letter)
    return Check(address(request, mark), mark)


def drawn(request: HttpRequest, mark: str) -> SafeString:
    """The mark as an SVG whose address anyone can open."""
    code = scanned.made(address(request, mark))
    svg = code.svg_inline(scale=4, border=scanned.QUIET, svgclass="qr", lineclass=None, title="核验用的二维码")
    return mark_safe(svg.replace("<svg ", '<svg role="img" aria-label="核验用的二维码" '))  # noqa: S308 - drawn from our own address
