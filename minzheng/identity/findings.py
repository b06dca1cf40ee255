"""What a check of a number found: an error stops, a warning asks somebody to look at the document again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.vocabulary.errors import Refusal


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a number, in Chinese and without repeating the number. `blocking` is False for a warning."""

    message: str
    blocking: bool = True


def refuse_if_blocking(label: str, findings: Iterable[Finding], remedy: str = "请对照证件原件更正。") -> None:
    """Raises Refusal that names `label` and every blocking finding; the number itself is never in the message."""
    errors = [finding.message for finding in findings if finding.blocking]
    if errors:
        raise Refusal(f"{label}：{'；'.join(errors)}", remedy=remedy)


def normalised(text: str) -> str:
    """Half-width, upper-case, without spaces: how a number typed or pasted from a form is read."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
