"""Two inspectors for each body drawn: by the seed's own preferences, evenly, and completely or not at all.

Bodies are taken in order: fewest eligible inspectors first, then by hash. The load cap is the smallest at which every body
can have a team. At that cap each seat, the leader's first, takes the earliest inspector of the body's preference with
whom everything after it can still be filled. That rule has exactly one outcome, whichever way it is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng.draw.manifest import Candidate, Inspector, Manifest
from minzheng.draw.roster import Roster
from minzheng.sm3 import hmac_sm3


@dataclass(frozen=True)
class Shortage:
    """A body no team can be formed for: fewer than two `eligible` inspectors, or no `leads` among them."""

    object: str
    eligible: int
    leads: int


@dataclass(frozen=True)
class Team:
    """Who visits `object`: (leader, second). `preference` is the frozen order in which a replacement is sought."""

    object: str
    members: tuple[str, str]
    preference: tuple[str, ...]


def eligible(manifest: Manifest, candidate: Candidate) -> list[Inspector]:
    """Inspectors who may visit: certificate valid through the visits (行政处罚法第四十二条), the skill, no interest (第四十三条)."""
    skill = next(stratum.skill for stratum in manifest.strata if stratum.id == candidate.stratum)
    barred = {conflict.inspector for conflict in manifest.conflicts if conflict.object == candidate.id}
    return [
        inspector
        for inspector in manifest.inspectors
        if inspector.certified_until >= manifest.visits_until and (not skill or skill in inspector.skills) and inspector.id not in barred
    ]


def preference(manifest: Manifest, candidate: Candidate, seed: bytes) -> tuple[str, ...]:
    """Eligible inspectors in the order of HMAC-SM3(seed, "ins|object|inspector")."""
    names = [inspector.id for inspector in eligible(manifest, candidate)]
    return tuple(sorted(names, key=lambda name: (hmac_sm3(seed, f"ins|{candidate.id}|{name}".encode()), name)))


def shortage_of(manifest: Manifest, candidate: Candidate) -> Shortage | None:
    """Why no team can be formed for `candidate`, or None."""
    able = eligible(manifest, candidate)
    leads = sum(inspector.lead for inspector in able)
    return Shortage(candidate.id, len(able), leads) if len(able) < 2 or not leads else None


def visiting_order(manifest: Manifest, chosen: Sequence[Candidate], seed: bytes) -> list[Candidate]:
    """Fewest eligible inspectors first, then by HMAC-SM3(seed, "ord|object")."""
    return sorted(chosen, key=lambda part: (len(eligible(manifest, part)), hmac_sm3(seed, f"ord|{part.id}".encode()), part.id))


def form_teams(manifest: Manifest, chosen: Sequence[Candidate], seed: bytes) -> tuple[int, tuple[Team, ...]]:
    """(load cap, teams in visiting order). Every body of `chosen` must be free of a shortage."""
    order = visiting_order(manifest, chosen, seed)
    if not order:
        return 0, ()
    preferences = [preference(manifest, part, seed) for part in order]
    leads = frozenset(inspector.id for inspector in manifest.inspectors if inspector.lead)
    cap = -(-2 * len(order) // len(manifest.inspectors))
    while not (roster := Roster(preferences, leads, cap)).fill():
        cap += 1
    roster.prefer()
    teams = zip(order, roster.teams(), preferences, strict=True)
    return cap, tuple(Team(part.id, members, wishes) for part, members, wishes in teams)
