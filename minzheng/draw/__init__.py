"""The verifiable draw of 双随机 inspections, "qdraw/1": frozen list + public lottery + sealed secrets = one possible result.

Pure: no clock, no database, no randomness of its own; it reads a file only in `verify_file`. `standalone_verify.py` beside it is a second program that shares
nothing with this one and gives the same answers; docs/draw.md tells a citizen how to use it.
"""

from __future__ import annotations

from minzheng.draw.changes import Change, Standing
from minzheng.draw.checks import VOID_CAUSES, manifest_findings, numbering_findings, refuse_unless_sound
from minzheng.draw.findings import Finding
from minzheng.draw.lotteries import GAMES, Drawn, enter_numbers, same_numbers
from minzheng.draw.manifest import (
    ALGORITHM,
    Candidate,
    Commitment,
    Conflict,
    Exclusion,
    Inspector,
    Manifest,
    Source,
    Stratum,
    manifest_from_json,
)
from minzheng.draw.pool import announcement, pool_proof, pool_root, proof_holds
from minzheng.draw.ranking import quota
from minzheng.draw.run import Result, run
from minzheng.draw.seed import commitment
from minzheng.draw.transcript import Transcript, Voiding, read_transcript, transcript_of, verify, verify_file

__all__ = [
    "ALGORITHM",
    "GAMES",
    "VOID_CAUSES",
    "Candidate",
    "Change",
    "Commitment",
    "Conflict",
    "Drawn",
    "Exclusion",
    "Finding",
    "Inspector",
    "Manifest",
    "Result",
    "Source",
    "Standing",
    "Stratum",
    "Transcript",
    "Voiding",
    "announcement",
    "commitment",
    "enter_numbers",
    "manifest_findings",
    "manifest_from_json",
    "numbering_findings",
    "pool_proof",
    "pool_root",
    "proof_holds",
    "quota",
    "read_transcript",
    "refuse_unless_sound",
    "run",
    "same_numbers",
    "transcript_of",
    "verify",
    "verify_file",
]
