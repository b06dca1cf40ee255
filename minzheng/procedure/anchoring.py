"""外部锚定：台账的根由局外的人持有（见证签名，或者打印件的回执），每次一个行为；久未锚定的，不得发证、送盘，负责人另有决定的除外。"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from minzheng.journal import anchor, checkpoints, places, read, volumes
from minzheng.journal.keys import FileKey
from minzheng.journal.note import COSIGNATURE, BadNote, Verifier
from minzheng.journal.record import BEIJING
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.journal.volumes import MATTER
from minzheng.journal.witness import FileWitness
from minzheng.journal.write import Entry, append
from minzheng.offices import HEAD
from minzheng.statutes import ELECTRONIC_SIGNATURES
from minzheng.vocabulary.errors import Refusal

from .actor import Actor
from .district import district
from .money import check_office

GATE = "外部锚定不超过七十二小时"
SIMULATED = "演练-模拟见证"
STATE, KEY = "演练-模拟见证.json", "演练-模拟见证.key"
BASIS = ELECTRONIC_SIGNATURES[5]
SYSTEM = Actor(("SYS",), "clock", "系统")


def require(at: datetime, what: str) -> None:
    """That the newest outside anchor is young enough for `what` to be issued at this moment. Raises Refusal."""
    found = anchor.age(at)
    if found is not None and found.stops:
        raise Refusal(f"{found}，超过72小时，不得{what}", BASIS.cite(at.astimezone(BEIJING).date()),
                      "请把检查点送见证方签注，或者打印送存并登记回执；确有急需的，由负责人写明理由决定。", GATE)  # fmt: skip


def warning(at: datetime) -> str:
    """What to tell who runs the system, when the anchor is older than a day; empty otherwise."""
    found = anchor.age(at)
    if found is None or not found.warns:
        return ""
    return f"{found}{'，证书和送盘文件已停止签发' if found.stops else ''}：请尽快送见证方签注，或者打印送存并登记回执。"


def override(why: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """The head's act: for a day things may be issued although no anchor was brought. Its seq. Raises Refusal."""
    check_office(by, HEAD, "", "决定在未锚定时签发", on)
    if not why.strip():
        raise Refusal("没有写明理由", remedy="请写明急需签发什么、为什么来不及锚定。")
    with act_transaction():
        return _record(anchor.OVERRIDDEN, {"why": why, "hours": int(anchor.OVERRIDE_LASTS.total_seconds() // 3600)}, on, by, at)


def register_witness(key: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter a witness with the key it signs with (as its program prints it), by the head. Raises Refusal."""
    check_office(by, HEAD, "", "登记见证方", on)
    try:
        witness = Verifier.parse(key)
    except BadNote:
        witness = None
    if witness is None or witness.kind != COSIGNATURE:
        raise Refusal("这不是见证方的公钥", remedy="请抄见证程序打印的那一行（名称+编号+公钥）。")
    with act_transaction():
        return _record(anchor.REGISTERED, {"witness": witness.name, "key": str(witness)}, on, by, at)


def witness_named(name: str) -> Verifier:
    """The key of a registered witness, the newest if it changed. Raises Refusal."""
    for act in read.of_matter(MATTER, anchor.REGISTERED).order_by("-seq"):
        said = read.fields(act.seq)
        if said.get("witness") == name:
            return Verifier.parse(str(said["key"]))
    raise Refusal(f"没有登记名为“{name}”的见证方", remedy="请先由负责人登记它的公钥（minzheng journal witness）。")


def request(name: str, *, at: datetime) -> str:
    """The file to take to a witness: the newest checkpoint and the proof that it continues what was cosigned last."""
    witness_named(name)
    seal_pending()
    with act_transaction():
        return anchor.request(*anchor.brought(name), at)


def cosigned(name: str, line: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter the signature line a witness gave back. The act's seq. Raises Refusal when it does not hold."""
    witness, moment = witness_named(name), at or datetime.now(UTC)
    seal_pending()
    with act_transaction():
        log, _ = anchor.brought(name)
        try:
            size = anchor.keep(log, line, witness, moment)
        except (BadNote, ValueError) as wrong:
            raise Refusal(f"“{name}”的签名对{log}年卷最近的检查点不成立", remedy="请核对退回的是不是最近一次请求的签名。") from wrong
        return _record(anchor.ANCHORED, {"witness": name, "log": log, "size": size}, on, by, moment)


def posted(where: str, receipt: str, *, on: date, by: Actor, at: datetime | None = None) -> int:
    """Enter that the newest checkpoint was printed and who outside took it in (`receipt`: its number or signature). The act's seq."""
    check_office(by, HEAD, "", "登记检查点送存回执", on)
    if not where.strip() or not receipt.strip():
        raise Refusal("没有写明送存何处、回执编号", remedy="请补充后再办。")
    moment = at or datetime.now(UTC)
    seal_pending()
    with act_transaction():
        newest = checkpoints.newest(anchor.newest_log())
        if newest is None:
            raise Refusal("还没有签署检查点", remedy="请先签署并打印检查点（minzheng journal checkpoint）。")
        if moment - newest.at > anchor.WARNS:
            raise Refusal(f"最近的检查点签署于{newest.at:%Y-%m-%d %H:%M}，已经超过24小时", remedy="请签署、打印并送存新的检查点。")
        told = {"where": where, "receipt": receipt, "log": newest.log, "size": newest.size, "root": bytes(newest.root).hex()}
        return _record(anchor.ANCHORED, told, on, by, moment)


# --- the rehearsed district's witness ------------------------------------------------------------------------------------


class SimulatedWitness(FileWitness):
    """A witness whose memory nobody relies on: it is not forced to the disk."""

    durable = False


def simulate(at: datetime, every: timedelta = anchor.WARNS) -> bool:
    """In a rehearsed district a simulated witness (marked 演练, its key and memory beside the database) cosigns when an anchor is
    due; whether it did. Never in a real one: its own people bring the anchor."""
    if not district().rehearsed:
        return False
    seal_pending()
    found = anchor.age(at)
    if found is None or not volumes.logs() or (found.anchored and found.old < every):
        return False
    key = FileKey(places.data_directory() / KEY)
    with act_transaction():
        log, _ = anchor.brought(SIMULATED)
        verifier = volumes.verifier(log)
        witness = SimulatedWitness(places.data_directory() / STATE, SIMULATED, key, {verifier.name: verifier})
        if not read.of_matter(MATTER, anchor.REGISTERED).exists():
            _record(anchor.REGISTERED, {"witness": SIMULATED, "key": str(witness.verifier)}, _day(at), SYSTEM, at)
        line = witness.cosign(anchor.request(log, witness.seen(verifier.name)[0], at), int(at.timestamp()))
        size = anchor.keep(log, line, witness.verifier, at)
        _record(anchor.ANCHORED, {"witness": SIMULATED, "log": log, "size": size}, _day(at), SYSTEM, at)
    return True


def forget_simulated() -> None:
    """A new rehearsed district begins with a witness that has seen nothing."""
    (places.data_directory() / STATE).unlink(missing_ok=True)


def _day(at: datetime) -> date:
    return at.astimezone(BEIJING).date()


def _record(verb: str, fields: dict[str, str | int], on: date, by: Actor, at: datetime | None) -> int:
    entry = Entry(None, None, MATTER, verb, "here", on, at or datetime.now(UTC), by.number, by.office, by.organ, (str(BASIS),), dict(fields))
    return append(entry).seq
