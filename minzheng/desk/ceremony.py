"""抽取：在众人面前走完的一页——生成并冻结清单、两人各录一遍开奖号码、开启秘密、逐家揭晓、取走抽取记录、列入检查。

页面只问和显示；清单、种子、名次都由 `minzheng.draw` 算，冻结和抽取各是一个行为。
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.draw import GAMES, Commitment, Drawn, Manifest, Source, enter_numbers, manifest_from_json, quota, read_transcript
from minzheng.draw.composition import composition
from minzheng.draw.findings import read_json
from minzheng.draw.lotteries import drawn_from_json
from minzheng.pages.day import Shown, shown
from minzheng.procedure import draws
from minzheng.procedure.choices import in_the_way, may
from minzheng.procedure.draw import Pool, Rules, freeze_new, hold, manifest_for, upcoming
from minzheng.procedure.perform import Opening, open_case
from minzheng.registers import read as registers
from minzheng.vocabulary import ASSIGNS, DRAWS, FREEZES, Step
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import facts_in
from minzheng.vocabulary.proceeding import Proceeding

from .casepage import seen
from .me import Me, me
from .models import Keyed

POOLS = (("organisation", "民办非企业单位", 50), ("organisation", "社会团体", 30), ("care_home", "养老机构", 100))
"""Register, class and the share first offered, per mille (社会组织不低于百分之三，见抽查页面)."""
TICKETS = {"A": 1, "B": 2, "C": 4, "D": 8}
LOTTERIES = ("快乐8", "大乐透")
HOLDERS = 3
NAMESPACE = UUID("5b6e3c1a-2f0d-4a57-9d7e-4d494e5a4452")
"""Under which a body listed for inspection has its act: once, however often the button is pressed."""
STAGES = ("冻结清单", "录入号码", "开启秘密、抽取", "揭晓", "列入检查")


@dataclass(frozen=True)
class Picked:
    """One body that was drawn: its place in its class, its tickets, who inspects it, and its case once there is one."""

    place: int
    number: str
    name: str
    kind: str
    tickets: int
    team: tuple[str, ...]
    case: str = ""


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The ceremony as far as it has come; a form that is refused stands with what was typed."""
    person, here = me(request), shown(request)
    case, proceeding = seen(request, number)
    freeze = _step(proceeding, FREEZES)
    if freeze.after is not None and not _done_before(proceeding, freeze.after):
        raise Http404
    row = draws.frozen(number) if _done_before(proceeding, freeze) else None
    if row is not None and not _done_before(proceeding, _step(proceeding, DRAWS)):
        row.transcript = None  # the view of a day before the draw
    context: dict[str, Any] = {"me": person, "case": case, "row": row, "stages": STAGES}
    if request.method == "POST":
        if person.audits:
            raise Refusal("审计账户只能查阅，不能办理", remedy="请由经办人员办理。")
        try:
            answer = _done(request, number, person, here, proceeding, row, context)
            if answer is not None:
                return answer
        except Refusal as refusal:
            context["refusal"] = refusal
    if row is None:
        context |= _freezing(request, person, here, proceeding)
    elif row.transcript is None:
        context |= _keying(request, person, here, proceeding, row)
    else:
        context |= _revealed(request, person, here, proceeding, row)
    return render(request, "desk/draw.html", context)


def _done(request: HttpRequest, number: str, person: Me, here: Shown, proceeding: Proceeding, row: draws.Draw | None, context: dict[str, Any]) -> Any:
    """What was sent: None for a list that is only to be looked at. Raises Refusal, Http404 for whoever may not."""
    do = request.POST.get("do", "")
    if row is None and do in ("list", "freeze"):
        _only(person, proceeding, FREEZES, here)
        rules = rules_of(request.POST)
        if do == "list":
            context["listed"] = manifest_for(_number(here), rules, here.day)
            return None
        actor = person.actor(_step(proceeding, FREEZES), here.here.situation(here.day))
        done = freeze_new(number, _number(here), rules, request.POST.get("digest", ""), on=here.day, by=actor)
        messages.success(request, f"清单已冻结，台账第{done.seq}号。请在停售以前公布清单的杂凑值。")
    elif row is not None and row.transcript is None and do == "key":
        manifest = manifest_of(row)
        numbers = [one.to_json() for one in typed_numbers(request.POST, manifest)]
        Keyed.objects.update_or_create(case=number, staff=person.staff, defaults={"numbers": numbers})
        messages.success(request, "已录入。另一人录入以前，谁也看不到你录的号码。")
    elif row is not None and row.transcript is None and do == "draw":
        _only(person, proceeding, DRAWS, here)
        secrets = {one.holder: request.POST.get(f"secret.{place}", "").strip().lower() for place, one in enumerate(manifest_of(row).commitments)}
        one, other = _entries(number)
        actor = person.actor(_step(proceeding, DRAWS), here.here.situation(here.day))
        hold(number, _drawn(one), _drawn(other), secrets, keyed=(one.staff, other.staff), on=here.day, by=actor)
        return redirect(f"{request.path}?seen=0")
    elif row is not None and row.transcript is not None and do == "assign":
        _assign(request, person, here, proceeding, row)
    else:
        raise Http404
    return redirect("desk:draw", number=number)


# --- the list ------------------------------------------------------------------------------------------------------


def rules_of(post: Mapping[str, str]) -> Rules:
    """What is fixed before luck, as typed. Raises Refusal."""
    pools = tuple(Pool(register, kind, _permille(post.get(f"pool.{place}", ""), kind)) for place, (register, kind, _) in enumerate(POOLS))
    sources = tuple(Source(name, post.get(f"issue.{place}", "").strip()) for place, name in enumerate(LOTTERIES))
    sealed = [(post.get(f"holder.{place}", "").strip(), post.get(f"digest.{place}", "").strip().lower()) for place in range(HOLDERS)]
    if any(bool(holder) != bool(digest) or (digest and not re.fullmatch("[0-9a-f]{64}", digest)) for holder, digest in sealed):
        raise Refusal("封存的秘密须写明持有单位和64位十六进制的杂凑值", remedy="请持有单位按编号算出杂凑值后填写。")
    try:
        visits = (date.fromisoformat(post.get("from", "")), date.fromisoformat(post.get("until", "")))
    except ValueError:
        raise Refusal("没有写明检查期间", remedy="请填检查期间的起止日期。") from None
    plan = post.get("plan", "").strip()[:200]
    return Rules(plan, tuple(one for one in pools if one.permille), TICKETS, visits, sources, tuple(Commitment(*one) for one in sealed if one[0]))


def _permille(text: str, kind: str) -> int:
    if not (text.strip() or "0").isascii() or not (text.strip() or "0").isdigit() or int(text.strip() or "0") > 1000:
        raise Refusal(f"{kind}的比例应为0至1000的整数（千分之几）", remedy="不抽的填0。")
    return int(text.strip() or "0")


def _number(here: Shown) -> str:
    return upcoming(here.here.locality.code, here.day.year)


def manifest_of(row: draws.Draw) -> Manifest:
    """The frozen list."""
    return manifest_from_json(read_json(bytes(row.manifest)))


def listed(manifest: Manifest) -> list[tuple[str, int, int, str]]:
    """Of each class: title, how many are in it, how many of them are drawn, the share."""
    sizes = [sum(one.stratum == stratum.id for one in manifest.candidates) for stratum in manifest.strata]
    return [(one.title, size, quota(size, one.permille, one.minimum), f"{one.permille / 10:g}%")
            for one, size in zip(manifest.strata, sizes, strict=True)]  # fmt: skip


def _freezing(request: HttpRequest, person: Me, here: Shown, proceeding: Proceeding) -> dict[str, Any]:
    post, may_freeze = request.POST, may(_step(proceeding, FREEZES), proceeding.matter, person.offices, here.here.situation(here.day))
    return {
        "stage": 0, "mine": may_freeze, "barred": in_the_way(proceeding, _step(proceeding, FREEZES), here.here.situation(here.day), person.staff),
        "draw_id": _number(here), "plan": post.get("plan", f"{here.day.year}年度抽查计划"), "from": post.get("from", ""), "until": post.get("until", ""),
        "pools": [(place, kind, post.get(f"pool.{place}", str(share))) for place, (_, kind, share) in enumerate(POOLS)],
        "issues": [(place, name, post.get(f"issue.{place}", "")) for place, name in enumerate(LOTTERIES)],
        "sealed": [(place, post.get(f"holder.{place}", ""), post.get(f"digest.{place}", "")) for place in range(HOLDERS)],
        "tickets": TICKETS,
    }  # fmt: skip


# --- numbers and secrets -------------------------------------------------------------------------------------------


def typed_numbers(post: Mapping[str, str], manifest: Manifest) -> list[Drawn]:
    """The numbers of every lottery of the list as typed, zone by zone. Raises Refusal."""
    found = []
    for place, source in enumerate(manifest.sources):
        zones = [[int(one) for one in re.findall("[0-9]{1,4}", post.get(f"zone.{place}.{zone}", ""))] for zone in range(len(GAMES[source.name]))]
        issue, because = post.get(f"issue.{place}", "").strip() or source.issue, post.get(f"because.{place}", "").strip()[:100]
        found.append(enter_numbers(source.name, issue, *zones, because=because))
    return found


def _entries(number: str) -> tuple[Keyed, Keyed]:
    """The two persons' entries. Raises Refusal when there are not two."""
    found = list(Keyed.objects.filter(case=number).order_by("at")[:3])
    if len(found) != 2:
        raise Refusal("开奖号码须由两人各自录入一遍", remedy="请另一人用自己的账户录入。")
    return found[0], found[1]


def _drawn(one: Keyed) -> list[Drawn]:
    return [drawn_from_json(value) for value in one.numbers]


def _keying(request: HttpRequest, person: Me, here: Shown, proceeding: Proceeding, row: draws.Draw) -> dict[str, Any]:
    manifest, entries, post = manifest_of(row), list(Keyed.objects.filter(case=row.case_id).order_by("at")), request.POST
    games = [
        (place, one.name, one.issue, [(zone, spec, post.get(f"zone.{place}.{zone}", "")) for zone, spec in enumerate(GAMES[one.name])])
        for place, one in enumerate(manifest.sources)
    ]  # fmt: skip
    both = len(entries) == 2
    agreed = both and entries[0].numbers == entries[1].numbers
    draw = _step(proceeding, DRAWS)
    like = here.here.situation(here.day)
    return {
        "stage": 2 if agreed else 1, "manifest": manifest, "digest": manifest.hash(), "classes": listed(manifest), "games": games,
        "entries": entries, "keyed": any(one.staff == person.staff for one in entries), "full": both and all(one.staff != person.staff for one in entries),
        "differ": both and not agreed, "agreed": _drawn(entries[0]) if agreed else [],
        "holders": list(enumerate(manifest.commitments)), "mine": may(draw, proceeding.matter, person.offices, like),
        "barred": in_the_way(proceeding, draw, like, person.staff),
    }  # fmt: skip


# --- what was drawn ------------------------------------------------------------------------------------------------


def picked(row: draws.Draw, manifest: Manifest, numbers: Mapping[str, str]) -> list[Picked]:
    """Every body drawn, class by class in the order of the ranking; `numbers` tells the cases there are already."""
    transcript, teams = read_transcript(bytes(row.transcript)), {one.body: one for one in draws.selected(row)}
    by_id = {one.id: one for one in manifest.candidates}
    order = [body for stratum in (transcript.result or {}).get("strata", ()) for body in stratum["selected"]]
    order = [*[body for body in order if body in teams], *[body for body in teams if body not in order]]
    kinds = {by_id[body].stratum for body in order}
    names = {one.number: one.name for register in {register for register, kind, _ in POOLS if kind in kinds}
             for one in registers.in_force(register, row.drawn_on or date.max).filter(number__in=order)}  # fmt: skip
    return [
        Picked(place, body, names.get(body, body), by_id[body].stratum, by_id[body].tickets, teams[body].team, numbers.get(body, ""))
        for place, body in enumerate(order, 1)
    ]


def _revealed(request: HttpRequest, person: Me, here: Shown, proceeding: Proceeding, row: draws.Draw) -> dict[str, Any]:
    manifest, transcript = manifest_of(row), read_transcript(bytes(row.transcript))
    bodies = [one.body for one in draws.selected(row)]
    begun = draws.inspections_of(bodies, row.drawn_on)
    found = picked(row, manifest, begun)
    asked = request.GET.get("seen", "")
    seen_now = min(int(asked), len(found)) if asked.isdigit() and len(asked) < 5 else len(found)
    assign = _step(proceeding, ASSIGNS)
    return {
        "stage": 3 if seen_now < len(found) else 4, "manifest": manifest, "digest": manifest.hash(), "classes": listed(manifest), "transcript": transcript,
        "seed": (transcript.result or {}).get("seed", ""), "formula": ";".join(one.text() for one in transcript.drawn),
        "picked": found[:seen_now], "seen": seen_now, "next": seen_now + 1 if seen_now < len(found) else 0, "all": len(found),
        "public": here.day > manifest.visits_until, "mine": may(assign, proceeding.matter, person.offices, here.here.situation(here.day)),
        "unassigned": [one for one in found if not one.case],
        "reminders": composition(manifest, bodies) if seen_now == len(found) else [],
    }  # fmt: skip


def _settled(proceeding: Proceeding) -> dict[str, Any]:
    """What the case of the draw has answered for every body: the facts that the gates of its steps up to the draw look at."""
    gates, step = [], _step(proceeding, DRAWS)
    while step is not None:
        gates += [gate.term for gate in step.gates]
        step = step.after
    return {fact.key: proceeding.facts[fact.key] for fact in facts_in(*gates) if fact.key in proceeding.facts}


def _assign(request: HttpRequest, person: Me, here: Shown, proceeding: Proceeding, row: draws.Draw) -> None:
    """Begin one case per body drawn that has none yet; sent again it begins none twice."""
    _only(person, proceeding, ASSIGNS, here)
    manifest, step, begun = manifest_of(row), _step(proceeding, ASSIGNS), 0
    known = draws.inspections_of([one.body for one in draws.selected(row)], row.drawn_on)
    actor = person.actor(step, here.here.situation(here.day))
    for one in picked(row, manifest, known):
        if one.case:
            continue
        found = registers.row(one.number)
        facts = {**_settled(proceeding), "inspection.body": one.number, "inspection.drawn_on": row.drawn_on}
        opening = Opening(proceeding.matter, facts, {}, found.town if found else "", f"organisation:{one.number}", one.name)
        said = {"inspection.kind": one.kind, "inspection.chosen": "抽中"}
        open_case(opening, step.verb, on=here.day, by=actor, said=said, act_id=uuid5(NAMESPACE, f"{row.pk}:{one.number}"))
        begun += 1
    messages.success(request, f"已列入检查{begun}家，各立一案。")


@require_GET
def record(request: HttpRequest, number: str) -> HttpResponse:
    """The transcript, byte for byte as its digest stands in the journal."""
    case, _ = seen(request, number)
    row = draws.frozen(case.number)
    if row is None or row.transcript is None or (shown(request).fixed and row.drawn_on and row.drawn_on > shown(request).day):
        raise Http404
    return HttpResponse(bytes(row.transcript), content_type="application/json", headers={"Content-Disposition": f'attachment; filename="{row.pk}.json"'})


def _step(proceeding: Proceeding, part: str) -> Step:
    """The step of the matter that has this part in a draw. Raises Http404 for a matter that draws nothing."""
    found = next((one for one in proceeding.matter.steps if one.part == part), None)
    if found is None:
        raise Http404
    return found


def _done_before(proceeding: Proceeding, step: Step) -> bool:
    return bool(proceeding.history.counts.get(step.verb))


def _only(person: Me, proceeding: Proceeding, part: str, here: Shown) -> None:
    if not may(_step(proceeding, part), proceeding.matter, person.offices, here.here.situation(here.day)):
        raise Http404
