"""The errors a user may see, each in Chinese with what to do next; programming errors are ordinary exceptions."""

from __future__ import annotations


class Refusal(Exception):
    """An act, question or input that the law or the data does not allow.

    `reason` says what and why, `basis` the article it rests on (may be empty), `remedy` what to do next,
    `gate` the title of the gate or condition that stopped it. Shown to people exactly as it is.
    """

    def __init__(self, reason: str, basis: str = "", remedy: str = "", gate: str = "") -> None:
        self.reason, self.basis, self.remedy, self.gate = reason, basis, remedy, gate
        super().__init__(str(self))

    def __str__(self) -> str:
        cited = f"（依据{self.basis}）" if self.basis else ""
        then = f"{self.remedy}" if self.remedy else ""
        return f"{self.reason}{cited}。{then}" if then else f"{self.reason}{cited}。"


class MissingFact(Refusal):
    """A fact the rule needs is not there: the rule is not decided, and the fact is named. `fact` is its identifier."""

    def __init__(self, fact: str, label: str) -> None:
        self.fact = fact
        super().__init__(f"缺少事实“{label}”（{fact}）", remedy="请补充后再试。")


class UnsetRate(Refusal):
    """No dated row gives this standard on this day; nothing is paid on a guess. `fact` is the name of the standard."""

    def __init__(self, name: str, day: object, why: str = "没有施行中的标准") -> None:
        self.fact = name
        super().__init__(f"“{name}”在{day}{why}", remedy="请由两名经办人员录入并审核公布该标准的文件名称、文号和数额。")


class BadFact(Refusal):
    """A fact was given in the wrong form. `fact` is its identifier."""

    def __init__(self, fact: str, label: str, why: str) -> None:
        self.fact = fact
        super().__init__(f"事实“{label}”（{fact}）{why}", remedy="请更正后再试。")


class NotInForce(Refusal):
    """The law a matter rests on is not in force on the day of the act. `fact` names the law."""

    def __init__(self, title: str, day: object, cited: str) -> None:
        self.fact = title
        super().__init__(f"“{title}”所依据的法律文件在{day}均不施行", basis=cited, remedy="请核对行为日期，或者改用当日施行的事项。")
