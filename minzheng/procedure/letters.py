"""文书：由规则自己写出的理由、条文和救济途径，组成通知书、决定书的内容；排版在 reporting。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minzheng.catalogue import matter as matter_of
from minzheng.library.remedies import remedies
from minzheng.vocabulary.deciding import Decision
from minzheng.vocabulary.proceeding import Admitted, Proceeding
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.wording import written, written_day, written_number

from .district import District


def compose(before: Proceeding, admitted: Admitted, act: Act, situation: Situation, here: District, *, addressee: str,
            case_number: str, more: Sequence[str] = ()) -> dict[str, Any]:  # fmt: skip
    """The parts of the letter an act issues: title, addressee, body paragraphs, reasons, remedies, signature, mark.

    `more` = what the act brings about beside its facts (the amount it lowers), a sentence each.
    """
    step, matter = admitted.step, before.matter
    decision = admitted.decision
    verdict = str(act.said.get("outcome", decision.verdict)) if decision else ""
    chosen = matter.refusal if verdict == "refuse" else matter.grant if verdict == "grant" else None
    adverse = step.adverse and verdict != "grant"
    body = [f"你（单位）的“{matter.title}”事项（案号：{case_number}），本机关于{written_day(act.day)}{step.title}。"]
    if decision is not None:
        body += _conclusion(decision, verdict, chosen.title if chosen else verdict)
    body += [f"{fact.label}：{written(act.said[fact.key], fact)}。" for fact in step.records if fact.key in act.said and not fact.sensitive]
    body += more
    body.append(f"办理依据：{(step.basis or matter.basis).cite(act.day)}。")
    return {
        "title": chosen.document if chosen else step.letter,
        "addressee": addressee,
        "body": body,
        "reasons": [str(reason) for reason in decision.reasons] if decision else [],
        "remedies": remedies(matter.remedy or matter.kind, act.day, here.locality).text if adverse else "",
        "organ": here.locality.bureau,
        "on": act.day.isoformat(),
        "mark": here.mark,
    }


def _conclusion(decision: Decision, verdict: str, title: str) -> list[str]:
    if verdict == "grant":
        money = f"，金额{written_number(decision.amount, '分')}" if decision.amount else ""
        made_of = "，".join(f"{name}{written_number(part, '分')}" for name, part in decision.parts)
        since = f"，自{decision.starts.year}年{decision.starts.month}月起计发" if decision.starts and decision.amount else ""
        page = f"（{matter_of(decision.tier).title}）" if decision.tier else ""
        return [f"经审查，符合法定条件，决定{title}{page}{'' if decision.tier else money}{f'（其中{made_of}）' if made_of else ''}{since}。"]
    failed = "；".join(reason.condition for reason in decision.failed)
    return [f"经审查，下列条件不符合：{failed}。决定{title}。"]
