"""The transcript: one file with everything a stranger needs to make the draw again, and the check that does so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minzheng.draw.changes import Change, Standing, change_from_json
from minzheng.draw.checks import manifest_findings
from minzheng.draw.comparison import result_findings
from minzheng.draw.findings import Finding, canonical, read_json, take, take_list
from minzheng.draw.lotteries import Drawn, drawn_from_json
from minzheng.draw.manifest import ALGORITHM, Manifest, manifest_from_json
from minzheng.draw.run import Result, result_of
from minzheng.draw.seed import drawn_findings, secret_findings, seed_of
from minzheng.vocabulary.errors import Refusal


@dataclass(frozen=True)
class Voiding:
    """Why the draw counts for nothing: one of the manifest's causes, the reason in words, the act that decided it."""

    cause: str
    reason: str
    decision: int


@dataclass(frozen=True)
class Transcript:
    """`secrets` by holder; `result` as published (a JSON object, None before or instead of one); `receipts` of the journal.

    `keyed`: the two persons who keyed the numbers, each alone; empty in a record made before they were written down.
    """

    manifest: Manifest
    manifest_hash: str
    drawn: tuple[Drawn, ...]
    secrets: Mapping[str, str]
    result: Mapping[str, Any] | None
    changes: tuple[Change, ...] = ()
    void: Voiding | None = None
    receipts: tuple[str, ...] = field(default=())
    keyed: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of the file; who keyed the numbers only where it is known, so that an older record keeps its bytes."""
        return {
            "transcript": ALGORITHM,
            "manifest": self.manifest.to_json(),
            "manifest_hash": self.manifest_hash,
            "numbers": [part.to_json() for part in self.drawn],
            "secrets": [{"holder": holder, "secret": secret} for holder, secret in self.secrets.items()],
            "result": None if self.result is None else dict(self.result),
            "changes": [change.to_json() for change in self.changes],
            "void": None if self.void is None else dict(vars(self.void)),
            "receipts": list(self.receipts),
        } | ({"keyed": list(self.keyed)} if self.keyed else {})

    def to_bytes(self) -> bytes:
        """The file: canonical JSON."""
        return canonical(self.to_json())


def transcript_of(
    manifest: Manifest,
    drawn: tuple[Drawn, ...],
    secrets: Mapping[str, str],
    result: Result | None,
    changes: tuple[Change, ...] = (),
    void: Voiding | None = None,
    receipts: tuple[str, ...] = (),
    keyed: tuple[str, ...] = (),
) -> Transcript:
    """A transcript of a draw made by `run`, or of one voided before it was made (`result` None, `void` given)."""
    document = None if result is None else result.to_json()
    return Transcript(manifest, manifest.hash(), drawn, dict(secrets), document, changes, void, receipts, keyed)


def read_transcript(data: bytes | str) -> Transcript:
    """Raises Refusal naming the first part of the file that is not as it should be."""
    document = read_json(data)
    if not isinstance(document, dict) or document.get("transcript") != ALGORITHM:
        raise Refusal(f"不是{ALGORITHM}的抽取记录", remedy="请使用公布的抽取记录文件。")
    keys = {"transcript": str, "manifest": dict, "manifest_hash": str, "numbers": list, "secrets": list, "changes": list}
    optional = {key: dict if document.get(key) is not None else type(None) for key in ("result", "void")}
    keyed = take_list(document.pop("keyed", []), "录入人", str)
    _, manifest, digest, numbers, secrets, changes, receipts, result, void = take(document, "抽取记录", **keys, receipts=list, **optional)
    opened = [take(row, "秘密", holder=str, secret=str) for row in secrets]
    if len({holder for holder, _ in opened}) != len(opened):
        raise Refusal("同一持有人的秘密列了两次", remedy="请使用公布的抽取记录文件。")
    return Transcript(
        manifest=manifest_from_json(manifest),
        manifest_hash=digest,
        drawn=tuple(drawn_from_json(row) for row in numbers),
        secrets=dict(opened),
        result=result,
        changes=tuple(change_from_json(row) for row in changes),
        void=Voiding(*take(void, "作废", cause=str, reason=str, decision=int)) if void is not None else None,
        receipts=tuple(take_list(receipts, "回执", str)),
        keyed=tuple(keyed),
    )


def verify(data: bytes | str | Transcript, published_hash: str = "") -> list[Finding]:
    """Makes the draw of a transcript again; everything that does not agree, and what a person should look at.

    `published_hash` is the manifest's digest as it was printed before the lottery: without it a transcript that was
    changed throughout, consistently, cannot be told from a true one. No blocking finding means the result is the only
    possible one. Never raises on a bad file: that is a finding too.
    """
    try:
        transcript = data if isinstance(data, Transcript) else read_transcript(data)
    except Refusal as refused:
        return [Finding("格式", refused.reason)]
    found = _digest_findings(transcript, published_hash) + manifest_findings(transcript.manifest)
    if any(finding.blocking for finding in found):
        return found
    if transcript.void is not None:
        return found + _void_findings(transcript, transcript.void)
    found += keyed_findings(transcript.keyed) + drawn_findings(transcript.manifest, transcript.drawn)
    found += secret_findings(transcript.manifest, transcript.secrets)
    if transcript.result is None:
        return [*found, Finding("结果", "没有抽取结果，也没有作废")]
    if any(finding.blocking for finding in found):
        return found
    result = _again(transcript)
    found += result_findings(transcript.result, result.to_json())
    return found + _change_findings(transcript, result)


def keyed_findings(keyed: Sequence[str]) -> list[Finding]:
    """Whether two different persons keyed the numbers; nothing for a record made before that was written down."""
    two = len(keyed) == 2 and len({one.strip() for one in keyed}) == 2 and all(one.strip() for one in keyed)
    return [] if two or not keyed else [Finding("录入", f"开奖号码应由两人各录一遍，记录所载的录入人为{'、'.join(keyed)}")]


def verify_file(path: Path, published_hash: str = "") -> list[Finding]:
    """`verify` for a file. Raises Refusal when it cannot be read or is no transcript, so that it could not be checked."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise Refusal(f"读不出{path}：{problem.strerror}", remedy="请核对文件的位置和权限。") from None
    return verify(read_transcript(data), published_hash)


def _again(transcript: Transcript) -> Result:
    ordered = [transcript.secrets[part.holder] for part in transcript.manifest.commitments]
    return result_of(transcript.manifest, seed_of(transcript.manifest.hash(), transcript.drawn, ordered))


def _digest_findings(transcript: Transcript, published_hash: str) -> list[Finding]:
    digest = transcript.manifest.hash()
    found = []
    if transcript.manifest_hash != digest:
        found.append(Finding("清单", f"清单的杂凑值是{digest}，记录所载为{transcript.manifest_hash}：清单已被改动"))
    if published_hash and published_hash.strip().lower() != digest:
        found.append(Finding("清单", f"清单的杂凑值是{digest}，与开奖前公布的不符：清单已被改动"))
    return found


def _change_findings(transcript: Transcript, result: Result) -> list[Finding]:
    if result.shortage:
        return [Finding("人员", "没有足够的检查人员，本次抽取应当作废，另行冻结清单")]
    return Standing(transcript.manifest, result).replay(transcript.changes)


def _void_findings(transcript: Transcript, void: Voiding) -> list[Finding]:
    found = []
    if void.cause not in transcript.manifest.void:
        found.append(Finding("作废", f"“{void.cause}”不是清单所列的作废事由"))
    if not void.reason.strip():
        found.append(Finding("作废", "没有写明作废原因"))
    secrets = [finding for finding in secret_findings(transcript.manifest, transcript.secrets) if finding.blocking]
    if void.cause == "secret_withheld" and not secrets:
        found.append(Finding("作废", "所有秘密都已开启并与承诺相符，作废原因不成立"))
    if void.cause == "infeasible":
        numbers = [part for part in drawn_findings(transcript.manifest, transcript.drawn) if part.blocking]
        if secrets or numbers or not _again(transcript).shortage:
            found.append(Finding("作废", "按记录重算并不缺少检查人员，作废原因不成立"))
    note = Finding("作废", f"本次抽取已作废（{void.reason}），编号{transcript.manifest.draw_id}保留", blocking=False)
    return [*found, note]
