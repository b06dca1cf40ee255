"""抽取记录的查询：某个检查对象是否由抽取产生、哪一日、哪一类。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.draw import read_transcript
from minzheng.draw.changes import OBJECT

from .models import Draw


@dataclass(frozen=True)
class Chosen:
    """A body that a draw chose: in which draw, on which day, as which class of bodies, with which team."""

    draw: str
    body: str
    kind: str
    on: date
    team: tuple[str, ...]


def chosen(body: str) -> Chosen | None:
    """The newest draw that chose this body (by its number), or None: then it may not be inspected as 双随机."""
    for row in Draw.objects.exclude(transcript=None).order_by("-drawn"):
        found = next((one for one in selected(row) if one.body == body), None)
        if found is not None:
            return found
    return None


def selected(row: Draw) -> tuple[Chosen, ...]:
    """Every body a draw chose, replacements included, with its class and team."""
    transcript = read_transcript(bytes(row.transcript))
    manifest, result = transcript.manifest, transcript.result or {}
    teams = {one["object"]: tuple(one["members"]) for one in result.get("teams", ())}
    for change in transcript.changes:
        if change.kind == OBJECT:
            del teams[change.object]
        teams[change.into if change.kind == OBJECT else change.object] = change.team
    kinds = {candidate.id: candidate.stratum for candidate in manifest.candidates}
    return tuple(Chosen(row.id, body, kinds[body], row.drawn_on, team) for body, team in teams.items())


def of_case(case: str) -> Draw:
    """The draw of a case that has frozen its list."""
    return Draw.objects.get(case_id=case)
