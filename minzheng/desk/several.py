"""Several cases at once: chosen in the work list, one lawful act for all of them, still one act per case through the one door.

What is chosen and what became of each is kept, so that a lost connection, a closed page or a second click lose and repeat nothing.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minzheng.catalogue import matter as matter_of
from minzheng.pages import streams
from minzheng.pages.asking import Answers, blank, posted
from minzheng.pages.day import Shown, shown
from minzheng.pages.masking import plain
from minzheng.procedure import cases
from minzheng.procedure.cases import Case
from minzheng.procedure.choices import asked, doubtful, in_the_way, may
from minzheng.procedure.perform import perform, preview
from minzheng.vocabulary import Matter, Step
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.facts import TextFact
from minzheng.vocabulary.proceeding import OUTCOME

from .acting import ELSEWHERE, ActForm, second_officers, sent
from .documents import drafted, looked_into
from .me import Me, for_officers, me
from .models import Several
from .worklist import wanted_of

MOST, SECONDS = 300, 1.5
"""How many cases may be chosen at once; how long one answer works before it tells how far it has come."""
OWN = Refusal("法律有两种理解，须逐件作出结论", remedy="请打开这一件单独办理。")


@dataclass(frozen=True)
class Offer:
    """One act that could be done for several of the chosen cases: those it can be done for now, and why not for the others."""

    matter: Matter
    step: Step
    ready: tuple[Case, ...]
    barred: tuple[tuple[Case, Refusal], ...]


@for_officers
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep which cases were ticked (or all that the list's filter leaves), in the list's order."""
    person, here = me(request), shown(request)
    seen = cases.visible(person.scope).filter(cases.STILL)
    if request.POST.get("all"):
        wanted = wanted_of(request, person, request.POST)
        seen = cases.of_colour(cases.narrowed(seen, wanted), wanted.colour, here.day)
    else:
        seen = seen.filter(pk__in=request.POST.getlist("case")[:MOST])
    numbers = list(cases.in_order(seen, "").values_list("number", flat=True)[: MOST + 1])
    if not numbers:
        messages.error(request, "请先勾选要一起办理的办件。")
        return redirect("desk:worklist")
    if len(numbers) > MOST:
        raise Refusal(f"一次至多选{MOST}件", remedy="请用业务线、事项、镇街缩小范围后再选。")
    kept = Several.objects.create(account=person.account, cases=numbers)
    return redirect("desk:several", batch=kept.pk)


@for_officers
@require_GET
def several(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What can be done for the chosen cases together; once begun, how far it has come and what became of each."""
    person, here = me(request), shown(request)
    kept = _own(batch, person)
    if kept.verb:
        return render(request, "desk/several_done.html", {"me": person, **_told(kept)})
    chosen = _chosen(kept, person)
    context = {"me": person, "kept": kept, "count": len(chosen), "offers": offers(chosen, person, here)}
    return render(request, "desk/several.html", context)


@for_officers
@require_http_methods(["GET", "POST"])
def together(request: HttpRequest, batch: UUID, matter: str, verb: str) -> HttpResponse:
    """The form of the act, once for all; the letter of any one case before it is served; and the beginning of the work."""
    person, here = me(request), shown(request)
    kept = _own(batch, person)
    page = matter_of(matter)
    step = page.step(verb)
    like = here.here.situation(here.day)
    if kept.verb or step is None or not may(step, page, person.offices, like) or not alike(page, step):
        raise Http404
    offer = offered([one for one in _chosen(kept, person) if one.matter == matter], page, step, person, here)
    form, refusal, letter, of = _form(request, person, page, step, here), None, None, ""
    if request.method == "POST" and form.whole:
        do, _, of = request.POST.get("do", "").partition(":")
        if do != "preview" and offer.ready:
            kept.matter, kept.verb, kept.on, kept.sent = matter, verb, here.day, request.POST.urlencode()
            kept.cases = [one.number for one in offer.ready]
            kept.save()
            return redirect("desk:several", batch=kept.pk)
        try:
            if (case := next((one for one in offer.ready if one.number == of), None)) is not None:
                letter = preview(of, verb, on=here.day, by=person.actor(step, like, form.seconds), said=form.said)
                if letter is not None and (closed := looked_into(request, case, "文书预览", "成批办理前核对")) is not None:
                    return closed
        except Refusal as stopped:
            refusal = stopped
    context = {"me": person, "kept": kept, "matter": page, "step": step, "offer": offer, "form": form, "refusal": refusal, "of": of,
               "letter": drafted(letter) if letter else None, "basis": step.basis.cite(here.day) if step.basis else ""}  # fmt: skip
    return render(request, "desk/several_form.html", context)


@for_officers
@require_POST
def go(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Do the next of them, for a moment; asked again until all are done. Each act stands or is refused by itself."""
    person = me(request)
    kept = _own(batch, person)
    if not kept.verb or kept.on is None:
        raise Http404
    if streams.asked(request):
        return streams.streamed(_as_they_are_done(request, kept, person))
    until = time.monotonic() + SECONDS
    for now in _done(request, kept, person):
        kept = now
        if time.monotonic() > until:
            break
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "desk/several_part.html", {"me": person, **_told(kept)})
    return redirect("desk:several", batch=kept.pk)


def _done(request: HttpRequest, kept: Several, person: Me) -> Iterator[Several]:
    """Do one after another of those that are left."""
    for number in [one for one in kept.cases if one not in kept.done]:
        kept = _keep(kept, number, _one(kept, number, person, shown(request)))
        yield kept


def _as_they_are_done(request: HttpRequest, kept: Several, person: Me) -> Iterator[bytes]:
    """The page's part every now and then, and at the end."""
    now, told = kept, time.monotonic()
    for now in _done(request, kept, person):
        if time.monotonic() - told < streams.EVERY:
            yield streams.STILL
        else:
            yield _part(request, now, person)
            told = time.monotonic()
    yield _part(request, now, person)


def _part(request: HttpRequest, kept: Several, person: Me) -> bytes:
    return streams.event(render_to_string("desk/several_part.html", {"me": person, **_told(kept)}, request))


def alike(matter: Matter, step: Step) -> bool:
    """Whether the act may be the same for several cases: it asks nothing that is each case's own (a name, a number, an illness),
    lowers nobody's money and is no ceremony."""
    own = any(fact.sensitive or (isinstance(fact, TextFact) and not fact.key.startswith("handling.")) for fact in asked(matter, step))  # type: ignore[attr-defined]
    return not own and step.changes is None and step.part not in ELSEWHERE


def offers(chosen: list[Case], person: Me, here: Shown) -> list[Offer]:
    """The acts this officer could do for these cases together, that which most of them wait for first."""
    by_matter: dict[str, list[Case]] = defaultdict(list)
    for one in chosen:
        by_matter[one.matter].append(one)
    like, found = here.here.situation(here.day), []
    for id, some in by_matter.items():
        page = matter_of(id)
        for step in page.steps:
            if may(step, page, person.offices, like) and alike(page, step):
                offer = offered(some, page, step, person, here)
                found += [offer] if offer.ready else []
    return sorted(found, key=lambda one: -len(one.ready))


def offered(some: list[Case], page: Matter, step: Step, person: Me, here: Shown) -> Offer:
    """For which of these cases of one matter the step can be done now."""
    like, ready, barred = here.here.situation(here.day), [], []
    for one in some:
        proceeding = cases.proceeding(one)
        refusal = in_the_way(proceeding, step, like, person.staff)
        if refusal is None and doubtful(proceeding, step, like) is not None:
            refusal = OWN
        if refusal is None:
            ready.append(one)
        else:
            barred.append((one, refusal))
    return Offer(page, step, tuple(ready), tuple(barred))


def _own(batch: UUID, person: Me) -> Several:
    kept = Several.objects.filter(pk=batch, account=person.account).first()
    if kept is None:
        raise Http404
    return kept


def _chosen(kept: Several, person: Me) -> list[Case]:
    """The chosen cases that may still be seen, in the order they were listed."""
    found = {one.number: one for one in cases.visible(person.scope).filter(pk__in=kept.cases)}
    for one in found.values():
        one.title = one.title or cases.title_in_facts(one.facts)
    return [found[number] for number in kept.cases if number in found]


def _form(request: HttpRequest, person: Me, page: Matter, step: Step, here: Shown) -> ActForm:
    colleagues = second_officers(person, page, step, here.here.situation(here.day))
    if request.method != "POST":
        return ActForm(step, Answers(blank(asked(page, step))), colleagues)
    return sent(request.POST, ActForm(step, posted(asked(page, step), request.POST), colleagues))


def _one(kept: Several, number: str, person: Me, here: Shown) -> list[Any]:
    """Do the act in one case: [True, where it stands in the journal] or [False, why not]."""
    page = matter_of(kept.matter)
    step = page.step(kept.verb)
    assert step is not None
    assert kept.on is not None
    if cases.case(number, person.scope) is None:
        return [False, "这一件不再由你办理", ""]
    post = QueryDict(kept.sent)
    form = sent(post, ActForm(step, posted(asked(page, step), post), second_officers(person, page, step, here.here.situation(kept.on))))
    try:
        actor = person.actor(step, here.here.situation(kept.on), form.seconds)
        done = perform(number, kept.verb, on=kept.on, by=actor, said=form.said, act_id=uuid5(kept.pk, number))
    except Refusal as refusal:
        words = OWN.reason if refusal.gate == OUTCOME else plain(refusal)
        return [False, "。".join(part for part in (words, refusal.remedy.rstrip("。")) if part), refusal.basis]
    return [True, done.seq]


def _keep(kept: Several, number: str, result: list[Any]) -> Several:
    """Keep one result beside those that another page of the same work may have kept meanwhile."""
    with transaction.atomic():
        row = Several.objects.select_for_update().get(pk=kept.pk)
        row.done = {**row.done, number: result}
        row.save(update_fields=["done"])
    return row


def _told(kept: Several) -> dict[str, Any]:
    """What the page of results tells."""
    page = matter_of(kept.matter)
    named = {one.number: one for one in cases.of_cases(kept.cases).values()}
    done = [(named.get(number), kept.done[number][1]) for number in kept.cases if number in kept.done and kept.done[number][0]]
    refused = [(named.get(number), *kept.done[number][1:]) for number in kept.cases if number in kept.done and not kept.done[number][0]]
    return {"kept": kept, "matter": page, "step": page.step(kept.verb), "done": done, "refused": refused, "all": len(kept.cases),
            "so_far": len(kept.done), "waiting": len(kept.cases) - len(kept.done)}  # fmt: skip
