"""Doing an act: the form is made from what the step records; the verb refuses or does it; a refusal keeps everything typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from minzheng.facts import yearly
from minzheng.journal import attachments
from minzheng.library.locality import Checklist
from minzheng.pages import reasons
from minzheng.pages.asking import Answers, Field, blank, posted
from minzheng.pages.day import Shown, shown
from minzheng.procedure import citing
from minzheng.procedure.cases import Case
from minzheng.procedure.choices import asked, doubtful, in_the_way, may
from minzheng.procedure.perform import perform, preview
from minzheng.registers import finding
from minzheng.registers.finding import Holder
from minzheng.vocabulary import DRAWS, FREEZES, WRITES, Filled, Matter, Step
from minzheng.vocabulary.deciding import Decision, holds
from minzheng.vocabulary.errors import Refusal
from minzheng.vocabulary.proceeding import Proceeding, filled, office_of
from minzheng.vocabulary.situation import Act, Situation
from minzheng.vocabulary.steps import Condition
from minzheng.vocabulary.wording import saw, wording, written

from . import checklists, drafts, reverified
from .casepage import seen
from .checklists import Item
from .documents import drafted, looked_into
from .me import Me, for_officers, me
from .opened import is_opened
from .reverified import About

SECOND, PREVIEW = "second", "preview"
DRAFTING = DRAFT, PHOTO, DROP = "draft", "photo", "drop"
ELSEWHERE = (FREEZES, DRAWS, WRITES)
"""Parts of a step that is more than a form: the page of the draw freezes the list and draws, the report's words have an editor."""
CONCLUSIONS = {"grant": "符合，准予", "refuse": "不符合，不予"}


@dataclass
class ActForm:
    """What is asked of the officer for one act, and what he answered."""

    step: Step
    answers: Answers
    colleagues: list[Holder] = field(default_factory=list)
    second: str = ""
    second_error: str = ""
    doubt: Decision | None = None
    outcome: str = ""
    why: str = ""
    doubt_error: str = ""
    cites: str = ""
    act_id: str = ""
    changes: list[About] = field(default_factory=list)
    """For a step that lowers the entitlement: what the re-verification may have found to be different."""
    items: list[Item] = field(default_factory=list)
    """For an inspection: what is looked at, one by one."""
    listed: Checklist | None = None
    """The district's list that the items are of."""

    @property
    def needs_second(self) -> bool:
        return self.step.officers >= 2 and not self.step.office.citizen

    @property
    def whole(self) -> bool:
        return not self.wrong and not self.second_error and not self.doubt_error

    @property
    def fields(self) -> list[Field]:
        return [one for one in self.answers.fields if not (self.items and one.fact.key == checklists.FINDINGS)]

    @property
    def wrong(self) -> list[Field]:
        """The fields that are not right, from the top of the form to its end."""
        return [*self.answers.errors, *reverified.errors(self.changes)]

    @property
    def said(self) -> dict[str, Any]:
        """What the act records."""
        concluded = {"outcome": self.outcome, "why": self.why} if self.doubt is not None else {}
        cited = {citing.CITES: self.cites} if self.cites else {}
        return {**self.answers.values, **concluded, **cited}

    @property
    def may_cite(self) -> bool:
        """Whether the act issues a document, which may rest on the bureau's own normative documents."""
        return bool(self.step.letter)

    @property
    def seconds(self) -> tuple[str, ...]:
        return (self.second,) if self.needs_second and self.second else ()


@for_officers
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """The form of a step of a case, and the doing of it."""
    person, here = me(request), shown(request)
    case, proceeding = seen(request, number)
    step = proceeding.matter.step(verb)
    if step is None or not may(step, proceeding.matter, person.offices, here.here.situation(here.day)):
        raise Http404
    if step.part == WRITES:
        return redirect("desk:texts", year=proceeding.facts[yearly.year.key])
    if step.part in ELSEWHERE:
        return redirect("desk:draw", number=number)
    kept = drafts.of(person, number, verb)
    if kept is not None and drafts.is_done(kept):
        kept.delete()
        kept = None
    do, _, which = request.POST.get("do", "").partition(":")
    if do in DRAFTING:
        return drafted_on(request, person, case, step, do, which)
    if request.FILES and takes_photos(step):
        kept = drafts.keep(person, number, verb, request.POST)
        drafts.add_photos(request, kept)
    form = form_of(request, person, proceeding, step, here, drafts.typed(kept))
    if step.changes is not None:
        typed = request.POST if request.method == "POST" else drafts.typed(kept)
        form.changes = reverified.asked(number, proceeding.matter, here.day, typed, is_opened(request, number))
    refusal, letter = None, None
    if request.method == "POST" and form.whole:
        actor = person.actor(step, here.here.situation(here.day), form.seconds)
        try:
            if do == PREVIEW:
                letter = preview(number, verb, on=here.day, by=actor, said=form.said, found=reverified.found(form.changes))
                if letter is not None and (closed := looked_into(request, case, "文书预览", "办理前核对")) is not None:
                    return closed
            else:
                done = perform(number, verb, on=here.day, by=actor, said=form.said, act_id=UUID(form.act_id), found=reverified.found(form.changes),
                               files=drafts.attached(kept))  # fmt: skip
                if kept is not None:
                    kept.delete()
                messages.success(request, f"已办理：{step.title}。台账第{done.seq}号。")
                return redirect("desk:case", number=number)
        except Refusal as stopped:
            refusal = stopped
    elif request.method == "GET":
        refusal = in_the_way(proceeding, step, here.here.situation(here.day), person.staff)
    context = {
        "case": case, "matter": proceeding.matter, "step": step, "form": form, "kept": kept, "photos": takes_photos(step), "refusal": refusal, "me": person,
        "letter": drafted(letter) if letter else None, "opened": is_opened(request, number),
        "basis": step.basis.cite(here.day) if step.basis else "",
        "gates": gates(proceeding, step, here, person.staff), "fills": fills(proceeding, step, here, person.staff, form.answers),
        "judged": _preview(proceeding, step, here),
    }  # fmt: skip
    return render(request, "desk/act.html", context)


def takes_photos(step: Step) -> bool:
    """Whether the act is done on the spot by two, who may photograph what they see."""
    return step.officers >= 2 and not step.office.citizen


def drafted_on(request: HttpRequest, person: Me, case: Case, step: Step, do: str, which: str) -> HttpResponse:
    """Keep what is filled in, add a photograph or leave one out; for htmx only the part that changed."""
    kept = drafts.keep(person, case.number, step.verb, request.POST)
    refusal = None
    try:
        if do == PHOTO and takes_photos(step):
            drafts.add_photos(request, kept)
        elif do == DROP:
            drafts.drop_photo(kept, which)
    except Refusal as stopped:
        refusal = stopped
    if not request.htmx and refusal is None:  # type: ignore[attr-defined]
        return redirect(request.path)
    part = "desk/act_photos.html" if request.htmx and do != DRAFT else "desk/act_kept.html" if request.htmx else "pages/refused.html"  # type: ignore[attr-defined]
    return render(request, part, {"case": case, "step": step, "kept": kept, "photos": takes_photos(step), "not_kept": refusal, "refusal": refusal})


@for_officers
@require_GET
def draft_photo(request: HttpRequest, number: str, verb: str, place: int) -> HttpResponse:
    """A photograph of one's own draft."""
    seen(request, number)
    files = drafts.attached(drafts.of(me(request), number, verb))
    if not 0 <= place < len(files):
        raise Http404
    return HttpResponse(attachments.read(files[place].digest), content_type=files[place].media_type, headers={"X-Content-Type-Options": "nosniff"})


def form_of(request: HttpRequest, person: Me, proceeding: Proceeding, step: Step, here: Shown, left: QueryDict | None = None) -> ActForm:
    """The form, empty, as it was sent, or as it was `left` the last time."""
    facts, doubt = asked(proceeding.matter, step), doubtful(proceeding, step, here.here.situation(here.day))
    colleagues = second_officers(person, proceeding.matter, step, here.here.situation(here.day))
    looked_at = checklists.of(step, _kind(proceeding), here)
    if request.method != "POST":
        if left is None:
            return ActForm(step, Answers(blank(facts)), colleagues, doubt=doubt, act_id=str(uuid4()), items=checklists.read(looked_at, None), listed=looked_at)
        items = checklists.read(looked_at, left, strict=False)
        form = sent(left, ActForm(step, posted(facts, left, strict=False), colleagues, doubt=doubt, items=items, listed=looked_at))
        form.second_error = form.doubt_error = ""
        return form
    items = checklists.read(looked_at, request.POST)
    post = checklists.written(request.POST, items) if items else request.POST
    return sent(post, ActForm(step, posted(facts, post), colleagues, doubt=doubt, items=items, listed=looked_at))


def _kind(proceeding: Proceeding) -> str:
    """The kind of body that an inspection was assigned for."""
    return str(next((act.said["inspection.kind"] for act in reversed(proceeding.history.acts) if "inspection.kind" in act.said), ""))


def sent(post: QueryDict, form: ActForm) -> ActForm:
    """The rest of a form that was sent: the second officer, the conclusion where the law has two readings, the act's id."""
    form.second = post.get(SECOND, "")
    if form.needs_second and form.second not in {one.staff for one in form.colleagues}:
        form.second, form.second_error = "", "请选择另一名持证人员"
    form.cites = post.get(citing.CITES, "").strip()[:400] if form.may_cite else ""
    if form.doubt is not None:
        form.outcome, form.why = post.get("outcome", ""), post.get("why", "").strip()[:2000]
        if form.outcome not in CONCLUSIONS or not form.why:
            form.doubt_error = "请作出结论并写明理由"
    try:
        form.act_id = str(UUID(post.get("act_id", "")))
    except ValueError:
        form.act_id = str(uuid4())
    return form


def second_officers(person: Me, matter: Matter, step: Step, like: Situation) -> list[Holder]:
    """Who may be the second officer: certified colleagues of the same town in the same office."""
    if step.officers < 2 or step.office.citizen:
        return []
    holders = finding.officers_of(office_of(step, like).id, matter.line, person.town, like.day)
    return [one for one in holders if one.staff != person.staff and one.certified]


def gates(proceeding: Proceeding, step: Step, here: Shown, staff: str) -> list[tuple[str, str, str]]:
    """What must hold before the step: title, article, and whether it does (yes, no, or missing where the form decides)."""
    like = here.here.situation(here.day)
    situation = proceeding.situation(_told(proceeding, Act(step.verb, here.day, (staff,), {}, step.office.id, step.officers), like), like)
    living = [gate for gate in proceeding.matter.gates_of(step) if gate.basis.in_force(here.day)]
    return [(gate.title, gate.basis.cite(here.day), gate_state(gate, situation)) for gate in living]


def _told(proceeding: Proceeding, act: Act, like: Situation) -> Act:
    """The act with what its page fills in; as it is where that comes to what cannot be."""
    try:
        return filled(proceeding, act, like)
    except Refusal:
        return act


def fills(proceeding: Proceeding, step: Step, here: Shown, staff: str, answers: Answers) -> list[tuple[str, str, str]]:
    """What the page fills in beside the fields: the number's name, how it is told, and what it comes to, or what of that is known already."""
    like = here.here.situation(here.day)
    told = _told(proceeding, Act(step.verb, here.day, (staff,), answers.values, step.office.id, step.officers), like).said
    own = [one for one in proceeding.matter.fills if one.step is step]
    situation = proceeding.situation(Act(step.verb, here.day, (staff,), told, step.office.id, step.officers), like)

    def now(one: Filled) -> str:
        return written(told[one.fact.key], one.fact) if one.fact.key in told else saw(one.comes_to, situation)

    return [(one.fact.label, wording(one.comes_to), now(one)) for one in own]


def gate_state(gate: Condition, situation: Situation) -> str:
    """Whether a gate holds before anything is filled in."""
    try:
        return {True: "yes", False: "no", None: "doubt"}[holds(gate, situation)]
    except Refusal:
        return "missing"


def _preview(proceeding: Proceeding, step: Step, here: Shown) -> reasons.Judged | None:
    """What the rule will conclude, for a step that decides."""
    return reasons.judged(proceeding, here.here.situation(here.day)) if step.decides else None
