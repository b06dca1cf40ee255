"""The export, and the standard-library verifier that an outsider runs on it: run alone, it imports nothing of ours."""

import ast
import importlib.util
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minzheng.journal import checkpoints, export, prove, read, volumes
from minzheng.journal.erase import erase_fields
from minzheng.journal.export import Line
from minzheng.journal.lines import line, lines_root
from minzheng.journal.seal import seal_pending
from minzheng.journal.transaction import act_transaction
from minzheng.sm3 import sm3
from tests.journal.acts import NOON, entry, recorded, some

PROGRAM = Path(export.__file__).parent / "standalone" / "verify_journal.py"
LINES = [(bytes([number] * 16), {"payee": f"演练人{number}", "amount_fen": 100 * number}) for number in range(7)]


def run(*words):
    """The program in a process that can import only the standard library."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(PROGRAM), *map(str, words)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def program():
    spec = importlib.util.spec_from_file_location("verify_journal", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def journal(db):
    done = some(12)
    recorded(entry(50, case=None, lines_root=lines_root(line(*item) for item in LINES)))
    with act_transaction():
        erase_fields([(done[3].seq, "person.id")], entry(60, basis=("个人信息保护法第四十七条",)), "10009", "保存期限届满")
    seal_pending()
    checkpoints.make_all(NOON)
    recorded(entry(70, at=NOON.replace(year=2025)), entry(71, at=NOON.replace(year=2025)))
    checkpoints.make_all(NOON)
    return done


def exported(path, **options):
    seq = read.of_matter("old_age_allowance").get(case=None).seq
    lines = [Line(seq, index, salt, value) for index, (salt, value) in enumerate(LINES)]
    out = io.BytesIO()
    count = export.write(out, lines=lines, **options)
    path.write_bytes(out.getvalue())
    return count


def test_it_imports_the_standard_library_only():
    names = set()
    for node in ast.walk(ast.parse(PROGRAM.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module.split(".")[0])
    assert names <= sys.stdlib_module_names


def test_its_own_sm3_is_the_standard_one(program):
    assert program.pure_sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    for length in [*range(130), 1000]:
        data = bytes(number % 251 for number in range(length))
        assert program.pure_sm3(data) == sm3(data)


def test_its_own_ed25519_is_the_standard_one(program):
    # RFC 8032 section 7.1, test 3
    public = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    signature = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    assert program.ed25519_holds(public, b"\xaf\x82", signature)
    assert not program.ed25519_holds(public, b"\xaf\x83", signature)
    assert not program.ed25519_holds(
        public, b"\xaf\x82", signature[:32] + (int.from_bytes(signature[32:], "little") + program.ORDER).to_bytes(32, "little")
    )
    assert not program.ed25519_holds(b"\xff" * 32, b"\xaf\x82", signature)


def test_a_true_export_holds(journal, tmp_path):
    file, kept = tmp_path / "journal.jsonl", tmp_path / "kept.txt"
    assert exported(file) == 18
    kept.write_text(checkpoints.newest(2024).note)
    keys = [word for log in volumes.logs() for word in ("--key", prove.verifier_key(log))]
    code, said = run("export", file, *keys, "--checkpoint", kept)
    assert (code, said.splitlines()[-1]) == (0, "全部相符")
    assert "注意" not in said
    assert "另有1项未公开或者已删除" in said
    assert "注意：公钥取自导出文件本身" in run("export", file)[1]


def test_masked_fields_stay_out(journal, tmp_path):
    file = tmp_path / "journal.jsonl"
    exported(file, disclose=lambda said, name: not name.startswith("person."))
    assert "演练人11" not in file.read_text()
    assert '"person.id":{' not in file.read_text()
    code, said = run("export", file)
    assert code == 0, said
    amounts = [
        json.loads(text)["fields"].get("amount_fen", {}).get("value") for text in file.read_text().splitlines() if '"type":"act"' in text
    ]
    assert sum(filter(None, amounts)) == sum(10000 + n for n in [*range(12), 50, 70, 71])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('\\"verb\\":\\"decide\\"', '\\"verb\\":\\"refuse\\"', "根不符"),
        ('"value":10004', '"value":10005', "“amount_fen”与记录中的承诺不符"),
        ('"amount_fen":300}', '"amount_fen":301}', "明细行与记录中的明细根不符"),
        ('"index":3', '"index":4', "次序不连续"),
        ('"place":5,', '"place":6,', "位置或者序号不连续"),
        ("/acts/2024 ", "/acts/2023 ", "没有已知公钥的签名"),
    ],
)
def test_a_changed_export_is_told(journal, tmp_path, old, new, says):
    file = tmp_path / "journal.jsonl"
    exported(file)
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    code, said = run("export", file)
    assert (code, says in said) == (1, True), said


def test_a_shortened_export_is_told(journal, tmp_path):
    file = tmp_path / "journal.jsonl"
    exported(file)
    lines = [text for text in file.read_text().splitlines(keepends=True) if not ('"log":2025' in text and '"place":2' in text)]
    file.write_text("".join(lines))
    code, said = run("export", file)
    assert code == 1
    assert "2025年卷应有3条，导出文件中有2条" in said


def test_a_receipt_is_checked(journal, tmp_path):
    proof, seq = tmp_path / "a.tlog-proof", journal[6].seq
    proof.write_text(prove.receipt(seq, with_record=True).text())
    key = prove.verifier_key(2024)
    code, said = run("receipt", proof, "--key", key)
    assert (code, f"第{seq}号" in said) == (0, True), said
    proof.write_text(prove.receipt(seq).text())
    record = tmp_path / "record.json"
    record.write_bytes(bytes(read.act(seq).record))
    assert run("receipt", proof, "--key", key, "--record", record)[0] == 0
    record.write_bytes(bytes(read.act(journal[5].seq).record))
    code, said = run("receipt", proof, "--key", key, "--record", record)
    assert (code, "不能推得检查点的根" in said) == (1, True), said
    assert run("receipt", proof, "--key", prove.verifier_key(2025), "--record", record)[0] == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format":"minzheng-journal/1"}', b"\xff\xfe", b"null"])
def test_what_is_no_export_cannot_be_checked(tmp_path, content):
    file = tmp_path / "x"
    file.write_bytes(content)
    code, said = run("export", file)
    assert code == 2
    assert "无法核对" in said
    assert "Traceback" not in said
    assert run("receipt", file)[0] == 2
    assert run("export", tmp_path / "absent")[0] == 2


def test_a_receipt_without_a_key_could_not_be_checked(tmp_path):
    file = tmp_path / "receipt"
    file.write_text("c2sp.org/tlog-proof@v1\n")
    code, said = run("receipt", file)
    assert (code, said) == (2, "无法核对：没有给出公钥，凭证的签名无从核对；请用 --key 写上公布的公钥\n")
