"""On which legal ground an overpayment is recovered, by fault and by the days of the conduct and of the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minzheng.facts.recoveries import ESTATE_SPENT, FAULTS, FRAUD, GAIN_GONE, HEIRS, MISTAKE, OTHERS, REFUSED, UNREPORTED
from minzheng.statutes import CIVIL_CODE, PENALTIES, RELIEF, RELIEF_ACT, URBAN_SUBSISTENCE
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.law import Basis

WAIVERS = {GAIN_GONE: CIVIL_CODE[986], ESTATE_SPENT: CIVIL_CODE[1161]}
"""On what what is owed may be written off, and where that is said. Nothing else: hardship alone has no text."""


@dataclass(frozen=True)
class Ground:
    """`returns`: whether the money must be given back; `damages`: and compensation besides (a knowing payee); `fine_low` and
    `fine_high`: the range of a fine in 分; `settled` False where the law applied is only an analogy."""

    fault: str
    basis: Basis
    returns: bool
    damages: bool = False
    fine_low: int = 0
    fine_high: int = 0
    settled: bool = True
    why: str = ""


def ground_of(fault: str, amount: int, *, acted: date, decided: date, knew: bool = False, gain_left: bool = True, urban: bool = False) -> Ground:
    """The ground for recovering `amount` 分 that was overpaid through conduct on `acted`, decided on `decided`.

    `knew` whether the payee knew that it was not due, `gain_left` whether the gain still exists (民法典985至987),
    `urban` whether it is the subsistence allowance of a household in town. Raises Refusal for an unknown fault, for an
    order to return what no law in force that day lets one order.
    """
    if fault == FRAUD:
        return _fraud(amount, acted, decided)
    if fault == UNREPORTED:
        return _unreported(amount, decided, urban)
    if fault == REFUSED:
        if not RELIEF_ACT[74].in_force(decided):
            raise Refusal("2026年7月1日以前没有对拒不执行停减决定责令退还的专门规定", RELIEF_ACT[74].cite(), f"请按“{MISTAKE}”处理。")
        return Ground(fault, RELIEF_ACT[74], True, why="责令限期退还")
    if fault == OTHERS:
        return Ground(fault, CIVIL_CODE[985] + CIVIL_CODE[988], True, damages=knew, settled=False, why="由取得款项的人返还，受助人不承担")
    if fault == HEIRS:
        return Ground(fault, CIVIL_CODE[985] + CIVIL_CODE[1161], True, settled=False, why="由继承人在遗产实际价值以内清偿")
    if fault == MISTAKE:
        return _mistake(knew, gain_left)
    raise Refusal(f"没有“{fault}”这种过错", remedy=f"可选：{'、'.join(FAULTS)}。")


def _fraud(amount: int, acted: date, decided: date) -> Ground:
    """Before 1 July 2026 a fine of one to three times; under the Act at most two; between the two laws the lighter one."""
    if not RELIEF_ACT[73].in_force(decided):
        return Ground(FRAUD, RELIEF[68], True, fine_low=amount, fine_high=3 * amount, why="责令退回，处一倍以上三倍以下罚款")
    if RELIEF_ACT[73].in_force(acted):
        return Ground(FRAUD, RELIEF_ACT[73], True, fine_high=2 * amount, why="责令退回，可处二倍以下罚款")
    return Ground(FRAUD, RELIEF_ACT[73] + PENALTIES[37], True, fine_high=2 * amount, why="行为在旧法、决定在新法施行后，新法处罚较轻，适用新法")


def _unreported(amount: int, decided: date, urban: bool) -> Ground:
    if RELIEF_ACT[46].in_force(decided):
        return Ground(UNREPORTED, RELIEF_ACT[46] + RELIEF_ACT[74], True, why="责令退还")
    if urban:
        return Ground(UNREPORTED, URBAN_SUBSISTENCE["第十四条第二项"], True, fine_high=3 * amount, why="追回；情节恶劣的处一倍以上三倍以下罚款")
    return Ground(UNREPORTED, RELIEF[13] + CIVIL_CODE[985], True, settled=False, why="没有专门规定，类推不当得利")


def _mistake(knew: bool, gain_left: bool) -> Ground:
    if knew:
        return Ground(MISTAKE, CIVIL_CODE[987], True, damages=True, settled=False, why="明知没有根据而取得，应当返还并赔偿损失")
    if not gain_left:
        return Ground(MISTAKE, CIVIL_CODE[986], False, settled=False, why="不知且利益已经不存在，不承担返还义务")
    return Ground(MISTAKE, CIVIL_CODE[985], True, settled=False, why="没有根据取得的利益应当返还")
