"""What the checking of a report says: one finding a fault, with the place, what was expected and what was found."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"
IN_WORDS = {ERROR: "错误", WARNING: "提醒", NOTE: "建议"}


@dataclass(frozen=True)
class Finding:
    """One fault: the `rule` (kebab case), its `severity` (error, warning, note), the place in characters of the text,
    the words there, what was `expected` and what was `found`, both in Chinese."""

    rule: str
    severity: str
    start: int
    end: int
    quote: str
    expected: str
    found: str

    def as_json(self) -> dict[str, object]:
        return {
            "rule": self.rule, "severity": self.severity, "start": self.start, "end": self.end,
            "quote": self.quote, "expected": self.expected, "found": self.found,
        }  # fmt: skip
