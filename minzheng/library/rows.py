"""Dated rows of a locality: one standard or local rule with its days, document, confidence and scope, as `rates.toml` has it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from minzheng.vocabulary.errors import Refusal

Exact = int | Fraction

CONFIDENCES = ("confirmed", "derived", "from-knowledge", "illustrative", "unset")
SCOPES = ("district", "province-floor")
DISTRICT, PROVINCE = SCOPES


@dataclass(frozen=True)
class Row:
    """One standard (a number, money in 分) or one local rule (a text) in force from `since` to `until` (None = open).

    A row is for one `key` (城镇), for a band `low`..`high` of whole numbers, both included, or for all. `value` is None
    exactly when the confidence is `unset`. `scope` says whose figure it is: this district's, or the provincial floor.
    `announced`: from which day it can be known here, where it applies from an earlier one; until then nobody pays by it.
    """

    name: str
    since: date
    confidence: str
    scope: str
    value: Exact | str | None = None
    until: date | None = None
    key: str | None = None
    low: int | None = None
    high: int | None = None
    document: str = ""
    number: str = ""
    entered_by: str = ""
    approved_by: str = ""
    announced: date | None = None
    note: str = ""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def is_for(self, key: str | Exact | None) -> bool:
        """Whether the row speaks of this key. An unset row without key or band speaks of the whole standard."""
        if self.key is not None:
            return key == self.key
        if self.low is not None or self.high is not None:
            return isinstance(key, int | Fraction) and (self.low or 0) <= key and (self.high is None or key <= self.high)
        return key is None or self.confidence == "unset"


COLUMNS = {field.name for field in fields(Row)} - {"value"} | {"amount_fen", "value"}


def read_rows(path: Path) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The standards and the local rules of a `rates.toml`, each in the order of the file. Raises Refusal naming the row."""
    table = read_toml(path)
    rates = tuple(_row(raw, f"{path.name}第{n}条标准", "rate") for n, raw in enumerate(table.get("rate", ()), 1))
    settings = tuple(_row(raw, f"{path.name}第{n}条规则", "setting") for n, raw in enumerate(table.get("setting", ()), 1))
    return rates, settings


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file of a locality. Raises Refusal when it is missing or can't be read as TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise Refusal(f"地区数据缺少文件{path.name}", remedy="请核对地区数据目录，或者由 minzheng init 生成。") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Refusal(f"地区数据文件{path.name}不是有效的 TOML（{wrong}）", remedy="请按自带的示例改正。") from None


def _row(raw: Mapping[str, Any], where: str, table: str) -> Row:
    def wrong(why: str) -> Refusal:
        return Refusal(f"{where}{why}", remedy="地区数据只增不改，请改正后追加。")

    if unknown := sorted(raw.keys() - COLUMNS):
        raise wrong(f"有不认识的栏目：{'、'.join(unknown)}")
    if not isinstance(raw.get("name"), str) or not raw["name"].strip():
        raise wrong("没有名称")
    for column in ("since", "until", "announced"):
        if type(raw.get(column, date.min)) is not date:
            raise wrong(f"“{raw['name']}”的{column}应为日期")
    if "since" not in raw or raw.get("until", date.max) < raw["since"]:
        raise wrong(f"“{raw['name']}”没有施行日期，或者失效早于施行")
    if raw.get("announced", date.max) <= raw["since"]:
        raise wrong(f"“{raw['name']}”的公布日期只在晚于施行日期时写明")
    if raw.get("confidence") not in CONFIDENCES or raw.get("scope") not in SCOPES:
        raise wrong(f"“{raw['name']}”的可信程度或者适用范围不认识")
    kept = {column: value for column, value in raw.items() if column not in ("amount_fen", "value")}
    try:
        value = _text(raw) if table == "setting" else _quantity(raw)
    except ValueError as why:
        raise wrong(f"“{raw['name']}”{why}") from None
    if (value is None) != (raw["confidence"] == "unset"):
        raise wrong(f"“{raw['name']}”应当有数额，或者标明未取得（unset）")
    return Row(value=value, **kept)


def _text(raw: Mapping[str, Any]) -> str | None:
    value = raw.get("value")
    if "amount_fen" in raw or not isinstance(value, str | None):
        raise ValueError("的取值应为文字")
    return value


def _quantity(raw: Mapping[str, Any]) -> Exact | None:
    """Money as whole 分 in `amount_fen`; any other quantity as a whole number or an exact decimal in quotes in `value`."""
    if "amount_fen" in raw and "value" in raw:
        raise ValueError("只应有一个数额")
    value = raw.get("amount_fen", raw.get("value"))
    if value is None:
        return None
    if isinstance(value, str) and "value" in raw:
        try:
            exact = Fraction(value)
        except ValueError:
            raise ValueError(f"的数额“{value}”不是小数") from None
        return exact.numerator if exact.denominator == 1 else exact
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("的数额应为不小于零的整数（金额以分计），或者带引号的小数")
    return value
