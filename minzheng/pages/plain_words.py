"""Finding a matter by plain words: what people call things, beside the words of the pages themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from minzheng.catalogue import matters
from minzheng.identity.names import initials, syllables
from minzheng.vocabulary import Matter
from minzheng.vocabulary.guide import guide

SPOKEN: dict[str, tuple[str, ...]] = {
    "困难": ("最低生活保障", "困难残疾人"), "穷": ("最低生活保障",), "没钱": ("最低生活保障", "临时救助"), "吃低保": ("最低生活保障",),
    "低保": ("最低生活保障",), "低保边缘": ("边缘家庭",), "低边": ("边缘家庭",), "低收入": ("边缘家庭",), "失业": ("最低生活保障", "临时救助"),
    "学费": ("临时救助", "社会救助申请"), "房租": ("社会救助申请", "临时救助"), "花钱": ("刚性支出", "临时救助"), "医药费": ("刚性支出", "临时救助"),
    "看病": ("刚性支出", "临时救助"), "大病": ("刚性支出", "临时救助"), "急用": ("急难",), "火灾": ("急难",), "五保": ("特困人员救助",),
    "无依无靠": ("特困人员救助",), "流浪": ("流浪乞讨人员救助",), "要饭": ("流浪乞讨人员救助",), "乞讨": ("流浪乞讨人员救助",),
    "没钱回家": ("流浪乞讨人员救助",), "救济": ("社会救助",), "补助": ("行政给付",), "补贴": ("行政给付",), "老人": ("高龄津贴", "高龄", "养老"),
    "老年": ("高龄津贴", "高龄", "养老"), "长者": ("高龄津贴", "高龄", "养老"), "敬老": ("高龄津贴",), "八十": ("高龄津贴",), "80岁": ("高龄津贴",),
    "饭堂": ("饭堂助餐", "饭堂开办"), "食堂": ("饭堂助餐", "饭堂开办"), "吃饭": ("饭堂助餐", "饭堂开办"), "助餐": ("饭堂助餐",),
    "养老院": ("养老机构备案",), "敬老院": ("养老机构备案",), "扶手": ("家庭适老化",), "适老": ("家庭适老化",), "消费券": ("养老服务消费",),
    "护理券": ("养老服务消费",), "失能": ("失能",), "卧床": ("失能", "护理补贴"), "残疾": ("残疾人",), "残疾证": ("残疾人",), "重残": ("重度残疾人",),
    "护理": ("护理补贴",), "生活补贴": ("残疾人生活补贴",), "结婚": ("结婚登记",), "领证": ("结婚登记",), "离婚": ("离婚登记",),
    "离婚冷静期": ("离婚登记",), "家暴": ("未成年人保护", "婚姻家庭辅导"), "社团": ("社会团体",), "协会": ("社会团体",), "民非": ("民办非企业",),
    "注册": ("成立登记",), "路名": ("命名",), "地名": ("命名",), "街道起名": ("命名",), "小区改名": ("街路巷更名",), "改路名": ("街路巷更名",),
    "捐款": ("慈善捐赠",), "捐": ("慈善捐赠",), "慈善": ("慈善捐赠",), "募捐": ("公开募捐资格", "公开募捐"), "慈善超市": ("慈善超市",),
    "信托": ("慈善信托",), "社工": ("社工站",), "孤儿": ("孤儿",), "没人管的孩子": ("事实无人抚养", "未成年人保护"), "没人养": ("事实无人抚养",),
    "虐待": ("未成年人保护",), "打孩子": ("未成年人保护",), "欺负孩子": ("未成年人保护",), "留守儿童": ("未成年人保护",),
    "困境儿童": ("未成年人保护", "事实无人抚养"), "领养": ("公民收养",), "收养": ("公民收养",), "弃婴": ("公民收养",), "解除收养": ("解除收养",),
    "不再收养": ("解除收养",), "火化": ("殡葬服务", "异地火化"), "火化补贴": ("异地火化",), "外地火化": ("异地火化",), "去世": ("殡葬服务",),
    "死了": ("殡葬服务",), "丧事": ("殡葬服务",), "骨灰": ("骨灰安放",), "墓": ("骨灰安放",), "海葬": ("生态安葬",), "树葬": ("生态安葬",),
    "补结婚证": ("补领结婚证",), "补领结婚证": ("补领结婚证",), "结婚证丢": ("补领结婚证",), "结婚证不见": ("补领结婚证",), "离婚证丢": ("补领离婚证",),
    "冒名": ("撤销冒名顶替",), "调解": ("婚姻家庭辅导",), "吵架": ("婚姻家庭辅导",), "换法人": ("变更登记",), "改名": ("变更登记", "更名"),
    "改章程": ("变更登记",), "注销": ("注销登记",), "邻里": ("社区社会组织",), "孵化": ("培育孵化",), "新社区": ("社区居民委员会",), "罚款": ("行政处罚",),
    "处罚": ("行政处罚",), "检查": ("抽查",),
    "老妈": ("高龄津贴",), "老爸": ("高龄津贴",), "爷爷": ("高龄津贴",), "奶奶": ("高龄津贴",), "九十岁": ("高龄津贴",), "百岁": ("高龄津贴",),
    "瘫痪": ("护理补贴", "失能"), "要人照顾": ("护理补贴", "失能"), "失能老人": ("经济困难的高龄失能",), "失智": ("失能",),
    "精神病": ("护理补贴", "困难残疾人"),
    "没米": ("最低生活保障", "临时救助"), "揭不开锅": ("最低生活保障", "临时救助"), "下岗": ("最低生活保障", "临时救助"), "没收入": ("最低生活保障",),
    "没工作": ("最低生活保障",), "癌症": ("刚性支出",), "重病": ("刚性支出", "临时救助"), "花光": ("刚性支出", "大病", "临时救助"),
    "没钱治": ("急难型临时救助", "临时救助"), "没钱看病": ("临时救助", "刚性支出"), "交通事故": ("急难型临时救助",), "车祸": ("急难型临时救助",),
    "房子烧": ("急难型临时救助",), "水灾": ("急难型临时救助",), "着火": ("急难型临时救助",), "单人户": ("单人保",), "一个人的低保": ("单人保",),
    "重病没钱": ("刚性支出",), "孤寡老人": ("特困人员救助",),
    "孤寡": ("特困人员救助",), "没人照顾的老人": ("特困人员救助",), "流浪汉": ("流浪乞讨人员救助",), "坐牢": ("事实无人抚养",), "改嫁": ("事实无人抚养",),
    "打小孩": ("未成年人保护",), "离婚证不见": ("补领离婚证",), "老人去世": ("殡葬服务",), "老人走了": ("殡葬服务",), "过世": ("殡葬服务",),
    "外地火化能报销": ("异地火化",), "会长": ("社会组织变更登记",), "换理事长": ("社会组织变更登记",), "老人食堂": ("饭堂助餐", "饭堂开办"),
    "送饭": ("饭堂助餐",), "老人送饭": ("饭堂助餐",), "路名怎么改": ("街路巷更名",), "改路": ("街路巷更名",), "新修的路": ("街路巷命名",),
    "路起名": ("街路巷命名",), "新路": ("街路巷命名",), "被人拿去结婚": ("撤销冒名顶替",), "冒用结婚": ("撤销冒名顶替",), "冒名结婚": ("撤销冒名顶替",),
    "假结婚": ("撤销冒名顶替",), "被结婚": ("撤销冒名顶替",),
    "走了怎么办": ("殡葬服务",), "走了以后": ("殡葬服务",), "火葬": ("殡葬服务", "异地火化"), "殡仪": ("殡葬服务", "异地火化"), "死亡": ("殡葬服务",),
    "冒用": ("撤销冒名顶替",), "再婚": ("结婚登记",), "复婚": ("结婚登记",), "扯证": ("结婚登记",), "轮椅": ("家庭适老化", "护理补贴", "困难残疾人"),
    "孩子没人管": ("事实无人抚养", "未成年人保护"), "跑了": ("事实无人抚养",), "失踪": ("事实无人抚养",), "没爸没妈": ("孤儿", "事实无人抚养"),
    "没人照顾": ("特困人员救助", "护理补贴", "失能"),
    "老人没人照顾": ("特困人员救助", "失能", "护理补贴"), "不能自理": ("失能", "护理补贴"), "住养老院": ("特困人员救助", "养老机构备案"),
    "广场舞": ("社区社会组织",), "兴趣队": ("社区社会组织",), "社区起名": ("社区居民委员会设立",), "防摔": ("家庭适老化",),
}  # fmt: skip
"""What people say -> words that stand on the pages, the likeliest first."""

MOST_ASKED = ("社会救助", "养老服务", "残疾人福利", "儿童福利", "未成年人保护", "婚姻登记", "收养登记", "殡葬管理", "社会组织", "慈善")
"""Lines of business as people ask for them; any other line follows."""

MEANT, LONGER, IN_HEADING, ENOUGH, INTERNAL = 40, 20, 10, 2, "内部事务"


@dataclass(frozen=True)
class Found:
    """A matter that fits, and how well."""

    matter: Matter
    weight: int


def public_matters(day: date) -> list[Matter]:
    """The matters somebody outside may have to do with: public, resting on law in force on the day; internal ones are found by their figures only."""
    return [one for one in matters() if one.public and one.kind != INTERNAL and one.in_force(day)]


def asked_most(line: str) -> int:
    """The place of a line of business on the home page."""
    return MOST_ASKED.index(line) if line in MOST_ASKED else len(MOST_ASKED)


def search(text: str, among: Iterable[Matter]) -> list[Matter]:
    """Matters that fit what somebody typed — plain words, a part of the title, its initials — the best first, without those that
    hardly fit beside it; nothing typed fits nothing."""
    pairs, words = _pieces(text), meant(text)
    weighed = [Found(one, _weight(one, pairs, words) + _called(one, text)) for one in among]
    enough = max([ENOUGH, *(found.weight // 4 for found in weighed)])
    return [found.matter for found in sorted(weighed, key=lambda found: -found.weight) if found.weight >= enough]


def by_line(among: Iterable[Matter]) -> dict[str, list[Matter]]:
    """Matters under the title of their line."""
    lines: dict[str, list[Matter]] = {}
    for one in among:
        lines.setdefault(one.line, []).append(one)
    return lines


def _called(matter: Matter, text: str) -> int:
    """How well a title, or the first letters of its sounds (`zdshbz`), holds what was typed as it stands."""
    plain = _plain(text).lower()
    if plain.isascii():
        return _stands(plain, _initials(matter.title)) if len(plain) >= ENOUGH else 0
    return _stands(plain, matter.title)


def _stands(text: str, title: str) -> int:
    """A title that begins with the text before one that only holds it; a short one before a long one."""
    return max(1, MEANT * (1 + title.startswith(text)) - len(title)) if text in title else 0


@lru_cache(maxsize=256)
def _initials(title: str) -> str:
    return initials(title)


def _plain(text: str) -> str:
    return "".join(one for one in text if one.isalnum())[:40]


def _pieces(text: str) -> set[str]:
    """The pairs of neighbouring characters of what was typed."""
    plain = _plain(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)} or ({plain} if plain else set())


def meant(text: str) -> dict[str, int]:
    """The pages' words for what was typed, in characters or in letters: the likeliest and those of the longest phrase weigh most; a
    phrase within a longer one (老人 in 老人食堂) means nothing of its own."""
    plain = _plain(text)
    found: dict[str, int] = {}
    phrases = list(_sounding(plain.lower())) if plain.isascii() else [said for said in SPOKEN if said in plain]
    for said in phrases:
        if not any(said != longer and said in longer for longer in phrases):
            for place, word in enumerate(SPOKEN[said]):
                found[word] = max(found.get(word, 0), (MEANT + LONGER * (len(said) - 2)) // (place + 1))
    return found


@lru_cache(maxsize=256)
def _sounding(letters: str) -> tuple[str, ...]:
    """Phrases whose sounds, or the first letters of them, are exactly these: `dibao`, `db`."""
    return tuple(said for said in SPOKEN for heard in (syllables(said),) if letters in ("".join(heard), "".join(one[0] for one in heard)))


def _weight(matter: Matter, pairs: set[str], words: dict[str, int]) -> int:
    heading, body = f"{matter.title}{matter.line}{matter.kind}", _body(matter.id)
    own = sum((IN_HEADING if piece in heading else 0) + (1 if piece in body else 0) for piece in pairs)
    return own + sum(weight * (2 if word == matter.title else 1) for word, weight in words.items() if word in heading)


@lru_cache(maxsize=256)
def _body(id: str) -> str:
    """All the words of a matter's guide, of any day."""
    matter = next(one for one in matters() if one.id == id)
    words = [line for section in guide(matter, date(2024, 12, 31)) for line in section.lines]
    return "".join([*words, *(condition.title for condition in matter.conditions)])
