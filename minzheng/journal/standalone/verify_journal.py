#!/usr/bin/env python3
"""Checks an exported journal or a receipt, with the Python standard library alone; imports nothing of Minzheng.

  python3 verify_journal.py export FILE [--key KEY ...] [--checkpoint FILE ...]
  python3 verify_journal.py receipt FILE --key KEY [--record FILE]

KEY is the bureau's published key (name+id+base64). A checkpoint is the text somebody kept from earlier. Exit code: 0 all
holds, 1 something does not, 2 the input could not be read. The formats are described in docs/journal.md.
"""
# ruff: noqa: T201

import argparse
import base64
import hashlib
import json
import sys

# --- SM3 (GB/T 32905-2016), for a Python whose OpenSSL lacks it -------------------------------------------------------
INITIAL = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
MASK = 0xFFFFFFFF


def turn(word, count):
    count %= 32
    return ((word << count) | (word >> (32 - count))) & MASK


ROUND = [turn(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def compress(state, block):
    words = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = words[j - 16] ^ words[j - 9] ^ turn(words[j - 3], 15)
        words.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(words[j - 13], 7) ^ words[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        twelve = turn(a, 12)
        ss1 = turn((twelve + e + ROUND[j]) & MASK, 7)
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = (a & b) | (a & c) | (b & c), (e & f) | (~e & g)
        tt1 = (ff + d + (ss1 ^ twelve) + (words[j] ^ words[j + 4])) & MASK
        tt2 = ((gg & MASK) + h + ss1 + words[j]) & MASK
        a, b, c, d = tt1, a, turn(b, 9), c
        e, f, g, h = tt2 ^ turn(tt2, 9) ^ turn(tt2, 17), e, turn(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))


def pure_sm3(data):
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    state = INITIAL
    for i in range(0, len(padded), 64):
        state = compress(state, padded[i : i + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


def choose_sm3():
    try:
        hashlib.new("sm3")
    except ValueError:
        return pure_sm3
    return lambda data: hashlib.new("sm3", data).digest()


sm3 = choose_sm3()

# --- Ed25519 verification (RFC 8032) ----------------------------------------------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = add(result, point)
        point, factor = add(point, point), factor >> 1
    return result


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public, message, signature):
    try:
        key, commitment = point_of(public), point_of(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = multiply(s, BASE), add(commitment, multiply(h, key))
    return not any((left[i] * right[2] - right[i] * left[2]) % P for i in (0, 1))


# --- tree (RFC 9162) and notes (C2SP signed-note, tlog-checkpoint) ----------------------------------------------------
class Growth:
    def __init__(self):
        self.size, self.frontier = 0, []

    def append(self, leaf):
        index, self.size = self.size, self.size + 1
        while index & 1:
            leaf, index = sm3(b"\1" + self.frontier.pop() + leaf), index >> 1
        self.frontier.append(leaf)

    def root(self):
        if not self.frontier:
            return sm3(b"")
        hashed = self.frontier[-1]
        for left in reversed(self.frontier[:-1]):
            hashed = sm3(b"\1" + left + hashed)
        return hashed


def leads_to_root(leaf, index, size, proof, root):
    if not 0 <= index < size:
        return False
    position, last, hashed = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            hashed = sm3(b"\1" + step + hashed)
            while not position & 1:
                position, last = position >> 1, last >> 1
        else:
            hashed = sm3(b"\1" + hashed + step)
        position, last = position >> 1, last >> 1
    return last == 0 and hashed == root


def read_key(text):
    name, key_id, encoded = text.strip().split("+", 2)
    data = base64.b64decode(encoded, validate=True)
    if hashlib.sha256(name.encode() + b"\n" + data).digest()[:4].hex() != key_id or data[:1] != b"\1" or len(data) != 33:
        raise ValueError("公钥写法不对")
    return name, bytes.fromhex(key_id), data[1:]


def read_checkpoint(note):
    text, gap, tail = note.rpartition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < 4 or "alg sm3" not in lines[3:]:
        raise ValueError("不是SM3台账的检查点")
    return lines[0], int(lines[1]), base64.b64decode(lines[2]), text + "\n", tail.splitlines()


def signature_problem(note, keys):
    origin, _, _, text, signatures = read_checkpoint(note)
    for line in signatures:
        mark, name, encoded = line.split(" ")
        data = base64.b64decode(encoded)
        for key_name, key_id, public in keys:
            if (mark, name, data[:4]) == ("—", key_name, key_id) and name == origin:
                return None if ed25519_holds(public, text.encode(), data[4:]) else "签名不成立"
    return "没有已知公钥的签名"


# --- records, fields, lines -------------------------------------------------------------------------------------------
def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def field_commitment(salt, name, value):
    return sm3(b"mzf1\0" + salt + canonical([name, value]))


def line_leaf(salt, value):
    return sm3(b"\0mzl1\0" + salt + canonical(value))


class Export:
    """An export as it is read line by line; `problems` are Chinese sentences."""

    def __init__(self):
        self.problems, self.logs, self.notes, self.roots, self.growths, self.lines = [], {}, {}, {}, {}, {}
        self.wanted, self.fields, self.withheld, self.names, self.last_of = {}, 0, 0, set(), {}

    def take(self, item):
        getattr(self, "take_" + item["type"])(item)

    def take_journal(self, item):
        self.logs = {log["log"]: log for log in item["logs"]}
        self.growths = {log: Growth() for log in self.logs}

    def take_checkpoint(self, item):
        self.want(item["note"], "导出文件中")

    def want(self, note, whose):
        origin, size, root, _, _ = read_checkpoint(note)
        self.wanted.setdefault((origin, size), []).append((root, whose, note))

    def take_act(self, item):
        log, seq, record = item["log"], item["seq"], item["record"]
        growth, said = self.growths[log], json.loads(record)
        if item["place"] != growth.size or said["seq"] != seq:
            self.problems.append(f"第{seq}号：位置或者序号不连续")
        growth.append(sm3(b"\0" + record.encode()))
        origin = self.logs[log]["origin"]
        if (origin, growth.size) in self.wanted:
            self.roots[origin, growth.size] = growth.root()
        for name, field in item["fields"].items():
            self.fields += 1
            hashed = field_commitment(base64.b64decode(field["salt"]), name, field["value"])
            if base64.b64encode(hashed).decode() != said["fields"].get(name):
                self.problems.append(f"第{seq}号：“{name}”与记录中的承诺不符")
        self.withheld += len(said["fields"]) - len(item["fields"])
        if said["case"] is not None:
            if said["prev"] != self.last_of.get(said["case"]):
                self.problems.append(f"第{seq}号：同案前一行为的序号不符")
            self.last_of[said["case"]] = seq
        if "lines" in said:
            self.lines[seq] = (Growth(), said["lines"])
        if "opens" in said:
            self.check_opening(log, seq, said["opens"])

    def check_opening(self, log, seq, opens):
        earlier = [year for year in self.logs if year < log]
        said = opens["previous"]
        if not earlier:
            if said is not None:
                self.problems.append(f"第{seq}号：{log}年卷承接的前一卷不在导出文件中")
            return
        before = self.growths[max(earlier)]
        lines = (said or "").split("\n")
        if len(lines) < 3 or (lines[1], lines[2]) != (str(before.size), base64.b64encode(before.root()).decode()):
            self.problems.append(f"第{seq}号：{log}年卷启卷时承接的根与前一卷末尾不符")

    def take_line(self, item):
        growth, _ = self.lines.get(item["seq"], (Growth(), ""))
        if item["index"] != growth.size or item["seq"] not in self.lines:
            self.problems.append(f"第{item['seq']}号的第{item['index']}行：次序不连续，或者该记录没有明细根")
        growth.append(line_leaf(base64.b64decode(item["salt"]), item["value"]))

    def finish(self, keys):
        for log, head in self.logs.items():
            growth = self.growths[log]
            if growth.size != head["size"]:
                self.problems.append(f"{log}年卷应有{head['size']}条，导出文件中有{growth.size}条")
            print(f"{head['origin']}：{growth.size}条，根 {base64.b64encode(growth.root()).decode()}")
        for (origin, size), kept in self.wanted.items():
            for root, whose, note in kept:
                self.check_checkpoint(origin, size, root, whose, note, keys)
        without = [seq for seq, (growth, _) in self.lines.items() if not growth.size]
        for seq, (growth, root) in self.lines.items():
            if growth.size and base64.b64encode(growth.root()).decode() != root:
                self.problems.append(f"第{seq}号：明细行与记录中的明细根不符")
        if without:
            print(f"有{len(without)}条记录的明细行没有随文件导出，未核对")
        print(f"核对了{self.fields}项公开的值；另有{self.withheld}项未公开或者已删除，只核对了承诺在树中")

    def check_checkpoint(self, origin, size, root, whose, note, keys):
        have = self.roots.get((origin, size))
        if have is None:
            self.problems.append(f"{whose}的检查点（{origin}，{size}条）：台账没有这么多条，末尾被截去或者整卷不在")
        elif have != root:
            self.problems.append(f"{whose}的检查点（{origin}，{size}条）：根不符，历史被改写")
        wrong = signature_problem(note, keys)
        if wrong:
            self.problems.append(f"{whose}的检查点（{origin}，{size}条）：{wrong}")


def check_export(path, keys, checkpoints):
    export = Export()
    with open(path, encoding="utf-8") as file:
        head = json.loads(file.readline())
        if head.get("format") != "minzheng-journal/1":
            raise ValueError("不是台账导出文件")
        export.take(head)
        for kept in checkpoints:
            with open(kept, encoding="utf-8") as note:
                export.want(note.read(), "外存")
        for line in file:
            export.take(json.loads(line))
    if not keys:
        print("注意：公钥取自导出文件本身；请与公布的公钥比对")
        keys = [read_key(log["key"]) for log in export.logs.values()]
    export.finish(keys)
    return export.problems


def check_receipt(path, keys, record_path):
    if not keys:
        raise ValueError("没有给出公钥，凭证的签名无从核对；请用 --key 写上公布的公钥")
    with open(path, encoding="utf-8") as file:
        head, gap, note = file.read().partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise ValueError("不是台账凭证")
    record = base64.b64decode(lines.pop(0)[6:]) if lines[0].startswith("extra ") else None
    if record_path:
        with open(record_path, "rb") as file:
            record = file.read()
    if record is None:
        raise ValueError("凭证没有附记录，请用 --record 给出")
    index = int(lines.pop(0).removeprefix("index "))
    origin, size, root, _, _ = read_checkpoint(note)
    wrong = signature_problem(note, keys)
    problems = [f"检查点：{wrong}"] if wrong else []
    if not leads_to_root(sm3(b"\0" + record), index, size, [base64.b64decode(line) for line in lines], root):
        problems.append("这条记录不能推得检查点的根")
    said = json.loads(record)
    if canonical(said) != record:
        problems.append("记录不是规范写法")
    print(f"{origin}：第{said['seq']}号，{said['on']}，{said['matter']}／{said['verb']}，在{size}条的树中")
    return problems


def check(asked, keys):
    if asked.what == "export":
        return check_export(asked.file, keys, asked.checkpoint)
    return check_receipt(asked.file, keys, asked.record)


def main(words):
    parser = argparse.ArgumentParser(description="核对导出的台账或者一张凭证")
    parser.add_argument("what", choices=["export", "receipt"])
    parser.add_argument("file")
    parser.add_argument("--key", action="append", default=[], help="公布的公钥，可给多个")
    parser.add_argument("--checkpoint", action="append", default=[], help="外存的检查点文件，可给多个")
    parser.add_argument("--record", help="凭证未附记录时，记录的原文")
    asked = parser.parse_args(words)
    try:
        keys = [read_key(key) for key in asked.key]
        problems = check(asked, keys)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        print(f"无法核对：{error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem)
    print("全部相符" if not problems else f"发现{len(problems)}处不符")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
