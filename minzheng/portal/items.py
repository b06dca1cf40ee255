"""What is asked of somebody who sends something in: name, number, telephone, town, and what he has to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from minzheng.identity.credit_code import read_credit_code
from minzheng.identity.fictional import is_fictional
from minzheng.identity.names import clean_name
from minzheng.identity.resident_number import read_resident_number
from minzheng.pages.day import Shown
from minzheng.procedure.online import LONGEST
from minzheng.vocabulary.errors import Refusal

PHONE = re.compile(r"[0-9+\- ]{5,20}")
Reader = Callable[[str], str]


@dataclass
class Item:
    """One field of a form about the sender. `kind`: line, text, select, radio; `values` of a choice; `shown` their words."""

    name: str
    label: str
    read: Reader
    kind: str = "line"
    hint: str = ""
    optional: bool = False
    values: tuple[str, ...] = ()
    raw: str = ""
    value: str = ""
    error: str = ""
    sent: bool = False

    unsure = False
    told_by = ""
    """The page itself says what is wrong with it as one types."""

    @property
    def id(self) -> str:
        return f"i-{self.name}"

    @property
    def described(self) -> str:
        """The ids of what describes it, for `aria-describedby`."""
        return f"{self.id}-error {self.id}-hint" if self.hint else f"{self.id}-error"

    @property
    def open(self) -> bool:
        """Whether it has still to be asked."""
        return not self.sent or bool(self.error)


def filled(items: Sequence[Item], sent: Mapping[str, str]) -> Sequence[Item]:
    """The items with what was sent in them."""
    for one in items:
        one.sent = one.name in sent
        one.raw = str(sent.get(one.name, ""))[: LONGEST + 1]
        text = one.raw.strip()
        if not text:
            one.error = "" if one.optional or not one.sent else "请填写"
            continue
        try:
            one.value = one.read(text)
        except Refusal as wrong:
            one.error = wrong.reason
    return items


def whole(items: Sequence[Item]) -> bool:
    """Whether everything that must be told has been told rightly."""
    return not any(one.error or (not one.value and not one.optional) for one in items)


# --- the items -----------------------------------------------------------------------------------------------------


def who(*, optional: bool = False) -> Item:
    hint = "不留姓名也可以，一样受理" if optional else ""
    return Item("name", "姓名（名称）", _name, optional=optional, hint=hint)


def number(here: Shown, *, organisations: bool) -> Item:
    """The ID number; where organisations apply, their code does as well."""

    def read(text: str) -> str:
        try:
            known = read_resident_number(text, here.day)
        except Refusal as wrong:
            if organisations:
                return read_credit_code(text).text
            raise Refusal(wrong.reason.partition("：")[2] or wrong.reason) from None
        if here.rehearsed != is_fictional(known.text):
            raise Refusal("演练地区只收虚构的号码（4418 9x 开头）" if here.rehearsed else "这个号码是演练用的")
        return known.text

    return Item("number", "公民身份号码" + ("（单位填统一社会信用代码）" if organisations else ""), read, hint="办理时要当面核对证件")


def phone(*, optional: bool = False) -> Item:
    return Item("phone", "电话", _phone, optional=optional, hint="经办人员用它与您联系")


def town(here: Shown) -> Item:
    """The town by its name."""
    codes = {name: code for code, name in here.towns.items()}

    def read(text: str) -> str:
        if text not in codes:
            raise Refusal("请从所列的镇（街道）中选")
        return codes[text]

    return Item("town", "户口所在的镇（街道）", read, "select", values=tuple(codes))


def words(label: str, *, optional: bool, hint: str = "") -> Item:
    return Item("said", label, _words, "text", hint, optional)


def choice(name: str, label: str, values: Sequence[str], kind: str = "radio") -> Item:
    """One of these."""

    def read(text: str) -> str:
        if text not in values:
            raise Refusal("请从所列的各项中选")
        return text

    return Item(name, label, read, kind, values=tuple(values))


def _name(text: str) -> str:
    name = clean_name(text)
    if not 1 < len(name) <= 60 or any(unicodedata.category(one)[0] in "CS" or one in "<>{}[]" for one in name):
        raise Refusal("应为二至六十个字")
    return name


def _phone(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    if not PHONE.fullmatch(plain):
        raise Refusal("应为五至二十位数字")
    return plain.replace(" ", "")


def _words(text: str) -> str:
    plain = text.replace("\r\n", "\n")
    if len(plain) > LONGEST or any(unicodedata.category(one) == "Cc" and one not in "\n\t" for one in plain):
        raise Refusal(f"不得超过{LONGEST}字，不得含有控制字符")
    return plain
