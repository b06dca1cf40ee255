"""Invented lists with the answer known: payees, and deaths of some of them and of others, written with the errors of `errors.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from .columns import CHARACTERS, Column, Columns, columns, shapes, sounds

FILE = Path(__file__).with_name("errors.toml")
SURNAMES = "陈李黄张梁林刘吴罗杨何郑邓曾朱周钟谢叶郭潘冯蔡徐苏卢欧赖莫温曹江彭廖蓝丘赵王许胡高孙马余杜戴范方石姚"
GIVEN = (
    "英芳兰珍秀玉桂凤莲娇美金妹群琼丽娟霞红燕萍娣好梅菊清淑银连爱彩云珠香琴月惠贞转容瑞巧仙素环翠婵细桃带水少燕女卿妙雪华",
    "明强华国文建志伟荣光辉军平海金生林胜新德福坤松雄锋杰炳永良成茂才庆水木火土根祥兴旺达发有贵宝洪锦添树炎汉权镜棠培洲波涛勇",
)
VARIANTS = dict(
    zip(
        "国华伟强张陈刘黄杨吴郑钟邓冯谢罗叶苏卢兰凤莲红贵银锦贞荣庆广爱云兴杰辉娇琼细",
        "國華偉強張陳劉黃楊吳鄭鍾鄧馮謝羅葉蘇盧蘭鳳蓮紅貴銀錦貞榮慶廣愛雲興傑輝嬌瓊細",
        strict=True,
    )
)
TOWNS = ("石角镇", "源潭镇", "龙塘镇", "飞来峡镇", "凤城街道", "东城街道", "洲心街道", "横荷街道")
VILLAGES = (
    "塘头", "新塘", "黄布", "民安", "沙步", "江口", "高桥", "大塘", "银盏", "石岭", "禾云", "上黎", "陂坑", "白庙", "南冲",
    "井岭", "长冲", "田龙", "马头", "岗头", "车头", "水车", "松岗", "学田", "云路", "莲湖", "西门", "北门", "桥北", "新桥",
)  # fmt: skip
ROADS = ["北江路", "人民路", "小市大街", "先锋路", "锦霞路", "桥北路", "新城路", "城中路", "鹿鸣路", "银泉路"]
FIRST = 441_890
"""Area of the first of ten that were never given to anybody (identity.fictional)."""


@dataclass(frozen=True)
class Listed:
    """A list as it was written: texts by column, days as yyyymmdd (0: none)."""

    names: Column
    numbers: Column
    born: Column
    sexes: Column
    addresses: Column

    def read(self) -> Columns:
        return columns(self.names, self.numbers, self.born, self.sexes, self.addresses)


@dataclass(frozen=True)
class Answered:
    """Payees and deaths, and for each death the payee it is of (-1: of nobody on the list) and what was done to it."""

    payees: Listed
    deaths: Listed
    answer: Column
    number_intact: Column


@cache
def rates() -> dict[str, Any]:
    """The kinds and rates of error."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def answered(seed: int, size: int | None = None) -> Answered:
    """Lists of one seed: `size` payees and a tenth as many deaths, in the proportions of `errors.toml`."""
    told = rates()["people"]
    count = size or told["payees"]
    deaths = told["deaths"] * count // told["payees"]
    chance = np.random.default_rng(seed)
    among = int(deaths * told["among_payees"])
    others = {kind: int(deaths * told[kind]) for kind in ("namesakes", "twins", "neighbours", "spouses")}
    payees = _people(chance, count)
    chosen = chance.choice(count, size=among + sum(others.values()), replace=False)
    strangers = _people(chance, deaths - len(chosen), avoid=payees)
    like = _likes(chance, payees, chosen[among:], others)
    dead = [np.concatenate((a[chosen[:among]], b, c)) for a, b, c in zip(payees, like, strangers, strict=True)]
    answer = np.concatenate((chosen[:among], np.full(deaths - among, -1)))
    order = chance.permutation(deaths)
    written, intact = _written([column[order] for column in dead], Random(seed))
    return Answered(_listed(payees), written, answer[order], intact)


# --- people --------------------------------------------------------------------------------------------------------


def _people(chance: np.random.Generator, count: int, avoid: list[Column] | None = None) -> list[Column]:
    """Columns of invented people: name, number, born (yyyymmdd), sex, address. `avoid`: no number of these people."""
    told = rates()["people"]["born"]
    sex = chance.integers(0, 2, count)
    first = np.datetime64(f"{told[0]}-01-01")
    days = first + chance.integers(0, (np.datetime64(f"{told[1]}-01-01") - first).astype(int), count)
    born = _yyyymmdd(days)
    return [_names(chance, sex), _numbers(chance, born, sex, avoid), born, np.array(["女", "男"])[sex], _addresses(chance, count)]


def _names(chance: np.random.Generator, sex: Column) -> Column:
    count = len(sex)
    surname = chance.choice(list(SURNAMES), count, p=_falling(len(SURNAMES), 0.9))
    given = [np.where(sex == 0, *(chance.choice(list(one), count, p=_falling(len(one), 0.6)) for one in GIVEN)) for _ in range(2)]
    second = np.where(chance.random(count) < 0.12, "", given[1])
    return np.char.add(np.char.add(surname, given[0]), second)


def _falling(size: int, power: float) -> Column:
    weights = 1 / np.arange(1, size + 1) ** power
    chances: Column = weights / weights.sum()
    return chances


def _numbers(chance: np.random.Generator, born: Column, sex: Column, avoid: list[Column] | None) -> Column:
    """Numbers that are right, each given once."""
    seen = np.zeros(0, dtype=np.int64) if avoid is None else avoid[1].astype("U17").astype(np.int64)
    out = np.zeros(len(born), dtype=np.int64)
    left = np.arange(len(born))
    while len(left):
        area, serial = FIRST + chance.integers(0, 10, len(left)), chance.integers(0, 499, len(left)) * 2 + sex[left]
        out[left] = (area * 10**8 + born[left].astype(np.int64)) * 1000 + serial
        _, kept = np.unique(out, return_index=True)
        again = np.ones(len(out), dtype=np.bool_)
        again[kept] = False
        again |= np.isin(out, seen)
        left = np.flatnonzero(again)
    total = np.zeros(len(out), dtype=np.int64)
    for place in range(17):
        total += out // 10 ** (16 - place) % 10 * ((1 << (17 - place)) % 11)
    return np.char.add(out.astype("U17"), np.array(list("10X98765432"))[total % 11])


def _addresses(chance: np.random.Generator, count: int) -> Column:
    town, village, road = (chance.choice(list(one), count) for one in (TOWNS, VILLAGES, ROADS))
    number = chance.integers(1, 300, count).astype("U3")
    village_house = _joined("广东省清远市清城区", town, village, "村委会", chance.integers(1, 20, count).astype("U2"), "队", number, "号")
    flat = _joined("广东省清远市清城区", town, road, number, "号", chance.integers(1, 30, count).astype("U2"), "栋",
                   (chance.integers(1, 20, count) * 100 + chance.integers(1, 7, count)).astype("U4"), "室")  # fmt: skip
    return np.where(np.char.endswith(town, "镇"), village_house, flat)


def _joined(*parts: Any) -> Column:
    out: Any = ""
    for part in parts:
        out = np.char.add(out, part)
    return np.asarray(out)


def _yyyymmdd(days: Column) -> Column:
    text = np.char.replace(days.astype("datetime64[D]").astype("U10"), "-", "")
    born: Column = text.astype(np.int32)
    return born


def _likes(chance: np.random.Generator, payees: list[Column], chosen: Column, others: dict[str, int]) -> list[Column]:
    """People who are like some payee and are somebody else."""
    made = [np.array(column[chosen], copy=True) for column in payees]
    new = _people(chance, len(chosen), avoid=payees)
    kinds = np.repeat(list(others), list(others.values()))
    sex = (made[3] == "男").astype(int)
    number = _numbers(chance, made[2], sex, payees)
    random = Random(int(chance.integers(1 << 30)))
    for place, kind in enumerate(kinds):
        if kind == "namesakes":
            made[1][place], made[4][place] = number[place], new[4][place]
        elif kind == "twins":
            name = made[0][place]
            made[0][place], made[1][place] = name[:-1] + _other(random, GIVEN[sex[place]], name[-1]), number[place]
        elif kind == "neighbours":
            made[1][place], made[2][place], made[3][place] = new[1][place], new[2][place], new[3][place]
            made[4][place] = made[4][place].split("队")[0].split("路")[0] + ("队7号" if "队" in made[4][place] else "路7号1栋101室")
        else:
            for column in range(4):
                made[column][place] = new[column][place]
    return made


def _listed(people: list[Column]) -> Listed:
    return Listed(*people)


# --- errors --------------------------------------------------------------------------------------------------------


def _written(people: list[Column], chance: Random) -> tuple[Listed, Column]:
    """The people as a careless clerk writes them, and whether the number stayed what it was."""
    told, names, numbers, born, sexes, addresses, intact = rates(), [], [], [], [], [], []
    for name, number, day, sex, address in zip(*(column.tolist() for column in people), strict=True):
        kind = _kind(told["number"], chance, ("lower_x", "wide"))
        numbers.append(_number(number, kind, told["number"], chance))
        intact.append(kind in ("", "fifteen"))
        names.append(_name(name, _kind(told["name"], chance), chance))
        born.append(_born(day, _kind(told["born"], chance), chance))
        sexes.append({"wrong": "女" if sex == "男" else "男", "missing": ""}.get(_kind(told["sex"], chance), sex))
        addresses.append(_address(address, _kind(told["address"], chance), chance))
    listed = Listed(np.array(names), np.array(numbers), np.array(born, dtype=np.int32), np.array(sexes), np.array(addresses))
    return listed, np.array(intact)


def _kind(told: dict[str, float], chance: Random, without: tuple[str, ...] = ()) -> str:
    """Which of the errors of a column is made; "" for none."""
    point = chance.random()
    for kind, rate in told.items():
        if kind not in without:
            if point < rate:
                return kind
            point -= rate
    return ""


def _number(number: str, kind: str, told: dict[str, float], chance: Random) -> str:
    place = chance.randrange(17)
    if kind == "missing":
        return ""
    if kind == "slip":
        number = number[:place] + _other(chance, "0123456789", number[place]) + number[place + 1 :]
    elif kind == "transposed":
        places = [one for one in range(16) if number[one] != number[one + 1]]
        place = chance.choice(places)
        number = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    elif kind == "dropped":
        number = number[:place] + number[place + 1 :]
    elif kind == "added":
        number = number[:place] + chance.choice("0123456789") + number[place:]
    elif kind == "fifteen":
        number = number[:6] + number[8:17]
    if number.endswith("X") and chance.random() < told["lower_x"]:
        number = number[:-1] + "x"
    if chance.random() < told["wide"]:
        number = number[:6] + " " + number[6:14] + " " + number[14:]
        number = number[:20]
        number = number.replace(" ", "", 1) if len(number) < 20 and chance.random() < 0.5 else number
        if len(number.replace(" ", "")) < 18:
            number = number.replace(" ", "")
    return number


def _name(name: str, kind: str, chance: Random) -> str:
    place = chance.randrange(1, len(name))
    old = name[place]
    if kind == "homophone":
        return name[:place] + (_like(old, sounds(), chance) or old) + name[place + 1 :]
    if kind == "shape":
        return name[:place] + (_like(old, shapes(), chance) or _other(chance, GIVEN[0], old)) + name[place + 1 :]
    if kind == "another":
        return name[:place] + _other(chance, GIVEN[0] + GIVEN[1], old) + name[place + 1 :]
    if kind == "dropped" and len(name) > 2:
        return name[:place] + name[place + 1 :]
    if kind == "added":
        return name[:place] + chance.choice(GIVEN[0] + GIVEN[1]) + name[place:]
    if kind == "changed_over" and len(name) > 2:
        return name[:-2] + name[-1] + name[-2]
    if kind == "traditional":
        return "".join(VARIANTS.get(one, one) for one in name)
    return f"{name[0]} {name[1:]}" if kind == "spaced" else name


def _born(day: int, kind: str, chance: Random) -> int:
    year, month, date_ = day // 10000, day // 100 % 100, day % 100
    if kind == "missing":
        return 0
    if kind == "swapped" and date_ <= 12:
        return year * 10000 + date_ * 100 + month
    if kind == "year":
        return (year + chance.choice((-10, -1, 1, 10))) * 10000 + month * 100 + date_
    if kind == "day":
        return year * 10000 + month * 100 + chance.choice([one for one in range(1, 29) if one != date_])
    return day


def _address(address: str, kind: str, chance: Random) -> str:
    if kind == "missing":
        return ""
    if kind == "reworded":
        text = address.removeprefix(chance.choice(("广东省", "广东省清远市", "广东省清远市清城区")))
        changes = (("村委会", "村"), ("队", "组"), ("栋", "幢"), ("室", "房"), ("号", ""), ("街道", ""), ("镇", ""))
        for old, new in chance.sample(changes, 3):
            text = text.replace(old, new or ("-" if old == "号" else ""))
        return text if chance.random() < 0.5 else text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if kind == "town_only":
        return address.split("村委会")[0] + "村委会" if "村委会" in address else address.split("路")[0]
    if kind == "moved":
        return str(_addresses(np.random.default_rng(chance.randrange(1 << 30)), 1)[0])
    return address


def _other(chance: Random, characters: str, old: str) -> str:
    return chance.choice([one for one in characters if one != old])


@cache
def _groups(table: str) -> dict[int, list[str]]:
    """Characters in use for names and their like, by sound or by shape."""
    found: dict[int, list[str]] = {}
    column = sounds() if table == "sounds" else shapes()
    for code in range(0x4E00, min(0x9FA6, CHARACTERS)):
        character = chr(code)
        if column[code] and _common(character):
            found.setdefault(int(column[code]), []).append(character)
    return found


def _common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _like(old: str, table: Column, chance: Random) -> str:
    """Another character with the same sound, or alike in shape; "" when there is none."""
    key = int(table[ord(old)])
    if table.dtype == np.int16:
        near = _groups("sounds").get(key, []) if key else []
    else:
        near = [character for bits, some in _groups("shapes").items() if bits & key for character in some]
    near = [one for one in near if one != old]
    return chance.choice(near) if near else ""

