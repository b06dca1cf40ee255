"""The file witness: a small program another office keeps (司法局、审计局、档案馆), which never signs a shorter or rewritten log.

It remembers, per log, the last size and root it signed, in one file of its own. A request is the text of C2SP
tlog-witness: `old N`, the consistency proof, an empty line and the checkpoint.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from minzheng.journal import checkpoint
from minzheng.journal.keys import FileKey
from minzheng.journal.note import COSIGNATURE, BadNote, KeyProvider, Verifier, signature_line
from minzheng.journal.tree import verify_consistency
from minzheng.vocabulary.errors import Refusal


def request(old: int, proof: Sequence[bytes], note: str) -> str:
    """The request to a witness that last signed size `old`."""
    return "\n".join([f"old {old}", *(base64.b64encode(step).decode() for step in proof), "", note])


def cosignature_text(moment: int, text: str) -> bytes:
    """What a witness signs: that at `moment` (POSIX seconds) this checkpoint text was the largest it had seen."""
    return f"cosignature/v1\ntime {moment}\n{text}".encode()


def cosigned_at(line: str, note: str, witness: Verifier) -> int:
    """The POSIX time at which `witness` cosigned the checkpoint `note`; BadNote when the line does not hold."""
    name, _, encoded = line.strip().removeprefix("— ").partition(" ")
    data = base64.b64decode(encoded)
    moment = int.from_bytes(data[4:12], "big")
    if name != witness.name or data[:4] != witness.key_id or not witness.holds(cosignature_text(moment, _text(note)), data[12:]):
        raise BadNote(f"the cosignature of {name} does not hold")
    return moment


class FileWitness:
    """A witness with its state in `path` and its own key; `logs` are the logs it watches, by the origin's first part."""

    durable = True

    def __init__(self, path: Path, name: str, key: KeyProvider, logs: Mapping[str, Verifier]) -> None:
        self.path, self.key, self.logs = path, key, dict(logs)
        self.verifier = Verifier(name, COSIGNATURE, key.public())

    def seen(self, origin: str) -> tuple[int, bytes | None]:
        """The size and root last signed for `origin`; (0, None) when it was never seen."""
        known = self._state().get(origin)
        return (known["size"], base64.b64decode(known["root"])) if known else (0, None)

    def cosign(self, asked: str, moment: int) -> str:
        """The cosignature line for the request `asked` at POSIX time `moment`.

        Refusal 400 when the log has become shorter, 409 when the request starts elsewhere, 422 when history was rewritten.
        """
        old, proof, note = _request(asked)
        claimed = checkpoint.unchecked(note)
        if claimed.origin not in self.logs:
            raise Refusal(f"见证程序不认识台账“{claimed.origin}”", remedy="请先登记该台账的公钥。", gate="404")
        new = checkpoint.opened(note, self.logs[claimed.origin])
        size, root = self.seen(new.origin)
        if new.size < size:
            raise Refusal(f"台账变短了：上次见证{size}条，这次只有{new.size}条", remedy="请查明丢失的记录。", gate="400")
        if old != size:
            raise Refusal(f"请求从{old}条起算，上次见证的是{size}条", remedy=f"请从{size}条重新生成请求。", gate="409")
        if root is not None and not verify_consistency(size, new.size, root, new.root, proof):
            raise Refusal(f"台账前{size}条的历史被改写，与上次见证的根不符", remedy="请保全现场并查明原因。", gate="422")
        self._keep(new)
        signature = self.key.sign(cosignature_text(moment, _text(note)))
        return signature_line(self.verifier, moment.to_bytes(8, "big") + signature)

    def _state(self) -> dict[str, dict[str, object]]:
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def _keep(self, new: checkpoint.Checkpoint) -> None:
        state = self._state() | {new.origin: {"size": new.size, "root": base64.b64encode(new.root).decode()}}
        draft = self.path.with_name(self.path.name + ".new")
        with draft.open("w") as file:
            json.dump(state, file)
            if self.durable:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(self.path)


def main(words: Sequence[str]) -> int:
    """`python -m minzheng.journal.witness STATE KEYFILE NAME LOGKEY...` reads a request and prints the cosignature line;
    `… key KEYFILE NAME` prints the witness's public key, to be registered."""
    if words[:1] == ["key"]:
        sys.stdout.write(f"{Verifier(words[2], COSIGNATURE, FileKey(Path(words[1])).public())}\n")
        return 0
    state, keyfile, name, *keys = words
    logs = {verifier.name: verifier for verifier in map(Verifier.parse, keys)}
    try:
        line = FileWitness(Path(state), name, FileKey(Path(keyfile)), logs).cosign(sys.stdin.read(), int(time.time()))
    except (Refusal, BadNote) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(line)
    return 0


def _text(note: str) -> str:
    return note.rpartition("\n\n")[0] + "\n"


def _request(asked: str) -> tuple[int, list[bytes], str]:
    head, gap, note = asked.partition("\n\n")
    first, *proof = head.split("\n")
    if not gap or not first.startswith("old ") or not first[4:].isdigit():
        raise BadNote("a witness request is 'old N', a proof, an empty line and a checkpoint")
    return int(first[4:]), [base64.b64decode(step) for step in proof], note


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
