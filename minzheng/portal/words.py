"""Finding a matter by plain words: what people call things, beside the words of the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from minzheng.catalogue import matters
from minzheng.vocabulary import Matter
from minzheng.vocabulary.guide import guide

SPOKEN: dict[str, tuple[str, ...]] = {
    "困难": ("最低生活保障", "困难残疾人"), "穷": ("最低生活保障",), "没钱": ("最低生活保障",), "吃低保": ("最低生活保障",), "低保": ("最低生活保障",),
    "救济": ("社会救助",), "补助": ("行政给付",), "补贴": ("行政给付", "补贴"), "老人": ("高龄", "养老"), "老年": ("高龄", "养老"), "长者": ("高龄", "养老"),
    "敬老": ("高龄",), "八十": ("高龄",), "80岁": ("高龄",), "残疾": ("残疾人",), "残疾证": ("残疾人",), "护理": ("护理补贴",), "结婚": ("结婚登记",),
    "领证": ("结婚登记",), "离婚": ("离婚登记",), "离婚冷静期": ("离婚登记",), "社团": ("社会团体",), "协会": ("社会团体",), "民非": ("民办非企业",),
    "注册": ("成立登记",), "路名": ("命名",), "地名": ("命名",), "街道起名": ("命名",), "捐款": ("捐赠",), "捐": ("捐赠",), "慈善": ("捐赠",),
    "孤儿": ("孤儿",), "没人管的孩子": ("事实无人抚养", "未成年人保护"), "没人养": ("事实无人抚养",), "虐待": ("未成年人保护",), "打孩子": ("未成年人保护",),
    "欺负孩子": ("未成年人保护",), "领养": ("收养子女",), "收养": ("收养子女",), "弃婴": ("收养子女",),
    "火化": ("殡葬服务",), "去世": ("殡葬服务",), "死了": ("殡葬服务",), "丧事": ("殡葬服务",), "骨灰": ("骨灰安放",), "墓": ("骨灰安放",),
    "补结婚证": ("补领结婚证",), "结婚证丢": ("补领结婚证",), "结婚证不见": ("补领结婚证",), "离婚证丢": ("补领离婚证",), "冒名": ("撤销冒名顶替",),
    "调解": ("婚姻家庭辅导",), "吵架": ("婚姻家庭辅导",), "换法人": ("变更登记",), "改名": ("变更登记", "更名"), "注销": ("注销登记",),
    "邻里": ("社区社会组织",), "孵化": ("培育孵化",), "新社区": ("社区居民委员会",),
    "罚款": ("行政处罚",), "处罚": ("行政处罚",), "检查": ("抽查",),
}  # fmt: skip
"""What people say -> words that stand on the pages, the likeliest first."""

MEANT, IN_HEADING, ENOUGH = 40, 10, 2


@dataclass(frozen=True)
class Found:
    """A matter that fits, and how well."""

    matter: Matter
    weight: int


def public_matters(day: date) -> list[Matter]:
    """The matters the public is told about: public, and resting on law in force on the day."""
    return [one for one in matters() if one.public and one.in_force(day)]


def search(text: str, day: date) -> list[Matter]:
    """Matters that fit what somebody typed, the best first; nothing typed fits nothing."""
    pairs, meant = _pieces(text), _meant(text)
    weighed = [Found(one, _weight(one, pairs, meant)) for one in public_matters(day)]
    return [found.matter for found in sorted(weighed, key=lambda found: -found.weight) if found.weight >= ENOUGH]


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isalnum())[:40]


def _pieces(text: str) -> set[str]:
    """The pairs of neighbouring characters of what was typed."""
    plain = _plain(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)} or ({plain} if plain else set())


def _meant(text: str) -> dict[str, int]:
    """The pages' words for what was typed, the likeliest weighing most."""
    plain = _plain(text)
    found: dict[str, int] = {}
    for said, words in SPOKEN.items():
        if said in plain:
            for place, word in enumerate(words):
                found[word] = max(found.get(word, 0), MEANT // (place + 1))
    return found


def _weight(matter: Matter, pairs: set[str], meant: dict[str, int]) -> int:
    heading, body = f"{matter.title}{matter.line}{matter.kind}", _body(matter.id)
    own = sum((IN_HEADING if piece in heading else 0) + (1 if piece in body else 0) for piece in pairs)
    return own + sum(weight for word, weight in meant.items() if word in heading)


@lru_cache(maxsize=256)
def _body(id: str) -> str:
    """All the words of a matter's guide, of any day."""
    matter = next(one for one in matters() if one.id == id)
    words = [line for section in guide(matter, date(2024, 12, 31)) for line in section.lines]
    return "".join([*words, *(condition.title for condition in matter.conditions)])
