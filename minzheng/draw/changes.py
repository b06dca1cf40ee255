"""What may change after the draw: an inspector who must withdraw, and a body that no longer exists; nobody chooses who comes.

行政处罚法第四十三条: the head of the bureau decides on a withdrawal, and that decision is an act of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from minzheng.draw.findings import Finding, take, take_list
from minzheng.draw.manifest import Manifest
from minzheng.draw.run import Result
from minzheng.draw.teams import preference
from minzheng.vocabulary.errors import Refusal

Found = TypeVar("Found")

INSPECTOR, OBJECT = "inspector", "object"
NOTABLE_PERCENT = 5
"""A higher share of seats changed than this flags the draw."""


@dataclass(frozen=True)
class Change:
    """`kind` is "inspector" (`out` leaves the team of `object`, `into` comes) or "object" (`object` goes, `into` comes; `out` "").

    `team` is the team of the body now visited, `decision` the act that allowed it.
    """

    kind: str
    object: str
    out: str
    into: str
    team: tuple[str, str]
    reason: str
    decision: int

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "team": list(self.team)}


def change_from_json(value: Any) -> Change:
    """Raises Refusal when the form is wrong."""
    keys = {"kind": str, "object": str, "out": str, "into": str, "team": list, "reason": str, "decision": int}
    kind, concerned, out, into, team, reason, decision = take(value, "变更", **keys)
    members = take_list(team, "变更的team", str)
    if kind not in (INSPECTOR, OBJECT) or len(members) != 2:
        raise Refusal("变更的kind应为inspector或object，team应为2人", remedy="请使用原样下载、未经编辑的文件。")
    return Change(kind, concerned, out, into, (members[0], members[1]), reason, decision)


class Standing:
    """The teams as they stand: those of `result`, then each change in turn. `result` must have no shortage."""

    def __init__(self, manifest: Manifest, result: Result) -> None:
        if result.shortage:
            raise ValueError("a draw with a shortage has no teams to change")
        self.teams = {team.object: team.members for team in result.teams}
        self.changes: list[Change] = []
        self._manifest, self._seed, self._cap = manifest, result.seed, result.cap
        self._candidates = {candidate.id: candidate for candidate in manifest.candidates}
        self._leads = {inspector.id for inspector in manifest.inspectors if inspector.lead}
        self._reserve = {part.stratum: list(part.reserve) for part in result.strata}
        self._recused: set[tuple[str, str]] = set()

    def replace_inspector(self, concerned: str, out: str, reason: str, decision: int) -> Change:
        """Withdraws `out` from the body `concerned`; the first in its frozen preference below the load cap takes the place.

        Who stays leads, if qualified; otherwise the newcomer must be. The cap rises by one as often as nobody is below it.
        Raises Refusal when `out` is not on the team, the reason is missing, or nobody eligible is left.
        """
        _refuse_without(reason)
        team = self.teams.get(concerned, ())
        if out not in team:
            raise Refusal(f"{out}不在{concerned}的检查组", remedy="请核对检查组名单。")
        [partner] = [name for name in team if name != out]
        barred = {name for name, body in self._recused if body == concerned} | {out, partner}
        wishes = [name for name in self._preference(concerned) if name not in barred]
        if partner not in self._leads:
            wishes = [name for name in wishes if name in self._leads]
        loads = self._loads(without=concerned)
        into = self._below_cap(lambda cap: next((name for name in wishes if loads.get(name, 0) < cap), None))
        if into is None:
            raise _nobody(concerned)
        self._recused.add((out, concerned))
        members = (partner, into) if partner in self._leads else (into, partner)
        return self._record(Change(INSPECTOR, concerned, out, into, members, reason, decision))

    def replace_object(self, gone: str, reason: str, decision: int) -> Change:
        """Drops the body `gone`; the next of its stratum's reserve takes its place, with a team by the same rule.

        Raises Refusal when it is not being visited, the reason is missing, the reserve is used up, or nobody can be sent.
        """
        _refuse_without(reason)
        if gone not in self.teams:
            raise Refusal(f"{gone}不在抽中名单", remedy="请核对抽中名单。")
        reserve = self._reserve[self._candidates[gone].stratum]
        if not reserve:
            raise Refusal(f"{gone}所在分层没有候补对象", remedy="不再递补，在抽取记录中注明。")
        into, loads = reserve[0], self._loads(without=gone)
        wishes = self._preference(into)
        team = self._below_cap(lambda cap: self._pair([name for name in wishes if loads.get(name, 0) < cap]))
        if team is None:
            raise _nobody(into)
        del reserve[0]
        del self.teams[gone]
        return self._record(Change(OBJECT, gone, "", into, team, reason, decision))

    def replay(self, changes: Iterable[Change]) -> list[Finding]:
        """Makes the recorded `changes` again, and says where one is not what the rule gives."""
        for change in changes:
            try:
                again = (
                    self.replace_inspector(change.object, change.out, change.reason, change.decision)
                    if change.kind == INSPECTOR
                    else self.replace_object(change.object, change.reason, change.decision)
                )
            except Refusal as refused:
                return [Finding("变更", f"{change.object}的变更不成立：{refused.reason}")]
            if again != change:
                expected = f"{again.into}（检查组{'、'.join(again.team)}）"
                return [Finding("变更", f"{change.object}的变更应由{expected}接替，记录为{change.into}")]
        return self._rate()

    def _rate(self) -> list[Finding]:
        changed, seats = sum(part.kind == INSPECTOR for part in self.changes), 2 * len(self.teams)
        if changed * 100 <= NOTABLE_PERCENT * seats:
            return []
        return [Finding("变更", f"检查人员变更{changed}人次，超过{seats}人次的{NOTABLE_PERCENT}%", blocking=False)]

    def _record(self, change: Change) -> Change:
        self.teams[change.into if change.kind == OBJECT else change.object] = change.team
        self.changes.append(change)
        return change

    def _preference(self, name: str) -> tuple[str, ...]:
        return preference(self._manifest, self._candidates[name], self._seed)

    def _loads(self, without: str) -> dict[str, int]:
        names = [name for body, team in self.teams.items() if body != without for name in team]
        return {name: names.count(name) for name in names}

    def _below_cap(self, find: Callable[[int], Found | None]) -> Found | None:
        """What `find` gives for the draw's own cap, or for the smallest higher one; nobody has more visits than bodies."""
        caps = range(self._cap, max(self._cap, len(self.teams)) + 1)
        return next((found for cap in caps if (found := find(cap)) is not None), None)

    def _pair(self, wishes: Sequence[str]) -> tuple[str, str] | None:
        lead = next((name for name in wishes if name in self._leads), None)
        second = next((name for name in wishes if name != lead), None)
        return (lead, second) if lead and second else None


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise Refusal("没有写明变更原因", "行政处罚法第四十三条", "请写明原因并附负责人决定。")


def _nobody(name: str) -> Refusal:
    return Refusal(f"{name}没有可以接替的检查人员", remedy="请借调人员并另行冻结清单抽取，不得人工指定。")
