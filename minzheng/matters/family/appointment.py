"""登记预约：结婚、离婚、收养登记须双方亲自到场，网上只能约时间。预约可有可无，不预约也应当办理；约了不来没有不利后果。

一次预约是一件，不是登记申请，不停也不起算任何期限；改期的取消后重约。内容保密，从不公开。
"""

from ...facts import appointment
from ...offices import APPLICANT, CLOCK, COUPLE, REGISTRAR, SECTION
from ...statutes import ADOPTION, DIVORCE_STEPS, MARRIAGE_2003, MARRIAGE_2025
from ...vocabulary import (
    Basis, Clock, Condition, Figure, Matter, Office, Outcome, Promise, Service, Step, Story, acts, today, when,
)  # fmt: skip
from ...vocabulary.facts import ChoiceFact


def bookable(id: str, title: str, line: str, basis: Basis, citizen: Office, counter: Office, business: ChoiceFact, count: int) -> Matter:
    """The page of one register's appointments; `business` says what one comes for, `count` how many the rehearsed year keeps."""
    arranged = appointment.visit_on
    book = Step("book", "预约", citizen, basis=basis, records=(arranged, appointment.half),
                gates=(Condition("约定的日子还没有过去", arranged >= today, basis),))  # fmt: skip
    come = Step("come", "到场", counter, after=book, basis=basis, final=True,
                gates=(Condition("约定的日子已到", when(book.done, today >= book.said(arranged)), basis),))  # fmt: skip
    cancel = Step("cancel", "取消预约", citizen, after=book, basis=basis, final=True)
    miss = Step("miss", "未到场，预约失效", CLOCK, after=book, basis=basis, final=True,
                gates=(Condition("约定的日子已过", when(book.done, today > book.said(arranged)), basis),))  # fmt: skip
    return Service(
        id=id,
        title=title,
        line=line,
        basis=basis,
        conditions=(Condition("约定的日子还没有过去", arranged >= today, basis),),
        facts=(appointment.name, appointment.telephone, business),
        steps=(book, come, cancel, miss),
        clocks=(Clock("约定的日子", book.said(arranged), come, basis),),
        grant=Outcome("可以预约", document="预约回执"),
        refusal=Outcome("不能预约", document="预约更正意见"),
        figures=(
            Figure(f"{id}s_kept", f"{title}到场", "件", acts(come), "本年预约后到场的次数，不是登记的对数"),
            Figure(f"{id}s_cancelled", f"{title}取消", "件", acts(cancel), "本年当事人取消的预约"),
            Figure(f"{id}s_missed", f"{title}未到场", "件", acts(miss), "本年约定的日子过去而没有到场的预约"),
        ),
        uncounted=(book,),
        stories=(
            Story("如约到场", count, ((book, 0), (come, 5)), acts={book: {arranged: (5, 5)}}),
            Story("取消", max(1, count // 8), ((book, 0), (cancel, 2)), acts={book: {arranged: (5, 5)}}),
            Story("没有到场", max(1, count // 10), ((book, 0), (miss, 9)), acts={book: {arranged: (5, 5)}}),
            Story("年末约在次年初", max(1, count // 6), ((book, 0),), acts={book: {arranged: (2, 9)}}, within=((12, 29), (12, 31))),
        ),
        confidential=True,
        promises=(
            Promise("约在已经过去的日子", book, unless=arranged >= today, basis=basis),
            Promise("没有预约而记到场", come, unless=book.done, basis=basis),
            Promise("日子未到而记到场", come, unless=today >= book.said(arranged), basis=basis),
            Promise("没有预约而取消", cancel, unless=book.done, basis=basis),
            Promise("日子未过而记未到场", miss, unless=today > book.said(arranged), basis=basis),
            Promise("到场以后又记未到场", miss, unless=~come.done, basis=basis),
        ),
    )


BY_COUPLES = MARRIAGE_2003.whole + MARRIAGE_2025[7] + DIVORCE_STEPS.whole

marriage = bookable("marriage_appointment", "婚姻登记预约", "婚姻登记", BY_COUPLES, COUPLE, REGISTRAR, appointment.marriage_business, 48)
adoption = bookable("adoption_appointment", "收养登记预约", "收养登记", ADOPTION.whole, APPLICANT, SECTION, appointment.adoption_business, 4)

matters = (marriage, adoption)
