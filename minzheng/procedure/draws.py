"""抽取记录的查询：某个检查对象是否由抽取产生、哪一日、哪一类；抽取记录本身，供人取去重抽。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from minzheng.draw import manifest_from_json, read_transcript
from minzheng.draw.changes import OBJECT
from minzheng.draw.findings import read_json
from minzheng.journal import read as journal
from minzheng.vocabulary.errors import Refusal

from .models import Case, Draw


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
    made = dict(Draw.objects.exclude(drawn=None).order_by("-drawn").values_list("drawn", "id"))
    records = journal.records(made)
    known = (_bodies(records[act], draw).get(body) for act, draw in made.items())
    return next((one for one in known if one is not None), None)


@lru_cache(maxsize=32)
def _bodies(record: bytes, draw: str) -> Mapping[str, Chosen]:
    """What a draw chose, by body: asked at every act on one. `record` is that of the act of drawing, and so stands for the transcript."""
    return {one.body: one for one in selected(Draw.objects.get(pk=draw))}


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


def frozen(case: str) -> Draw | None:
    """The draw of a case, None before its list is frozen."""
    return Draw.objects.filter(case_id=case).first()


@dataclass(frozen=True)
class Listed:
    """A draw as anyone may see it listed: its number, the hash of the frozen list, the day of the draw (None before it) and of the last visit."""

    id: str
    manifest_hash: str
    on: date | None
    last_visit: date


def listed(until: date | None = None) -> tuple[Listed, ...]:
    """Every frozen draw, in order of number; with `until`, a draw made later stands as frozen only."""
    found = []
    for row in Draw.objects.order_by("id"):
        manifest = manifest_from_json(read_json(bytes(row.manifest)))
        on = row.drawn_on if row.drawn_on and (until is None or row.drawn_on <= until) else None
        found.append(Listed(row.id, manifest.hash(), on, manifest.visits_until))
    return tuple(found)


def record_of(draw: str) -> bytes:
    """The transcript of a draw, byte for byte as its digest stands in the journal. Raises Refusal for an unknown or undrawn one."""
    row = Draw.objects.filter(pk=draw).first()
    if row is None:
        known = "、".join(Draw.objects.order_by("id").values_list("id", flat=True)[:20])
        raise Refusal(f"没有编号为“{draw}”的抽取", remedy=f"已有的抽取：{known}。" if known else "还没有任何抽取。")
    if row.transcript is None:
        raise Refusal(f"{draw}只冻结了清单，还没有抽取", remedy="请在开奖、抽取之后再取抽取记录。")
    return bytes(row.transcript)


def inspections_of(bodies: Iterable[str], since: date | None) -> dict[str, str]:
    """The case of each of these bodies' inspection that was begun on or after the day of its draw."""
    subjects = [f"organisation:{body}" for body in bodies]
    rows = Case.objects.filter(matter="random_inspection", subject__in=subjects, opened_on__gte=since or date.max).order_by("opened_on", "number")
    return {subject.partition(":")[2]: number for subject, number in rows.values_list("subject", "number")}
