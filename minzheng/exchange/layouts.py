"""What the registers take from a table: columns with the names others give them, how a cell is read, what has to be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from minzheng.catalogue import matters
from minzheng.identity import is_fictional, read_resident_number
from minzheng.procedure.importing import WHO
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import ChoiceFact, NumberFact, TextFact

from . import values
from .tables import normal
from .values import Bad

if TYPE_CHECKING:
    from minzheng.library.locality import Locality
    from minzheng.vocabulary import Office
    from minzheng.vocabulary.facts import Fact

    from .intake import Outcome, Plan, Taking
    from .reading import Cell

NAME, RESIDENT, CREDIT, SEX, DAY, TOWN, TEXT, ACCOUNT, YES_NO, AMOUNT, CHOICE, COUNT, DAY_AHEAD, MONTH = (
    "name", "resident_number", "credit_code", "sex", "day", "town", "text", "account", "yes_no", "amount", "choice", "count", "day_ahead", "month",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of ours. `names` are other headings that mean it; `note` stands in the template."""

    key: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    required: bool = False
    note: str = ""
    choices: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """Other ways to write a choice: (written, ours)."""

    def is_meant_by(self, heading: str) -> bool:
        """Whether a heading means this column, by its name alone."""
        text = normal(heading)
        bare = normal(heading.split("(")[0].split("（")[0]) if self.kind != AMOUNT else _without_unit(text)
        return any(one in (text, bare) for one in (normal(self.title), *map(normal, self.names), *self._bare()))

    def _bare(self) -> tuple[str, ...]:
        return (_without_unit(normal(self.title)),) if self.kind == AMOUNT else ()


class Door(Protocol):
    """What a kind of list does where it differs from a register: read together, compared, taken in."""

    def together(self, of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
        """One row completed from itself and found free of contradictions. Raises Disagrees."""

    def compare(self, of: Layout, outcomes: Sequence[Outcome], source: str) -> list[str]:
        """Settle what becomes of every row beside the others and beside what is known; notices. Rows refused before stay so."""

    def take_in(self, plan: Plan, taking: Taking) -> list[int]:
        """Enter the good rows, in one transaction; the acts."""


@dataclass(frozen=True)
class Layout:
    """A register, or another kind of list, as a table. `key` names the column by which a row is recognised; `door` what knows
    the kind where it is no register of people or of rows (payment lists, completed matters …)."""

    register: str
    title: str
    key: str
    columns: tuple[Column, ...]
    door: Door | None = None
    who: tuple[Office, ...] = WHO
    """Who may import it."""
    whole: bool = False
    """Whether a file goes in as a whole or not at all, whatever is asked."""

    def column(self, key: str) -> Column:
        """The column with this key. Raises Refusal naming the known ones."""
        for one in self.columns:
            if one.key == key:
                return one
        known = "、".join(f"{one.key}（{one.title}）" for one in self.columns)
        raise Refusal(f"“{self.title}”没有栏目{key}", remedy=f"可用：{known}。")

    def knows(self, heading: str) -> bool:
        """Whether a heading means one of the columns by its name."""
        return any(one.is_meant_by(heading) for one in self.columns)


@dataclass(frozen=True)
class Reader:
    """How cells are read in a district on a day; what is made up for a rehearsal and what is real never meet."""

    here: Locality
    on: date
    rehearsed: bool = False

    def read(self, column: Column, cell: Cell, heading: str, *, old_epoch: bool = False) -> Any:
        """The value of a cell that is not empty. Raises Bad."""
        match column.kind:
            case "name":
                return values.name(cell)
            case "resident_number":
                return self._of_this_world(values.resident_number(cell, self.on))
            case "credit_code":
                return self._of_this_world(values.credit_code(cell))
            case "sex":
                return values.choice(cell, values.SEXES, column.title)
            case "day":
                return values.day(cell, self.on, old_epoch=old_epoch)
            case "day_ahead":
                return values.day(cell, self.on, old_epoch=old_epoch, future=True)
            case "month":
                return values.month(cell, self.on, old_epoch=old_epoch)
            case "town":
                streets = [one for one in self.here.streets if one.until is None or one.until > self.on]
                return values.town(cell, streets, self.here.name)
            case "account":
                return values.account(cell)
            case "yes_no":
                return values.choice(cell, values.YES_NO, column.title) == "是"
            case "amount":
                return values.amount(cell, unit_of(heading))
            case "choice":
                return values.choice(cell, {one: one for one in column.choices} | dict(column.words), column.title)
            case "count":
                return values.count(cell)
        return values.text_of(cell)

    def _of_this_world(self, number: str) -> str:
        if self.rehearsed and not is_fictional(number):
            raise Bad("这是演练地区，不能导入真实的号码；真实数据请用 MINZHENG_DATA 另设目录")
        if not self.rehearsed and is_fictional(number):
            raise Bad("是演练用的虚构号码，不能导入真实地区")
        return number


def unit_of(heading: str) -> str:
    """元 or 万元 as a heading says it, "" when it says neither."""
    text = normal(heading)
    return "万元" if "万元" in text else "元" if any(one in text for one in ("(元)", "/元", "[元]", "单位元")) or text.endswith("元") else ""


def _without_unit(heading: str) -> str:
    for unit in ("万元", "元"):
        for form in (f"({unit})", f"/{unit}", f"[{unit}]", f"(单位{unit})", unit):
            if heading.endswith(form):
                return heading.removesuffix(form)
    return heading


# --- people --------------------------------------------------------------------------------------------------------


def named(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PEOPLE = Layout("people", "人员", "resident_number", (
    Column("name", "姓名", NAME, named("""名字 本人姓名 人员姓名 户主姓名 申请人 申请人姓名 对象姓名 保障对象姓名 救助对象姓名 老人姓名 儿童姓名
        残疾人姓名 领取人姓名 享受人姓名 XM xm"""), True, "与证件一致；不要带括号说明"),
    Column("resident_number", "身份证号", RESIDENT, named("""公民身份号码 身份证号码 身份证 身份号码 身份证件号码 居民身份证号码 居民身份证号 证件号码
        证件号 证件编号 身份证件号 本人身份证号 申请人身份证号 户主身份证号 SFZH sfzh SFZHM GMSFHM gmsfhm ZJHM"""), True,
           "18位；这一列须为文本格式，不能是数值"),
    Column("sex", "性别", SEX, named("XB xb"), False, "男或者女；可以不填，由身份证号得出", ("男", "女")),
    Column("born", "出生日期", DAY, named("出生年月日 出生年月 生日 出生时间 CSRQ csrq"), False, "2024-05-06；可以不填，由身份证号得出"),
    Column("town", "镇街", TOWN, named("""镇(街道) 镇(街) 乡镇 乡镇(街道) 街道 街镇 镇街名称 所属镇街 所在镇街 乡镇街道 镇(街道)名称 所属街道 所属乡镇
        户籍镇街 镇/街道"""), True, "本区镇（街道）的名称或者九位代码"),
    Column("village", "村（社区）", TEXT, named("""村居 村(居) 村 社区 村委会 居委会 村(居)委会 村社区 村(居)民委员会 所属村居 所在村居 所在村(社区)
        行政村 村居名称 村/社区""")),
    Column("local", "本地户籍", YES_NO, named("是否本地户籍 是否本区户籍 本区户籍 户籍类型 是否本地"), True, "是或者否", ("是", "否")),
    Column("provincial", "本省户籍", YES_NO, named("是否本省户籍 是否省内户籍 省内户籍"), False, "不是本地户籍的须填：是或者否", ("是", "否")),
    Column("account", "银行账户", ACCOUNT, named("""银行账号 银行卡号 账号 卡号 开户账号 社保卡号 社保卡银行账号 存折账号 领取账号 帐号 银行帐号 发放账号
        收款账号 银行卡账号 YHZH"""), False, "这一列须为文本格式，不能是数值"),
    Column("died", "死亡日期", DAY, named("去世日期 死亡时间 去世时间"), False, "健在的不填"),
))  # fmt: skip

# --- organisations -------------------------------------------------------------------------------------------------

ORGANISATIONS = Layout("organisation", "社会组织", "number", (
    Column("number", "统一社会信用代码", CREDIT, named("信用代码 社会信用代码 机构代码 组织机构代码 登记证号 证书编号"), True, "18位；这一列须为文本格式"),
    Column("name", "名称", TEXT, named("社会组织名称 组织名称 单位名称 机构名称 社团名称 全称"), True),
    Column("kind", "组织形式", CHOICE, named("类型 社会组织类型 组织类型 类别 社会组织类别 单位类型"), True, "社会团体或者民办非企业单位",
           ("社会团体", "民办非企业单位")),
    Column("since", "成立日期", DAY, named("成立登记日期 登记日期 注册日期 发证日期 成立时间 登记时间 注册时间"), True, "成立登记的日期"),
    Column("town", "镇街", TOWN, named("所属镇街 所在镇街 乡镇 街道 镇(街道)"), False, "本区镇（街道）的名称或者九位代码"),
    Column("details.head", "法定代表人", NAME, named("法人 法人代表 法定代表人姓名 负责人 法定代表人(负责人)")),
    Column("details.address", "住所", TEXT, named("地址 住址 办公地址 注册地址 登记住所 所在地")),
    Column("details.funds", "开办资金（元）", AMOUNT, named("开办资金 注册资金 注册资本 活动资金"), False, "单位写在表头：元或者万元"),
))  # fmt: skip

# --- facilities and places: their columns stand on the page that enters them -----------------------------------------

PAGES = {
    "care_homes": ("care_home", "养老机构"), "canteens": ("elder_canteen", "长者饭堂"), "stations": ("social_work_station", "社会工作服务站"),
    "charity_supermarkets": ("charity_supermarket", "慈善超市"), "places": ("place", "地名"),
}  # fmt: skip
"""Command name -> register and title. Registers of people's lives (marriages, adoptions, children) are not opened by a list."""
OWN = ("number", "name", "kind", "town")
"""Columns of every register; the rest are details."""


@cache
def registers() -> Mapping[str, Layout]:
    """Every register that takes a list, by the name that commands use; `kinds.layouts` adds the other kinds of lists."""
    return {"people": PEOPLE, "organisations": ORGANISATIONS} | {name: _of_page(*told) for name, told in PAGES.items()}


def _of_page(register: str, title: str) -> Layout:
    """The columns that the pages enter in a register, from their facts; the number it had before, since when, in which town."""
    facts: dict[str, Fact] = {}
    for page in matters():
        for entry in page.enters:
            if entry.register == register and not (entry.ends or entry.changes):
                facts = {**entry.columns, **facts}
    columns = [
        Column("number", "登记号", TEXT, named("编号 备案号 备案编号 登记编号 登记证号 代码"), True, "原来的登记号、备案号，全表不重复"),
        Column("name", "名称", TEXT, named("标准名称 机构名称 单位名称 全称 地名"), True),
        Column("since", "起始日期", DAY, named("登记日期 备案日期 成立日期 开业日期 命名日期 批准日期 启用日期"), True, "登记、备案、开业或者命名的日期"),
        Column("town", "镇街", TOWN, named("镇(街道) 乡镇 街道 所属镇街 所在镇街"), True, "本区镇（街道）的名称或者九位代码"),
    ]
    for name, fact in facts.items():
        key = name if name in OWN else f"details.{name}"
        if name in ("number", "name"):
            continue
        if isinstance(fact, ChoiceFact):
            columns.append(Column(key, fact.label, CHOICE, (), True, "、".join(fact.values), fact.values))
        elif isinstance(fact, TextFact):
            columns.append(Column(key, fact.label, TEXT))
        elif isinstance(fact, NumberFact) and fact.measure != "分":
            columns.append(Column(key, fact.label, COUNT, (), False, f"整数，单位：{fact.measure}" if fact.measure else "整数"))
    return Layout(register, title, "number", tuple(columns))


def together(of: Layout, told: Mapping[str, Any], on: date) -> dict[str, Any]:
    """What a row says, completed from the row itself and found free of contradictions. Raises Disagrees."""
    if of.door is not None:
        return of.door.together(of, told, on)
    row = dict(told)
    if of is PEOPLE:
        number = read_resident_number(row["resident_number"])
        for key, from_number, title in (("born", number.birth, "出生日期"), ("sex", number.sex, "性别")):
            if row.setdefault(key, from_number) != from_number:
                raise Disagrees(key, f"{title}与身份证号所载的不同，请对照证件更正")
        if row.get("died") is not None and row["died"] < row["born"]:
            raise Disagrees("died", "死亡日期早于出生日期，请核对")
        if row["local"]:
            if row.setdefault("provincial", True) is False:
                raise Disagrees("provincial", "本地户籍就是本省户籍，请核对")
        elif "provincial" not in row:
            raise Disagrees("provincial", "不是本地户籍的，须写明是否本省户籍")
    if of is ORGANISATIONS:
        kind = {"51": "社会团体", "52": "民办非企业单位"}.get(row["number"][:2])
        if kind is None:
            raise Disagrees("number", "不是社会团体（51）或者民办非企业单位（52）的代码")
        if kind != row["kind"]:
            raise Disagrees("kind", "组织形式与统一社会信用代码所载的不同，请对照登记证书更正")
    return row


class Disagrees(Bad):
    """A row that contradicts itself, with the columns to look at: the first of them that the list has."""

    def __init__(self, key: str, text: str, *others: str) -> None:
        super().__init__(text)
        self.keys = (key, *others)
