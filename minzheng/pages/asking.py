"""Forms made from facts: which field a fact gets, the strict reading of what was typed, nothing of it lost on an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from minzheng.vocabulary.errors import BadFact
from minzheng.vocabulary.facts import NEVER, ChoiceFact, DayFact, Fact, NumberFact, TextFact, TruthFact
from minzheng.vocabulary.form import read_value

YUAN = re.compile(r"-?\d{1,14}(\.\d{1,2})?")
GROUPED = re.compile(r"-?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d*)?")
WHOLE = re.compile(r"-?\d{1,16}")
LONGEST = 2000
LONG = "handling."
"""Texts of this group may take several lines: reasons, objections."""
FEW = 4
"""Up to so many choices are shown all at once, as radio buttons."""
TRUTH = {"yes": True, "no": False}
EMPTY = {"truth": "no", "money": "0", "number": "0"}
NOTHING = ("无", "没有", "无关", "不需要")


@dataclass
class Field:
    """One question of a form. `raw` is what stands in it, `error` what is wrong with it; `name` is its name in the form."""

    fact: Fact
    name: str
    raw: str = ""
    never: bool = False
    error: str = ""
    now: str = ""
    """What it is at present, where a form asks only for what has changed."""

    @property
    def kind(self) -> str:
        match self.fact:
            case TruthFact():
                return "truth"
            case NumberFact():
                return "money" if self.fact.measure == "分" else "number"
            case DayFact():
                return "day"
            case ChoiceFact():
                return "radio" if len(self.fact.values) <= FEW else "select"
        return "text" if self.fact.key.startswith(LONG) else "line"

    @property
    def id(self) -> str:
        return "f-" + self.name.replace(".", "-")

    @property
    def label(self) -> str:
        return self.fact.label

    @property
    def unit(self) -> str:
        measure = getattr(self.fact, "measure", "")
        return "元" if measure == "分" else measure

    @property
    def never_label(self) -> str:
        return getattr(self.fact, "never", None) or ""

    @property
    def empty(self) -> str:
        """What leaving the text empty means; "" where it must be given."""
        return getattr(self.fact, "empty", "")

    @property
    def values(self) -> tuple[str, ...]:
        return getattr(self.fact, "values", ())

    @property
    def hint(self) -> str:
        """What stands under the label: where the answer comes from, and the fact's own note."""
        source = "" if self.fact.source.way in ("办理", "申报") else f"来源：{self.fact.source}"
        left = f"空着表示{self.empty}" if self.empty else ""
        now = f"现为：{self.now}" if self.now else ""
        return "；".join(part for part in (now, source, self.fact.note, left) if part)

    @property
    def described(self) -> str:
        """The ids of what describes the field, for `aria-describedby`; the place of the error is there before there is one."""
        return f"{self.id}-error {self.id}-hint" if self.hint else f"{self.id}-error"

    @property
    def told_by(self) -> str:
        """The address that says what is wrong with it as one types."""
        return reverse("field")


@dataclass
class Answers:
    """What was read from a form: the values by fact key where every field was right, and the fields to show again."""

    fields: list[Field] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return not any(one.error for one in self.fields)

    @property
    def errors(self) -> list[Field]:
        return [one for one in self.fields if one.error]


def blank(facts: Iterable[Fact], prefix: str = "") -> list[Field]:
    """Empty fields."""
    return [Field(fact, prefix + fact.key) for fact in facts]


def posted(facts: Iterable[Fact], sent: Mapping[str, str], prefix: str = "", *, strict: bool = True) -> Answers:
    """Read a form. With `strict` an empty field is an error; without, it only stays empty (a form still being filled in)."""
    answers = Answers()
    for fact in facts:
        name = prefix + fact.key
        one = Field(fact, name, str(sent.get(name, ""))[: LONGEST + 1], name + ".never" in sent)
        answers.fields.append(one)
        if strict and not one.raw.strip() and one.empty:
            answers.values[fact.key] = ""
            continue
        if not one.raw.strip() and not one.never:
            one.error = "请填写" if strict else ""
            continue
        try:
            answers.values[fact.key] = value_of(one)
        except BadFact as wrong:
            one.error = wrong.reason.removeprefix(f"事实“{fact.label}”（{fact.key}）")
    return answers


def value_of(one: Field) -> Any:
    """The value of a field as rules take it. Raises BadFact."""
    fact, text = one.fact, unicodedata.normalize("NFKC", one.raw).strip()
    match fact:
        case TruthFact():
            if text not in TRUTH:
                raise BadFact(fact.key, fact.label, "请选“是”或者“否”")
            return TRUTH[text]
        case NumberFact():
            return read_value(fact, _within(fact, _number(fact, _bare(text, one.unit))))
        case DayFact():
            return read_value(fact, None if one.never else text)
        case TextFact():
            return read_value(fact, _text(fact, one.raw.strip()))
    return read_value(fact, one.raw.strip())


def _bare(text: str, unit: str) -> str:
    """A number without what people write around it: 1,200元, ¥ 1200.50, 3 人."""
    return text.removeprefix("¥").removesuffix(unit).strip()


def _number(fact: NumberFact, text: str) -> int:
    if fact.measure != "分":
        plain = ungrouped(text)
        if not WHOLE.fullmatch(plain):
            raise BadFact(fact.key, fact.label, "应为整数")
        return int(plain)
    amount = fen(text)
    if amount is None:
        raise BadFact(fact.key, fact.label, "应为金额，单位元，至多两位小数")
    return amount


def _within(fact: NumberFact, value: int) -> int:
    """The number, if it can be true at all; said in the unit people typed it in. Raises BadFact."""
    scale = 100 if fact.measure == "分" else 1
    if value < fact.low:
        raise BadFact(fact.key, fact.label, f"不能小于{fact.low // scale}")
    if value > fact.high:
        raise BadFact(fact.key, fact.label, f"不能大于{fact.high // scale}")
    return value


def ungrouped(text: str) -> str:
    """A number without the signs that set every three places apart; one set apart in any other way is left for the reader to refuse."""
    return text.replace(",", "").replace(" ", "") if GROUPED.fullmatch(text) else text


def fen(text: str) -> int | None:
    """An amount typed in 元 with at most two decimals, in 分; None for anything else."""
    plain = ungrouped(unicodedata.normalize("NFKC", text).strip())
    return int(Decimal(plain) * 100) if YUAN.fullmatch(plain) else None


def _text(fact: Fact, text: str) -> str:
    if len(text) > LONGEST:
        raise BadFact(fact.key, fact.label, f"不得超过{LONGEST}字")
    if any(unicodedata.category(one) == "Cc" and one not in "\n\t" for one in text.replace("\r\n", "\n")):
        raise BadFact(fact.key, fact.label, "含有不能使用的控制字符")
    return text.replace("\r\n", "\n")


def raw_of(fact: Fact, value: Any) -> tuple[str, bool]:
    """A value as it stands in a field, and whether the box “never” is ticked."""
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, date):
        return ("", True) if value == NEVER else (value.isoformat(), False)
    if isinstance(fact, NumberFact) and fact.measure == "分":
        return f"{Decimal(value) / 100:.2f}", False
    return str(value), False


def filled_with_nothing(one: Field) -> None:
    """否, 无, 0 or 尚未 in a field that is still empty: what the clerk asks for with one button and then looks through."""
    if one.raw.strip() or one.never:
        return
    if one.kind in EMPTY:
        one.raw = EMPTY[one.kind] if not isinstance(one.fact, NumberFact) or one.fact.low <= 0 else ""
    elif one.kind == "day":
        one.never = bool(one.never_label)
    elif one.kind in ("radio", "select"):
        one.raw = next((value for value in one.values if value.startswith(NOTHING)), "")
