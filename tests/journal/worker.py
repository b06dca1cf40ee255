"""A process that writes to, checks or verifies a journal of its own: `python -m tests.journal.worker COMMAND [WORD ...]`.

MINZHENG_DATA and DATABASE_URL say which. Beside each act a row goes into the table `business`, in the same transaction.
"""

from __future__ import annotations

import json
import os
import random
import sys
import uuid
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minzheng.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from minzheng.journal import checkpoints, guard  # noqa: E402
from minzheng.journal.bench import bench_acts, bench_verify  # noqa: E402
from minzheng.journal.models import Act, Checkpoint, Unsealed  # noqa: E402
from minzheng.journal.restore import restored  # noqa: E402
from minzheng.journal.seal import Sealer, seal_pending  # noqa: E402
from minzheng.journal.transaction import act_transaction  # noqa: E402
from minzheng.journal.verify import verify  # noqa: E402
from minzheng.journal.write import append_many  # noqa: E402
from minzheng.vocabulary.errors import Refusal  # noqa: E402
from tests.journal.acts import NOON, entry  # noqa: E402


def identity(writer: int, number: int) -> uuid.UUID:
    return uuid.UUID(int=(writer << 64) + number + 1)


def init() -> None:
    call_command("migrate", "journal", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE business (act varchar(36) PRIMARY KEY)")


def write(writer: str, first: str, count: str, shared: str = "0") -> None:
    """Acts `first`, `first` + 1 … one or a few in a transaction; each number is printed once its act is committed."""
    chance, number, end = random.Random(), int(first), int(first) + int(count)
    while number < end:
        batch = range(number, min(number + chance.choice((1, 1, 1, 3)), end))
        case = "共用案" if chance.random() < float(shared) else f"案{writer}"
        with act_transaction():
            done = append_many([entry(n, act_id=identity(int(writer), n), case=case) for n in batch])
            with connection.cursor() as cursor:
                for act in done:
                    if act.fresh:
                        cursor.execute("INSERT INTO business VALUES (%s)", [str(act.act_id)])
        print(batch[-1], flush=True)
        number = batch[-1] + 1


def seal() -> None:
    """A sealer until it is ended."""
    sealer = Sealer(lambda: datetime.now(UTC), 0.05)
    sealer.start()
    print("sealing", flush=True)
    sealer.join()


def state() -> None:
    """What is there, after sealing what a crash left: ids, business rows, findings."""
    seal_pending()
    with connection.cursor() as cursor:
        cursor.execute("SELECT act FROM business")
        business = sorted(row[0] for row in cursor.fetchall())
    acts = sorted(str(act_id) for act_id in Act.objects.exclude(matter="journal").values_list("act_id", flat=True))
    print(
        json.dumps(
            {"acts": acts, "business": business, "findings": list(map(str, verify(deep=True))), "unsealed": Unsealed.objects.count()}
        )
    )


def sign() -> None:
    print(checkpoints.make_all(NOON)[-1], end="")
    guard.remember()


def kept() -> None:
    """The sizes of the kept checkpoints, and what the guard remembers."""
    sizes = sorted(Checkpoint.objects.values_list("log", "size"))
    print(json.dumps({"checkpoints": sizes, "remembered": {log: size for log, (size, _) in guard.remembered().items()}}))


def bench() -> None:
    print(json.dumps(bench_acts(30) | bench_verify(100)))


def check() -> None:
    guard.check()
    print("ok")


def against(file: str) -> None:
    print(json.dumps(list(map(str, verify(against=file))), ensure_ascii=False))


def accept() -> None:
    print(restored(entry(0, act_id=None, case=None, basis=("恢复操作规程",)), "服务器硬盘损坏，换回昨日备份").seq)


if __name__ == "__main__":
    try:
        globals()[sys.argv[1]](*sys.argv[2:])
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)
