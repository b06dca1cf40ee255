"""What a check of a draw found, and how a JSON document is read: by exact keys and types, never by guess."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from minzheng.vocabulary.errors import Refusal

LARGEST = 2**53 - 1


@dataclass(frozen=True)
class Finding:
    """One thing found, in Chinese. `part` names where (清单, 权重, 名单, 承诺, 录入, 号码, 秘密, 种子, 结果, 人员, 变更, 作废, 格式).

    `blocking` is False for something a person should look at although the draw stands.
    """

    part: str
    message: str
    blocking: bool = True

    def __str__(self) -> str:
        return f"{'不符' if self.blocking else '提醒'}（{self.part}）：{self.message}"


def refuse_if_blocking(what: str, findings: Iterable[Finding], remedy: str) -> None:
    """Raises Refusal listing every blocking finding."""
    errors = [f"{finding.part}：{finding.message}" for finding in findings if finding.blocking]
    if errors:
        raise Refusal(f"{what}：{'；'.join(errors)}", remedy=remedy)


def canonical(value: Any) -> bytes:
    """The only byte form of a JSON value: keys sorted, no spaces, UTF-8, NFC texts, whole numbers (RFC 8785 without floats).

    Raises ValueError on anything else, a float above all.
    """
    _refuse_odd(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refuse_odd(value: Any) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise ValueError(f"a key must be ASCII text: {key!r}")
            _refuse_odd(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_odd(item)
    elif isinstance(value, str):
        if not unicodedata.is_normalized("NFC", value) or any(0xD800 <= ord(character) < 0xE000 for character in value):
            raise ValueError("a text must be NFC without lone surrogates")
    elif value is not None and not isinstance(value, bool):
        if not isinstance(value, int) or abs(value) > LARGEST:
            raise ValueError(f"a number must be whole and below 2**53: {value!r}")


def read_json(data: bytes | str) -> Any:
    """The JSON value of `data`. Raises Refusal when it is not JSON, has a key twice, or has a value `canonical` refuses."""
    try:
        value = json.loads(data, object_pairs_hook=_without_doubles)
        canonical(value)
    except (ValueError, RecursionError) as wrong:
        raise Refusal(f"不是规范的JSON文件：{wrong}", remedy="请使用原样下载、未经编辑的文件。") from None
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"重复的键：{sorted({key for key in keys if keys.count(key) > 1})}")
    return dict(pairs)


def take(value: Any, where: str, **kinds: type) -> list[Any]:
    """The values of an object that has exactly the keys of `kinds`, each of its type, in that order; else Refusal."""
    if not isinstance(value, dict) or value.keys() != kinds.keys():
        raise Refusal(f"{where}应恰有以下各项：{'、'.join(kinds)}", remedy="请使用原样下载、未经编辑的文件。")
    for key, kind in kinds.items():
        _refuse_kind(value[key], kind, f"{where}的{key}")
    return [value[key] for key in kinds]


def take_list(value: Any, where: str, kind: type) -> list[Any]:
    """`value` when it is a list of `kind`; else Refusal."""
    _refuse_kind(value, list, where)
    for item in value:
        _refuse_kind(item, kind, f"{where}的各项")
    return list(value)


def _refuse_kind(value: Any, kind: type, where: str) -> None:
    fits = type(value) is kind if kind in (int, bool) else isinstance(value, kind)
    if not fits:
        names = {str: "文字", int: "整数", bool: "真或假", list: "列表", dict: "对象"}
        raise Refusal(f"{where}应为{names[kind]}", remedy="请使用原样下载、未经编辑的文件。")
