"""Draws to test with: one small and readable, one of the district's size, and random ones that may lack inspectors."""

from dataclasses import replace
from datetime import date
from random import Random

from minzheng.draw import (
    VOID_CAUSES,
    Candidate,
    Commitment,
    Conflict,
    Exclusion,
    Inspector,
    Manifest,
    Source,
    Stratum,
    commitment,
    enter_numbers,
    run,
    transcript_of,
)

DRAW_ID = "441802-2024-0001"
HOLDERS = ("派驻纪检监察组", "区司法局")
SECRETS = {holder: f"{number:x}" * 64 for number, holder in enumerate(HOLDERS, 10)}
TICKETS = {"A": 1, "B": 2, "C": 4, "D": 8}
NUMBERS = (
    enter_numbers("快乐8", "2024245", list(range(3, 80, 4))),
    enter_numbers("大乐透", "2024103", [31, 7, 12, 25, 3], [11, 4]),
)
UNTIL = date(2024, 10, 31)


def candidate(name, stratum="nonprofit", risk="A", act=1):
    return Candidate(name, stratum, risk, TICKETS[risk], f"establishment-2024-{act:06d}")


def inspector(name, lead=False, until=date(2025, 12, 31), skills=()):
    return Inspector(name, lead, until, tuple(skills))


def manifest(candidates, inspectors, strata=None, conflicts=(), **more):
    more = {"excluded": (), "urgent": False, "sources": tuple(Source(d.name, d.issue) for d in NUMBERS), **more}
    return Manifest(
        draw_id=DRAW_ID,
        plan="清城民〔2024〕12号年度抽查计划",
        visits_from=date(2024, 9, 10),
        visits_until=UNTIL,
        tickets=dict(TICKETS),
        strata=tuple(sorted(strata or (Stratum("nonprofit", "民办非企业单位", 50, 2),), key=lambda part: part.id)),
        candidates=tuple(sorted(candidates, key=lambda part: part.id)),
        inspectors=tuple(sorted(inspectors, key=lambda part: part.id)),
        conflicts=tuple(sorted(conflicts, key=lambda part: (part.inspector, part.object))),
        commitments=tuple(Commitment(h, commitment(DRAW_ID, h, s)) for h, s in SECRETS.items()),
        void=tuple(VOID_CAUSES),
        **more,
    )


def small():
    """12 bodies in two strata, 5 inspectors of whom 2 may lead, one conflict, one exclusion."""
    bodies = [candidate(f"N{number:02d}", risk="ABCD"[number % 4], act=number) for number in range(1, 9)]
    bodies += [candidate(f"S{number:02d}", "association", "AB"[number % 2], act=20 + number) for number in range(1, 5)]
    return manifest(
        bodies,
        [inspector(f"I{number}", lead=number < 3, skills=["财务"] if number % 2 else []) for number in range(1, 6)],
        strata=(Stratum("nonprofit", "民办非企业单位", 300, 1), Stratum("association", "社会团体", 30, 1)),
        conflicts=[Conflict("I1", "N01", "I1")],
        excluded=(Exclusion("N99", "已注销", "期初"),),
    )


def district():
    """655 organisations at 30 per mille, 12 inspectors, 40 conflicts: the size of the district."""
    rng = Random(655)
    bodies = [candidate(f"52441802YL{n:07d}", risk=rng.choice("AAAABBCD"), act=n) for n in range(542)]
    bodies += [candidate(f"51441802YL{n:07d}", "association", rng.choice("AABC"), act=600 + n) for n in range(113)]
    inspectors = [inspector(f"粤R{n:03d}", lead=n % 3 == 0) for n in range(12)]
    pairs = {(rng.choice(inspectors).id, rng.choice(bodies).id) for _ in range(40)}
    return manifest(
        bodies,
        inspectors,
        strata=(Stratum("nonprofit", "民办非企业单位", 49, 1), Stratum("association", "社会团体", 30, 4)),
        conflicts=[Conflict(who, what, "本人申报") for who, what in sorted(pairs)],
    )


def random_manifest(rng):
    """Few inspectors and many conflicts, so that teams are hard to form and often impossible."""
    strata = [
        Stratum(f"s{n}", f"分层{n}", rng.choice([0, 30, 200, 500, 1000]), 0, rng.choice(["", "", "财务"])) for n in range(rng.randint(1, 3))
    ]
    bodies = [candidate(f"O{n:02d}", rng.choice(strata).id, rng.choice("ABCD"), n) for n in range(rng.randint(1, 14))]
    strata = [
        replace(stratum, minimum=min(rng.choice([0, 0, 1]), sum(body.stratum == stratum.id for body in bodies))) for stratum in strata
    ]
    inspectors = [
        inspector(
            f"I{n}",
            lead=rng.random() < 0.5,
            until=date(2024, 9, 30) if rng.random() < 0.1 else date(2025, 1, 1),
            skills=["财务"] if rng.random() < 0.7 else [],
        )
        for n in range(rng.randint(2, 6))
    ]
    density = rng.choice([0, 0.15, 0.4])
    conflicts = [Conflict(i.id, b.id, "本人申报") for i in inspectors for b in bodies if rng.random() < density]
    return manifest(bodies, inspectors, strata, conflicts)


def random_numbers(rng):
    return (
        enter_numbers("快乐8", "2024245", rng.sample(range(1, 81), 20)),
        enter_numbers("大乐透", "2024103", rng.sample(range(1, 36), 5), rng.sample(range(1, 13), 2)),
    )


def transcript(listed, numbers=NUMBERS, changes=()):
    return transcript_of(listed, numbers, SECRETS, run(listed, numbers, SECRETS), tuple(changes))
