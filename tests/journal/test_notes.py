"""Signed notes, checkpoints, receipts and the file witness, against the published examples and against tampering."""

import base64
import json
import subprocess
import sys

import pytest

from minzheng.journal import checkpoint, note, receipt, tree, witness
from minzheng.journal.checkpoint import Checkpoint
from minzheng.journal.keys import FileKey
from minzheng.journal.note import BadNote, Verifier
from minzheng.sm3 import sm3
from minzheng.vocabulary.errors import Refusal

# the example of Go's golang.org/x/mod/sumdb/note documentation, where the format comes from
PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ORIGIN = "mz.example/acts/2024"


@pytest.fixture
def key(tmp_path):
    return FileKey(tmp_path / "journal.key")


@pytest.fixture
def verifier(key):
    return note.verifier_of(ORIGIN, key)


def log_of(count):
    nodes, growth, roots = {}, tree.Growth(), [sm3(b"")]
    for number in range(count):
        nodes[0, number] = leaf = tree.leaf_hash(b"record %d" % number)
        nodes.update(((level, place), node) for level, place, node in growth.append(leaf))
        roots.append(growth.root())
    return (lambda level, place: nodes[level, place]), roots


def test_the_published_note_opens():
    text, signers = note.open_note(PUBLISHED, Verifier.parse(PUBLISHED_KEY))
    assert text.endswith("your problem is.\n")
    assert [str(signer) for signer in signers] == [PUBLISHED_KEY]


@pytest.mark.parametrize("place", [3, 60, -10, -70])
def test_a_changed_note_does_not_open(place):
    changed = list(PUBLISHED)
    changed[place] = "x" if changed[place] != "x" else "y"
    with pytest.raises(BadNote):
        note.open_note("".join(changed), Verifier.parse(PUBLISHED_KEY))


def test_an_unknown_key_is_no_signature(key, verifier):
    with pytest.raises(BadNote, match="known key"):
        note.open_note(PUBLISHED, verifier)


def test_a_key_whose_base64_holds_a_plus_comes_back():
    verifier = Verifier(ORIGIN, note.ED25519, b"ab" + b"\xfb\xef\xbe" * 10)
    assert str(verifier).count("+") > 2
    assert Verifier.parse(str(verifier)) == verifier


@pytest.mark.parametrize("text", ["", "x", PUBLISHED_KEY.replace("c74f", "c74e"), PUBLISHED_KEY[:-4], "a+b+c", "a+00000000+!"])
def test_a_bad_verifier_key_is_refused(text):
    with pytest.raises(BadNote):
        Verifier.parse(text)


@pytest.mark.parametrize(
    "text",
    ["", "no signature\n", "text\n\n", "text\n\nx y z\n", "text\n\n— name !!!!\n", "text\n\n— name AAAA\n", "te\txt\n\n— n AAAAAAAA\n"],
)
def test_what_is_no_note_is_refused(text, verifier):
    with pytest.raises(BadNote):
        note.open_note(text, verifier)


def test_the_key_file_is_private_and_stays_the_same(tmp_path, key):
    path = tmp_path / "journal.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert FileKey(path).public() == key.public()
    path.chmod(0o644)
    with pytest.raises(Refusal, match="其他账户"):
        FileKey(path)
    path.write_text("nonsense")
    path.chmod(0o600)
    with pytest.raises(Refusal, match="无法读取"):
        FileKey(path)
    with pytest.raises(Refusal):
        FileKey(tmp_path / "absent", create=False)


def test_a_checkpoint_comes_back_as_signed(key, verifier):
    made = Checkpoint(ORIGIN, 17, sm3(b"root"))
    signed = checkpoint.signed(made, key)
    assert signed.startswith(f"{ORIGIN}\n17\n{base64.b64encode(sm3(b'root')).decode()}\nalg sm3\n\n— {ORIGIN} ")
    assert checkpoint.opened(signed, verifier) == made
    assert made.year == 2024
    with pytest.raises(BadNote):
        checkpoint.opened(signed.replace("\n17\n", "\n18\n"), verifier)


@pytest.mark.parametrize(
    "text",
    [
        "o/2024\n1\nAAAA\nalg sm3\n",
        "o/2024\n01\n" + "A" * 43 + "=\nalg sm3\n",
        "o/2024\n1\n" + "A" * 43 + "=\n",
        "o/2024\n-1\n" + "A" * 43 + "=\nalg sm3\n",
        "o/2024\n1\n!\nalg sm3\n",
        "o/2024\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(BadNote):
        checkpoint.parsed(text)


def test_a_checkpoint_under_another_origins_key_is_refused(key):
    other = note.sign(Checkpoint(ORIGIN, 1, sm3(b"")).text(), "elsewhere/2024", key)
    with pytest.raises(BadNote):
        checkpoint.opened(other, note.verifier_of("elsewhere/2024", key))


@pytest.mark.parametrize("with_record", [True, False])
def test_a_receipt_holds_for_its_act_only(key, verifier, with_record):
    read, roots = log_of(9)
    signed = checkpoint.signed(Checkpoint(ORIGIN, 9, roots[9]), key)
    proof = tuple(tree.inclusion_proof(6, 9, read))
    text = receipt.Receipt(6, proof, signed, b"record 6" if with_record else None).text()
    assert text.startswith("c2sp.org/tlog-proof@v1\n")
    assert receipt.verify(text, verifier, None if with_record else b"record 6").size == 9
    assert receipt.parsed(text).text() == text
    with pytest.raises(BadNote):
        receipt.verify(text, verifier, b"record 5")
    with pytest.raises(BadNote):
        receipt.verify(text.replace("index 6", "index 5"), verifier, b"record 6")
    if not with_record:
        with pytest.raises(BadNote, match="record"):
            receipt.verify(text, verifier)


@pytest.mark.parametrize("text", ["", "c2sp.org/tlog-proof@v1\n\n", "c2sp.org/tlog-proof@v1\nindex x\n\n", "other\nindex 1\n\nx"])
def test_what_is_no_receipt_is_refused(text):
    with pytest.raises(BadNote):
        receipt.parsed(text)


@pytest.fixture
def office(tmp_path, verifier):
    return witness.FileWitness(tmp_path / "witness.json", "justice.example/w1", FileKey(tmp_path / "witness.key"), {ORIGIN: verifier})


def asked(key, read, roots, old, size):
    return witness.request(old, tree.consistency_proof(old, size, read), checkpoint.signed(Checkpoint(ORIGIN, size, roots[size]), key))


def test_a_witness_follows_a_growing_log(key, office):
    read, roots = log_of(20)
    old = 0
    for size in (1, 5, 5, 12, 20):
        request = asked(key, read, roots, old, size)
        line = office.cosign(request, 1_700_000_000 + size)
        assert witness.cosigned_at(line, request.partition("\n\n")[2], office.verifier) == 1_700_000_000 + size
        old = size
    assert office.seen(ORIGIN) == (20, roots[20])


def test_a_witness_refuses_a_shorter_and_a_rewritten_log(key, office):
    read, roots = log_of(20)
    office.cosign(asked(key, read, roots, 0, 12), 1)
    with pytest.raises(Refusal, match="变短了") as shrunk:
        office.cosign(asked(key, read, roots, 0, 11), 2)
    assert shrunk.value.gate == "400"
    with pytest.raises(Refusal, match="请求从") as conflict:
        office.cosign(asked(key, read, roots, 5, 20), 2)
    assert conflict.value.gate == "409"
    other = [sm3(root) for root in roots]
    with pytest.raises(Refusal, match="改写") as rewritten:
        office.cosign(asked(key, read, other, 12, 20), 2)
    assert rewritten.value.gate == "422"
    with pytest.raises(Refusal, match="改写"):
        office.cosign(asked(key, read, other, 12, 12), 2)
    assert json.loads(office.path.read_text())[ORIGIN]["size"] == 12
    stranger = checkpoint.signed(Checkpoint("other/2024", 1, sm3(b"")), key)
    with pytest.raises(Refusal, match="不认识"):
        office.cosign(witness.request(0, [], stranger), 2)


def test_a_witness_wants_the_logs_own_signature(tmp_path, office):
    read, roots = log_of(3)
    with pytest.raises(BadNote):
        office.cosign(asked(FileKey(tmp_path / "thief.key"), read, roots, 0, 3), 1)
    with pytest.raises(BadNote):
        office.cosign("old x\n\n", 1)


def test_a_false_cosignature_is_seen(key, office):
    read, roots = log_of(3)
    request = asked(key, read, roots, 0, 3)
    line = office.cosign(request, 5)
    with pytest.raises(BadNote):
        witness.cosigned_at(line, request.partition("\n\n")[2].replace("\n3\n", "\n2\n"), office.verifier)


def test_the_witness_runs_as_a_program(tmp_path, key, verifier):
    read, roots = log_of(3)
    command = [
        sys.executable,
        "-m",
        "minzheng.journal.witness",
        tmp_path / "w.json",
        tmp_path / "w.key",
        "archive.example/w",
        str(verifier),
    ]

    def ask(request):
        return subprocess.run(command, input=request, capture_output=True, text=True)

    done = ask(asked(key, read, roots, 0, 3))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("— archive.example/w ")
    assert ask(asked(key, read, roots, 0, 2)).returncode == 1
    assert ask("nonsense").stderr.count("\n") == 1
