"""One cell as a value of ours: full-width digits, dates in every usual form, 元 and 万元; what cannot be told for sure is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from minzheng.identity import credit_code_findings, resident_number_findings
from minzheng.identity.findings import normalised
from minzheng.identity.names import clean_name

from .reading import Time

if TYPE_CHECKING:
    from minzheng.library.locality import Street

    from .reading import Cell

EXACT = 10**15
"""A spreadsheet keeps 15 digits of a number; of longer ones the rest is gone."""
LOST = "号码被电子表格改成了数值，后几位已经丢失（如 4.41802E+17），无法还原；请在源系统重新导出，把这一列设为“文本”格式，或者逐个补录"
SCIENTIFIC = re.compile(r"\A[+-]?\d+(?:\.\d+)?[eE][+-]?\d+\Z")
ROUNDED = re.compile(r"\d{15}000")
"""An 18-digit number written out after a spreadsheet kept 15 digits of it; one true number in a thousand looks so too."""
DAY = re.compile(r"\A(\d{4})\s*[-/.．。年]\s*(\d{1,2})\s*[-/.．。月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\Z")
COMPACT = re.compile(r"\A(\d{4})(\d{2})(\d{2})\Z")
MONTH_ONLY = re.compile(r"\A\d{4}\s*[-/.年]\s*\d{1,2}\s*月?\Z")
WRITTEN_MONTH = re.compile(r"\A(\d{4})\s*(?:[-/.年]\s*)?(\d{1,2})\s*月?\Z")
SHORT_YEAR = re.compile(r"\A\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\Z")
FOREIGN_ORDER = re.compile(r"\A\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}\Z")
EPOCH, FIRST_SERIAL, LAST_SERIAL = date(1899, 12, 30), 61, 73_050
"""Days of a spreadsheet count from here; up to 60 they count a 29 February 1900 that never was; the last is of 2099."""
AMOUNT = re.compile(r"\A([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+)(\.\d+)?\s*(万元|元|万)?(?:整|正)?\Z")
LARGEST_AMOUNT = 10**15
UNWRITTEN = ("/", "\\", "-", "—", "——", "无", "空", "不详", "未知", "N/A", "n/a", "#N/A", "null", "NULL", "None")


class Bad(ValueError):
    """What is wrong with a cell, as a sentence without the full stop."""


def text_of(cell: Cell, longest: int = 200) -> str:
    """The cell as text without control characters and outer space; "" for an empty one. Raises Bad."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        raise Bad("是真假值（TRUE/FALSE），不是文字")
    if isinstance(cell, date | Time):
        raise Bad("是日期或者时间，不是文字；请核对这一列的格式")
    if isinstance(cell, float):
        if abs(cell) >= EXACT:
            raise Bad(LOST)
        cell = int(cell) if cell == int(cell) else Decimal(repr(cell))
    elif isinstance(cell, int) and abs(cell) >= EXACT:
        raise Bad(LOST)
    text = unicodedata.normalize("NFC", str(cell)).replace("\u3000", " ")
    text = re.sub(r"[\s\u200b\u200e\u200f\ufeff\u00a0]+", " ", text).strip().removeprefix("'")
    if any(unicodedata.category(one) in ("Cc", "Cs", "Co", "Cn") or one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for one in text):
        raise Bad("含有看不见的控制字符或者乱码，请重新录入")
    if "\ufffd" in text:
        raise Bad("含有乱码（�），请用正确的编码重新导出")
    if len(text) > longest:
        raise Bad(f"超过{longest}个字，请核对是否错栏")
    return text


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, or one of the marks people put where there is nothing to say."""
    return cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip() in UNWRITTEN))


def name(cell: Cell) -> str:
    """A person's name."""
    text = clean_name(text_of(cell, 60))
    if re.search(r"\d", text):
        raise Bad("姓名中有数字，请核对是否错栏")
    if re.search(r"[*＊×?？]", text):
        raise Bad("姓名已经隐去一部分，不能登记；请取得完整的姓名")
    if not re.search(r"[^\W\d_]", text):
        raise Bad("不像姓名，请核对是否错栏")
    if text.endswith((")", "）")):
        raise Bad("姓名后面带有括号说明；请把说明移到备注，只留姓名")
    return text


def resident_number(cell: Cell, on: date) -> str:
    """公民身份号码. Raises Bad, which never repeats the number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        raise Bad(LOST if abs(cell) >= EXACT else "是数值而且不足18位，请核对是否错栏")
    text = normalised(text_of(cell, 60))
    if SCIENTIFIC.match(text):
        raise Bad(LOST)
    if "*" in text:
        raise Bad("号码已经隐去一部分，不能登记；请取得完整的号码")
    wrong = [one.message for one in resident_number_findings(text, on) if one.blocking]
    if wrong and ROUNDED.fullmatch(text):
        raise Bad(LOST)
    if wrong:
        raise Bad("身份证号" + "；".join(wrong) + "，请对照证件更正")
    return text


def credit_code(cell: Cell) -> str:
    """统一社会信用代码."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        raise Bad(LOST if abs(cell) >= EXACT else "是数值而且不足18位，请核对是否错栏")
    text = normalised(text_of(cell, 60))
    if SCIENTIFIC.match(text):
        raise Bad(LOST)
    wrong = [one.message for one in credit_code_findings(text) if one.blocking]
    if wrong:
        raise Bad("统一社会信用代码" + "；".join(wrong) + "，请对照登记证书更正")
    return text


def account(cell: Cell) -> str:
    """A bank account or card: digits."""
    text = normalised(text_of(cell, 60)).replace("-", "")
    if SCIENTIFIC.match(text):
        raise Bad(LOST)
    if "*" in text:
        raise Bad("账号已经隐去一部分，不能登记；请取得完整的账号")
    if not re.fullmatch(r"\d{8,32}", text):
        raise Bad("银行账号应为8至32位数字，请对照存折或者银行卡更正")
    return text


def day(cell: Cell, on: date, *, old_epoch: bool = False, future: bool = False) -> date:
    """A day: a date of the spreadsheet, its serial number, 2024.5.6, 2024年5月6日, 20240506. Raises Bad."""
    found = _day(cell, old_epoch)
    if found.year < 1850:
        raise Bad(f"{found.year}年太早，请核对年份")
    if found > on and not future:
        raise Bad(f"日期{found}在今天以后，请核对年份")
    return found


def month(cell: Cell, on: date, *, old_epoch: bool = False) -> date:
    """The first day of a month: 2024-05, 2024年5月, 202405, or a day in it. Raises Bad."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell) and 185_001 <= cell <= 210_012:
        cell = str(int(cell))
    text = unicodedata.normalize("NFKC", cell).strip() if isinstance(cell, str) else ""
    told = WRITTEN_MONTH.match(text)
    if told is None:
        try:
            return day(cell, on, old_epoch=old_epoch).replace(day=1)
        except Bad:
            raise Bad("不是月份；请写作 2024-05") from None
    if not 1 <= int(told[2]) <= 12:
        raise Bad(f"{told[1]}年没有{int(told[2])}月")
    found = date(int(told[1]), int(told[2]), 1)
    if found.year < 1950 or found > on:
        raise Bad(f"{found.year}年{found.month}月太早或者在今天以后，请核对")
    return found


def _day(cell: Cell, old_epoch: bool) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, Time):
        raise Bad("只有时间没有日期；请写作 2024-05-06")
    if isinstance(cell, bool):
        raise Bad("是真假值（TRUE/FALSE），不是日期")
    if isinstance(cell, int | float):
        return _counted(cell, old_epoch)
    text = unicodedata.normalize("NFKC", text_of(cell, 60)).strip()
    if re.fullmatch(r"\d{5}", text):
        return _counted(int(text), old_epoch)
    if MONTH_ONLY.match(text):
        raise Bad("只有年月没有日；不能替他补一个日子，请查明后写作 2024-05-06")
    if SHORT_YEAR.match(text):
        raise Bad("年份只有两位，分不清世纪；请写四位年份，如 1924-05-06")
    if FOREIGN_ORDER.match(text):
        raise Bad("日、月的次序分不清；请写作 2024-05-06")
    match = DAY.match(text) or COMPACT.match(text)
    if match is None:
        raise Bad("不是日期；请写作 2024-05-06")
    return _real(*(int(part) for part in match.groups()[:3]))


def _counted(number: float, old_epoch: bool) -> date:
    if number != int(number) and number < 10_000:
        raise Bad("只有年月没有日；不能替他补一个日子，请查明后写作 2024-05-06")
    whole = int(number)
    if 18_500_101 <= whole <= 21_001_231:
        return _real(whole // 10_000, whole // 100 % 100, whole % 100)
    if not FIRST_SERIAL <= whole <= LAST_SERIAL:
        raise Bad("不是日期；请写作 2024-05-06")
    if 1850 <= whole <= 2100:
        raise Bad("只有年份，没有月和日；请查明后写作 2024-05-06")
    if old_epoch:
        raise Bad("这个工作簿从1904年起计日，没有日期格式的序号分不清是哪一天；请把这一列设为日期格式")
    return EPOCH + timedelta(days=whole)


def _real(year: int, month: int, day_of_month: int) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise Bad(f"{year}年{month}月{day_of_month}日不是实际存在的日期") from None


def amount(cell: Cell, unit: str) -> int:
    """分 from 元 or 万元. `unit` is what the heading says ("" when it says nothing: then the cell has to). Raises Bad."""
    if isinstance(cell, bool | date | Time):
        raise Bad("不是金额，请核对是否错栏")
    text = repr(cell) if isinstance(cell, float) else str(cell)
    text = re.sub(r"[\s¥￥]", "", unicodedata.normalize("NFKC", text).replace("¥", ""))
    if SCIENTIFIC.match(text):
        text = format(Decimal(text), "f")
    match = AMOUNT.match(text)
    if match is None:
        raise Bad("不是金额；请只写数字，如 1234.50")
    said = {"万": "万元"}.get(match[3], match[3])
    if said and unit and said != unit:
        raise Bad(f"格里写的是{said}，表头写的是{unit}，请核对")
    if not (said or unit):
        raise Bad("没有写明是元还是万元；请在表头写明，如“金额（元）”")
    try:
        value = Decimal(match[1].replace(",", "") + (match[2] or "")) * (1_000_000 if (said or unit) == "万元" else 100)
    except InvalidOperation:
        raise Bad("不是金额；请只写数字，如 1234.50") from None
    if value < 0:
        raise Bad("是负数，请核对")
    if value >= LARGEST_AMOUNT:
        raise Bad("金额太大，请核对单位是元还是万元")
    fen = round(value, 4)
    if fen != int(fen):
        raise Bad("不足一分；请核对金额和单位")
    return int(fen)


def count(cell: Cell) -> int:
    """A whole number, 0 or more."""
    text = normalised(text_of(cell, 60)).replace(",", "")
    if not re.fullmatch(r"\d{1,9}", text):
        raise Bad("应为整数，请只写数字")
    return int(text)


def choice(cell: Cell, words: dict[str, str], what: str) -> str:
    """One of some words, by any way of writing it (`words`: written -> ours)."""
    text = unicodedata.normalize("NFKC", text_of(cell, 60)).strip()
    if text in words:
        return words[text]
    raise Bad(f"{what}应为{'、'.join(dict.fromkeys(words.values()))}之一")


SEXES = {"男": "男", "女": "女", "男性": "男", "女性": "女", "1": "男", "2": "女", "M": "男", "F": "女", "1-男": "男", "2-女": "女"}
YES_NO = {
    "是": "是", "否": "否", "有": "是", "Y": "是", "N": "否", "1": "是", "0": "否", "√": "是", "×": "否", "本地": "是", "外地": "否", "本区": "是",
    "非本地": "否", "省内": "是", "省外": "否", "本省": "是", "外省": "否",
}  # fmt: skip


def town(cell: Cell, streets: Iterable[Street], district: str) -> str:
    """The nine-digit code of a town or street, by its code, its name, or its name without 镇 or 街道. Raises Bad."""
    known = list(streets)
    text = unicodedata.normalize("NFKC", text_of(cell, 60)).replace(" ", "")
    for one in known:
        if text in (one.code, f"{one.code}000"):
            return one.code
    bare = text[text.find(district) + len(district) :] if district in text else text
    for suffix in ("人民政府", "办事处", "办"):
        bare = bare.removesuffix(suffix) if bare.removesuffix(suffix) else bare
    found = [one for one in known if bare in (one.name, one.name.removesuffix(one.kind), one.name.removesuffix("道"))]
    if len(found) == 1:
        return found[0].code
    raise Bad(f"没有这个镇（街道）；本区有{'、'.join(one.name for one in known)}")
