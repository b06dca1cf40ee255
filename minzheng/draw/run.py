"""The draw itself: from a sound manifest, the published numbers and the opened secrets to the one possible result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minzheng.draw.checks import refuse_unless_sound
from minzheng.draw.findings import refuse_if_blocking
from minzheng.draw.lotteries import Drawn
from minzheng.draw.manifest import Manifest
from minzheng.draw.ranking import Ranking, rankings
from minzheng.draw.seed import drawn_findings, secret_findings, seed_of
from minzheng.draw.teams import Shortage, Team, form_teams, shortage_of


@dataclass(frozen=True)
class Result:
    """`strata` as drawn; `teams` in visiting order under the load `cap`; or, when `shortage` names bodies, no teams."""

    seed: bytes
    strata: tuple[Ranking, ...]
    cap: int
    teams: tuple[Team, ...]
    shortage: tuple[Shortage, ...] = ()

    @property
    def selected(self) -> tuple[str, ...]:
        """All bodies drawn, stratum by stratum in rank order."""
        return tuple(name for ranking in self.strata for name in ranking.selected)

    def to_json(self) -> dict[str, Any]:
        """The document of the transcript."""
        return {
            "seed": self.seed.hex(),
            "strata": [
                {
                    "id": part.stratum,
                    "size": part.size,
                    "quota": part.quota,
                    "selected": list(part.selected),
                    "reserve": list(part.reserve),
                }
                for part in self.strata
            ],
            "cap": self.cap,
            "teams": [{"object": team.object, "members": list(team.members), "preference": list(team.preference)} for team in self.teams],
            "shortage": [{"object": part.object, "eligible": part.eligible, "leads": part.leads} for part in self.shortage],
        }


def run(manifest: Manifest, drawn: Sequence[Drawn], secrets: Mapping[str, str]) -> Result:
    """The result. `secrets` maps each holder to the opened secret (64 hexadecimal digits).

    Raises Refusal when the manifest is unsound, the numbers are not those of its sources, or a secret does not fit its
    commitment. A result with a shortage is a result: it is recorded, the draw is voided, inspectors are borrowed and a
    new manifest with a future issue is frozen; nobody fills in by hand.
    """
    refuse_unless_sound(manifest)
    refuse_if_blocking("开奖号码不能使用", drawn_findings(manifest, drawn), "请对照清单和开奖公告重新录入。")
    refuse_if_blocking(
        "秘密不能使用",
        secret_findings(manifest, secrets),
        "请核对密封备份；备份也不能用的，依作废规则作废，改用以后的期号。",
    )
    ordered = [secrets[part.holder] for part in manifest.commitments]
    return result_of(manifest, seed_of(manifest.hash(), drawn, ordered))


def result_of(manifest: Manifest, seed: bytes) -> Result:
    """The result for a given seed; `manifest` is taken to be sound."""
    strata = rankings(manifest, seed)
    by_name = {candidate.id: candidate for candidate in manifest.candidates}
    chosen = [by_name[name] for ranking in strata for name in ranking.selected]
    shortage = tuple(short for short in (shortage_of(manifest, part) for part in chosen) if short)
    if shortage:
        return Result(seed, strata, 0, (), shortage)
    cap, teams = form_teams(manifest, chosen, seed)
    return Result(seed, strata, cap, teams)
