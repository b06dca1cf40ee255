"""双随机抽取的两个动作：由登记簿生成并冻结清单；期号开奖、秘密开启之后抽取一次。算法见 minzheng.draw，规则见抽查的页面。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from minzheng.draw import (
    VOID_CAUSES,
    Candidate,
    Commitment,
    Conflict,
    Drawn,
    Inspector,
    Manifest,
    Source,
    Stratum,
    manifest_from_json,
    refuse_unless_sound,
    run,
    same_numbers,
    transcript_of,
)  # fmt: skip
from minzheng.draw.findings import read_json
from minzheng.draw.transcript import keyed_findings
from minzheng.journal.transaction import act_transaction
from minzheng.registers import read as registers
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .models import Draw, Serial
from .perform import Done, locked, perform, proceeding_of
from .serials import next_serial

KEYED = "draw.keyed"
"""What the act of drawing records of the two who keyed the numbers: their staff numbers."""
STOOD = "期初"
"""In the place of a case: the body was registered before the system."""


@dataclass(frozen=True)
class Pool:
    """A stratum of the pool: rows of `register` of class `kind`; max(`minimum`, ceil(size × permille / 1000)) of them are drawn."""

    register: str
    kind: str
    permille: int
    minimum: int = 1


@dataclass(frozen=True)
class Rules:
    """What is fixed before luck: the plan's document, the pools, the tickets by risk class, when visits are, where luck comes from."""

    plan: str
    pools: tuple[Pool, ...]
    tickets: Mapping[str, int]
    visits: tuple[date, date]
    sources: tuple[Source, ...]
    commitments: tuple[Commitment, ...]


def draw_number(district: str, year: int) -> str:
    """The next draw's number, gapless in its year: commitments are made to it before the freeze."""
    return f"{district}-{year}-{next_serial(f'draw:{year}'):04d}"


def upcoming(district: str, year: int) -> str:
    """The number the next draw will have, for those who seal a secret for it; nothing is allotted by asking."""
    last = Serial.objects.filter(pk=f"draw:{year}").values_list("last", flat=True).first() or 0
    return f"{district}-{year}-{last + 1:04d}"


def freeze_new(case: str, draw: str, rules: Rules, digest: str, *, on: date, by: Actor, act_id: UUID | None = None) -> Done:
    """Freeze the list of the next draw as it was shown: under the number the secrets were sealed for, with the digest that was seen.

    Raises Refusal when another draw took the number meanwhile, or the registers no longer give the same list.
    """
    with act_transaction():
        allotted = draw_number(draw.partition("-")[0], on.year)
        if allotted != draw:
            raise Refusal(f"抽取编号{draw}已经用掉，现在是{allotted}", remedy="请持有单位按新的编号重新封存秘密，再冻结清单。")
        manifest = manifest_for(draw, rules, on)
        if manifest.hash() != digest:
            raise Refusal("登记簿在生成清单以后有了变化，清单与看到的不同", remedy="请重新生成、核对后再冻结。")
        return freeze(case, manifest, on=on, by=by, act_id=act_id)


def manifest_for(draw: str, rules: Rules, day: date) -> Manifest:
    """The frozen list from the registers as they stand on `day`: every body in force, every officer certified through the last visit, every
    interest."""
    candidates, strata = [], []
    for pool in rules.pools:
        strata.append(Stratum(pool.kind, pool.kind, pool.permille, pool.minimum))
        for row in registers.in_force(pool.register, day, kind=pool.kind):
            risk = str(row.details.get("risk", "A"))
            candidates.append(Candidate(row.number, pool.kind, risk, rules.tickets[risk], str(row.details.get("case") or STOOD)))
    inspectors = [Inspector(o.staff, o.leads, o.certificate_until) for o in registers.holders("officers", day)
                  if o.certificate_until and o.certificate_until >= rules.visits[1]]  # fmt: skip
    known = {inspector.id for inspector in inspectors}
    listed = {candidate.id for candidate in candidates}
    conflicts = [
        Conflict(interest.officer_id, interest.subject.partition(":")[2], interest.officer_id)
        for interest in registers.interests("organisation")
        if interest.officer_id in known and interest.subject.partition(":")[2] in listed
    ]
    return Manifest(
        draw_id=draw, plan=rules.plan, visits_from=rules.visits[0], visits_until=rules.visits[1], tickets=dict(rules.tickets),
        strata=tuple(sorted(strata, key=lambda one: one.id)), candidates=tuple(sorted(candidates, key=lambda one: one.id)),
        inspectors=tuple(sorted(inspectors, key=lambda one: one.id)),
        conflicts=tuple(sorted(conflicts, key=lambda one: (one.inspector, one.object))), sources=rules.sources,
        commitments=rules.commitments, void=tuple(VOID_CAUSES),
    )  # fmt: skip


def freeze(case: str, manifest: Manifest, *, on: date, by: Actor, act_id: UUID | None = None, at: datetime | None = None) -> Done:
    """Freeze a manifest in its case: its hash goes into the act. Raises Refusal when the manifest is unsound or a gate stops it."""
    refuse_unless_sound(manifest)
    if not manifest.inspectors:
        raise Refusal("没有执法证件在检查期间有效的检查人员", remedy="请核对检查人员的任职和执法证件。")
    with act_transaction():
        said = {
            "inspection.manifest": manifest.hash(), "inspection.last_visit": manifest.visits_until, "inspection.seed_unknown": True,
            "inspection.certified_until": min(one.certified_until for one in manifest.inspectors),
        }  # fmt: skip
        done = perform(case, "freeze", on=on, by=by, said=said, act_id=act_id, at=at)
        Draw.objects.get_or_create(id=manifest.draw_id, defaults={"case_id": case, "manifest": manifest.canonical(), "frozen": done.seq})
    return done


def hold(case: str, numbers: Sequence[Drawn], again: Sequence[Drawn], secrets: Mapping[str, str], *, keyed: tuple[str, str], on: date, by: Actor,
         act_id: UUID | None = None, at: datetime | None = None) -> Done:  # fmt: skip
    """Draw, once: the lottery numbers as two people (`keyed`: their staff numbers) keyed them independently, and every holder's secret.

    Raises Refusal when the two are one person or their entries differ, a number or secret does not fit the manifest, nobody can be sent to a body,
    or it has been drawn already; then nothing is written. The transcript's digest goes into the act.
    """
    row = Draw.objects.filter(case_id=case).first()
    if row is None:
        raise Refusal("清单还没有冻结", remedy="请先冻结清单。", gate="名录没有冻结而抽取")
    if keyed_findings(keyed):
        raise Refusal("开奖号码须由两人各自录入一遍", remedy="请另一人用自己的账户录入。")
    if len(numbers) != len(again):
        raise Refusal("两次录入的号码期数不同", remedy="请两人各自对照开奖公告重新录入。")
    manifest = manifest_from_json(read_json(bytes(row.manifest)))
    agreed = tuple(same_numbers(one, other) for one, other in zip(numbers, again, strict=True))
    result = run(manifest, agreed, secrets)
    if result.shortage:
        raise Refusal("检查人员不足，不能组成检查组：" + "、".join(one.object for one in result.shortage), remedy="请借调人员，冻结新的清单。")
    transcript = transcript_of(manifest, agreed, secrets, result, keyed=keyed).to_bytes()
    with act_transaction():
        said = {"draw.transcript": sm3(transcript).hex(), KEYED: "、".join(keyed), "inspection.unchanged": manifest.hash() == _frozen_hash(case)}
        done = perform(case, "draw", on=on, by=by, said=said, act_id=act_id, at=at)
        Draw.objects.filter(pk=row.pk, drawn=None).update(transcript=transcript, drawn=done.seq, drawn_on=on)
    return done


def _frozen_hash(case: str) -> str:
    """The hash of its list as the case's act of freezing recorded it: what was published, whatever lies in the table since."""
    acts = proceeding_of(locked(case)).history.acts
    return next((str(act.said["inspection.manifest"]) for act in reversed(acts) if act.verb == "freeze"), "")
