"""双随机抽取记录的独立复核程序：只用Python标准库，自带SM3，不引用本系统任何代码。

用法：python standalone_verify.py 抽取记录.json [--manifest-hash 开奖前公布的清单杂凑值] [--object 对象编号]
结论为一致时退出码0，不一致时1，文件读不出时2。算法qdraw/1见docs/draw.md。全部在这一个文件里，便于下载、通读和改写成别的语言。
"""

# A citizen's program: it prints, and it carries no annotations, so that a reader meets nothing but the algorithm.
# ruff: noqa: T201
# mypy: ignore-errors

import argparse
import datetime
import itertools
import json
import math
import re
import sys
import unicodedata
from collections import deque

# ---------------------------------------------------------------- SM3（GB/T 32905-2016）与HMAC

MASK = 0xFFFFFFFF
START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)


def turn(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & MASK


ROUND = [turn(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def squeeze(state, block):
    """压缩一个分组。循环移位直接写出，不调用turn：这里占去几乎全部时间。"""
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        y = w[j - 3]
        x = w[j - 16] ^ w[j - 9] ^ ((y << 15 | y >> 17) & MASK)
        y = w[j - 13]
        w.append((x ^ (x << 15 | x >> 17) ^ (x << 23 | x >> 9) ^ (y << 7 | y >> 25) ^ w[j - 6]) & MASK)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        a12 = (a << 12 | a >> 20) & MASK
        s1 = (a12 + e + ROUND[j]) & MASK
        s1 = (s1 << 7 | s1 >> 25) & MASK
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = (a & b) | (a & c) | (b & c), (e & f) | (~e & g)
        t1 = (ff + d + (s1 ^ a12) + (w[j] ^ w[j + 4])) & MASK
        t2 = (gg + h + s1 + w[j]) & MASK
        d, c, b, a = c, (b << 9 | b >> 23) & MASK, a, t1
        h, g, f, e = g, (f << 19 | f >> 13) & MASK, e, (t2 ^ (t2 << 9 | t2 >> 23) ^ (t2 << 17 | t2 >> 15)) & MASK
    return tuple(x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h), strict=True))


def finish(state, data, before=0):
    tail = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + ((before + len(data)) * 8).to_bytes(8, "big")
    for i in range(0, len(tail), 64):
        state = squeeze(state, tail[i : i + 64])
    return b"".join(x.to_bytes(4, "big") for x in state)


def sm3(data):
    return finish(START, data)


class Lot:
    """以种子为密钥的HMAC-SM3；密钥的两个半程只算一次。"""

    def __init__(self, seed):
        key = seed.ljust(64, b"\0")
        self.inner = squeeze(START, bytes(k ^ 0x36 for k in key))
        self.outer = squeeze(START, bytes(k ^ 0x5C for k in key))

    def __call__(self, *parts):
        return finish(self.outer, finish(self.inner, "|".join(map(str, parts)).encode(), 64), 64)


# ---------------------------------------------------------------- 读文件


class Unreadable(Exception):
    """文件读不出，附中文原因。"""


def unique_keys(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise Unreadable("同一个键出现两次")
    return dict(pairs)


def no_fraction(text):
    raise Unreadable(f"数{text}不是整数")


def compact(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


# 文件的样子：类型、[每项的样子]或者{键: 样子}；NoneType表示也可以为空。
MANIFEST = {
    "algorithm": str, "draw_id": str, "plan": str, "team": int, "urgent": bool,
    "visits": {"from": str, "until": str},
    "tickets": [{"risk": str, "tickets": int}],
    "strata": [{"id": str, "title": str, "permille": int, "minimum": int, "skill": str}],
    "objects": [{"id": str, "stratum": str, "risk": str, "tickets": int, "case": str}],
    "excluded": [{"id": str, "reason": str, "case": str}],
    "inspectors": [{"id": str, "lead": bool, "certified_until": str, "skills": [str]}],
    "conflicts": [{"inspector": str, "object": str, "declared_by": str}],
    "sources": [{"name": str, "issue": str}],
    "commitments": [{"holder": str, "digest": str}],
    "void": [str],
}  # fmt: skip
FILE = {
    "transcript": str, "manifest": MANIFEST, "manifest_hash": str,
    "numbers": [{"name": str, "issue": str, "zones": [[int]], "because": str}],
    "secrets": [{"holder": str, "secret": str}],
    "changes": [{"kind": str, "object": str, "out": str, "into": str, "team": [str], "reason": str, "decision": int}],
    "receipts": [str],
    "keyed": [str],
}  # fmt: skip


def fit(value, shape, where):
    if isinstance(shape, dict):
        if not isinstance(value, dict) or set(value) != set(shape):
            raise Unreadable(f"{where}应恰有：{'、'.join(shape)}")
        for key in shape:
            fit(value[key], shape[key], f"{where}.{key}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise Unreadable(f"{where}应为列表")
        for item in value:
            fit(item, shape[0], f"{where}的各项")
    elif type(value) is not shape or (shape is int and abs(value) >= 2**53):
        raise Unreadable(f"{where}的类型不对")
    elif shape is str and unicodedata.normalize("NFC", value) != value:
        raise Unreadable(f"{where}的文字未规范化")


def load(data):
    try:
        paper = json.loads(data, object_pairs_hook=unique_keys, parse_float=no_fraction, parse_constant=no_fraction)
        compact(paper)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(f"不是JSON：{wrong}") from None
    if not isinstance(paper, dict) or not {"result", "void"} <= set(paper):
        raise Unreadable("不是抽取记录")
    paper.setdefault("keyed", [])  # 早先的记录没有写明录入人
    fit({key: paper[key] for key in paper if key not in ("result", "void")}, FILE, "抽取记录")
    if paper["void"] is not None:
        fit(paper["void"], {"cause": str, "reason": str, "decision": int}, "作废")
    if paper["result"] is not None and not isinstance(paper["result"], dict):
        raise Unreadable("result应为对象")
    if paper["transcript"] != "qdraw/1" or paper["manifest"]["algorithm"] != "qdraw/1":
        raise Unreadable("算法不是qdraw/1")
    for text in (*paper["manifest"]["visits"].values(), *(i["certified_until"] for i in paper["manifest"]["inspectors"])):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) or not real_day(text):
            raise Unreadable(f"“{text}”不是日期")
    return paper


def real_day(text):
    try:
        return bool(datetime.date(*map(int, text.split("-"))))
    except ValueError:
        return False


# ---------------------------------------------------------------- 清单本身

# 每种彩票：各区（个数、最小、最大、是否讲次序）
GAMES = {
    "快乐8": [(20, 1, 80, False)],
    "大乐透": [(5, 1, 35, False), (2, 1, 12, False)],
    "双色球": [(6, 1, 33, False), (1, 1, 16, False)],
    "福彩3D": [(3, 0, 9, True)],
    "现场掷骰": [(32, 1, 6, True)],
}
CAUSES = {"secret_withheld", "frame_wrong", "tampering", "infeasible"}


def increasing(keys):
    return all(a < b for a, b in itertools.pairwise(keys))


def list_faults(m):
    """清单各部分的毛病。"""
    objects, people = m["objects"], m["inspectors"]
    table = {row["risk"]: row["tickets"] for row in m["tickets"]}
    sizes = {s["id"]: sum(o["stratum"] == s["id"] for o in objects) for s in m["strata"]}
    if m["team"] != 2 or not re.fullmatch("[0-9]{6}-[0-9]{4}-[0-9]{4}", m["draw_id"]) or not m["plan"].strip():
        yield "清单", "编号、计划或者每组人数不对"
    if m["visits"]["from"] > m["visits"]["until"]:
        yield "清单", "检查期间颠倒"
    if not m["void"] or not set(m["void"]) <= CAUSES:
        yield "清单", "作废事由超出规定"
    for title, keys in (
        ("分层", [s["id"] for s in m["strata"]]),
        ("检查对象", [o["id"] for o in objects]),
        ("未列入对象", [o["id"] for o in m["excluded"]]),
        ("检查人员", [i["id"] for i in people]),
        ("利害关系", [(c["inspector"], c["object"]) for c in m["conflicts"]]),
    ):
        if not increasing(keys):
            yield "名单", f"{title}有重复或者没有按编号排列"
    names = [x["id"] for x in (*m["strata"], *objects, *people)]
    for name in names + [c["holder"] for c in m["commitments"]] + [s["issue"] for s in m["sources"]]:
        if not name or not name.isprintable() or any(mark in name for mark in "|;,+ "):
            yield "清单", f"“{name}”不能作名称或者编号"
    if {o["id"] for o in objects} & {o["id"] for o in m["excluded"]}:
        yield "名单", "有对象既列入又不列入"
    if not sizes or any(o["stratum"] not in sizes for o in objects):
        yield "名单", "分层缺失"
    for s in m["strata"]:
        if not (0 <= s["permille"] <= 1000 and 0 <= s["minimum"] <= sizes[s["id"]]):
            yield "名单", f"分层{s['id']}的比例或者最少数不对"
    if len(table) < len(m["tickets"]) or any(not 0 < count <= 1000 for count in table.values()):
        yield "权重", "签数表不对"
    for o in objects:
        if table.get(o["risk"]) != o["tickets"]:
            yield "权重", f"对象{o['id']}风险等级{o['risk']}应放{table.get(o['risk'])}张签，清单为{o['tickets']}张"
    known = {i["id"] for i in people}, {o["id"] for o in objects}
    if any(c["inspector"] not in known[0] or c["object"] not in known[1] for c in m["conflicts"]):
        yield "人员", "利害关系所列的人或者对象不在名单中"
    if any(not increasing(i["skills"]) for i in people):
        yield "人员", "专长没有排序或者有重复"
    yield from source_faults(m)


def source_faults(m):
    """号码来源和秘密持有人的毛病。"""
    games = [s["name"] for s in m["sources"]]
    if len(set(games)) < len(games) or not set(games) <= set(GAMES):
        yield "号码", "号码来源重复或者不可用"
        return
    ways = 1
    for count, low, high, ordered in (zone for name in games for zone in GAMES[name]):
        ways *= (high - low + 1) ** count if ordered else math.comb(high - low + 1, count)
    if ways < 2**80:
        yield "号码", "号码的可能结果太少"
    if m["urgent"] != ("现场掷骰" in games):
        yield "号码", "紧急抽取与现场掷骰必须同时"
    if any(not re.fullmatch("[0-9]+", s["issue"]) for s in m["sources"] if s["name"] != "现场掷骰"):
        yield "号码", "期号应为数字"
    holders, digests = {c["holder"] for c in m["commitments"]}, {c["digest"] for c in m["commitments"]}
    if not len(holders) == len(digests) == len(m["commitments"]) >= (3 if m["urgent"] else 2):
        yield "承诺", "持有人重复或者太少"
    if any(not re.fullmatch("[0-9a-f]{64}", digest) for digest in digests):
        yield "承诺", "承诺不是64位十六进制数"


def number_faults(m, numbers):
    """开奖号码的毛病。"""
    if [n["name"] for n in numbers] != [s["name"] for s in m["sources"]]:
        yield "号码", "号码与清单所列来源不一致"
        return
    for n, s in zip(numbers, m["sources"], strict=True):
        fits = len(n["zones"]) == len(GAMES[n["name"]])
        for zone, (count, low, high, ordered) in zip(n["zones"], GAMES[n["name"]], strict=False):
            fits = fits and len(zone) == count and all(low <= x <= high for x in zone) and (ordered or increasing(zone))
        if not fits:
            yield "号码", f"{n['name']}第{n['issue']}期号码不合规则"
        later = re.fullmatch("[0-9]+", n["issue"]) and len(n["issue"]) == len(s["issue"]) and n["issue"] > s["issue"]
        if not (n["because"] == "" if n["issue"] == s["issue"] else later and n["because"].strip()):
            yield "号码", f"{n['name']}应为第{s['issue']}期，改用其后的期号要写明原因"


def secret_faults(m, secrets):
    """开启的秘密的毛病。"""
    opened = {row["holder"]: row["secret"] for row in secrets}
    if len(opened) < len(secrets) or set(opened) - {c["holder"] for c in m["commitments"]}:
        yield "秘密", "秘密重复或者不是清单所列持有人的"
    for c in m["commitments"]:
        secret = opened.get(c["holder"], "")
        said = f"qdraw/1/commit|{m['draw_id']}|{c['holder']}|{secret}".encode()
        if not re.fullmatch("[0-9a-f]{64}", secret) or sm3(said).hex() != c["digest"]:
            yield "秘密", f"{c['holder']}的秘密没有开启，或者与承诺不符"


# ---------------------------------------------------------------- 重抽


def seed_of(m, numbers, secrets):
    opened = {row["holder"]: row["secret"] for row in secrets}
    balls = ";".join(f"{n['name']} {n['issue']} " + "+".join(" ".join(str(x) for x in zone) for zone in n["zones"]) for n in numbers)
    keys = ",".join(opened[c["holder"]] for c in m["commitments"])
    return sm3(f"qdraw/1/seed|{sm3(compact(m)).hex()}|{balls}|{keys}".encode())


class Draw:
    """一次重抽：由清单和种子得到全部结果。"""

    def __init__(self, m, seed):
        self.m, self.seed, self.lot = m, seed, Lot(seed)
        self.objects = {o["id"]: o for o in m["objects"]}
        self.leads = {i["id"] for i in m["inspectors"] if i["lead"]}
        self.barred = {(c["inspector"], c["object"]) for c in m["conflicts"]}
        self.skill = {s["id"]: s["skill"] for s in m["strata"]}
        self.strata = [self.draw(s) for s in m["strata"]]
        self.chosen = [name for row in self.strata for name in row["selected"]]
        self.wishes = {name: self.wish(name) for name in self.chosen}
        self.shortage = [
            {"object": name, "eligible": len(wish), "leads": len(self.leads & set(wish))}
            for name, wish in self.wishes.items()
            if len(wish) < 2 or not self.leads & set(wish)
        ]
        self.cap, self.teams = (0, {}) if self.shortage or not self.chosen else self.assign()

    def draw(self, stratum):
        pool = [o for o in self.m["objects"] if o["stratum"] == stratum["id"]]
        lowest = {o["id"]: min(self.lot("obj", o["id"], t + 1) for t in range(o["tickets"])) for o in pool}
        order = sorted(lowest, key=lambda name: (lowest[name], name))
        whole, part = divmod(len(order) * stratum["permille"], 1000)
        count = min(len(order), max(stratum["minimum"], whole + (part > 0)))
        return {
            "id": stratum["id"],
            "size": len(order),
            "quota": count,
            "selected": order[:count],
            "reserve": order[count:],
        }

    def wish(self, name):
        """可派人员的先后：证件在检查期间有效，有所需专长，没有利害关系。"""
        need, until = self.skill[self.objects[name]["stratum"]], self.m["visits"]["until"]
        able = [
            i["id"]
            for i in self.m["inspectors"]
            if i["certified_until"] >= until and need in (*i["skills"], "") and (i["id"], name) not in self.barred
        ]
        return sorted(able, key=lambda who: (self.lot("ins", name, who), who))

    def assign(self):
        """先求每人至多几家，再按次序把每个座位定给偏好最前而又不使别的座位落空的人。"""
        order = sorted(self.chosen, key=lambda name: (len(self.wishes[name]), self.lot("ord", name), name))
        cap = -(-2 * len(order) // len(self.m["inspectors"]))
        net = Network()
        for name in order:
            for seat in (0, 1):
                net.open("source", (name, seat), 1)
                for who in self.wishes[name]:
                    if seat or who in self.leads:
                        net.open((name, seat), (name, who, "visit"), 1)
            for who in self.wishes[name]:
                net.open((name, who, "visit"), (who,), 1)
        for who in sorted({who for name in order for who in self.wishes[name]}):
            net.open((who,), "sink", cap)
        while net.push_all() < 2 * len(order):
            cap += 1
            for who in {who for name in order for who in self.wishes[name]}:
                net.open((who,), "sink", 1)
        teams = {}
        for name in order:
            teams[name] = [net.settle((name, seat), [(name, who, "visit") for who in self.wishes[name]]) for seat in (0, 1)]
        return cap, teams

    def report(self):
        teams = [{"object": n, "members": t, "preference": self.wishes[n]} for n, t in self.teams.items()]
        return {
            "seed": self.seed.hex(),
            "strata": self.strata,
            "cap": self.cap,
            "teams": teams,
            "shortage": self.shortage,
        }


class Network:
    """余量网络：left[a][b]是从a到b还能走的人数。"""

    def __init__(self):
        self.left, self.flow = {}, 0

    def open(self, a, b, room):
        self.left.setdefault(a, {})[b] = self.left.get(a, {}).get(b, 0) + room
        self.left.setdefault(b, {}).setdefault(a, 0)

    def route(self, a, b):
        came, queue = {a: None}, deque([a])
        while queue and b not in came:
            here = queue.popleft()
            for there, room in self.left[here].items():
                if room and there not in came:
                    came[there] = here
                    queue.append(there)
        if b not in came:
            return []
        path = [b]
        while path[-1] != a:
            path.append(came[path[-1]])
        return path[::-1]

    def carry(self, path):
        for a, b in itertools.pairwise(path):
            self.left[a][b] -= 1
            self.left[b][a] += 1

    def push_all(self):
        while path := self.route("source", "sink"):
            self.carry(path)
            self.flow += 1
        return self.flow

    def settle(self, seat, visits):
        """把座位定给visits中最前的可行者，此后不再变动。"""
        for visit in (v for v in visits if v in self.left[seat]):
            if not self.left[visit][seat]:  # 现不在此座：看能否绕一圈换过来
                around = self.route(visit, seat)
                if not around:
                    continue
                self.carry([*around, visit])
            for other in [b for b in self.left[seat] if b != "source"]:
                self.left[seat][other] = self.left[other][seat] = 0
            return visit[1]
        raise AssertionError("满员的座位总有人")


# ---------------------------------------------------------------- 抽取之后的变更


def change_faults(draw, changes):
    teams, spare = dict(draw.teams), {row["id"]: list(row["reserve"]) for row in draw.strata}
    gone_before = set()
    for c in changes:
        name, members = c["object"], teams.get(c["object"])
        loads = {}
        for who in (who for body, team in teams.items() if body != name for who in team):
            loads[who] = loads.get(who, 0) + 1
        if members is None or not c["reason"].strip():
            yield "变更", f"{name}没有检查组，或者没有写明原因"
            return
        if c["kind"] == "object":
            queue = spare[draw.objects[name]["stratum"]]
            body, fixed = (queue.pop(0) if queue else ""), []
            wish = draw.wish(body) if body else []
        else:
            gone_before.add((c["out"], name))
            body, fixed = name, [who for who in members if who != c["out"]]
            wish = [who for who in draw.wish(name) if (who, name) not in gone_before and who not in fixed]
        team = compose(draw, fixed, wish, loads, max(draw.cap, len(teams))) if len(fixed) < 2 else None
        into = body if c["kind"] == "object" else next((who for who in team or [] if who not in fixed), "")
        expected = {"into": into, "team": team, "out": "" if c["kind"] == "object" else c["out"]}
        if team is None or c["kind"] not in ("object", "inspector") or any(c[k] != expected[k] for k in expected):
            yield "变更", f"{name}的变更与规则不符（规则给出：{into or '无人可派'}）"
            return
        del teams[name]
        teams[body] = team


def compose(draw, fixed, wish, loads, most):
    """已定的人fixed加上偏好中最前的人，凑成组长在前的两人；人人不满上限，必要时上限加一。"""
    for cap in range(draw.cap, most + 1):
        free = [who for who in wish if loads.get(who, 0) < cap]
        led = [who for who in (*fixed, *free) if who in draw.leads]
        if fixed and led:
            lead = fixed[0] if fixed[0] in draw.leads else led[0]
            others = [who for who in free if who != lead] if lead in fixed else fixed
        else:
            lead, others = (led or [None])[0], [who for who in free if who not in led[:1]]
        if lead and others:
            return [lead, others[0]]
    return None


# ---------------------------------------------------------------- 复核


def differences(told, made):
    if told.get("seed") != made["seed"]:
        yield "种子", f"重算为{made['seed']}"
    for key, title in (("strata", "结果"), ("teams", "人员"), ("cap", "人员"), ("shortage", "人员")):
        if told.get(key) == made[key]:
            continue
        rows = made[key] if isinstance(made[key], list) else []
        theirs = told.get(key) if isinstance(told.get(key), list) else []
        wrong = [row.get("id") or row.get("object") for row in rows if row not in theirs]
        yield title, f"{key}与重算不符{'：' + '、'.join(wrong[:5]) if wrong else ''}"
    if set(told) != set(made):
        yield "结果", "项目多出或者缺少"


def check(paper, printed=""):
    """(不符之处, 重抽)；重抽为None时没有重抽。"""
    m = paper["manifest"]
    digest = sm3(compact(m)).hex()
    faults = list(list_faults(m))
    if paper["manifest_hash"] != digest or (printed and printed.strip().lower() != digest):
        faults.insert(0, ("清单", f"杂凑值是{digest}，与记录或者公布的不符：清单已被改动"))
    if faults:
        return faults, None
    kept = list(secret_faults(m, paper["secrets"]))
    luck = [*number_faults(m, paper["numbers"]), *kept]
    if paper["void"] is None and paper["keyed"] and (len(paper["keyed"]) != 2 or len({one.strip() for one in paper["keyed"]} - {""}) != 2):
        luck.append(("录入", "开奖号码应由两人各录一遍"))
    void = paper["void"]
    if void is None and (luck or paper["result"] is None):
        return luck or [("结果", "没有抽取结果，也没有作废")], None
    draw = None if luck else Draw(m, seed_of(m, paper["numbers"], paper["secrets"]))
    if void is not None:
        proven = {"secret_withheld": bool(kept), "infeasible": draw is not None and bool(draw.shortage)}
        if void["cause"] not in m["void"] or not void["reason"].strip() or not proven.get(void["cause"], True):
            faults.append(("作废", "作废原因不在清单之内，或者不成立"))
        return faults, draw
    faults += differences(paper["result"], draw.report())
    if draw.shortage:
        faults.append(("人员", "没有足够的检查人员，应当作废"))
    else:
        faults += change_faults(draw, paper["changes"])
    return faults, draw


def recipe(draw, name):
    """一个对象的手算方法：任何SM3工具都能算。"""
    o = draw.objects[name]
    yield f"种子（HMAC密钥，十六进制）：{draw.seed.hex()}"
    for t in range(1, o["tickets"] + 1):
        yield f"HMAC-SM3(种子, “obj|{name}|{t}”) = {draw.lot('obj', name, t).hex()}"
    row = next(row for row in draw.strata if row["id"] == o["stratum"])
    place = (row["selected"] + row["reserve"]).index(name) + 1
    yield f"取最小者为得分；在{row['size']}个对象中由小到大排第{place}，抽前{row['quota']}名。"


def main(arguments=None):
    parser = argparse.ArgumentParser(description="复核双随机抽取记录（qdraw/1）")
    parser.add_argument("file", help="抽取记录文件")
    parser.add_argument("--manifest-hash", default="", help="开奖前公布的清单杂凑值")
    parser.add_argument("--object", default="", help="另列出这一对象的计算过程")
    options = parser.parse_args(arguments)
    try:
        with open(options.file, "rb") as file:
            paper = load(file.read())
    except (OSError, Unreadable) as wrong:
        print(f"读不出：{wrong}", file=sys.stderr)
        return 2
    m = paper["manifest"]
    faults, draw = check(paper, options.manifest_hash)
    print(f"抽取编号　　{m['draw_id']}")
    print(f"清单杂凑值　{sm3(compact(m)).hex()}")
    for n in paper["numbers"]:
        balls = "＋".join(" ".join(map(str, zone)) for zone in n["zones"])
        print(f"开奖号码　　{n['name']}第{n['issue']}期：{balls}{'（' + n['because'] + '）' if n['because'] else ''}")
    if paper["keyed"]:
        print(f"号码录入　　工号{'、'.join(paper['keyed'])}各录一遍")
    for row in draw.strata if draw else []:
        print(f"分层{row['id']}　{row['size']}个对象，抽{row['quota']}个：{'、'.join(row['selected'])}")
    if draw and options.object in draw.objects:
        print(*recipe(draw, options.object), sep="\n")
    for part, message in faults:
        print(f"不符（{part}）：{message}")
    if faults:
        print("结论：与公布的抽取记录不一致。")
        return 1
    if paper["void"] is not None:
        print(f"结论：本次抽取已作废（{paper['void']['reason']}），作废理由成立。")
        return 0
    print("结论：一致。请再核对两处：清单杂凑值与开奖前公布的相同，开奖号码与报纸、官网公告相同。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
