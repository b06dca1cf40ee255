"""The seed: one digest of the frozen list, the lottery numbers and the opened secrets, and the commitments to the secrets.

All three texts are plain UTF-8 with `|` between parts, so that anybody can compute them with a public SM3 tool.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from minzheng.draw.findings import Finding
from minzheng.draw.lotteries import Drawn, numbers_wrong
from minzheng.draw.manifest import Manifest
from minzheng.sm3 import sm3


def commitment(draw_id: str, holder: str, secret: str) -> str:
    """The digest a holder gives before the freeze. `secret` is 64 hexadecimal digits (32 random bytes)."""
    if not re.fullmatch("[0-9a-f]{64}", secret):
        raise ValueError("a secret is 32 bytes as 64 lower-case hexadecimal digits")
    return sm3(f"qdraw/1/commit|{draw_id}|{holder}|{secret}".encode()).hex()


def seed_of(manifest_hash: str, drawn: Sequence[Drawn], secrets: Sequence[str]) -> bytes:
    """The 32-byte seed; `drawn` and `secrets` in the order of the manifest's sources and commitments."""
    numbers = ";".join(part.text() for part in drawn)
    return sm3(f"qdraw/1/seed|{manifest_hash}|{numbers}|{','.join(secrets)}".encode())


def drawn_findings(manifest: Manifest, drawn: Sequence[Drawn]) -> list[Finding]:
    """Whether the numbers are those of the manifest's sources, well-formed and in its order."""
    if [part.name for part in drawn] != [source.name for source in manifest.sources]:
        return [Finding("号码", "号码与清单所列来源不一致")]
    found = []
    for part, source in zip(drawn, manifest.sources, strict=True):
        wrong = numbers_wrong(part)
        if wrong:
            found.append(Finding("号码", f"{part.name}第{part.issue}期号码{wrong}"))
        found += _issue_findings(part, source.issue)
    return found


def _issue_findings(part: Drawn, named: str) -> list[Finding]:
    if part.issue == named:
        return [Finding("号码", f"{part.name}用了清单所列的第{named}期，却写了改期原因")] if part.because else []
    if not re.fullmatch("[0-9]+", part.issue) or len(part.issue) != len(named) or part.issue <= named:
        return [Finding("号码", f"{part.name}第{part.issue}期不是清单所列第{named}期，也不在其后")]
    if not part.because.strip():
        return [Finding("号码", f"{part.name}用了第{part.issue}期而不是清单所列第{named}期，没有写明原因")]
    return [Finding("号码", f"{part.name}用第{part.issue}期代替第{named}期（{part.because}），请对照公告", blocking=False)]


def secret_findings(manifest: Manifest, secrets: Mapping[str, str]) -> list[Finding]:
    """Whether every holder opened the secret that was committed to."""
    found = []
    for part in manifest.commitments:
        secret = secrets.get(part.holder)
        if secret is None:
            found.append(Finding("秘密", f"{part.holder}没有开启秘密"))
        elif not re.fullmatch("[0-9a-f]{64}", secret):
            found.append(Finding("秘密", f"{part.holder}的秘密不是64位十六进制数"))
        elif commitment(manifest.draw_id, part.holder, secret) != part.digest:
            found.append(Finding("秘密", f"{part.holder}开启的秘密与承诺不符"))
    strangers = sorted(secrets.keys() - {part.holder for part in manifest.commitments})
    return found + [Finding("秘密", f"{holder}不是清单所列的秘密持有人") for holder in strangers]
