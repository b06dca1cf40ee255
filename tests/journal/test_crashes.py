"""Several processes writing at once, killed without warning: no acknowledged act is lost, none is half there, none twice."""

import random
import shutil
import sys
import time

import psycopg
import pytest

from tests.journal.processes import Place
from tests.journal.worker import identity

MANY = 10**6


@pytest.fixture
def on_sqlite(tmp_path):
    place = Place(tmp_path)
    place.run("init")
    return place


@pytest.fixture
def on_postgres(tmp_path, postgres_url):
    name = f"journal_{random.getrandbits(32):08x}"
    with psycopg.connect(postgres_url.replace("postgres://minzheng@/minzheng", "postgres://minzheng@/postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    place = Place(tmp_path, postgres_url.replace("@/minzheng", f"@/{name}"))
    place.run("init")
    return place


def lived_through(place, writers, kills, seconds):
    """Writers that are killed and started again from the last act they had acknowledged; what was acknowledged by each."""
    chance, acknowledged = random.Random(), dict.fromkeys(range(writers), -1)
    running = {writer: place.start("write", writer, 0, MANY, 0.2) for writer in acknowledged}
    for writer, process in running.items():
        acknowledged[writer] = int(process.stdout.readline())
    for _ in range(kills):
        time.sleep(chance.uniform(0.2, 1) * seconds)
        writer = chance.choice(list(running))
        acknowledged[writer] = max(acknowledged[writer], ended(running[writer]))
        # the act that was under way is tried again: its id makes it the same act
        running[writer] = place.start("write", writer, acknowledged[writer] + 1, MANY, 0.2)
    time.sleep(seconds)
    for writer, process in running.items():
        acknowledged[writer] = max(acknowledged[writer], ended(process))
    return acknowledged


def ended(process):
    """Kill -9 and the last number the process had acknowledged; -1 when it had not come so far."""
    process.kill()
    out, err = process.communicate()
    assert "Error" not in err, err
    lines = out.rpartition("\n")[0].split()
    return int(lines[-1]) if lines else -1


def everything_holds(place, acknowledged):
    state = place.state()
    assert state["findings"] == []
    assert state["unsealed"] == 0
    assert state["acts"] == state["business"]
    there = set(state["acts"])
    assert len(there) == len(state["acts"])
    for writer, last in acknowledged.items():
        assert {str(identity(writer, number)) for number in range(last + 1)} <= there
        beyond = [number for number in range(last + 1, last + 10) if str(identity(writer, number)) in there]
        assert len(beyond) <= 3, "only the one transaction that was under way may have been committed unheard"
    assert sum(acknowledged.values()) > 0


def test_killed_writers_lose_nothing(on_sqlite):
    everything_holds(on_sqlite, lived_through(on_sqlite, writers=3, kills=3, seconds=1.5))


def written_twice_at_once(place):
    """Two processes that send the same acts, as an impatient client does."""
    both = [place.start("write", 1, 0, 80) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    everything_holds(place, {1: 79})
    assert len(place.state()["acts"]) == 80


def test_the_same_acts_sent_twice_at_once_are_recorded_once(on_sqlite):
    written_twice_at_once(on_sqlite)


@pytest.mark.postgres
def test_the_same_acts_sent_twice_at_once_are_recorded_once_on_postgres(on_postgres):
    written_twice_at_once(on_postgres)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_writers_lose_nothing_however_often(on_sqlite):
    everything_holds(on_sqlite, lived_through(on_sqlite, writers=4, kills=40, seconds=2.5))


def copied_back(file, log):
    """How much of a log SQLite has begun to copy back into the database: it does so only with what already lies safe on the disk, so no
    power cut tears that. Where it stands is nBackfillAttempted of the log's index (sqlite.org/walformat.html, 2.2)."""
    index = file.with_name(file.name + "-shm").read_bytes()
    frames, page = int.from_bytes(index[128:132], sys.byteorder), int.from_bytes(log[8:12], "big")
    return 32 + frames * (24 + page)


def spoilt(data, safe, chance):
    """A write-ahead log as a power cut may leave it beyond what is `safe`: cut short, or with a byte or a block turned wrong."""
    if safe >= len(data):
        return data
    place = chance.randrange(safe, len(data))
    kind = chance.choice(("cut", "flip", "zero"))
    if kind == "cut":
        return data[:place]
    if kind == "flip":
        return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
    return data[:place] + bytes(min(512, len(data) - place)) + data[place + 512 :]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_torn_log_leaves_whole_transactions(on_sqlite, tmp_path):
    """Each torn write-ahead log opens to a beginning of what was written: whole transactions, a whole tree, no half act."""
    writer = on_sqlite.start("write", 1, 0, MANY)
    time.sleep(4)
    last, chance = ended(writer), random.Random()
    log = on_sqlite.file.with_name(on_sqlite.file.name + "-wal").read_bytes()
    safe = copied_back(on_sqlite.file, log)
    for number in range(25):
        place = Place(tmp_path / f"torn-{number}")
        place.directory.mkdir()
        shutil.copy(on_sqlite.directory / "journal.key", place.directory)
        shutil.copy(on_sqlite.file, place.file)
        place.file.with_name(place.file.name + "-wal").write_bytes(spoilt(log, safe, chance))
        state = place.state()
        assert state["findings"] == []
        assert state["acts"] == state["business"] == sorted(str(identity(1, n)) for n in range(len(state["acts"])))
        assert len(state["acts"]) <= last + 4


@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_killed_writers_and_sealers_lose_nothing_on_postgres(on_postgres):
    sealers = [on_postgres.start("seal"), on_postgres.start("seal")]
    try:
        acknowledged = lived_through(on_postgres, writers=4, kills=6, seconds=2)
    finally:
        for sealer in sealers:
            sealer.kill()
            assert "Error" not in sealer.communicate()[1]
    everything_holds(on_postgres, acknowledged)


@pytest.mark.postgres
def test_what_was_not_sealed_is_sealed_at_the_next_start(on_postgres):
    on_postgres.run("write", 1, 0, 50)
    assert on_postgres.result("check")[0] == 0
    everything_holds(on_postgres, {1: 49})
    on_postgres.run("write", 2, 0, 5)
    kept = on_postgres.directory / "kept.txt"
    everything_holds(on_postgres, {1: 49, 2: 4})
    kept.write_text(on_postgres.run("sign"))
    assert on_postgres.run("against", kept) == "[]\n"
