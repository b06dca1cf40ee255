"""文书：由规则自己写出的理由、条文和救济途径，组成通知书、决定书的内容；排版在 reporting。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from minzheng.catalogue import matter as matter_of
from minzheng.catalogue import matters
from minzheng.library.remedies import remedies
from minzheng.sm3 import sm3
from minzheng.vocabulary import Matter
from minzheng.vocabulary.deciding import Decision
from minzheng.vocabulary.law import Basis
from minzheng.vocabulary.proceeding import Admitted, Proceeding
from minzheng.vocabulary.reading import years_between
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.wording import written, written_day, written_money

from . import citing, rows, serials
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
    adverse = step.adverse and (verdict != "grant" or bool(step.claim))  # what is granted there is a claim against the addressee
    body = [f"你（单位）的“{matter.title}”事项（案号：{case_number}），本机关于{written_day(act.day)}{step.title}。"]
    if decision is not None:
        body += _conclusion(decision, verdict, chosen.title if chosen else verdict)
    body += [f"{fact.label}：{written(act.said[fact.key], fact)}。" for fact in step.records if fact.key in act.said and not fact.sensitive]
    body += more
    if cited := citing.named(act.said):
        body.append(f"依据的本局规范性文件：{'、'.join(f'《{one}》' for one in cited)}。")
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
        money = f"，金额{written_money(decision.amount)}" if decision.amount else ""
        made_of = "，".join(f"{name}{written_money(part)}" for name, part in decision.parts)
        since = f"，自{decision.starts.year}年{decision.starts.month}月起计发" if decision.starts and decision.amount else ""
        page = f"（{matter_of(decision.tier).title}）" if decision.tier else ""
        return [f"经审查，符合法定条件，决定{title}{page}{'' if decision.tier else money}{f'（其中{made_of}）' if made_of else ''}{since}。"]
    failed = "；".join(reason.condition for reason in decision.failed)
    return [f"经审查，下列条件不符合：{failed}。决定{title}。"]


def on_a_benefit(matter: Matter, title: str, day: date, here: District, *, addressee: str, body: Sequence[str], basis: Basis) -> dict[str, Any]:
    """The parts of a decision on a running benefit that is taken outside any case; always adverse, so with its remedies."""
    return {
        "title": title,
        "addressee": addressee,
        "body": [*body, f"办理依据：{basis.cite(day)}。"],
        "reasons": [],
        "remedies": remedies(matter.remedy or matter.kind, day, here.locality).text,
        "organ": here.locality.bureau,
        "on": day.isoformat(),
        "mark": here.mark,
    }


def what_remains(matter: Matter, day: date) -> list[str]:
    """What somebody whose benefit ends may still apply for, a sentence: the tiers that one application tries after this one."""
    pages = next((one.tiers.pages for one in matters() if one.tiers is not None and matter in one.tiers.pages), ())
    below = [page.title for page in pages[pages.index(matter) + 1 :] if page.in_force(day)] if matter in pages else []
    return [f"停发以后，符合条件的可以另行申请：{'、'.join(below)}；一次申请，依次审核。"] if below else []


def addressee(person: Any, day: date, *, died: bool = False) -> str:
    """To whom a decision about this payee goes; a minor is not named."""
    if years_between(person.born, day) < 18:
        return "享受待遇的未成年人的监护人"
    return f"{person.name}{'的家属' if died else ''}"


def numbered(parts: dict[str, Any], day: date, here: District) -> dict[str, Any]:
    """The letter with the next document number of the year."""
    number = f"{here.locality.mark_of_documents}〔{day.year}〕{serials.next_serial(f'letter:{day.year}')}号"
    return {"number": number, "title": parts["title"], "parts": parts}


def quoted(letter: Mapping[str, Any]) -> dict[str, str]:
    """How the act that issues a letter quotes it."""
    return {"number": letter["number"], "title": letter["title"], "digest": letter_digest(letter["parts"])}


def keep(letter: Mapping[str, Any], *, case: str | None, on: date, seq: int) -> None:
    """The letter of an act, once the act has its place in the journal."""
    rows.insert("letter", {"case_id": case, "seq": seq, "on": on, **letter})


def letter_digest(parts: dict[str, Any]) -> str:
    """SM3 of a letter's parts, as the act that issued it quotes it."""
    return sm3(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).hex()
