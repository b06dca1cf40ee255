"""A locality: its standards, organs and streets, read from a directory of dated rows (`localities/<name>/`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from minzheng.vocabulary.errors import Refusal

from .rates import LocalRates
from .rows import CONFIDENCES, read_toml

SHIPPED = Path(__file__).resolve().parents[2] / "localities" / "qingcheng"
CHECKLISTS = "checklists.toml"


@dataclass(frozen=True)
class Organ:
    """An organ, from `since` to `until`. `role`: bureau, government, city_bureau, federation, finance, court, competent_court."""

    id: str
    title: str
    role: str
    since: date
    until: date | None = None
    confidence: str = "confirmed"
    note: str = ""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Section:
    """A section (股室) of the bureau and the lines of business (Matter.line) it handles."""

    id: str
    title: str
    since: date
    lines: tuple[str, ...] = ()
    until: date | None = None
    confidence: str = "confirmed"
    note: str = ""


@dataclass(frozen=True)
class Street:
    """A town or street: `code` its nine digits, `kind` 街道 or 镇."""

    code: str
    name: str
    kind: str
    since: date
    until: date | None = None
    confidence: str = "confirmed"
    note: str = ""


@dataclass(frozen=True)
class Counter:
    """A counter where people are received by appointment: for which lines, at which times, how many at each."""

    title: str
    lines: tuple[str, ...]
    slots: tuple[str, ...]
    capacity: int
    since: date
    confidence: str = "confirmed"
    note: str = ""


@dataclass(frozen=True)
class Budget:
    """What a line of business was voted for a span of days (a year), in whole yuan, by which document."""

    title: str
    yuan: int
    since: date
    until: date
    document: str = ""
    confidence: str = "confirmed"
    note: str = ""


@dataclass(frozen=True)
class Looked:
    """One thing to look at on the spot, and the rules it is asked by."""

    title: str
    source: str


@dataclass(frozen=True)
class Checklist:
    """What is looked at on the spot in bodies of some kinds, from `since` to `until`. `document`: the published list it is."""

    title: str
    kinds: tuple[str, ...]
    items: tuple[Looked, ...]
    since: date
    until: date | None = None
    document: str = ""
    confidence: str = "confirmed"
    note: str = ""

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Locality:
    """A district as the law applies there."""

    code: str
    name: str
    full_name: str
    province: str
    city: str
    mark_of_documents: str
    rates: LocalRates = field(repr=False)
    organs: tuple[Organ, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    streets: tuple[Street, ...] = field(repr=False)
    counters: tuple[Counter, ...] = field(default=(), repr=False)
    budgets: tuple[Budget, ...] = field(default=(), repr=False)
    checklists: tuple[Checklist, ...] = field(default=(), repr=False)

    @classmethod
    def load(cls, directory: str | Path) -> Locality:
        """From a directory with `rates.toml`, `organs.toml`, `streets.toml`, and `checklists.toml` where the district has its own.

        Raises Refusal naming what is missing or wrong.
        """
        where = Path(directory)
        if not where.is_dir():
            raise Refusal(f"没有地区数据目录{directory}", remedy="请核对目录，或者由 minzheng init 生成。")
        organs, streets = read_toml(where / "organs.toml"), read_toml(where / "streets.toml")
        looked = read_toml(where / CHECKLISTS) if (where / CHECKLISTS).exists() else {}
        try:
            sections = tuple(
                Section(**{**row, "lines": tuple(row.get("lines", ()))}) for row in _dated(organs.get("section", ()), "sections")
            )
            return cls(
                **organs["district"], rates=LocalRates.load(where / "rates.toml"), sections=sections,
                organs=tuple(Organ(**row) for row in _dated(organs.get("organ", ()), "organs")),
                streets=tuple(Street(**row) for row in _dated(streets.get("street", ()), "streets")),
                counters=tuple(
                    Counter(**{**row, "lines": tuple(row["lines"]), "slots": tuple(row["slots"])}) for row in _dated(organs.get("counter", ()), "counters")
                ),
                budgets=tuple(Budget(**row) for row in _dated(organs.get("budget", ()), "budgets")),
                checklists=tuple(_checklist(row) for row in _dated(looked.get("checklist", ()), "checklists")),
            )  # fmt: skip
        except (KeyError, TypeError) as wrong:
            raise Refusal(f"地区数据{where.name}的栏目不对（{wrong}）", remedy="请按自带的示例改正。") from None

    def organ(self, role: str, day: date) -> Organ | None:
        """The organ that has this role on the day; the last row that says so. None where no row does."""
        return next((one for one in reversed(self.organs) if one.role == role and one.in_force(day)), None)

    def checklist(self, kind: str, day: date) -> Checklist | None:
        """What is looked at on the spot in a body of this kind on the day; the last list that says so. None where no list does."""
        return next((one for one in reversed(self.checklists) if kind in one.kinds and one.in_force(day)), None)

    @property
    def bureau(self) -> str:
        """The bureau's full title, as letters are signed."""
        for one in self.organs:
            if one.role == "bureau":
                return one.title
        raise Refusal(f"{self.full_name}的机关中没有民政局", remedy='请在 organs.toml 中补充 role = "bureau" 的一条。')

    def street(self, code: str) -> Street:
        """The town or street with this nine-digit code. Raises Refusal naming the known ones."""
        for one in self.streets:
            if one.code == code:
                return one
        known = "、".join(f"{one.name}（{one.code}）" for one in self.streets)
        raise Refusal(f"{self.name}没有代码为{code}的镇（街道）", remedy=f"已知：{known}。")


@lru_cache(maxsize=1)
def shipped() -> Locality:
    """The locality that comes with the program (清城区)."""
    return Locality.load(SHIPPED)


def _checklist(row: Mapping[str, Any]) -> Checklist:
    told = {name: value for name, value in row.items() if name != "item"}
    items = tuple(Looked(**one) for one in row["item"])
    if not items or any(not one.title.strip() or not one.source.strip() for one in items):
        raise Refusal(f"检查清单“{row.get('title', '?')}”没有项目，或者有的项目没有写明依据", remedy="请补充后再试。")
    return Checklist(**{**told, "kinds": tuple(row["kinds"]), "items": items})


def _dated(rows: Any, what: str) -> list[Mapping[str, Any]]:
    for row in rows:
        if type(row.get("since")) is not date or row.get("confidence", "confirmed") not in CONFIDENCES:
            raise Refusal(f"{what}中“{row.get('title', row.get('name', '?'))}”没有起始日期，或者可信程度不认识", remedy="请补充后再试。")
    return list(rows)
