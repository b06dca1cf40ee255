"""Standards of a locality by day: what rules read (`Rates` of vocabulary.situation), and what money may be paid on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path

from minzheng.vocabulary.errors import Refusal, UnsetRate
from minzheng.vocabulary.situation import Band, Rates

from .rows import DISTRICT, PROVINCE, Exact, Row, read_rows


class LocalRates(Rates):
    """The rows of a locality. Rows are only ever appended: of those in force the last of its tier counts.

    Tiers, first that has a figure: this district's own rows, the provincial floor, illustrative rows (made up to
    exercise the rules). An `unset` row says that its tier has no figure from that day on. Money outside 演练 is paid
    only on `confirmed` rows.
    """

    def __init__(self, rates: Iterable[Row], settings: Iterable[Row] = ()) -> None:
        self.rates, self.settings = tuple(rates), tuple(settings)
        self._by_name: dict[str, list[Row]] = {}
        for row in (*self.rates, *self.settings):
            self._by_name.setdefault(row.name, []).append(row)
        self._found = lru_cache(maxsize=65_536)(self._find)
        self._announced = sorted({row.announced for row in self.rates if row.announced is not None})
        self._as_known: dict[int, LocalRates] = {}

    @classmethod
    def load(cls, path: Path) -> LocalRates:
        """From a `rates.toml`. Raises Refusal naming the row that is wrong."""
        return cls(*read_rows(path))

    def with_rows(self, rates: Iterable[Row] = (), settings: Iterable[Row] = ()) -> LocalRates:
        """These rows and, after them, more: as entering them would leave it."""
        return LocalRates((*self.rates, *rates), (*self.settings, *settings))

    def known_on(self, day: date) -> LocalRates:
        """Without the rows that nobody could know on this day yet (`Row.announced`): what is decided and paid on it goes by these."""
        place = bisect_right(self._announced, day)
        if place == len(self._announced):
            return self
        if place not in self._as_known:
            rows = [row for row in self.rates if row.announced is None or row.announced <= day]
            self._as_known[place] = LocalRates(rows, self.settings)
        return self._as_known[place]

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        """The standard in force, in 分 (or its own unit). Raises UnsetRate naming it when there is none."""
        value = self.row(name, key, day).value
        if isinstance(value, Exact):
            return value
        raise Refusal(f"“{name}”是规则，不是数额")

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        """The local rule in force, one of `values`. Raises UnsetRate when none is, Refusal when it is no such value."""
        return _among(self.row(name, None, day), values)

    def bands(self, name: str, day: date) -> tuple[Band, ...]:
        """The bands in force of a standard that is chosen by a number. Raises UnsetRate when there are none."""
        found = [row for row in self._by_name.get(name, ()) if row.in_force(day) and (row.low is not None or row.high is not None)]
        if not found:
            raise UnsetRate(name, day)
        return tuple(dict.fromkeys(Band(row.low or 0, row.high) for row in found))

    def table(self, name: str, day: date) -> tuple[Row, ...]:
        """Every row of a standard that counts on this day, one for each key or band, in the order they were entered; empty when none does."""
        found = []
        for one in self._by_name.get(name, ()):
            if one.in_force(day) and one.value is not None:
                with suppress(UnsetRate):
                    found.append(self._found(name, one.key if one.key is not None else one.low if one.low is not None else one.high, day))
        return tuple(dict.fromkeys(found))

    def row(self, name: str, key: str | Exact | None, day: date) -> Row:
        """The row that counts, with its document and confidence. Raises UnsetRate."""
        return self._found(name, key, day)

    def confirmed(self, name: str, key: str | Exact | None, day: date) -> Row:
        """The row that money may be paid on: this district's own, confirmed, with title and number of its document,
        entered by one officer and approved by another. Raises UnsetRate saying what is missing."""
        row = _last(self._matching(name, key, day), DISTRICT)
        if row is None or row.confidence == "unset":
            raise UnsetRate(name, day, f"{_of(key)}没有本区确认的标准")
        lacking = [
            word
            for word, lacks in (
                ("可信程度为“已确认”", row.confidence != "confirmed"),
                ("文件名称", not row.document),
                ("文号", not row.number),
                ("两名不同的经办人员录入和审核", not row.entered_by or not row.approved_by or row.entered_by == row.approved_by),
            )
            if lacks
        ]
        if lacking:
            raise UnsetRate(name, day, f"{_of(key)}的标准缺少{'、'.join(lacking)}，不能据以发放")
        return row

    @property
    def for_payment(self) -> Rates:
        """The same standards, but each only when money may be paid on it: what a payroll outside 演练 reads."""
        return _Confirmed(self)

    def _matching(self, name: str, key: str | Exact | None, day: date) -> list[Row]:
        return [row for row in self._by_name.get(name, ()) if row.in_force(day) and row.is_for(key)]

    def _find(self, name: str, key: str | Exact | None, day: date) -> Row:
        rows = self._matching(name, key, day)
        real = [row for row in rows if row.confidence != "illustrative"]
        made_up = [row for row in rows if row.confidence == "illustrative"]
        for found in (_last(real, DISTRICT), _last(real, PROVINCE), _last(made_up, None)):
            if found is not None and found.confidence != "unset":
                return found
        why = next((f"没有取得标准（{row.note}）" for row in reversed(rows) if row.note), "没有施行中的标准")
        raise UnsetRate(name, day, f"{_of(key)}{why}")


class _Confirmed(Rates):
    """Rates that answer from confirmed rows of the district only."""

    def __init__(self, rates: LocalRates) -> None:
        self._rates = rates

    def amount(self, name: str, key: str | Exact | None, day: date) -> Exact:
        value = self._rates.confirmed(name, key, day).value
        if isinstance(value, Exact):
            return value
        raise Refusal(f"“{name}”是规则，不是数额")

    def bands(self, name: str, day: date) -> tuple[Band, ...]:
        return self._rates.bands(name, day)

    def setting(self, name: str, values: tuple[str, ...], day: date) -> str:
        return _among(self._rates.confirmed(name, None, day), values)


def _of(key: str | Exact | None) -> str:
    return "" if key is None else f"（{key}）"


def _last(rows: Sequence[Row], scope: str | None) -> Row | None:
    return next((row for row in reversed(rows) if scope is None or row.scope == scope), None)


def _among(row: Row, values: tuple[str, ...]) -> str:
    if not isinstance(row.value, str) or row.value not in values:
        raise Refusal(f"“{row.name}”的取值“{row.value}”不是{'、'.join(values)}之一", remedy="请追加一条正确的规则。")
    return row.value
